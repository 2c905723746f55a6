"""The port of what finds personal data in a text."""

from typing import Protocol

from server.privacy.personal_data import PersonalData


class Finder(Protocol):
    """Finds what a text itself gives away. Names that only a ticket's fields tell are `names`' business."""

    def find(self, text: str) -> tuple[PersonalData, ...]:
        """What was found, in reading order, nothing overlapping. Opens no connection and raises nothing."""
        ...
