"""An event loop in a thread of its own, so that talking to a language model holds nobody else up."""

import asyncio
from collections.abc import Callable, Coroutine
from threading import Lock, Thread
from typing import Any, TypeVar

_Result = TypeVar("_Result")


class OwnLoop:
    """Runs coroutines beside the caller's loop. The thread starts with the first of them.

    The connections of a language model's client belong to one loop, and callers come from many: the server's, and one
    for each answer of an evaluation.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None

    # Any: what a coroutine is sent and yields, which is the loop's business.
    async def run(self, work: Callable[[], Coroutine[Any, Any, _Result]]) -> _Result:
        """What comes of it. Cancelling the caller cancels it too."""
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work(), self._running()))

    def close(self, last: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Cancel all that runs, then do one last thing, and end."""
        with self._lock:
            loop, thread = self._loop, self._thread
            self._loop = self._thread = None
        if loop is None or thread is None:
            return
        asyncio.run_coroutine_threadsafe(_end(last), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = Thread(target=_serve, args=(self._loop,), name=self._name, daemon=True)
                self._thread.start()
            return self._loop


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    loop.run_forever()


async def _end(last: Callable[[], Coroutine[Any, Any, None]]) -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await last()
    await asyncio.get_running_loop().shutdown_asyncgens()
    await asyncio.get_running_loop().shutdown_default_executor()
