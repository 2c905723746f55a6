"""The product's own layout: one example a line."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from evals.curation.layout import BroughtExample, Reading
from evals.curation.layouts.json_lines import JsonObject, first_fields, json_objects
from evals.curation.upload import Upload
from evals.errors import GoldenSetError
from evals.golden_line import ExampleLine, problem_in

_OURS = frozenset({"answerable", "evidence", "reference_answer"})


@dataclass(frozen=True, slots=True)
class JsonlLayout:
    """JSON Lines as golden sets are written here, or a list of the same objects."""

    name: str = "jsonl"
    says: str = "JSON Lines as Deskside writes it: id, question, answerable, evidence, …, one example a line"

    def recognises(self, upload: Upload) -> bool:
        """By fields that only we use."""
        fields = first_fields(upload)
        return "question" in fields and bool(_OURS & fields.keys())

    def read(self, upload: Upload, columns: Mapping[str, str]) -> Reading:
        """Every line; columns mean nothing here."""
        content = upload.only
        if content is None:
            raise GoldenSetError(f"{upload.name}: give one file with one example a line")
        examples, problems, unknown = [], [], set()
        for found in json_objects(content, upload.name):
            unknown |= found.fields.keys() - ExampleLine.model_fields.keys()
            try:
                examples.append(BroughtExample(_line(found)))
            except GoldenSetError as error:
                problems.append(str(error))
        remarks = (f"Fields that mean nothing here are left out: {', '.join(sorted(unknown))}.",) if unknown else ()
        return Reading(self.name, tuple(examples), tuple(problems), remarks)


def _line(found: JsonObject) -> ExampleLine:
    if found.problem:
        raise GoldenSetError(found.problem)
    try:
        return ExampleLine.model_validate_json(json.dumps(found.fields))
    except ValidationError as error:
        raise GoldenSetError(f"{found.place}: {problem_in(error)}. Correct the line, or take it out.") from error
