"""`deskside ask`: a question on the command line."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from server.answering.answer import Answer
from server.commands.citation_lines import cited_lines
from server.commands.options import data_option, json_option, read_settings, require_index, settings_option
from server.commands.running_server import running_server
from server.history.encoding import decode_answer, encode_answer


@click.command("ask")
@click.argument("question")
@data_option
@settings_option
@json_option
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Answer by the rules in force on that day.")
@click.option(
    "--group", "groups", multiple=True, default=("staff", "support"), show_default=True, help="A group you ask for."
)
def command(
    question: str,
    data: Path,
    settings_file: Path | None,
    as_json: bool,
    as_of: datetime | None,
    groups: tuple[str, ...],
) -> None:
    """Answer QUESTION from the indexed documents, with citations."""
    moment = None if as_of is None else as_of.replace(hour=12, tzinfo=UTC)
    server = running_server(data)
    if server is not None:
        body = {"question": question, "audience": list(groups), "as_of": moment.isoformat() if moment else None}
        answer = decode_answer(json.dumps(server.post("/v1/answers", body)))
    else:
        answer = _in_process(question, data, settings_file, moment, groups)
    click.echo(json.dumps(json.loads(encode_answer(answer)), indent=1) if as_json else _as_text(answer))


def _in_process(
    question: str, data: Path, settings_file: Path | None, as_of: datetime | None, groups: tuple[str, ...]
) -> Answer:
    require_index(data)
    import asyncio

    from ingest.index.scope import Scope
    from server.answering.answerer import NobodyListens
    from server.answering.question import Question
    from server.wiring import open_deskside

    deskside = open_deskside(read_settings(data, settings_file), "deskside ask")
    try:
        scope = Scope(frozenset(groups), as_of or datetime.now(UTC))
        return asyncio.run(deskside.ask(Question(question), scope, "command-line", NobodyListens(is_patient=True)))
    finally:
        deskside.close()


def _as_text(answer: Answer) -> str:
    lines = [answer.text, ""]
    if answer.exemplar is not None:
        lines.append(f"Approved answer “{answer.exemplar.title}” by {answer.exemplar.approved_by}")
    lines += [f"Not in the documents: {words}" for words in answer.missing]
    lines += [f"Do you mean {option.label}? Ask: {option.question}" for option in answer.options]
    lines += cited_lines(answer.citations or answer.nearest)
    if answer.today is not None:
        lines += ["", f"By the rules of today, {answer.today.as_of:%Y-%m-%d}: {answer.today.text}"]
        lines += cited_lines(answer.today.citations)
    if answer.lesson is not None:
        lines.append(f"Lesson: {answer.lesson.title}, {answer.lesson.minutes} minutes")
    return "\n".join(lines)
