"""Searching over HTTP, within what the asker may see."""

from tests.server.api.caller import Caller, Json
from tests.server.api.company import INTERNAL

FRAUD: Json = {"question": "How is a chargeback answered? Customers flagged for fraud are refused"}
RETURNS: Json = {"question": "charger returned days of delivery"}


def texts(caller: Caller, body: Json) -> str:
    return " ".join(passage["text"] for passage in caller.post("/v1/search", body)["passages"])


def test_a_passage_says_where_it_stands(jo: Caller) -> None:
    found = jo.post("/v1/search", RETURNS)
    first = found["passages"][0]
    assert 0 <= found["confidence"] <= 1
    assert first.keys() == {
        "document",
        "version",
        "source",
        "path",
        "title",
        "section",
        "start",
        "end",
        "text",
        "score",
    }
    text = jo.get(f"/v1/versions/{first['version']}")["text"]
    assert "30 days" in text[first["start"] : first["end"]]


def test_an_agent_finds_neither_the_fraud_desks_document_nor_its_passage(jo: Caller) -> None:
    assert "chargeback" not in texts(jo, FRAUD)
    assert INTERNAL not in texts(jo, FRAUD)


def test_naming_a_group_one_is_not_in_shows_nothing_more(jo: Caller) -> None:
    assert "chargeback" not in texts(jo, FRAUD | {"audience": ["fraud-desk"]})


def test_somebody_of_the_fraud_desk_finds_both(sam: Caller) -> None:
    assert "chargeback" in texts(sam, FRAUD)
    assert INTERNAL in texts(sam, FRAUD)


def test_narrowing_the_audience_hides_what_the_others_would_not_see(sam: Caller) -> None:
    assert "chargeback" not in texts(sam, FRAUD | {"audience": ["support"]})


def test_an_administrator_looks_through_anybodys_eyes(root: Caller) -> None:
    assert "chargeback" in texts(root, FRAUD | {"audience": ["fraud-desk"]})
    assert "chargeback" not in texts(root, FRAUD | {"audience": ["support"]})


def test_the_rule_of_another_day_is_found_for_that_day(jo: Caller) -> None:
    assert "14 days" in texts(jo, RETURNS | {"as_of": "2025-06-01"})
    assert "14 days" not in texts(jo, RETURNS)


def test_tags_narrow(jo: Caller) -> None:
    assert "30 days" in texts(jo, RETURNS | {"tags": {"region": ["uk"]}})
    assert "30 days" not in texts(jo, RETURNS | {"tags": {"region": ["us"]}})


def test_no_more_passages_come_than_wanted(jo: Caller) -> None:
    assert len(jo.post("/v1/search", RETURNS | {"k": 1})["passages"]) == 1


def test_the_number_of_passages_has_a_limit(jo: Caller) -> None:
    assert jo.refused("POST", "/v1/search", RETURNS | {"k": 51})["errors"][0]["field"] == "k"
