"""The routes of the scripted model: `/v1/models`, `/v1/chat/completions` and `/v1/embeddings`."""

import asyncio
import json

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from tests.scripted_model import wire
from tests.scripted_model.behaviour import Behaviour
from tests.scripted_model.leaving import noticing
from tests.scripted_model.pace import Pace
from tests.scripted_model.replying import reply_to
from tests.scripted_model.request import ModelRequest
from tests.scripted_model.script import Script


def create_model(script: Script, released: asyncio.Event) -> FastAPI:
    """The application; `released` lets go of the requests that hang."""
    app = FastAPI()

    @app.get("/v1/models")
    def list_models() -> Response:
        return JSONResponse({"object": "list", "data": [{"id": "scripted", "object": "model", "owned_by": "tests"}]})

    @app.post("/v1/chat/completions")
    async def complete(request: Request) -> Response:
        asked, behaviour = await _ask(script, request)
        pace = Pace(behaviour, released)
        with script.watching():
            await noticing(request, pace.wait_for_first_byte())
        if behaviour.status != 200:
            return JSONResponse(wire.error(behaviour.status), behaviour.status)
        text = _text(script, asked) if behaviour.text is None else behaviour.text
        if asked.is_streamed:
            pieces = wire.chunks(asked, text, behaviour)
            return StreamingResponse(script.watched(pace.send(pieces)), media_type="text/event-stream")
        whole = json.dumps(wire.completion(asked, text, behaviour))
        return StreamingResponse(script.watched(pace.send(whole)), media_type="application/json")

    @app.post("/v1/embeddings")
    async def embed(request: Request) -> Response:
        asked, behaviour = await _ask(script, request)
        await Pace(behaviour, released).wait_for_first_byte()
        if behaviour.status != 200:
            return JSONResponse(wire.error(behaviour.status), behaviour.status)
        given = asked.body["input"]
        body = wire.embeddings([given] if isinstance(given, str) else [str(text) for text in given], behaviour.is_nan)
        return Response(json.dumps(body), media_type="application/json")

    return app


async def _ask(script: Script, request: Request) -> tuple[ModelRequest, Behaviour]:
    asked = ModelRequest(request.url.path, await request.json(), dict(request.headers))
    return asked, script.behaviour_for(asked)


def _text(script: Script, asked: ModelRequest) -> str:
    """The fitting reply. A fault of the scripted model itself must not pass for one of the client's."""
    try:
        return reply_to(asked)
    except Exception as error:
        script.faults.append(error)
        raise
