"""Asks judges about answers, and keeps what they say."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from itertools import islice

from evals.judging.case import JudgeCase
from evals.judging.judge import Judge
from evals.judging.judgement import Judgement, NotScored, Verdict, not_scored
from evals.judging.judgement_key import JudgementKey, key_of
from evals.judging.judgement_store import JudgementStore
from evals.judging.progress import Progress, SilentProgress
from server.clock import Clock, utc_now

_AHEAD = 4
"""How many judgements wait for each thread; when judging is stopped, those that wait are dropped."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One judgement that is not there yet, and what it will be known by."""

    key: JudgementKey
    judge: Judge
    case: JudgeCase


@dataclass(frozen=True, slots=True)
class Judging:
    """Asks several at once. What a store holds already is not asked again, unless the judge had failed.

    `max_calls` bounds how often models are asked in all; the judgements beyond it are not scored, and are asked for
    the next time.
    """

    store: JudgementStore
    threads: int = 4
    max_calls: int = 20_000
    clock: Clock = utc_now
    progress: Progress = field(default_factory=SilentProgress)
    is_stopped: Callable[[], bool] = lambda: False

    def judge(
        self, judges: Sequence[Judge], cases: Sequence[JudgeCase], criteria: Sequence[str] = (), repeats: int = 1
    ) -> None:
        """Have every case judged, by these criteria or all that the judges know; a repeatable judge is asked once."""
        wanted = self._still_wanted(_all_wanted(judges, cases, criteria, repeats), cases)
        self.progress.planned(len(wanted))
        calls_before = sum(judge.calls for judge in judges)

        def is_affordable() -> bool:
            return sum(judge.calls for judge in judges) - calls_before < self.max_calls

        with ThreadPoolExecutor(self.threads, thread_name_prefix="judge") as workers:
            for judgement in self._ask(workers, wanted, is_affordable):
                self.store.keep(judgement)
                self.progress.finished(judgement)

    def _still_wanted(self, wanted: Sequence[Wanted], cases: Sequence[JudgeCase]) -> list[Wanted]:
        known = {
            key_of(judgement)
            for judgement in self.store.of_cases({case.id for case in cases})
            if judgement.verdict.reason is None or judgement.verdict.reason.is_inapplicable
        }
        return [one for one in wanted if one.key not in known]

    def _ask(
        self, workers: ThreadPoolExecutor, wanted: Sequence[Wanted], is_affordable: Callable[[], bool]
    ) -> Iterator[Judgement]:
        """Each judgement as it comes; only a few are handed out ahead, so that stopping takes no longer than these."""
        waiting = iter(wanted)

        def hand_out(count: int) -> set[Future[Judgement]]:
            some = () if self.is_stopped() else islice(waiting, count)
            return {workers.submit(self._judgement, one, is_affordable) for one in some}

        pending = hand_out(self.threads * _AHEAD)
        while pending:
            done = next(as_completed(pending))
            pending.discard(done)
            yield done.result()
            pending |= hand_out(1)

    def _judgement(self, wanted: Wanted, is_affordable: Callable[[], bool]) -> Judgement:
        key = wanted.key
        return Judgement(
            case_id=key.case_id,
            case_hash=key.case_hash,
            judge=key.judge,
            criterion=key.criterion,
            repeat=key.repeat,
            verdict=_verdict(wanted, is_affordable),
            made_at=self.clock(),
        )


def _verdict(wanted: Wanted, is_affordable: Callable[[], bool]) -> Verdict:
    if wanted.case.is_abstention:
        return not_scored(NotScored.ABSTENTION, "an abstention claims nothing; it has a metric of its own")
    if not wanted.judge.is_repeatable and not is_affordable():
        return not_scored(NotScored.OVER_BUDGET, "the model was asked as often as the settings allow (max_calls)")
    return wanted.judge.judge(wanted.case, wanted.key.criterion)


def _all_wanted(
    judges: Sequence[Judge], cases: Sequence[JudgeCase], criteria: Sequence[str], repeats: int
) -> list[Wanted]:
    """Case by case, so that what is judged is judged whole; answers that are the same are judged once."""
    wanted = (
        Wanted(JudgementKey(judge.identity, case.id, case_hash, criterion, repeat), judge, case)
        for case, case_hash in [(case, case.content_hash) for case in cases]
        for judge in judges
        for criterion in judge.criteria
        if not criteria or criterion in criteria
        for repeat in range(1 if judge.is_repeatable else repeats)
    )
    return list({one.key: one for one in wanted}.values())
