"""Who hears how judging goes."""

from typing import Protocol

from evals.judging.judgement import Judgement


class Progress(Protocol):
    """Hears how judging goes; called by one thread only."""

    def planned(self, judgements: int) -> None:
        """So many judgements will be asked for; those that are known already are not among them."""
        ...

    def finished(self, judgement: Judgement) -> None:
        """One is there."""
        ...


class SilentProgress:
    """Tells nobody."""

    def planned(self, judgements: int) -> None:
        pass

    def finished(self, judgement: Judgement) -> None:
        pass
