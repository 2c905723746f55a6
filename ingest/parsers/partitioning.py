"""unstructured, made to work without a network: it would otherwise fetch a language model and send telemetry.

Its spaCy tokenizers only guess whether a line is a title or prose; styles decide that here, so plain regular
expressions stand in for them.
"""

import os
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"\w+|[^\w\s]")

Partitioner = Callable[..., Sequence[Any]]
"""Gives unstructured's elements; `Any` because the library's own types would be loaded with it."""


def load_partitioner(kind: str) -> Partitioner:
    """unstructured's partitioner for `kind` ("docx", "pptx"); the first call takes a second."""
    _go_offline()
    partitioner: Partitioner = getattr(import_module(f"unstructured.partition.{kind}"), f"partition_{kind}")
    return partitioner


def _go_offline() -> None:
    if "unstructured.nlp.tokenize" in sys.modules:
        return
    os.environ.update(DO_NOT_TRACK="1", SCARF_NO_ANALYTICS="1", UNSTRUCTURED_DISABLE_NOTICE="1")
    stood_in = "spacy" not in sys.modules
    if stood_in:
        sys.modules["spacy"] = _stand_in_for_spacy()
    try:
        tokenize = import_module("unstructured.nlp.tokenize")
    finally:
        if stood_in:
            del sys.modules["spacy"]
    for function in (_sent_tokenize, _word_tokenize, _pos_tag):
        setattr(tokenize, function.__name__.removeprefix("_"), function)


def _stand_in_for_spacy() -> ModuleType:
    spacy, language, tokens = ModuleType("spacy"), ModuleType("spacy.language"), ModuleType("spacy.tokens")
    language.__dict__["Language"] = tokens.__dict__["Doc"] = object
    spacy.__dict__.update(language=language, tokens=tokens)
    return spacy


def _sent_tokenize(text: str) -> list[str]:
    return _SENTENCE_END.split(text)


def _word_tokenize(text: str) -> list[str]:
    return _WORD.findall(text)


def _pos_tag(text: str) -> list[tuple[str, str]]:
    return [(word, "NN") for word in _WORD.findall(text)]
