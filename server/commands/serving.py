"""Opens a data folder for serving, tells other commands where, and runs the server."""

import asyncio
import os
import socket
from types import TracebackType
from typing import Self

import click
import uvicorn

from ingest.index.errors import DesksideError
from ingest.index.ownership import Owner
from server.app import create_app
from server.commands.group import features
from server.identity.person import Person, Role
from server.language_model.language_model import ModelHealth
from server.privacy.privacy import Privacy
from server.privacy.private_log import PrivateLog
from server.settings import ServerSettings
from server.wiring import open_deskside

_THIS_MACHINE = Person("local", "Commands on this machine", "", Role.ADMIN)


class Serving:
    """A data folder with a socket that listens. Other commands find the server through the folder's owner card."""

    def __init__(self, settings: ServerSettings, host: str, port: int) -> None:
        self._socket = _listen(host, port)
        port = self._socket.getsockname()[1]
        self.url = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        settings = settings.model_copy(update={"host": host, "port": port})
        self.deskside = open_deskside(settings, "deskside serve")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()
        self.deskside.close()

    def tell(self, message: str) -> None:
        """Say something to whoever started the server; with whether the language model answers, where there is one, and
        the first administrator's key when it was just made."""
        admin_key = self.deskside.people.ensure_admin()
        click.echo(message)
        if self.deskside.language_model is not None:
            click.echo(_told_of(asyncio.run(self.deskside.language_model.health())))
        if admin_key is not None:
            click.echo(f"Administrator's key, shown once: {admin_key}")

    def run(self) -> None:
        """Serve until stopped."""
        key = self._issue_local_key()
        ownership = self.deskside.index.ownership
        if ownership is not None:
            ownership.announce(Owner(os.getpid(), "deskside serve", self.url, key))
        configuration = uvicorn.Config(
            create_app(self.deskside, features()), log_level="warning", access_log=False, timeout_graceful_shutdown=5
        )
        with PrivateLog(Privacy(self.deskside.settings.privacy)):
            uvicorn.Server(configuration).run(sockets=[self._socket])

    def _issue_local_key(self) -> str:
        self.deskside.people.import_people([_THIS_MACHINE])
        keys = self.deskside.keys
        for key in keys.all():
            if key.person_id == _THIS_MACHINE.id and key.revoked_at is None:
                keys.revoke(key.id)
        return keys.issue(_THIS_MACHINE.id, "local").secret


def _told_of(health: ModelHealth) -> str:
    if health.is_answering:
        return f"Language model {health.name} answers."
    instead = "Until it does, answers are the documents' own sentences."
    return f"Language model {health.name} does not answer: {health.trouble}. {instead}"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        # From now on: whoever is told the address and comes before the application is up waits, and is not refused.
        listener.listen()
    except OSError as error:
        listener.close()
        raise DesksideError(
            f"{host}:{port} cannot be listened on ({error.strerror}). Choose another port with --port."
        ) from error
    return listener
