"""Prints how long answers take and what they hold while a language model fails in every way: see `main`."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Any

import click
import httpx2

from server.app import create_app
from server.commands.demo import load_sample_company
from server.commands.options import read_settings
from server.deskside import Deskside
from server.language_model.settings import LanguageModelSettings
from server.wiring import open_deskside
from tests.scripted_model.answering import (
    altering_quotations,
    forging_citations,
    inventing_figures,
    marked,
    shown_lines,
)
from tests.scripted_model.behaviour import BROKEN, BUSY, HANGS, WELL, Behaviour, saying
from tests.scripted_model.script import Rule
from tests.scripted_model.server import ScriptedModel
from tests.server.mcp.served import Served

GOLDEN_SET = Path("evals/golden_sets/sample_company.jsonl")
TROUBLES = {
    "well": WELL,
    "5xx": BROKEN,
    "429": BUSY,
    "30 s slow": Behaviour(latency_seconds=30),
    "hangs": HANGS,
    "cut mid-stream": Behaviour(cut_after=20),
    "dripping": Behaviour(drip_seconds=0.3),
}
DISHONEST = {
    "honest": lambda _: WELL,
    "forged citations": forging_citations,
    "invented figures": inventing_figures,
    "altered quotations": altering_quotations,
}


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer as events: when its first words and its last came, in seconds, and the whole."""

    first: float
    last: float
    answer: dict[str, Any]  # Any: whatever JSON holds


@click.command()
@click.option("--questions", default=20, show_default=True, help="How many questions each trouble is met with.")
@click.option("--lies", default=200, show_default=True, help="How many questions each dishonest model answers.")
def main(questions: int, lies: int) -> None:
    """Ask the sample company's questions over HTTP at the default settings: `python -m tests.scripted_model.trial`."""
    with tempfile.TemporaryDirectory() as folder, ScriptedModel() as model:
        data = Path(folder)
        asked = [json.loads(line)["question"] for line in GOLDEN_SET.read_text().splitlines()]
        with opened(data, model.url) as deskside:
            load_sample_company(deskside)
        for name, behaviour in TROUBLES.items() if questions else ():
            model.script.forget()
            model.script.always(behaviour)
            with opened(data, model.url) as deskside, Served(create_app(deskside)) as served:
                tell_times(name, listen(served, deskside, asked[:questions]), len(model.script.requests))
        with opened(data, None) as deskside, Served(create_app(deskside)) as served:
            tell_times("no model", listen(served, deskside, asked[:questions]), 0)
        with opened(data, "http://127.0.0.1:9/v1") as deskside, Served(create_app(deskside)) as served:
            tell_times("down", listen(served, deskside, asked[:questions]), 0)
        with opened(data, model.url) as deskside, Served(create_app(deskside)) as served:
            for name, rule in DISHONEST.items():
                model.script.forget()
                model.script.whenever(once(rule))
                heard = listen(served, deskside, asked[:lies])
                lines = {one.text for request in model.script.requests for one in shown_lines(request)}
                tell_sentences(name, heard, "\n".join(lines).lower())


@contextmanager
def opened(data: Path, url: str | None) -> Iterator[Deskside]:
    name = "openai:scripted" if url else None
    model = LanguageModelSettings(model=name, base_url=url, tokens_per_day=10**9)
    deskside = open_deskside(read_settings(data).model_copy(update={"language_model": model}))
    try:
        yield deskside
    finally:
        deskside.close()


def once(rule: Rule) -> Rule:
    """The same, but sentences that did not hold are never said anew: the first checks alone count."""
    return lambda request: saying("") if marked(request, "sentences") else rule(request)


def listen(served: Served, deskside: Deskside, questions: Sequence[str]) -> list[Heard]:
    """Every question, asked one after the other as the panel asks it, once the model is loaded."""
    deskside.people.ensure_admin()
    person = deskside.people.all()[0].id
    headers = {"Authorization": f"Bearer {deskside.keys.issue(person, 'trial').secret}", "Accept": "text/event-stream"}
    with httpx2.Client(base_url=served.url, headers=headers, timeout=60) as client:
        client.post("/v1/language-model/probe")
        return [hear(client, question) for question in questions]


def hear(client: httpx2.Client, question: str) -> Heard:
    begun, first, name = monotonic(), 0.0, ""
    with client.stream("POST", "/v1/answers", json={"question": question}) as response:
        for line in response.iter_lines():
            name = line.removeprefix("event: ") if line.startswith("event: ") else name
            if name == "delta" and not first:
                first = monotonic() - begun
            if name == "done" and line.startswith("data: "):
                return Heard(first, monotonic() - begun, json.loads(line.removeprefix("data: ")))
    raise RuntimeError(f"no answer to {question!r}")


def tell_times(name: str, heard: Sequence[Heard], upstream: int) -> None:
    written = ("answered", "partly_answered")
    asked = [one for one in heard if one.answer["outcome"] in written and one.answer["exemplar"] is None]
    plain = sum(one.answer["making"]["model"] is None for one in asked)
    click.echo(
        f"{name:>16}: {len(asked)} answers, {plain} of them in the documents' own sentences;"
        f" on screen after {median(one.first for one in asked):.2f} s (median), {max(one.first for one in asked):.2f} s"
        f" (slowest); whole after {max(one.last for one in asked):.2f} s (slowest);"
        f" {max(0, upstream - 1)} calls upstream for {len(asked)} requests"
    )


def tell_sentences(name: str, heard: Sequence[Heard], said_by_documents: str) -> None:
    answers = [one.answer for one in heard]
    dropped = [one["text"] for answer in answers for one in answer["making"]["dropped"]]
    written = [answer["sentences"] for answer in answers if answer["making"]["model"]]
    shown = [one["text"] for sentences in written for one in sentences]
    false = [text for text in shown if text.lower() not in said_by_documents]
    true_dropped = sum(text.lower() in said_by_documents for text in dropped)
    click.echo(
        f"{name:>18}: {len(dropped) - true_dropped} false and {true_dropped} true sentences did not hold;"
        f" {len(false)} false and {len(shown) - len(false)} true ones were shown"
    )
    for text in false:
        click.echo(f"    shown: {text}")


if __name__ == "__main__":
    main()
