"""The runs of a folder, whoever made them: as a list, and one by one."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from evals.running.growing_file import GrowingFile
from evals.running.manifest import Manifest
from evals.running.run_card import RunCard
from evals.running.run_folder import RunFolder, read_sample
from evals.running.run_state import RunState
from evals.running.sample_line import SampleLine
from evals.running.stored_run import StoredRun
from evals.scorecard import Scorecard, score
from ingest.index.errors import NotFound

_OPEN = 12
"""Of so many runs the samples are remembered in short."""


@dataclass(frozen=True, slots=True)
class _Stamp:
    """When a file was written and how long it is; another stamp is another content."""

    moment: int
    size: int


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of a run, and of which state of its files."""

    stamps: tuple[_Stamp | None, ...]
    manifest: Manifest
    scorecard: Scorecard | None


class _Lines:
    """The samples of a run in short, caught up with its file."""

    def __init__(self, file: Path) -> None:
        self._growing = GrowingFile(file)
        self._lines: list[SampleLine] = []

    def catch_up(self) -> tuple[SampleLine, ...]:
        """Read what came since the last time."""
        if self._growing.has_shrunk:
            self._lines.clear()
        for place, line in self._growing.new_places():
            self._lines.append(SampleLine.of(read_sample(line), place))
        return tuple(self._lines)


class _Count:
    """How many samples a run has, caught up with its file without reading what they say."""

    def __init__(self, file: Path) -> None:
        self._growing = GrowingFile(file)
        self._count = 0

    def catch_up(self) -> int:
        """Count what came since the last time."""
        if self._growing.has_shrunk:
            self._count = 0
        self._count += sum(1 for _ in self._growing.new_places())
        return self._count


class RunStore:
    """Reads runs; what it read it remembers until the files change. Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[str, _Known] = {}
        self._counts: dict[str, _Count] = {}
        self._lines: OrderedDict[str, _Lines] = OrderedDict()
        self._lock = threading.Lock()

    def cards(self) -> list[RunCard]:
        """Every run, the newest first. What is no run, or cannot be read, is left out."""
        with self._lock:
            found = (self._card(name) for name in self._names())
            return [card for card in found if card is not None]

    def card(self, run_id: str) -> RunCard:
        """One run as lists show it. Raises NotFound."""
        with self._lock:
            card = self._card(run_id) if Path(run_id).name == run_id else None
        if card is None:
            raise NotFound(f"there is no run {run_id}")
        return card

    def scorecard(self, run_id: str) -> Scorecard | None:
        """The scores of one run, also by part of the golden set; `None` until it is over. Raises NotFound."""
        self.card(run_id)
        with self._lock:
            known = self._read(run_id)
        return known.scorecard if known else None

    def open(self, run_id: str) -> StoredRun:
        """One run, with its samples in short: a second for some thousands the first time. Raises NotFound."""
        card = self.card(run_id)
        with self._lock:
            known = self._read(run_id)
            scorecard = known.scorecard if known else None
            return StoredRun(card, RunFolder(self.folder / run_id), scorecard, self._lines_of(run_id))

    def before(self, card: RunCard) -> RunCard | None:
        """The last run that finished before this one began and asked the same; `None` for the first."""
        return run_before(card, self.cards())

    def _names(self) -> list[str]:
        """Folders of runs begin with the moment the run began, so names sort by time."""
        if not self.folder.is_dir():
            return []
        return sorted((each.name for each in self.folder.iterdir() if (each / "manifest.json").is_file()), reverse=True)

    def _card(self, name: str) -> RunCard | None:
        known = self._read(name)
        if known is None:
            return None
        manifest = known.manifest
        is_running = manifest.state is RunState.RUNNING
        return RunCard(
            id=name,
            manifest=manifest,
            asked=manifest.planned if manifest.state is RunState.FINISHED else self._asked(name),
            is_held=is_running and RunFolder(self.folder / name).is_held(),
            metrics={} if known.scorecard is None else known.scorecard.metrics,
        )

    def _read(self, name: str) -> _Known | None:
        folder = RunFolder(self.folder / name)
        stamps = (_stamp(folder.manifest_file), _stamp(folder.scores_file))
        known = self._known.get(name)
        if known is not None and known.stamps == stamps:
            return known
        try:
            manifest = folder.manifest()
        except (OSError, ValidationError):
            self._known.pop(name, None)
            return None
        known = _Known(stamps, manifest, _scorecard(folder, manifest))
        self._known[name] = known
        return known

    def _asked(self, name: str) -> int:
        if name not in self._counts:
            self._counts[name] = _Count(RunFolder(self.folder / name).samples_file)
        return self._counts[name].catch_up()

    def _lines_of(self, name: str) -> tuple[SampleLine, ...]:
        lines = self._lines.pop(name, None) or _Lines(RunFolder(self.folder / name).samples_file)
        self._lines[name] = lines
        while len(self._lines) > _OPEN:
            self._lines.popitem(last=False)
        return lines.catch_up()


def run_before(card: RunCard, newest_first: list[RunCard]) -> RunCard | None:
    """Of these runs the last that finished before this one began and asked the same."""
    return next(
        (other for other in newest_first if other.id < card.id and other.is_finished and card.is_like(other)), None
    )


def _scorecard(folder: RunFolder, manifest: Manifest) -> Scorecard | None:
    """What was written, or else what the samples come to; nothing while the run goes on."""
    written = folder.scores()
    if written is not None or not manifest.state.is_over:
        return written
    samples = list(folder.samples())
    return score(samples) if samples else None


def _stamp(file: Path) -> _Stamp | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return _Stamp(status.st_mtime_ns, status.st_size)
