"""Notices a client that leaves before there is a byte of its reply."""

import asyncio
from collections.abc import Coroutine

from fastapi import Request


class ClientLeft(Exception):
    """Nobody waits for the reply any more."""


async def noticing(request: Request, wait: Coroutine[object, object, None]) -> None:
    """Wait. Raises ClientLeft as soon as the client has gone."""
    waiting = asyncio.ensure_future(wait)
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({waiting, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not waiting.done():
            raise ClientLeft
        waiting.result()
    finally:
        waiting.cancel()
        gone.cancel()
        await asyncio.gather(waiting, gone, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
