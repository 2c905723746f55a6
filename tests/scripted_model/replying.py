"""What the scripted model says when nobody told it what to say."""

import json

from tests.scripted_model.answering import honest_reply, is_for_answer
from tests.scripted_model.ragas_replies import ragas_reply
from tests.scripted_model.request import ModelRequest
from tests.scripted_model.schema_filling import fill


def reply_to(request: ModelRequest) -> str:
    """An honest answer to our own prompt; JSON where the request holds a schema, read as ragas means it where ragas
    wrote it; otherwise a sentence."""
    if is_for_answer(request):
        return honest_reply(request)
    schema = request.schema
    if schema is None:
        return "The scripted model has nothing else to say."
    known = ragas_reply(request.prompt, frozenset(schema.get("properties", {})))
    return json.dumps(fill(schema) if known is None else known)
