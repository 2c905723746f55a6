"""Parquet files hold what the JSON lines hold."""

import json
from importlib.util import find_spec
from io import BytesIO

import pytest

from evals.export.dataset_files import dataset_files
from tests.evals.export.runs import leaving

pytestmark = pytest.mark.skipif(find_spec("pyarrow") is None, reason="pyarrow is not installed")


@pytest.mark.parametrize("part", ["examples", "samples", "scores"])
def test_both_hold_the_same_rows(part: str) -> None:
    from pyarrow.parquet import read_table

    files = dataset_files(leaving())
    rows = [json.loads(line) for line in files[f"data/{part}.jsonl"].splitlines()]
    assert read_table(BytesIO(files[f"data/{part}.parquet"])).to_pylist() == rows
