"""The scripted model speaks to the clients of OpenAI's API as they expect, and fails them as it is told to."""

import math
from typing import Any

import openai
import pytest
from langchain.chat_models import init_chat_model
from pydantic import BaseModel

from tests.scripted_model.behaviour import (
    BROKEN,
    BUSY,
    CUT_MID_STREAM,
    FILTERED,
    HANGS,
    MALFORMED,
    NAN_EMBEDDINGS,
    REFUSES,
    WELL,
    Behaviour,
    citing,
    saying,
)
from tests.scripted_model.server import ScriptedModel


class Weather(BaseModel):
    """What structured output is asked for."""

    town: str
    degrees: int
    likely: list[bool]


def client_of(model: ScriptedModel, **options: Any) -> Any:
    return init_chat_model(
        "openai:scripted", base_url=model.url, api_key="none", max_retries=0, **{"timeout": 30.0, **options}
    )


def test_it_replies_whole_with_usage(model: ScriptedModel) -> None:
    reply = client_of(model).invoke("Three small words")
    assert reply.text == "The scripted model has nothing else to say."
    assert reply.usage_metadata["input_tokens"] == 3
    assert model.script.requests[0].prompt == "Three small words"


def test_it_streams_the_same_in_pieces_with_usage(model: ScriptedModel) -> None:
    pieces = list(client_of(model, stream_usage=True).stream("Hello"))
    assert "".join(piece.text for piece in pieces) == "The scripted model has nothing else to say."
    assert pieces[-1].usage_metadata or any(piece.usage_metadata for piece in pieces)


@pytest.mark.parametrize("method", ["json_schema", "function_calling"])
def test_it_fills_the_schema_that_structured_output_asks_for(model: ScriptedModel, method: str) -> None:
    found = client_of(model).with_structured_output(Weather, method=method).invoke("The weather?")
    assert (found.town, found.degrees, found.likely) == ("scripted", 1, [True])


def test_it_lists_its_model_and_embeds_the_same_text_alike(model: ScriptedModel) -> None:
    client = openai.OpenAI(base_url=model.url, api_key="none")
    assert [each.id for each in client.models.list()] == ["scripted"]
    one, two, other = (each.embedding for each in client.embeddings.create(model="s", input=["a", "a", "b"]).data)
    assert one == two != other
    model.script.then(NAN_EMBEDDINGS)
    nothing = client.embeddings.create(model="s", input=["a"], encoding_format="float").data[0].embedding
    assert all(math.isnan(number) for number in nothing)


def test_behaviours_are_queued_and_then_the_rule_decides(model: ScriptedModel) -> None:
    client = client_of(model)
    model.script.then(saying("first"), saying("second"))
    model.script.whenever(lambda request: saying("polite") if "please" in request.prompt else WELL)
    asked = ("one", "two", "three please")
    assert [client.invoke(words).text for words in asked] == ["first", "second", "polite"]


def test_it_forges_citations(model: ScriptedModel) -> None:
    model.script.then(citing("Thirty days.", 1, 99))
    assert client_of(model).invoke("How long?").text == "Thirty days. [1][99]"


def test_it_says_what_is_no_json_and_refuses(model: ScriptedModel) -> None:
    client = client_of(model)
    model.script.then(MALFORMED, REFUSES, FILTERED)
    assert client.invoke("?").text.startswith('{"statements": [')
    assert client.invoke("?").additional_kwargs["refusal"] == "I cannot help with that."
    assert client.invoke("?").response_metadata["finish_reason"] == "content_filter"


@pytest.mark.parametrize(("behaviour", "error"), [(BUSY, openai.RateLimitError), (BROKEN, openai.InternalServerError)])
def test_it_answers_with_errors(model: ScriptedModel, behaviour: Behaviour, error: type[Exception]) -> None:
    model.script.then(behaviour)
    with pytest.raises(error):
        client_of(model).invoke("?")


def test_it_hangs_until_the_client_has_enough(model: ScriptedModel) -> None:
    model.script.then(HANGS)
    with pytest.raises(openai.APITimeoutError):
        client_of(model, timeout=0.1).invoke("?")


def test_it_is_cut_in_the_middle(model: ScriptedModel) -> None:
    client = client_of(model)
    model.script.then(Behaviour(cut_after=10), CUT_MID_STREAM)
    with pytest.raises(openai.APIConnectionError):
        client.invoke("?")
    with pytest.raises(Exception, match="peer closed connection"):
        list(client.stream("?"))


def test_it_drips(model: ScriptedModel) -> None:
    model.script.then(Behaviour(drip_seconds=0.001))
    assert client_of(model).invoke("?").text == "The scripted model has nothing else to say."
