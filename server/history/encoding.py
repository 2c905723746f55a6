"""How an answer is written into a text column, and read back."""

from pydantic import TypeAdapter

from server.answering.answer import Answer

_ANSWER = TypeAdapter(Answer)


def encode_answer(answer: Answer) -> str:
    """JSON."""
    return _ANSWER.dump_json(answer).decode()


def decode_answer(text: str) -> Answer:
    """The inverse of `encode_answer`."""
    return _ANSWER.validate_json(text)
