"""Events in a file are what a receiver would get."""

import json
from pathlib import Path

from google.protobuf.json_format import Parse
from opentelemetry.proto.logs.v1.logs_pb2 import LogsData

from evals.export.evaluation_events import EVENT, events_of
from evals.export.exporters.opentelemetry_file import OpenTelemetryFileExporter
from tests.evals.export.runs import leaving


def test_each_line_is_a_message_of_the_protocol(tmp_path: Path) -> None:
    file = tmp_path / "new" / "events.jsonl"
    exported = OpenTelemetryFileExporter(file).export(leaving())
    (line,) = file.read_text().splitlines()
    (of_resource,) = Parse(line, LogsData()).resource_logs
    records = of_resource.scope_logs[0].log_records
    assert len(records) == len(list(events_of(leaving())))
    assert exported.says == f"{len(records)} events"
    assert json.loads(line)["resourceLogs"][0]["scopeLogs"][0]["logRecords"][0]["eventName"] == EVENT
