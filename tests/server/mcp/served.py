"""The whole application on a free port of this machine, in a thread, and assistants that speak to it."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event, Thread
from types import TracebackType
from typing import Self

import httpx2
import uvicorn
from fastapi import FastAPI
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from server.answering.answer import Answer
from server.answering.answerer import Listener, Prepared


class Served:
    """An application at `url` for as long as the context lasts."""

    def __init__(self, app: FastAPI) -> None:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen()
        settings = uvicorn.Config(app, log_level="critical", ws="none", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(settings)
        self._thread = Thread(target=lambda: asyncio.run(self._server.serve(sockets=[self._socket])), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __enter__(self) -> Self:
        # The socket listens already: who comes before the application is up waits.
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()


@asynccontextmanager
async def assistant(served: Served, key: str, mode: str = "auto") -> AsyncIterator[Client]:
    """An assistant that carries this key."""
    async with (
        httpx2.AsyncClient(headers={"Authorization": f"Bearer {key}"}, timeout=20) as http,
        Client(streamable_http_client(f"{served.url}/mcp", http_client=http), mode=mode) as client,
    ):
        yield client


class WaitingAnswerer:
    """Never answers, and knows when it was asked and when it was told to stop."""

    def __init__(self) -> None:
        self.asked, self.stopped = Event(), Event()

    async def answer(self, prepared: Prepared, listener: Listener) -> Answer:
        self.asked.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.stopped.set()
        return prepared.answer
