"""Refuses requests that carry more than anybody has to say."""

from contextlib import suppress

from fastapi import Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.api.failure import failure_response
from server.errors import TooLarge

LARGEST_BODY = 1_000_000


class BodyLimit:
    """Ends a request as soon as it has sent more than a million bytes, or says that it will."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        received = 0

        async def count() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > LARGEST_BODY:
                raise _too_large()
            return message

        async def pass_on(message: Message) -> None:
            if received <= LARGEST_BODY:
                await send(message)

        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif _says_too_much(scope):
            await failure_response(Request(scope), _too_large())(scope, receive, send)
        else:
            with suppress(TooLarge):
                await self._app(scope, count, pass_on)
            if received > LARGEST_BODY:
                await failure_response(Request(scope), _too_large())(scope, receive, send)


def _says_too_much(scope: Scope) -> bool:
    declared = Headers(scope=scope).get("content-length", "0")
    is_number = declared.isascii() and declared.isdigit()
    return is_number and (len(declared) > len(str(LARGEST_BODY)) or int(declared) > LARGEST_BODY)


def _too_large() -> TooLarge:
    return TooLarge(f"send at most {LARGEST_BODY} bytes; shorten the ticket or the history")
