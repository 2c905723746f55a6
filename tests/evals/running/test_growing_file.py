"""A file that grows is read line by line, each line once and only whole."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from evals.running.growing_file import GrowingFile


@given(st.lists(st.binary(max_size=20), max_size=10))
def test_every_whole_line_comes_once_however_it_was_written(pieces: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "lines"
        growing = GrowingFile(file)
        found = []
        for piece in pieces:
            with file.open("ab") as stream:
                stream.write(piece)
            found += list(growing.new_places())
        content = b"".join(pieces)
        assert [line for _, line in found] == [line + b"\n" for line in content.split(b"\n")[:-1]]
        assert all(place.read(file) == line for place, line in found)


def test_a_file_that_became_shorter_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "lines"
    growing = GrowingFile(file)
    assert not list(growing.new_places())
    file.write_bytes(b"one\ntwo\n")
    assert len(list(growing.new_places())) == 2
    file.write_bytes(b"one\n")
    assert growing.has_shrunk
    assert [line for _, line in growing.new_places()] == [b"one\n"]
