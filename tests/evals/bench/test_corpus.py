"""A corpus is copied with the questions that can be asked about it, and nothing else."""

import json
from pathlib import Path

import pytest

from evals.bench.corpus import Corpus, read_corpus
from evals.errors import SubjectError


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Three documents of ten bytes and a question on two of them."""
    folder = tmp_path / "documents"
    (folder / "inner").mkdir(parents=True)
    for name in ("a.txt", "inner/b.md", "c.md"):
        (folder / name).write_text("0123456789")
    (folder / "c.md.meta.yaml").write_text("title: C")
    (folder / "ignored.pdf").write_text("%PDF")
    lines = [
        {"id": "1", "question": "A?", "answerable": True, "documents": ["documents/a.txt"]},
        {
            "id": "2",
            "question": "B?",
            "answerable": True,
            "documents": ["documents/inner/b.md"],
            "evidence": [{"document": "documents/inner/b.md", "start": 0, "end": 3, "quote": "012"}],
        },
        {"id": "3", "question": "None?", "answerable": False, "history": [{"role": "user", "text": "Hello"}]},
    ]
    golden = tmp_path / "golden.jsonl"
    golden.write_text("\n".join(map(json.dumps, lines)))
    return read_corpus(folder, golden)


def test_only_text_and_markdown_is_indexed(corpus: Corpus) -> None:
    assert {path.as_posix() for path in corpus.documents} == {"a.txt", "inner/b.md", "c.md"}
    assert corpus.bytes == 30
    assert [example.id for example in corpus.stand_alone] == ["1", "2"]


def test_expected_documents_come_first_when_not_all_are_taken(corpus: Corpus) -> None:
    assert {path.as_posix() for path in corpus.of_size(11).documents} == {"a.txt", "inner/b.md"}
    assert len(corpus.of_size(1000).documents) == 3


def test_a_copy_has_the_questions_on_its_documents_with_their_paths_in_it(corpus: Corpus, tmp_path: Path) -> None:
    copy = Corpus(corpus.folder, (Path("inner/b.md"), Path("c.md")), corpus.golden_set).copy_to(tmp_path / "copy")
    assert [example.id for example in copy.golden_set.examples] == ["2", "3"]
    assert copy.golden_set.examples[0].documents == (tmp_path / "copy" / "inner" / "b.md",)
    assert copy.golden_set.examples[0].evidence[0].document == tmp_path / "copy" / "inner" / "b.md"
    assert (tmp_path / "copy" / "c.md.meta.yaml").read_text() == "title: C"


def test_a_folder_without_documents_is_refused(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SubjectError, match="no Markdown and no text files"):
        read_corpus(tmp_path / "empty", corpus.golden_set.path)
