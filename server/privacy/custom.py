"""Patterns of an operator's own, in RE2: no text takes it longer than its length asks for."""

import re
from collections.abc import Iterator, Mapping

import re2

from ingest.index.errors import InvalidRequest
from server.privacy.legible import legible
from server.privacy.personal_data import PersonalData

_NAME = re.compile("[A-Z]{2,24}(?:_[A-Z]{1,24}){0,3}")
_LONGEST = 1000
_MEMORY = 1 << 20


class CustomPatterns:
    """Finds what its patterns describe: order and customer numbers, national ids."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        """Raises InvalidRequest for a pattern that RE2 does not take, or that could match nothing at all."""
        self._patterns = {name: _compile(name, pattern) for name, pattern in patterns.items()}

    def find(self, text: str) -> Iterator[PersonalData]:
        """What the patterns match, pattern by pattern; where one has a group, the group."""
        text = legible(text)
        for name, pattern in self._patterns.items():
            group = 1 if pattern.groups else 0
            for match in pattern.finditer(text):
                if match.end(group) > match.start(group):
                    yield PersonalData(name, match.start(group), match.end(group), match[group].casefold())


def _compile(name: str, pattern: str) -> "re2._Regexp[str]":
    if not _NAME.fullmatch(name):
        raise InvalidRequest(
            f"a kind of personal data is named in capital letters, such as ORDER or TAX_ID, not {name!r}"
        )
    if len(pattern) > _LONGEST:
        raise InvalidRequest(f"the pattern of {name} is longer than {_LONGEST} characters")
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    try:
        compiled = re2.compile(pattern, options)
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else error
        raise InvalidRequest(
            f"the pattern of {name} is not one of RE2 (look-around and back-references are not): {reason}"
        ) from error
    if compiled.search("") is not None:
        raise InvalidRequest(f"the pattern of {name} matches the empty text")
    return compiled
