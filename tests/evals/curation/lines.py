"""Examples about the small company, and golden sets that hold them."""

from pathlib import Path

from evals.curation.golden_set_store import GoldenSetStore
from evals.curation.kept_example import KeptExample
from evals.golden_line import EvidenceLine, ExampleLine
from tests.server.api.company import SOURCE

FOLDER = Path(SOURCE)
NOW_SAYS = "A charger may be returned within 30 days of delivery."
ONCE_SAID = "A charger may be returned within 14 days of delivery."
SET = "returns"


def example(
    example_id: str = "window", quote: str = NOW_SAYS, document: str = "returns.md", **more: object
) -> ExampleLine:
    """An example about returning a charger."""
    values = {
        "id": example_id,
        "question": "How long may a charger be returned?",
        "answerable": True,
        "reference_answer": "30 days.",
        "documents": (document,),
        "evidence": (EvidenceLine(document=document, quote=quote),),
        "tags": {"skill": "returns-assessment", "difficulty": "easy"},
    }
    return ExampleLine.model_validate({**values, **more})


def kept_in(golden_sets: GoldenSetStore, *lines: ExampleLine) -> list[KeptExample]:
    """A golden set of the company that holds these examples."""
    golden_sets.create("Returns", FOLDER)
    return [golden_sets.add(SET, line) for line in lines]
