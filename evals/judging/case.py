"""What a judge is shown of one answer."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from evals.answer_text import ABSTAINING, without_citation_numbers
from server.answering.answer import Answer, Citation


@dataclass(frozen=True, slots=True)
class ShownText:
    """A piece of a document; `document` names which."""

    document: str
    text: str


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """One sentence of the answer with the citations it rests on."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class JudgeCase:
    """One answer to judge. `id` is that of the example in a run, and of the answer where it is a stored one.

    `passages` are what the answer was made from, best first; `evidence` and `reference` what people expect, where they
    said so. An abstention makes no claim that could be graded: no judge is asked about it.
    """

    id: str
    question: str
    answer: str
    sentences: tuple[CitedSentence, ...] = ()
    passages: tuple[ShownText, ...] = ()
    reference: str | None = None
    evidence: tuple[ShownText, ...] = ()
    is_abstention: bool = False

    @property
    def content_hash(self) -> str:
        """Differs when a judge would be shown something else."""
        return hashlib.sha256(_CASE.dump_json(replace(self, id=""))).hexdigest()[:32]


_CASE = TypeAdapter(JudgeCase)


def case_of(
    case_id: str,
    answer: Answer,
    passages: Sequence[ShownText] = (),
    reference: str | None = None,
    evidence: Sequence[ShownText] = (),
) -> JudgeCase:
    """The case of an answer; where its passages are not known, those that it cites."""
    cited = {citation.number: citation for citation in answer.citations}
    return JudgeCase(
        id=case_id,
        question=answer.question,
        answer=without_citation_numbers(answer.text),
        sentences=tuple(
            CitedSentence(sentence.text, tuple(cited[number] for number in sentence.citations if number in cited))
            for sentence in answer.sentences
            if sentence.text.strip()
        ),
        passages=tuple(passages) or tuple(map(_shown, answer.citations)),
        reference=reference,
        evidence=tuple(evidence),
        is_abstention=answer.outcome in ABSTAINING,
    )


def _shown(citation: Citation) -> ShownText:
    return ShownText(citation.path, citation.quote)
