"""Asking, as the panel asks: the answer is kept, and has a receipt."""

from dataclasses import dataclass, fields

from pydantic import TypeAdapter

from server.answering.answer import Answer
from server.answering.answerer import NobodyListens
from server.api.asking import Asking
from server.history.receipt import receipt_url
from server.mcp.tool import DATA_ONLY, Call, Tool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTold(Answer):
    """An answer, with the address of its receipt."""

    receipt: str


async def _ask(asking: Asking, call: Call) -> AnswerTold:
    scope = asking.to_scope(call.person, call.now)
    answer = await call.deskside.ask(asking.to_question(), scope, call.person.id, NobodyListens())
    whole = {field.name: getattr(answer, field.name) for field in fields(answer)}
    return AnswerTold(**whole, receipt=call.base_url + receipt_url(answer.id))


TOOL = Tool(
    name="ask",
    title="Ask the documents",
    says=(
        "Answers a question from the company's policies and product documents, every sentence cited to the passage it "
        "rests on, or says that the documents do not answer it (`outcome`); do not answer from elsewhere then. "
        "`as_of` asks for the rules of an earlier day. Give people the `receipt` address, where they can check the "
        "answer. Addresses that begin with / are on this server. " + DATA_ONLY
    ),
    arguments=Asking,
    given=TypeAdapter(AnswerTold),
    give=_ask,
)
