"""Data sets of ragas, by its names of today and of before version 0.2.

https://docs.ragas.io/en/stable/concepts/components/eval_dataset/
"""

import ast
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from evals.curation.layout import BroughtExample, Column, Reading
from evals.curation.layouts.json_lines import JsonObject, first_fields, json_objects
from evals.curation.layouts.table import read_table
from evals.curation.question_id import question_id
from evals.curation.upload import Upload, decoded
from evals.errors import GoldenSetError
from evals.golden_line import ExampleLine, problem_in

_QUESTION = ("user_input", "question")
_REFERENCE = ("reference", "ground_truth", "ground_truths", "reference_answer")
_PASSAGES = ("reference_contexts",)
_OF_ANOTHER = ("response", "answer", "retrieved_contexts", "contexts")
_NAMES = frozenset({*_QUESTION, *_REFERENCE, *_PASSAGES, *_OF_ANOTHER})
_TAGS = ("synthesizer_name", "persona_name", "query_style", "query_length", "evolution_type")
_SIGNS = frozenset(
    {"user_input", "retrieved_contexts", "reference_contexts", "contexts", "ground_truth", "ground_truths"}
)
_ROLES = {"human": "user", "user": "user", "ai": "agent", "assistant": "agent"}


@dataclass(frozen=True, slots=True)
class RagasLayout:
    """JSON Lines, a JSON list or a table with the names that ragas gives its columns."""

    name: str = "ragas"
    says: str = "a ragas data set: user_input, reference, reference_contexts; or question, ground_truth, contexts"

    def recognises(self, upload: Upload) -> bool:
        """By names that only ragas uses."""
        content = upload.only
        if content is None:
            return False
        names = first_fields(upload).keys()
        if not names and content[:1] not in (b"{", b"["):
            try:
                names = dict.fromkeys(read_table(decoded(content, upload.name), upload.name, _is_known).header).keys()
            except GoldenSetError:
                return False
        return bool(names & set(_QUESTION)) and bool(names & _SIGNS) and not names & {"answerable", "evidence"}

    def read(self, upload: Upload, columns: Mapping[str, str]) -> Reading:
        """Every entry. What another system answered and found is no truth, and is left out."""
        content = upload.only
        if content is None:
            raise GoldenSetError(f"{upload.name}: give one file, as JSON Lines, JSON or CSV")
        found = _objects(content, upload.name)
        examples, problems = [], []
        for entry in found:
            try:
                examples.append(_brought(entry))
            except GoldenSetError as error:
                problems.append(f"{entry.place}: {error}. Correct it, or take it out.")
        names = dict.fromkeys(name for entry in found for name in entry.fields)
        shown = tuple(Column(name, _meaning(name), "") for name in names)
        return Reading(self.name, tuple(examples), tuple(problems), tuple(_remarks(names)), shown)


def _is_known(name: str) -> bool:
    return name.strip() in _NAMES


def _meaning(name: str) -> str:
    meanings = {_QUESTION: "question", _REFERENCE: "reference_answer", _PASSAGES: "quote"}
    return next(
        (meaning for names, meaning in meanings.items() if name in names), f"tags.{name}" if name in _TAGS else ""
    )


def _remarks(names: Mapping[str, None]) -> list[str]:
    left_out = [name for name in names if name in _OF_ANOTHER]
    if not left_out:
        return []
    says = f"{', '.join(left_out)}: what some system found and answered is not what is right, so it is left out."
    is_doubtful = not set(_PASSAGES) & names.keys()
    return [says + (" Name a column reference_contexts to have its passages taken as evidence." if is_doubtful else "")]


def _objects(content: bytes, name: str) -> list[JsonObject]:
    if content.lstrip()[:1] in (b"{", b"["):
        return json_objects(content, name)
    table = read_table(decoded(content, name), name, _is_known)
    if table.problems:
        raise GoldenSetError(table.problems[0])
    return [
        JsonObject(f"{name}, line {row.line}", dict(zip(table.header, row.cells, strict=True))) for row in table.rows
    ]


def _brought(entry: JsonObject) -> BroughtExample:
    if entry.problem:
        raise GoldenSetError(entry.problem.removeprefix(f"{entry.place}: ").partition(". Correct")[0])
    said = _first(entry, _QUESTION)
    history, question = _talk(said) if isinstance(said, list) else ([], said)
    if not isinstance(question, str) or not question.strip():
        raise GoldenSetError("user_input: the question is missing")
    reference = _first(entry, _REFERENCE)
    reference = "\n".join(map(str, reference)) if isinstance(reference, list) else reference
    values = {
        "id": question_id(question, json.dumps(history) if history else ""),
        "question": question,
        "history": history,
        "answerable": True,
        "reference_answer": reference or None,
        "tags": {name: str(entry.fields[name]) for name in _TAGS if entry.fields.get(name)},
    }
    try:
        line = ExampleLine.model_validate_json(json.dumps(values))
    except ValidationError as error:
        raise GoldenSetError(problem_in(error)) from error
    return BroughtExample(line, tuple(_texts(_first(entry, _PASSAGES))))


def _first(entry: JsonObject, names: Sequence[str]) -> object:
    return next((entry.fields[name] for name in names if entry.fields.get(name)), None)


def _talk(messages: Sequence[object]) -> tuple[list[dict[str, str]], object]:
    """What was said before, and the last thing a person asked."""
    turns = [
        {"role": _ROLES[str(one.get("type") or one.get("role"))], "text": str(one.get("content", ""))}
        for one in messages
        if isinstance(one, dict) and str(one.get("type") or one.get("role")) in _ROLES
    ]
    asked = [place for place, turn in enumerate(turns) if turn["role"] == "user"]
    return (turns[: asked[-1]], turns[asked[-1]]["text"]) if asked else ([], None)


def _texts(value: object) -> list[str]:
    """The passages of a field; in a table they stand as JSON or as Python writes a list."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (json.JSONDecodeError, RecursionError):
            value = _python_list(str(value))
    passages = value if isinstance(value, list) else [value]
    return [text for text in passages if isinstance(text, str) and text.strip()]


def _python_list(text: str) -> object:
    if not text.lstrip().startswith("["):
        return [text]
    try:
        return list(ast.literal_eval(text))
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError) as error:
        raise GoldenSetError(f"reference_contexts: this is no list of texts ({error})") from error
