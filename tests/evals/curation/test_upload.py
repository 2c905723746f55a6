"""What is brought is read within limits."""

import io
import zipfile
from pathlib import Path

import pytest

from evals.curation import upload as uploads
from evals.curation.upload import decoded, upload_from, upload_of
from evals.errors import GoldenSetError


def zip_of(files: dict[str, bytes]) -> bytes:
    """A ZIP with these files, packed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_a_file_is_itself_and_a_zip_is_what_it_holds() -> None:
    assert upload_of("a.csv", b"x").only == b"x"
    packed = upload_of("a.zip", zip_of({"a.csv": b"x", "picture.png": b"y", "__MACOSX/._a.csv": b"z"}))
    assert dict(packed.files) == {"a.csv": b"x"}


def test_a_zip_that_unpacks_beyond_all_measure_is_refused_before_it_is() -> None:
    with pytest.raises(GoldenSetError, match="do not trust this file"):
        upload_of("a.zip", zip_of({"a.csv": b"0" * 20_000_000}))
    many = zip_of({f"{number}.csv": b"" for number in range(1001)})
    with pytest.raises(GoldenSetError, match="Split it"):
        upload_of("a.zip", many)


def test_a_large_file_an_empty_one_and_a_damaged_zip_are_refused() -> None:
    with pytest.raises(GoldenSetError, match="Split it"):
        upload_of("a.csv", b"x" * (uploads.LARGEST + 1))
    with pytest.raises(GoldenSetError, match=r"a\.csv is empty"):
        upload_of("a.csv", b" \n")
    with pytest.raises(GoldenSetError, match="cannot be unpacked"):
        upload_of("a.zip", zip_of({"a.csv": b"x"})[:-10])


def test_names_in_a_zip_lead_nowhere() -> None:
    packed = upload_of("a.zip", zip_of({"../../etc/corpus.jsonl": b"{}"}))
    assert packed.named("/corpus.jsonl") == {"../../etc/corpus.jsonl": b"{}"}


def test_a_folder_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_bytes(b"x")
    (tmp_path / "corpus.jsonl").write_bytes(b"y")
    (tmp_path / "picture.png").write_bytes(b"z")
    assert dict(upload_from(tmp_path).files) == {"corpus.jsonl": b"y", "qrels/test.tsv": b"x"}
    with pytest.raises(GoldenSetError, match="Check the path"):
        upload_from(tmp_path / "absent.csv")


def test_text_is_utf_8_or_utf_16_with_its_mark() -> None:
    assert decoded("\ufeffü".encode(), "a") == "ü"
    assert decoded("ü".encode("utf-16"), "a") == "ü"
    with pytest.raises(GoldenSetError, match="a, line 2"):
        decoded(b"a\n\xff", "a")
