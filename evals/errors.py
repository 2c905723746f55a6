"""What can go wrong in measuring.

DesksideError
├── ExportError       a run did not arrive where it was sent, or cannot be read to be sent
├── GoldenSetError    a golden set cannot be read
├── Incomparable      two runs, or a run and a standard, have nothing that could be compared
├── JudgeError        a judge gave no verdict
├── Conflict          (of the server)
│   ├── RunCannotResume   a run cannot go on from where it stopped
│   └── RunInUse          another process writes the run
├── MailError         mail could not be handed over; nothing was sent
├── RunStopped        a run was interrupted, and can be resumed
├── RunUnreadable     what was named is no run, or one that has not ended
├── SettingsError     a setting of measuring is not right
└── SubjectError      what is measured did not do what it was asked
"""

from typing import TYPE_CHECKING

from ingest.index.errors import DesksideError, InvalidRequest
from server.errors import Conflict

if TYPE_CHECKING:
    from evals.judging.judgement import NotScored


class ExportError(DesksideError):
    """A run did not arrive where it was sent, or cannot be read to be sent; the message says what is missing."""


class GoldenSetError(InvalidRequest):
    """A golden set cannot be read; the message names the file, the line and the remedy."""


class Incomparable(InvalidRequest):
    """Two runs, or a run and a standard, have nothing that could be compared; the message says what to compare."""


class JudgeError(DesksideError):
    """A judge gave no verdict; `reason` says of which kind the failure is."""

    def __init__(self, message: str, reason: "NotScored") -> None:
        super().__init__(message)
        self.reason = reason


class MailError(DesksideError):
    """Mail could not be handed over, and nothing was sent; the message says what to correct."""


class RunCannotResume(Conflict):
    """A run cannot go on from where it stopped; the message says why."""


class RunInUse(Conflict):
    """Another process writes the run."""


class RunStopped(DesksideError):
    """A run was interrupted because its process must end; it can be resumed."""


class RunUnreadable(InvalidRequest):
    """What was named is no run, or one that has not ended."""


class SettingsError(DesksideError):
    """A setting of measuring is not right; the message names it."""


class SubjectError(DesksideError):
    """What is measured did not do what it was asked."""
