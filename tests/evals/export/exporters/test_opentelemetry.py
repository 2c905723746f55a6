"""Events arrive at a receiver, and none is said to have arrived that did not."""

from dataclasses import replace

import pytest

from evals.errors import ExportError
from evals.export.evaluation_events import EVENT, events_of
from evals.export.exporters.opentelemetry import OpenTelemetryExporter
from tests.evals.examples import ANSWERABLE
from tests.evals.export.exporters.receiver import Receiver, listening
from tests.evals.export.runs import leaving, right

MANY = leaving([right(replace(ANSWERABLE, id=f"example {number}")) for number in range(100)])


def test_a_receiver_gets_every_event_once_and_in_order() -> None:
    receiver = Receiver()
    expected = list(events_of(MANY))
    with listening(receiver) as url:
        exported = OpenTelemetryExporter(url, timeout_seconds=10).export(MANY)
    assert len(receiver.calls) > 1
    assert exported.says == f"{len(expected)} events"
    names = [{one.key: one.value.string_value for one in record.attributes} for record in receiver.records]
    assert [of_one["gen_ai.evaluation.name"] for of_one in names] == [
        (event.log_record.attributes or {})["gen_ai.evaluation.name"] for event in expected
    ]
    assert {record.event_name for record in receiver.records} == {EVENT}


def test_a_receiver_that_is_not_there_is_an_error_that_says_so() -> None:
    with pytest.raises(ExportError, match=r"took 0 of \d+ events, then refused: UNAVAILABLE"):
        OpenTelemetryExporter("http://127.0.0.1:1", timeout_seconds=0.3).export(leaving())


def test_a_receiver_that_refuses_midway_is_an_error_that_says_how_much_it_took() -> None:
    said = r"took 512 of \d+ events, then refused: PERMISSION_DENIED: no such tenant"
    with listening(Receiver(refuses_from=1)) as url, pytest.raises(ExportError, match=said):
        OpenTelemetryExporter(url, timeout_seconds=10).export(MANY)


def test_a_receiver_that_rejects_some_is_an_error_although_the_call_went_well() -> None:
    said = "took 509 of the first 512 events: too old"
    with listening(Receiver(rejects=3)) as url, pytest.raises(ExportError, match=said):
        OpenTelemetryExporter(url, timeout_seconds=10).export(MANY)
