"""Whether a sentence claims anything that a document could confirm or deny."""

import re
from enum import StrEnum

from server.answering.identifiers import identifiers_in
from server.drafts.polarity import has_figures

_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|bonjour|hola|dag|ciao)\b[^.!?]{0,40}[,!.]?$",
    re.I,
)
_NAME = re.compile(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}[,!]")
_CLOSING = re.compile(
    r"(?:(?:kind|best|warm|many|all the|with)\b.{0,20})?(?:regards|wishes|best|sincerely|cheers|yours)\b.{0,30}$"
    r"|(?:have a|enjoy|happy|take care|looking forward|speak soon|talk soon|see you)\b.{0,60}$",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"(?:(?:many |so )?thanks?\b|thank you\b|(?:i'?m|we'?re|i am|we are)? ?(?:really |very |so "
    r"|truly )?(?:sorry|glad|happy|pleased|delighted)\b"
    r"|sorry\b|apolog|congratulations\b|welcome\b|oh no\b|of course\b|no problem\b[^,]*$|good find"
    r"|happy to\b|i'd be (?:glad|happy)"
    r"|i (?:can |completely |fully )?(?:understand|see|appreciate|know)\b|that (?:is|'s|was|must|can't"
    r"|sounds) |that's |what a\b"
    r"|please (?:understand|bear with|don't hesitate|do not hesitate|let (?:me|us) know|feel free"
    r"|get in touch)\b|you are welcome)",
    re.IGNORECASE,
)
_OWN_DOING = re.compile(
    r"(?:(?:so |and |now |for now,? )?(?:i(?:'ve| have|'m| am|'ll| will| can)|let me|we(?:'ve| have|'re| are))\b"
    r"(?: (?:just|now|already|also|then|gladly|personally))* "
    r"(?:open|forward|pass|check|book|call|calling|writ|look|ask|attach|send you (?:this|my)|not|arrang"
    r"|set|log|start|add(?:ed)? a note|contact|report"
    r"|sending you|be in touch|come back|get back|keep an eye|let you|do my))",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"(?:please|could you|can you|would you|kindly|tell me|let me know|just (?:send|tell|let))\b", re.I
)
_GUARANTEE = re.compile(
    r"\bguarantee[sd]?\b|\b(?:i|we)(?: can)? (?:promise|assure)\b|\b(?:definitely|for sure|no matter what)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:i |we )?(?:can |hereby |will )?(?:guarantee[sd]?|promise[sd]?|assure)\b|\bguaranteed\b"
    r"|\b(?:definitely|certainly|for sure|no matter what)\b"
    r"|\b(?:i|we)(?:'ll| will| can|'m| am|'re| are|'d| would)(?: \w+){0,2} (?:giv|add|send|pay|refund"
    r"|credit|tak|write off|waiv|sponsor|throw|offer|compensat"
    r"|discount|cover|reimburs|upgrad|deliver|reserv|extend)\w*"
    r"|\byou(?:'ll| will)(?: \w+){0,2} (?:get|receive|save|earn|have|be given)\b|\byou get\b"
    r"|\b(?:for )?free (?:of charge|installation|month|delivery|gift)"
    r"|\b(?:compensation|voucher|discount|bonus|gift)\b|\bas (?:a )?(?:goodwill|thank)",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"\b(?:can|cannot|can't|may|must|mustn't|have to|has to|needs? to|will|won't|costs?|gets?|covers?"
    r"|covered|includes?|included|counts?"
    r"|allowed|entitled|valid|free|applies|apply|holds?|offers?|offered|refunded|returned|charged?|deposit|possible)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4


class Weight(StrEnum):
    """How much a sentence claims."""

    NOTHING = "nothing"
    """A greeting, thanks, a question, a word of sympathy."""
    LITTLE = "little"
    """What the agent does or asks for: only a figure in it can be wrong by the documents."""
    SOME = "some"
    """A plain statement: a document may deny it, but need not say so."""
    MUCH = "much"
    """A rule, a figure, a promise: a document must say so."""


def weight_of(sentence: str) -> Weight:
    """How much a sentence claims, by its words alone."""
    text = sentence.strip()
    if len(text.split()) < _FEWEST_WORDS and not has_figures(text):
        return Weight.NOTHING
    if _GREETING.match(text) or _CLOSING.match(text):
        return Weight.NOTHING
    if text.endswith("?"):
        return Weight.NOTHING
    has_facts = has_figures(text) or bool(identifiers_in(text))
    if is_promising(text):
        return Weight.MUCH
    if _COURTESY.match(text) and not has_facts:
        return Weight.LITTLE if _RULE.search(text) and len(text.split()) > 12 else Weight.NOTHING
    if (_REQUEST.match(text) or _OWN_DOING.match(text)) and not has_facts:
        return Weight.LITTLE
    return Weight.MUCH if has_facts or _RULE.search(text) else Weight.SOME


def is_promising(sentence: str) -> bool:
    """Whether it promises something: an amount, a gift, a day, a guarantee."""
    return not sentence.rstrip().endswith("?") and bool(_PROMISE.search(sentence))


def is_guaranteeing(sentence: str) -> bool:
    """Whether somebody gives their word for it."""
    return bool(_GUARANTEE.search(sentence))


def is_greeting(sentence: str) -> bool:
    """Whether it greets, by a word of greeting or by a name before a comma."""
    return bool(_GREETING.match(sentence.strip()) or _NAME.fullmatch(sentence.strip()))
