"""Every example is compared with itself."""

from dataclasses import replace
from pathlib import Path

import pytest

from evals.comparing.pairing import pair_up, standing_of
from evals.errors import Incomparable
from evals.metrics.right import Standing
from evals.sample import Sample
from tests.evals import compared_runs as made


def elsewhere(sample: Sample) -> Sample:
    """The same example on a machine where the documents lie in another folder."""
    evidence = tuple(replace(one, document=Path("/home") / one.document.name) for one in sample.example.evidence)
    documents = tuple(Path("/home") / path.name for path in sample.example.documents)
    return replace(sample, example=replace(sample.example, documents=documents, evidence=evidence))


def test_examples_of_only_one_run_are_named() -> None:
    before = made.run_of([made.right("one"), made.right("two")])
    after = made.run_of([made.wrong("two"), made.right("three")])
    pairing = pair_up(before, after)
    assert [pair.example.id for pair in pairing.pairs] == ["two"]
    assert (pairing.only_baseline, pairing.only_candidate) == (("one",), ("three",))
    assert (pairing.pairs[0].before, pairing.pairs[0].after) == (Standing.RIGHT, Standing.WRONG)


def test_of_two_golden_sets_only_equal_examples_are_compared() -> None:
    asked_otherwise = made.right("two")
    asked_otherwise = replace(asked_otherwise, example=replace(asked_otherwise.example, question="How long?"))
    before = made.run_of([made.right("one"), made.right("two")], golden_hash="old")
    after = made.run_of([elsewhere(made.right("one")), asked_otherwise], golden_hash="new")
    pairing = pair_up(before, after)
    assert not pairing.is_same_golden_set
    assert [pair.example.id for pair in pairing.pairs] == ["one"]
    assert pairing.changed == ("two",)


def test_other_tags_do_not_make_another_example() -> None:
    tagged = made.right("one")
    tagged = replace(tagged, example=replace(tagged.example, tags={"set": "new"}))
    assert pair_up(made.run_of([made.right("one")], golden_hash="old"), made.run_of([tagged])).pairs


def test_runs_without_a_common_example_cannot_be_compared() -> None:
    with pytest.raises(Incomparable, match="no example in common"):
        pair_up(made.run_of([made.right("one")]), made.run_of([made.right("two")]))


def test_repeats_stay_together() -> None:
    repeats = [replace(made.right("one"), repeat=0), replace(made.wrong("one"), repeat=1)]
    pairing = pair_up(made.run_of([made.right("one")]), made.run_of(repeats))
    assert [len(pairing.pairs[0].baseline), len(pairing.pairs[0].candidate)] == [1, 2]


def test_an_example_came_out_as_it_did_most_often_and_of_two_as_the_worse() -> None:
    assert standing_of([made.right("one"), made.right("one"), made.wrong("one")]) is Standing.RIGHT
    assert standing_of([made.right("one"), made.wrong("one")]) is Standing.WRONG
