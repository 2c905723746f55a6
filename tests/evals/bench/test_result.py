"""The JSON holds every raw number and what is needed to repeat the run."""

import json
from pathlib import Path

from evals.bench.result import default_file, write_result
from tests.evals.bench.measured import NOON, RESULT


def test_the_json_holds_the_raw_numbers(tmp_path: Path) -> None:
    file = tmp_path / "results" / "out.json"
    write_result(RESULT, file)
    told = json.loads(file.read_text())
    assert set(told) == {"manifest", "machine", "settings", "corpus", "contenders", "part_seconds"}
    assert {"commit", "packages", "python", "started_at", "ended_at"} <= set(told["manifest"])
    assert told["machine"]["cpu"] == "a processor"
    ours = told["contenders"]["ours"]
    assert ours["loads"][0]["milliseconds"] == [10.0, 20.0, 30.0, 40.0]
    assert [one["use"]["seconds"] for one in ours["sample"]] == [4.0, 4.0]
    assert ours["quality"]["metrics"]["nDCG@10"]["low"] == 0.4


def test_a_result_is_named_for_its_moment() -> None:
    assert default_file(NOON) == Path("bench-results/2026-11-22T120000.json")
