"""What is looked for: the question in the light of its conversation and ticket."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from server.answering.question import Question, Speaker
from server.retrieval.question_words import is_telling
from server.retrieval.settings import RetrievalSettings

_WORD = re.compile(r"\w+")
_TURNS = 10
_LONGEST_CONTEXT = 1500
_TELLING_FIELDS = ("product", "region")


@dataclass(frozen=True, slots=True)
class Query:
    """What to embed and which words to look up.

    `texts` are embedded and averaged by weight; `words` carry their weights into lexical search.
    """

    texts: Mapping[str, float]
    words: Mapping[str, float]


def understand(question: Question, settings: RetrievalSettings) -> Query:
    """The query for a question: its own words first, then what was said before it and what the ticket is about.

    A question that stands alone is only itself; "and for batteries?" leans on the conversation before it.
    """
    texts = {question.text: 1.0}
    words = dict.fromkeys(telling_words(question.text), 1.0)
    for context, weight in (
        (conversation(question), settings.history_weight),
        (_ticket(question), settings.ticket_weight),
    ):
        if context and weight > 0:
            texts[context] = weight / (1 - weight)
            for word in telling_words(context):
                words[word] = words.get(word, 0.0) + weight
    return Query(texts, words)


def telling_words(text: str) -> list[str]:
    """The words that say what is looked for, repeated as they are; all words where none does."""
    words = _WORD.findall(text.lower())
    return [word for word in words if is_telling(word)] or words


def conversation(question: Question) -> str:
    """What was said before the question, as far as it is looked at."""
    return "\n".join(turn.text for turn in question.history[-_TURNS:])[-_LONGEST_CONTEXT:]


def _ticket(question: Question) -> str:
    if question.ticket is None:
        return ""
    said = [message.text for message in question.ticket.messages if message.speaker is Speaker.CUSTOMER]
    known = [question.ticket.fields[name] for name in _TELLING_FIELDS if question.ticket.fields.get(name)]
    return "\n".join([question.ticket.subject, *known, *said[-1:]])[:_LONGEST_CONTEXT]
