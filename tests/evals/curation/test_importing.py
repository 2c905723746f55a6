"""An import is looked at first, and then all of it is made or nothing."""

import json
from pathlib import Path

import pytest

from evals.curation.importing import ImportPlan
from evals.curation.kept_example import ExampleState, Origin
from evals.curation.layout import BroughtExample, Reading
from evals.errors import GoldenSetError
from evals.golden_line import ExampleLine
from evals.quality import Quality
from ingest.index.errors import NotFound
from server.errors import Conflict
from tests.evals.curation.lines import FOLDER, NOW_SAYS, ONCE_SAID, SET, example, kept_in


def plan(quality: Quality, *brought: ExampleLine | BroughtExample, from_folder: Path | None = None) -> ImportPlan:
    """What would come of these examples."""
    examples = tuple(one if isinstance(one, BroughtExample) else BroughtExample(one) for one in brought)
    return quality.curation.importer.plan(SET, Reading("jsonl", examples), from_folder)


def test_it_says_what_is_new_changed_the_same_and_broken(quality: Quality) -> None:
    kept_in(quality.golden_sets, example("same"), example("changed"))
    planned = plan(
        quality, example("same"), example("changed", reference_answer="One month."), example("new", ONCE_SAID)
    )
    assert [one.line.id for one in planned.new] == ["new"]
    assert [one.line.id for one in planned.changed] == ["changed"]
    assert planned.same == 1
    assert [one.line.id for one in planned.broken] == ["new"]
    assert len(quality.golden_sets.examples(SET)) == 2


def test_it_is_made_as_it_was_looked_at(quality: Quality) -> None:
    kept_in(quality.golden_sets, example("changed"))
    planned = plan(quality, example("changed", reference_answer="One month."), example("new"))
    quality.curation.importer.carry_out(planned, "sam", "golden.jsonl", planned.fingerprint)
    changed, new = quality.golden_sets.examples(SET)
    assert (changed.revision, changed.line.reference_answer, new.state) == (2, "One month.", ExampleState.ACCEPTED)
    latest = quality.golden_sets.revisions(SET, "new")[0]
    assert (latest.origin, latest.person_id, latest.why) == (Origin.IMPORTED, "sam", "Imported from golden.jsonl")
    assert plan(quality, changed.line, new.line).incoming == ()


def test_what_was_changed_since_it_was_looked_at_is_a_conflict(quality: Quality) -> None:
    kept_in(quality.golden_sets, example("changed"))
    seen = plan(quality, example("changed", reference_answer="One month."), example("new")).fingerprint
    quality.golden_sets.add(SET, example("new"))
    now = plan(quality, example("changed", reference_answer="One month."), example("new"))
    with pytest.raises(Conflict, match="look at it again"):
        quality.curation.importer.carry_out(now, "sam", "golden.jsonl", seen)


def test_with_a_problem_nothing_is_made(quality: Quality) -> None:
    kept_in(quality.golden_sets)
    reading = Reading("jsonl", (BroughtExample(example()),), ("golden.jsonl, line 2: this is not JSON",))
    planned = quality.curation.importer.plan(SET, reading)
    assert not planned.is_possible
    with pytest.raises(GoldenSetError, match="line 2"):
        quality.curation.importer.carry_out(planned, "sam", "golden.jsonl")
    assert quality.golden_sets.examples(SET) == []


def test_what_may_name_somebody_is_pointed_out(quality: Quality) -> None:
    kept_in(quality.golden_sets)
    (one,) = plan(quality, example(question="Where is order LF-204981?")).doubtful
    assert one.personal_data == ("order number",)


def test_paths_come_to_mean_the_indexed_files(quality: Quality) -> None:
    kept_in(quality.golden_sets)
    from_elsewhere = example("one", document="../../../../lumenfold/returns.md")
    beside = example("two", document="../lumenfold/returns.md")
    unknown = example("three", document="other/absent.md")
    planned = plan(quality, from_elsewhere, beside, unknown, from_folder=Path("/srv/golden"))
    assert [one.line.documents for one in planned.incoming] == [
        ("returns.md",),
        ("returns.md",),
        ("../golden/other/absent.md",),
    ]


def test_a_loose_quote_finds_the_document_that_says_it(quality: Quality) -> None:
    kept_in(quality.golden_sets)
    bare = ExampleLine(id="one", question="For how long?", answerable=True)
    planned = plan(quality, BroughtExample(bare, (NOW_SAYS, "Nobody ever wrote this anywhere.")))
    (one,) = planned.incoming
    assert [(found.document, found.quote) for found in one.line.evidence] == [("returns.md", NOW_SAYS)]
    assert one.line.documents == ("returns.md",)
    assert planned.remarks == ("1 passages stand in no document that is indexed; they are left out.",)


def test_a_document_without_its_ending_is_found(quality: Quality) -> None:
    kept_in(quality.golden_sets)
    named = ExampleLine(id="one", question="For how long?", answerable=True, documents=("chargebacks",))
    assert plan(quality, named).incoming[0].line.documents == ("chargebacks.md",)


def test_there_must_be_a_golden_set(quality: Quality) -> None:
    with pytest.raises(NotFound):
        plan(quality, example())


def test_an_export_comes_in_again_as_the_same(quality: Quality) -> None:
    from evals.curation.export import as_csv
    from evals.curation.reading import read_upload
    from evals.curation.upload import upload_of

    kept = kept_in(quality.golden_sets, example("one"), example("two", ONCE_SAID, tags={"a": json.dumps("x")}))
    written = as_csv([one.line for one in kept]).encode()
    planned = quality.curation.importer.plan(SET, read_upload(upload_of("golden.csv", written)), FOLDER)
    assert (planned.same, planned.incoming) == (2, ())
