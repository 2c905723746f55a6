"""Evidence is looked for in the version that was the rule."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from evals.curation.documents import file_of
from evals.curation.validation import Standing, Validator
from evals.golden_line import EvidenceLine, ExampleLine
from evals.quality import Quality
from tests.evals.curation.lines import FOLDER, NOW_SAYS, ONCE_SAID, example
from tests.server.api.company import SOURCE


@pytest.fixture
def validator(quality: Quality) -> Validator:
    return quality.curation.validator


def test_a_quote_in_the_version_in_force_is_found_with_its_place(validator: Validator) -> None:
    standing = validator.standing(example(), FOLDER)
    assert standing.standing is Standing.OK
    (one,) = standing.evidence
    assert one.version is not None
    assert one.version.number == 2
    assert one.url is not None
    assert one.url.endswith(f"?start=0&end={len(NOW_SAYS)}#cited")
    assert standing.troubles == ()


def test_a_quote_of_the_version_before_is_broken_and_both_are_named(validator: Validator) -> None:
    standing = validator.standing(example(quote=ONCE_SAID), FOLDER)
    assert standing.standing is Standing.BROKEN
    assert standing.troubles == (
        "Broken by version 2 (since 1 Jan 2026) of returns.md: the quote stood in version 1 "
        "(1 Jan 2025 to 31 Dec 2025), and stands there no more.",
    )


def test_it_holds_when_it_is_asked_about_the_time_it_was_written_for(validator: Validator) -> None:
    then = datetime(2025, 6, 1, tzinfo=UTC)
    assert validator.standing(example(quote=ONCE_SAID, as_of=then), FOLDER).standing is Standing.OK
    assert validator.standing(example(as_of=then), FOLDER).standing is Standing.BROKEN


def test_the_file_of_an_older_version_means_the_same_document(validator: Validator) -> None:
    old = example(document="archive/returns-2025.md", quote=ONCE_SAID)
    assert validator.standing(old, FOLDER).standing is Standing.BROKEN
    assert (
        validator.standing(old.model_copy(update={"as_of": datetime(2025, 6, 1, tzinfo=UTC)}), FOLDER).standing
        is Standing.OK
    )


def test_a_quote_that_no_version_holds_and_a_time_before_all_versions_are_told_apart(validator: Validator) -> None:
    (never,) = validator.standing(example(quote="Chargers are free."), FOLDER).troubles
    assert "does not say this, nor does any other version" in never
    (before,) = validator.standing(example(as_of=datetime(2020, 1, 1, tzinfo=UTC)), FOLDER).troubles
    assert "was not in force at the time asked about. The quote stands in version 2" in before


def test_a_file_that_nobody_indexed_is_unknown(validator: Validator) -> None:
    standing = validator.standing(example(document="absent.md"), FOLDER)
    assert standing.standing is Standing.UNKNOWN_DOCUMENT
    assert "No indexed document comes from the file absent.md" in standing.troubles[0]
    without_quote = ExampleLine(id="a", question="?", answerable=True, documents=("absent.md",))
    assert validator.standing(without_quote, FOLDER).troubles == (
        "No indexed document comes from the file absent.md. Index it, or name another.",
    )


def test_without_a_quote_there_is_nothing_to_check(validator: Validator) -> None:
    line = ExampleLine(id="moon", question="Do you ship to the moon?", answerable=False)
    assert validator.standing(line, FOLDER).standing is Standing.NOT_CHECKED


def test_white_space_and_marks_do_not_break_a_quote(validator: Validator) -> None:
    spaced = example(quote="A **charger** may be\n  returned within 30 days of delivery")
    assert validator.standing(spaced, FOLDER).standing is Standing.OK


def test_the_worst_of_several_quotes_counts(validator: Validator) -> None:
    both = example(
        evidence=(
            EvidenceLine(document="returns.md", quote=NOW_SAYS),
            EvidenceLine(document="returns.md", quote=ONCE_SAID),
        )
    )
    assert validator.standing(both, FOLDER).standing is Standing.BROKEN
    assert len(validator.standing(both, FOLDER).troubles) == 1


def test_many_examples_are_checked_with_few_questions_to_the_database(validator: Validator, quality: Quality) -> None:
    lines = [example(str(number)) for number in range(2000)]
    assert validator.count_broken(lines, FOLDER) == 0
    assert quality.curation.validator.documents.text.cache_info().misses <= 2


@pytest.mark.parametrize(
    ("path", "files"),
    [
        ("../../somewhere/else/returns.md", []),
        ("returns.md", ["returns.md", "lessons/returns.md"]),
        ("lumenfold/returns.md", ["returns.md"]),
        ("../lessons/returns.md", ["lessons/returns.md"]),
        ("chargebacks", ["chargebacks.md"]),
        ("", []),
    ],
)
def test_a_file_is_known_by_the_end_of_its_path(validator: Validator, path: str, files: list[str]) -> None:
    found = validator.documents.shelf().ending_with(path)
    assert sorted(found) == sorted(file_of(SOURCE, file) for file in files)


def test_a_source_that_is_no_folder_is_known_by_its_path_alone() -> None:
    assert file_of("https://help.example", "a/b.md") == "a/b.md"
    assert Path(file_of("/srv", "a/b.md")) == Path("/srv/a/b.md")
