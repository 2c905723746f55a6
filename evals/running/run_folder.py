"""The folder a run is kept in: its manifest, its samples as they come, and its scores."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError

from evals.errors import RunInUse
from evals.running.manifest import Manifest
from evals.sample import Sample
from evals.scorecard import Scorecard

_SAMPLE = TypeAdapter(Sample)
_MANIFEST = TypeAdapter(Manifest)
_SCORECARD = TypeAdapter(Scorecard)
_BLOCK = 1 << 20
_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")
_LONGEST_NAME = 60


class RunFolder:
    """One run on disk. Only one process at a time writes it; anybody may read it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def create(cls, runs: Path, golden_set_name: str, started_at: datetime) -> "RunFolder":
        """Make the folder of a new run below `runs`."""
        name = _UNSAFE.sub("-", golden_set_name).strip("-")[:_LONGEST_NAME]
        path = runs / f"{started_at:%Y%m%dT%H%M%S%fZ}-{name or 'run'}"
        path.mkdir(parents=True)
        return cls(path)

    @property
    def samples_file(self) -> Path:
        """Where the samples are, one a line."""
        return self.path / "samples.jsonl"

    @property
    def manifest_file(self) -> Path:
        """Where the manifest is."""
        return self.path / "manifest.json"

    @property
    def scores_file(self) -> Path:
        """Where the scores are, once the run is over."""
        return self.path / "scores.json"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep everybody else from writing. Raises RunInUse while another process does."""
        lock = self._lock()
        try:
            # Waits a moment: another process may just be looking whether the folder is held.
            lock.acquire(timeout=0.5, poll_interval=0.02)
        except Timeout:
            raise RunInUse(f"{self.path} is being written by another process; wait for it, or stop it") from None
        try:
            yield
        finally:
            lock.release()

    def is_held(self) -> bool:
        """Whether somebody writes it now."""
        if not (self.path / "lock").exists():
            return False
        lock = self._lock()
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return True
        except OSError:
            return False  # not ours to look into
        lock.release()
        return False

    def add(self, sample: Sample) -> None:
        """Keep one more sample; it survives the end of this process."""
        with self.samples_file.open("ab") as stream:
            stream.write(_SAMPLE.dump_json(sample) + b"\n")

    def samples(self) -> Iterator[Sample]:
        """The samples kept so far, in the order they came. A last line that was not written whole is none."""
        for line in self._lines():
            yield read_sample(line)

    def drop_torn_line(self) -> None:
        """Take away what a killed process left of its last sample."""
        if not self.samples_file.exists():
            return
        with self.samples_file.open("rb+") as stream:
            end = stream.seek(0, 2)
            while end > 0:
                start = max(0, end - _BLOCK)
                stream.seek(start)
                newline = stream.read(end - start).rfind(b"\n")
                if newline >= 0:
                    stream.truncate(start + newline + 1)
                    return
                end = start
            stream.truncate(0)

    def write_manifest(self, manifest: Manifest) -> None:
        """Write the manifest, replacing an earlier one as a whole."""
        self._replace(self.manifest_file, _MANIFEST.dump_json(manifest, indent=2))

    def manifest(self) -> Manifest:
        """The manifest as it was written last."""
        return _MANIFEST.validate_json(self.manifest_file.read_bytes())

    def write_scores(self, scorecard: Scorecard) -> None:
        """Write the scores."""
        self._replace(self.scores_file, _SCORECARD.dump_json(scorecard, indent=2))

    def scores(self) -> Scorecard | None:
        """The scores as they were written; `None` where they were not, or by a version that wrote them otherwise."""
        try:
            return _SCORECARD.validate_json(self.scores_file.read_bytes())
        except (OSError, ValidationError):
            return None

    def ask_to_cancel(self) -> None:
        """Tell whoever runs it to stop."""
        (self.path / "cancel").touch()

    def is_asked_to_cancel(self) -> bool:
        """Whether somebody wants it to stop."""
        return (self.path / "cancel").exists()

    def _lines(self) -> Iterator[bytes]:
        if not self.samples_file.exists():
            return
        with self.samples_file.open("rb") as stream:
            for line in stream:
                if line.endswith(b"\n"):
                    yield line

    def _lock(self) -> FileLock:
        return FileLock(self.path / "lock")

    @staticmethod
    def _replace(file: Path, content: bytes) -> None:
        draft = file.with_suffix(".new")
        draft.write_bytes(content + b"\n")
        draft.replace(file)


def read_sample(line: bytes) -> Sample:
    """The sample that a line of `samples.jsonl` holds."""
    return _SAMPLE.validate_json(line)
