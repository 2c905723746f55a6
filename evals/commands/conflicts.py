"""The command `deskside eval conflicts`; what it needs is loaded only when it runs."""

from pathlib import Path

import click

from server.commands.options import read_settings, settings_option

_FILE = click.Path(dir_okay=False, path_type=Path)
_EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_SETS = Path(__file__).parents[1] / "golden_sets"
_COMPANY = Path(__file__).parents[2] / "ingest" / "sample_company"
_GOLDEN = (_SETS / "sample_company_conflict_questions.jsonl", _SETS / "sample_company.jsonl")


@click.command("conflicts")
@click.option(
    "--golden",
    type=_EXISTING_FILE,
    multiple=True,
    default=_GOLDEN,
    help="Golden sets to ask. A reference answer that begins with `The documents disagree` expects a card.",
)
@click.option("--documents", type=_EXISTING_FOLDER, default=_COMPANY, help="Measure on an index of this folder.")
@click.option("--pairs", type=_EXISTING_FILE, help="Written pairs, planted in a copy of the documents; JSONL.")
@click.option("--limit", type=click.IntRange(min=1), help="Ask only so many examples of each golden set.")
@click.option("--server", help="Ask the server at this URL instead, over HTTP.")
@click.option("--key", help="The key to sign in to the server with.")
@settings_option
@click.option("--json", "json_file", type=_FILE, help="Write the figures and every card to this file.")
def try_conflicts(
    golden: tuple[Path, ...],
    documents: Path,
    pairs: Path | None,
    limit: int | None,
    server: str | None,
    key: str | None,
    settings_file: Path | None,
    json_file: Path | None,
) -> None:
    """Ask, and tell which contradictions were found, which were missed, and what else was taken for one."""
    from tempfile import TemporaryDirectory

    from rich.console import Console

    from evals.document_index import default_cache, open_folder
    from evals.golden_set import load_golden_set
    from evals.subjects.http import open_http_subject
    from evals.subjects.in_process import InProcessSubject
    from evals.trials.conflicts.trial import ask, try_pairs
    from evals.trials.conflicts.trial_report import render_trial, write_trial
    from evals.trials.conflicts.written_pair import load_pairs
    from ingest.index.index import open_embedder
    from server.commands.ingest_progress import TerminalProgress

    console = Console(stderr=True)
    settings = read_settings(Path("data"), settings_file)
    sets = [load_golden_set(path).select(limit=limit) for path in golden]
    if server:
        with open_http_subject(server, key) as subject:
            asked = {one.name: ask(subject, one) for one in sets}
    else:
        with open_folder(documents, settings, default_cache(), console, sets[0]) as deskside:
            asked = {one.name: ask(InProcessSubject(deskside), one) for one in sets}
    tried = None
    if pairs is not None:
        with TemporaryDirectory() as place, TerminalProgress(console) as progress:
            embedder = open_embedder(settings.index)
            tried = try_pairs(load_pairs(pairs), documents, Path(place), embedder, progress)
    if json_file:
        write_trial(asked, tried, json_file)
    Console().print(render_trial(asked, tried))
