import pytest

from ingest.parsers.internal_mark import narrow, read_mark


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("[Internal] x", {"staff"}),
        ("[internal: Legal , team-leads] x", {"legal", "team-leads"}),
        ("[Internal:] x", {"staff"}),
        ("  [INTERNAL]: x", {"staff"}),
    ],
)
def test_a_mark_names_its_audience(text: str, audience: set[str]) -> None:
    mark = read_mark(text)
    assert mark is not None
    assert mark.audience == audience
    assert text[mark.end :] == "x"


@pytest.mark.parametrize("text", ["Internal: x", "See [Internal] x", "[Internally] x", ""])
def test_other_text_is_no_mark(text: str) -> None:
    assert read_mark(text) is None


def test_a_passage_is_never_seen_by_more_people_than_its_section() -> None:
    staff, legal, field = frozenset({"staff"}), frozenset({"legal"}), frozenset({"field"})
    assert narrow(None, legal) == legal
    assert narrow(staff, legal) == legal
    assert narrow(legal, staff) == legal
    assert narrow(legal, field) == legal
    assert narrow(legal | field, field) == field
