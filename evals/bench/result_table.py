"""A result as people read it."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from evals.bench.figures import Figure, sections
from evals.bench.result import BenchResult


def render(result: BenchResult, compared: str, baseline: str) -> RenderableType:
    """Every figure of every contender, and the ratio of the compared one to the baseline."""
    table = Table("", title=_title(result), title_justify="left")
    for name in result.contenders:
        table.add_column(name, justify="right")
    table.add_column("ratio", justify="right")
    table.add_column("better")
    for section in sections(result):
        table.add_section()
        table.add_row(Text(section.title, style="bold"))
        for figure in section.figures:
            values = {name: figure.of(measured) for name, measured in result.contenders.items()}
            cells = [_cell(figure, value) for value in values.values()]
            ratio = _ratio(values.get(compared), values.get(baseline))
            table.add_row(f"  {figure.label}", *cells, ratio, figure.better)
    return Group(table, *_notes(result, compared, baseline))


def _title(result: BenchResult) -> str:
    machine, commit = result.machine, result.manifest.commit or "unknown"
    return (
        f"{machine.cpu}, {machine.cores} cores, {machine.memory_bytes / 1e9:.1f} GB; commit {commit[:12]}; "
        f"load before {machine.load_before:.1f}"
    )


def _cell(figure: Figure, value: float | None) -> str:
    return "" if value is None else f"{value:.{figure.decimals}f}"


def _ratio(compared: float | None, baseline: float | None) -> str:
    return f"{compared / baseline:.3g}" if compared is not None and baseline else ""


def _notes(result: BenchResult, compared: str, baseline: str) -> list[str]:
    corpus = result.corpus
    facts = (
        f"{name}: " + "; ".join(f"{what} {value}" for what, value in measured.facts.items())
        for name, measured in result.contenders.items()
    )
    parts = ", ".join(f"{name} {seconds:.0f} s" for name, seconds in result.part_seconds.items())
    return [
        f"Ratio: {compared} / {baseline}. {corpus.documents} documents in {corpus.folder}.",
        f"Retrieval over {corpus.questions} questions, {corpus.questions_left_out} left out; over HTTP the "
        f"{corpus.stand_alone_questions} that stand alone, in order, repeated where they do not suffice. Evidence is "
        "found the more easily the longer the passages are.",
        *facts,
        f"Time: {parts}; together {sum(result.part_seconds.values()) / 60:.1f} minutes.",
    ]
