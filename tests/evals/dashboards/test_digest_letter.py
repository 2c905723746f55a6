"""The digest as a mail."""

import re

from hypothesis import given
from hypothesis import strategies as st

from evals.dashboards.digest_letter import LetterWriter, one_line
from evals.dashboards.mail import Letter
from evals.dashboards.period import last_whole_week
from evals.quality import Quality
from server.deskside import Deskside
from tests.evals.dashboards.looking import SUPPORT
from tests.evals.dashboards.stored import missing, rate, stored
from tests.server.api.company import NOW

BASE = "https://deskside.lumenfold.example"


def letter(quality: Quality) -> Letter:
    quality.dashboards.facts.catch_up(None)
    return LetterWriter(BASE).write(quality.dashboards.digests.read(last_whole_week(NOW), SUPPORT))


def test_both_parts_say_the_same_and_lead_back_by_whole_addresses(deskside: Deskside, quality: Quality) -> None:
    stored(deskside, "bad", question="Was this of any use?", days_ago=8)
    rate(deskside, "bad", False)
    missing(deskside, "gap", "Is there gift wrap?", days_ago=8)
    made = letter(quality)
    assert made.subject == "Deskside: quality of answers, 9 Nov 2026 to 15 Nov 2026"
    for part in (made.text, made.html):
        for said in ("Was this of any use?", "Is there gift wrap?", "Returns", "returns@lumenfold.example", "1 of 2"):
            assert said in part
        assert f"{BASE}/answers/bad" in part
        assert "alike=gap" in part
    links = re.findall(r'href="([^"]*)"', made.html)
    assert links
    assert all(link.startswith(f"{BASE}/") for link in links)


def test_quoted_text_is_escaped_and_cannot_fetch_anything(deskside: Deskside, quality: Quality) -> None:
    stored(deskside, "bad", question='<img src="https://evil.example/x.png"><script>alert(1)</script>', days_ago=8)
    rate(deskside, "bad", False)
    made = letter(quality)
    assert "<script" not in made.html
    assert "<img" not in made.html
    for tag in re.findall(r"<[^>]*>", made.html):
        assert not re.search(r"\b(src|background|style|on\w+)=", tag), tag
    assert "url(" not in made.html


def test_a_question_of_many_lines_cannot_pretend_to_be_part_of_the_text(deskside: Deskside, quality: Quality) -> None:
    stored(deskside, "bad", question="Hello\n\nDOCUMENTS TO FIX\nhttps://evil.example", days_ago=8)
    rate(deskside, "bad", False)
    assert "\nhttps://evil.example" not in letter(quality).text
    assert letter(quality).text.count("\nDOCUMENTS TO FIX\n") == 1


def test_a_week_without_anything_says_so(quality: Quality) -> None:
    made = letter(quality)
    for part in (made.text, made.html):
        assert "Nobody found an answer of no use." in part
        assert "No golden set was run." in part


@given(st.text())
def test_a_quote_is_one_printable_line_and_not_too_long(text: str) -> None:
    quoted = one_line(text)
    assert len(quoted.splitlines()) <= 1
    assert len(quoted) <= 200
    assert quoted == "" or quoted.isprintable()
