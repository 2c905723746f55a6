"""What is looked for: the question in the light of its conversation and ticket."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from server.answering.question import Question, Role, Speaker
from server.privacy.placeholders import without_placeholders
from server.retrieval.question_words import is_telling
from server.retrieval.settings import RetrievalSettings

_WORD = re.compile(r"\w+")
_TURNS = 10
_LONGEST_CONTEXT = 1500
_LONGEST_TURN = 800
_TELLING_FIELDS = ("product", "region")


@dataclass(frozen=True, slots=True)
class Query:
    """What to embed and which words to look up.

    `texts` are embedded and averaged by weight; `words` carry their weights into lexical search. `conversation` is
    what was said before.
    """

    question: str
    texts: Mapping[str, float]
    words: Mapping[str, float]
    conversation: str = ""
    continues: float = 0.0
    """How likely it goes on with the conversation; 0 for a question that stands alone."""


def understand(question: Question, settings: RetrievalSettings, continues: float = 1.0) -> Query:
    """The query for a question: its own words first, then what was said just before and what the ticket is about.

    A question that stands alone is only itself; "and for batteries?" leans on the turn before it, as far as it
    continues what was said.
    """
    texts = {question.text: 1.0}
    words = dict.fromkeys(telling_words(question.text), 1.0)
    if question.history and settings.last_turn_weight * continues > 0:
        texts[f"{question.history[-1].text[-_LONGEST_TURN:]}\n{question.text}"] = settings.last_turn_weight * continues
    if asked := _last_asked(question):
        _add(words, asked, settings.last_question_weight * continues)
    if (ticket := _ticket(question)) and settings.ticket_weight > 0:
        texts[ticket] = settings.ticket_weight / (1 - settings.ticket_weight)
        _add(words, ticket, settings.ticket_weight)
    return Query(question.text, texts, words, conversation(question), continues if question.history else 0.0)


def telling_words(text: str) -> list[str]:
    """The words that say what is looked for, repeated as they are; all words where none does."""
    words = _WORD.findall(without_placeholders(text).lower())
    return [word for word in words if is_telling(word)] or words


def conversation(question: Question) -> str:
    """What was said before the question, as far as it is looked at."""
    return "\n".join(turn.text for turn in question.history[-_TURNS:])[-_LONGEST_CONTEXT:]


def _add(words: dict[str, float], text: str, weight: float) -> None:
    """Weigh in the words of a text; one that is repeated counts more. Nothing is added by a weight of 0."""
    for word in telling_words(text) if weight > 0 else ():
        words[word] = words.get(word, 0.0) + weight


def _last_asked(question: Question) -> str:
    said = [turn.text for turn in question.history if turn.role is Role.USER]
    return said[-1][-_LONGEST_TURN:] if said else ""


def _ticket(question: Question) -> str:
    if question.ticket is None:
        return ""
    said = [message.text for message in question.ticket.messages if message.speaker is Speaker.CUSTOMER]
    known = [question.ticket.fields[name] for name in _TELLING_FIELDS if question.ticket.fields.get(name)]
    return "\n".join([question.ticket.subject, *known, *said[-1:]])[:_LONGEST_CONTEXT]
