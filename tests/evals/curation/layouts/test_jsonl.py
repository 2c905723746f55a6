"""Our own lines, from elsewhere."""

import json

from evals.curation.reading import read_upload
from evals.curation.upload import upload_of

GOOD = {"id": "a", "question": "Why?", "answerable": True}


def test_every_wrong_line_is_named_and_the_good_ones_are_read() -> None:
    lines = [json.dumps(GOOD), "{", "3", json.dumps({"id": "b", "question": "?"})]
    reading = read_upload(upload_of("golden.jsonl", "\n".join(lines).encode()))
    assert [brought.line.id for brought in reading.examples] == ["a"]
    places = [problem.partition(":")[0] for problem in reading.problems]
    assert places == [f"golden.jsonl, line {line}" for line in (2, 3, 4)]
    assert "answerable: Field required" in reading.problems[2]
    assert all(problem.endswith("take it out.") for problem in reading.problems)


def test_fields_that_mean_nothing_are_said() -> None:
    reading = read_upload(upload_of("golden.jsonl", json.dumps({**GOOD, "colour": "red"}).encode()))
    assert reading.remarks == ("Fields that mean nothing here are left out: colour.",)


def test_a_list_of_the_same_objects_is_read_too() -> None:
    reading = read_upload(upload_of("golden.json", json.dumps([GOOD, {**GOOD, "id": "b"}]).encode()))
    assert [brought.line.id for brought in reading.examples] == ["a", "b"]
