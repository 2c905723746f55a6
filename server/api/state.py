"""What a request finds of the running assistant."""

from typing import Annotated

from fastapi import Depends, Request

from server.clock import Clock
from server.deskside import Deskside


def deskside_of(request: Request) -> Deskside:
    """The assistant that the application was made with."""
    deskside: Deskside = request.app.state.deskside
    return deskside


def clock_of(request: Request) -> Clock:
    """The clock that the application was made with."""
    clock: Clock = request.app.state.clock
    return clock


TheDeskside = Annotated[Deskside, Depends(deskside_of)]
TheClock = Annotated[Clock, Depends(clock_of)]
