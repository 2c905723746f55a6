"""Whether what can be checked in a sentence occurs in what it cites."""

from dataclasses import replace

import pytest

from evals.metrics.evidence_entailment import EVIDENCE_ENTAILMENT, entailed_share, is_entailed
from server.answering.answer import Answer, AnswerSentence
from tests.evals.examples import ABSTENTION, ANSWERABLE, UNANSWERABLE, answer, answering, citation

RULE = citation(1, "Goods bought in the EU can be returned within 30 days, but opened filters cannot be returned.")
FEE = citation(2, "The restocking fee is £5.")


def telling(*sentences: AnswerSentence) -> Answer:
    """An answer of these sentences, with both citations."""
    return replace(answer(citations=(RULE, FEE)), sentences=sentences)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("You have thirty days. [1]", True),
        ("You have 14 days.", False),
        ("You have 30 working days.", False),
        ("In the EU you have 30 days.", True),
        ("In the UK you have 30 days.", False),
        ("It does not cost anything.", True),
        ("Returns rules hold until 31 January 2027.", False),
    ],
)
def test_figures_names_and_negations_must_occur(sentence: str, value: bool) -> None:
    assert is_entailed(sentence, [RULE]) is value


def test_what_is_denied_must_not_be_asserted() -> None:
    denial = citation(1, "Opened filters cannot be exchanged.")
    assert not is_entailed("Opened filters can be exchanged.", [denial])
    assert is_entailed("Opened filters can't be exchanged.", [denial])


def test_a_negation_needs_one_in_what_is_cited() -> None:
    assert not is_entailed("There is no fee.", [FEE])
    assert is_entailed("Opened goods are not taken back.", [citation(1, "Only unopened goods are taken back.")])


def test_title_and_section_belong_to_what_is_cited() -> None:
    cited = replace(citation(1, "It is guaranteed."), title="Nook Pro", section="Guarantee › From 2026")
    assert is_entailed("The Nook Pro has been guaranteed since 2026.", [cited])
    assert not is_entailed("The Glint has been guaranteed since 2026.", [cited])


def test_several_citations_are_read_together() -> None:
    assert is_entailed("Within 30 days we charge 5 pounds.", [RULE, FEE])
    assert not is_entailed("Within 30 days we charge 5 pounds.", [RULE])


def test_without_citations_only_what_states_nothing_passes() -> None:
    assert is_entailed("Of course, gladly.", [])
    assert not is_entailed("You have 30 days.", [])


def test_it_is_the_share_of_the_sentences() -> None:
    given = telling(
        AnswerSentence("You have 30 days.", (1,)),
        AnswerSentence("The fee is £5.", (2,)),
        AnswerSentence("The fee is £6.", (2,)),
        AnswerSentence("The fee is £5.", (1,)),
    )
    assert entailed_share(answering(ANSWERABLE, given)) == 0.5


def test_abstentions_and_texts_without_sentences_are_not_scored_and_failures_score_zero() -> None:
    samples = [
        answering(ANSWERABLE, telling(AnswerSentence("You have 30 days.", (1,)))),
        answering(UNANSWERABLE, telling(AnswerSentence("You have 30 days.", (1,)))),
        answering(ANSWERABLE, None),
        answering(ANSWERABLE, answer()),
        answering(UNANSWERABLE, ABSTENTION),
    ]
    score = EVIDENCE_ENTAILMENT.measure(samples)
    assert score is not None
    assert score.value == pytest.approx(2 / 3)
    assert (score.n, score.not_scored) == (3, 2)
