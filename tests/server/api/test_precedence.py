"""Contradictions, temporary rulings and approved answers, as the panel gets them."""

from datetime import UTC, datetime

from ingest.index.documents import Description, DocumentKind, Premise
from server.deskside import Deskside
from tests.server.api import company
from tests.server.api.caller import Caller, Json
from tests.server.api.company import Paper

FEE_ASKED = "Which missed appointment fee do we charge if nobody is at home?"
BOOKING = "If nobody is at home we charge a missed appointment fee of £80 in the UK."
RULING = "The missed appointment fee we charge is £65 in the UK if nobody is at home."
LOST_ASKED = "When does a parcel count as lost?"
LOST = "A parcel counts as lost after 5 working days without a scan."
STRIKE = "A parcel counts as lost only after 20 working days without a scan."
STRIKE_ENDS = datetime(2026, 12, 1, tzinfo=UTC)
VALID_ASKED = "How long is a gift card valid?"
VALID = "A gift card is valid for 36 months from the day of purchase."
TOLD = "Hello {customer_name}, a gift card is valid for 36 months from the day you bought it [1]."


def paper(path: str, text: str, **about: object) -> Paper:
    title = path.removesuffix(".md").replace("-", " ").title()
    return Paper(path, (text,), Description(**{"title": title, **about}))  # type: ignore[arg-type]


def exemplar(text: str = TOLD, **about: object) -> Paper:
    told = {
        "kind": DocumentKind.EXEMPLAR,
        "questions": (VALID_ASKED,),
        "slots": ("customer_name",),
        "approved_by": "Ines Marrow",
        "approved_on": datetime(2026, 2, 1, tzinfo=UTC),
        "rests_on": (Premise("gift-cards.md", VALID),),
    }
    return paper("exemplars/gift-cards.md", text, **{**told, **about})


def publish(deskside: Deskside, *papers: Paper) -> None:
    for one in papers:
        company._publish(deskside.index, one)


def ask(caller: Caller, question: str, **more: object) -> Json:
    return caller.post("/v1/answers", {"question": question, **more})


def said(answer: Json) -> list[str]:
    return [sentence["text"] for sentence in answer["sentences"]]


def test_two_rules_in_force_that_disagree_are_shown_side_by_side(jo: Caller, deskside: Deskside) -> None:
    publish(deskside, paper("booking.md", BOOKING, owner="field@lumenfold.example"), paper("ruling.md", RULING))
    answer = ask(jo, FEE_ASKED)
    (conflict,) = answer["conflicts"]
    assert {conflict["left"]["quote"], conflict["right"]["quote"]} == {BOOKING, RULING}
    assert "£80" in conflict["says"]
    assert "£65" in conflict["says"]
    assert sorted(said(answer)) == [f"“Booking” says: {BOOKING}", f"“Ruling” says: {RULING}"]
    numbers = {citation["number"] for citation in answer["citations"]}
    assert {conflict["left"]["number"], conflict["right"]["number"]} <= numbers


def test_a_rule_that_the_asker_may_not_see_contradicts_nothing(jo: Caller, sam: Caller, deskside: Deskside) -> None:
    hidden = paper("ruling.md", RULING, audience=frozenset({"fraud-desk"}))
    publish(deskside, paper("booking.md", BOOKING), hidden)
    assert ask(jo, FEE_ASKED)["conflicts"] == []
    assert len(ask(sam, FEE_ASKED)["conflicts"]) == 1


def test_a_rule_of_another_time_contradicts_nothing(jo: Caller, deskside: Deskside) -> None:
    publish(
        deskside,
        paper("booking.md", BOOKING),
        paper("ruling.md", RULING, effective_from=datetime(2026, 6, 1, tzinfo=UTC)),
    )
    assert ask(jo, FEE_ASKED, as_of="2026-05-01")["conflicts"] == []
    assert len(ask(jo, FEE_ASKED, as_of="2026-07-01")["conflicts"]) == 1


def strike(**about: object) -> Paper:
    told = {
        "exception_to": "delivery.md",
        "effective_from": datetime(2026, 11, 1, tzinfo=UTC),
        "effective_to": STRIKE_ENDS,
    }
    return paper("strike.md", STRIKE, **{**told, **about})


def test_an_exception_in_force_comes_first_with_its_end_date_and_the_rule_follows(
    jo: Caller, deskside: Deskside
) -> None:
    publish(deskside, paper("delivery.md", LOST), strike())
    answer = ask(jo, LOST_ASKED)
    assert said(answer) == [f"Until 30 November 2026: {STRIKE}", LOST]
    first, second = answer["citations"]
    assert (first["is_exception"], first["in_force_to"]) == (True, "2026-12-01T00:00:00Z")
    assert not second["is_exception"]
    assert answer["conflicts"] == []


def test_after_its_end_an_exception_is_gone(jo: Caller, deskside: Deskside) -> None:
    publish(deskside, paper("delivery.md", LOST), strike())
    assert said(ask(jo, LOST_ASKED, as_of="2026-12-01")) == [LOST]
    assert said(ask(jo, LOST_ASKED, as_of="2026-10-31")) == [LOST]


def test_an_exception_for_another_region_is_not_shown(jo: Caller, deskside: Deskside) -> None:
    publish(deskside, paper("delivery.md", LOST), strike(tags={"region": ("eu",)}))
    assert said(ask(jo, "When does a parcel count as lost in the UK?")) == [LOST]
    assert said(ask(jo, "When does a parcel count as lost in the EU?"))[0].startswith("Until 30 November 2026: ")


def test_an_exception_that_the_asker_may_not_see_is_not_shown(jo: Caller, deskside: Deskside) -> None:
    publish(deskside, paper("delivery.md", LOST), strike(audience=frozenset({"fraud-desk"})))
    assert said(ask(jo, LOST_ASKED)) == [LOST]


def test_an_exception_of_another_source_is_none_of_this_rule(jo: Caller, deskside: Deskside) -> None:
    publish(deskside, paper("delivery.md", LOST), strike(exception_to="returns.md"))
    assert not said(ask(jo, LOST_ASKED))[0].startswith("Until")


def test_an_approved_answer_is_offered_with_its_approver_and_its_slots(jo: Caller, deskside: Deskside) -> None:
    publish(deskside, paper("gift-cards.md", VALID), exemplar())
    answer = ask(jo, VALID_ASKED)
    assert answer["exemplar"]["approved_by"] == "Ines Marrow"
    assert answer["exemplar"]["approved_on"] == "2026-02-01T00:00:00Z"
    assert answer["slots"] == [{"name": "customer_name", "value": None}]
    assert answer["notices"] == ["Fill in before sending: customer name."]
    assert said(answer)[0].startswith("Hello {customer_name}, ")
    assert [citation["quote"] for citation in answer["citations"]] == [VALID]


def test_the_ticket_fills_the_slots(jo: Caller, deskside: Deskside) -> None:
    publish(deskside, paper("gift-cards.md", VALID), exemplar())
    ticket = {
        "tool": "desk",
        "id": "1",
        "subject": "Gift card",
        "messages": [],
        "fields": {"customer_name": "Jo Abara"},
    }
    answer = ask(jo, VALID_ASKED, ticket=ticket)
    assert answer["slots"] == [{"name": "customer_name", "value": "Jo Abara"}]
    assert said(answer)[0].startswith("Hello Jo Abara, ")
    assert answer["notices"] == []


def test_an_approved_answer_is_withheld_when_what_it_rests_on_has_changed(jo: Caller, deskside: Deskside) -> None:
    publish(deskside, paper("gift-cards.md", VALID.replace("36", "24")), exemplar())
    assert ask(jo, VALID_ASKED)["exemplar"] is None


def test_an_approved_answer_is_of_its_time(jo: Caller, deskside: Deskside) -> None:
    earlier = paper("gift-cards.md", VALID, effective_from=datetime(2025, 1, 1, tzinfo=UTC))
    publish(deskside, earlier, exemplar(effective_from=datetime(2026, 2, 1, tzinfo=UTC)))
    assert ask(jo, VALID_ASKED, as_of="2026-01-31")["exemplar"] is None
    assert ask(jo, VALID_ASKED)["exemplar"] is not None
    newer = paper(
        "gift-cards-2026.md",
        VALID.replace("36", "24"),
        version_of="gift-cards.md",
        effective_from=datetime(2026, 6, 1, tzinfo=UTC),
    )
    publish(deskside, newer)
    assert ask(jo, VALID_ASKED)["exemplar"] is None
    assert ask(jo, VALID_ASKED, as_of="2026-05-01")["exemplar"] is not None


def test_an_approved_answer_is_withheld_from_who_may_not_read_what_it_rests_on(
    jo: Caller, sam: Caller, deskside: Deskside
) -> None:
    publish(deskside, paper("gift-cards.md", VALID, audience=frozenset({"fraud-desk"})), exemplar())
    assert ask(jo, VALID_ASKED)["exemplar"] is None
    assert ask(sam, VALID_ASKED)["exemplar"] is not None


def test_an_approved_answer_for_another_region_is_not_offered(jo: Caller, deskside: Deskside) -> None:
    publish(deskside, paper("gift-cards.md", VALID), exemplar(tags={"region": ("uk",)}))
    assert ask(jo, f"{VALID_ASKED[:-1]} in the UK?")["exemplar"] is not None
    assert ask(jo, f"{VALID_ASKED[:-1]} in the US?")["exemplar"] is None


def test_an_approved_answer_gives_way_to_an_exception_it_does_not_rest_on(jo: Caller, deskside: Deskside) -> None:
    ruling = paper(
        "gift-card-ruling.md",
        "A gift card is valid for 48 months from the day of purchase.",
        exception_to="gift-cards.md",
        effective_to=STRIKE_ENDS,
    )
    publish(deskside, paper("gift-cards.md", VALID), exemplar(), ruling)
    answer = ask(jo, VALID_ASKED)
    assert answer["exemplar"] is None
    assert said(answer)[0].startswith("Until 30 November 2026: A gift card is valid for 48 months")


def test_an_approved_answer_on_a_contradicted_rule_gives_way_to_both_sides(jo: Caller, deskside: Deskside) -> None:
    other = paper("gift-cards-leaflet.md", "A gift card is valid for 24 months from the day of purchase.")
    publish(deskside, paper("gift-cards.md", VALID), exemplar(), other)
    answer = ask(jo, VALID_ASKED)
    assert answer["exemplar"] is None
    assert len(answer["conflicts"]) == 1
