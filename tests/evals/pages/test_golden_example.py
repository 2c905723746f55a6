"""One example: written, read, changed, mended."""

import re
from collections.abc import Callable, Mapping

from fastapi.testclient import TestClient

from evals.curation.kept_example import ExampleState, Origin
from evals.golden_line import TurnLine
from evals.quality import Quality
from server.answering.question import Role
from server.identity.person import Person
from tests.evals.curation.lines import NOW_SAYS, ONCE_SAID, SET, example, kept_in
from tests.server.api.company import JO, ROOT, SAM

Browse = Callable[[Person], TestClient]
PAGE = f"/evaluations/golden-sets/{SET}/examples"
NEW = f"/evaluations/golden-sets/{SET}/new"
TYPED: Mapping[str, object] = {
    "question": "How long may a charger be returned?",
    "answerable": "yes",
    "reference_answer": "30 days.",
    "document": ["returns.md"],
    "quote": [NOW_SAYS],
    "skill": "returns-assessment",
    "difficulty": "easy",
    "revision": "1",
}


def test_it_is_shown_with_its_evidence_history_and_form(browse_as: Browse, quality: Quality) -> None:
    kept_in(quality.golden_sets, example("a/b c"))
    page = browse_as(SAM).get(f"{PAGE}/a/b%20c").text
    assert "Evidence found" in page
    assert re.search(r'href="/documents/\w+/versions/\w+\?start=0&amp;end=\d+#cited"', page)
    assert "Revision 1" in page
    assert ">How long may a charger be returned?</textarea>" in page


def test_a_change_is_the_next_revision_with_who_and_why(browse_as: Browse, quality: Quality) -> None:
    kept_in(quality.golden_sets, example())
    answer = browse_as(SAM).post(f"{PAGE}/window", data={**TYPED, "reference_answer": "A\r\nmonth.", "why": "Plainer"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PAGE}/window")
    kept = quality.golden_sets.example(SET, "window")
    assert (kept.revision, kept.line.reference_answer) == (2, "A\nmonth.")
    page = browse_as(SAM).get(f"{PAGE}/window").text
    assert "Plainer" in page
    assert "Changed: reference answer" in page
    assert "Sam Okoro" in page


def test_what_the_form_does_not_show_stays(browse_as: Browse, quality: Quality) -> None:
    line = example(
        history=(TurnLine(role=Role.USER, text="Hello"),),
        tags={"must_not_show": ["x"], "stands_alone": True, "skill": "returns-assessment", "region": "uk"},
    )
    kept_in(quality.golden_sets, line)
    browse_as(SAM).post(
        f"{PAGE}/window", data={**TYPED, "difficulty": "", "more_tags": "stands_alone: True\nregion: eu"}
    )
    changed = quality.golden_sets.example(SET, "window").line
    assert changed.history == line.history
    assert changed.tags == {
        "must_not_show": ["x"],
        "stands_alone": True,
        "skill": "returns-assessment",
        "region": "eu",
    }


def test_somebody_elses_change_is_not_overwritten(browse_as: Browse, quality: Quality) -> None:
    kept_in(quality.golden_sets, example())
    browse_as(SAM).post(f"{PAGE}/window", data={**TYPED, "reference_answer": "First."})
    refused = browse_as(ROOT).post(f"{PAGE}/window", data={**TYPED, "reference_answer": "Second."})
    assert refused.status_code == 409
    assert quality.golden_sets.example(SET, "window").line.reference_answer == "First."


def test_what_is_wrong_is_said_and_what_was_typed_is_still_there(browse_as: Browse, quality: Quality) -> None:
    kept_in(quality.golden_sets, example())
    browser = browse_as(SAM)
    for typed, says in (
        ({"question": " "}, "Write the question."),
        ({"document": [""], "quote": ["30 days"]}, "Name the document in which “30 days” stands."),
        ({"more_tags": "no colon"}, "Write further tags as “name: value”"),
        ({"as_of": "tomorrow"}, "Write the date as 2026-11-22."),
    ):
        page = browser.post(f"{PAGE}/window", data={**TYPED, "why": "Because of me", **typed})
        assert page.status_code == 422
        assert says in page.text
        assert "Because of me" in page.text
    assert quality.golden_sets.example(SET, "window").revision == 1
    assert browser.post(f"{PAGE}/window", data={**TYPED, "do": "burn"}).status_code == 422


def test_passages_are_found_ticked_and_taken(browse_as: Browse, quality: Quality) -> None:
    kept_in(quality.golden_sets)
    browser = browse_as(SAM)
    typed = {"question": "How long may a charger be returned?", "answerable": "yes"}
    page = browser.post(NEW, data={**typed, "do": "find"}).text
    assert NOW_SAYS in page
    assert quality.golden_sets.examples(SET) == []
    picked = {"pick": ["1"], "picked_document": ["chargebacks.md", "returns.md"], "picked_quote": ["no", NOW_SAYS]}
    browser.post(NEW, data={**typed, **picked, "why": "Asked in training"})
    (kept,) = quality.golden_sets.examples(SET)
    assert [(one.document, one.quote) for one in kept.line.evidence] == [("returns.md", NOW_SAYS)]
    assert (kept.state, kept.origin, kept.line.documents) == (ExampleState.ACCEPTED, Origin.WRITTEN, ("returns.md",))


def test_a_new_example_that_may_name_somebody_must_be_looked_at(browse_as: Browse, quality: Quality) -> None:
    kept_in(quality.golden_sets)
    browser = browse_as(SAM)
    page = browser.post(NEW, data={**TYPED, "question": "Where is order LF-204981?"})
    assert (page.status_code, "This seems to hold an order number." in page.text) == (422, True)
    browser.post(NEW, data={**TYPED, "question": "Where is order LF-204981?", "is_checked": "true"})
    assert len(quality.golden_sets.examples(SET)) == 1


def test_a_taken_id_is_a_conflict_and_an_agent_may_not_write(browse_as: Browse, quality: Quality) -> None:
    kept_in(quality.golden_sets, example())
    assert browse_as(SAM).post(NEW, data={**TYPED, "id": "window"}).status_code == 409
    assert browse_as(JO).post(NEW, data=TYPED).status_code == 403
    assert browse_as(JO).post(f"{PAGE}/window", data=TYPED).status_code == 403


def test_a_broken_quote_is_mended_with_the_words_of_today(browse_as: Browse, quality: Quality) -> None:
    kept_in(quality.golden_sets, example(quote=ONCE_SAID))
    browser = browse_as(SAM)
    page = browser.get(f"{PAGE}/window").text
    assert "Broken by version 2 (since 1 Jan 2026) of returns.md" in page
    assert "Use these words instead" in page
    browser.post(f"{PAGE}/window", data={"do": "take", "revision": "1", "place": "0", "taken": NOW_SAYS})
    kept = quality.golden_sets.example(SET, "window")
    assert [one.quote for one in kept.line.evidence] == [NOW_SAYS]
    assert quality.golden_sets.revisions(SET, "window")[0].why == "Quotation replaced by the present words"
    assert "Evidence found" in browser.get(f"{PAGE}/window").text
    assert (
        browser.post(f"{PAGE}/window", data={"do": "take", "revision": "2", "place": "7", "taken": "x"}).status_code
        == 422
    )


def test_or_it_is_asked_about_the_time_when_it_held(browse_as: Browse, quality: Quality) -> None:
    kept_in(quality.golden_sets, example(quote=ONCE_SAID))
    browser = browse_as(SAM)
    assert "Ask about 2025-12-31, when it held" in browser.get(f"{PAGE}/window").text
    browser.post(f"{PAGE}/window", data={"do": "date", "revision": "1", "as_of": "2025-12-31"})
    page = browser.get(f"{PAGE}/window").text
    assert "Evidence found" in page
    assert 'value="2025-12-31"' in page


def test_or_it_is_retired_and_comes_back(browse_as: Browse, quality: Quality) -> None:
    kept_in(quality.golden_sets, example(quote=ONCE_SAID))
    browser = browse_as(SAM)
    browser.post(f"{PAGE}/window", data={"do": "retire", "revision": "1", "why": "No longer sold"})
    assert quality.golden_sets.example(SET, "window").state is ExampleState.RETIRED
    browser.post(f"{PAGE}/window", data={"do": "restore", "revision": "2"})
    assert quality.golden_sets.example(SET, "window").state is ExampleState.ACCEPTED


def test_everything_that_was_typed_is_escaped(browse_as: Browse, quality: Quality) -> None:
    kept_in(quality.golden_sets, example(question="</textarea><script>alert(1)</script>", quote='"><img src=x>'))
    page = browse_as(SAM).get(f"{PAGE}/window").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
