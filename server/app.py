"""The web application: the API, the pages, and what features add."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from server.api.body_limit import BodyLimit
from server.api.cors import ExtensionCors
from server.api.failure import LastResort, answer_failures
from server.api.guarding import unguarded
from server.api.headers import SecurityHeaders
from server.api.routes import PROBLEMS, ROUTERS
from server.clock import Clock, utc_now
from server.deskside import Deskside
from server.feature import Feature
from server.mcp import endpoint as mcp_endpoint
from server.mcp.endpoint import McpEndpoint
from server.pages import routes as pages
from server.pages.page import STATIC


def create_app(deskside: Deskside, features: Sequence[Feature] = (), clock: Clock = utc_now) -> FastAPI:
    """Everything that answers over HTTP. Raises ValueError for a route that would let anybody in."""
    app = FastAPI(
        title="Deskside",
        summary="The right policy, cited to the sentence, beside the ticket.",
        version=version("deskside"),
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_lifespan,
    )
    app.state.deskside = deskside
    app.state.clock = clock
    app.state.mcp = McpEndpoint(deskside.settings)
    app.state.entrances = tuple(entrance for feature in features for entrance in feature.entrances())
    app.state.features = {feature.name: feature.open(deskside, clock) for feature in features}
    for router in ROUTERS:
        app.include_router(router, responses=PROBLEMS)
    app.include_router(mcp_endpoint.router)
    app.include_router(pages.router)
    for feature in features:
        for router in feature.routers():
            app.include_router(router, responses=PROBLEMS)
        if static := feature.static():
            app.mount(f"/static/{feature.name}", StaticFiles(directory=static), name=feature.name)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    answer_failures(app)
    for middleware in (BodyLimit, LastResort, ExtensionCors, SecurityHeaders):
        app.add_middleware(middleware)
    if open_to_all := unguarded(app):
        raise ValueError(f"these routes require nothing of whoever calls them: {', '.join(open_to_all)}")
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    opened = [feature for feature in app.state.features.values() if feature is not None]
    for feature in opened:
        feature.start()
    try:
        async with app.state.mcp.running():
            yield
    finally:
        for feature in reversed(opened):
            feature.close()
