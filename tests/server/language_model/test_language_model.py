"""Asking the scripted model over its wire, with its troubles."""

import asyncio
from typing import Any

import pytest

from server.answering.answer import Usage
from server.errors import LanguageModelError, ModelBrokeOff, ModelTooSlow, ModelUnavailable
from server.language_model.circuit_breaker import BreakerState
from server.language_model.language_model import LanguageModel
from server.language_model.messages import Messages
from tests.scripted_model.behaviour import (
    BROKEN,
    BUSY,
    CUT_SHORT,
    FILTERED,
    HANGS,
    UNAUTHORISED,
    WELL,
    Behaviour,
    saying,
)
from tests.scripted_model.server import ScriptedModel
from tests.server.language_model.conftest import OpenLanguageModel

MESSAGES = Messages("Rules", "Two words")
WHOLE = "The scripted model has nothing else to say."


async def _said(model: LanguageModel, used: list[Usage]) -> str:
    async with model.call(asyncio.get_running_loop().time() + 5) as call:
        try:
            return "".join([piece async for piece in call.say(MESSAGES)])
        finally:
            used.append(call.usage)


def said(model: LanguageModel, used: list[Usage] | None = None) -> str:
    """The reply, asked for from a loop that ends with it."""
    return asyncio.run(model.apart(lambda: _said(model, [] if used is None else used)))


def test_the_reply_comes_with_its_tokens_and_their_cost(open_model: OpenLanguageModel, scripted: ScriptedModel) -> None:
    used: list[Usage] = []
    assert said(open_model(input_price=1.0, output_price=2.0), used) == WHOLE
    assert used == [Usage(3, 8, (3 * 1.0 + 8 * 2.0) / 1_000_000)]
    assert scripted.script.requests[0].prompt == "Rules\nTwo words"


def test_one_model_serves_callers_of_many_loops(open_model: OpenLanguageModel) -> None:
    model = open_model()
    assert [said(model) for _ in range(3)] == [WHOLE] * 3


@pytest.mark.parametrize("behaviour", [BUSY, BROKEN, Behaviour(cut_after=0)])
def test_what_may_pass_is_tried_again_as_far_as_the_budget_goes(
    open_model: OpenLanguageModel, scripted: ScriptedModel, behaviour: Behaviour
) -> None:
    model = open_model(retry_share=0.5)
    scripted.script.then(behaviour, behaviour)
    with pytest.raises(ModelUnavailable):
        said(model)
    assert said(model) == WHOLE
    assert len(scripted.script.requests) == 3


def test_a_model_that_is_down_gets_no_more_than_a_tenth_on_top(
    open_model: OpenLanguageModel, scripted: ScriptedModel
) -> None:
    model = open_model(failures_to_rest=1000)
    scripted.script.always(BROKEN)
    for _ in range(30):
        with pytest.raises(ModelUnavailable):
            said(model)
    assert len(scripted.script.requests) == 33
    assert (model.standing.calls, model.standing.retries) == (30, 3)


def test_a_refused_key_is_not_tried_again(open_model: OpenLanguageModel, scripted: ScriptedModel) -> None:
    scripted.script.then(UNAUTHORISED)
    with pytest.raises(ModelUnavailable, match="refused with status 401"):
        said(open_model(retry_share=1.0))
    assert len(scripted.script.requests) == 1


@pytest.mark.parametrize(
    ("behaviour", "error"),
    [
        (HANGS, ModelTooSlow),
        (Behaviour(text="a b c", drip_seconds=0.2), ModelBrokeOff),
        (Behaviour(text="a b c", cut_after=2), ModelBrokeOff),
        (CUT_SHORT, ModelBrokeOff),
        (FILTERED, ModelBrokeOff),
    ],
)
def test_each_trouble_has_its_name_and_is_not_tried_again(
    open_model: OpenLanguageModel, scripted: ScriptedModel, behaviour: Behaviour, error: type[Exception]
) -> None:
    scripted.script.then(behaviour)
    with pytest.raises(error):
        said(open_model(retry_share=1.0, first_token_seconds=0.5, pause_seconds=0.05))
    assert len(scripted.script.requests) == 1


def test_what_was_used_is_guessed_where_a_reply_is_cut(open_model: OpenLanguageModel, scripted: ScriptedModel) -> None:
    scripted.script.then(Behaviour(text="four letters make one", cut_after=3))
    used: list[Usage] = []
    with pytest.raises(ModelBrokeOff):
        said(open_model(), used)
    assert used == [Usage(4, 4)]


def test_a_model_that_keeps_failing_is_let_alone(open_model: OpenLanguageModel, scripted: ScriptedModel) -> None:
    model = open_model(failures_to_rest=2)
    scripted.script.always(BROKEN)
    for _ in range(5):
        with pytest.raises(LanguageModelError):
            said(model)
    assert len(scripted.script.requests) == 2


def test_more_calls_than_places_wait_no_longer_than_they_may(
    open_model: OpenLanguageModel, scripted: ScriptedModel
) -> None:
    model = open_model(calls_at_once=1)
    scripted.script.then(HANGS)

    async def crowd() -> None:
        first = asyncio.create_task(_said(model, []))
        await asyncio.to_thread(scripted.script.wait_until, lambda: len(scripted.script.requests) == 1)
        with pytest.raises(ModelUnavailable, match="busy"):
            async with model.call(asyncio.get_running_loop().time() + 0.05):
                pass
        first.cancel()

    asyncio.run(model.apart(crowd))
    assert len(scripted.script.requests) == 1


@pytest.mark.parametrize(
    ("behaviour", "settings", "trouble"),
    [
        (WELL, {}, None),
        (saying(""), {}, None),
        (BROKEN, {}, "the language model refused with status 503"),
        (WELL, {"api_key_variable": "NOT_SET"}, "language_model.api_key_variable: NOT_SET is not set; set it"),
        (WELL, {"base_url": "http://127.0.0.1:9/v1"}, "the language model cannot be reached"),
    ],
)
def test_its_health_says_whether_it_answers_and_why_not(
    open_model: OpenLanguageModel,
    scripted: ScriptedModel,
    behaviour: Behaviour,
    settings: dict[str, Any],
    trouble: str | None,
) -> None:
    scripted.script.then(behaviour)
    model = open_model(**settings)
    health = asyncio.run(model.health())
    assert (health.name, health.is_answering, health.trouble) == ("openai:scripted", trouble is None, trouble)
    assert model.standing.state is BreakerState.CLOSED
