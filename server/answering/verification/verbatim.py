"""Whether a sentence is nothing but words of its source."""

import re

from server.answering.verification.known import Known
from server.answering.verification.words import like_for_like, without_numbers

_EDGES = " .!?;"
_BEGIN = r"(?:^|[.!?:;|*)\]\n>\"] ?|\d[.)] |- )"
_END = r"(?:$|[.!?;:)\]\n\"]| -)"


def is_verbatim(sentence: str, known: Known) -> bool:
    """Whether it stands in a source as it is, from the beginning of a statement to the end of one."""
    plain = " ".join(without_numbers(like_for_like(sentence)).lower().split()).strip(_EDGES)
    if not plain or plain not in known.text:
        return False
    anywhere = r"\s+".join(map(re.escape, plain.split()))
    return bool(re.search(rf"{_BEGIN}\s*{anywhere}{_END}", known.lines))
