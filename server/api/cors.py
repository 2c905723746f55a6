"""Lets browser extensions, and nothing else, speak to the API from their own origin."""

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

_ORIGINS = r"(chrome|moz)-extension://[0-9a-zA-Z-]+"


class ExtensionCors:
    """CORS on /v1 and /healthz; a key signs in there, never a cookie."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._with_cors = CORSMiddleware(
            app,
            allow_origin_regex=_ORIGINS,
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key"],
            allow_credentials=False,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        is_shared = path == "/healthz" or path.startswith("/v1/")
        await (self._with_cors if is_shared else self._app)(scope, receive, send)
