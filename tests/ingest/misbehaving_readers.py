"""Readers for the tests of the sandbox that do what a hostile file might make a library do."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from ingest.index.documents import ParsedDocument


def read(data: bytes, name: str) -> ParsedDocument:
    """Do what the file's text names; reading goes well when it names nothing."""
    deed, _, argument = data.decode().partition(" ")
    _DEEDS.get(deed, _nothing)(argument)
    return ParsedDocument(text=f"{name} {os.getpid()}", blocks=(), media_type="text/plain")


def _nothing(argument: str) -> None:
    pass


def _loop(argument: str) -> None:
    while True:
        pass


def _hog(argument: str) -> None:
    held = []
    while True:
        held.append(bytearray(os.urandom(1 << 20)) * 8)
        time.sleep(0.001)


def _exit(argument: str) -> None:
    os._exit(3)


def _connect(argument: str) -> None:
    with socket.socket() as wire:
        wire.connect(("127.0.0.1", int(argument)))


def _connect_quietly(argument: str) -> None:
    """Past the audit hook, as a C library would."""
    import _socket

    made = _socket.socket()
    try:
        made.connect(("127.0.0.1", int(argument)))
    except OSError as error:
        raise ValueError(f"refused: {error}") from error


def _look_up(argument: str) -> None:
    socket.getaddrinfo("example.com", 80)


def _open(argument: str) -> None:
    Path(argument).read_bytes()


def _write(argument: str) -> None:
    Path(argument).write_text("was here")


def _start(argument: str) -> None:
    subprocess.run([sys.executable, "-c", ""], check=False)


def _tell(argument: str) -> None:
    raise ValueError(repr(sorted(os.environ)))


def _talk(argument: str) -> None:
    sys.stdout.write("noise on standard output")
    sys.stdout.flush()


_DEEDS = {
    "loop": _loop,
    "hog": _hog,
    "exit": _exit,
    "connect": _connect,
    "connect_quietly": _connect_quietly,
    "look_up": _look_up,
    "open": _open,
    "write": _write,
    "start": _start,
    "tell": _tell,
    "talk": _talk,
}
