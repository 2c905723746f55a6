"""Tables as spreadsheets save them, one example a row."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from evals.curation.layout import BroughtExample, Column, Reading
from evals.curation.layouts.columns import field_of
from evals.curation.layouts.table import TableRow, read_table
from evals.curation.question_id import question_id
from evals.curation.upload import Upload, decoded
from evals.errors import GoldenSetError
from evals.golden_line import ExampleLine, problem_in

_YES, _NO = frozenset({"yes", "true", "1", "y", "x", "ja"}), frozenset({"no", "false", "0", "n", "nein"})


@dataclass(frozen=True, slots=True)
class CsvLayout:
    """Comma, semicolon or tab separated values with names of columns in the first line."""

    name: str = "csv"
    says: str = "a table from a spreadsheet: question, reference_answer, document, quote, skill, …, one example a row"

    def recognises(self, upload: Upload) -> bool:
        """By cells: what they hold can still be said when the preview shows their names."""
        content = upload.only
        if content is None or content.lstrip()[:1] in (b"{", b"["):
            return False
        try:
            first_line = decoded(content, upload.name).lstrip("\r\n").partition("\n")[0]
            header = read_table(first_line, upload.name, _is_known).header
        except GoldenSetError:
            return False
        return len(header) > 1 or any(field_of(name) == "question" for name in header)

    def read(self, upload: Upload, columns: Mapping[str, str]) -> Reading:
        """Every row. Raises GoldenSetError where no column holds the question."""
        content = upload.only
        if content is None:
            raise GoldenSetError(f"{upload.name}: give one file with one example a row")
        table = read_table(decoded(content, upload.name), upload.name, _is_known)
        fields = _fields(table.header, columns)
        shown = _columns(table.header, fields, table.rows)
        if "question" not in fields:
            says = f"{upload.name}: no column holds the question; there are {', '.join(filter(None, table.header))}"
            return Reading(self.name, (), (f"{says}. Say which one it is.",), (), shown)
        examples, problems = [], list(table.problems)
        for row in table.rows:
            try:
                examples.append(BroughtExample(_example(dict(zip(fields, row.cells, strict=True)))))
            except GoldenSetError as error:
                problems.append(f"{upload.name}, line {row.line}: {error}. Correct the row, or take it out.")
        left_out = [column.name for column in shown if not column.field and column.name]
        remarks = (f"Columns that are left out: {', '.join(left_out)}.",) if left_out else ()
        return Reading(self.name, tuple(examples), tuple(problems), remarks, shown)


def _is_known(column: str) -> bool:
    return bool(field_of(column))


def _fields(header: Sequence[str], columns: Mapping[str, str]) -> tuple[str, ...]:
    """The field of each column; of two columns for one field the one that bears its name, else the first."""
    wanted = [columns.get(name, field_of(name)) for name in header]
    exact = {name for name in header if name in wanted}
    taken: set[str] = set()
    fields: list[str] = []
    for name, wish in zip(header, wanted, strict=True):
        is_free = wish not in taken and (name == wish or name in columns or wish not in exact)
        fields.append(wish if wish and is_free else f"\0{len(fields)}")
        taken.add(fields[-1])
    return tuple(fields)


def _columns(header: Sequence[str], fields: Sequence[str], rows: Sequence[TableRow]) -> tuple[Column, ...]:
    first = rows[0].cells if rows else ("",) * len(header)
    return tuple(
        Column(name, "" if field.startswith("\0") else field, value[:80])
        for name, field, value in zip(header, fields, first, strict=True)
    )


def _example(row: Mapping[str, str]) -> ExampleLine:
    cells = {name: value for name, value in row.items() if value.strip()}
    evidence = _evidence(cells)
    documents = _listed(cells["documents"], "\n") if "documents" in cells else None
    named = [cells[name].strip() for name in cells if name == "document" or re.fullmatch(r"document_\d+", name)]
    question = cells.get("question", "")
    values = {
        "id": cells.get("id", "").strip() or question_id(question),
        "question": question,
        "answerable": _is_answerable(cells, bool(evidence)),
        "reference_answer": cells.get("reference_answer"),
        "as_of": cells["as_of"].strip() if "as_of" in cells else None,
        "audience": _listed(cells["audience"], ",") if "audience" in cells else None,
        "documents": list(dict.fromkeys(named)) if documents is None else documents,
        "evidence": evidence,
        "tags": _tags(cells),
        "history": _json(cells, "history", []),
        "ticket": _json(cells, "ticket", None),
    }
    try:
        return ExampleLine.model_validate_json(json.dumps(values))
    except ValidationError as error:
        raise GoldenSetError(problem_in(error)) from error


def _evidence(cells: Mapping[str, str]) -> list[dict[str, object]]:
    endings = [
        "",
        *sorted({name[5:] for name in cells if re.fullmatch(r"quote_\d+", name)}, key=lambda end: int(end[1:])),
    ]
    found: list[dict[str, object]] = []
    for ending in endings:
        if f"quote{ending}" not in cells:
            continue
        document = cells.get(f"document{ending}") or cells.get("document") or cells.get("document_1")
        if not document:
            raise GoldenSetError(f"quote{ending} needs a document{ending} that it stands in")
        found.append(
            {
                "document": document.strip(),
                "quote": cells[f"quote{ending}"],
                "start": _number(cells, f"start{ending}"),
                "end": _number(cells, f"end{ending}"),
            }
        )
    return found


def _is_answerable(cells: Mapping[str, str], has_evidence: bool) -> bool:
    said = cells.get("answerable", "").strip().lower()
    if said in _YES or said in _NO:
        return said in _YES
    if said:
        raise GoldenSetError(f"answerable: write yes or no, not {said!r}")
    if has_evidence or "reference_answer" in cells or "document" in cells or "document_1" in cells:
        return True
    raise GoldenSetError("answerable: write yes or no, as there is neither an answer nor a quote")


def _number(cells: Mapping[str, str], name: str) -> int:
    said = cells.get(name, "0").strip()
    if not (said.isascii() and said.isdigit()):
        raise GoldenSetError(f"{name}: write a whole number, not {said!r}")
    return int(said)


def _tags(cells: Mapping[str, str]) -> Mapping[str, object]:
    more = _json(cells, "tags", {})
    if not isinstance(more, dict):
        raise GoldenSetError('tags: write a JSON object, such as {"region": "uk"}')
    return {name[5:]: value for name, value in cells.items() if name.startswith("tags.") and name[5:]} | more


def _listed(text: str, delimiter: str) -> list[str]:
    if text.lstrip().startswith("["):
        try:
            return [str(entry) for entry in json.loads(text)]
        except (json.JSONDecodeError, RecursionError, TypeError) as error:
            raise GoldenSetError(f"{text[:40]!r} is not a JSON list ({error})") from error
    parts = text.split("\n") if delimiter == "\n" else re.split(r"[,;|]", text)
    return [part.strip() for part in parts if part.strip()]


def _json(cells: Mapping[str, str], name: str, otherwise: object) -> object:
    if name not in cells:
        return otherwise
    try:
        found: object = json.loads(cells[name])
    except (json.JSONDecodeError, RecursionError) as error:
        raise GoldenSetError(f"{name}: this is not JSON ({error})") from error
    return found
