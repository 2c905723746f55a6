"""Checking drafts over HTTP, within what the asker may see."""

from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from server.api.draft_checks import CHECKED, EXAMPLE, DraftChecking
from server.drafts.draft_check import DraftCheck
from tests.server.api.caller import Caller, Json
from tests.server.api.company import INTERNAL

CHECKS = "/v1/draft-checks"
GREETING = "Hi Anna,\n\n"
RIGHT = "A charger may be returned within 30 days of delivery."
FORMER = "A charger may be returned within 14 days of delivery."
WRONG = "A charger may be returned within 60 days of delivery."


def check(caller: Caller, draft: str, **more: object) -> Json:
    return caller.post(CHECKS, {"draft": draft, **more})


def last(checked: Json) -> Json:
    sentence: Json = checked["sentences"][-1]
    return sentence


def test_what_the_documents_say_is_supported_with_its_citation(jo: Caller) -> None:
    checked = check(jo, GREETING + RIGHT)
    greeting, said = checked["sentences"]
    assert greeting["verdict"] == "no_claim"
    assert said["verdict"] == "supported"
    assert checked["is_clear"]
    (cited,) = [one for one in checked["citations"] if one["number"] in said["citations"]]
    assert cited["quote"] == RIGHT


def test_a_wrong_figure_is_named_and_replaced_by_the_right_one(jo: Caller) -> None:
    draft = GREETING + WRONG
    sentence = last(check(jo, draft))
    assert sentence["verdict"] == "contradicted"
    (fault,) = sentence["faults"]
    assert (fault["kind"], fault["says"], fault["expected"]) == ("figure", "60 days", "30 days")
    assert draft[fault["start"] : fault["end"]] == "60 days"
    fix = sentence["fix"]
    assert draft[: fix["start"]] + fix["text"] + draft[fix["end"] :] == GREETING + RIGHT


def test_a_rule_of_former_times_says_since_when_it_does_not_hold(jo: Caller) -> None:
    checked = check(jo, FORMER)
    expired = last(checked)["expired"]
    assert expired["since"].startswith("2026-01-01")
    quotes = {one["number"]: one["quote"] for one in checked["citations"]}
    assert quotes[expired["citation"]] == FORMER
    assert quotes[expired["now"]] == RIGHT


def test_a_former_rule_is_right_for_its_own_day(jo: Caller) -> None:
    assert last(check(jo, FORMER, as_of="2025-06-01"))["verdict"] == "supported"


def test_what_only_an_internal_passage_says_is_not_for_customers(sam: Caller) -> None:
    sentence = last(check(sam, INTERNAL))
    assert sentence["verdict"] == "internal_only"
    assert sentence["fix"]["kind"] in ("delete_sentence", "replace_sentence")


def test_an_internal_passage_is_never_shown_to_who_may_not_see_it(jo: Caller) -> None:
    checked = check(jo, INTERNAL)
    assert last(checked)["verdict"] != "internal_only"
    assert INTERNAL not in str(checked["citations"])
    assert INTERNAL not in last(checked)["says"]


def test_naming_a_group_one_is_not_in_shows_nothing_more(jo: Caller) -> None:
    assert last(check(jo, INTERNAL, audience=["fraud-desk"]))["verdict"] != "internal_only"


def test_a_promise_that_no_document_makes_is_named(jo: Caller) -> None:
    sentence = last(check(jo, "I'll give you a voucher of £500 for a holiday on the moon."))
    assert sentence["verdict"] == "not_covered"
    assert sentence["is_promise"]
    assert sentence["fix"]["kind"] == "delete_sentence"


def test_a_ticket_may_stand_beside_it(jo: Caller) -> None:
    assert check(jo, RIGHT, ticket=EXAMPLE["ticket"])["is_clear"]


def test_a_reply_without_a_greeting_is_remarked_on_and_clear_all_the_same(jo: Caller) -> None:
    checked = check(jo, RIGHT)
    assert "greeting" in {remark["kind"] for remark in checked["tone"]}
    assert checked["is_clear"]
    assert "greeting" not in {remark["kind"] for remark in check(jo, GREETING + RIGHT)["tone"]}


def test_a_draft_has_a_size(jo: Caller) -> None:
    assert jo.refused("POST", CHECKS, {"draft": "x" * 20_001})["errors"][0]["field"] == "draft"
    assert jo.refused("POST", CHECKS, {"draft": ""})["errors"][0]["field"] == "draft"


def test_white_space_alone_claims_nothing(jo: Caller) -> None:
    assert check(jo, " \n ")["sentences"] == []


def test_nobody_checks_without_signing_in(nobody: TestClient) -> None:
    assert nobody.post(CHECKS, json={"draft": RIGHT}).status_code == 401


def test_the_examples_are_what_the_route_takes_and_gives() -> None:
    assert DraftChecking.model_validate(EXAMPLE).draft == EXAMPLE["draft"]
    checked = TypeAdapter(DraftCheck).validate_python(CHECKED)
    draft = str(EXAMPLE["draft"])
    assert [draft[one.start : one.end] for one in checked.sentences] == [one.text for one in checked.sentences]
    assert {number for one in checked.sentences for number in one.citations} <= {
        one.number for one in checked.citations
    }
