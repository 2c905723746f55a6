"""Adapts the bundled encoder to the questions that agents ask, and writes `adaptation.safetensors`.

    python -m evals.training.encoder OUT.safetensors DOCUMENTS GOLDEN [DOCUMENTS GOLDEN ...]

Each golden set is asked of an index of its documents. What the adapted model learns, for each batch of questions:

* the chunk that answers is nearer to its question than every other chunk of the batch (InfoNCE, van den Oord et al.
  2018, arXiv:1807.03748), among them one that the search found although it does not answer;
* the same for statements, pooled from the tokens of their chunk as the index does it;
* one cosine tells statements that answer from the nearest that do not, over all questions, also those that are answered
  nowhere: that cosine is what abstention rests on.

Two matrices of rank 16 per linear layer are trained (LoRA, arXiv:2106.09685), the rest stays as it is.
"""

import math
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch.nn import functional

from evals.training.candidates import AskedExample, CandidateChunk, read_candidates
from ingest.index.embedders.bundled_model import bundled_model_folder
from ingest.index.sentences import Span

_RANK = 16
_EPOCHS = 2
_ANSWERED_PER_BATCH = 24
_UNANSWERED_PER_BATCH = 8
_LEARNING_RATE = 3e-4
_CUT_LEARNING_RATE = 0.02
_TEMPERATURE = 0.05
_STATEMENT_WEIGHT = 0.5
_CONVERSATION_WEIGHT = 0.3 / 0.7
_CUT_WEIGHT = 0.5
_WARM_UP = 0.08
_LONGEST_TOKENS = 160
_HARD = 8
"""Of so many chunks that were found first and do not answer, one is drawn."""
_LENGTH_GROUPS = 3
_REPORT_EVERY = 25

Flags = NDArray[np.bool_]


class LowRank(torch.nn.Module):
    """A frozen linear layer and the product of two thin matrices beside it, at first zero."""

    def __init__(self, linear: torch.nn.Linear) -> None:
        super().__init__()
        self.linear = linear
        self.down = torch.nn.Parameter(torch.randn(_RANK, linear.in_features) / math.sqrt(linear.in_features))
        self.up = torch.nn.Parameter(torch.zeros(linear.out_features, _RANK))

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        """What the layer says, and what the adaptation adds."""
        added: torch.Tensor = self.linear(states) + (states @ self.down.T) @ self.up.T
        return added


class Encoder:
    """The bundled encoder with an adaptation that can be trained."""

    def __init__(self) -> None:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from transformers import AutoModel, AutoTokenizer

        folder = str(bundled_model_folder())
        self._tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(folder)
        for parameter in self.model.parameters():
            parameter.requires_grad = False
        linear = [
            name
            for name, module in self.model.named_modules()
            if isinstance(module, torch.nn.Linear) and name.startswith("encoder.")
        ]
        for name in linear:
            parent, _, own = name.rpartition(".")
            layer = self.model.get_submodule(parent)
            setattr(layer, own, LowRank(getattr(layer, own)))
        self.adapted = {name: self.model.get_submodule(name) for name in linear}

    def parameters(self) -> list[torch.nn.Parameter]:
        """What is trained."""
        return [parameter for parameter in self.model.parameters() if parameter.requires_grad]

    def save(self, path: Path) -> None:
        """Write the adaptation."""
        matrices = {}
        for name, layer in self.adapted.items():
            matrices[f"{name}.down"] = layer.down.detach().half().contiguous()
            matrices[f"{name}.up"] = layer.up.detach().half().contiguous()
        save_file(matrices, path)

    def encode(
        self, texts: Sequence[str], parts: Sequence[Sequence[Span]] | None = None
    ) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """Unit vectors of texts, shape (texts, dimensions), and of their parts, each (parts, dimensions)."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        size = math.ceil(len(order) / _LENGTH_GROUPS)
        wholes: dict[int, torch.Tensor] = {}
        pooled: dict[int, torch.Tensor] = {}
        for start in range(0, len(order), size):
            places = order[start : start + size]
            tokens = self._tokenizer(
                [texts[place] for place in places],
                truncation=True,
                max_length=_LONGEST_TOKENS,
                padding=True,
                return_tensors="pt",
                return_offsets_mapping=True,
            )
            offsets = tokens.pop("offset_mapping").numpy()
            states = self.model(**tokens).last_hidden_state
            mask = tokens["attention_mask"].unsqueeze(-1).to(states.dtype)
            means = (states * mask).sum(1) / mask.sum(1)
            for row, place in enumerate(places):
                wholes[place] = _unit(means[row])
                if parts is not None:
                    weights = _token_weights(offsets[row], tokens["attention_mask"][row].numpy(), parts[place])
                    pooled[place] = _unit(torch.from_numpy(weights) @ states[row].float())
        return torch.stack([wholes[place] for place in range(len(texts))]), [pooled[place] for place in sorted(pooled)]

    def encode_questions(self, examples: Sequence[AskedExample]) -> torch.Tensor:
        """The question, leaning on the conversation before it."""
        questions, _ = self.encode([example.question for example in examples])
        following = [place for place, example in enumerate(examples) if example.conversation]
        if following:
            before, _ = self.encode([examples[place].conversation for place in following])
            questions = questions.clone()
            questions[following] = _unit(questions[following] + _CONVERSATION_WEIGHT * before)
        return questions


def _unit(vectors: torch.Tensor) -> torch.Tensor:
    return functional.normalize(vectors.float(), dim=-1)


def _token_weights(offsets: NDArray[np.int64], mask: NDArray[np.int64], parts: Sequence[Span]) -> NDArray[np.float32]:
    """Shape (parts, tokens): the mean over the tokens of each part, over all of the text for one that was cut off."""
    weights = np.empty((len(parts), len(offsets)), dtype=np.float32)
    for row, part in enumerate(parts):
        inside = np.maximum(offsets[:, 0], part.start) < np.minimum(offsets[:, 1], part.end)
        counted = inside if inside.any() else mask > 0
        weights[row] = counted / counted.sum()
    return weights


@dataclass(frozen=True, slots=True)
class Batch:
    """Questions that are answered, then those that are not, with the chunks to tell apart.

    Flags have a row for each question; `answering_*` a column for each chunk or statement, `own` one for each
    statement of the question's own chunks.
    """

    examples: Sequence[AskedExample]
    chunks: Sequence[CandidateChunk]
    answered: int
    answering_chunks: Flags
    answering_statements: Flags
    own: Flags


def make_batch(answered: Sequence[AskedExample], unanswered: Sequence[AskedExample], rng: random.Random) -> Batch:
    """For each question one chunk that answers and one that was found although it does not."""
    examples = [*answered, *unanswered]
    chunks: list[CandidateChunk] = []
    owners: list[int] = []
    for place, example in enumerate(examples):
        answering = [chunk for chunk in example.chunks if chunk.answers]
        others = [chunk for chunk in example.chunks if not chunk.answers][:_HARD]
        drawn = [rng.choice(group) for group in (answering, others) if group]
        chunks += drawn
        owners += [place] * len(drawn)
    keys = [(chunk.text, span) for chunk in chunks for span in chunk.statements]
    chunk_of = np.repeat(np.arange(len(chunks)), [len(chunk.statements) for chunk in chunks])
    statements = np.zeros((len(examples), len(keys)), dtype=np.bool_)
    for place, example in enumerate(examples):
        right = {
            (chunk.text, span)
            for chunk in example.chunks
            for span, is_right in zip(chunk.statements, chunk.answering, strict=True)
            if is_right
        }
        statements[place] = [key in right for key in keys]
    by_chunk = np.zeros((len(examples), len(chunks)), dtype=np.bool_)
    rows, columns = np.nonzero(statements)
    by_chunk[rows, chunk_of[columns]] = True
    own = np.array(owners)[chunk_of][None, :] == np.arange(len(examples))[:, None]
    return Batch(examples, chunks, len(answered), by_chunk, statements, own)


def batches(examples: Sequence[AskedExample], rng: random.Random) -> Iterator[Batch]:
    """One epoch."""
    answered = [example for example in examples if any(chunk.answers for chunk in example.chunks)]
    unanswered = [example for example in examples if not example.is_answerable and example.chunks]
    rng.shuffle(answered)
    rng.shuffle(unanswered)
    for number in range(len(answered) // _ANSWERED_PER_BATCH):
        start = number * _ANSWERED_PER_BATCH
        wanted = range(number * _UNANSWERED_PER_BATCH, (number + 1) * _UNANSWERED_PER_BATCH)
        yield make_batch(
            answered[start : start + _ANSWERED_PER_BATCH],
            [unanswered[place % len(unanswered)] for place in wanted if unanswered],
            rng,
        )


def losses(encoder: Encoder, batch: Batch, cut: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Of chunks, of statements and of the cut between what answers and what does not."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        chunks, parts = encoder.encode(
            [chunk.text for chunk in batch.chunks], [chunk.statements for chunk in batch.chunks]
        )
        questions = encoder.encode_questions(batch.examples)
    likeness = questions @ torch.cat(parts).T
    right = torch.from_numpy(batch.answering_statements)
    own = torch.from_numpy(batch.own)
    best_right = likeness.masked_fill(~right, -1).max(1).values
    best_other = likeness.masked_fill(right | ~own, -1).max(1).values
    values = torch.cat([best_right[best_right > -1], best_other[best_other > -1]])
    labels = torch.zeros(len(values))
    labels[: int((best_right > -1).sum())] = 1
    weights = torch.where(labels > 0, 0.5 / labels.sum(), 0.5 / (1 - labels).sum())
    told = functional.binary_cross_entropy_with_logits(cut[0] * values + cut[1], labels, reduction="none")
    return (
        _nearness(questions @ chunks.T, torch.from_numpy(batch.answering_chunks), batch.answered),
        _nearness(likeness, right, batch.answered),
        (told * weights).sum(),
    )


def _nearness(likeness: torch.Tensor, right: torch.Tensor, answered: int) -> torch.Tensor:
    scaled, wanted = likeness[:answered] / _TEMPERATURE, right[:answered]
    lost = torch.logsumexp(scaled, 1) - torch.logsumexp(scaled.masked_fill(~wanted, -1e4), 1)
    return lost[wanted.any(1)].mean()


def train(examples: Sequence[AskedExample], seed: int = 0) -> Encoder:
    """The encoder after some epochs over the examples; says how it goes on standard error."""
    torch.manual_seed(seed)
    rng = random.Random(seed)  # noqa: S311
    encoder = Encoder()
    cut = torch.nn.Parameter(torch.tensor([12.0, -6.0]))
    groups = [{"params": encoder.parameters(), "lr": _LEARNING_RATE}, {"params": [cut], "lr": _CUT_LEARNING_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = _EPOCHS * sum(1 for _ in batches(examples, rng))
    warm = _WARM_UP * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / warm) * max(0.02, 1 - step / steps)
    )
    encoder.model.train()
    told: list[list[float]] = []
    began = time.monotonic()
    for _ in range(_EPOCHS):
        for batch in batches(examples, rng):
            parts = losses(encoder, batch, cut)
            loss = parts[0] + _STATEMENT_WEIGHT * parts[1] + _CUT_WEIGHT * parts[2]
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            told.append([part.item() for part in parts])
            if len(told) % _REPORT_EVERY == 0:
                means = " ".join(f"{mean:.3f}" for mean in np.mean(told[-_REPORT_EVERY:], axis=0))
                print(f"step {len(told)} of {steps}: losses {means}, {time.monotonic() - began:.0f} s", file=sys.stderr)
    return encoder


if __name__ == "__main__":
    out, *pairs = map(Path, sys.argv[1:])
    asked = [one for pair in zip(pairs[::2], pairs[1::2], strict=True) for one in read_candidates(*pair)]
    print(f"{len(asked)} questions", file=sys.stderr)
    train(asked).save(out)
