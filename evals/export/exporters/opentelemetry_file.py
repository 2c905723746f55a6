"""Writes a run as OpenTelemetry events into a file of JSON lines, which a collector's file receiver reads.

Source: OpenTelemetry protocol file exporter, https://opentelemetry.io/docs/specs/otel/protocol/file-exporter/
"""

from dataclasses import dataclass
from pathlib import Path

from google.protobuf.json_format import MessageToJson  # type: ignore[import-untyped]
from opentelemetry.exporter.otlp.proto.common._log_encoder import encode_logs

from evals.errors import ExportError
from evals.export.evaluation_events import events_of
from evals.export.exporter import Export
from evals.export.outgoing_run import OutgoingRun

_BATCH = 512


@dataclass(frozen=True, slots=True)
class OpenTelemetryFileExporter:
    """Writes to `file`, replacing it; each line holds a batch of events as one OTLP message."""

    file: Path

    def export(self, run: OutgoingRun) -> Export:
        events = tuple(events_of(run))
        batches = (events[start : start + _BATCH] for start in range(0, len(events), _BATCH))
        lines = (MessageToJson(encode_logs(batch), indent=None, use_integers_for_enums=True) for batch in batches)
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        except OSError as error:
            raise ExportError(f"{self.file} cannot be written: {error.strerror}") from error
        return Export(str(self.file), f"{len(events)} events")
