"""Judging in the background, one piece of work at a time, so that a page can begin it and watch it."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Event, Lock, Thread

from evals.judging.case import JudgeCase
from evals.judging.judge import Judge
from evals.judging.judgement import Judgement
from evals.judging.judgement_store import JudgementStore
from evals.judging.judging import Judging
from evals.judging.settings import JudgeSettings
from ingest.index.errors import DesksideError
from server.clock import Clock
from server.errors import Conflict

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WorkState:
    """How far the work is; `failed` counts judgements without a value though the criterion applied."""

    begun_at: datetime
    planned: int | None = None
    done: int = 0
    failed: int = 0
    ended_at: datetime | None = None
    error: str = ""

    @property
    def is_running(self) -> bool:
        """Whether it goes on."""
        return self.ended_at is None


class JudgingWork:
    """Opens the judges when they are first needed, and keeps them until it is closed.

    What was judged is kept at once: work that was cut off goes on where it was when it is begun again.
    """

    def __init__(
        self, open_judges: Callable[[], list[Judge]], store: JudgementStore, settings: JudgeSettings, clock: Clock
    ) -> None:
        self._open_judges = open_judges
        self._store = store
        self._settings = settings
        self._clock = clock
        self._lock = Lock()
        self._is_closed = Event()
        self._judges: list[Judge] = []
        self._thread: Thread | None = None
        self._state: WorkState | None = None

    def state(self) -> WorkState | None:
        """How far the work is, or how the last came out; `None` where none was begun yet."""
        with self._lock:
            return self._state

    def begin(self, cases: Callable[[], Sequence[JudgeCase]], criteria: Sequence[str]) -> None:
        """Judge these cases, which are only looked up by the work itself. Raises Conflict while there is other work."""
        with self._lock:
            if self._state is not None and self._state.is_running:
                raise Conflict("answers are being judged already; wait until that is done")
            self._state = WorkState(self._clock())
            self._thread = Thread(target=self._work, args=(cases, criteria), name="judging", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Until the work that was begun is done."""
        if self._thread is not None:
            self._thread.join()

    def close(self) -> None:
        """End the work after the judgements that are under way."""
        self._is_closed.set()
        self.wait()
        for judge in self._judges:
            judge.close()

    def planned(self, judgements: int) -> None:
        """Hear how much there is to do."""
        self._update(planned=judgements)

    def finished(self, judgement: Judgement) -> None:
        """Hear of one more judgement."""
        state = self.state()
        assert state is not None
        reason = judgement.verdict.reason
        self._update(done=state.done + 1, failed=state.failed + (reason is not None and not reason.is_inapplicable))

    def _work(self, cases: Callable[[], Sequence[JudgeCase]], criteria: Sequence[str]) -> None:
        error = ""
        try:
            self._judges = self._judges or self._open_judges()
            self._judging().judge(self._judges, cases(), criteria, self._settings.repeats)
        except DesksideError as problem:
            error = str(problem)
        except Exception:  # noqa: BLE001
            # The outermost edge of the thread: whatever failed, the page has to say that it did.
            _log.exception("judging failed")
            error = "something went wrong on the server; its log says what"
        self._update(ended_at=self._clock(), error=error)

    def _judging(self) -> Judging:
        return Judging(
            store=self._store,
            threads=self._settings.threads,
            max_calls=self._settings.max_calls,
            clock=self._clock,
            progress=self,
            is_stopped=self._is_closed.is_set,
        )

    def _update(self, **changes: object) -> None:
        with self._lock:
            assert self._state is not None
            self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # each caller names a field
