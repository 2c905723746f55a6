"""`deskside suggest`: what a ticket needs, on the command line."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click
from pydantic import TypeAdapter, ValidationError

from server.answering.question import Ticket
from server.commands.citation_lines import cited_lines
from server.commands.options import data_option, json_option, read_settings, require_index, settings_option
from server.commands.running_server import running_server
from server.suggestions.suggestion import AsOfSuggestion, Suggestions

_TICKET = TypeAdapter(Ticket)
_SUGGESTIONS = TypeAdapter(Suggestions)


@click.command("suggest")
@click.argument("ticket_file", metavar="TICKET", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@data_option
@settings_option
@json_option
@click.option(
    "--group", "groups", multiple=True, default=("staff", "support"), show_default=True, help="A group you ask for."
)
def command(ticket_file: Path, data: Path, settings_file: Path | None, as_json: bool, groups: tuple[str, ...]) -> None:
    """Answer the two or three needs in TICKET, a JSON file as the API takes it, before anybody asks."""
    ticket = _read(ticket_file)
    server = running_server(data)
    if server is not None:
        body = {"ticket": _TICKET.dump_python(ticket, mode="json"), "audience": list(groups)}
        found = _SUGGESTIONS.validate_json(json.dumps(server.post("/v1/suggestions", body)))
    else:
        found = _in_process(ticket, data, settings_file, groups)
    click.echo(_SUGGESTIONS.dump_json(found, indent=1).decode() if as_json else _as_text(found))


def _read(ticket_file: Path) -> Ticket:
    try:
        return _TICKET.validate_json(ticket_file.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise click.BadParameter(f"{ticket_file} is no ticket: {place}: {first['msg']}") from error


def _in_process(ticket: Ticket, data: Path, settings_file: Path | None, groups: tuple[str, ...]) -> Suggestions:
    require_index(data)
    from ingest.index.scope import Scope
    from server.wiring import open_deskside

    deskside = open_deskside(read_settings(data, settings_file), "deskside suggest")
    try:
        return deskside.suggest(ticket, Scope(frozenset(groups), datetime.now(UTC)))
    finally:
        deskside.close()


def _as_text(found: Suggestions) -> str:
    lines = []
    for number, suggestion in enumerate(found.suggestions, 1):
        lines += [f"{number}. {suggestion.label}", f"   {suggestion.answer.text}"]
        lines += [f"   {line}" for line in cited_lines(suggestion.answer.citations or suggestion.answer.nearest)]
    if not found.suggestions:
        lines.append("This ticket asks for nothing that was understood.")
    for day in found.as_of_suggestions:
        lines += _day_lines(day)
    return "\n".join(lines)


def _day_lines(day: AsOfSuggestion) -> list[str]:
    lines = [f"{day.kind.replace('_', ' ').capitalize()} {day.date} ({day.found_in}: “{day.text}”)"]
    for difference in day.differences or ():
        lines.append(f"   By the rules of then, {difference.question} {difference.then.text}")
        lines += [f"   {line}" for line in cited_lines(difference.then.citations)]
    return lines
