"""ragas' judged metrics, through its public API: `ragas.metrics.collections`, with any LangChain chat model.

| criterion | asks | needs |
|---|---|---|
| `faithfulness` | which share of the answer's statements follows from the passages | passages |
| `answer_relevancy` | how like the question are questions that the answer would answer | |
| `context_precision` | whether the passages of use stand above the others | passages, reference |
| `context_recall` | which share of the reference answer follows from the passages | passages, reference |
| `factual_correctness` | how far the claims of answer and reference agree, as F1 | reference |

Source: Es et al., RAGAs: Automated evaluation of retrieval augmented generation, EACL 2024, and ragas 0.4.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Coroutine, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from evals.errors import JudgeError
from evals.judging.case import JudgeCase
from evals.judging.judgement import NotScored, Verdict, not_scored, verdict_of
from evals.judging.judges.event_loop import EventLoop
from evals.judging.judges.ragas_loading import loading_ragas, ragas_version
from evals.judging.settings import JudgeSettings
from ingest.index.embedder import Embedder

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from ragas.metrics.collections import BaseMetric

_log = logging.getLogger(__name__)
_NEED_PASSAGES = frozenset({"faithfulness", "context_precision", "context_recall"})
_NEED_REFERENCE = frozenset({"context_precision", "context_recall", "factual_correctness"})

CRITERIA = ("faithfulness", "answer_relevancy", "context_precision", "context_recall", "factual_correctness")


class RagasJudge:
    """Judges with a language model. `host` is where the model is, as far as its answers may depend on it."""

    name = "ragas"
    criteria = CRITERIA
    is_repeatable = False

    def __init__(
        self,
        model: BaseChatModel,
        embedder: Embedder,
        settings: JudgeSettings,
        host: str,
        close_client: Callable[[], Coroutine[Any, Any, None]] | None = None,
    ) -> None:
        self._model = model
        self._embedder = embedder
        self._settings = settings
        self._host = host
        self._close_client = close_client
        self._loop = EventLoop()
        self._calls = 0

    @property
    def calls(self) -> int:
        """How often the model was asked, every attempt counted."""
        return self._calls

    @cached_property
    def identity(self) -> str:
        """Model, host, ragas, prompts, temperature and embedder."""
        settings = self._settings
        told = f"{settings.temperature if settings.sends_temperature else ''}\0{self._embedder.identity}"
        prompts = hashlib.sha256(f"{_prompts_of(self._metrics)}\0{told}".encode()).hexdigest()[:8]
        return f"{self.name} {ragas_version()} with {settings.model} at {self._host}, prompts {prompts}"

    def judge(self, case: JudgeCase, criterion: str) -> Verdict:
        """What ragas makes of the model's replies."""
        if criterion in _NEED_REFERENCE and not case.reference:
            return not_scored(NotScored.NO_REFERENCE)
        if criterion in _NEED_PASSAGES and not case.passages:
            return not_scored(NotScored.NO_PASSAGES)
        if not case.answer.strip():
            return not_scored(NotScored.EMPTY, "the answer is empty")
        try:
            found = self._loop.run(self._metrics[criterion].ascore(**_columns(case, criterion)))
            return verdict_of(float(found.value))
        except JudgeError as error:
            return not_scored(error.reason, str(error))
        except Exception as error:  # noqa: BLE001
            # The outermost edge of one judgement: whatever failed, the others go on and this one says so.
            _log.warning("%s of case %s failed", criterion, case.id, exc_info=True)
            return not_scored(NotScored.FAILED, f"{type(error).__name__}: {error}")

    def close(self) -> None:
        """Close the model's client, where that can be done, and end the loop it lived in."""
        if self._close_client is not None and self._calls:
            self._loop.run(self._close_client())
        self._loop.close()

    @cached_property
    def _metrics(self) -> Mapping[str, BaseMetric]:
        with loading_ragas():
            from ragas.metrics.collections import (
                AnswerRelevancy,
                ContextPrecision,
                ContextRecall,
                FactualCorrectness,
                Faithfulness,
            )

            from evals.judging.judges.ragas_model import JudgingModel, OwnEmbedding

            llm = JudgingModel(self._model, self._settings, self._count_call)
            return {
                "faithfulness": Faithfulness(llm=llm),
                "answer_relevancy": AnswerRelevancy(llm=llm, embeddings=OwnEmbedding(self._embedder)),
                "context_precision": ContextPrecision(llm=llm),
                "context_recall": ContextRecall(llm=llm),
                "factual_correctness": FactualCorrectness(llm=llm),
            }

    def _count_call(self) -> None:
        self._calls += 1  # only ever from the loop's own thread


def _columns(case: JudgeCase, criterion: str) -> dict[str, Any]:  # Any: ragas' keyword arguments
    """The case in ragas' words, those that the criterion asks for."""
    words: dict[str, object] = {
        "user_input": case.question,
        "response": case.answer,
        "retrieved_contexts": [passage.text for passage in case.passages],
        "reference": case.reference,
    }
    return {name: words[name] for name in _COLUMNS[criterion]}


_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "faithfulness": ("user_input", "response", "retrieved_contexts"),
    "answer_relevancy": ("user_input", "response"),
    "context_precision": ("user_input", "reference", "retrieved_contexts"),
    "context_recall": ("user_input", "retrieved_contexts", "reference"),
    "factual_correctness": ("response", "reference"),
}


def _prompts_of(metrics: Mapping[str, BaseMetric]) -> str:
    """Every prompt of the metrics, made from its own first example."""
    from ragas.prompt.metrics.base_prompt import BasePrompt

    return "\0".join(
        f"{name} {attribute} {prompt.to_string(prompt.examples[0][0])}"
        for name, metric in sorted(metrics.items())
        for attribute, prompt in sorted(vars(metric).items())
        if isinstance(prompt, BasePrompt)
    )
