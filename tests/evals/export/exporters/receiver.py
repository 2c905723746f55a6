"""A receiver of OpenTelemetry logs, as a collector is one."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import grpc
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import (
    ExportLogsPartialSuccess,
    ExportLogsServiceRequest,
    ExportLogsServiceResponse,
)
from opentelemetry.proto.collector.logs.v1.logs_service_pb2_grpc import (
    LogsServiceServicer,
    add_LogsServiceServicer_to_server,
)
from opentelemetry.proto.logs.v1.logs_pb2 import LogRecord


@dataclass
class Receiver(LogsServiceServicer):  # type: ignore[misc]  # the generated code has no types
    """Keeps what it receives; from the call `refuses_from` on it denies, and of each call it rejects so many."""

    refuses_from: int | None = None
    rejects: int = 0
    calls: list[ExportLogsServiceRequest] = field(default_factory=list)

    def Export(self, request: ExportLogsServiceRequest, context: Any) -> ExportLogsServiceResponse:  # noqa: N802
        if self.refuses_from is not None and len(self.calls) >= self.refuses_from:
            context.abort(grpc.StatusCode.PERMISSION_DENIED, "no such tenant")
        self.calls.append(request)
        if not self.rejects:
            return ExportLogsServiceResponse()
        said = ExportLogsPartialSuccess(rejected_log_records=self.rejects, error_message="too old")
        return ExportLogsServiceResponse(partial_success=said)

    @property
    def records(self) -> list[LogRecord]:
        """Every record received."""
        return [
            record
            for call in self.calls
            for of_resource in call.resource_logs
            for of_scope in of_resource.scope_logs
            for record in of_scope.log_records
        ]


@contextmanager
def listening(receiver: Receiver) -> Iterator[str]:
    """The URL at which it listens."""
    server = grpc.server(ThreadPoolExecutor(1))
    add_LogsServiceServicer_to_server(receiver, server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.stop(None).wait()
