"""Data sets in the layout of BEIR."""

import json

import pytest

from evals.curation.layout import Reading
from evals.curation.reading import read_upload
from evals.curation.upload import Upload
from evals.errors import GoldenSetError

CORPUS = [{"_id": "returns.md", "text": "Thirty days."}, {"_id": "long.md", "text": "x" * 5000}]
QUERIES = [{"_id": "q1", "text": "Why?"}, {"_id": "q2", "text": "How?"}]


def read(qrels: str = "q1\treturns.md\t1\nq1\tlong.md\t2\nq2\tlong.md\t0\n", **files: str) -> Reading:
    """What a data set with these judgments holds."""
    content = {
        "corpus.jsonl": "\n".join(json.dumps(one) for one in CORPUS),
        "queries.jsonl": "\n".join(json.dumps(one) for one in QUERIES),
        "qrels/test.tsv": f"query-id\tcorpus-id\tscore\n{qrels}",
    }
    merged = {**content, **{name.replace("__", "/").replace("_jsonl", ".jsonl"): text for name, text in files.items()}}
    return read_upload(Upload("beir", {name: text.encode() for name, text in merged.items()}))


def test_the_most_relevant_document_comes_first_and_only_short_texts_are_quoted() -> None:
    reading = read()
    (brought,) = reading.examples
    assert (brought.line.id, brought.line.question) == ("q1", "Why?")
    assert brought.line.documents == ("long.md", "returns.md")
    assert brought.loose_quotes == ("Thirty days.",)
    assert brought.line.tags == {"set": "test"}
    assert reading.remarks == ("1 questions without a judgment above zero are left out.",)


def test_a_judgment_of_what_is_nowhere_is_a_problem() -> None:
    assert "nowhere.md is in no other file" in read("q1\tnowhere.md\t1\n").problems[0]
    assert "q9 is in no other file" in read("q9\treturns.md\t1\n").problems[0]


def test_a_score_that_is_no_number_names_its_line() -> None:
    with pytest.raises(GoldenSetError, match=r"qrels/test\.tsv, line 2: the score 'x' is not a number"):
        read("q1\treturns.md\tx\n")


def test_lines_without_an_id_are_named() -> None:
    assert "queries.jsonl, line 1: _id or text is missing" in read(queries_jsonl="{}").problems[0]


def test_without_judgments_nothing_can_be_read() -> None:
    with pytest.raises(GoldenSetError, match=r"qrels/test\.tsv is missing"):
        read_upload(Upload("beir", {"corpus.jsonl": b"{}", "queries.jsonl": b"{}"}), "beir")
