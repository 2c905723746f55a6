"""Gives the sample company a history: its agents ask what its golden set asks, so that there is something to see."""

import logging
import threading

from evals.curation.golden_set_store import GoldenSetStore
from evals.curation.sample import SET_ID
from ingest.index.errors import DesksideError
from ingest.index.scope import Scope
from server.clock import Clock
from server.deskside import Deskside
from server.identity.person import Person, Role

_log = logging.getLogger(__name__)
_QUESTIONS = 60
_CLOSING_SECONDS = 10.0


class SampleQuestions:
    """Asks once, in the background, where the sample company is new; real answers, and nobody's opinion of them."""

    def __init__(self, deskside: Deskside, golden_sets: GoldenSetStore, clock: Clock) -> None:
        self._deskside = deskside
        self._golden_sets = golden_sets
        self._clock = clock
        self._is_closing = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, where the sample company's people have asked nothing yet."""
        agents = [person for person in self._deskside.people.sample() if person.role is Role.AGENT]
        if agents and not self._deskside.history.recent(1):
            self._thread = threading.Thread(target=self._ask_all, args=(agents,), name="sample-questions", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Stop after the question at hand."""
        self._is_closing.set()
        self.wait(_CLOSING_SECONDS)

    def wait(self, seconds: float) -> None:
        """Until all is asked, but no longer than so many seconds."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _ask_all(self, agents: list[Person]) -> None:
        try:
            examples = [one for one in self._golden_sets.load(SET_ID).examples if not one.history and not one.as_of]
            for place, example in enumerate(examples[:: max(len(examples) // _QUESTIONS, 1)]):
                if self._is_closing.is_set():
                    return
                agent = agents[place % len(agents)]
                answer = self._deskside.answer(example.to_question(), Scope(agent.audience, self._clock()))
                self._deskside.history.keep(answer, agent.id)
        except DesksideError as error:
            _log.warning("the sample company asked fewer questions than it might: %s", error)
