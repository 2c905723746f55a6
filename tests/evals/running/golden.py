"""A golden set about the small company, kept in the database."""

from evals.golden_line import EvidenceLine, ExampleLine
from evals.quality import Quality
from tests.server.api.company import SOURCE

ANSWERED = ExampleLine(
    id="window",
    question="Within how many days may a charger be returned?",
    answerable=True,
    reference_answer="Within 30 days of delivery.",
    documents=("returns.md",),
    evidence=(EvidenceLine(document="returns.md", quote="A charger may be returned within 30 days of delivery."),),
    tags={"set": "returns", "skill": "returns-assessment"},
)
UNANSWERED = ExampleLine(id="moon", question="Do you ship to the moon?", answerable=False, tags={"set": "elsewhere"})
EXAMPLES = (
    ANSWERED,
    ANSWERED.model_copy(update={"id": "label", "question": "Who pays for the return label?", "evidence": ()}),
    UNANSWERED,
)


def keep_golden_set(quality: Quality, title: str = "Returns") -> str:
    """The id of a golden set of three accepted examples."""
    set_id = quality.golden_sets.create(title, SOURCE).id
    for example in EXAMPLES:
        quality.golden_sets.add(set_id, example)
    return set_id


def run_golden_set(quality: Quality, set_id: str, repeats: int = 1) -> str:
    """The id of a run on it that is over."""
    run_id = quality.running.worker.ask(set_id, repeats, "sam")
    quality.running.worker.work()
    return run_id
