"""The commands `deskside eval golden …`: golden sets from the command line, beside a server that may be running."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from server.commands.options import data_option, json_option, read_settings, require_index, settings_option

if TYPE_CHECKING:
    from evals.curation.beside import GoldenSetsBeside
    from evals.curation.importing import ImportPlan

_UNREADABLE = 1
_STATES = click.Choice(["accepted", "candidate", "retired"])


@click.command("list")
@data_option
@settings_option
@json_option
def list_golden_sets(data: Path, settings_file: Path | None, as_json: bool) -> None:
    """List the golden sets, with what waits and what is broken."""
    from rich.console import Console
    from rich.table import Table

    with _opened(data, settings_file) as opened:
        cards = opened.golden_sets.all()
    if as_json:
        rows = [
            {"id": c.id, "title": c.title, "examples": c.examples, "candidates": c.candidates, "broken": c.broken}
            for c in cards
        ]
        click.echo(json.dumps({"golden_sets": rows}, indent=1))
        return
    table = Table("Id", "Title", "Examples", "Candidates", "Broken")
    for card in cards:
        table.add_row(card.id, card.title, str(card.examples), str(card.candidates), str(card.broken))
    Console().print(table)


@click.command("import")
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--set", "set_id", required=True, help="The id of the golden set; begun where there is none.")
@click.option("--title", help="The title of a golden set that is begun.")
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder that document paths are relative to; that of the file where it is left out.",
)
@click.option("--layout", default="", help="jsonl, csv, ragas or beir; by what it looks like where it is left out.")
@click.option("--column", "columns", multiple=True, metavar="NAME=FIELD", help="Which column holds which field.")
@click.option("--names-nobody", is_flag=True, help="Import texts that seem to hold an address or number of somebody.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@data_option
@settings_option
@json_option
@click.pass_context
def import_golden_set(
    context: click.Context,
    source: Path,
    set_id: str,
    title: str | None,
    folder: Path | None,
    layout: str,
    columns: tuple[str, ...],
    names_nobody: bool,
    dry_run: bool,
    data: Path,
    settings_file: Path | None,
    as_json: bool,
) -> None:
    """Import SOURCE, a file, ZIP or folder: all of it or nothing. The exit code is 1 where it has problems."""
    from evals.curation.reading import read_upload
    from evals.curation.upload import upload_from

    reading = read_upload(upload_from(source), layout, _columns(columns))
    from_folder = (folder or (source if source.is_dir() else source.parent)).resolve()
    with _opened(data, settings_file) as opened:
        is_new = set_id not in {
            card.id for card in (*opened.golden_sets.all(), *opened.golden_sets.all(is_retired=True))
        }
        folders = opened.validator.documents.folders()
        its_folder = Path(folders[0]) if len(folders) == 1 else from_folder
        if is_new:
            plan = opened.importer.plan_into(set_id, its_folder, {}, reading, from_folder)
        else:
            plan = opened.importer.plan(set_id, reading, from_folder)
        _tell(plan, as_json)
        if plan.problems:
            context.exit(_UNREADABLE)
        if plan.doubtful and not names_nobody and not dry_run:
            named = ", ".join(one.line.id for one in plan.doubtful[:5])
            raise click.ClickException(f"{named} may name somebody; look at them, then give --names-nobody")
        if not dry_run:
            if is_new:
                opened.golden_sets.create(title or set_id, its_folder, set_id=set_id)
            opened.importer.carry_out(plan, None, source.name)


@click.command("export")
@click.argument("set_id", metavar="SET")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; standard output else.")
@click.option("--layout", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True)
@click.option("--state", type=_STATES, default="accepted", show_default=True, help="Only the examples in this state.")
@data_option
@settings_option
def export_golden_set(
    set_id: str, out: Path | None, layout: str, state: str, data: Path, settings_file: Path | None
) -> None:
    """Write the golden set SET down; paths of documents become relative to the folder of the file."""
    from evals.curation.export import as_csv, as_jsonl, rebased
    from evals.curation.kept_example import ExampleState

    with _opened(data, settings_file) as opened:
        kept = opened.golden_sets.examples(set_id, (ExampleState(state),))
        folder = opened.golden_sets.folder(set_id)
    to_folder = out.resolve().parent if out else folder
    lines = [rebased(one.line, folder, to_folder) for one in kept]
    content = as_csv(lines) if layout == "csv" else as_jsonl(lines)
    if out is None:
        click.echo(content, nl=False)
    else:
        out.write_bytes(content.encode())


@click.command("validate")
@click.argument("set_ids", metavar="[SET]...", nargs=-1)
@data_option
@settings_option
@json_option
@click.pass_context
def validate_golden_sets(
    context: click.Context, set_ids: tuple[str, ...], data: Path, settings_file: Path | None, as_json: bool
) -> None:
    """Check that all evidence stands in the documents as they are indexed now. The exit code is 1 where it does not."""
    from evals.curation.kept_example import ExampleState

    found: list[dict[str, str]] = []
    checked = 0
    with _opened(data, settings_file) as opened:
        for set_id in set_ids or [card.id for card in opened.golden_sets.all()]:
            kept = opened.golden_sets.examples(set_id, (ExampleState.ACCEPTED,))
            lines = [one.line for one in kept]
            standings = opened.validator.standings(lines, opened.golden_sets.folder(set_id))
            checked += len(lines)
            found += [
                {"set": set_id, "id": line.id, "standing": standing.standing, "says": trouble}
                for line, standing in zip(lines, standings, strict=True)
                for trouble in standing.troubles
            ]
    if as_json:
        click.echo(json.dumps({"checked": checked, "broken": found}, indent=1))
    else:
        for one in found:
            click.echo(f"{one['set']}/{one['id']}: {one['says']}")
        click.echo(f"{checked} examples checked, {len({(one['set'], one['id']) for one in found})} broken.")
    context.exit(1 if found else 0)


@click.command("candidates")
@click.argument("set_id", metavar="SET")
@click.option(
    "--from", "source", type=click.Choice(["both", "exemplars", "questions"]), default="both", show_default=True
)
@data_option
@settings_option
@json_option
def suggest_candidates(set_id: str, source: str, data: Path, settings_file: Path | None, as_json: bool) -> None:
    """Add candidates to SET from approved answers and from questions people asked; people accept them on the page."""
    with _opened(data, settings_file) as opened:
        exemplars = opened.candidates.suggest_exemplars(set_id) if source != "questions" else 0
        questions = opened.candidates.suggest_questions(set_id) if source != "exemplars" else 0
    if as_json:
        click.echo(json.dumps({"exemplars": exemplars, "questions": questions}))
    else:
        click.echo(f"{exemplars} from approved answers, {questions} from questions that people asked.")


@click.group("golden")
def golden_commands() -> None:
    """Keep golden sets: questions whose right answers are known."""


for command in (list_golden_sets, import_golden_set, export_golden_set, validate_golden_sets, suggest_candidates):
    golden_commands.add_command(command)


@contextmanager
def _opened(data: Path, settings_file: Path | None) -> "Iterator[GoldenSetsBeside]":
    from evals.curation.beside import open_beside

    settings = read_settings(data, settings_file)
    require_index(data)
    with open_beside(settings) as opened:
        yield opened


def _columns(given: tuple[str, ...]) -> dict[str, str]:
    columns = {}
    for one in given:
        name, equals, field = one.partition("=")
        if not equals:
            raise click.BadParameter(f"write NAME=FIELD, not {one!r}", param_hint="--column")
        columns[name] = field
    return columns


def _tell(plan: "ImportPlan", as_json: bool) -> None:
    counts = {"new": len(plan.new), "changed": len(plan.changed), "same": plan.same, "broken": len(plan.broken)}
    if as_json:
        said = {**counts, "layout": plan.layout, "problems": plan.problems, "remarks": plan.remarks}
        click.echo(json.dumps(said, indent=1))
        return
    for problem in plan.problems:
        click.echo(problem, err=True)
    for remark in plan.remarks:
        click.echo(remark, err=True)
    click.echo(f"Read as {plan.layout}: " + ", ".join(f"{count} {name}" for name, count in counts.items()) + ".")
