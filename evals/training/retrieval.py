"""Measures retrieval under different settings on one golden set, changing one setting at a time.

    python -m evals.training.retrieval DOCUMENTS GOLDEN [STEP]

GOLDEN is a golden set on the folder DOCUMENTS; every STEP-th answerable example is asked (default all). The defaults of
`server/retrieval/settings.py` are the first line; a change is worth taking when it helps several parts of the golden
set at once.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from evals.example import Example
from evals.golden_set import GoldenSet, load_golden_set
from evals.metric import Metric
from evals.metrics.document_recall import DOCUMENT_RECALL
from evals.metrics.evidence_hit import EVIDENCE_HIT
from evals.metrics.ndcg import NDCG
from evals.running.run_settings import RunSettings
from evals.running.sampling import Sampler
from evals.sample import Sample
from evals.subjects.in_process import InProcessSubject
from evals.training.asking import opened, with_retrieval
from server.retrieval.settings import RetrievalSettings

_VARIANTS: tuple[dict[str, float], ...] = (
    {},
    {"dense_weight": 0.5},
    {"dense_weight": 0.7},
    {"document_weight": 0.2},
    {"document_weight": 0.5},
    {"title_weight": 0.6},
    {"headings_weight": 0.6},
    {"conversation_weight": 0.8},
    {"conversation_weight": 2.0},
    {"last_turn_weight": 0.4},
    {"last_turn_weight": 1.0},
    {"last_question_weight": 0.15},
    {"last_question_weight": 0.5},
    {"rerank_weight": 0.2},
    {"rerank_weight": 0.4},
)
_METRICS: tuple[Metric, ...] = (*EVIDENCE_HIT, *DOCUMENT_RECALL, NDCG)


def measure(documents: Path, golden_set: GoldenSet, step: int) -> None:
    """Print the metrics of every variant for every part of the golden set."""
    examples = [example for example in golden_set.examples if example.answerable][::step]
    with opened(documents, golden_set) as deskside:
        for variant in _VARIANTS:
            subject = InProcessSubject(with_retrieval(deskside, RetrievalSettings(**variant)))
            sampler = Sampler(subject, RunSettings(is_retrieval_only=True))
            samples = [sampler.take(example) for example in examples]
            print(variant or "as it is")
            for name in sorted({_part(sample.example) for sample in samples}):
                print(f"  {name:20}", _figures([sample for sample in samples if _part(sample.example) == name]))


def _part(example: Example) -> str:
    return f"{example.set_name}/{example.kind}"


def _figures(samples: Sequence[Sample]) -> str:
    scores = ((metric.name, metric.measure(samples)) for metric in _METRICS)
    return "  ".join(f"{name} {score.value:.3f}" for name, score in scores if score is not None)


if __name__ == "__main__":
    measure(Path(sys.argv[1]), load_golden_set(Path(sys.argv[2])), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
