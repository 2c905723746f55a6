"""Calibration, assembled."""

import os
from dataclasses import dataclass

from evals.calibration.calibration import Calibration
from evals.calibration.settings import CalibrationSettings
from evals.calibration.standards import Standards
from evals.calibration.state import CalibrationState
from evals.judging.case import JudgeCase
from evals.judging.judge import Judge
from evals.judging.judgement_table import JudgementTable
from evals.judging.judging_work import JudgingWork
from evals.judging.opening import open_judges
from evals.judging.reviewed_answers import cases_of_answers, corrections
from evals.judging.settings import JudgeSettings
from evals.review.room import ReviewRoom
from server.clock import Clock
from server.deskside import Deskside


@dataclass(frozen=True, slots=True)
class CalibrationRoom:
    """What the pages of calibration work with, and what whoever lets judges decide has to ask."""

    deskside: Deskside
    review: ReviewRoom
    calibration: Calibration
    standards: Standards
    judgements: JudgementTable
    work: JudgingWork

    def is_calibrated(self, judge: str, criterion: str) -> CalibrationState:
        """Whether a judge, by its identity, may be relied on for one of its criteria, and why not."""
        return self.calibration.is_calibrated(judge, criterion)

    def judge_reviewed_answers(self) -> None:
        """Begin to have every answer judged that people reviewed. Raises Conflict while that goes on already."""
        self.work.begin(self._reviewed_cases, tuple(self.calibration.settings.compared))

    def _reviewed_cases(self) -> list[JudgeCase]:
        """The reviewed answers; where somebody corrected one, the correction is its reference."""
        answers = sorted(self.calibration.reviewed_answers())
        return cases_of_answers(answers, self.deskside.history, self.review.queue, corrections(self.review.reviews))


def open_calibration_room(
    deskside: Deskside, clock: Clock, review: ReviewRoom, judge: JudgeSettings, settings: CalibrationSettings
) -> CalibrationRoom:
    """Put the parts together; the tables are there. Judges are opened when they are first asked."""
    engine = deskside.index.catalog.engine
    judgements = JudgementTable(engine)
    standards = Standards(engine, clock)

    def judges() -> list[Judge]:
        return open_judges(judge, lambda: deskside.index.embedder, os.environ)

    return CalibrationRoom(
        deskside=deskside,
        review=review,
        calibration=Calibration(review.reviews, judgements, standards, settings),
        standards=standards,
        judgements=judgements,
        work=JudgingWork(judges, judgements, judge, clock),
    )
