"""Checks every labelled draft and counts which sentences were flagged, and with which passage."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from evals.normalised_text import normalise
from evals.trials.drafts.labelled_draft import Half, LabelledDraft, LabelledSentence, Proof
from server.answering.answer import Citation
from server.deskside import Deskside
from server.drafts.draft_check import CheckedSentence, DraftCheck

CAUGHT = 0.85
ALARMED = 0.10
_MISSING = "missing_statement"
_TELLING = 8
"""Fewer letters in common may be chance."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence, or one statement that is missing, and what the check said of it."""

    draft: LabelledDraft
    text: str
    kind: str
    is_wrong: bool
    said: str
    is_flagged: bool
    has_proof: bool
    """Whether one of the passages beside it is the right one; true where there is none to find."""
    remark: str = ""

    @property
    def is_caught(self) -> bool:
        """Whether it is wrong and was flagged with the right passage."""
        return self.is_wrong and self.is_flagged and self.has_proof

    @property
    def is_as_hoped(self) -> bool:
        """Whether what is wrong was caught, or what is right left alone."""
        return self.is_caught if self.is_wrong else not self.is_flagged


@dataclass(frozen=True, slots=True)
class Count:
    """How many of how many."""

    hits: int
    n: int

    @property
    def share(self) -> float:
        """0 of nothing."""
        return self.hits / self.n if self.n else 0.0


@dataclass(frozen=True, slots=True)
class DraftTrial:
    """Everything that was judged, and how long each draft took."""

    judged: tuple[Judged, ...]
    milliseconds: tuple[float, ...]

    def caught(self, half: Half | None = None, kind: str | None = None) -> Count:
        """Wrong sentences that were flagged with the right passage, and missing statements that were named."""
        wrong = [one for one in self._of(half) if one.is_wrong and kind in (None, one.kind)]
        return Count(sum(one.is_caught for one in wrong), len(wrong))

    def alarmed(self, half: Half | None = None) -> Count:
        """Right sentences that were flagged all the same."""
        right = [one for one in self._of(half) if not one.is_wrong]
        return Count(sum(one.is_flagged for one in right), len(right))

    def percentile(self, share: int) -> float:
        """The milliseconds in which so many of a hundred drafts were checked."""
        if not self.milliseconds:
            return 0.0
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) * share // 100, len(ordered) - 1)]

    @property
    def kinds(self) -> list[str]:
        """The kinds of what is wrong."""
        return sorted({one.kind for one in self.judged if one.is_wrong})

    @property
    def missed(self) -> tuple[Judged, ...]:
        """What was not judged as hoped."""
        return tuple(one for one in self.judged if not one.is_as_hoped)

    @property
    def is_good_enough(self) -> bool:
        """Whether enough that is wrong was caught, and little enough that is right flagged."""
        return self.caught().share >= CAUGHT and self.alarmed().share <= ALARMED

    def _of(self, half: Half | None) -> Iterator[Judged]:
        return (one for one in self.judged if half in (None, one.draft.half))


def try_drafts(
    deskside: Deskside, drafts: Sequence[LabelledDraft], finished: Callable[[], None] = lambda: None
) -> DraftTrial:
    """Check one draft after the other; `finished` hears of each."""
    judged: list[Judged] = []
    milliseconds = []
    for draft in drafts:
        checked = deskside.drafts.check(draft.draft, draft.scope)
        judged += [_judge(draft, sentence, checked) for sentence in draft.sentences]
        judged += [_judge_missing(draft, proof, checked) for proof in draft.missing]
        if not draft.missing:
            judged += [_unasked(draft, named.says) for named in checked.missing]
        milliseconds.append(sum(checked.timings_ms.values()))
        finished()
    return DraftTrial(tuple(judged), tuple(milliseconds))


def _judge(draft: LabelledDraft, sentence: LabelledSentence, checked: DraftCheck) -> Judged:
    met = [one for one in checked.sentences if one.start < sentence.span.end and sentence.span.start < one.end]
    flagged = [one for one in met if one.verdict.is_flagged]
    shown = {number for one in flagged for number in _numbers(one)}
    citations = [citation for citation in checked.citations if citation.number in shown]
    is_wrong = sentence.expected.is_flagged
    quoted = " | ".join(f"{one.path}: {' '.join(one.quote.split())[:90]}" for one in citations)
    return Judged(
        draft=draft,
        text=sentence.text,
        kind=draft.kind if is_wrong else "right",
        is_wrong=is_wrong,
        said=", ".join(one.verdict for one in met),
        is_flagged=bool(flagged),
        has_proof=not sentence.evidence or any(_shows(one, proof) for one in citations for proof in sentence.evidence),
        remark=" ".join(one.says for one in flagged) + f" [{quoted}]",
    )


def _numbers(sentence: CheckedSentence) -> Iterator[int]:
    yield from sentence.citations
    if sentence.expired is not None:
        yield sentence.expired.citation
        if sentence.expired.now is not None:
            yield sentence.expired.now


def _judge_missing(draft: LabelledDraft, proof: Proof, checked: DraftCheck) -> Judged:
    cited = {citation.number: citation for citation in checked.citations}
    is_named = any(_shows(cited[named.citation], proof) for named in checked.missing)
    said = "; ".join(named.says for named in checked.missing)
    return Judged(draft, proof.quote, _MISSING, True, "missing" if is_named else "", is_named, is_named, said)


def _unasked(draft: LabelledDraft, says: str) -> Judged:
    """A statement that was called missing from a draft that lacks none: as bad as flagging a right sentence."""
    return Judged(draft, says, "right", False, "missing", True, True)


def _shows(citation: Citation, proof: Proof) -> bool:
    """Whether a citation quotes the proof, or enough of it not to be chance."""
    if citation.path != proof.document:
        return False
    cited, wanted = normalise(citation.quote).letters, normalise(proof.quote).letters
    shorter, longer = sorted((cited, wanted), key=len)
    return (len(shorter) >= _TELLING and shorter in longer) or _have_seam(cited, wanted)


def _have_seam(one: str, other: str) -> bool:
    lengths = range(_TELLING, min(len(one), len(other)))
    return any(one[-length:] == other[:length] or other[-length:] == one[:length] for length in lengths)
