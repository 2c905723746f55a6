"""Holds one claim against the statements that fit it: do they say so, say otherwise, or not speak of it?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from server.answering.verification.figures import figures_in
from server.answering.verification.finding import Finding, FindingKind
from server.answering.verification.words import like_for_like
from server.drafts.claims import Weight, is_guaranteeing, weight_of
from server.drafts.fact import row_label
from server.drafts.fitting import Claim, Fit
from server.drafts.holding import FIGURES, speaking_against
from server.drafts.polarity import denies, has_figures
from server.drafts.prohibitions import forbids
from server.drafts.settings import DraftSettings
from server.drafts.sources import Source

_ADDED = (*FIGURES, FindingKind.NAME)
"""What one statement may leave to another."""
_CLOSEST = 2
_DECIDED = frozenset(
    {FindingKind.FIGURE, FindingKind.DATE, FindingKind.NAME, FindingKind.NEGATION, FindingKind.QUOTATION}
)


class Standing(StrEnum):
    """How a claim stands to what was found."""

    SAID = "said"
    DENIED = "denied"
    UNHEARD_OF = "unheard of"
    IDLE = "idle"
    """It claims nothing that a document would have to say."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a claim stands, by which sources, and what speaks against it there."""

    standing: Standing
    sources: tuple[Source, ...] = ()
    findings: tuple[Finding, ...] = ()
    score: float = 0.0


def judge_in_parts(
    claim: Claim, fits: Sequence[Fit], parts: Sequence[tuple[Claim, Sequence[Fit]]], settings: DraftSettings
) -> Judgement:
    """The verdict on a sentence as a whole; where that is against it, on its clauses one after the other."""
    whole = judge(claim, fits, settings)
    if not parts or whole.standing in (Standing.SAID, Standing.IDLE):
        return whole
    judged = [judge(part, found, settings) for part, found in parts]
    standings = {one.standing for one in judged}
    if standings <= {Standing.SAID, Standing.IDLE} and Standing.SAID in standings:
        sources = {id(source): source for one in judged for source in one.sources if one.standing is Standing.SAID}
        return Judgement(Standing.SAID, tuple(sources.values()), (), whole.score)
    leaks = [one for one in judged if one.standing is Standing.SAID and not any(s.is_public for s in one.sources)]
    denied = [one for one in judged if one.standing is Standing.DENIED]
    with_figures = [one for one in denied if any(found.expected and found.kind in FIGURES for found in one.findings)]
    return next(iter([*leaks, *with_figures, *denied]), whole)


def judge(claim: Claim, fits: Sequence[Fit], settings: DraftSettings) -> Judgement:
    """The verdict of the statements that are about the same thing; the best fitting one that says so wins."""
    weight = weight_of(claim.text)
    if weight is Weight.NOTHING:
        return Judgement(Standing.IDLE)
    near = _of_named_rows(claim, near_fits(fits, settings))
    held = [(fit, speaking_against(claim, [fit.source])) for fit in near]
    denied = max((fit.score for fit, findings in held if _turns_round(findings)), default=0.0)
    for fit, findings in held:
        if not findings and fit.score > denied - settings.denial_margin:
            return _said(claim, fit)
    found = _together(claim, held) or _leaked(claim, fits, settings) or _borne_out(claim, fits, settings)
    if found is not None:
        return found
    for fit, findings in held:
        denials = tuple(finding for finding in findings if finding.kind in _DECIDED)
        if denials and weight is Weight.LITTLE and all(one.kind is FindingKind.NEGATION for one in denials):
            return Judgement(Standing.IDLE)
        if denials:
            return Judgement(Standing.DENIED, (fit.source,), denials, fit.score)
    closest = sorted(fits, key=lambda fit: -fit.nearness)[:_CLOSEST]
    sources = tuple(fit.source for fit in near[:1] or closest if fit.nearness >= settings.loosely_about)
    return Judgement(Standing.UNHEARD_OF if weight is Weight.MUCH else Standing.IDLE, sources)


def _turns_round(findings: Sequence[Finding]) -> bool:
    return any(finding.kind is FindingKind.NEGATION for finding in findings)


def _said(claim: Claim, fit: Fit) -> Judgement:
    """What a statement says; but nobody guarantees it there, and what it forbids is not for saying."""
    text = fit.source.statement.text
    if is_guaranteeing(claim.text) and not is_guaranteeing(text):
        return Judgement(Standing.UNHEARD_OF, (fit.source,))
    is_leak = not fit.source.is_public and weight_of(claim.text) is Weight.LITTLE and not has_figures(claim.text)
    if is_leak:
        return Judgement(Standing.IDLE)
    if forbids(text) and not denies(claim.text) and not fit.source.is_to_be_told:
        return Judgement(Standing.DENIED, (fit.source,), (), fit.score)
    return Judgement(Standing.SAID, (fit.source,), (), fit.score)


def near_fits(fits: Sequence[Fit], settings: DraftSettings) -> list[Fit]:
    """The statements that are about the same as the claim, none much less than the best."""
    return _near(fits, settings.about, settings.margin)[: settings.most_sources]


def _of_named_rows(claim: Claim, near: Sequence[Fit]) -> list[Fit]:
    """Without the rows about something else, where others are named: "Trade Plus" is not "Trade"."""
    said = f"{claim.context} {claim.text}".lower()
    labels = {id(fit): row_label(fit.source.statement).lower() for fit in near}
    named = {label for label in labels.values() if label and re.search(rf"\b{re.escape(label)}\b", said)}
    return [fit for fit in near if not named or not labels[id(fit)] or labels[id(fit)] in named]


def _near(fits: Sequence[Fit], about: float, margin: float) -> list[Fit]:
    about_it = [fit for fit in fits if fit.nearness >= about]
    return [fit for fit in about_it if fit.score >= about_it[0].score - margin]


def _leaked(claim: Claim, fits: Sequence[Fit], settings: DraftSettings) -> Judgement | None:
    """What an internal passage says word for word although another statement seems nearer."""
    nearest = max((fit.nearness for fit in fits), default=0.0)
    for fit in fits:
        is_near = fit.nearness >= max(settings.about, nearest - settings.leak_margin)
        if is_near and not fit.source.is_public and not speaking_against(claim, [fit.source]):
            return Judgement(Standing.SAID, (fit.source,), (), fit.score)
    return None


def _borne_out(claim: Claim, fits: Sequence[Fit], settings: DraftSettings) -> Judgement | None:
    """What a statement says in other words, but with the very figures of the claim; several seldom agree by chance."""
    count = sum(not figure.is_weak for figure in figures_in(like_for_like(claim.text)))
    if not count:
        return None
    margin = settings.leak_margin if count > 1 else settings.margin
    for fit in _of_named_rows(claim, _near(fits, settings.loosely_about, margin)):
        if has_figures(fit.source.statement.text) and not speaking_against(claim, [fit.source]):
            return Judgement(Standing.SAID, (fit.source,), (), fit.score)
    return None


def _together(claim: Claim, held: Sequence[tuple[Fit, Sequence[Finding]]]) -> Judgement | None:
    """What two statements say between them: the best one some of its figures and names, another the rest."""
    open_ones = [fit for fit, findings in held if all(finding.kind in _ADDED for finding in findings)]
    for other in open_ones[1:]:
        if not speaking_against(claim, [open_ones[0].source, other.source]):
            return Judgement(Standing.SAID, (open_ones[0].source, other.source), (), open_ones[0].score)
    return None
