"""What the dashboards do in the background."""

import threading

from fastapi import FastAPI
from fastapi.testclient import TestClient

from evals.dashboards.work import DashboardWork
from evals.quality import Quality
from server.deskside import Deskside
from tests.evals.dashboards.stored import stored


def names() -> list[str]:
    return [thread.name for thread in threading.enumerate()]


def test_it_runs_while_the_server_does(app: FastAPI) -> None:
    with TestClient(app):
        assert "eval-dashboards" in names()
    assert "eval-dashboards" not in names()


def test_whatever_is_stored_when_it_starts_is_counted_before_it_ends(deskside: Deskside, quality: Quality) -> None:
    stored(deskside, "a")
    room = quality.dashboards
    work = DashboardWork(room.facts, room.post)
    work.carry_out(is_mail_time=True)
    assert room.facts.reach().is_complete
    assert room.facts.columns().row.size == 1


def test_it_can_be_closed_before_it_was_started(quality: Quality) -> None:
    quality.dashboards.work.close()
