import pytest

from ingest.archive import check_archive
from ingest.index.errors import LimitExceeded, MalformedFile
from tests.ingest.made_files import zip_of


def test_an_ordinary_archive_passes() -> None:
    check_archive(zip_of({"word/document.xml": "<a>words</a>"}), "a.docx")


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(LimitExceeded, match=r"a\.docx has more than"):
        check_archive(zip_of({f"{number}.xml": "" for number in range(20_001)}), "a.docx")


def test_a_part_that_grows_beyond_measure_is_refused() -> None:
    with pytest.raises(LimitExceeded, match="compression bomb"):
        check_archive(zip_of({"a.xml": bytes(30_000_000)}), "a.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(encoding: str) -> None:
    part = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)
    with pytest.raises(MalformedFile, match=r"XML entities in word/document\.xml"):
        check_archive(zip_of({"word/document.xml": part}), "a.docx")


def test_half_an_archive_is_malformed() -> None:
    data = zip_of({"a.xml": "<a/>"})
    with pytest.raises(MalformedFile, match="not a complete archive"):
        check_archive(data[: len(data) // 2], "a.docx")
