"""The port of a judge: what grades an answer."""

from typing import Protocol

from evals.judging.case import JudgeCase
from evals.judging.judgement import Verdict


class Judge(Protocol):
    """Grades answers by criteria of its own. May be asked from several threads at once."""

    @property
    def name(self) -> str:
        """What people call it, and choose it by."""
        ...

    @property
    def identity(self) -> str:
        """All that could change what it says: model, host, versions, prompts. Judgements are compared within one."""
        ...

    @property
    def criteria(self) -> tuple[str, ...]:
        """What it can grade."""
        ...

    @property
    def is_repeatable(self) -> bool:
        """Whether it says the same each time; then it is asked once."""
        ...

    @property
    def calls(self) -> int:
        """How often it asked a model so far."""
        ...

    def judge(self, case: JudgeCase, criterion: str) -> Verdict:
        """What it says. Raises nothing: a judge that fails, or has nothing to judge, says so in the verdict."""
        ...

    def close(self) -> None:
        """Give up what it holds open."""
        ...
