"""Found, missed, and masked without need."""

from pathlib import Path

import pytest

from evals.trials.privacy.marked_ticket import load_marked_tickets
from evals.trials.privacy.trial import try_privacy
from server.privacy.privacy import Privacy


def test_precision_and_recall_can_be_checked_on_paper(tmp_path: Path) -> None:
    file = tmp_path / "tickets.yaml"
    file.write_text('- says: "⟦EMAIL|a@b.example⟧, c@d.example, ⟦NAME|Zorblax⟧ and ⟦EMAIL|e@f.example⟧"\n')
    trial = try_privacy(Privacy(), load_marked_tickets(file))
    assert trial.kinds == ["EMAIL", "NAME"]
    assert trial.precision() == pytest.approx(2 / 3)
    assert trial.recall() == pytest.approx(2 / 3)
    assert trial.precision("EMAIL") == pytest.approx(2 / 3)
    assert trial.recall("EMAIL") == 1.0
    assert (trial.precision("NAME"), trial.recall("NAME")) == (1.0, 0.0)
    assert [one.written for one in trial.mistakes] == ["c@d.example", "Zorblax"]
    assert not trial.is_good_enough


def test_the_shipped_tickets_are_masked_nearly_without_mistake() -> None:
    trial = try_privacy(Privacy(), load_marked_tickets())
    assert trial.mistakes == ()
