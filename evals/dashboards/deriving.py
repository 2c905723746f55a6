"""Makes the figures of an answer from the answer as it is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from evals.dashboards.question_key import Stems, question_key
from evals.dashboards.reading_rule import NOBODY, audience_of, encode_rule
from ingest.index.documents import Version
from ingest.index.errors import NotFound
from ingest.index.sentences import Span
from server.answering.answer import Answer, Citation
from server.answering.version_cache import VersionCache

_SECONDS_A_DAY = 86_400
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """The version of a document that an answer showed; `number` is the first number it carries there."""

    version: str
    document: str
    is_cited: bool
    number: int


@dataclass(frozen=True, slots=True)
class Derived:
    """The figures of one answer: a row of `answer_facts` but for its counts, and the documents it showed.

    `first_version` is what it cites first, or where the documents did not answer, the closest: what it was asked about.
    """

    values: Mapping[str, object]
    first_version: str | None
    shown: Sequence[ShownVersion]


def day_of(moment: datetime) -> int:
    """Days since 1970 in UTC."""
    return (moment - _EPOCH).days


def moment_of(day: int) -> datetime:
    """When that day begins."""
    return datetime.fromtimestamp(day * _SECONDS_A_DAY, tz=UTC)


def derive(answer: Answer, asker_id: str, versions: VersionCache, stems: Stems) -> Derived:
    """The figures of this answer. A version the catalog does not know any more leaves it readable by nobody."""
    shown = _shown(answer)
    making = answer.making
    values = {
        "answer_id": answer.id,
        "asked_at": answer.asked_at,
        "day": day_of(answer.asked_at),
        "asker_id": asker_id,
        "outcome": answer.outcome,
        "confidence": answer.confidence,
        "latency_ms": round(sum(answer.timings_ms.values())),
        "model": making.model,
        "tokens": making.usage.tokens if making.usage else None,
        "cost": making.usage.cost if making.usage else None,
        "skill": answer.lesson.skill if answer.lesson else None,
        "audience": _rule(answer, versions),
        "question_key": question_key(answer.question, stems),
        "question": answer.question,
    }
    return Derived(values, shown[0].version if shown else None, shown)


def derive_unreadable(answer_id: str, asker_id: str, question: str, outcome: str, asked_at: datetime) -> Derived:
    """The figures of an answer whose body cannot be read: counted, but shown to nobody and resting on nothing."""
    values = {
        "answer_id": answer_id,
        "asked_at": asked_at,
        "day": day_of(asked_at),
        "asker_id": asker_id,
        "outcome": outcome,
        "confidence": 0.0,
        "latency_ms": 0,
        "model": None,
        "tokens": None,
        "cost": None,
        "skill": None,
        "audience": NOBODY,
        "question_key": "",
        "question": question,
    }
    return Derived(values, None, ())


def _shown(answer: Answer) -> list[ShownVersion]:
    found: dict[str, ShownVersion] = {}
    for is_cited, citations in ((True, answer.citations), (False, answer.nearest)):
        for citation in citations:
            one = ShownVersion(citation.version, citation.document, is_cited, citation.number)
            found.setdefault(citation.document, one)
    return list(found.values())


def _rule(answer: Answer, versions: VersionCache) -> str:
    audiences: list[frozenset[str]] = []
    for citation in answer.quoted:
        version = known_version(versions, citation)
        if version is None:
            return NOBODY
        audiences.extend(audience_of(version, Span(citation.start, citation.end)))
    return encode_rule(audiences)


def known_version(versions: VersionCache, citation: Citation) -> Version | None:
    """The version a citation names; `None` where the catalog has lost it."""
    try:
        return versions.get(citation.version)
    except NotFound:
        return None
