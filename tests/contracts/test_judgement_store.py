"""What every adapter of the port of judgements keeps."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evals.judging.judgement import NotScored
from evals.judging.judgement_file import JudgementFile
from evals.judging.judgement_store import JudgementStore
from evals.judging.judgement_table import JudgementTable
from evals.schema import migrate_evals
from ingest.index.database import open_database
from tests.evals.judging.made import judgement


@pytest.fixture(params=["file", "table"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[JudgementStore]:
    engine = open_database(f"sqlite:///{tmp_path / 'deskside.db'}")
    migrate_evals(engine)
    yield JudgementFile(tmp_path) if request.param == "file" else JudgementTable(engine)
    engine.dispose()


def test_what_is_kept_comes_back_as_it_was(store: JudgementStore) -> None:
    kept = [judgement(0.25, "a"), judgement(None, "b", reason=NotScored.NOT_A_NUMBER), judgement(1.0, "a", repeat=1)]
    for one in kept:
        store.keep(one)
    assert sorted(store.of_cases({"a", "b"}), key=kept.index) == kept


def test_only_what_was_asked_for_comes_back(store: JudgementStore) -> None:
    store.keep(judgement(1.0, "a"))
    assert store.of_cases({"b"}) == []
    assert store.of_cases(set()) == []


def test_a_later_judgement_of_the_same_takes_the_place_of_the_earlier(store: JudgementStore) -> None:
    failed = judgement(None, "a")
    store.keep(failed)
    store.keep(judgement(0.5, "a"))
    assert store.of_cases({"a"}) == [judgement(0.5, "a")]


@pytest.mark.parametrize("change", [{"judge": "other 2"}, {"criterion": "tone"}, {"repeat": 1}, {"case_hash": "new"}])
def test_what_differs_in_its_key_stands_beside_it(store: JudgementStore, change: dict[str, object]) -> None:
    one = judgement(1.0, "a")
    store.keep(one)
    store.keep(replace(one, **change))  # type: ignore[arg-type]  # fields of a judgement, by name
    assert len(store.of_cases({"a"})) == 2


def test_many_cases_are_found_at_once(store: JudgementStore) -> None:
    ids = {f"case {place}" for place in range(1200)}
    for case_id in sorted(ids)[::400]:
        store.keep(judgement(1.0, case_id))
    assert len(store.of_cases(ids)) == 3
