"""The port of where judgements are kept."""

from collections.abc import Collection
from typing import Protocol

from evals.judging.judgement import Judgement


class JudgementStore(Protocol):
    """Keeps judgements. One of the same judge, case, criterion and repeat takes the place of an earlier one."""

    def keep(self, judgement: Judgement) -> None:
        """Keep one more; it survives the process from now on."""
        ...

    def of_cases(self, case_ids: Collection[str]) -> list[Judgement]:
        """What was said of these cases, by whomever, in no order."""
        ...
