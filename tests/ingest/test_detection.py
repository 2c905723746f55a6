import json

import pytest

from ingest import format as known
from ingest.detection import detect
from ingest.format import Format
from tests.ingest.made_files import pdf_of, zip_of

_ODT_TYPE = "application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n....", "scan.txt", known.PNG),
        (b"\xff\xd8\xff\xe0", "photo.docx", known.JPEG),
        (b"\x00\x00\x00\x18ftypheic", "a", known.HEIC),
        (b"RIFF1234WEBPVP8", "a.bin", known.WEBP),
        (b"7z\xbc\xaf\x27\x1c", "a.zip", known.SEVEN_ZIP),
        (b"\x1f\x8b\x08", "a.tar.gz", known.GZIP),
        (b"ITSF\x03", "a.chm", known.CHM),
        (b"{\\rtf1 x}", "a.doc", known.RTF),
        (pdf_of(["BT ET"]), "a.docx", known.PDF),
        (b"junk\n%PDF-1.4", "a", known.PDF),
        (b"<!DOCTYPE html><html>", "a.txt2", known.HTML),
        (b"<?xml version='1.0'?><feed/>", "a", known.XML),
        (b'<?xml version="1.0"?><html xmlns="x">', "a", known.HTML),
        (b'{"a": 1}', "a", known.JSON),
        (b'{"cells": []}', "a.ipynb", known.NOTEBOOK),
        (b"From: a@b\nTo: c@d\nSubject: x\n\nHi", "letter", known.EMAIL),
        (b"From a@b Mon Jun 01 10:00:00 2026\nSubject: x\n\nHi", "a.mbox", known.MAILBOX),
        (b"BEGIN:VCALENDAR\n", "a", known.CALENDAR),
        (b"WEBVTT\n\n", "a", known.WEBVTT),
        (b"# Title\n\n<div>x</div>", "a.md", known.MARKDOWN),
        (b"<p>Looks like a page</p>", "a.txt", known.PLAIN_TEXT),
        (b"a,b\n1,2\n", "a.csv", known.CSV),
        (b"Just words.", "README", known.PLAIN_TEXT),
        ("Grüße".encode("utf-16"), "a.txt", known.PLAIN_TEXT),
        (bytes(range(256)) * 4, "a.xyz", known.UNKNOWN),
        (zip_of({"word/document.xml": "<x/>"}), "a.zip", known.DOCX),
        (zip_of({"ppt/presentation.xml": "<x/>"}), "a", known.PPTX),
        (zip_of({"xl/workbook.xml": "<x/>"}), "a.docx", known.XLSX),
        (zip_of({"xl/workbook.bin": "x"}), "a.xlsb", known.XLSB),
        (zip_of({"mimetype": _ODT_TYPE, "content.xml": "<x/>"}), "a", known.ODT),
        (zip_of({"mimetype": "application/epub+zip"}), "a", known.EPUB),
        (zip_of({"Index/Document.iwa": "x"}), "a.pages", known.PAGES),
        (zip_of({"Index/Slide-1.iwa": "x"}), "a", known.KEYNOTE),
        (zip_of({"holiday.txt": "x"}), "a.zip", known.ZIP),
        (b"PK\x03\x04 broken", "a.docx", known.DOCX),
    ],
)  # fmt: skip
def test_content_decides_and_the_extension_only_between_alike(data: bytes, name: str, expected: Format) -> None:
    assert detect(data, name) == expected


def test_every_format_has_a_name_and_advice() -> None:
    formats = [value for value in vars(known).values() if isinstance(value, Format)]
    assert len(formats) > 50
    assert all(found.name and found.advice for found in formats)
    assert len({found.media_type for found in formats}) == len(formats)


def test_a_truncated_file_is_still_told() -> None:
    whole = json.dumps({"a": list(range(5000))}).encode()
    assert detect(whole[: len(whole) // 2], "a") == known.JSON
    assert detect(whole[:10], "a.json") == known.JSON
