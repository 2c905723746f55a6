"""The same question asked again, beside the answer it got before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server.answering.answer import Answer, Citation
from server.history.word_difference import WordDifference, word_difference


class ReplayState(StrEnum):
    """How the answer of now stands to the one of then."""

    SAME = "same"
    DIFFERS = "differs"
    UNREADABLE = "unreadable"
    """The answer of then rests on something its asker may not read any more, or that is gone."""


class CitationChange(StrEnum):
    """What became of a citation."""

    KEPT = "kept"
    CHANGED_VERSION = "changed_version"
    """The same document is cited, in another version."""
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class CitationDifference:
    """A citation of now, or one of then that is gone."""

    change: CitationChange
    citation: Citation
    earlier: Citation | None = None
    """Where the version changed, what was cited in its place."""
    words: WordDifference | None = None
    """Where the version changed, what differs in the quoted words."""


@dataclass(frozen=True, slots=True)
class Replay:
    """An answer, the answer to the same question now, and what differs. Nothing of it is kept."""

    state: ReplayState
    answer_id: str
    as_of: datetime | None = None
    """The moment whose rules the answer of now is by."""
    before: Answer | None = None
    after: Answer | None = None
    words: WordDifference | None = None
    citations: tuple[CitationDifference, ...] = ()
    is_outcome_changed: bool = False
    notices: tuple[str, ...] = ()
    """What a reader has to know of the comparison: what could not be asked again, and what else changed since."""


def unreadable(answer_id: str) -> Replay:
    """What is said of an answer that can no longer be read."""
    return Replay(ReplayState.UNREADABLE, answer_id)


def beside(before: Answer, after: Answer, notices: Sequence[str] = ()) -> Replay:
    """Both answers with every difference between them."""
    citations = tuple(_differences(_shown(before), _shown(after)))
    is_same = _said(before) == _said(after) and all(one.change is CitationChange.KEPT for one in citations)
    return Replay(
        state=ReplayState.SAME if is_same else ReplayState.DIFFERS,
        answer_id=before.id,
        as_of=after.as_of,
        before=before,
        after=after,
        words=word_difference(before.text, after.text),
        citations=citations,
        is_outcome_changed=before.outcome is not after.outcome,
        notices=tuple(notices),
    )


def _said(answer: Answer) -> tuple[object, ...]:
    return answer.outcome, answer.text, answer.missing, answer.options


def _shown(answer: Answer) -> tuple[Citation, ...]:
    """What the answer rests on, each span once. What it says of today is left out: today has moved on."""
    beside = [side for conflict in answer.conflicts for side in (conflict.left, conflict.right)]
    shown = (*answer.citations, *answer.nearest, *beside)
    return tuple({_place(citation): citation for citation in reversed(shown)}.values())[::-1]


def _differences(before: Sequence[Citation], after: Sequence[Citation]) -> Iterator[CitationDifference]:
    """Every citation of both once: those of then in their order, then those that are new."""
    added = list(after)
    kept = {index: _take(added, _place(one)) for index, one in enumerate(before)}
    for index, old in enumerate(before):
        if (same := kept[index]) is not None:
            yield CitationDifference(CitationChange.KEPT, same)
        elif (other := _take_version(added, old)) is not None:
            words = word_difference(old.quote, other.quote)
            yield CitationDifference(CitationChange.CHANGED_VERSION, other, old, words)
        else:
            yield CitationDifference(CitationChange.REMOVED, old)
    yield from (CitationDifference(CitationChange.ADDED, new) for new in added)


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.version, citation.start, citation.end


def _take(among: list[Citation], place: tuple[str, int, int]) -> Citation | None:
    found = next((one for one in among if _place(one) == place), None)
    if found is not None:
        among.remove(found)
    return found


def _take_version(among: list[Citation], old: Citation) -> Citation | None:
    """Of another version of the same document: the one that quotes the same words, or else the first."""
    others = [one for one in among if one.document == old.document and one.version != old.version]
    found = next((one for one in others if one.quote.split() == old.quote.split()), others[0] if others else None)
    if found is not None:
        among.remove(found)
    return found
