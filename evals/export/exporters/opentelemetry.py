"""Sends a run as OpenTelemetry events to a receiver that speaks OTLP over gRPC, such as a collector."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from grpc import RpcError  # type: ignore[import-untyped]
from opentelemetry.exporter.otlp.proto.grpc._log_exporter import OTLPLogExporter
from opentelemetry.sdk._logs import ReadableLogRecord
from opentelemetry.sdk._logs.export import LogRecordExportResult

from evals.errors import ExportError
from evals.export.evaluation_events import events_of
from evals.export.exporter import Export
from evals.export.outgoing_run import OutgoingRun

_BATCH = 512


@dataclass(frozen=True, slots=True)
class OpenTelemetryExporter:
    """Sends to `endpoint`, or where the standard `OTEL_EXPORTER_OTLP_` variables say; they hold for the rest, too."""

    endpoint: str | None = None
    timeout_seconds: float | None = None
    """How long one batch may take with all its attempts; by default ten seconds."""

    def export(self, run: OutgoingRun) -> Export:
        """Send batch after batch. What was accepted before a refusal stays accepted; the error says how much."""
        sender = _Sender(endpoint=self.endpoint, timeout=self.timeout_seconds)
        events = tuple(events_of(run))
        try:
            for start in range(0, len(events), _BATCH):
                sender.send(events[start : start + _BATCH], already=start, of=len(events))
        finally:
            sender.shutdown()
        return Export(sender.place, f"{len(events)} events")


class _Sender(OTLPLogExporter):
    """The library's exporter, which tells only whether a call went well, made to tell what the receiver said."""

    _refusal = ""
    _rejected = 0

    @property
    def place(self) -> str:
        return str(self._endpoint)

    def send(self, batch: Sequence[ReadableLogRecord], already: int, of: int) -> None:
        """Raises ExportError unless the receiver took every event."""
        done = self.export(batch)
        if done is not LogRecordExportResult.SUCCESS:
            raise ExportError(
                f"{self.place} took {already} of {of} events, then refused: {self._refusal or 'no reply'}"
            )
        if self._rejected:
            taken = already + len(batch) - self._rejected
            raise ExportError(f"{self.place} took {taken} of the first {already + len(batch)} events: {self._refusal}")

    def _initialize_channel_and_stub(self) -> None:
        super()._initialize_channel_and_stub()  # type: ignore[no-untyped-call]
        assert self._client is not None
        call = self._client.Export

        def listening(**arguments: Any) -> object:  # Any: what the library calls its own stub with
            try:
                reply = call(**arguments)
            except RpcError as error:
                self._refusal = f"{error.code().name}: {error.details()}"
                raise
            self._rejected = reply.partial_success.rejected_log_records
            self._refusal = reply.partial_success.error_message
            return reply

        self._client.Export = listening
