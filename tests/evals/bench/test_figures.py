"""Figures are read off the raw numbers as their labels say."""

import pytest

from evals.bench.figures import Better, sections
from tests.evals.bench.measured import RESULT


def read(section_title: str, label: str, name: str = "ours") -> float | None:
    """The value of a contender in the first section whose title begins so."""
    section = next(section for section in sections(RESULT) if section.title.startswith(section_title))
    figure = next(figure for figure in section.figures if figure.label == label)
    return figure.of(RESULT.contenders[name])


@pytest.mark.parametrize(
    ("section", "label", "value"),
    [
        ("Indexing a sample", "documents/s", 2.5),
        ("Indexing a sample", "MB/s", 0.25),
        ("Indexing a sample", "index on disk, MB", 3.0),
        ("The large index", "documents/s, program start and model loading left out", 5.0),
        ("Starting", "server: process start to /readyz, s", 2.0),
        ("Starting", "program: process start to answer, s", 1.0),
        ("Questions over HTTP, 1 client", "p50, ms", 25.0),
        ("Questions over HTTP, 1 client", "questions/s", 40.0),
        ("Questions over HTTP, 1 client", "CPU of the server per question, ms", 5.0),
        ("Questions over HTTP, 1 client", "errors", 1),
        ("Questions over HTTP, 8 clients", "p50, ms", None),
        ("Retrieval: all", "nDCG@10", 0.5),
        ("Retrieval: single", "nDCG@10", 0.5),
        ("Retrieval: all", "evidence_hit@1", None),
    ],
)
def test_a_figure_is_what_its_label_says(section: str, label: str, value: float | None) -> None:
    assert read(section, label) == (None if value is None else pytest.approx(value))


def test_who_keeps_no_record_indexes_everything_again() -> None:
    assert read("Indexing it again", "nothing changed, s", "plain") == 8.0


def test_more_is_better_for_rates_and_quality_alone() -> None:
    figures = {figure.label: figure.better for section in sections(RESULT) for figure in section.figures}
    assert figures["documents/s"] is figures["questions/s"] is figures["nDCG@10"] is Better.MORE
    assert figures["p95, ms"] is Better.LESS
