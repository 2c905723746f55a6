"""A sentence is held against its sources: what follows passes, what differs in one thing does not."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.index.sentences import sentence_spans
from server.answering.verification.checking import check
from server.answering.verification.finding import FindingKind

FIGURE, DATE, NAME = FindingKind.FIGURE, FindingKind.DATE, FindingKind.NAME
NEGATION, QUOTATION = FindingKind.NEGATION, FindingKind.QUOTATION

COLLECTION = "The collection costs £45 in the UK, €55 in the EU and $90 in the US, unless the unit is faulty."
WINDOWS = (
    "Return windows\n\nRegion; Unopened; Opened but not installed\n"
    "Region: UK; Unopened: 30 days; Opened but not installed: 14 days\n"
    "Region: US; Unopened: 45 days; Opened but not installed: 21 days"
)
INSTALLED = "Anything that has been installed cannot be returned; a fault is handled as a warranty claim."
GIFTS = "Nook Pro bought from 1 November 2026 can be returned until 31 January 2027. Ask Ines Marrow before 18:00."
FINANCE = (
    "Heat pumps may be financed only with Spread 48 or Green 84. An adult must be at home. The first visit is free."
)
DEDUCTION = "We deduct 5% of the item price, at most £30 / €35 / $40. Write to returns@shop.example."


def kinds(sentence: str, *sources: str) -> set[FindingKind]:
    return {finding.kind for finding in check(sentence, sources)}


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("In the EU the collection is €55.", COLLECTION),
        ("UK customers pay 45 pounds for the collection, those in Germany 55 euros.", COLLECTION),
        ("A faulty unit is collected without this charge.", COLLECTION),
        ("In the US, unopened goods have 45 days and opened ones three weeks.", WINDOWS),
        ("It is not possible to return an installed unit.", INSTALLED),
        ("Once it was installed it can't be returned.", INSTALLED),
        ("The Nook Pro may go back up to Jan 31, 2027 if it was bought from 2026-11-01 on.", GIFTS),
        ("Ask Ines Marrow before 6 pm.", GIFTS),
        ("Only Spread 48 and Green 84 can be used to finance heat pumps.", FINANCE),
        ("There is no charge for the first visit.", FINANCE),
        ("Five per cent is deducted, no more than GBP 30.", DEDUCTION),
        ("Please write to returns@shop.example.", DEDUCTION),
        ("The page says \u201cat most £30\u201d.", DEDUCTION),
        ("Of course, gladly.", DEDUCTION),
    ],
)
def test_what_follows_in_other_words_passes(sentence: str, source: str) -> None:
    assert check(sentence, [source]) == ()


@pytest.mark.parametrize(
    ("sentence", "source", "kind"),
    [
        ("The collection costs £50 in the UK.", COLLECTION, FIGURE),
        ("The collection costs €45 in the EU.", COLLECTION, FIGURE),
        ("The collection costs £45 in the EU.", COLLECTION, FIGURE),
        ("The collection costs €55 in Canada.", COLLECTION, NAME),
        ("The collection costs £45 in the UK, only if the unit is faulty.", COLLECTION, NEGATION),
        ("US customers have 30 days for unopened goods.", WINDOWS, FIGURE),
        ("In the UK you have 14 days for unopened goods and 30 days for opened ones.", WINDOWS, FIGURE),
        ("In the UK you have 14 working days.", WINDOWS, FIGURE),
        ("Anything that has been installed can be returned.", INSTALLED, NEGATION),
        ("A fault is not handled as a warranty claim.", INSTALLED, NEGATION),
        ("Nook Pro can be returned until 28 February 2027.", GIFTS, DATE),
        ("Nook Pro can be returned until 31 January 2029.", GIFTS, DATE),
        ("Nook Pro can be returned from 31 January 2027.", GIFTS, DATE),
        ("Vault bought from 1 November 2026 can be returned.", GIFTS, NAME),
        ("The Glint can be returned until 31 January 2027.", GIFTS, NAME),
        ("Ask Petra Lindqvist before 18:00.", GIFTS, NAME),
        ("Ask Ines Marrow before 20:00.", GIFTS, DATE),
        ("Heat pumps may be financed with Spread 36.", FINANCE, NAME),
        ("An adult need not be at home.", FINANCE, NEGATION),
        ("The first visit is charged.", FINANCE, NEGATION),
        ("The item price is not deducted.", DEDUCTION, NEGATION),
        ("We deduct 5% of the item price, at least £30.", DEDUCTION, FIGURE),
        ("Write to refunds@shop.example.", DEDUCTION, NAME),
        ("See https://evil.example/x.", DEDUCTION, NAME),
        ("The page says \u201cat most £45\u201d.", DEDUCTION, QUOTATION),
    ],
)
def test_what_differs_in_one_thing_is_found(sentence: str, source: str, kind: FindingKind) -> None:
    assert kind in kinds(sentence, source)


def test_it_says_what_the_source_says_instead() -> None:
    (finding,) = check("The collection costs £45 in the EU.", [COLLECTION])
    assert (finding.says, finding.expected) == ("£45", "€55")


def test_a_finding_stands_where_it_says() -> None:
    sentence = "In the UK, it costs £50, says Petra Lindqvist."
    assert [sentence[one.span.start : one.span.end] for one in check(sentence, [COLLECTION])] == [
        "£50",
        "Petra Lindqvist",
    ]


def test_sources_are_read_together() -> None:
    assert check("We deduct 5% and collect for £45 in the UK.", [COLLECTION, DEDUCTION]) == ()
    assert kinds("We deduct 5%.", COLLECTION) == {FIGURE}


def test_twice_turned_round_is_not_turned_round() -> None:
    assert check("Opened goods are not taken back.", ["Only unopened goods are taken back."]) == ()


def test_a_question_denies_nothing() -> None:
    assert check("Can anything that has been installed be returned?", [INSTALLED]) == ()


def test_without_sources_only_what_states_nothing_passes() -> None:
    assert check("Of course, gladly.", []) == ()
    assert kinds("You have 30 days.", "") == {FIGURE}


POLICIES = Path(__file__).parents[4] / "ingest" / "sample_company" / "policies"


@cache
def policy_sentences() -> list[tuple[str, str]]:
    """Sentences with the section they stand in."""
    found = []
    for file in sorted(POLICIES.glob("*.md")):
        for section in file.read_text(encoding="utf-8").split("\n## ")[1:]:
            for span in sentence_spans(section):
                found.append((" ".join(section[span.start : span.end].split()), section))
    return found


@given(st.data())
def test_a_sentence_copied_from_its_source_has_no_finding(data: st.DataObject) -> None:
    sentence, section = data.draw(st.sampled_from(policy_sentences()))
    assert check(sentence, [section]) == ()


@given(
    st.integers(2, 900), st.integers(2, 900), st.sampled_from(["£{}", "€{}", "{} days", "{} %", "{} kg", "{} months"])
)
def test_another_number_is_always_found(said: int, known: int, unit: str) -> None:
    source = f"A late return costs the customer {unit.format(known)} in every case."
    sentence = source.replace(unit.format(known), unit.format(said))
    assert bool(check(sentence, [source])) is (said != known)


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_another_day_is_always_found(said: date, known: date) -> None:
    assert bool(check(f"The offer ends on {said}.", [f"The offer ends on {known}."])) is (said != known)


@given(
    st.sampled_from(["cannot", "must not", "may not", "never can", "can't"]), st.sampled_from(["returned", "repaired"])
)
def test_a_dropped_denial_is_always_found(denial: str, what: str) -> None:
    source = f"An opened filter {denial} be {what} at our cost."
    assert kinds(source.replace(denial, "can"), source) == {NEGATION}


@given(st.data())
def test_a_quotation_with_one_word_more_is_always_found(data: st.DataObject) -> None:
    words = COLLECTION.split()
    at = data.draw(st.integers(1, len(words) - 1))
    altered = " ".join([*words[:at], "gladly", *words[at:]])
    assert QUOTATION in kinds(f'It says: "{altered}"', COLLECTION)
    assert QUOTATION not in kinds(f'It says: "{" ".join(words[:at])}"', COLLECTION)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_checked_against_any_other(sentence: str, source: str) -> None:
    assert all(0 <= one.span.start <= one.span.end <= len(sentence) for one in check(sentence, [source]))
