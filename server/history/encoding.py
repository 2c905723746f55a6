"""How an answer is written as text, into a column or for a program, and read back."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from server.answering.answer import Answer
from server.history.asked import Asked
from server.history.replay import Replay


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands in the column beside the answer; answers of earlier versions have nothing there."""

    asked: Asked | None = None


_ANSWER = TypeAdapter(Answer)
_BESIDE = TypeAdapter(_Beside)
_ASKED = TypeAdapter(Asked)
_REPLAY = TypeAdapter(Replay)


def encode_answer(answer: Answer) -> str:
    """JSON."""
    return _ANSWER.dump_json(answer).decode()


def decode_answer(text: str) -> Answer:
    """The inverse of `encode_answer`; also reads what `encode_kept` writes."""
    return _ANSWER.validate_json(text)


def encode_kept(answer: Answer, asked: Asked | None) -> str:
    """JSON of an answer, with what was asked beside it."""
    if asked is None:
        return encode_answer(answer)
    # Put together as text: the answer is long, and the agent waits.
    return f'{encode_answer(answer)[:-1]},"asked":{_ASKED.dump_json(asked).decode()}}}'


def decode_asked(text: str) -> Asked | None:
    """What was asked, where it was kept."""
    return _BESIDE.validate_json(text).asked


def encode_replay(replay: Replay) -> str:
    """JSON."""
    return _REPLAY.dump_json(replay).decode()


def decode_replay(text: str) -> Replay:
    """The inverse of `encode_replay`."""
    return _REPLAY.validate_json(text)
