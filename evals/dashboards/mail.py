"""Hands mail over to an SMTP server, or says why it could not."""

import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from evals.dashboards.settings import MailSettings
from evals.errors import MailError
from server.clock import Clock

_SETTINGS = "[features.evals.mail]"


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says, as text and as HTML."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """Who the server took the mail for, and whom it refused, each with its reason."""

    accepted: tuple[str, ...]
    refused: Mapping[str, str]


class Mailer:
    """Sends to the recipients of the settings."""

    def __init__(self, settings: MailSettings, environment: Mapping[str, str], clock: Clock) -> None:
        self.settings = settings
        self._environment = environment
        self._clock = clock

    @property
    def is_on(self) -> bool:
        """Whether there is a server to hand mail to."""
        return self.settings.host is not None

    def send(self, letter: Letter) -> Delivery:
        """Hand a letter over. Raises MailError where the server took it for nobody: then nothing was sent."""
        host = self.settings.host
        if host is None:
            raise MailError(f"no mail server is set; set host, from and to in {_SETTINGS} of the settings file")
        password = self._password()
        message = self._message(letter)
        try:
            with smtplib.SMTP(host, self.settings.port, timeout=self.settings.timeout_seconds) as connection:
                if self.settings.starttls:
                    connection.starttls(context=ssl.create_default_context(cafile=self.settings.ca_file))
                if self.settings.username is not None and password is not None:
                    connection.login(self.settings.username, password)
                refused = connection.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            raise MailError(
                f"{self._server} took the mail for nobody ({_reasons(error.recipients)}); correct `to`"
            ) from error
        except (smtplib.SMTPException, OSError) as error:
            raise MailError(f"nothing was sent: {self._explained(error)}") from error
        reasons = {address: _said(code, text) for address, (code, text) in refused.items()}
        return Delivery(tuple(each for each in self.settings.to if each not in reasons), reasons)

    @property
    def _server(self) -> str:
        return f"{self.settings.host}:{self.settings.port}"

    def _password(self) -> str | None:
        name = self.settings.password_env
        if name is None:
            return None
        password = self._environment.get(name)
        if not password:
            raise MailError(f"nothing was sent: the environment variable {name} with the password is not set")
        return password

    def _message(self, letter: Letter) -> EmailMessage:
        message = EmailMessage()
        message["Subject"] = " ".join(letter.subject.split())
        message["From"] = self.settings.sender
        message["To"] = ", ".join(self.settings.to)
        message["Date"] = format_datetime(self._clock())
        message["Message-ID"] = make_msgid(domain=self.settings.sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.text)
        message.add_alternative(letter.html, subtype="html")
        return message

    def _explained(self, error: smtplib.SMTPException | OSError) -> str:
        """What happened, and what to do."""
        if isinstance(error, smtplib.SMTPAuthenticationError):
            return (
                f"{self._server} refused the login ({_said(error.smtp_code, error.smtp_error)}); "
                f"correct `username`, or the password in {self.settings.password_env}"
            )
        if isinstance(error, ssl.SSLError):
            return (
                f"{self._server} could not be trusted ({error.reason or error}); set `ca_file` to its authority, "
                "or `host` to the name in its certificate"
            )
        if isinstance(error, smtplib.SMTPNotSupportedError):
            return (
                f"{self._server} does not offer what the settings ask for ({error}); correct `starttls` or `username`"
            )
        if isinstance(error, smtplib.SMTPResponseException):
            return f"{self._server} refused ({_said(error.smtp_code, error.smtp_error)}); correct {_SETTINGS}"
        if isinstance(error, smtplib.SMTPException):
            return f"{self._server} broke off ({error}); try again"
        return f"{self._server} cannot be reached ({error.strerror or error}); check `host` and `port` in {_SETTINGS}"


def _reasons(refused: Mapping[str, tuple[int, bytes]]) -> str:
    return ", ".join(f"{address}: {_said(code, text)}" for address, (code, text) in refused.items())


def _said(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(words.split())}"
