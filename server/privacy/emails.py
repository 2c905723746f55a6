"""E-mail addresses."""

import re
from collections.abc import Iterator

from server.privacy.personal_data import Kind, PersonalData

_AT = re.compile(r"@|\s?[(\[][aA][tT][)\]]\s?")
_LOCAL = re.compile(r"[\w.+%'’-]{1,200}")
_DOMAIN = re.compile(r"(?:[^\W_][\w-]{0,62}\.){1,6}(?:[^\W\d_]{2,24}|xn--[\w-]{2,50})(?![\w-])")
"""Every length is bound, so that no text takes long."""
_LONGEST_LOCAL = 200


def find_emails(text: str) -> Iterator[PersonalData]:
    """Addresses, written with an at sign or with "(at)"."""
    for at in _AT.finditer(text):
        domain = _DOMAIN.match(text, at.end())
        # What stands before the sign is read backwards: few signs have an address around them.
        before = _LOCAL.match(text[max(0, at.start() - _LONGEST_LOCAL) : at.start()][::-1])
        local = before[0][::-1].lstrip(".'’-") if before else ""
        if domain is not None and local:
            yield PersonalData(Kind.EMAIL, at.start() - len(local), domain.end(), f"{local}@{domain[0]}".casefold())
