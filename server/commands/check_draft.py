"""`deskside check-draft`: a reply held against the documents, on the command line."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click
from pydantic import TypeAdapter, ValidationError

from server.commands.options import data_option, json_option, read_settings, require_index, settings_option
from server.commands.running_server import running_server

if TYPE_CHECKING:
    from server.answering.question import Ticket
    from server.drafts.draft_check import CheckedSentence, DraftCheck

_FLAGGED_EXIT = 3


@click.command("check-draft")
@click.argument("file", type=click.File(encoding="utf-8"))
@click.option("--ticket", "ticket_file", type=click.File(encoding="utf-8"), help="The ticket it answers, as JSON.")
@data_option
@settings_option
@json_option
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Check by the rules in force on that day.")
@click.option(
    "--group", "groups", multiple=True, default=("staff", "support"), show_default=True, help="A group you ask for."
)
@click.pass_context
def command(
    context: click.Context,
    file: TextIO,
    ticket_file: TextIO | None,
    data: Path,
    settings_file: Path | None,
    as_json: bool,
    as_of: datetime | None,
    groups: tuple[str, ...],
) -> None:
    """Check the reply in FILE, or on standard input for -, sentence by sentence.

    The exit code is 3 when there is something to look at before sending.
    """
    from server.drafts.draft_check import DraftCheck

    moment = None if as_of is None else as_of.replace(hour=12, tzinfo=UTC)
    text = file.read()
    if not text.strip():
        raise click.UsageError("The draft is empty.")
    ticket = _ticket(ticket_file)
    server = running_server(data)
    kept = TypeAdapter(DraftCheck)
    if server is not None:
        body = {"draft": text, "ticket": _as_json(ticket), "audience": list(groups)}
        checked = kept.validate_python(
            server.post("/v1/draft-checks", body | {"as_of": moment.isoformat() if moment else None})
        )
    else:
        checked = _in_process(text, ticket, data, settings_file, moment, groups)
    click.echo(json.dumps(json.loads(kept.dump_json(checked)), indent=1) if as_json else _as_text(checked))
    if not checked.is_clear:
        context.exit(_FLAGGED_EXIT)


def _in_process(
    text: str,
    ticket: "Ticket | None",
    data: Path,
    settings_file: Path | None,
    as_of: datetime | None,
    groups: tuple[str, ...],
) -> "DraftCheck":
    require_index(data)
    from ingest.index.scope import Scope
    from server.drafts.draft import Draft
    from server.wiring import open_deskside

    deskside = open_deskside(read_settings(data, settings_file), "deskside check-draft")
    try:
        return deskside.drafts.check(Draft(text, ticket), Scope(frozenset(groups), as_of or datetime.now(UTC)))
    finally:
        deskside.close()


def _ticket(file: TextIO | None) -> "Ticket | None":
    if file is None:
        return None
    from server.answering.question import Ticket

    try:
        return TypeAdapter(Ticket).validate_json(file.read())
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise click.BadParameter(f"{file.name}: {place}: {first['msg']}", param_hint="--ticket") from error


def _as_json(ticket: "Ticket | None") -> object:
    if ticket is None:
        return None
    from server.answering.question import Ticket

    return TypeAdapter(Ticket).dump_python(ticket, mode="json")


def _as_text(checked: "DraftCheck") -> str:
    lines = [line for sentence in checked.sentences for line in _said_of(sentence)]
    lines += [f"missing: {one.says} [{one.citation}]" for one in checked.missing]
    lines += [f"tone: {one.says}" for one in checked.tone]
    if checked.exemplar is not None:
        lines += [f"“{checked.exemplar.exemplar.title}” also says: {one.text}" for one in checked.exemplar.absent]
    lines += [f"[{one.number}] {one.title} ({one.path}): “{' '.join(one.quote.split())}”" for one in checked.citations]
    return "\n".join(lines)


def _said_of(sentence: "CheckedSentence") -> list[str]:
    numbers = "".join(f" [{number}]" for number in sentence.citations)
    lines = [f"{sentence.verdict}: {sentence.text}{numbers}"]
    if sentence.says:
        lines.append(f"    {sentence.says}")
    if sentence.fix is not None:
        lines.append(f"    fix: {sentence.fix.text or 'take the sentence out'}")
    return lines
