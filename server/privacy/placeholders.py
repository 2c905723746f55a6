"""Names for what must not be told: `[EMAIL_1]`, the same for the same value throughout."""

import re
from collections import Counter
from collections.abc import Iterable

from server.privacy.personal_data import PersonalData

_PLACEHOLDER = re.compile(r"\[([A-Z][A-Z_]*)_(\d{1,6})\]")


def without_placeholders(text: str) -> str:
    """The text with a gap where a placeholder stood: for whoever compares words, a placeholder is none."""
    return _PLACEHOLDER.sub(" ", text) if "[" in text else text


class Placeholders:
    """Gives placeholders out, and knows what each stands for. Lives as long as one question.

    A value that is written in several ways comes back as it was written first with a capital, if it ever was.
    """

    def __init__(self) -> None:
        self._given: dict[str, str] = {}
        self._by_value: dict[tuple[str, str], str] = {}
        self._count: Counter[str] = Counter()
        self._foreign: set[str] = set()

    def keep_clear_of(self, texts: Iterable[str]) -> None:
        """Never give out what somebody wrote himself: it means nothing, and is to come back as it was."""
        self._foreign.update(match[0] for text in texts if "[" in text for match in _PLACEHOLDER.finditer(text))

    def replace(self, text: str, found: Iterable[PersonalData]) -> str:
        """The text with a placeholder for each of what was found in it, which is in reading order."""
        pieces, end = [], 0
        for one in found:
            pieces += [text[end : one.start], self._of(one, text[one.start : one.end])]
            end = one.end
        return "".join([*pieces, text[end:]])

    def restore(self, text: str) -> str:
        """The text as it would be without placeholders; those that were never given out stay."""
        if not self._given or "[" not in text:
            return text
        return _PLACEHOLDER.sub(lambda match: self._given.get(match[0], match[0]), text)

    def _of(self, one: PersonalData, written: str) -> str:
        key = (one.kind, one.value)
        if key not in self._by_value:
            self._by_value[key] = self._next(one.kind)
        placeholder = self._by_value[key]
        known = self._given.setdefault(placeholder, written)
        if known.islower() and not written.islower():
            self._given[placeholder] = written
        return placeholder

    def _next(self, kind: str) -> str:
        self._count[kind] += 1
        placeholder = f"[{kind}_{self._count[kind]}]"
        return self._next(kind) if placeholder in self._foreign else placeholder
