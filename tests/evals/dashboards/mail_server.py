"""A mail server on this machine that keeps what it is given."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session


@dataclass
class Postbox:
    """What arrived, and at which port the server listens. Everything it is asked is in the types of aiosmtpd."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    refused: frozenset[str] = frozenset()

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802 - see above
        assert isinstance(envelope.content, bytes)
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        self.recipients.append(list(envelope.rcpt_tos))
        return "250 OK"


def lets_in(server: Any, session: Session, envelope: Envelope, mechanism: str, login: Any) -> AuthResult:
    """Whether the name and password are those of the settings in the tests."""
    is_right = isinstance(login, LoginPassword) and (login.login, login.password) == (b"deskside", b"right")
    return AuthResult(success=is_right, handled=False)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def postbox(tls: ssl.SSLContext | None = None, *refused: str) -> Iterator[Postbox]:
    """A server that lets in whoever knows the password; with TLS, only once the connection is encrypted."""
    box = Postbox(refused=frozenset(refused))
    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=_free_port(),
        authenticator=lets_in,
        auth_require_tls=False,
        tls_context=tls,
        require_starttls=tls is not None,
    )
    controller.start()
    box.port = controller.port
    try:
        yield box
    finally:
        controller.stop()
