"""Measuring, assembled over one running assistant: what pages, the API and background work share."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from evals.calibration.room import CalibrationRoom, open_calibration_room
from evals.curation.curation import Curation, open_curation
from evals.curation.golden_set_store import GoldenSetStore
from evals.curation.sample_questions import SampleQuestions
from evals.dashboards.room import DashboardRoom, open_dashboard_room
from evals.gating.gate_store import GateStore
from evals.gating.gates import Gates
from evals.review.reviews import Reviews
from evals.review.room import ReviewRoom, open_review_room
from evals.running.room import RunRoom, open_run_room
from evals.running.run_store import RunStore
from evals.schema import migrate_evals
from evals.settings import EvalsSettings
from server.clock import Clock
from server.deskside import Deskside


@dataclass(frozen=True, slots=True)
class Quality:
    """What is kept of measuring one assistant, and the work that goes on in the background."""

    deskside: Deskside
    clock: Clock
    settings: EvalsSettings
    review: ReviewRoom
    curation: Curation
    running: RunRoom
    gates: Gates
    calibration: CalibrationRoom
    dashboards: DashboardRoom
    sample_questions: SampleQuestions

    @property
    def runs_folder(self) -> Path:
        """Where the runs of this data folder are kept."""
        return self.deskside.settings.index.data / "runs"

    @property
    def runs(self) -> RunStore:
        """Everything that was run on golden sets, whoever asked for it."""
        return self.running.store

    @property
    def golden_sets(self) -> GoldenSetStore:
        """The questions whose right answers are known."""
        return self.curation.golden_sets

    @property
    def reviews(self) -> Reviews:
        """What people said of answers."""
        return self.review.reviews

    def start(self) -> None:
        """Begin work in the background."""
        self.running.worker.start()
        self.dashboards.work.start()
        self.sample_questions.start()

    def close(self) -> None:
        """End it."""
        self.sample_questions.close()
        self.running.worker.close()
        self.dashboards.work.close()
        self.calibration.work.close()


def open_quality(deskside: Deskside, clock: Clock) -> Quality:
    """Bring the tables up to date and put the parts together."""
    migrate_evals(deskside.index.catalog.engine)
    settings = EvalsSettings.of(deskside.settings)
    curation = open_curation(deskside, settings.curation, clock)
    review = open_review_room(deskside, clock, settings.reviews)
    running = open_run_room(deskside, curation.golden_sets, settings.runs, clock)
    gates = Gates(GateStore(deskside.index.catalog.engine), running.store, settings.gate, clock)
    running.worker.tell(gates.judge_finished)
    return Quality(
        sample_questions=SampleQuestions(deskside, curation.golden_sets, clock),
        deskside=deskside,
        clock=clock,
        settings=settings,
        review=review,
        curation=curation,
        running=running,
        gates=gates,
        dashboards=open_dashboard_room(
            deskside.index.catalog,
            deskside.index.lexical.stems,
            clock,
            review.reviews,
            running.store,
            settings.mail,
            os.environ,
            f"http://{deskside.settings.host}:{deskside.settings.port}",
        ),
        calibration=open_calibration_room(deskside, clock, review, settings.judge, settings.calibration),
    )


def quality_of(request: Request) -> Quality:
    """What the application was made with."""
    quality: Quality = request.app.state.features["evals"]
    return quality


TheQuality = Annotated[Quality, Depends(quality_of)]
