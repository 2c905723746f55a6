"""Whether the rules of two moments answer a question differently."""

from collections.abc import Sequence
from datetime import datetime

from server.answering.answer import Answer, AnswerSentence, Citation, OtherTime, Outcome
from server.answering.stated import stated

_SAME_WORDS = 0.7
_SAID = frozenset({Outcome.ANSWERED, Outcome.PARTLY_ANSWERED})


def other_time(answer: Answer) -> OtherTime:
    """An answer, as it stands beside that of another moment."""
    return OtherTime(answer.as_of, answer.outcome, answer.text, answer.sentences, answer.citations)


def differ(one: Answer, other: Answer) -> bool:
    """Whether the answers of two moments say different things because the rules changed between them.

    Only what one rests on and the other could not counts: a version, or an exception, that was in force at one of the
    moments alone. A statement that came out differently for any other reason is no change of the rules, nor is a new
    version that says the same, nor a statement of a document that the other answer knows nothing of.
    """
    left, right = _only_then(one, other.as_of), _only_then(other, one.as_of)
    if (one.outcome in _SAID) != (other.outcome in _SAID):
        return bool(left or right)
    if not _are_of_one_matter(one, left, other) and not _are_of_one_matter(other, right, one):
        return False
    alike = {_plain(sentence) for sentence in left} & {_plain(sentence) for sentence in right}
    mine = stated(sentence.text for sentence in left if _plain(sentence) not in alike)
    theirs = stated(sentence.text for sentence in right if _plain(sentence) not in alike)
    if not mine.words and not theirs.words:
        return False
    return not mine.commits_alike(theirs) or mine.likeness(theirs) < _SAME_WORDS


def _only_then(answer: Answer, elsewhen: datetime) -> Sequence[AnswerSentence]:
    """Its sentences that rest on nothing in force at the other moment."""
    lasting = {citation.number for citation in answer.citations if _is_in_force(citation, elsewhen)}
    return [sentence for sentence in answer.sentences if sentence.citations and not lasting & {*sentence.citations}]


def _are_of_one_matter(answer: Answer, sentences: Sequence[AnswerSentence], other: Answer) -> bool:
    """Whether some of these sentences rest on an exception, or on a document that the other answer rests on too."""
    numbers = {number for sentence in sentences for number in sentence.citations}
    documents = {citation.document for citation in other.citations}
    cited = [citation for citation in answer.citations if citation.number in numbers]
    return any(citation.is_exception or citation.document in documents for citation in cited)


def _is_in_force(citation: Citation, moment: datetime) -> bool:
    has_begun = citation.in_force_from is None or citation.in_force_from <= moment
    return has_begun and (citation.in_force_to is None or moment < citation.in_force_to)


def _plain(sentence: AnswerSentence) -> str:
    return " ".join(sentence.text.lower().split())
