"""The true sentences of the trial: copied from their passages, said in other words by rule, and written by hand."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from evals.trials.verification.forgery import TrueSentence
from evals.trials.verification.passages import SamplePassage
from evals.trials.verification.rewording import rewordings
from ingest.index.sentences import sentence_spans

WRITTEN = Path(__file__).parent / "true_paraphrases.jsonl"
_FEWEST_WORDS = 6


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    document: str
    cites: str
    """Words of the passages it rests on, or of the heading over them."""


def copied_sentences(passages: Sequence[SamplePassage]) -> list[TrueSentence]:
    """Every whole sentence of the passages, in an order that is as good as drawn at random."""
    found = [TrueSentence(text, (passage,)) for passage in passages for text in _sentences(passage.text)]
    unique = {sentence.text: sentence for sentence in found}
    return sorted(unique.values(), key=lambda one: hashlib.sha256(one.text.encode()).hexdigest())


def reworded_sentences(copied: Sequence[TrueSentence]) -> list[TrueSentence]:
    """The same in other words, and two neighbours joined in one sentence."""
    reworded = [TrueSentence(text, one.passages) for one in copied for text in rewordings(one.text)]
    joined = [
        TrueSentence(f"{one.text.rstrip('.')}; {other.text[0].lower()}{other.text[1:]}", one.passages)
        for one, other in pairwise(sorted(copied, key=lambda one: one.passages[0].source))
        if one.passages == other.passages and other.text.split()[0] in _LITTLE and ": " not in one.text
    ]
    return [*reworded, *joined]


def written_sentences(passages: Sequence[SamplePassage], file: Path = WRITTEN) -> list[TrueSentence]:
    """What a person wrote as a language model would, each with the passages it rests on."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [_written(_Line.model_validate_json(line), passages) for line in lines]


def _written(line: _Line, passages: Sequence[SamplePassage]) -> TrueSentence:
    cited = [one for one in passages if one.path == line.document and line.cites in f"{one.section}\n{one.text}"]
    if not cited:
        raise ValueError(f"No passage of {line.document} has {line.cites!r}.")
    return TrueSentence(line.text, tuple(cited[:3]))


def _sentences(text: str) -> Iterator[str]:
    for line in text.splitlines():
        for span in sentence_spans(line):
            sentence = line[span.start : span.end]
            if sentence.endswith(".") and len(sentence.split()) >= _FEWEST_WORDS and sentence[0].isupper():
                yield sentence


_LITTLE = frozenset("A An The If It We For In After When They This These Every Any".split())
