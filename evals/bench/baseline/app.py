"""The plain pipeline behind HTTP: a question in, the nearest passages out."""

from pathlib import Path

from fastapi import FastAPI
from pydantic import BaseModel

from evals.bench.baseline.pipeline import FoundPassage, find, open_store

PASSAGES = 4


class Asked(BaseModel):
    """A question."""

    question: str
    k: int = PASSAGES


def create_app(folder: Path) -> FastAPI:
    """The application over one store; the model is loaded before it is ready."""
    app = FastAPI(openapi_url=None)
    store = open_store(folder)

    @app.get("/readyz")
    def readyz() -> str:
        return "ready"

    @app.post("/ask")
    def ask(asked: Asked) -> list[FoundPassage]:
        return find(store, asked.question, asked.k)

    return app
