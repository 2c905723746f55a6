"""A program is measured from its start to its end, and ended when it takes too long."""

import sys
from pathlib import Path

import psutil
import pytest

from evals.bench.process import run_measured
from evals.errors import SubjectError


def test_a_program_is_measured(tmp_path: Path) -> None:
    held = "x = bytearray(60_000_000); print('done', flush=True); sum(range(2_000_000))"
    finished = run_measured([sys.executable, "-c", held], tmp_path / "log", 60)
    assert finished.output == "done\n"
    assert finished.use.max_rss_bytes > 60_000_000
    assert 0 < finished.use.first_output_seconds <= finished.use.seconds
    assert finished.use.cpu_seconds > 0


def test_a_program_that_fails_is_an_error_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(SubjectError, match="no such corpus"):
        run_measured([sys.executable, "-c", "raise SystemExit('no such corpus')"], tmp_path / "log", 60)


def test_a_program_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(SubjectError, match="was not done"):
        run_measured([sys.executable, "-c", "import time; time.sleep(600)"], tmp_path / "log", 0.2)
    assert not psutil.Process().children()


def test_measured_programs_do_not_see_settings_of_deskside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKSIDE_DATA", "/elsewhere")
    tell = "import os; print('DESKSIDE_DATA' in os.environ, os.environ['HF_HUB_OFFLINE'])"
    assert run_measured([sys.executable, "-c", tell], tmp_path / "log", 60).output == "False 1\n"
