"""What a reviewer sends: scores, words, and how long it took."""

from datetime import datetime

from starlette.datastructures import FormData

from evals.pages.posted import words_in
from evals.review.review import Verdict
from evals.review.rubric import Rubric
from ingest.index.errors import InvalidRequest

NOT_APPLICABLE = "na"
_LONGEST_SECONDS = 3600


def field_of(criterion_id: str) -> str:
    """The name of the field in which a criterion is scored."""
    return f"score-{criterion_id}"


def verdict_in(posted: FormData, rubric: Rubric, opened_at: datetime | None, now: datetime) -> Verdict:
    """The verdict in a form; criteria that nothing was chosen for are left out. Raises InvalidRequest for no number."""
    chosen = {each.id: words_in(posted, field_of(each.id)) for each in rubric.criteria}
    return Verdict(
        rubric_revision=rubric.revision,
        scores={name: _value(choice) for name, choice in chosen.items() if choice},
        comment=words_in(posted, "comment"),
        corrected_answer=words_in(posted, "corrected_answer") or None,
        seconds=seconds_in(posted, opened_at, now),
    )


def seconds_in(posted: FormData, opened_at: datetime | None, now: datetime) -> int:
    """How long it took: as the browser says, but never longer than the page was open; at most an hour."""
    was_open = _LONGEST_SECONDS if opened_at is None else max(0, int((now - opened_at).total_seconds()))
    said = words_in(posted, "seconds")
    longest = min(was_open, _LONGEST_SECONDS)
    if said.isdecimal():
        return min(int(said[:6]), longest)
    return 0 if opened_at is None else longest


def number_in(posted: FormData, name: str) -> int:
    """A whole number in a field. Raises InvalidRequest."""
    written = words_in(posted, name)
    if not written.isdecimal() or len(written) > 9:
        raise InvalidRequest(f"{name} must be a number")
    return int(written)


def _value(choice: str) -> float | None:
    if choice == NOT_APPLICABLE:
        return None
    try:
        return float(choice)
    except ValueError as error:
        raise InvalidRequest(f"{choice[:20]} is no score") from error
