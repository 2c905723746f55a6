"""What a sentence allows, denies or asks for the other way round than its sources."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.index.sentences import Span
from server.answering.verification.clauses import Clause, clauses_of
from server.answering.verification.comparing import pairs_of
from server.answering.verification.finding import Finding, FindingKind
from server.answering.verification.known import Known
from server.answering.verification.outline import FREE
from server.answering.verification.similarity import Match, closest, similar
from server.answering.verification.statement import Statement
from server.answering.verification.turned_round import turned_round

_NOT = frozenset({"not", "n't", "never", "cannot"})
_WITHOUT = "without"
_FREE = frozenset({"free", "same"})
_ALIKE = 0.35
_VERY_NEARLY = 0.9
_NEARLY = 0.8
_ROUGHLY = 0.5
_SURE = 1.2
_FEWEST_SHARED = 2


def negation_findings(said: Statement, known: Known) -> Iterator[Finding]:
    """The first thing that is turned round: in nearly the same words, else clause by clause."""
    for finding in _all(said, known):
        yield replace(finding, span=Span(finding.span.start + said.span.start, finding.span.end + said.span.start))
        return


def _all(said: Statement, known: Known) -> Iterator[Finding]:
    for pair in pairs_of(said, closest(said, known), is_by_cell=True):
        yield from turned_round(pair)
    clauses = clauses_of(said)
    for clause in clauses:
        matches = similar(clause, said, known)
        if matches and matches[0].score >= _ALIKE:
            if not any(one.may_deny for one in clauses):
                yield from _dropped(clause, said, _from(matches, _VERY_NEARLY))
            yield from _added(clause, matches, known)


def _from(matches: Sequence[Match], share: float) -> list[Match]:
    return [match for match in matches if match.score >= share * matches[0].score]


def _dropped(clause: Clause, said: Statement, matches: Sequence[Match]) -> Iterator[Finding]:
    """What the clause asserts and the most similar clauses of the sources deny."""
    if clause.may_deny or not all(match.clause.is_negative and _denies_plainly(match.clause) for match in matches):
        return
    denied = frozenset(stem for match in matches for stem in match.clause.denied)
    word = next((word for word in said.words if word.stem in denied & clause.stems), None)
    if word is not None:
        span = Span(word.span.start - said.span.start, word.span.end - said.span.start)
        yield Finding(FindingKind.NEGATION, word.text, span, matches[0].statement.text)


def _denies_plainly(clause: Clause) -> bool:
    return clause.mark is not None and clause.mark.written != _WITHOUT


def _added(clause: Clause, matches: Sequence[Match], known: Known) -> Iterator[Finding]:
    """What the clause denies, and neither the most similar clauses nor what stands around them does."""
    if clause.mark is None or clause.mark.written == _WITHOUT or not clause.is_negative or not clause.stems:
        return
    nearest = _from(matches, _NEARLY)
    if clause.is_condition and not (clause.mark.written in _NOT and clause.denied & nearest[0].clause.stems):
        return
    if clause.mark.key == FREE and (_FREE & known.words or any(_is_free(match) for match in matches)):
        return
    if nearest[0].clause.is_weak or any(match.clause.is_negative for match in nearest):
        return
    if any(_is_denied_around(clause, match, known) for match in nearest):
        return
    if not any(_denies_the_same(clause, match.clause, nearest[0].clause) for match in _from(matches, _ROUGHLY)):
        yield Finding(FindingKind.NEGATION, clause.mark.written, clause.mark.span, nearest[0].statement.text)


def _denies_the_same(clause: Clause, other: Clause, nearest: Clause) -> bool:
    """Whether the other clause denies it too; where the nearest has its figures, only with the same figures."""
    if not (other.may_deny and other.denied & clause.denied):
        return False
    return not clause.keys & nearest.keys or bool(clause.keys & other.keys)


def _is_free(match: Match) -> bool:
    return match.clause.mark is not None and match.clause.mark.key == FREE


def _is_denied_around(clause: Clause, match: Match, known: Known) -> bool:
    """Whether another clause of the matching statement denies something of the same, or a heading over it denies."""
    if match.statement.is_under_denial and match.score < _SURE:
        return True
    if match.statement.is_row:
        return False
    beside = known.clauses[match.statement]
    return any(
        one.may_deny and (one.denied & clause.stems or len(one.stems & clause.stems) >= _FEWEST_SHARED)
        for one in beside
    )
