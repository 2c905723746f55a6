"""The large index is as large as asked, and one document in a hundred changes."""

from pathlib import Path

from evals.bench.corpus import Corpus
from evals.bench.indexing import change_some, large_size, size_of
from evals.golden_set import GoldenSet
from tests.evals.bench.measured import USE, indexing


def test_the_size_follows_from_the_chunks_of_the_sample() -> None:
    assert large_size(100, indexing(USE)) == 2_100_000


def test_one_document_in_a_hundred_changes_and_at_least_one(tmp_path: Path) -> None:
    names = [Path(f"{number}.txt") for number in range(101)]
    for name in names:
        (tmp_path / name).write_text("text")
    assert change_some(Corpus(tmp_path, tuple(names), GoldenSet(tmp_path, "", ()))) == 2
    assert sum((tmp_path / name).read_text() != "text" for name in names) == 2
    assert change_some(Corpus(tmp_path, tuple(names[:1]), GoldenSet(tmp_path, "", ()))) == 1


def test_the_size_of_a_folder_is_that_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "file").write_bytes(b"12345")
    assert size_of(tmp_path) == 5
