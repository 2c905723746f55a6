"""What is written down reads back as the same."""

import json
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from evals.curation.export import as_csv, as_jsonl, rebased
from evals.curation.reading import read_upload
from evals.curation.upload import upload_of
from evals.golden_line import EvidenceLine, ExampleLine, MessageLine, TicketLine, TurnLine, read_line
from server.answering.question import Role, Speaker
from tests.evals.curation.lines import example

_WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=30).filter(
    lambda text: text == text.strip() and text.strip() != ""
)
_EVIDENCE = st.builds(
    lambda document, quote, start, length: EvidenceLine(
        document=document, quote=quote, start=start if length else 0, end=start + length if length else 0
    ),
    _WORDS,
    _WORDS,
    st.integers(0, 9999),
    st.integers(0, 99),
)
_TAGS = st.dictionaries(
    st.one_of(_WORDS, st.sampled_from(["skill", "product", "set"])),
    st.one_of(_WORDS, st.booleans(), st.integers(-99, 99), st.lists(_WORDS, max_size=2), st.none()),
    max_size=4,
)
_TICKETS = st.builds(
    lambda name, text: TicketLine(id=name, subject=text, messages=(MessageLine(speaker=Speaker.CUSTOMER, text=text),)),
    _WORDS,
    _WORDS,
)
LINES = st.builds(
    ExampleLine,
    id=_WORDS,
    question=_WORDS,
    answerable=st.booleans(),
    history=st.lists(st.builds(TurnLine, role=st.sampled_from(Role), text=_WORDS), max_size=2).map(tuple),
    ticket=st.one_of(st.none(), _TICKETS),
    as_of=st.one_of(st.none(), st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))),
    audience=st.one_of(st.none(), st.frozensets(_WORDS, max_size=2)),
    reference_answer=st.one_of(st.none(), _WORDS),
    documents=st.lists(_WORDS, max_size=2).map(tuple),
    evidence=st.lists(_EVIDENCE, max_size=2).map(tuple),
    tags=_TAGS,
)
GOLDEN_SETS = st.lists(LINES, min_size=1, max_size=4, unique_by=lambda line: line.id)


@given(GOLDEN_SETS)
@settings(deadline=None)
def test_jsonl_reads_back_to_the_same_examples_and_the_same_bytes(lines: list[ExampleLine]) -> None:
    written = as_jsonl(lines)
    reading = read_upload(upload_of("golden.jsonl", written.encode()), "jsonl")
    read = [brought.line for brought in reading.examples]
    assert reading.problems == ()
    assert [line.to_example(Path("/docs")) for line in read] == [line.to_example(Path("/docs")) for line in lines]
    assert as_jsonl(read) == written


@given(GOLDEN_SETS)
@settings(deadline=None)
def test_csv_reads_back_to_the_same_examples(lines: list[ExampleLine]) -> None:
    reading = read_upload(upload_of("golden.csv", as_csv(lines).encode()), "csv")
    assert reading.problems == ()
    assert as_jsonl([brought.line for brought in reading.examples]) == as_jsonl(lines)


def test_a_table_has_a_mark_for_excel_and_no_formula() -> None:
    table = as_csv([example(question="=HYPERLINK(1)", tags={"product": "@corda"})])
    assert table.startswith("\ufeffid,question,answerable,")
    assert "'=HYPERLINK(1)" in table
    assert "'@corda" in table


def test_paths_follow_the_folder_of_the_golden_set() -> None:
    line = example(document="policies/returns.md")
    moved = rebased(line, Path("/srv/docs"), Path("/srv/golden"))
    assert moved.documents == ("../docs/policies/returns.md",)
    assert moved.evidence[0].document == "../docs/policies/returns.md"
    assert rebased(moved, Path("/srv/golden"), Path("/srv/docs")) == line
    assert rebased(line, Path("/srv"), Path("/srv")) is line


def test_a_line_is_written_one_way() -> None:
    long = {"tags": {"b": "2", "a": "1"}, "answerable": True, "history": [], "question": "?", "id": "x"}
    assert read_line(json.dumps({**long, "as_of": "2026-01-01"}), "here").written() == (
        '{"id":"x","question":"?","as_of":"2026-01-01","answerable":true,"tags":{"a":"1","b":"2"}}'
    )
