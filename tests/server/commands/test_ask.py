import json

import pytest

from tests.server.commands.command_line import Place
from tests.server.commands.conftest import Invoke

QUESTION = "Within how many days may a charger be returned?"


@pytest.fixture
def asked(place: Place, invoke: Invoke) -> Invoke:
    """The command line over an index of the place's documents."""
    invoke("ingest", str(place.docs))
    return invoke


def test_json_is_the_answer_with_its_citations(place: Place, asked: Invoke) -> None:
    answer = json.loads(asked("ask", QUESTION, "--json").stdout)
    wanted = {"id", "outcome", "text", "citations", "conflicts", "lesson", "exemplar", "as_of", "timings_ms"}
    assert wanted <= set(answer)
    assert answer["outcome"] == "answered"
    (citation,) = answer["citations"]
    assert citation["number"] == 1
    assert citation["quote"] == "A charger may be returned within 30 days of delivery."
    assert {
        "document",
        "version",
        "title",
        "start",
        "end",
        "url",
        "in_force_from",
        "in_force_to",
        "verified_at",
    } <= set(citation)


def test_text_names_the_document(asked: Invoke) -> None:
    shown = asked("ask", QUESTION).stdout
    assert "A charger may be returned within 30 days of delivery. [1]" in shown
    assert "(returns.md)" in shown


def test_an_answer_by_the_rules_of_a_day(place: Place, asked: Invoke) -> None:
    (place.docs / "returns.md").write_text(
        "---\neffective_from: 2026-01-01\n---\n# Returns\n\nA charger may be returned within 60 days of delivery.\n"
    )
    asked("ingest", str(place.docs))
    assert "60 days" in asked("ask", QUESTION, "--as-of", "2026-02-01").stdout
    assert "30 days" in asked("ask", QUESTION, "--as-of", "2025-12-31").stdout


def test_a_group_sees_what_is_for_it(place: Place, asked: Invoke) -> None:
    (place.docs / "fraud.md").write_text("---\naudience: [fraud]\n---\nFlagged customers are refused.\n")
    asked("ingest", str(place.docs))
    question = "Are flagged customers refused?"
    assert "Flagged customers" not in asked("ask", question).stdout
    assert "Flagged customers" in asked("ask", question, "--group", "fraud").stdout


def test_a_day_that_is_none_is_bad_usage(asked: Invoke) -> None:
    assert asked("ask", QUESTION, "--as-of", "tomorrow").exit_code == 2


def test_asking_makes_no_index(place: Place, invoke: Invoke) -> None:
    result = invoke("ask", QUESTION)
    assert result.exit_code == 1
    assert "holds no index yet; run `deskside ingest PATH" in result.stderr
    assert not place.data.exists()
