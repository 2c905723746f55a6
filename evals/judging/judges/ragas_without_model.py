"""ragas' metrics that need no language model, through its public API.

| criterion | measures | needs |
|---|---|---|
| `non_llm_context_precision` | whether passages like the evidence stand first, by edit distance | passages, evidence |
| `non_llm_context_recall` | the share of the evidence that a passage is like, by edit distance | passages, evidence |
| `id_context_precision` | the share of the documents found that hold evidence | passages, evidence |
| `id_context_recall` | the share of the documents with evidence that were found | passages, evidence |
| `string_similarity` | how near answer and reference are in letters, by edit distance | reference |
| `rouge_l` | their longest common sequence of words, as F-measure | reference |
| `bleu`, `chrf` | their common words and runs of letters; only where sacrebleu is installed | reference |

They know no meaning: an answer in other words scores low. Compare with them, do not aim at them.
Source: the documentation of ragas 0.4.
"""

import asyncio
import importlib.util
import logging
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from evals.judging.case import JudgeCase
from evals.judging.judgement import NotScored, Verdict, not_scored, verdict_of
from evals.judging.judges.ragas_loading import loading_ragas, ragas_version

if TYPE_CHECKING:
    from ragas.dataset_schema import SingleTurnSample
    from ragas.metrics.base import SingleTurnMetric

_log = logging.getLogger(__name__)

OF_PASSAGES = ("non_llm_context_precision", "non_llm_context_recall", "id_context_precision", "id_context_recall")
OF_WORDS = ("string_similarity", "rouge_l")
OF_SACREBLEU = ("bleu", "chrf")
_ANY = JudgeCase(id="", question="?", answer="?", reference="?")


class RagasWithoutModelJudge:
    """Measures likeness; always says the same."""

    name = "ragas-without-model"
    is_repeatable = True
    calls = 0

    def __init__(self) -> None:
        has_sacrebleu = importlib.util.find_spec("sacrebleu") is not None
        self.criteria = OF_PASSAGES + OF_WORDS + (OF_SACREBLEU if has_sacrebleu else ())

    @property
    def identity(self) -> str:
        """The version of ragas decides."""
        return f"{self.name} {ragas_version()}"

    def judge(self, case: JudgeCase, criterion: str) -> Verdict:
        """What ragas measures."""
        if criterion in OF_PASSAGES and not (case.passages and case.evidence):
            return not_scored(NotScored.NO_REFERENCE if case.passages else NotScored.NO_PASSAGES)
        if criterion not in OF_PASSAGES and not case.reference:
            return not_scored(NotScored.NO_REFERENCE)
        try:
            metric = self._metrics[criterion]
            return verdict_of(float(asyncio.run(metric.single_turn_ascore(_sample_of(case)))))
        except Exception as error:  # noqa: BLE001
            # The outermost edge of one judgement: whatever failed, the others go on and this one says so.
            _log.warning("%s of case %s failed", criterion, case.id, exc_info=True)
            return not_scored(NotScored.FAILED, f"{type(error).__name__}: {error}")

    def close(self) -> None:
        """Nothing is open."""

    @cached_property
    def _metrics(self) -> Mapping[str, "SingleTurnMetric"]:
        with loading_ragas():
            from ragas import metrics

            makers: dict[str, Callable[[], SingleTurnMetric]] = {
                "non_llm_context_precision": metrics.NonLLMContextPrecisionWithReference,
                "non_llm_context_recall": metrics.NonLLMContextRecall,
                "id_context_precision": metrics.IDBasedContextPrecision,
                "id_context_recall": metrics.IDBasedContextRecall,
                "string_similarity": metrics.NonLLMStringSimilarity,
                "rouge_l": metrics.RougeScore,
                "bleu": metrics.BleuScore,
                "chrf": metrics.ChrfScore,
            }
            loaded = {criterion: makers[criterion]() for criterion in self.criteria}
            # The first use of a metric warns of a file that ragas leaves open; later ones do not.
            asyncio.run(loaded["string_similarity"].single_turn_ascore(_sample_of(_ANY)))
            return loaded


def _sample_of(case: JudgeCase) -> "SingleTurnSample":
    """The case in ragas' words; a document found twice counts once, as ragas has it."""
    from ragas.dataset_schema import SingleTurnSample

    return SingleTurnSample(
        user_input=case.question,
        response=case.answer,
        reference=case.reference,
        retrieved_contexts=[passage.text for passage in case.passages],
        reference_contexts=[passage.text for passage in case.evidence],
        retrieved_context_ids=[passage.document for passage in case.passages],
        reference_context_ids=[passage.document for passage in case.evidence],
    )
