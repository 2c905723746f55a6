"""ragas' metrics without a model: the numbers are ragas' own, and rouge-score's."""

from dataclasses import replace

import pytest
from rouge_score import rouge_scorer

from evals.judging.case import ShownText
from evals.judging.judgement import NotScored
from evals.judging.judges.ragas_without_model import OF_PASSAGES, OF_WORDS, RagasWithoutModelJudge
from tests.evals.judging.made import CASE

JUDGE = RagasWithoutModelJudge()


def value_of(criterion: str, **changes: object) -> float | None:
    return JUDGE.judge(replace(CASE, **changes), criterion).value  # type: ignore[arg-type]  # fields of a case, by name


def test_documents_are_compared_by_name() -> None:
    assert value_of("id_context_precision") == 0.5
    assert value_of("id_context_recall") == 1.0
    assert value_of("id_context_recall", evidence=(*CASE.evidence, ShownText("other.md", "x"))) == 0.5


def test_passages_are_compared_by_their_letters() -> None:
    same = (CASE.passages[1], ShownText("copy.md", CASE.evidence[0].text))
    assert value_of("non_llm_context_recall", passages=same) == 1.0
    assert value_of("non_llm_context_precision", passages=same) == pytest.approx(0.5)  # the second of two
    assert value_of("non_llm_context_recall", passages=(CASE.passages[1],)) == 0.0


def test_rouge_l_is_that_of_rouge_score() -> None:
    assert CASE.reference is not None
    theirs = rouge_scorer.RougeScorer(["rougeL"], use_stemmer=True).score(CASE.reference, CASE.answer)
    assert value_of("rouge_l") == pytest.approx(theirs["rougeL"].fmeasure, abs=1e-9)


def test_the_same_words_are_as_like_as_can_be() -> None:
    for criterion in OF_WORDS:
        assert value_of(criterion, answer=CASE.reference) == pytest.approx(1.0)


@pytest.mark.parametrize("criterion", JUDGE.criteria)
def test_what_is_missing_is_said(criterion: str) -> None:
    bare = replace(CASE, reference=None, evidence=(), passages=())
    reason = NotScored.NO_PASSAGES if criterion in OF_PASSAGES else NotScored.NO_REFERENCE
    assert JUDGE.judge(bare, criterion).reason is reason
    if criterion in OF_PASSAGES:
        assert JUDGE.judge(replace(CASE, evidence=()), criterion).reason is NotScored.NO_REFERENCE
