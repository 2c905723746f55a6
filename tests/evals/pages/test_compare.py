"""Two runs beside each other."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from evals.example import Evidence
from evals.quality import Quality
from evals.running.run_folder import RunFolder
from evals.sample import Sample
from server.answering.answer import Citation
from server.identity.person import Person
from tests.evals import compared_runs as made
from tests.evals.examples import citation
from tests.server.api.company import INTERNAL, SAM, SOURCE

Browse = Callable[[Person], TestClient]
PAGE = "/evaluations/compare"


@pytest.fixture
def quoted(quality: Quality) -> Citation:
    """A citation of a version that is in the index and that everybody may read."""
    catalog = quality.deskside.index.catalog
    version = catalog.files_of(SOURCE)["returns.md"].version_id
    assert version is not None
    text = catalog.version(version).text
    return replace(citation(1, text[:20]), version=version)


def citing(sample: Sample, cited: Citation) -> Sample:
    assert sample.answer is not None
    return replace(sample, answer=replace(sample.answer, citations=(cited,)))


def two_runs(quality: Quality, quoted: Citation) -> dict[str, str]:
    folder = quality.runs.folder
    before = [citing(made.right(f"e{number}"), quoted) for number in range(10)]
    after = [citing(made.wrong("e0"), quoted), *before[1:]]
    return {"left": made.keep(folder, before), "right": made.keep(folder, after, minutes=5)}


def test_without_runs_it_says_what_to_do(browse_as: Browse) -> None:
    assert "No run has finished yet." in browse_as(SAM).get(PAGE).text


def test_any_two_runs_can_be_chosen(browse_as: Browse, quality: Quality, quoted: Citation) -> None:
    runs = two_runs(quality, quoted)
    page = browse_as(SAM).get(PAGE).text
    assert all(page.count(f'value="{run}"') == 2 for run in runs.values())
    assert "In short" not in page


def test_it_shows_what_moved_and_what_flipped(browse_as: Browse, quality: Quality, quoted: Citation) -> None:
    runs = two_runs(quality, quoted)
    page = browse_as(SAM).get(PAGE, params=runs).text
    assert "Of 10 examples" in page
    assert "<strong>1</strong> is not right any more" in page
    assert "would pass the gate" in page
    assert "At n = 10 this gate sees a loss of 5 points" in page
    assert "<del>Thirty </del>days. [1]" in page
    assert "<ins>Fourteen </ins>days. [1]" in page
    assert 'class="interval-mark' in page
    assert "/evaluations/metrics#right" in page
    assert "What was expected" in page
    assert f"/evaluations/runs/{runs['right']}/examples/e0" in page


def test_a_part_of_the_golden_set_can_be_chosen(browse_as: Browse, quality: Quality, quoted: Citation) -> None:
    runs = two_runs(quality, quoted)
    assert "of “plain”" in browse_as(SAM).get(PAGE, params={**runs, "set": "plain"}).text
    assert (
        "No example of “nowhere” is in both runs." in browse_as(SAM).get(PAGE, params={**runs, "set": "nowhere"}).text
    )


def test_texts_that_somebody_may_not_read_are_not_shown(browse_as: Browse, quality: Quality, quoted: Citation) -> None:
    catalog = quality.deskside.index.catalog
    text = catalog.version(quoted.version).text
    start = text.index(INTERNAL)
    secret = replace(quoted, quote=INTERNAL, start=start, end=start + len(INTERNAL))
    folder = quality.runs.folder
    left = made.keep(folder, [citing(made.right("e0"), secret)])
    right = made.keep(folder, [citing(made.wrong("e0"), secret)], minutes=1)
    person = replace(SAM, groups=frozenset({"support"}))
    quality.deskside.people.import_people([person])
    page = browse_as(person).get(PAGE, params={"left": left, "right": right}).text
    assert "You may not read everything these answers quote" in page
    assert "Fourteen" not in page


def test_what_an_example_expects_is_hidden_from_whoever_may_not_read_it(
    browse_as: Browse, quality: Quality, quoted: Citation
) -> None:
    def secret(sample: Sample) -> Sample:
        evidence = (Evidence(Path(SOURCE) / "returns.md", 0, 0, INTERNAL),)
        return citing(replace(sample, example=replace(sample.example, evidence=evidence)), quoted)

    left = made.keep(quality.runs.folder, [secret(made.right("e0"))])
    right = made.keep(quality.runs.folder, [secret(made.wrong("e0"))], minutes=1)
    person = replace(SAM, groups=frozenset({"support"}))
    quality.deskside.people.import_people([person])
    page = browse_as(person).get(PAGE, params={"left": left, "right": right}).text
    assert "Fourteen" in page
    assert INTERNAL not in page


def test_runs_of_different_golden_sets_are_compared_where_they_are_equal(
    browse_as: Browse, quality: Quality, quoted: Citation
) -> None:
    runs = two_runs(quality, quoted)
    other = RunFolder(quality.runs.folder / runs["right"])
    other.write_manifest(replace(other.manifest(), golden_set_hash="another"))
    page = browse_as(SAM).get(PAGE, params=runs).text
    assert "different golden sets" in page
    assert "Only the 10 examples whose content is equal" in page


def test_runs_without_a_common_example_are_refused(browse_as: Browse, quality: Quality, quoted: Citation) -> None:
    runs = two_runs(quality, quoted)
    strange = made.keep(quality.runs.folder, [made.right("strange")], minutes=9)
    page = browse_as(SAM).get(PAGE, params={"left": runs["left"], "right": strange})
    assert page.is_success
    assert "These runs cannot be compared." in page.text


@pytest.mark.parametrize("run", ["gone", "../x"])
def test_a_run_that_is_not_there_is_not_found(browse_as: Browse, quality: Quality, quoted: Citation, run: str) -> None:
    runs = two_runs(quality, quoted)
    assert browse_as(SAM).get(PAGE, params={"left": runs["left"], "right": run}).status_code == 404


def test_what_answers_say_is_escaped(browse_as: Browse, quality: Quality, quoted: Citation) -> None:
    before = citing(made.right("e0"), quoted)
    assert before.answer is not None
    after = replace(before, answer=replace(before.answer, text="<script>alert(1)</script>"), citations=())
    left = made.keep(quality.runs.folder, [before])
    right = made.keep(quality.runs.folder, [after], minutes=1)
    page = browse_as(SAM).get(PAGE, params={"left": left, "right": right}).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
