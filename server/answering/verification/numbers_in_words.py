"""Numbers as English words write them, from "two" to "one hundred and fifty thousand"."""

from decimal import Decimal

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {
    **{word: value for value, word in enumerate(_SMALL)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
    "a": 1,
    "dozen": 12,
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()

_ONES_PATTERN = "|".join(_SMALL[1:10])
_BELOW_HUNDRED = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{_ONES_PATTERN}))?|{'|'.join(reversed(_SMALL))}|(?:a )?dozen)"
_BELOW_THOUSAND = rf"(?:(?:a|{_BELOW_HUNDRED}) hundred(?:(?: and)? {_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
NUMBER_WORDS = rf"(?:(?:a|{_BELOW_THOUSAND}) (?:thousand|million)(?:(?: and)? {_BELOW_THOUSAND})?|{_BELOW_THOUSAND})"
"""A pattern of one number in words, in lower case."""
ORDINAL_WORDS = "|".join(_ORDINALS)
"""A pattern of "second" to "twelfth"."""


def value_of_words(words: str) -> Decimal:
    """The number that words matching the pattern say."""
    total = current = 0
    for word in words.replace("-", " ").split():
        if word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALES:
            total, current = total + max(current, 1) * _SCALES[word], 0
        elif word == "dozen":
            current = 12
        elif word != "and":
            current += _VALUES[word]
    return Decimal(total + current)


def value_of_ordinal(word: str) -> Decimal:
    """2 of "second"."""
    return Decimal(_ORDINALS.index(word) + 2)
