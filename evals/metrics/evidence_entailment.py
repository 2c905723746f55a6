"""evidence_entailment: whether what can be checked in a sentence follows from what it cites."""

from collections.abc import Sequence

from evals.answer_text import ABSTAINING, without_citation_numbers
from evals.metric import MeanMetric
from evals.sample import Sample
from server.answering.answer import Citation
from server.answering.verification.checking import check
from server.answering.verification.reading import read


def entailed_share(sample: Sample) -> float | None:
    """The share for one sample; `None` for an abstention and for an answer that is not told in sentences."""
    if sample.answer is None:
        return 0.0
    sentences = [sentence for sentence in sample.answer.sentences if sentence.text.strip()]
    if sample.answer.outcome in ABSTAINING or not sentences:
        return None
    cited = {citation.number: citation for citation in sample.answer.citations}
    entailed = [
        is_entailed(sentence.text, [cited[number] for number in sentence.citations if number in cited])
        for sentence in sentences
    ]
    return sum(entailed) / len(entailed)


def is_entailed(sentence: str, citations: Sequence[Citation]) -> bool:
    """Whether all numbers, dates, names and negations of a sentence follow from its citations.

    A citation shows its quote below its title and section, which often carry the name or the year. Without citations,
    only a sentence that states nothing of the kind passes.
    """
    plain = without_citation_numbers(sentence)
    if not citations:
        return read(plain).states_nothing
    return not check(plain, [f"{one.title}\n{one.section}\n{one.quote}" for one in citations])


EVIDENCE_ENTAILMENT = MeanMetric(
    "evidence_entailment",
    entailed_share,
    definition="The share of an answer's sentences of which all numbers with their units, dates, names and quotations"
    " occur in what they cite and belong to the same there, and which assert nothing that is denied there. Checked by"
    " the rules that also verify what a language model writes, for English and without a model: they find wrong figures"
    " and turned negations, not every wrong sentence. Over all answers; an abstention is not scored, a failure scores"
    " zero.",
    source="Our own, from what summaries most often get wrong: Nan et al., Entity-level factual consistency of"
    " abstractive text summarization, EACL 2021; Kryściński et al., Evaluating the factual consistency of abstractive"
    " text summarization, EMNLP 2020.",
)
