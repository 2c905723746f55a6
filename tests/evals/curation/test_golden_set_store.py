"""Golden sets are kept with every revision, and nobody overwrites anybody."""

import pytest

from evals.curation.golden_set_store import GoldenSetStore, slug
from evals.curation.kept_example import Change, ExampleState, Origin
from evals.golden_set import golden_set_of
from evals.quality import Quality
from ingest.index.errors import InvalidRequest, NotFound
from server.errors import Conflict
from tests.evals.curation.lines import FOLDER, NOW_SAYS, ONCE_SAID, SET, example, kept_in
from tests.server.api.company import NOW


@pytest.fixture
def golden_sets(quality: Quality) -> GoldenSetStore:
    return quality.golden_sets


def test_a_golden_set_is_named_by_its_title_and_counts_what_it_holds(golden_sets: GoldenSetStore) -> None:
    card = golden_sets.create("Returns in the  UK!", FOLDER, "sam")
    assert (card.id, card.title, card.owner, card.created_at) == ("returns-in-the-uk", "Returns in the UK!", "sam", NOW)
    golden_sets.add(card.id, example("one"))
    golden_sets.add(card.id, example("two", ONCE_SAID))
    golden_sets.add(card.id, example("three"), Origin.EXEMPLAR, "doc", is_candidate=True)
    (counted,) = golden_sets.all()
    assert (counted.examples, counted.candidates, counted.broken) == (2, 1, 1)


def test_a_title_without_letters_or_a_taken_one_is_refused(golden_sets: GoldenSetStore) -> None:
    golden_sets.create("Returns", FOLDER)
    with pytest.raises(Conflict, match="choose another title"):
        golden_sets.create("returns", FOLDER)
    for title in ("", "!?", "Import"):
        with pytest.raises(InvalidRequest, match="give the golden set a title"):
            golden_sets.create(title, FOLDER)


def test_a_long_title_gives_an_id_that_fits() -> None:
    assert slug("Ü" * 3 + "a" * 100) == "a" * 64
    assert slug("x" * 63 + " y") == "x" * 63


def test_what_is_loaded_is_what_was_accepted_in_its_order(golden_sets: GoldenSetStore) -> None:
    first, second, _ = kept_in(golden_sets, example("b"), example("a"), example("c"))
    golden_sets.apply(SET, [Change(example("c"), ExampleState.RETIRED, Origin.WRITTEN, 1)])
    golden_sets.add(SET, example("d"), is_candidate=True)
    loaded = golden_sets.load(SET)
    assert [one.id for one in loaded.examples] == ["b", "a"]
    assert loaded.examples[0].evidence[0].document == FOLDER / "returns.md"
    assert (loaded.name, loaded.path.parent) == (SET, FOLDER)
    assert loaded.content_hash == golden_set_of(FOLDER / "x.jsonl", [first.line, second.line]).content_hash


def test_the_hash_changes_with_what_is_asked_and_only_then(golden_sets: GoldenSetStore) -> None:
    kept_in(golden_sets, example())
    before = golden_sets.load(SET).content_hash
    golden_sets.add(SET, example("waits"), is_candidate=True)
    assert golden_sets.load(SET).content_hash == before
    changed = example(question="For how many days may a charger be returned?")
    golden_sets.apply(SET, [Change(changed, ExampleState.ACCEPTED, Origin.WRITTEN, 1)])
    assert golden_sets.load(SET).content_hash != before


def test_an_example_of_the_inside_is_kept_as_its_line(golden_sets: GoldenSetStore) -> None:
    golden_sets.create("Returns", FOLDER)
    assert golden_sets.add(SET, example().to_example(FOLDER)).line == example()


def test_every_edit_is_a_revision_that_says_who_and_why(golden_sets: GoldenSetStore) -> None:
    kept_in(golden_sets, example())
    golden_sets.apply(
        SET,
        [
            Change(
                example(reference_answer="One month."), ExampleState.ACCEPTED, Origin.WRITTEN, 1, None, "sam", "Plainer"
            )
        ],
    )
    latest, first = golden_sets.revisions(SET, "window")
    assert (latest.number, latest.person_id, latest.why, latest.made_at) == (2, "sam", "Plainer", NOW)
    assert (latest.line.reference_answer, first.line.reference_answer) == ("One month.", "30 days.")
    assert golden_sets.example(SET, "window").revision == 2


def test_two_people_cannot_change_the_same_revision(golden_sets: GoldenSetStore) -> None:
    kept_in(golden_sets, example())
    golden_sets.apply(SET, [Change(example(reference_answer="One month."), ExampleState.ACCEPTED, Origin.WRITTEN, 1)])
    with pytest.raises(Conflict, match="was changed meanwhile"):
        golden_sets.apply(SET, [Change(example(reference_answer="Thirty."), ExampleState.ACCEPTED, Origin.WRITTEN, 1)])
    assert golden_sets.example(SET, "window").line.reference_answer == "One month."


def test_changes_are_made_all_or_none(golden_sets: GoldenSetStore) -> None:
    kept_in(golden_sets, example())
    with pytest.raises(Conflict, match="has an example window already"):
        golden_sets.apply(
            SET, [Change(example(name), ExampleState.ACCEPTED, Origin.IMPORTED) for name in ("new", "window")]
        )
    assert [one.id for one in golden_sets.examples(SET)] == ["window"]


def test_what_comes_from_the_same_answer_again_is_its_next_revision(golden_sets: GoldenSetStore) -> None:
    golden_sets.create("Returns", FOLDER)
    first = golden_sets.add(SET, example("one"), "correction", "answer-1", "sam")
    second = golden_sets.add(SET, example("two", reference_answer="One month."), "correction", "answer-1", "sam")
    assert (first.id, first.revision, second.id, second.revision) == ("one", 1, "one", 2)
    assert golden_sets.add(SET, example("two"), "correction", "answer-2").id == "two"


def test_what_may_name_a_customer_stays_a_candidate(golden_sets: GoldenSetStore) -> None:
    golden_sets.create("Returns", FOLDER)
    named = example("one", question="May mia@home.example return her charger?")
    assert golden_sets.add(SET, named, Origin.CORRECTION, "answer-1").state is ExampleState.CANDIDATE
    assert golden_sets.add(SET, example("two"), Origin.CORRECTION, "answer-2").state is ExampleState.ACCEPTED


def test_a_retired_golden_set_is_listed_apart_and_comes_back(golden_sets: GoldenSetStore) -> None:
    kept_in(golden_sets, example())
    golden_sets.retire_set(SET)
    assert golden_sets.all() == []
    assert [card.id for card in golden_sets.all(is_retired=True)] == [SET]
    golden_sets.retire_set(SET, is_retired=False)
    assert [card.id for card in golden_sets.all()] == [SET]


def test_what_is_not_there_is_not_found(golden_sets: GoldenSetStore) -> None:
    for ask in (golden_sets.card, golden_sets.load, golden_sets.examples, golden_sets.retire_set):
        with pytest.raises(NotFound, match="no golden set absent"):
            ask("absent")
    kept_in(golden_sets, example(quote=NOW_SAYS))
    with pytest.raises(NotFound, match="no example absent"):
        golden_sets.example(SET, "absent")
