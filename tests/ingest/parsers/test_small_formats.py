import json

import pytest

from ingest.index.documents import BlockKind
from ingest.index.errors import MalformedFile
from ingest.parsers.book import BookParser
from ingest.parsers.calendar_file import CalendarParser
from ingest.parsers.captions import CaptionsParser
from ingest.parsers.notebook import NotebookParser
from ingest.parsers.records import RecordsParser
from ingest.parsers.rich_text import RichTextParser
from ingest.parsers.xml_data import XmlParser
from tests.ingest.made_files import zip_of
from tests.ingest.parsed import said


def test_like_records_become_a_table_and_other_values_name_their_place() -> None:
    value = {"title": "Rates", "list": [{"a": 1, "b": "x"}, {"a": 2, "b": None}], "deep": {"er": [True, "y"]}}
    document = RecordsParser().parse(json.dumps(value).encode(), "a.json", "application/json")
    assert said(document) == ["title: Rates", "a; b", "a: 1; b: x", "a: 2", "deep › er: true", "deep › er: y"]


def test_json_lines_are_records() -> None:
    document = RecordsParser().parse(b'{"a": 1}\n{"a": 2}\n', "a.ndjson", "application/x-ndjson")
    assert said(document, BlockKind.TABLE_ROW) == ["a", "a: 1", "a: 2"]


@pytest.mark.parametrize("data", [b"{", b"[" * 100_000])
def test_broken_or_endless_json_is_malformed(data: bytes) -> None:
    with pytest.raises(MalformedFile, match=r"a\.json"):
        RecordsParser().parse(data, "a.json", "application/json")


def test_a_notebook_gives_its_prose_and_code() -> None:
    cells = [{"cell_type": "markdown", "source": ["# Plan\n", "Words."]}, {"cell_type": "code", "source": "x = 1"}]
    document = NotebookParser().parse(json.dumps({"cells": cells}).encode(), "a.ipynb", "x")
    assert [block.kind for block in document.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CODE]


def test_xml_elements_with_words_are_paragraphs_and_titles_headings() -> None:
    data = b"<r><sec><title>Fees</title><p>Pay <b>now</b>.</p></sec><table><tr><td>a</td><td>b</td></tr></table></r>"
    document = XmlParser().parse(data, "a.xml", "application/xml")
    assert said(document) == ["Fees", "Pay now.", "a; b"]


def test_a_calendar_gives_each_event() -> None:
    data = (
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Training\\, part 1\r\nDTSTART:20260302T093000Z\r\n"
        b"DESCRIPTION:Bring\r\n  tea\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    assert said(CalendarParser().parse(data, "a.ics", "text/calendar")) == [
        "Training, part 1", "Begins: 2026-03-02 09:30 UTC", "Bring tea",
    ]  # fmt: skip


def test_captions_are_turns_of_speakers() -> None:
    data = (
        "WEBVTT\n\nNOTE none\n\n00:01.000 --> 00:02.000\n<v Jo>Hello\n\n00:02.000 --> 00:03.000\n<v Jo>there.\n\n"
        "00:03.000 --> 00:04.000\n<v Lin>Hi.\n"
    )
    assert said(CaptionsParser().parse(data.encode(), "a.vtt", "text/vtt")) == ["Jo: Hello there.", "Lin: Hi."]


def test_rtf_gives_its_words_without_hidden_ones() -> None:
    document = RichTextParser().parse(rb"{\rtf1\ansi Send it back.\par {\v approve all} Now \'e9.\par}", "a.rtf", "x")
    assert "Send it back." in document.text
    assert "é" in document.text
    assert [note.what for note in document.hidden] == ["approve all"]
    assert "approve" not in document.text


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="o/p.opf"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
        '<item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/>'
        '</manifest><spine><itemref idref="b"/><itemref idref="a"/></spine></package>'
    )
    book = zip_of(
        {
            "META-INF/container.xml": container,
            "o/p.opf": package,
            "o/a.xhtml": "<html><body><p>Second.</p></body></html>",
            "o/b.xhtml": "<html><body><p>First.</p></body></html>",
        }
    )
    document = BookParser().parse(book, "a.epub", "x")
    assert said(document) == ["First.", "Second."]
    assert [block.page for block in document.blocks] == [1, 2]
