"""Judgements beside the samples of a run: `judgements.jsonl`, one a line."""

from collections.abc import Collection
from pathlib import Path

from pydantic import TypeAdapter

from evals.judging.judgement import Judgement
from evals.judging.judgement_key import key_of

NAME = "judgements.jsonl"
_JUDGEMENT = TypeAdapter(Judgement)


class JudgementFile:
    """The judgements of one run. A line that a killed process left unfinished is taken away."""

    def __init__(self, run: Path) -> None:
        self.path = run / NAME
        self._drop_unfinished_line()

    def keep(self, judgement: Judgement) -> None:
        """Write one more line."""
        with self.path.open("ab") as stream:
            stream.write(_JUDGEMENT.dump_json(judgement) + b"\n")

    def of_cases(self, case_ids: Collection[str]) -> list[Judgement]:
        """Those of these examples."""
        wanted = frozenset(case_ids)
        return [judgement for judgement in self.all() if judgement.case_id in wanted]

    def all(self) -> list[Judgement]:
        """All of them; of several with one key the last."""
        if not self.path.exists():
            return []
        with self.path.open("rb") as stream:
            read = map(_JUDGEMENT.validate_json, stream)
            return list({key_of(judgement): judgement for judgement in read}.values())

    def _drop_unfinished_line(self) -> None:
        if not self.path.exists():
            return
        content = self.path.read_bytes()
        finished = content.rfind(b"\n") + 1
        if finished < len(content):
            self.path.write_bytes(content[:finished])
