"""ragas, end to end over HTTP: its own numbers where the model does its part, and no number where it does not."""

import asyncio
import math
from collections.abc import Iterator
from dataclasses import replace

import openai
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evals.judging.judgement import NotScored
from evals.judging.judges.ragas_loading import loading_ragas
from evals.judging.judges.ragas_with_model import CRITERIA, RagasJudge
from evals.judging.opening import open_judges
from ingest.index.embedders.hashing import HashingEmbedder
from tests.evals.judging.made import CASE, settings_for
from tests.scripted_model.behaviour import (
    BROKEN,
    BUSY,
    CUT_SHORT,
    FILTERED,
    HANGS,
    MALFORMED,
    PROSE,
    REFUSES,
    UNAUTHORISED,
    Behaviour,
    saying,
)
from tests.scripted_model.server import ScriptedModel


def judge_at(model: ScriptedModel, **changes: object) -> RagasJudge:
    found = open_judges(settings_for(model.url, **changes), HashingEmbedder, {})[-1]
    assert isinstance(found, RagasJudge)
    return found


@pytest.fixture(scope="module")
def judge(running_model: ScriptedModel) -> Iterator[RagasJudge]:
    opened = judge_at(running_model)
    yield opened
    opened.close()


def ragas_itself(model: ScriptedModel, question: str, answer: str, reference: str, passages: list[str]) -> list[float]:
    """What ragas says when it is called as its own documentation has it, without any of our parts but the embedder."""
    with loading_ragas():
        from ragas.llms import llm_factory
        from ragas.metrics.collections import (
            AnswerRelevancy,
            ContextPrecision,
            ContextRecall,
            FactualCorrectness,
            Faithfulness,
        )

        from evals.judging.judges.ragas_model import OwnEmbedding

    async def ask() -> list[float]:
        async with openai.AsyncOpenAI(base_url=model.url, api_key="none") as client:
            llm = llm_factory("scripted", client=client)
            found = [
                await Faithfulness(llm=llm).ascore(user_input=question, response=answer, retrieved_contexts=passages),
                await AnswerRelevancy(llm=llm, embeddings=OwnEmbedding(HashingEmbedder())).ascore(
                    user_input=question, response=answer
                ),
                await ContextPrecision(llm=llm).ascore(
                    user_input=question, reference=reference, retrieved_contexts=passages
                ),
                await ContextRecall(llm=llm).ascore(
                    user_input=question, retrieved_contexts=passages, reference=reference
                ),
                await FactualCorrectness(llm=llm).ascore(response=answer, reference=reference),
            ]
            return [float(each.value) for each in found]

    with loading_ragas():  # as it first counts its use, if only for nobody, it leaves a file open
        return asyncio.run(ask())


def test_its_numbers_are_those_of_ragas_called_directly(model: ScriptedModel, judge: RagasJudge) -> None:
    assert CASE.reference is not None
    theirs = ragas_itself(
        model, CASE.question, CASE.answer, CASE.reference, [passage.text for passage in CASE.passages]
    )
    ours = [judge.judge(CASE, criterion).value for criterion in CRITERIA]
    assert ours == pytest.approx(theirs, abs=1e-9)
    assert ours[0] == pytest.approx(0.5)  # one of the two sentences stands in the passages
    assert ours[2] == pytest.approx(1.0, abs=1e-9)  # the passage of use is the first


@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        (MALFORMED, NotScored.MALFORMED),
        (PROSE, NotScored.MALFORMED),
        (CUT_SHORT, NotScored.MALFORMED),
        (saying('{"something": "else"}'), NotScored.MALFORMED),
        (saying('{"reason": "?", "verdict": NaN, "statements": NaN, "claims": NaN}'), NotScored.NOT_A_NUMBER),
        (REFUSES, NotScored.REFUSED),
        (FILTERED, NotScored.REFUSED),
        (BUSY, NotScored.UNAVAILABLE),
        (BROKEN, NotScored.UNAVAILABLE),
        (UNAUTHORISED, NotScored.UNAVAILABLE),
        (Behaviour(cut_after=40), NotScored.UNAVAILABLE),
    ],
    ids=str,
)
def test_whatever_the_model_does_wrong_is_not_scored_and_says_why(
    model: ScriptedModel, judge: RagasJudge, behaviour: Behaviour, reason: NotScored, criterion: str
) -> None:
    model.script.always(behaviour)
    verdict = judge.judge(CASE, criterion)
    assert (verdict.value, verdict.reason) == (None, reason)
    assert verdict.detail


@pytest.mark.parametrize("behaviour", [HANGS, Behaviour(drip_seconds=0.02)], ids=["hangs", "drips"])
def test_a_model_that_is_silent_or_drips_does_not_hold_the_judge_up(model: ScriptedModel, behaviour: Behaviour) -> None:
    judge = judge_at(model, timeout_seconds=0.2, attempts=1)
    model.script.always(behaviour)
    assert judge.judge(CASE, "faithfulness").reason is NotScored.TIMEOUT
    judge.close()


@pytest.mark.parametrize(
    ("criterion", "text"),
    [
        ("faithfulness", '{"statements": []}'),
        ("factual_correctness", '{"claims": []}'),
        ("context_recall", '{"classifications": []}'),
        ("answer_relevancy", '{"question": "", "noncommittal": 0}'),
    ],
)
def test_what_ragas_would_count_as_zero_because_the_model_found_nothing_is_not_scored(
    model: ScriptedModel, judge: RagasJudge, criterion: str, text: str
) -> None:
    model.script.always(saying(text))
    assert judge.judge(CASE, criterion).reason is NotScored.EMPTY


def test_a_verdict_that_is_neither_yes_nor_no_is_no_verdict(model: ScriptedModel, judge: RagasJudge) -> None:
    model.script.always(saying('{"reason": "half", "verdict": 7}'))
    assert judge.judge(CASE, "context_precision").reason is NotScored.MALFORMED


@pytest.mark.parametrize("behaviour", [MALFORMED, BUSY, BROKEN, REFUSES], ids=str)
def test_a_failure_that_passes_costs_nothing_but_another_call(
    model: ScriptedModel, judge: RagasJudge, behaviour: Behaviour
) -> None:
    well = judge.judge(CASE, "faithfulness")
    before = judge.calls
    model.script.then(behaviour)
    assert judge.judge(CASE, "faithfulness") == well
    assert judge.calls == before + 3


def test_a_failure_that_will_not_pass_is_not_tried_again(model: ScriptedModel, judge: RagasJudge) -> None:
    model.script.always(UNAUTHORISED)
    before = judge.calls
    judge.judge(CASE, "faithfulness")
    assert judge.calls == before + 1


def test_a_reply_may_stand_between_words_and_fences(model: ScriptedModel, judge: RagasJudge) -> None:
    model.script.always(saying('Sure!\n```json\n{"reason": "yes", "verdict": 1}\n```'))
    assert judge.judge(CASE, "context_precision").value == pytest.approx(1.0)


def test_what_the_case_lacks_is_said_without_asking(model: ScriptedModel, judge: RagasJudge) -> None:
    before = judge.calls
    assert judge.judge(replace(CASE, reference=None), "context_recall").reason is NotScored.NO_REFERENCE
    assert judge.judge(replace(CASE, passages=()), "faithfulness").reason is NotScored.NO_PASSAGES
    assert judge.calls == before


def test_its_identity_names_model_host_and_prompts_and_changes_with_the_temperature(model: ScriptedModel) -> None:
    one, again, warmer = (judge_at(model, temperature=temperature) for temperature in (0.0, 0.0, 0.7))
    assert "openai:scripted at 127.0.0.1:" in one.identity
    assert one.identity == again.identity != warmer.identity


def test_a_second_judge_asks_the_same_model_after_the_first_was_closed(model: ScriptedModel) -> None:
    for _ in range(2):
        judge = judge_at(model)
        assert judge.judge(CASE, "faithfulness").value == pytest.approx(0.5)
        judge.close()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80) | st.floats().map(lambda number: f'{{"reason": "x", "verdict": {number}}}'))
def test_no_reply_whatsoever_makes_a_number_out_of_nonsense(model: ScriptedModel, judge: RagasJudge, text: str) -> None:
    model.script.always(saying(text))
    verdict = judge.judge(CASE, "context_precision")
    if verdict.value is None:
        assert verdict.reason is not None
    else:
        assert '"verdict": ' in text
        assert math.isfinite(verdict.value)
