"""The plain pipeline as a program: `index`, `ask`, `serve`."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from evals.bench.baseline.pipeline import find, index, open_store

_FOLDER = click.Path(path_type=Path)


@click.group()
def program() -> None:
    """A plain LangChain + Chroma pipeline."""


@program.command("index")
@click.argument("documents", type=_FOLDER)
@click.argument("folder", type=_FOLDER)
@click.option("--chunk-size", type=int, required=True)
def index_documents(documents: Path, folder: Path, chunk_size: int) -> None:
    """Index DOCUMENTS into FOLDER."""
    click.echo(json.dumps(asdict(index(documents, folder, chunk_size))))


@program.command("ask")
@click.argument("folder", type=_FOLDER)
@click.argument("question")
def ask(folder: Path, question: str) -> None:
    """Print the passages nearest to QUESTION."""
    click.echo(json.dumps([asdict(passage) for passage in find(open_store(folder), question, k=4)]))


@program.command("serve")
@click.argument("folder", type=_FOLDER)
@click.option("--port", type=int, required=True)
def serve(folder: Path, port: int) -> None:
    """Answer over HTTP on the loopback interface until stopped."""
    import uvicorn

    from evals.bench.baseline.app import create_app

    uvicorn.run(create_app(folder), host="127.0.0.1", port=port, log_level="warning", access_log=False)


if __name__ == "__main__":
    program()
