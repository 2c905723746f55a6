"""Holds judges against people, and people against each other, on the answers that both have seen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from evals.calibration.agreement import agreement_of
from evals.calibration.comparison import Compared, Matched, match
from evals.calibration.grading import grade, grades, level_of
from evals.calibration.people import PeopleSay, Rated, what_people_say
from evals.calibration.reviewers import Reviewers, reviewers_of
from evals.calibration.settings import CalibrationSettings
from evals.calibration.standards import Standards
from evals.calibration.state import CalibrationState
from evals.judging.judgement import Judgement
from evals.judging.judgement_store import JudgementStore
from evals.judging.spread import flip_rate
from evals.review.rubric import Scale
from evals.review.scores import HumanScore


class HumanScores(Protocol):
    """Where people's scores come from."""

    def human_scores(self) -> list[HumanScore]:
        """Every score that counts."""
        ...


@dataclass(frozen=True, slots=True)
class Calibration:
    """Reads everything anew each time: a score that was just given counts at once."""

    people: HumanScores
    judgements: JudgementStore
    standards: Standards
    settings: CalibrationSettings

    def states(self) -> list[CalibrationState]:
        """Every judge by every criterion that it was asked about on answers people graded."""
        said = what_people_say(self.people.human_scores())
        grouped = self._judgements_of(said)
        return [self._state(judge, criterion, those, said) for (judge, criterion), those in sorted(grouped.items())]

    def is_calibrated(self, judge: str, criterion: str) -> CalibrationState:
        """The state of one judge, by its identity, and one of its criteria."""
        said = what_people_say(self.people.human_scores())
        return self._state(judge, criterion, self._judgements_of(said).get((judge, criterion), ()), said)

    def compared(self, judge: str, criterion: str) -> list[Compared]:
        """The answers that both graded, those on which they lie farthest apart first."""
        said = what_people_say(self.people.human_scores())
        found = self._match(criterion, self._judgements_of(said).get((judge, criterion), ()), said)
        return sorted(found.compared, key=lambda one: (-one.distance, one.answer_id))

    def reviewed_answers(self) -> frozenset[str]:
        """The answers that somebody graded."""
        return frozenset(score.answer_id for score in self.people.human_scores())

    def people_against_people(self) -> list[Reviewers]:
        """How far reviewers of the same answers agree, criterion by criterion."""
        return reviewers_of(what_people_say(self.people.human_scores()))

    def _judgements_of(self, said: Mapping[Rated, PeopleSay]) -> dict[tuple[str, str], list[Judgement]]:
        grouped: dict[tuple[str, str], list[Judgement]] = {}
        for judgement in self.judgements.of_cases({rated.answer_id for rated in said}):
            grouped.setdefault((judgement.judge, judgement.criterion), []).append(judgement)
        return grouped

    def _match(self, criterion: str, judgements: Sequence[Judgement], said: Mapping[Rated, PeopleSay]) -> Matched:
        return match(judgements, said, self.settings.compared.get(criterion, ""))

    def _state(
        self, judge: str, criterion: str, judgements: Sequence[Judgement], said: Mapping[Rated, PeopleSay]
    ) -> CalibrationState:
        floor = self.standards.current().floor
        theirs = self.settings.compared.get(criterion)
        found = self._match(criterion, judgements, said)
        scale = next((say.scale for rated, say in said.items() if rated.criterion == theirs), None)
        if theirs is None or scale is None:
            return CalibrationState(judge, criterion, theirs, scale, None, floor)
        agreed = agreement_of(
            [one.judge_grade for one in found.compared],
            [one.people.grade for one in found.compared],
            grades(scale),
            level_of(scale),
        )
        return CalibrationState(
            judge=judge,
            criterion=criterion,
            rubric_criterion=theirs,
            scale=scale,
            agreement=agreed,
            floor=floor,
            repeats=max((len(one.values) for one in found.compared), default=0),
            flip_rate=flip_rate((one.values for one in found.compared), _grader(scale)),
            reasons=found.reasons,
            unjudged=found.unjudged,
        )


def _grader(scale: Scale) -> Callable[[float], float]:
    return lambda value: grade(value, scale)
