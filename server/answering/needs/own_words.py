"""What the writer of a mail or chat said themselves: no quoted mail, greeting, thanks or signature."""

import re

_BLANKS = re.compile(r"[ \t]+")
_QUOTED_LINE = re.compile(r"^ ?>.*$", re.MULTILINE)
_EARLIER_MAIL = re.compile(
    r"^ ?(?:-{2,} ?original message ?-{2,}|_{8,}|(?:on|am|le|op) .{4,120} (?:wrote|schrieb|a écrit|schreef) ?:?"
    r"|(?:from|von|de|van): .+\n(?:.+\n){0,2} ?(?:sent|to|date|subject|gesendet|an|betreff|envoyé|à|verzonden): )",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNATURE = re.compile(r"^ ?(?:-- ?$|sent from my |get outlook for )", re.IGNORECASE | re.MULTILINE)
_CLOSING = re.compile(
    r"(?:^|(?<=[.!?…])\s) ?(?:(?:(?:with |many )?(?:kind|best|warm|friendly) (?:regards|wishes|greetings)|regards|best"
    r"|cheers|yours (?:sincerely|faithfully|truly)|sincerely) ?(?:[,.!–-]|$)"
    r"|(?:many )?(?:thanks|thank you)(?: (?:in advance|so much|very much))? ?[,.!–-]?(?: \w+){0,2} ?$)",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST_SIGNATURE = 160
_GREETING = re.compile(
    r"\A\s*(?:hi|hiya|hello|hey|dear|good (?:morning|day|afternoon|evening)|greetings|bonjour|hallo|alright)\b"
    r"(?: [\w.'’-]+){0,4} ?[,!:\n–]+\s*",
    re.IGNORECASE,
)


def own_words(text: str) -> str:
    """The message without what is none of its own; the whole of it where nothing would be left."""
    said = _QUOTED_LINE.sub("", _BLANKS.sub(" ", text.replace("\r\n", "\n")))
    for end in (_EARLIER_MAIL, _SIGNATURE):
        said = _cut(said, end.search(said))
    closing = next((found for found in _CLOSING.finditer(said) if len(said) - found.end() <= _LONGEST_SIGNATURE), None)
    without = _GREETING.sub("", _cut(said, closing), count=1).strip()
    return without or said.strip() or text.strip()


def _cut(text: str, end: re.Match[str] | None) -> str:
    return text if end is None else text[: end.start()]
