"""Which answers figures are about: what stands in the address of every page, link and export."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlencode

from evals.dashboards.period import LONGEST_DAYS, Period, Step, between, last_days
from ingest.index.errors import InvalidRequest

NONE = "-"
"""In the place of a skill, product, source or team: the answers that have none."""
SPANS = (7, 30, 90)
DEFAULT_SPAN = 30


class Rating(StrEnum):
    """What people said of an answer."""

    RATED = "rated"
    USEFUL = "useful"
    NOT_USEFUL = "not_useful"
    UNRATED = "unrated"
    REVIEWED = "reviewed"


class OutcomeChoice(StrEnum):
    """Outcomes as they are chosen: each alone, or whatever gave an answer."""

    FOUND = "found"
    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly_answered"
    NOT_IN_DOCUMENTS = "not_in_documents"
    NEEDS_CLARIFICATION = "needs_clarification"


@dataclass(frozen=True, slots=True)
class Selection:
    """Days and filters; an empty filter lets everything through."""

    period: Period
    outcome: OutcomeChoice | None = None
    rating: Rating | None = None
    skill: str = ""
    product: str = ""
    source: str = ""
    team: str = ""
    document: str = ""
    text: str = ""
    alike: str = ""
    """An answer: only those to questions that are nearly its own and went without a good answer too."""
    audience: frozenset[str] = frozenset()
    """The groups of whoever looks: words are looked for only in what they may read."""
    span: int | None = None
    """The days where the period was chosen as "the last so many days"."""
    step: Step | None = None

    @property
    def chart_step(self) -> Step:
        """What a chart is cut into."""
        return self.step or self.period.step

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the period is chosen."""
        return any(self._filters().values())

    def query(self, **changes: object) -> str:
        """As the query of an address, with some parts changed; `None` or empty takes a part out."""
        period: dict[str, object] = {"days": self.span}
        if self.span is None:
            period = {"from": self.period.begins.isoformat(), "to": self.period.ends.isoformat()}
        parts = {**period, "step": self.step, **self._filters(), **changes}
        return urlencode({name: str(value) for name, value in parts.items() if value not in (None, "")})

    def on_last(self, days: int) -> "Selection":
        """The same filters on the last so many days."""
        return replace(self, span=days)

    @property
    def unfiltered(self) -> "Selection":
        """The same days without filters."""
        return Selection(self.period, audience=self.audience, span=self.span, step=self.step)

    def _filters(self) -> dict[str, object]:
        return {
            "outcome": self.outcome,
            "rating": self.rating,
            "skill": self.skill,
            "product": self.product,
            "source": self.source,
            "team": self.team,
            "document": self.document,
            "q": self.text,
            "alike": self.alike,
        }


def read_period(first: str, last: str, days: int | None, now: datetime) -> tuple[Period, int | None]:
    """The period an address names, and its span where it names one. Raises InvalidRequest."""
    if first or last:
        period = between(first, last)
        return period, next((span for span in SPANS if last_days(span, now) == period), None)
    span = days or DEFAULT_SPAN
    if not 1 <= span <= LONGEST_DAYS:
        raise InvalidRequest("a period spans between one day and ten years")
    return last_days(span, now), span
