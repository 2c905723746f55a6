"""Writes a run as a Hugging Face-style dataset folder."""

from dataclasses import dataclass
from pathlib import Path

from evals.errors import ExportError
from evals.export.dataset_files import CARD, dataset_files
from evals.export.exporter import Export
from evals.export.outgoing_run import OutgoingRun


@dataclass(frozen=True, slots=True)
class DatasetFolderExporter:
    """Writes into `folder`, which must be new, or empty, or hold this run from before."""

    folder: Path

    def export(self, run: OutgoingRun) -> Export:
        try:
            self._require_room_for(run)
            for path, content in dataset_files(run).items():
                file = self.folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        except OSError as error:
            raise ExportError(f"{self.folder} cannot be written: {error.strerror}") from error
        return Export(str(self.folder), f"{len(run.samples)} samples, {run.withheld} of them without internal texts")

    def _require_room_for(self, run: OutgoingRun) -> None:
        if not self.folder.exists() or not any(self.folder.iterdir()):
            return
        card = self.folder / CARD
        if not card.is_file() or f"`{run.name}`" not in card.read_text(encoding="utf-8", errors="replace"):
            raise ExportError(f"{self.folder} holds something else; give a new folder")
