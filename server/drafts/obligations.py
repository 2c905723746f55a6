"""What the documents oblige whoever writes such a reply to say, read from their own words.

An obligation is a statement with a verb of saying that is an order or a duty: "the agent must say so before the visit
is booked", "tell the customer what it does", "confirm that we have it and name the deadline", "say so clearly". What
has to be said stands behind the verb, or before it where it is "so"; when it has to be said stands in a clause with
"if", "when", "before" or "who", else in the headings and the statement before it.
"""

import re
from dataclasses import dataclass

from ingest.index.documents import BlockKind
from server.answering.verification.figures import figures_in
from server.answering.verification.units import CURRENCIES, MONTHS, SECONDS
from server.answering.verification.words import like_for_like
from server.drafts.prohibitions import forbids
from server.drafts.sources import Source

_SAY = (
    r"(?:say|tell|mention|state|inform|explain|warn|remind|name|confirm|point out|give|make clear|send"
    r"|let .{0,20} know)"
)
_TO_CUSTOMER = r"(?:to )?(?:them|(?:the |every |all )?customers?)"
_ORDER = re.compile(
    rf"(?:^|[;:,.]\s|\band )(?:always |then |please )?(?P<verb>(?:say|mention|state|warn|remind|explain"
    rf"|point out|make clear)\b(?! no\b)"
    rf"|(?:tell|inform|confirm|send|give)\b(?= {_TO_CUSTOMER}\b)|(?:tell|inform|warn"
    rf"|remind) {_TO_CUSTOMER}\b|name the\b|ask before\b)",
    re.IGNORECASE,
)
_DUTY = re.compile(
    rf"\b(?:must|has to|have to|needs? to|is to|are to|shall|should)(?: also| always| first| clearly"
    rf"| be)* (?P<verb>{_SAY}(?:ed|d)?|said|told|stated|mentioned)\b"
    r"|\bmandatory (?:sentence|statement|wording)\b",
    re.IGNORECASE,
)
_SO = re.compile(r"\b(?:say|says|tell them|state) so\b", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:if|when|whenever|before|after|who|where|once|with every|in every)\b(?P<clause>[^,;.]*)", re.IGNORECASE
)
_NUMBERED = re.compile(r"^\s*[\d.]+\s+")
_FOR_CASES = re.compile(r"\W*(?:[\d.]+ )?(?:if|when|before anything)\b", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:if|who)\b(?P<clause>[^,;.]*)", re.IGNORECASE)
_POINTS = re.compile(
    r"\bwhat (?:it|they|he|she)\b|\bthe (?:deadline|date|amount|price|cost|rate|fee|reason)\b|\bwhen it\b", re.I
)
_FEWEST_WORDS = 2
_WANTS_TIME = re.compile(r"\b(?:deadline|date|day|when|how long|waiting time|time limit)\b", re.IGNORECASE)
_WANTS_MONEY = re.compile(r"\b(?:price|cost|costs|charge|rate|fee|amount|sum)\b", re.IGNORECASE)
_TIME = frozenset({SECONDS, MONTHS, f"working {SECONDS}"})
_MONEY = frozenset(CURRENCIES.values())


@dataclass(frozen=True, slots=True)
class Obligation:
    """A statement that obliges, what has to be said, and when."""

    source: Source
    content: str
    """In the statement's own words."""
    occasions: tuple[str, ...]
    """What has to be the matter: one of them is enough."""
    is_general: bool
    """Whether it is a step for every case of its section: "If a customer reports smoke: …"."""
    points: bool
    """Whether it names what to say instead of wording it: "the deadline", "what it does"."""
    wants_time: bool
    wants_money: bool


def obligation_of(source: Source) -> Obligation | None:
    """The obligation that a statement lays on whoever writes to a customer; None where it lays none."""
    text = source.statement.text
    found = _DUTY.search(text) or _ORDER.search(text)
    is_row = source.statement.kind is BlockKind.TABLE_ROW
    if found is None or is_row or forbids(text) or _is_customers_own(text, found):
        return None
    content = _content(text, found)
    if len(content.split()) < _FEWEST_WORDS:
        return None
    return Obligation(
        source=source,
        content=content,
        occasions=_occasions(source, text, content),
        is_general=_is_general(source),
        points=bool(_POINTS.search(content)),
        wants_time=bool(_WANTS_TIME.search(content)),
        wants_money=bool(_WANTS_MONEY.search(content)),
    )


def _is_customers_own(text: str, found: re.Match[str]) -> bool:
    """Whether it is the customer who has to say something: "the customer must tell us"."""
    before = text[: found.start()].lower()
    return bool(re.search(r"\bcustomers?(?: who)?\W*$|\bnot\W*$", before)) or bool(
        re.match(r".{0,12}\bus\b", text[found.end() :])
    )


def _content(text: str, found: re.Match[str]) -> str:
    if _SO.search(text[found.start() : found.end() + 4]):
        return text[: found.start()].rsplit(";", 1)[0].removesuffix(" the agent").strip(" ;,")
    behind = re.split(r"[;.](?:\s|$)", text[found.end() :])[0]
    behind = re.sub(rf"^\W*(?:{_TO_CUSTOMER}\b)?\W*(?:that |about )?", "", behind, flags=re.IGNORECASE)
    return behind.strip(' .:"”“')


def _is_general(source: Source) -> bool:
    heading = next(reversed(source.statement.passage.chunk.heading_path), "")
    is_step = source.statement.kind is BlockKind.LIST_ITEM and source.before is None
    return is_step or bool(_FOR_CASES.match(heading))


def _occasions(source: Source, text: str, content: str) -> tuple[str, ...]:
    lean = source.before.text if source.before is not None else ""
    outside = [
        match["clause"].strip()
        for match in _WHEN.finditer(text)
        if match["clause"].strip() not in content or "every" in match.group().lower()
    ]
    inside = [match["clause"].strip() for match in _CONDITION.finditer(content)]
    clauses = [*outside, *(inside if not outside else ()), *(match["clause"].strip() for match in _WHEN.finditer(lean))]
    passage = source.statement.passage
    headings = [_NUMBERED.sub("", heading) for heading in passage.chunk.heading_path[-1:]]
    is_step = source.statement.kind is BlockKind.LIST_ITEM and not clauses
    titles = [passage.description.title] if is_step else []
    told = [clause for clause in clauses if len(clause.split()) > 1]
    return tuple(dict.fromkeys([*told, *(one for one in headings if one != passage.description.title), *titles])) or (
        text,
    )


def names_time(text: str) -> bool:
    """Whether a text gives a time."""
    return any(figure.unit in _TIME for figure in figures_in(like_for_like(text)))


def names_money(text: str) -> bool:
    """Whether a text gives a sum."""
    return any(figure.unit in _MONEY for figure in figures_in(like_for_like(text)))
