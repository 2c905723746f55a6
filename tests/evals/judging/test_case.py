"""What a judge is shown."""

from dataclasses import replace

from evals.judging.case import ShownText, case_of
from server.answering.answer import AnswerSentence
from tests.evals.examples import ABSTENTION, answer, citation
from tests.evals.judging.made import CASE

ANSWER = replace(
    answer(
        "Thirty days. [1] The customer pays. [2]", citations=(citation(1, "30 days"), citation(2, "pays", path="b"))
    ),
    sentences=(
        AnswerSentence("Thirty days.", (1,)),
        AnswerSentence("The customer pays.", (2, 9)),
        AnswerSentence(" ", ()),
    ),
)


def test_a_sentence_stands_beside_its_citations_and_the_text_without_numbers() -> None:
    case = case_of("one", ANSWER)
    assert case.answer == "Thirty days. The customer pays."
    assert [(one.text, [cited.number for cited in one.citations]) for one in case.sentences] == [
        ("Thirty days.", [1]),
        ("The customer pays.", [2]),
    ]


def test_without_known_passages_those_it_cites_are_shown() -> None:
    assert case_of("one", ANSWER).passages == (ShownText("a.txt", "30 days"), ShownText("b", "pays"))
    known = ShownText("c.md", "Everything")
    assert case_of("one", ANSWER, [known]).passages == (known,)


def test_an_abstention_is_marked() -> None:
    assert case_of("one", ABSTENTION).is_abstention
    assert not case_of("one", ANSWER).is_abstention


def test_its_hash_tells_what_is_shown_and_not_of_whom() -> None:
    assert replace(CASE, id="other").content_hash == CASE.content_hash
    for change in ({"question": "?"}, {"answer": "!"}, {"passages": ()}, {"reference": None}, {"sentences": ()}):
        assert replace(CASE, **change).content_hash != CASE.content_hash
