"""Finds the answer that a page is about: in the queue, in a run or in the history."""

from urllib.parse import quote, urlencode

from pydantic import BaseModel, ConfigDict, Field

from evals.quality import Quality
from evals.review.item import Item, RunAnswer
from evals.review.reading import Reading, SeenAnswer
from ingest.index.errors import NotFound

ANSWERS = "/evaluations/reviews/answers"


class InRun(BaseModel):
    """Where in a run an answer stands; no run where it stands in the history."""

    model_config = ConfigDict(frozen=True)

    run: str = Field("", max_length=300)
    example: str = Field("", max_length=300)
    repeat: int = Field(0, ge=0, le=1000)

    @property
    def query(self) -> str:
        """The same in an address; empty for the history."""
        return urlencode({"run": self.run, "example": self.example, "repeat": self.repeat}) if self.run else ""


def page_of(answer_id: str, place: InRun) -> str:
    """The page on which an answer is sent to review and to owners."""
    return f"{ANSWERS}/{quote(answer_id, safe='')}" + (f"?{place.query}" if place.run else "")


def find_answer(quality: Quality, reading: Reading, answer_id: str, place: InRun) -> SeenAnswer:
    """The answer. Raises NotFound, also where this person may not read everything it quotes."""
    item = quality.review.queue.item_of(answer_id)
    of_run = of_run_at(quality, answer_id, place) if item is None and place.run else None
    seen = reading.of_item(answer_id, item) if of_run is None else _seen(of_run)
    if seen is None or not reading.may_read(seen.answer):
        raise NotFound(f"there is no answer {answer_id} that you may read here")
    return seen


def of_run_at(quality: Quality, answer_id: str, place: InRun) -> RunAnswer:
    """The answer at this place of a run. Raises NotFound."""
    sample = quality.runs.open(place.run).sample(place.example, place.repeat)
    if sample.answer is None or sample.answer.id != answer_id:
        raise NotFound(f"the run {place.run} has no answer {answer_id} there")
    ticket = sample.example.ticket
    return RunAnswer(place.run, sample.answer, ticket.tool if ticket else None, ticket.id if ticket else None)


def is_of_run(item: Item | None, place: InRun) -> bool:
    """Whether the answer stands in a run and not in the history."""
    return bool(place.run) if item is None else item.of_run is not None


def _seen(of_run: RunAnswer) -> SeenAnswer:
    return SeenAnswer(of_run.answer, of_run.ticket_tool, of_run.ticket_id)
