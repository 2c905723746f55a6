"""The errors only the server knows; the root and the rest of the tree stand in `ingest.index.errors`.

DesksideError
└── Conflict                  what was asked cannot be done beside what is already there or under way
"""

from ingest.index.errors import DesksideError


class Conflict(DesksideError):
    """What was asked cannot be done beside what is already there or under way."""
