"""The errors only the server knows; the root and the rest of the tree stand in `ingest.index.errors`.

DesksideError
├── Conflict                  what was asked cannot be done beside what is already there or under way
├── TooLarge                  the request carries more than the server reads
├── NotFound
│   └── NoLongerReadable      a stored answer rests on something its asker may not read any more, or that is gone
└── LanguageModelError        the language model gave nothing that can be used; the documents' own sentences answer
    ├── ModelUnavailable      it cannot be asked, or fails
    ├── ModelTooSlow          it did not answer in time
    ├── ModelBrokeOff         it ended in the middle
    └── AllowanceSpent        this person may not use more of it today
"""

from ingest.index.errors import DesksideError, NotFound


class Conflict(DesksideError):
    """What was asked cannot be done beside what is already there or under way."""


class NoLongerReadable(NotFound):
    """A stored answer rests on something its asker may not read any more, or that is gone."""


class TooLarge(DesksideError):
    """The request carries more than the server reads."""


class LanguageModelError(DesksideError):
    """The language model gave nothing that can be used."""


class ModelUnavailable(LanguageModelError):
    """It cannot be asked, or fails."""


class ModelTooSlow(LanguageModelError):
    """It did not answer in time."""


class ModelBrokeOff(LanguageModelError):
    """It ended in the middle."""


class AllowanceSpent(LanguageModelError):
    """This person may not use more of it today."""
