"""Verifies forgeries and true sentences, and counts what fell and what was lost."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

from evals.trials.verification.forgery import Forgery, ForgeryKind, TrueSentence
from evals.trials.verification.forging import forge
from evals.trials.verification.issuing import issue
from evals.trials.verification.passages import SamplePassage
from evals.trials.verification.true_sentences import copied_sentences, reworded_sentences, written_sentences
from server.answering.answer import AnswerSentence
from server.answering.verification.verify import verify

COPIED = 400
"""How many sentences are copied, and said in other words."""
FORGED = 220
"""From how many of these forgeries are made, besides those from all that are written by hand."""
EACH = 2
"""Of one kind, from one sentence."""
MOST_LOST = 0.02
MUST_ALL_FALL = frozenset({ForgeryKind.CITATION, ForgeryKind.INVENTED_NUMBER, ForgeryKind.QUOTATION})


@dataclass(frozen=True, slots=True)
class Missed:
    """A false sentence that was kept, or a true one that was lost, and why."""

    of: str
    text: str
    made_from: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sentences of one kind there were, and how many came out right."""

    n: int
    right: int

    @property
    def share(self) -> float:
        """Of those that came out right."""
        return self.right / self.n if self.n else 1.0


@dataclass(frozen=True, slots=True)
class VerificationResult:
    """What fell of each kind of forgery, what stood of each kind of true sentence, and what did not."""

    caught: Mapping[str, Tally]
    kept: Mapping[str, Tally]
    missed: tuple[Missed, ...]
    milliseconds: float
    """For one sentence, the reading of its sources included."""

    @property
    def lost_share(self) -> float:
        """Of all true sentences."""
        n = sum(tally.n for tally in self.kept.values())
        return 1 - sum(tally.right for tally in self.kept.values()) / n

    @property
    def caught_share(self) -> float:
        """Of all forgeries."""
        n = sum(tally.n for tally in self.caught.values())
        return sum(tally.right for tally in self.caught.values()) / n

    @property
    def is_good_enough(self) -> bool:
        """Whether no forged citation, invented number or altered quotation stood, and at most 2 % that is true fell."""
        all_fell = all(self.caught[kind.value].share == 1 for kind in MUST_ALL_FALL)
        return all_fell and self.lost_share <= MOST_LOST


def try_verification(
    passages: Sequence[SamplePassage], copied_count: int = COPIED, forged_count: int = FORGED, each: int = EACH
) -> VerificationResult:
    """Verify all of them. Takes some seconds for a thousand sentences."""
    copied = copied_sentences(passages)[:copied_count]
    written = written_sentences(passages)
    true = {"copied": copied, "reworded by rule": reworded_sentences(copied), "written by hand": written}
    forgeries = list(forge([*copied[:forged_count], *written], passages, each))
    began = perf_counter()
    lost = [miss for name, sentences in true.items() for miss in _lost(name, sentences)]
    stood = [miss for forgery in forgeries if (miss := _stood(forgery))]
    count = sum(map(len, true.values())) + len(forgeries)
    return VerificationResult(
        caught=_tallies((forgery.kind.value for forgery in forgeries), stood),
        kept=_tallies((name for name, sentences in true.items() for _ in sentences), lost),
        missed=(*lost, *stood),
        milliseconds=1000 * (perf_counter() - began) / count,
    )


def _lost(name: str, sentences: Iterable[TrueSentence]) -> Iterable[Missed]:
    for sentence in sentences:
        reason = _reason(sentence.text, sentence.passages)
        if reason is not None:
            yield Missed(name, sentence.text, sentence.passages[0].text, reason)


def _stood(forgery: Forgery) -> Missed | None:
    cited = forgery.citations
    if _reason(forgery.text, forgery.made_from.passages, cited) is None:
        return Missed(forgery.kind.value, forgery.text, forgery.made_from.text)
    return None


def _reason(text: str, passages: Sequence[SamplePassage], cited: Sequence[int] | None = None) -> str | None:
    citations = [issue(number, passage) for number, passage in enumerate(passages, start=1)]
    numbers = tuple(citation.number for citation in citations) if cited is None else tuple(cited)
    texts = {number: passage.text for number, passage in enumerate(passages, start=1)}
    verified = verify([AnswerSentence(text, numbers)], citations, texts)
    return verified.dropped[0].reason if verified.dropped else None


def _tallies(kinds: Iterable[str], missed: Sequence[Missed]) -> Mapping[str, Tally]:
    wrong = Counter(miss.of for miss in missed)
    return {kind: Tally(n, n - wrong[kind]) for kind, n in Counter(kinds).items()}
