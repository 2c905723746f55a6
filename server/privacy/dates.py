"""Dates and times: nobody's, and what often decides the answer."""

import re
from collections.abc import Iterator

from server.privacy.personal_data import PersonalData

DATE = "DATE"
"""What a date is found as, so that nothing else takes it; it is never replaced."""
_DATE = re.compile(
    r"\b\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}[./]\d{1,2}[./]\d{1,2}\b"
)


def find_dates(text: str) -> Iterator[PersonalData]:
    """Dates written in figures, which would otherwise pass for telephone numbers."""
    for match in _DATE.finditer(text):
        yield PersonalData(DATE, *match.span(), match[0])
