"""The scores that judges give a run: means over its examples, with how sure the judge is and why it said nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.bootstrap import interval_of_mean
from evals.judging.judgement import Judgement
from evals.judging.judgement_file import JudgementFile
from evals.judging.run_cases import case_id_of
from evals.judging.spread import flip_rate, passes, spread_within
from evals.metric import Score
from evals.repeats import means_by_repeat
from evals.running.run_folder import RunFolder
from evals.sample import Sample


@dataclass(frozen=True, slots=True)
class JudgedScore:
    """One criterion as one judge sees a run.

    The value is the mean over examples, each the mean of its repeats. An example without any value is not scored; it
    never counts as zero, unless the answer itself was missing. `spread_within` is the standard deviation between the
    repeats of one answer, `flip_rate` the share of answers that pass (0.5 or more) in one repeat and fail in another,
    and `reasons` counts the single judgements without a value.
    """

    judge: str
    criterion: str
    score: Score | None
    repeats: int
    spread_within: float | None
    flip_rate: float | None
    reasons: Mapping[str, int]


def read_judged_scores(run: Path) -> list[JudgedScore]:
    """What judges said of a run that is kept in this folder; nothing where none was asked."""
    judgements = JudgementFile(run).all()
    return judged_scores(tuple(RunFolder(run).samples()), judgements) if judgements else []


def judged_scores(samples: Sequence[Sample], judgements: Iterable[Judgement]) -> list[JudgedScore]:
    """By judge and criterion, in the order in which they were first asked."""
    grouped: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in judgements:
        grouped.setdefault((judgement.judge, judgement.criterion), []).append(judgement)
    return [_score(samples, latest(said)) for said in grouped.values()]


def latest(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Of each case only what was said of it as it was shown last."""
    newest: dict[str, Judgement] = {}
    for judgement in judgements:
        known = newest.get(judgement.case_id)
        if known is None or judgement.made_at >= known.made_at:
            newest[judgement.case_id] = judgement
    return [one for one in judgements if one.case_hash == newest[one.case_id].case_hash]


def _score(samples: Sequence[Sample], judgements: Sequence[Judgement]) -> JudgedScore:
    by_case: dict[str, list[Judgement]] = {}
    for judgement in sorted(judgements, key=lambda one: one.repeat):
        by_case.setdefault(judgement.case_id, []).append(judgement)
    repeats = max(judgement.repeat for judgement in judgements) + 1
    repeated = [_values(said) for said in by_case.values()]
    return JudgedScore(
        judge=judgements[0].judge,
        criterion=judgements[0].criterion,
        score=_mean(samples, by_case, repeats),
        repeats=repeats,
        spread_within=spread_within(repeated),
        flip_rate=flip_rate(repeated, passes),
        reasons=Counter(one.verdict.reason.value for one in judgements if one.verdict.reason is not None),
    )


def _values(said: Iterable[Judgement]) -> list[float]:
    return [judgement.verdict.value for judgement in said if judgement.verdict.value is not None]


def _mean(samples: Sequence[Sample], by_case: Mapping[str, Sequence[Judgement]], repeats: int) -> Score | None:
    """Over a table with a row for every example and a column for every repeat of the judge in every one of the run."""
    asked_again = max((sample.repeat for sample in samples), default=0) + 1
    rows: dict[str, list[float]] = {}
    for sample in samples:
        row = rows.setdefault(sample.example.id, [np.nan] * (asked_again * repeats))
        for repeat in range(repeats) if sample.is_asked and sample.answer is None else ():
            row[sample.repeat * repeats + repeat] = 0.0
        for judgement in by_case.get(case_id_of(sample), ()):
            if judgement.verdict.value is not None:
                row[sample.repeat * repeats + judgement.repeat] = judgement.verdict.value
    table = np.array([row for _, row in sorted(rows.items())], dtype=np.float64).reshape(len(rows), -1)
    scored = table[~np.isnan(table).all(axis=1)]
    if not scored.size:
        return None
    return Score.over(means_by_repeat(scored), interval_of_mean(scored), len(scored), len(rows) - len(scored))
