"""Golden sets say what is expected, or which line is wrong."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evals.errors import GoldenSetError
from evals.example import ORDINARY_AGENT
from evals.golden_set import GoldenSet, load_golden_set
from server.answering.question import Role, Speaker, Ticket, Turn

PLAIN = {"id": "one", "question": "How long?", "answerable": True}


def written(folder: Path, *lines: dict[str, object] | str) -> Path:
    """A golden set file with these lines."""
    file = folder / "golden.jsonl"
    file.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return file


def loaded(folder: Path, *lines: dict[str, object]) -> GoldenSet:
    """The golden set that these lines make."""
    return load_golden_set(written(folder, *lines))


def test_paths_are_relative_to_the_folder_of_the_golden_set(tmp_path: Path) -> None:
    evidence = {"document": "../docs/a.txt", "start": 1, "end": 3, "quote": "bc"}
    (example,) = loaded(tmp_path, {**PLAIN, "documents": ["../docs/a.txt"], "evidence": [evidence]}).examples
    expected = tmp_path.parent / "docs" / "a.txt"
    assert example.documents == (expected,)
    assert example.evidence[0].document == expected


def test_what_is_left_out_means_an_ordinary_agent_asking_now(tmp_path: Path) -> None:
    (example,) = loaded(tmp_path, {**PLAIN}).examples
    assert example.audience == ORDINARY_AGENT
    assert example.as_of is None
    assert example.ticket is None
    assert (example.set_name, example.kind) == ("untagged", "")


@pytest.mark.parametrize(
    ("written_as", "moment"),
    [
        ("2026-03-01", datetime(2026, 3, 1, 12, tzinfo=UTC)),
        ("2026-03-01T08:30:00", datetime(2026, 3, 1, 8, 30, tzinfo=UTC)),
        ("2026-03-01T08:30:00+01:00", datetime(2026, 3, 1, 7, 30, tzinfo=UTC)),
    ],
)
def test_a_day_is_its_noon_and_a_time_is_in_utc(tmp_path: Path, written_as: str, moment: datetime) -> None:
    (example,) = loaded(tmp_path, {**PLAIN, "as_of": written_as}).examples
    assert example.as_of == moment


def test_a_ticket_with_an_id_alone_refers_to_a_practice_ticket(tmp_path: Path) -> None:
    (example,) = loaded(tmp_path, {**PLAIN, "ticket": {"id": "T-1"}}).examples
    assert (example.practice_ticket, example.ticket) == ("T-1", None)
    found = Ticket("practice", "T-1", "Broken pump")
    assert example.to_question(found).ticket == found


def test_a_written_ticket_is_asked_with_the_question(tmp_path: Path) -> None:
    messages = [{"speaker": "customer", "text": "It drips."}]
    ticket = {"id": "T-2", "tool": "zendesk", "subject": "Pump", "messages": messages}
    turn = {"role": "agent", "text": "Hello"}
    (example,) = loaded(tmp_path, {**PLAIN, "ticket": ticket, "history": [turn]}).examples
    question = example.to_question()
    assert question.history == (Turn(Role.AGENT, "Hello"),)
    assert question.ticket is not None
    assert question.ticket.messages[0].speaker is Speaker.CUSTOMER
    assert example.practice_ticket is None


def test_quotes_not_to_be_shown_and_other_tags_are_kept_apart(tmp_path: Path) -> None:
    tags = {"set": "audience", "kind": "policy", "stands_alone": True, "must_not_show": ["secret", " "], "skill": None}
    (example,) = loaded(tmp_path, {**PLAIN, "tags": tags}).examples
    assert example.must_not_show == ("secret",)
    assert example.tags == {"set": "audience", "kind": "policy", "stands_alone": "True"}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "Invalid JSON"),
        ('{"id": "two", "answerable": true}', "question: Field required"),
        ('{"id": "two", "question": "?", "answerable": true, "as_of": "yesterday"}', "as_of"),
        ('{"id": "two", "question": "?", "answerable": true, "history": [{"role": "bot", "text": ""}]}', "history.0"),
        ('{"id": "one", "question": "?", "answerable": true}', "stands above already"),
    ],
)
def test_a_wrong_line_is_named_with_its_number_and_the_remedy(tmp_path: Path, line: str, problem: str) -> None:
    file = written(tmp_path, PLAIN, "", line)
    with pytest.raises(GoldenSetError) as raised:
        load_golden_set(file)
    message = str(raised.value)
    assert message.startswith(f"{file}, line 3: ")
    assert problem in message
    assert message.endswith(("Correct the line, or take it out.", "Give it its own."))


def test_an_empty_or_absent_or_binary_file_is_refused(tmp_path: Path) -> None:
    empty = written(tmp_path, "")
    with pytest.raises(GoldenSetError, match="holds no examples"):
        load_golden_set(empty)
    with pytest.raises(GoldenSetError, match="cannot be read"):
        load_golden_set(tmp_path / "absent.jsonl")
    empty.write_bytes(b"\xff\xfe")
    with pytest.raises(GoldenSetError, match="is not UTF-8"):
        load_golden_set(empty)


def test_a_part_can_be_chosen_and_cut_short(tmp_path: Path) -> None:
    lines = [{**PLAIN, "id": str(number), "tags": {"set": "ab"[number % 2]}} for number in range(6)]
    golden_set = loaded(tmp_path, *lines)
    assert [example.id for example in golden_set.select("b", 2).examples] == ["1", "3"]
    assert golden_set.select() == golden_set
    with pytest.raises(GoldenSetError, match="there are a, b"):
        golden_set.select("c")


def test_the_hash_tells_one_content_from_another(tmp_path: Path) -> None:
    first = loaded(tmp_path, {**PLAIN})
    second = loaded(tmp_path, {**PLAIN, "question": "How long is it?"})
    assert first.name == "golden"
    assert first.content_hash != second.content_hash
