"""Rules for wording, and where a draft breaks them."""

from types import SimpleNamespace

from server.drafts.draft_check import ToneKind
from server.drafts.house_rules import HouseRule, breaches, house_rules_in
from server.drafts.sentences import sentences_of
from server.drafts.sources import Source


def rules(text: str) -> list[HouseRule]:
    return list(house_rules_in(Source(SimpleNamespace(text=text))))  # type: ignore[arg-type]


def broken(text: str, draft: str) -> list[str]:
    (rule,) = rules(text)
    return [draft[one.span.start : one.span.end] for one in breaches(rule, draft, sentences_of(draft))]


def test_one_word_is_said_instead_of_another() -> None:
    (rule,) = rules('We say "return number" to customers, not RMA.')
    assert (rule.kind, rule.wrong, rule.right) == (ToneKind.WORDING, "RMA", "return number")
    assert broken('We say "return number" to customers, not RMA.', "Your RMA is 7.") == ["RMA"]


def test_a_word_is_not_written_at_all() -> None:
    assert broken('Do not write "compensation".', "Some Compensation for you.") == ["Compensation"]


def test_a_word_may_stand_once() -> None:
    assert broken('Never "unfortunately" twice in one message.', "Unfortunately not. Unfortunately.") == [
        "Unfortunately"
    ]
    assert broken('Never "unfortunately" twice in one message.', "Unfortunately not.") == []


def test_the_first_sentence_has_no_exclamation_mark() -> None:
    rule = "No exclamation marks in the first sentence."
    assert broken(rule, "Hi Anna,\n\nwhat a day! Good luck!") == ["!"]
    assert broken(rule, "Hi Anna,\n\nit is done. Good luck!") == []


def test_other_statements_are_no_rules() -> None:
    assert rules("A return number is valid for 14 days.") == []
