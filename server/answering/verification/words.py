"""The words of a text, and which of them tell what it is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.index.sentences import Span
from server.answering.verification.synonyms import one_for_all

_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)*")
_CITED_NUMBERS = re.compile(r"\s?\[\d+(?:,\s*\d+)*\]")
_STEM_LENGTH = 6
_FEWEST_LETTERS = 3
_LIKE_FOR_LIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\u2002\u2003", " "),
        "\t": " ",
    }
)
_LITTLE_WORDS = frozenset(
    "a about above after again all already also although always am an and another any anyone anything are as at away"
    " back"
    " be because been before being below between both but by can cannot case could did do does doing done down"
    " during each"
    " either else even ever every everything few for from further get gets give given gives go goes going got had"
    " has have"
    " having he her here hers him himself his how however i if in instead into is it its itself just kind least less"
    " let"
    " like long longer made make makes making many may me might mine more most much must my myself need needs neither"
    " never no none nor not nothing now of off often on once one only onto or other others otherwise our ours out"
    " over own"
    " per please possible rather same shall she should since so some someone something soon still such take taken takes"
    " than that the their theirs them then there these they thing things this those though through till to too towards"
    " under unless until up upon us use used uses very via was way we well were what whatever when whenever where"
    " whether"
    " which while who whoever whole whom whose why will with within without would yes yet you your yours yourself"
    " t s re ve ll d m don doesn didn isn aren wasn weren won wouldn couldn shouldn hasn haven hadn can't don't doesn't"
    " didn't isn't aren't wasn't weren't won't wouldn't couldn't shouldn't hasn't haven't hadn't mustn't needn't it's"
    " that's there's you're we're they're you'll we'll they'll i'll you've we've i've i'm let's i'd you'd we'd".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text where it stands."""

    text: str
    """In lower case."""
    stem: str
    span: Span

    @property
    def is_telling(self) -> bool:
        """Whether it says what the text is about, as "refund" does and "the" does not."""
        return self.text not in _LITTLE_WORDS and not self.text.isdigit()


def is_little(word: str) -> bool:
    """Whether a word in lower case tells nothing of what a text is about."""
    return word in _LITTLE_WORDS


def like_for_like(text: str) -> str:
    """The text with plain quotation marks, hyphens and blanks; every character keeps its place."""
    return text.translate(_LIKE_FOR_LIKE)


def without_numbers(text: str) -> str:
    """The text without the numbers of citations, `[1]` or `[2, 3]`, and the blank before."""
    return _CITED_NUMBERS.sub("", text)


def words_of(text: str, at: int = 0) -> Iterator[Word]:
    """The words in order; `text` is like for like, and stands at that place in a longer one."""
    for match in _WORD.finditer(text):
        lower = match[0].lower()
        yield Word(lower, stem(lower), Span(match.start() + at, match.end() + at))


def telling_stems(text: str) -> frozenset[str]:
    """The stems of the words that tell what a text is about."""
    return frozenset(word.stem for word in words_of(like_for_like(text)) if word.is_telling)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """What inflections and synonyms of a word share: its ending off, and only the first six letters kept.

    Cruder than Porter's stemmer; it also joins "registration" to "register".
    """
    return plain_stem(one_for_all(word.removesuffix("'s").removesuffix("'")))


def plain_stem(word: str) -> str:
    """What only inflections of a word share."""
    return _without_ending(word)[:_STEM_LENGTH] if word.isalpha() else word


def _without_ending(word: str) -> str:
    for ending, instead in (
        ("ies", "y"),
        ("sses", "ss"),
        ("ing", ""),
        ("ied", "y"),
        ("ed", ""),
        ("able", ""),
        ("es", ""),
    ):
        kept = word.removesuffix(ending)
        if kept != word and len(kept) >= _FEWEST_LETTERS:
            return _undoubled(kept + instead)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _FEWEST_LETTERS:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _FEWEST_LETTERS + 1 else word


def _undoubled(word: str) -> str:
    if len(word) > _FEWEST_LETTERS and word[-1] == word[-2] and word[-1] not in "aeiouls":
        return word[:-1]
    return word.removesuffix("e") if len(word) > _FEWEST_LETTERS + 1 else word
