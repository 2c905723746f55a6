"""The command `deskside eval bench`; what it needs is loaded only when it runs."""

from dataclasses import replace
from pathlib import Path

import click

_EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_REPOSITORY = Path(__file__).parents[2]
_SUPPORT_BENCH = _REPOSITORY.parent / "shared" / "data" / "support-bench"
_NARROWEST_TABLE = 150
_COUNT = click.IntRange(min=1)


@click.command("bench")
@click.option("--documents", type=_EXISTING_FOLDER, help="The folder to index: its Markdown and text files.")
@click.option("--golden", type=_EXISTING_FILE, help="The golden set on these documents.")
@click.option(
    "--limit-documents", type=_COUNT, default=150, show_default=True, help="Documents of the sample indexed in turns."
)
@click.option("--rounds", type=_COUNT, default=2, show_default=True, help="How often each indexes the sample.")
@click.option(
    "--chunks",
    type=_COUNT,
    default=20_000,
    show_default=True,
    help="Ask at an index of so many chunks, where the documents have them.",
)
@click.option(
    "--requests", type=_COUNT, default=200, show_default=True, help="Questions over HTTP per number of clients."
)
@click.option("--starts", type=_COUNT, default=5, show_default=True, help="How often each is started.")
@click.option(
    "--quick", "is_quick", is_flag=True, help="One round, one start, few questions: to see that it works, not to quote."
)
@click.option("--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), help="Write the result here.")
def bench(
    documents: Path | None,
    golden: Path | None,
    limit_documents: int,
    rounds: int,
    chunks: int,
    requests: int,
    starts: int,
    is_quick: bool,
    json_file: Path | None,
) -> None:
    """Measure Deskside beside a plain LangChain + Chroma pipeline.

    Without --documents and --golden it measures on ../shared/data/support-bench where that is, otherwise on the sample
    company. Takes about 25 minutes on two quiet cores; the result goes to bench-results/.
    """
    if (documents is None) != (golden is None):
        raise click.UsageError("Give --documents and --golden together, or neither.")
    try:
        from evals.bench.bench import BASELINE, DESKSIDE, Bench
    except ModuleNotFoundError as error:
        raise click.ClickException(f"{error.name} is not installed; run `pip install -e '.[bench]'`") from error
    from rich.console import Console

    from evals.bench.corpus import read_corpus
    from evals.bench.narration import Narration
    from evals.bench.result import default_file, write_result
    from evals.bench.result_table import render
    from evals.bench.settings import BenchSettings

    corpus = read_corpus(documents, golden) if documents and golden else read_corpus(*_default_places())
    settings = BenchSettings(
        rounds=rounds, sample_documents=limit_documents, chunks=chunks, requests=requests, starts=starts
    )
    if is_quick:
        settings = replace(settings, rounds=1, starts=1, requests=10, is_quick=True)
    result = Bench(corpus, settings, Narration(Console(stderr=True))).carry_out()
    file = json_file or default_file(result.manifest.started_at)
    write_result(result, file)
    console = Console()
    console.width = max(console.width, _NARROWEST_TABLE)
    console.print(render(result, DESKSIDE.name, BASELINE.name), highlight=False)
    console.print(f"Every number: {file}", highlight=False)


def _default_places() -> tuple[Path, Path]:
    """The folder of documents and the golden set."""
    if _SUPPORT_BENCH.is_dir():
        return _SUPPORT_BENCH / "docs", _SUPPORT_BENCH / "questions.jsonl"
    golden = _REPOSITORY / "evals" / "golden_sets" / "sample_company.jsonl"
    return _REPOSITORY / "ingest" / "sample_company", golden
