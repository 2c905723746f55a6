"""Work on a loop of its own."""

import asyncio
import threading

import pytest

from server.language_model.own_loop import OwnLoop


async def nothing() -> None:
    pass


def test_it_runs_in_one_other_thread_whatever_loop_asks() -> None:
    loop = OwnLoop("other")

    async def here() -> str:
        return threading.current_thread().name

    assert {asyncio.run(loop.run(here)) for _ in range(3)} == {"other"}
    loop.close(nothing)


def test_cancelling_the_caller_cancels_the_work() -> None:
    loop, begun, ended = OwnLoop("other"), threading.Event(), threading.Event()

    async def wait() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async def leave() -> None:
        waiting = asyncio.create_task(loop.run(wait))
        await asyncio.to_thread(begun.wait, 10)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    asyncio.run(leave())
    assert ended.wait(10)
    loop.close(nothing)


def test_closing_ends_what_runs_and_then_does_the_last_thing() -> None:
    loop, done, begun = OwnLoop("other"), list[str](), threading.Event()

    async def wait() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            done.append("ended")

    async def last() -> None:
        done.append("closed")

    async def begin() -> None:
        running = asyncio.create_task(loop.run(wait))
        await asyncio.to_thread(begun.wait, 10)
        await asyncio.to_thread(loop.close, last)
        with pytest.raises(asyncio.CancelledError):
            await running

    asyncio.run(begin())
    assert done == ["ended", "closed"]


def test_one_that_never_ran_has_nothing_to_close() -> None:
    OwnLoop("other").close(nothing)
