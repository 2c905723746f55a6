"""The folder a run is kept in: its samples, as they come, and its manifest."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter

from evals.manifest import Manifest
from evals.sample import Sample

_SAMPLE = TypeAdapter(Sample)
_MANIFEST = TypeAdapter(Manifest)


class RunFolder:
    """One run on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def create(cls, runs: Path, golden_set_name: str, started_at: datetime) -> "RunFolder":
        """Make the folder of a new run below `runs`."""
        path = runs / f"{started_at:%Y%m%dT%H%M%S%fZ}-{golden_set_name}"
        path.mkdir(parents=True)
        return cls(path)

    def add(self, sample: Sample) -> None:
        """Keep one more sample."""
        with self._samples_file.open("ab") as stream:
            stream.write(_SAMPLE.dump_json(sample) + b"\n")

    def samples(self) -> Iterator[Sample]:
        """The samples kept so far, in the order they came."""
        with self._samples_file.open("rb") as stream:
            for line in stream:
                yield _SAMPLE.validate_json(line)

    def write_manifest(self, manifest: Manifest) -> None:
        """Write the manifest, replacing an earlier one."""
        (self.path / "manifest.json").write_bytes(_MANIFEST.dump_json(manifest, indent=2) + b"\n")

    def manifest(self) -> Manifest:
        """The manifest as it was written last."""
        return _MANIFEST.validate_json((self.path / "manifest.json").read_bytes())

    @property
    def _samples_file(self) -> Path:
        return self.path / "samples.jsonl"
