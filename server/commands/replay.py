"""`deskside replay`: what was answered before, asked again."""

import json
from collections.abc import Iterable
from pathlib import Path

import click

from server.commands.options import data_option, json_option, read_settings, require_index, settings_option
from server.commands.running_server import running_server
from server.history.encoding import decode_replay, encode_replay
from server.history.replay import CitationDifference, Replay, ReplayState
from server.history.word_difference import Piece

_CHANGES = {"kept": " ", "changed_version": "~", "removed": "-", "added": "+"}


@click.command("replay")
@click.argument("answer_id", metavar="ID")
@data_option
@settings_option
@json_option
@click.option("--today", is_flag=True, help="By today's rules; otherwise by those the answer was given by.")
@click.option(
    "--group", "groups", multiple=True, default=("staff", "support"), show_default=True, help="A group you ask for."
)
def command(
    answer_id: str, data: Path, settings_file: Path | None, as_json: bool, today: bool, groups: tuple[str, ...]
) -> None:
    """Ask the question of the answer ID again and show what differs. Nothing is kept.

    An answer that quotes what only some groups may read is there for who asks for those groups.
    """
    server = running_server(data)
    moment = "today" if today else "asked"
    if server is not None:
        body = {"moment": moment, "audience": list(groups)}
        found = decode_replay(json.dumps(server.post(f"/v1/answers/{answer_id}/replays", body)))
    else:
        found = _in_process(answer_id, data, settings_file, moment, groups)
    click.echo(json.dumps(json.loads(encode_replay(found)), indent=1) if as_json else _as_text(found))


def _in_process(answer_id: str, data: Path, settings_file: Path | None, moment: str, groups: tuple[str, ...]) -> Replay:
    require_index(data)
    import asyncio

    from server.clock import utc_now
    from server.history.reading import read_answer
    from server.identity.person import Person, Role
    from server.replaying import ReplayMoment, replay
    from server.wiring import open_deskside

    deskside = open_deskside(read_settings(data, settings_file), "deskside replay")
    try:
        reader = Person("command-line", "Commands on this machine", "", Role.ADMIN, frozenset(groups))
        record = read_answer(deskside.history, deskside.index.catalog, answer_id, reader)
        return asyncio.run(replay(deskside, record.answer, reader, ReplayMoment(moment), utc_now()))
    finally:
        deskside.close()


def _as_text(found: Replay) -> str:
    if found.before is None or found.after is None or found.words is None:
        return "This answer can no longer be read: it rests on something that is gone, or that you may not read."
    if found.state is ReplayState.SAME:
        lines = ["The same answer.", "", found.after.text]
    else:
        changed = (
            f" It was {found.before.outcome} and is {found.after.outcome} now." if found.is_outcome_changed else ""
        )
        lines = [f"The answer differs.{changed}", ""]
        lines += [f"then: {_marked(found.words.before, '[-', '-]')}", f"now:  {_marked(found.words.after, '{+', '+}')}"]
    lines += ["", f"confidence {found.before.confidence:.2f} then, {found.after.confidence:.2f} now"]
    lines += [_citation(one) for one in found.citations]
    return "\n".join([*lines, *found.notices])


def _marked(pieces: Iterable[Piece], opening: str, closing: str) -> str:
    return "".join(f"{opening}{piece.text}{closing}" if piece.is_marked else piece.text for piece in pieces)


def _citation(one: CitationDifference) -> str:
    cited = one.citation
    return f"{_CHANGES[one.change]} {cited.title} ({cited.path}) “{' '.join(cited.quote.split())}”"
