"""Ends what nobody waits for any more."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from fastapi import Request

_Result = TypeVar("_Result")


async def while_connected(
    request: Request,
    work: Coroutine[Any, Any, _Result],  # Any: what a coroutine is sent and yields, which is the loop's business
) -> _Result | None:
    """What comes of it; `None` where the client left before, and then the work was cancelled.

    The body of the request must have been read: what comes after it is only that the client has gone.
    """
    working, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        working.cancel()
        leaving.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
