"""What is sent to a language model."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Messages:
    """One exchange: the rules, which are ours, and the task, which may quote anybody."""

    rules: str
    task: str

    @property
    def length(self) -> int:
        """Characters."""
        return len(self.rules) + len(self.task)
