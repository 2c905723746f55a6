"""What can go wrong in measuring.

DesksideError
├── GoldenSetError    a golden set cannot be read
├── SettingsError     a setting of measuring is not right
└── SubjectError      what is measured did not do what it was asked
"""

from ingest.index.errors import DesksideError


class GoldenSetError(DesksideError):
    """A golden set cannot be read; the message names the file, the line and the remedy."""


class SettingsError(DesksideError):
    """A setting of measuring is not right; the message names it."""


class SubjectError(DesksideError):
    """What is measured did not do what it was asked."""
