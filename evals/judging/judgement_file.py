"""Judgements beside the samples of a run: `judgements.jsonl`, one a line."""

from collections.abc import Collection
from pathlib import Path

from pydantic import TypeAdapter

from evals.judging.judgement import Judgement
from evals.judging.judgement_key import key_of

NAME = "judgements.jsonl"
_JUDGEMENT = TypeAdapter(Judgement)


class JudgementFile:
    """The judgements of one run. A line that was left unfinished is not read, and is gone once another is kept."""

    def __init__(self, run: Path) -> None:
        self.path = run / NAME
        self._is_whole = False

    def keep(self, judgement: Judgement) -> None:
        """Write one more line."""
        if not self._is_whole:
            self._drop_unfinished_line()
            self._is_whole = True
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
            # Who reads may come while another process writes: its last line is not there yet.
            read = (_JUDGEMENT.validate_json(line) for line in stream if line.endswith(b"\n"))
            return list({key_of(judgement): judgement for judgement in read}.values())

    def _drop_unfinished_line(self) -> None:
        if not self.path.exists():
            return
        content = self.path.read_bytes()
        finished = content.rfind(b"\n") + 1
        if finished < len(content):
            self.path.write_bytes(content[:finished])
