"""What every layout of golden sets keeps."""

import io
import json
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.curation.layout import Layout
from evals.curation.reading import LAYOUTS, read_upload, recognised
from evals.curation.upload import Upload, upload_of
from evals.errors import GoldenSetError

QUESTION = "How long may a charger be returned?"


def zipped(files: dict[str, str]) -> bytes:
    """A ZIP with these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


GOOD: dict[str, Upload] = {
    "jsonl": upload_of("golden.jsonl", json.dumps({"id": "a", "question": QUESTION, "answerable": True}).encode()),
    "csv": upload_of("golden.csv", f"question;reference_answer\n{QUESTION};30 days\n".encode()),
    "ragas": upload_of("ragas.jsonl", json.dumps({"user_input": QUESTION, "reference": "30 days"}).encode()),
    "beir": upload_of(
        "beir.zip",
        zipped(
            {
                "set/corpus.jsonl": json.dumps({"_id": "returns.md", "title": "", "text": "30 days."}),
                "set/queries.jsonl": json.dumps({"_id": "q1", "text": QUESTION}),
                "set/qrels/test.tsv": "query-id\tcorpus-id\tscore\nq1\treturns.md\t1\n",
            }
        ),
    ),
}
ADAPTERS = pytest.mark.parametrize("layout", list(LAYOUTS.values()), ids=list(LAYOUTS))


def test_every_layout_stands_here() -> None:
    assert GOOD.keys() == LAYOUTS.keys()


@ADAPTERS
def test_it_recognises_its_own_and_is_chosen_for_it(layout: Layout) -> None:
    assert layout.recognises(GOOD[layout.name])
    assert recognised(GOOD[layout.name]).name == layout.name


@ADAPTERS
def test_it_reads_the_question(layout: Layout) -> None:
    reading = read_upload(GOOD[layout.name])
    assert reading.layout == layout.name
    assert [brought.line.question for brought in reading.examples] == [QUESTION]
    assert reading.problems == ()


@ADAPTERS
def test_the_same_file_gives_the_same_ids(layout: Layout) -> None:
    first, second = (layout.read(GOOD[layout.name], {}) for _ in range(2))
    assert first == second


@ADAPTERS
@given(content=st.binary(max_size=200))
def test_nothing_makes_it_fail_in_another_way_than_it_says(layout: Layout, content: bytes) -> None:
    with suppress(GoldenSetError):
        upload = upload_of("any.txt", content)
        assert layout.recognises(upload) in (True, False)
        layout.read(upload, {})


@ADAPTERS
@given(text=st.text(st.sampled_from('{}[]",;:\n\t _idquestionxt01'), max_size=80))
def test_nor_does_text_that_looks_almost_right(layout: Layout, text: str) -> None:
    with suppress(GoldenSetError):
        upload = upload_of("any.txt", text.encode())
        assert layout.recognises(upload) in (True, False)
        layout.read(upload, {})


@ADAPTERS
def test_it_says_how_it_looks(layout: Layout) -> None:
    assert layout.says
