"""Tickets labelled with their needs and days."""

import json
from pathlib import Path

import pytest
import yaml

import evals
import ingest
from evals.errors import GoldenSetError
from evals.trials.suggestions.labelled_ticket import LabelledDay, load_tickets
from server.learning.practice import PracticeTicket
from server.suggestions.dated_event import EventKind

SAMPLE = Path(evals.__file__).parent / "golden_sets" / "sample_company_tickets.jsonl"
COMPANY = Path(ingest.__file__).parent / "sample_company"
LINE = {
    "id": "1",
    "ticket": {"tool": "desk", "id": "1", "subject": "Parcel came broken"},
    "as_of": "2026-11-22",
    "needs": [{"quotes": ["came broken"], "documents": ["returns.md"]}],
    "dates": [{"date": "2026-11-01", "kind": "order_date"}],
}


def written(folder: Path, **changes: object) -> Path:
    path = folder / "tickets.jsonl"
    path.write_text(json.dumps(LINE | changes) + "\n")
    return path


def test_a_line_becomes_a_ticket_with_its_needs_and_days(tmp_path: Path) -> None:
    (one,) = load_tickets(written(tmp_path))
    assert one.needs[0].documents == {(tmp_path / "returns.md").resolve()}
    assert {(day.date.isoformat(), day.kind) for day in one.days} == {("2026-11-01", EventKind.ORDER)}
    assert all(isinstance(day, LabelledDay) for day in one.days)


@pytest.mark.parametrize("changes", [{"needs": [{"quotes": ["arrived late"]}]}, {"as_of": "soon"}])
def test_a_line_that_cannot_be_right_is_named(tmp_path: Path, changes: dict[str, object]) -> None:
    with pytest.raises(GoldenSetError, match="line 1"):
        load_tickets(written(tmp_path, **changes))


def test_a_file_without_tickets_is_none(tmp_path: Path) -> None:
    path = tmp_path / "tickets.jsonl"
    path.write_text("\n")
    with pytest.raises(GoldenSetError, match="no tickets"):
        load_tickets(path)


def test_the_samples_tickets_are_those_of_its_practice_desk_and_their_documents_exist() -> None:
    desk = yaml.safe_load((COMPANY / "tickets.yaml").read_text("utf-8"))["tickets"]
    tickets = load_tickets(SAMPLE)
    assert [one.ticket for one in tickets] == [PracticeTicket.model_validate(one).as_ticket() for one in desk]
    assert all(document.is_file() for one in tickets for need in one.needs for document in need.documents)
