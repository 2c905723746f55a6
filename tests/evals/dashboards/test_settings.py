"""The settings of mail."""

import pytest
from pydantic import ValidationError

from evals.dashboards.settings import MailSettings, Weekday

FULL = {"host": "smtp.company.example", "from": "deskside@company.example", "to": ["lead@company.example"]}


def test_without_settings_nothing_is_sent() -> None:
    assert MailSettings().host is None


def test_host_sender_and_recipients_are_enough() -> None:
    settings = MailSettings.model_validate(FULL)
    assert (settings.port, settings.starttls, settings.weekday) == (587, True, Weekday.MONDAY)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"to": []}, "set `from` and `to`"),
        ({"to": ["nobody"]}, "no mail address"),
        ({"to": ["a@b.example\r\nBcc: c@d.example"]}, "no mail address"),
        ({"from": "Deskside <d@company.example>"}, "no mail address"),
        ({"username": "deskside"}, "together"),
        ({"username": "d", "password_env": "P", "starttls": False}, "unencrypted"),
        ({"base_url": "javascript:alert(1)"}, "begin it with https"),
        ({"timezone": "Nowhere/At-All"}, "Europe/Zurich"),
        ({"hour": 24}, "less than or equal to 23"),
        ({"password": "in the file"}, "Extra inputs"),
    ],
)
def test_what_cannot_work_is_refused_with_what_to_do(changes: dict[str, object], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        MailSettings.model_validate({**FULL, **changes})


def test_a_password_may_go_unencrypted_to_this_machine() -> None:
    local = {**FULL, "host": "127.0.0.1", "username": "d", "password_env": "P", "starttls": False}
    assert MailSettings.model_validate(local).username == "d"
