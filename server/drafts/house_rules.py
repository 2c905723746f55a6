"""The rules for wording that a company has written down, and the places where a draft breaks them.

Read from how such rules are worded: We say "return number", not RMA. Do not write "compensation". Never "unfortunately"
twice in one message. No exclamation marks in the first sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.index.sentences import Span
from server.answering.verification.words import like_for_like
from server.drafts.draft_check import ToneKind
from server.drafts.sentences import Sentence
from server.drafts.sources import Source

_INSTEAD = re.compile(
    r"\b(?:say|write|use)s? \"(?P<right>[^\"]{2,40})\"(?: to customers| when writing)?,? (?:and )?(?:not"
    r"|never|instead of) \"?(?P<wrong>[\w' -]{2,30}?)\"?(?=[.;,]|$)",
    re.IGNORECASE,
)
_BANNED = re.compile(
    r"\b(?:do not|don't|never|avoid)(?: (?:say|write|use|saying|writing|using))? \"(?P<wrong>[^\"]{2,40})\"(?! twice)",
    re.I,
)
_TWICE = re.compile(r"\bnever \"(?P<wrong>[^\"]{2,40})\" (?:more than once|twice)", re.IGNORECASE)
_EXCLAMATION = re.compile(r"\bno exclamation marks?\b(?P<first> in the first sentence)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HouseRule:
    """A rule for wording, with where it stands."""

    kind: ToneKind
    source: Source
    wrong: str = ""
    right: str | None = None
    is_for_first_sentence: bool = False


@dataclass(frozen=True, slots=True)
class Breach:
    """Where a draft breaks a house rule; `span` is in the draft."""

    rule: HouseRule
    span: Span


def house_rules_in(source: Source) -> Iterator[HouseRule]:
    """The rules that a statement lays down."""
    text = like_for_like(source.statement.text)
    for found in _INSTEAD.finditer(text):
        yield HouseRule(ToneKind.WORDING, source, found["wrong"].strip(), found["right"])
    for found in _TWICE.finditer(text):
        yield HouseRule(ToneKind.REPETITION, source, found["wrong"])
    for found in _BANNED.finditer(_TWICE.sub("", text)):
        yield HouseRule(ToneKind.WORDING, source, found["wrong"])
    for found in _EXCLAMATION.finditer(text):
        yield HouseRule(ToneKind.EXCLAMATION, source, "!", is_for_first_sentence=bool(found["first"]))


def breaches(rule: HouseRule, draft: str, sentences: Sequence[Sentence]) -> list[Breach]:
    """Where the draft breaks the rule."""
    if rule.kind is ToneKind.EXCLAMATION:
        return _exclamations(rule, draft, sentences)
    pattern = re.compile(rf"(?<!\w){re.escape(rule.wrong)}(?!\w)", 0 if rule.wrong.isupper() else re.IGNORECASE)
    spans = [Span(*found.span()) for found in pattern.finditer(like_for_like(draft))]
    if rule.kind is ToneKind.REPETITION:
        spans = spans[1:]
    return [Breach(rule, span) for span in spans]


def _exclamations(rule: HouseRule, draft: str, sentences: Sequence[Sentence]) -> list[Breach]:
    spans = [sentence.span for sentence in sentences]
    if rule.is_for_first_sentence:
        # A greeting on a line of its own and the sentence after it both count as the first.
        spans = spans[: 2 if spans and draft[spans[0].end - 1] == "," else 1]
    places = [
        found.start() for span in spans for found in re.finditer("!", draft[: span.end]) if found.start() >= span.start
    ]
    return [Breach(rule, Span(place, place + 1)) for place in places]
