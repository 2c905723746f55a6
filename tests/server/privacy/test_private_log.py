"""What is logged tells nothing."""

import logging

import pytest

from server.privacy.privacy import Privacy
from server.privacy.private_log import PrivateLog, error_lines

SECRET = "mia@home.example"


def fail() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise ValueError(f"no room for {SECRET}") from error


def test_a_line_is_masked_whoever_logs_it(caplog: pytest.LogCaptureFixture) -> None:
    with PrivateLog(Privacy()):
        logging.getLogger("some.library").warning("%s called from %s", SECRET, "+44 20 7946 0958")
    assert caplog.messages == ["[EMAIL_1] called from [PHONE_1]"]


def test_an_error_is_logged_by_its_kind_and_place(caplog: pytest.LogCaptureFixture) -> None:
    with PrivateLog(Privacy()):
        try:
            fail()
        except ValueError:
            logging.getLogger("some.library").exception("it failed")
    text = logging.Formatter().format(caplog.records[0])
    assert "ValueError" in text
    assert "KeyError" in text
    assert "in fail" in text
    assert SECRET not in text + caplog.text


def test_afterwards_everything_is_as_it_was() -> None:
    before = logging.getLogRecordFactory()
    with PrivateLog(Privacy()):
        assert logging.getLogRecordFactory() is not before
    assert logging.getLogRecordFactory() is before


def test_the_lines_of_an_error_hold_no_message() -> None:
    with pytest.raises(ValueError, match=SECRET) as failure:
        fail()
    assert not any(SECRET in line for line in error_lines(failure.value))
