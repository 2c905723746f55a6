"""Writes golden sets down: as lines of JSON, or as a table that spreadsheets open."""

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path

from evals.curation.cells import safe_cell
from evals.golden_line import ExampleLine, relative_to

_FIRST = ("id", "question", "answerable", "reference_answer", "as_of", "audience")
_LAST = ("documents", "tags", "history", "ticket")
_SIMPLE = re.compile(r"[\w-]+(?:[\w -]*[\w-])?")


def as_jsonl(lines: Sequence[ExampleLine]) -> str:
    """One example a line, each written the one way."""
    return "".join(f"{line.written()}\n" for line in lines)


def as_csv(lines: Sequence[ExampleLine]) -> str:
    """A table that `layouts/csv.py` reads back to the same examples; with a mark at the beginning for Excel."""
    rows = [_row(line) for line in lines]
    evidence = max((len(line.evidence) for line in lines), default=0)
    columns = [
        *_FIRST,
        *(f"{part}_{number}" for number in range(1, evidence + 1) for part in ("document", "quote", "start", "end")),
        *sorted({name for row in rows for name in row if name.startswith("tags.")}),
        *_LAST,
    ]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([safe_cell(column) for column in columns])
    writer.writerows([safe_cell(row.get(column, "")) for column in columns] for row in rows)
    return "\ufeff" + stream.getvalue()


def rebased(line: ExampleLine, from_folder: Path, to_folder: Path) -> ExampleLine:
    """The example as a golden set in another folder writes it."""
    if from_folder == to_folder:
        return line

    def moved(path: str) -> str:
        return relative_to((from_folder / path).resolve(), to_folder.resolve())

    return line.with_documents(
        tuple(moved(path) for path in line.documents),
        tuple(one.model_copy(update={"document": moved(one.document)}) for one in line.evidence),
    )


def _row(line: ExampleLine) -> dict[str, str]:
    written = json.loads(line.written())
    row = {
        "id": line.id,
        "question": line.question,
        "answerable": "yes" if line.answerable else "no",
        "reference_answer": line.reference_answer or "",
        "as_of": written.get("as_of", ""),
        "audience": "" if line.audience is None else _listed(sorted(line.audience), ", "),
        "documents": _listed(line.documents, "\n"),
        "history": _json(written.get("history")),
        "ticket": _json(written.get("ticket")),
    }
    for number, one in enumerate(line.evidence, start=1):
        row |= {f"document_{number}": one.document, f"quote_{number}": one.quote}
        if one.end > one.start:
            row |= {f"start_{number}": str(one.start), f"end_{number}": str(one.end)}
    plain = {name: value for name, value in line.tags.items() if isinstance(value, str) and _is_column(name, value)}
    others = {name: value for name, value in line.tags.items() if name not in plain}
    return row | {f"tags.{name}": value for name, value in plain.items()} | {"tags": _json(others)}


def _is_column(name: str, value: str) -> bool:
    return bool(value.strip()) and re.fullmatch(r"[a-z][a-z0-9_]*", name) is not None


def _listed(values: Sequence[str], delimiter: str) -> str:
    """The values as a person would write them; as JSON where that could be misread."""
    is_simple = values and all(_SIMPLE.fullmatch(value.replace("/", "").replace(".", "")) for value in values)
    return delimiter.join(values) if is_simple else json.dumps(list(values), ensure_ascii=False)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""
