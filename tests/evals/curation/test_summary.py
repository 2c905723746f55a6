"""What is looked for is found, and what changed is told."""

import pytest

from evals.curation.kept_example import ExampleState, KeptExample, Origin, Revision
from evals.curation.summary import Wanted, changed_parts, stories, tags_of
from evals.curation.validation import ExampleStanding, Standing
from evals.curation.visible import SeenExample
from tests.evals.curation.lines import example
from tests.server.api.company import NOW


def seen(standing: Standing = Standing.OK, state: ExampleState = ExampleState.ACCEPTED) -> SeenExample:
    """An example that stands so."""
    kept = KeptExample("returns", example(), state, 1, Origin.WRITTEN, None, 0)
    return SeenExample(kept, ExampleStanding(standing, ()))


@pytest.mark.parametrize(
    ("wanted", "is_found"),
    [
        (Wanted(), True),
        (Wanted("CHARGER returned"), True),
        (Wanted("returns.md"), True),
        (Wanted("moon"), False),
        (Wanted(tag="difficulty=easy"), True),
        (Wanted(tag="difficulty=hard"), False),
        (Wanted(state="candidate"), False),
        (Wanted(state=""), True),
        (Wanted(standing="bad"), False),
        (Wanted(standing="ok"), True),
    ],
)
def test_an_example_is_found_by_all_that_is_wanted(wanted: Wanted, is_found: bool) -> None:
    assert wanted.admits(seen()) is is_found


def test_both_kinds_of_broken_are_found_together() -> None:
    assert Wanted(standing="bad").admits(seen(Standing.BROKEN))
    assert Wanted(standing="bad").admits(seen(Standing.UNKNOWN_DOCUMENT))


def test_tags_are_counted() -> None:
    assert [(one.says, one.count) for one in tags_of([seen(), seen()])] == [
        ("difficulty: easy", 2),
        ("skill: returns-assessment", 2),
    ]


def test_a_revision_tells_what_it_changed() -> None:
    def revision(number: int, answer: str, state: ExampleState) -> Revision:
        return Revision(number, state, Origin.WRITTEN, None, "sam", "", example(reference_answer=answer), NOW)

    last, middle, first = stories(
        [
            revision(3, "b", ExampleState.RETIRED),
            revision(2, "b", ExampleState.ACCEPTED),
            revision(1, "a", ExampleState.ACCEPTED),
        ]
    )
    assert (last.changed, middle.changed, first.changed) == (("accepted → retired",), ("reference answer",), ())
    assert changed_parts(example(), example(tags={}, question="?")) == ("question", "tags")
