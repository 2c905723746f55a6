"""A run as the files of a Hugging Face-style dataset folder."""

import json
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from evals.export.dataset_card import dataset_card
from evals.export.dataset_part import DatasetPart
from evals.export.dataset_rows import parts_of
from evals.export.outgoing_run import OutgoingRun

CARD = "README.md"


def dataset_files(run: OutgoingRun) -> Mapping[str, bytes]:
    """The content of every file by its path: a card, JSON lines, and the same as Parquet where pyarrow is installed.

    One run always gives the same bytes.
    """
    parts = parts_of(run)
    lines = {f"data/{part.name}.jsonl": _lines(part) for part in parts}
    typed = dict(_parquet_files(parts))
    # Parquet is what loads where it is there: of JSON lines, readers guess that texts like 2026-11-22 are moments.
    card = dataset_card(run, parts, {path: len(content) for path, content in (typed or lines).items()})
    return {CARD: card.encode(), **lines, **typed}


def dataset_archive(run: OutgoingRun) -> bytes:
    """The folder as a ZIP file."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for path, content in dataset_files(run).items():
            archive.writestr(ZipInfo(f"{run.name}/{path}"), content, ZIP_DEFLATED)
    return buffer.getvalue()


def _lines(part: DatasetPart) -> bytes:
    return "".join(f"{json.dumps(row, ensure_ascii=False, allow_nan=False)}\n" for row in part.rows).encode()


def _parquet_files(parts: tuple[DatasetPart, ...]) -> Iterator[tuple[str, bytes]]:
    if find_spec("pyarrow"):
        from evals.export.parquet import parquet

        yield from ((f"data/{part.name}.parquet", parquet(part)) for part in parts)
