"""A run on its way out is scored on everything and shows what may be shown."""

from pathlib import Path

import pytest

from evals.errors import ExportError, RunUnreadable
from evals.export.outgoing_run import SampleScore, read_outgoing
from evals.metrics.right import Standing
from tests.evals.export.runs import NAME, SAMPLES, SECRET, leaving, write_run


def test_scores_rest_on_what_is_withheld_too() -> None:
    without, whole = leaving(), leaving(is_with_internal=True)
    assert without.scorecard == whole.scorecard
    assert [each.standing for each in without.samples] == [each.standing for each in whole.samples]
    assert (without.withheld, whole.withheld) == (1, 0)
    assert SECRET not in str(without.samples)
    assert SECRET in str(whole.samples)


def test_beside_each_sample_stands_what_the_metrics_say_of_it_and_how_it_came_out() -> None:
    run = leaving()
    assert SampleScore("MRR", 0.5) in run.samples[0].scores
    assert SampleScore("abstained_rate", 1.0) in run.samples[1].scores
    assert "MRR" not in {found.metric for found in run.samples[1].scores}
    assert tuple(each.standing for each in run.samples[:3]) == (Standing.RIGHT, Standing.RIGHT, Standing.FAILED)


def test_it_is_read_from_its_folder_or_as_the_newest_of_a_folder_of_runs(tmp_path: Path) -> None:
    folder = write_run(tmp_path)
    assert read_outgoing(folder).samples[0].sample == SAMPLES[0]
    assert read_outgoing(tmp_path).name == NAME


def test_a_folder_without_a_run_and_a_run_without_samples_say_so(tmp_path: Path) -> None:
    with pytest.raises(RunUnreadable):
        read_outgoing(tmp_path)
    with pytest.raises(ExportError, match="has no samples"):
        leaving([])
