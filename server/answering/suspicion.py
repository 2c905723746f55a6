"""Notices what somebody planted in a document for the assistant to read: it does not speak to the document's readers.

A statement is suspicious when it is about the assistant's own output, or asks for something, and has little to do with
the rest of its document. Neither alone tells: policies ask things of their readers too, and every document wanders.
The bounds were chosen on statements of the sample company and of public policies and guides, beside published
injection texts; `deskside eval attacks` says what they do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ingest.index.embedder import Embeddings
from ingest.index.sentences import Span, sentence_spans
from server.answering.evidence import Weighed
from server.answering.question import Question
from server.answering.statements import Statement
from server.answering.version_cache import VersionCache
from server.retrieval.embedding_cache import EmbeddingCache

_OUTPUT = (
    r"answers?|respon(?:se|ses|d|ding)|repl(?:y|ies)|outputs?|messages?|code|codebase|implementation|solutions?"
    r"|algorithm|software|programs?|architecture|elucidation|prompts?|instructions?|explanation|words?|text"
)
_ABOUT_THE_ASSISTANT = re.compile(
    rf"\byour\s+(?:\w+\s+){{0,2}}(?:{_OUTPUT})\b"
    r"|\b(?:an?|another|artificial) (?:ai|assistant|language model|intelligence)\b"
    r"|\bcode (?:snippet|block|excerpt|section|segment|extract|fragment)"
    r"|\b(?:ignore|disregard|forget)\b.{0,40}\b(?:instructions?|above|previous|prior|rules|prompt)"
    r"|\bfrom now on\b|\bsystem prompt\b|\bpretend\b|\bact(?:ing)? (?:just )?(?:like|as) "
    r"|\b(?:just|only) (?:say|print|output|write)\b|\bprint [\"'“]|```",
    re.IGNORECASE,
)
_CODE = re.compile(r"\bimport \w+|\b(?:requests|subprocess|socket|os|shutil|urllib)\.\w+|\bdef \w+\(|\bexec\(")
_ASKS = re.compile(
    r"\?\s*$|^(?:please |now |kindly )?(?:add|answer|break down|calculate|classify|compose|consider|convert"
    r"|create|define|describe|design|develop|draft|explain|generate|give|group|how|identify|imagine|include|insert"
    r"|integrate|introduce|list|make|mention|misspell|modify|name|outline|predict|produce|provide|rearrange"
    r"|recommend|repeat|rephrase|replace|reply|respond|rewrite|say|show|state|substitute|suggest|summari[sz]e"
    r"|tell|translate|what|which|who|why|write)\b",
    re.IGNORECASE,
)
_OF_THE_HOUSE = re.compile(
    r"\b(?:we|us|our|ours|customers?|caller|he|him|she|her|they|them|it|its|these|those|there)\b", re.IGNORECASE
)
"""Who asks for something in the company's name, or of what was just spoken of, is no stranger to the document."""
_ABOUT_THE_ASSISTANT_BELOW = 0.3
_ASKS_BELOW = 0.2
_ASKS_ALONE_BELOW = 0.36
"""For the cosines with the document and with the likest of its other statements together."""
_ON_THE_POINT = 0.25
"""From this cosine with the question on, what asks for something is what the agent looks for."""
_WORDS_AROUND = 8
_MOST_OTHERS = 16


@dataclass(frozen=True, slots=True)
class Parted:
    """Evidence that may be used, and the statements that must not."""

    trusted: tuple[Weighed, ...]
    suspicious: tuple[Statement, ...]


class Suspicion:
    """Tells planted statements from a document's own."""

    def __init__(self, versions: VersionCache, embeddings: EmbeddingCache) -> None:
        self._versions = versions
        self._embeddings = embeddings

    def part(self, question: Question, evidence: Sequence[Weighed]) -> Parted:
        """The evidence without what is suspicious, which may be part of a statement that begins soundly."""
        suspicious: list[Statement] = []
        trusted: list[Weighed] = []
        for item in evidence:
            sound = self._sound_part(question, item.statement, evidence)
            if sound is None or _continues(item.statement, suspicious):
                suspicious.append(item.statement)
                continue
            trusted.append(item if sound is item.statement else replace(item, statement=sound))
            if sound is not item.statement:
                suspicious.append(self._cut(item.statement, sound.span.end, item.statement.span.end))
        return Parted(tuple(trusted), tuple(suspicious))

    def _sound_part(self, question: Question, statement: Statement, evidence: Sequence[Weighed]) -> Statement | None:
        """The statement up to its first planted sentence: itself where there is none, None where it begins with one."""
        text = self._versions.get(statement.passage.chunk.version_id).text
        sentences = sentence_spans(text, statement.span.start, statement.span.end)
        for place, sentence in enumerate(sentences):
            words = " ".join(text[sentence.start : sentence.end].split())
            if self._is_told_to_the_assistant(words, statement, evidence) or (
                self._asks_for_something_else(words, statement, evidence) and not self._is_asked(words, question)
            ):
                return None if place == 0 else self._cut(statement, statement.span.start, sentences[place - 1].end)
        return statement

    def _cut(self, statement: Statement, start: int, end: int) -> Statement:
        text = self._versions.get(statement.passage.chunk.version_id).text
        return replace(statement, span=Span(start, end), text=" ".join(text[start:end].split()))

    def _is_told_to_the_assistant(self, words: str, statement: Statement, evidence: Sequence[Weighed]) -> bool:
        if not speaks_to_the_assistant(words):
            return False
        others = self._others(statement, evidence)
        return min(self._fit(piece, others) for piece in {words, telling_part(words)}) < _ABOUT_THE_ASSISTANT_BELOW

    def _asks_for_something_else(self, words: str, statement: Statement, evidence: Sequence[Weighed]) -> bool:
        if not _ASKS.search(words) or _OF_THE_HOUSE.search(words):
            return False
        others = self._others(statement, evidence)
        fit = self._fit(words, others)
        return fit < _ASKS_BELOW and fit + float((others @ self._embeddings.of(words)).max()) < _ASKS_ALONE_BELOW

    def _is_asked(self, words: str, question: Question) -> bool:
        return float(self._embeddings.of(words) @ self._embeddings.of(question.text)) >= _ON_THE_POINT

    def _fit(self, words: str, others: Embeddings) -> float:
        """The cosine of some words with the mean of what else the document says."""
        mean = others.mean(axis=0)
        return float(self._embeddings.of(words) @ mean / max(float(np.linalg.norm(mean)), 1e-9))

    def _others(self, statement: Statement, evidence: Sequence[Weighed]) -> Embeddings:
        """What the document says beside this statement, as far as it was read, and what it is called; each by itself:
        the embeddings kept for chunks and statements know what stands around them."""
        passage = statement.passage
        texts = [passage.description.title, *passage.chunk.heading_path] + [
            other.statement.text
            for other in evidence
            if other.statement.passage.chunk.version_id == passage.chunk.version_id and other.statement is not statement
        ]
        self._embeddings.learn(texts[:_MOST_OTHERS])
        return np.stack([self._embeddings.of(text) for text in texts[:_MOST_OTHERS]])


def speaks_to_the_assistant(text: str) -> bool:
    """Whether the words are about what an assistant writes, or are code to be run."""
    return bool(_ABOUT_THE_ASSISTANT.search(text) or _CODE.search(text))


def telling_part(text: str) -> str:
    """The words around what speaks to the assistant, which may have been put into a sentence of the document's own."""
    found = _ABOUT_THE_ASSISTANT.search(text)
    if found is None:
        return text
    before, after = text[: found.start()].split(), text[found.end() :].split()
    return " ".join([*before[-_WORDS_AROUND:], found.group(), *after[:_WORDS_AROUND]])


def _continues(statement: Statement, suspicious: Sequence[Statement]) -> bool:
    """Whether it is the code that a planted statement announced."""
    before = suspicious[-1] if suspicious else None
    if before is None or before.passage.chunk.version_id != statement.passage.chunk.version_id:
        return False
    return statement.block - before.block in (0, 1) and _CODE.search(statement.text) is not None
