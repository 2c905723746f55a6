"""Words of which only one can be true: a sentence that has one where its source has another is turned round."""

from functools import lru_cache

from server.answering.verification.words import plain_stem

_SETS = (
    "before after",
    "earlier later",
    "early late",
    "above below",
    "over under",
    "more less",
    "more fewer",
    "higher lower",
    "highest lowest",
    "larger smaller",
    "largest smallest",
    "longer shorter",
    "older younger newer",
    "cheaper dearer",
    "minimum maximum",
    "least most",
    "first second third fourth fifth sixth seventh eighth ninth tenth last",
    "once twice thrice",
    "from until",
    "since until",
    "with without",
    "start end",
    "starts ends",
    "open closed",
    "opens closes",
    "accept refuse reject decline",
    "allow forbid prohibit",
    "include exclude",
    "including excluding",
    "increase decrease reduce",
    "raise lower",
    "approve reject decline",
    "buyer seller",
    "sender recipient",
    "landlord tenant",
    "employer employee",
    "parent child",
    "inbound outbound",
    "incoming outgoing",
    "indoor outdoor",
    "indoors outdoors inside outside",
    "import export",
    "lock unlock",
    "enable disable",
    "activate deactivate",
    "connect disconnect",
    "add remove",
    "attach detach",
    "buy sell",
    "lend borrow",
    "public private",
    "temporary permanent",
    "partial full",
    "full empty",
    "single double",
    "mandatory optional voluntary",
    "required optional",
    "gross net",
    "debit credit",
    "hot cold",
    "warm cold",
    "wet dry",
    "ac dc",
    "left right",
    "top bottom",
    "upper lower",
    "inner outer",
    "positive negative",
    "domestic foreign international",
    "national international",
    "new used old",
    "slow fast",
    "weak strong",
    "hourly daily weekly monthly quarterly yearly",
    "daily weekly monthly quarterly annual",
    "hourly daily weekly monthly quarterly annually",
    "morning afternoon evening night",
    "spring summer autumn winter",
    "always never sometimes",
    "all none some",
    "everybody nobody",
    "everything nothing",
    "both neither",
    "customer company",
    "online offline",
    "automatic manual",
    "automatically manually",
    "nearest farthest",
    "near far",
    "wins loses",
    "success failure",
    "successful failed",
    "plus minus",
    "male female",
    "oral written",
    "married single divorced",
)
_TOO_COMMON = frozenset(
    {"more", "less", "most", "least", "from", "over", "all", "some", "both", "right", "full", "with"}
)
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "mis")
_SHORTEST = 3


def _grouped() -> dict[str, frozenset[str]]:
    grouped: dict[str, set[str]] = {}
    for members in _SETS:
        words = members.split()
        for word in words:
            grouped.setdefault(word, set()).update(one for one in words if one != word)
    return {word: frozenset(others) for word, others in grouped.items()}


_OPPOSITES = _grouped()
_BY_STEM = {plain_stem(word): frozenset(map(plain_stem, others)) for word, others in _OPPOSITES.items()}


@lru_cache(maxsize=65536)
def are_opposite(one: str, other: str) -> bool:
    """Whether both words, in lower case, cannot hold of the same: "before" and "after", "opened" and "unopened"."""
    if other in _OPPOSITES.get(one, ()) or plain_stem(other) in _BY_STEM.get(plain_stem(one), ()):
        return True
    return _is_negative_of(plain_stem(one), plain_stem(other)) or _is_negative_of(plain_stem(other), plain_stem(one))


def is_too_common(word: str) -> bool:
    """Whether the word has so many uses that its opposite elsewhere in a statement says nothing."""
    return word in _TOO_COMMON


def _is_negative_of(negative: str, positive: str) -> bool:
    if len(positive) < _SHORTEST:
        return False
    return any(negative != positive and f"{prefix}{positive}"[:6] == negative for prefix in _PREFIXES)
