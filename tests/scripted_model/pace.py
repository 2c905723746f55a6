"""When the bytes of a reply leave, and where they end."""

import asyncio
from collections.abc import AsyncIterator, Iterable

from tests.scripted_model.behaviour import Behaviour


class ConnectionCut(Exception):
    """Ends a reply in its middle, as a server that dies does."""


class Pace:
    """Sends one reply as slowly and as far as the behaviour says; once the model is `released`, it ends at once."""

    def __init__(self, behaviour: Behaviour, released: asyncio.Event) -> None:
        self._behaviour = behaviour
        self._released = released

    async def wait_for_first_byte(self) -> None:
        """Raises ConnectionCut where the model stops before there is one."""
        if self._behaviour.hangs:
            await self._pause(None)
        if self._behaviour.latency_seconds:
            await self._pause(self._behaviour.latency_seconds)

    async def send(self, pieces: Iterable[str]) -> AsyncIterator[str]:
        """The pieces, with waits between them and the end where it is cut; without either, all at once."""
        drip, cut = self._behaviour.drip_seconds, self._behaviour.cut_after
        if not drip and cut is None:
            yield "".join(pieces)
            return
        for count, piece in enumerate(pieces):
            if cut is not None and count >= cut:
                raise ConnectionCut
            yield piece
            await self._pause(drip)

    async def _pause(self, seconds: float | None) -> None:
        try:
            await asyncio.wait_for(self._released.wait(), seconds)
        except TimeoutError:
            return
        raise ConnectionCut
