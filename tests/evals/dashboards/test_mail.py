"""Mail is handed over to a real server, or the error says what to do and nothing is claimed sent."""

import socket
from pathlib import Path

import pytest

from evals.dashboards.mail import Letter, Mailer
from evals.dashboards.settings import MailSettings
from evals.errors import MailError
from tests.evals.dashboards.certificates import certificate_in
from tests.evals.dashboards.mail_server import postbox
from tests.server.api.company import NOW

LETTER = Letter("The week", "As text: 75 % — fine.", "<p>As <b>HTML</b></p>")


def mailer(port: int, password: str | None = None, **changes: object) -> Mailer:
    values = {
        "host": "127.0.0.1",
        "port": port,
        "starttls": False,
        "from": "deskside@lumenfold.example",
        "to": ("sam@lumenfold.example", "ruth@lumenfold.example"),
        "timeout_seconds": 10,
    }
    environment = {} if password is None else {"MAIL_PASSWORD": password}
    return Mailer(MailSettings.model_validate({**values, **changes}), environment, lambda: NOW)


LOGIN = {"username": "deskside", "password_env": "MAIL_PASSWORD"}


def test_every_recipient_gets_text_and_html() -> None:
    with postbox() as box:
        delivery = mailer(box.port).send(LETTER)
    assert delivery.accepted == ("sam@lumenfold.example", "ruth@lumenfold.example")
    assert box.recipients == [["sam@lumenfold.example", "ruth@lumenfold.example"]]
    (letter,) = box.letters
    assert letter["Subject"] == "The week"
    assert letter["From"] == "deskside@lumenfold.example"
    assert letter["Date"].datetime == NOW.replace(microsecond=0)
    text, html = letter.iter_parts()
    assert "75 % — fine." in text.get_content()
    assert "<b>HTML</b>" in html.get_content()
    assert letter.get_content_type() == "multipart/alternative"


def test_it_signs_in_where_the_settings_say_so() -> None:
    with postbox() as box:
        mailer(box.port, "right", **LOGIN).send(LETTER)
    assert len(box.letters) == 1


def test_a_refused_login_is_told_with_what_to_correct_and_without_the_password() -> None:
    with postbox() as box, pytest.raises(MailError) as caught:
        mailer(box.port, "wrong-secret", **LOGIN).send(LETTER)
    assert box.letters == []
    assert "refused the login" in str(caught.value)
    assert "MAIL_PASSWORD" in str(caught.value)
    assert "wrong-secret" not in str(caught.value)


def test_a_password_that_is_not_there_is_missed_before_anything_is_said() -> None:
    with postbox() as box, pytest.raises(MailError, match="MAIL_PASSWORD with the password is not set"):
        mailer(box.port, None, **LOGIN).send(LETTER)


def test_a_server_that_is_down_is_told_with_what_to_check() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(MailError, match=r"nothing was sent: .* cannot be reached .*check `host` and `port`"):
            mailer(taken.getsockname()[1]).send(LETTER)


def test_the_connection_is_encrypted_where_the_certificate_is_trusted(tmp_path: Path) -> None:
    certificate = certificate_in(tmp_path)
    with postbox(certificate.context) as box:
        mailer(box.port, "right", starttls=True, ca_file=certificate.file, **LOGIN).send(LETTER)
    assert len(box.letters) == 1


def test_a_server_that_nobody_vouches_for_gets_nothing(tmp_path: Path) -> None:
    with postbox(certificate_in(tmp_path).context) as box, pytest.raises(MailError, match="could not be trusted"):
        mailer(box.port, "right", starttls=True, **LOGIN).send(LETTER)
    assert box.letters == []


def test_a_server_that_cannot_encrypt_gets_nothing() -> None:
    with postbox() as box, pytest.raises(MailError, match="does not offer what the settings ask for"):
        mailer(box.port, starttls=True).send(LETTER)
    assert box.letters == []


def test_a_recipient_who_is_refused_is_named_and_the_others_get_it() -> None:
    with postbox(None, "ruth@lumenfold.example") as box:
        delivery = mailer(box.port).send(LETTER)
    assert delivery.accepted == ("sam@lumenfold.example",)
    assert delivery.refused == {"ruth@lumenfold.example": "550 no such mailbox"}


def test_when_everybody_is_refused_nothing_is_claimed_sent() -> None:
    with (
        postbox(None, "ruth@lumenfold.example", "sam@lumenfold.example") as box,
        pytest.raises(MailError, match=r"for nobody .*550 no such mailbox"),
    ):
        mailer(box.port).send(LETTER)


def test_without_a_host_nothing_is_sent() -> None:
    off = Mailer(MailSettings(), {}, lambda: NOW)
    assert not off.is_on
    with pytest.raises(MailError, match="no mail server is set"):
        off.send(LETTER)


def test_a_subject_cannot_smuggle_in_a_header() -> None:
    with postbox() as box:
        mailer(box.port).send(Letter("The week\r\nBcc: all@lumenfold.example", "text", "<p>html</p>"))
    (letter,) = box.letters
    assert letter["Bcc"] is None
    assert letter["Subject"] == "The week Bcc: all@lumenfold.example"
