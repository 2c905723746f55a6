"""How the scripted model behaves towards one request."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What happens to one request; without any change the model replies at once and as it should.

    | field | what the client meets |
    |---|---|
    | `text` | this reply instead of the fitting one; may be no JSON at all |
    | `refusal` | a message that refuses, with no content |
    | `finish_reason` | `length` for a reply that was cut by the model, `content_filter` for one that was held back |
    | `status` | an error instead of a reply: 429, 500, 503, 401 |
    | `latency_seconds` | a wait before the first byte |
    | `hangs` | no byte ever, until the client goes or the model stops |
    | `drip_seconds` | a wait before every further piece of the reply |
    | `cut_after` | the connection ends after so many pieces of a streamed reply, or so many bytes of a whole one |
    | `is_nan` | embeddings of nothing but NaN |
    """

    text: str | None = None
    refusal: str | None = None
    finish_reason: str = "stop"
    status: int = 200
    latency_seconds: float = 0.0
    hangs: bool = False
    drip_seconds: float = 0.0
    cut_after: int | None = None
    is_nan: bool = False


WELL = Behaviour()
MALFORMED = Behaviour(text='{"statements": ["The window is 30')
PROSE = Behaviour(text="I think that is mostly right, all in all.")
REFUSES = Behaviour(refusal="I cannot help with that.")
FILTERED = Behaviour(text="", finish_reason="content_filter")
CUT_SHORT = Behaviour(text='{"statements": ["The', finish_reason="length")
BUSY = Behaviour(status=429)
BROKEN = Behaviour(status=503)
UNAUTHORISED = Behaviour(status=401)
HANGS = Behaviour(hangs=True)
NAN_EMBEDDINGS = Behaviour(is_nan=True)
CUT_MID_STREAM = Behaviour(cut_after=1)


def saying(text: str) -> Behaviour:
    """A reply with exactly this text."""
    return Behaviour(text=text)


def citing(text: str, *numbers: int) -> Behaviour:
    """A reply whose sentence carries these citation numbers, issued or forged."""
    return Behaviour(text=f"{text} {''.join(f'[{number}]' for number in numbers)}")
