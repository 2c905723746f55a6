"""The errors only the server knows; the root and the rest of the tree stand in `ingest.index.errors`.

DesksideError
├── Conflict                  what was asked cannot be done beside what is already there or under way
└── TooLarge                  the request carries more than the server reads
"""

from ingest.index.errors import DesksideError


class Conflict(DesksideError):
    """What was asked cannot be done beside what is already there or under way."""


class TooLarge(DesksideError):
    """The request carries more than the server reads."""
