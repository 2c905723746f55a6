"""Serves the scripted model on a free port of this machine, in a thread."""

import asyncio
import socket
from threading import Thread
from types import TracebackType

import uvicorn

from tests.scripted_model.app import create_model
from tests.scripted_model.script import Script


class ScriptedModel:
    """A model at `url`, which ends in `/v1`, for as long as the context lasts.

    with ScriptedModel() as model:
        model.script.then(BUSY, MALFORMED)
        ChatOpenAI(base_url=model.url, api_key="none", model="scripted").invoke("Hello")
        assert len(model.script.requests) == 3
    """

    def __init__(self) -> None:
        self.script = Script()
        self._loop = asyncio.new_event_loop()
        self._released = asyncio.Event()
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen()
        settings = uvicorn.Config(
            create_model(self.script, self._released), log_level="critical", lifespan="off", ws="none", loop="asyncio"
        )
        self._server = uvicorn.Server(settings)
        self._thread = Thread(target=self._serve, name="scripted-model", daemon=True)

    @property
    def url(self) -> str:
        """Where a client of OpenAI's API finds it."""
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/v1"

    def __enter__(self) -> "ScriptedModel":
        # The socket listens already: a client that comes before the server is up waits, and nothing has to be polled.
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._released.set)
        self._server.should_exit = True
        self._thread.join()
        self._loop.close()
        self._socket.close()
        if self.script.faults and error is None:
            raise self.script.faults[0]

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._server.serve(sockets=[self._socket]))
