"""Where assistants reach the tools: one address that keeps no session and speaks for whoever's key it is sent."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Annotated

from anyio import to_thread
from fastapi import APIRouter, Depends, Request, Response
from starlette.types import Receive, Scope, Send

from ingest.index.errors import Unauthenticated
from server.api.requirement import Asker, Bearer
from server.identity.person import Person
from server.settings import ServerSettings

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

router = APIRouter(include_in_schema=False)


class McpEndpoint:
    """Hands requests to what speaks the protocol, which is loaded with the first of them: most servers see none."""

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings
        self._opening: asyncio.Task[StreamableHTTPSessionManager] | None = None
        self._keeping: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """While the server is up; at its end, what is still being answered ends too."""
        try:
            yield
        finally:
            for task in (self._opening, self._keeping):
                if task is not None:
                    task.cancel()
                    with suppress(asyncio.CancelledError):
                        await task
            self._opening = self._keeping = None

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, whose person stands in its state."""
        if self._opening is None:
            self._opening = asyncio.create_task(self._open())
        manager = await asyncio.shield(self._opening)
        await manager.handle_request(scope, receive, send)

    async def _open(self) -> "StreamableHTTPSessionManager":
        manager = await to_thread.run_sync(_manager, self._settings)
        is_open = asyncio.Event()
        self._keeping = asyncio.create_task(_keep(manager, is_open))
        await is_open.wait()
        return manager


async def _keep(manager: "StreamableHTTPSessionManager", is_open: asyncio.Event) -> None:
    """Hold it open in one task from first to last, as it wants to be."""
    async with manager.run():
        is_open.set()
        await asyncio.Event().wait()


class _HandedOver(Response):
    """Has the endpoint answer."""

    def __init__(self, endpoint: McpEndpoint) -> None:
        super().__init__()
        self._endpoint = endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._endpoint.answer(scope, receive, send)


def holder_of_key(person: Asker, bearer: Bearer) -> Person:
    """Whose key it is. Raises Unauthenticated for a browser's cookie: what another site starts must not speak here."""
    if bearer is None:
        raise Unauthenticated("send a key as 'Authorization: Bearer dsk_…'")
    return person


@router.post("/mcp")
async def speak(request: Request, person: Annotated[Person, Depends(holder_of_key)]) -> Response:
    """One message of the Model Context Protocol (streamable HTTP, without sessions)."""
    endpoint: McpEndpoint = request.app.state.mcp
    return _HandedOver(endpoint)


def _manager(settings: ServerSettings) -> "StreamableHTTPSessionManager":
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
    from mcp.server.transport_security import TransportSecuritySettings

    from server.api.body_limit import LARGEST_BODY
    from server.mcp.speaking import Speaking

    hosts = [form for name in _names(settings) for form in (name, f"{name}:*")]
    origins = [f"{scheme}://{host}" for scheme in ("http", "https") for host in hosts]
    return StreamableHTTPSessionManager(
        Speaking().server(),
        stateless=True,
        security_settings=TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=origins),
        max_request_body_size=LARGEST_BODY,
    )


def _names(settings: ServerSettings) -> list[str]:
    """Under which names this server may be reached."""
    own = f"[{settings.host}]" if ":" in settings.host else settings.host
    return list(dict.fromkeys(("127.0.0.1", "localhost", "[::1]", own, *settings.mcp.allowed_hosts)))
