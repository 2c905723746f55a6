"""A log that tells nothing of whoever asked: errors without their messages, every line with placeholders."""

import logging
import traceback
from types import TracebackType
from typing import Any, Self

from server.privacy.privacy import Privacy


def error_lines(error: BaseException) -> list[str]:
    """The kinds of an error and of those behind it, and the lines they came through; no message, which may quote."""
    return _lines(traceback.TracebackException.from_exception(error))


class PrivateLog:
    """While it is open, every line that this process logs is masked, whoever logs it."""

    def __init__(self, privacy: Privacy) -> None:
        """A `privacy` that logs nothing itself."""
        self._privacy = privacy
        self._make = logging.getLogRecordFactory()

    def __enter__(self) -> Self:
        self._make = logging.getLogRecordFactory()
        logging.setLogRecordFactory(self._record)
        logging.captureWarnings(True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        logging.captureWarnings(False)
        logging.setLogRecordFactory(self._make)

    def _record(self, *args: Any, **named: Any) -> logging.LogRecord:  # Any: what the logging module passes on
        record = self._make(*args, **named)
        record.msg, record.args = self._privacy.mask_text(record.getMessage()), None
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            record.exc_text, record.exc_info = "\n".join(error_lines(error)), None
        return record


def _lines(trace: traceback.TracebackException | None) -> list[str]:
    if trace is None:
        return []
    earlier = _lines(trace.__cause__ or trace.__context__)
    name = trace.exc_type_str if hasattr(trace, "exc_type_str") else str(trace.exc_type)
    return [*earlier, *(line.rstrip() for line in trace.stack.format()), name]
