"""The judge without a model reads every sentence beside what it cites."""

from dataclasses import replace

import pytest

from evals.judging.case import CitedSentence
from evals.judging.judgement import NotScored
from evals.judging.judges.evidence import CRITERION, EvidenceJudge
from evals.metrics.evidence_entailment import entailed_share
from server.answering.answer import AnswerSentence
from tests.evals.examples import ANSWERABLE, answering, citation
from tests.evals.examples import answer as answer_saying
from tests.evals.judging.made import CASE, QUOTE

RIGHT = CitedSentence("Chargers may be returned within 30 days.", (citation(1, QUOTE),))
WRONG = CitedSentence("Chargers may be returned within 60 days.", (citation(1, QUOTE),))
DENIED = CitedSentence("Chargers may not be returned.", (citation(1, QUOTE),))


def test_the_share_of_sentences_that_follow_is_the_value_and_the_others_are_named() -> None:
    verdict = EvidenceJudge().judge(replace(CASE, sentences=(RIGHT, WRONG, RIGHT, DENIED)), CRITERION)
    assert verdict.value == pytest.approx(0.5)
    assert verdict.detail == f"{WRONG.text} / {DENIED.text}"


def test_it_says_what_the_metric_of_a_run_says() -> None:
    given = replace(
        answer_saying(citations=(citation(1, QUOTE),)),
        sentences=(AnswerSentence(RIGHT.text, (1,)), AnswerSentence(WRONG.text, (1,))),
    )
    ours = EvidenceJudge().judge(replace(CASE, sentences=(RIGHT, WRONG)), CRITERION)
    assert ours.value == entailed_share(answering(ANSWERABLE, given))


def test_without_sentences_there_is_nothing_to_judge() -> None:
    assert EvidenceJudge().judge(replace(CASE, sentences=()), CRITERION).reason is NotScored.EMPTY
