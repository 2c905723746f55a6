"""Decides whether a question must be asked back, and what may be meant."""

import re
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from server.answering.answer import Citation, Option
from server.answering.clarification.variants import Case, Variant, by_title, is_row, pairs, row_key
from server.answering.evidence import Weighed
from server.answering.needs.message_needs import with_context
from server.answering.question import Question
from server.answering.region import regions_in
from server.answering.stated import stated
from server.answering.statements import Statement
from server.retrieval.question_words import is_telling

_FEWEST = 2
_WORD = re.compile(r"\w+")


class ClarificationSettings(BaseModel):
    """When a question is asked back: rarely, for an answer that is not wanted costs less than a needless question."""

    model_config = ConfigDict(frozen=True)

    share: float = 0.88
    """A statement of another case counts when it scores at least this share of the best."""
    key_share: float = 0.6
    """The same for rows of several documents that are about the very thing asked for, such as an error code."""
    alike: float = 0.6
    """The least share of words that two sentences of different cases have in common."""
    most: int = 4
    """Where more may be meant, the question is not asked back."""


def options(variants: Sequence[Variant], question: Question) -> tuple[Option, ...]:
    """The question, once for each case."""
    return tuple(Option(one.case.label, with_context(question.text, one.case.label)) for one in variants)


def are_rows_of_one_table(variants: Sequence[Variant]) -> bool:
    """Whether they are told in a few words together, so that nobody need be asked."""
    versions = {one.statement.passage.chunk.version_id for one in variants}
    return len(versions) == 1 and all(is_row(one.statement) for one in variants)


def variants(
    question: Question, evidence: Sequence[Weighed], said: Sequence[Citation], settings: ClarificationSettings
) -> list[Variant]:
    """The cases in which the answer differs, the likeliest first; none where the question is plain enough.

    It is plain where it or its ticket names one of the cases, where the answer tells of the others too, and where the
    same holds in all of them. In a conversation nobody is asked back: what it is about was said before, if in other
    words.
    """
    ranked = sorted(evidence, key=lambda one: -one.score)
    if not ranked or question.history:
        return []
    found = _of_one_key(ranked, question, settings) or _of_one_dimension(ranked, settings)
    is_open = (
        _FEWEST <= len(found) <= settings.most
        and not _are_said([one.statement for one in found], said)
        and not _is_told([one.case for one in found], question)
        and not _are_of_one_subject(found, question)
    )
    return found if is_open else []


def _of_one_key(ranked: Sequence[Weighed], question: Question, settings: ClarificationSettings) -> list[Variant]:
    """The rows about what the question names, one of each document, where several documents have such a row."""
    asked = {word for word in _words(question.text) if is_telling(word)}
    rows = [one for one in ranked if (key := _words(row_key(one.statement))) and key <= asked]
    found: list[Variant] = []
    for one in rows:
        is_near = one.score >= settings.key_share * ranked[0].score
        is_new = all(one.statement.passage.document.id != other.statement.passage.document.id for other in found)
        if is_near and is_new and not any(_commit_alike(one.statement, other.statement) for other in found):
            found.append(by_title(one.statement))
    return found if len(found) >= _FEWEST else []


def _of_one_dimension(ranked: Sequence[Weighed], settings: ClarificationSettings) -> list[Variant]:
    best, found = ranked[0], list[Variant]()
    for other in ranked[1:]:
        if other.score < settings.share * best.score:
            break
        for mine, theirs in pairs(best.statement, other.statement, settings.alike):
            found = found or [mine]
            is_new = all(theirs.case.label.lower() != one.case.label.lower() for one in found)
            if found[0].case == mine.case and is_new and not _commit_alike(best.statement, other.statement):
                found.append(theirs)
                break
    return found


def _commit_alike(one: Statement, other: Statement) -> bool:
    return stated([one.text]).commits_alike(stated([other.text]))


def _are_said(statements: Sequence[Statement], said: Sequence[Citation]) -> bool:
    """Whether the answer tells of them all anyway."""
    return all(any(_lies_in(statement, citation) for citation in said) for statement in statements)


def _lies_in(statement: Statement, citation: Citation) -> bool:
    is_same = statement.passage.chunk.version_id == citation.version
    return is_same and citation.start <= statement.span.start and statement.span.end <= citation.end


def _is_told(cases: Sequence[Case], question: Question) -> bool:
    """Whether a word that only some of the cases have, or a region by any of its names, was said before."""
    told = _told(question)
    words = [_words(" ".join([case.label, *case.other_names])) for case in cases]
    differing = set[str]().union(*words) - words[0].intersection(*words)
    telling = {word for word in differing if is_telling(word)}
    regions = frozenset[str]().union(*(regions_in(case.label) for case in cases))
    return bool(telling & _words(told) or regions & regions_in(told))


def _are_of_one_subject(found: Sequence[Variant], question: Question) -> bool:
    """Whether the question names what all their titles name, and no tag sets their documents apart."""
    common = _words(found[0].case.label).intersection(*(_words(one.case.label) for one in found))
    tags = [one.statement.passage.description.tags for one in found]
    shared = [name for name in tags[0] if all(name in each for each in tags)]
    is_set_apart = any(not frozenset(tags[0][name]).intersection(*(each[name] for each in tags)) for name in shared)
    return not is_set_apart and any(is_telling(word) for word in common & _words(question.text))


def _told(question: Question) -> str:
    said = [question.text]
    if question.ticket is not None:
        fields = (value.upper() for value in question.ticket.fields.values())
        said += [question.ticket.subject, *fields, *(message.text for message in question.ticket.messages)]
    return "\n".join(said)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))
