"""Reads what was uploaded, in the layout that was named or the one it looks like."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from evals.curation.layout import Layout, Reading
from evals.curation.layouts.beir import BeirLayout
from evals.curation.layouts.csv import CsvLayout
from evals.curation.layouts.jsonl import JsonlLayout
from evals.curation.layouts.ragas import RagasLayout
from evals.curation.upload import Upload, decoded
from evals.errors import GoldenSetError

LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout for layout in (JsonlLayout(), RagasLayout(), BeirLayout(), CsvLayout())
}
"""In the order in which they are tried."""


def read_upload(upload: Upload, layout: str = "", columns: Mapping[str, str] | None = None) -> Reading:
    """What the upload holds. Raises GoldenSetError where it is in no layout that is known."""
    chosen = LAYOUTS.get(layout) if layout else recognised(upload)
    if chosen is None:
        raise GoldenSetError(f"{upload.name}: there is no layout {layout!r}; there are {', '.join(LAYOUTS)}")
    reading = chosen.read(upload, columns or {})
    if not reading.examples and not reading.problems:
        raise GoldenSetError(f"{upload.name} holds no examples; choose the file that holds the questions")
    return replace(reading, problems=(*reading.problems, *_twice(reading)))


def recognised(upload: Upload) -> Layout:
    """The layout that it looks like. Raises GoldenSetError where it looks like none."""
    for layout in LAYOUTS.values():
        if layout.recognises(upload):
            return layout
    if upload.only is not None:
        decoded(upload.only, upload.name)  # what is wrong with the text itself is the better answer
    raise GoldenSetError(
        f"{upload.name} looks like none of the layouts {', '.join(LAYOUTS)}; choose one, or write a table with the "
        "columns question, reference_answer, document and quote"
    )


def _twice(reading: Reading) -> list[str]:
    times = Counter(brought.line.id for brought in reading.examples)
    return [
        f"the id {name!r} stands there {count} times; give each its own" for name, count in times.items() if count > 1
    ]
