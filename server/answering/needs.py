"""What a long message asks: agents paste whole mails, and a ticket's last message is one."""

import re

from ingest.index.sentences import sentence_spans

LONGEST_PLAIN_QUESTION = 160
"""Characters; what is shorter is taken as one question."""
_MOST = 8
_REQUEST = re.compile(
    r"\b(?:can|could|may|must|should|would|will|do|does|is|are|how|what|when|where|which|who|why|want|need|please|refund"
    r"|return|cancel|replace|claim|charge|broken|damaged|fault|error|wrong|missing|late)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 5


def needs(text: str) -> list[str]:
    """The sentences of a long message that ask for something, questions first; none for a short one."""
    if len(text) <= LONGEST_PLAIN_QUESTION:
        return []
    sentences = [" ".join(text[span.start : span.end].split()) for span in sentence_spans(text)]
    telling = [sentence for sentence in sentences if len(sentence.split()) >= _FEWEST_WORDS]
    asking = [sentence for sentence in telling if sentence.endswith("?")]
    requesting = [sentence for sentence in telling if _REQUEST.search(sentence) and sentence not in asking]
    return (asking + requesting)[:_MOST]
