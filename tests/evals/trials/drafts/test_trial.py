"""What a trial counts, and what draft checks reach on the sample company."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from evals.commands.draft_trial import DRAFTS
from evals.trials.drafts.labelled_draft import Half, load_drafts
from evals.trials.drafts.trial import ALARMED, CAUGHT, Count, DraftTrial, Judged, try_drafts
from evals.trials.drafts.trial_report import render_trial, write_trial
from ingest.index.progress import SilentProgress
from ingest.index.settings import IndexSettings
from server.commands.demo import SAMPLE_COMPANY
from server.deskside import Deskside
from server.settings import ServerSettings
from server.wiring import open_deskside

EVERY = 3
"""`deskside eval drafts` checks them all."""


def judged(*, is_wrong: bool, is_flagged: bool, has_proof: bool = True, kind: str = "wrong_number") -> Judged:
    draft = replace(load_drafts(DRAFTS, SAMPLE_COMPANY)[0], kind=kind)
    return Judged(draft, "It is 45 days.", kind if is_wrong else "right", is_wrong, "", is_flagged, has_proof)


def test_only_the_right_passage_makes_a_catch() -> None:
    trial = DraftTrial(
        (
            judged(is_wrong=True, is_flagged=True),
            judged(is_wrong=True, is_flagged=True, has_proof=False),
            judged(is_wrong=True, is_flagged=False),
            judged(is_wrong=False, is_flagged=True),
            judged(is_wrong=False, is_flagged=False),
        ),
        (10.0, 20.0),
    )
    assert trial.caught() == Count(1, 3)
    assert trial.alarmed() == Count(1, 2)
    assert len(trial.missed) == 3
    assert not trial.is_good_enough
    assert trial.percentile(50) == 20.0


def test_nothing_is_a_share_of_zero() -> None:
    assert Count(0, 0).share == 0.0
    assert DraftTrial((), ()).percentile(95) == 0.0


def test_the_report_lists_misses_where_they_are_wanted(tmp_path: Path) -> None:
    trial = DraftTrial((judged(is_wrong=True, is_flagged=False),), (10.0,))
    console = Console(record=True, width=160)
    console.print(render_trial(trial, with_misses=True))
    shown = console.export_text()
    assert "wrong number" in shown
    assert "It is 45 days." in shown
    write_trial(trial, tmp_path / "out" / "trial.json")
    assert '"caught"' in (tmp_path / "out" / "trial.json").read_text()


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deskside]:
    index = IndexSettings(data=tmp_path_factory.mktemp("company"))
    deskside = open_deskside(ServerSettings(index=index))
    deskside.ingest([str(SAMPLE_COMPANY)], is_dry_run=False, retry_failed=False, progress=SilentProgress())
    yield deskside
    deskside.close()


def test_wrong_sentences_are_caught_and_right_ones_left_alone(company: Deskside) -> None:
    drafts = load_drafts(DRAFTS, SAMPLE_COMPANY)[::EVERY]
    trial = try_drafts(company, drafts)
    assert len(drafts) > 100
    assert trial.caught().share >= CAUGHT
    assert trial.alarmed().share <= ALARMED
    # What nobody looked at while settings were chosen is less well judged, and still useful.
    assert trial.caught(Half.HELD_OUT).share >= 0.7
    assert trial.alarmed(Half.HELD_OUT).share <= ALARMED
