"""Data sets of ragas, old and new."""

import json

import pytest

from evals.curation.layout import Reading
from evals.curation.reading import read_upload
from evals.curation.upload import upload_of
from server.answering.question import Role


def read(*entries: dict[str, object], name: str = "set.jsonl") -> Reading:
    """What these entries hold."""
    return read_upload(upload_of(name, "\n".join(json.dumps(entry) for entry in entries).encode()))


def test_the_names_of_today() -> None:
    reading = read(
        {
            "user_input": "Why?",
            "reference": "Because.",
            "reference_contexts": ["A passage."],
            "response": "No idea.",
            "retrieved_contexts": ["Another."],
            "synthesizer_name": "single_hop",
        }
    )
    (brought,) = reading.examples
    assert reading.layout == "ragas"
    assert (brought.line.question, brought.line.reference_answer) == ("Why?", "Because.")
    assert brought.loose_quotes == ("A passage.",)
    assert brought.line.tags == {"synthesizer_name": "single_hop"}
    assert reading.remarks == (
        "response, retrieved_contexts: what some system found and answered is not what is right, so it is left out.",
    )


@pytest.mark.parametrize("reference", [{"ground_truth": "Because."}, {"ground_truths": ["Because."]}])
def test_the_names_of_before(reference: dict[str, object]) -> None:
    reading = read({"question": "Why?", "answer": "No idea.", "contexts": ["Another."], **reference})
    (brought,) = reading.examples
    assert (brought.line.reference_answer, brought.loose_quotes) == ("Because.", ())
    assert "Name a column reference_contexts" in reading.remarks[0]


def test_a_table_holds_its_passages_as_json_or_as_python_writes_them() -> None:
    table = "user_input,reference,reference_contexts\n" + 'Why?,x,"[""one""]"\nHow?,y,"[\'two\', \'three\']"\n'
    reading = read_upload(upload_of("set.csv", table.encode()))
    assert reading.layout == "ragas"
    assert [brought.loose_quotes for brought in reading.examples] == [("one",), ("two", "three")]


def test_a_talk_ends_in_the_question() -> None:
    talk = [
        {"type": "human", "content": "May I return it?"},
        {"type": "ai", "content": "Yes."},
        {"type": "human", "content": "For how long?"},
    ]
    (brought,) = read({"user_input": talk, "reference": "30 days."}).examples
    assert brought.line.question == "For how long?"
    assert [(turn.role, turn.text) for turn in brought.line.history] == [
        (Role.USER, "May I return it?"),
        (Role.AGENT, "Yes."),
    ]


def test_an_entry_without_a_question_is_named() -> None:
    reading = read({"user_input": "Why?", "reference": "x"}, {"user_input": "", "reference": "y"})
    assert reading.problems == ("set.jsonl, line 2: user_input: the question is missing. Correct it, or take it out.",)
    assert len(reading.examples) == 1
