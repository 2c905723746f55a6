"""What a plain but honest reader replies to the prompts of ragas: sentences are claims, and a claim holds where its
words stand in the text beside it.

The scores that follow mean little, but they differ between good and bad answers and can be worked out on paper.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

_INPUT = re.compile(r".*\ninput: (\{.*\})\s*\nOutput:\s*$", re.DOTALL)
"""The last input of a prompt; those above it belong to its examples."""
_SENTENCE = re.compile(r"[^.!?]+[.!?]?")
_WORD = re.compile(r"\w+")
_HELD = 0.8

Input = Mapping[str, Any]


def ragas_reply(prompt: str, properties: frozenset[str]) -> Mapping[str, object] | None:
    """The reply to a prompt that wants an object of these properties; `None` where ragas did not write it."""
    found = _INPUT.match(prompt)
    reader = _READERS.get(properties)
    return None if found is None or reader is None else reader(json.loads(found[1]))


def sentences_of(text: str) -> list[str]:
    """The sentences, without white space around them."""
    return [sentence.strip() for sentence in _SENTENCE.findall(text) if _WORD.search(sentence)]


def holds(statement: str, text: str) -> bool:
    """Whether four of five words of the statement stand in the text."""
    words, known = _words(statement), set(_words(text))
    return bool(words) and sum(word in known for word in words) >= _HELD * len(words)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _claims(given: Input) -> Mapping[str, object]:
    return {"claims": sentences_of(given["response"])}


def _statements(given: Input) -> Mapping[str, object]:
    if "statements" not in given:
        return {"statements": sentences_of(given["answer"])}
    verdicts = [
        {"statement": one, "reason": "its words", "verdict": int(holds(one, given["context"]))}
        for one in given["statements"]
    ]
    return {"statements": verdicts}


def _classifications(given: Input) -> Mapping[str, object]:
    return {
        "classifications": [
            {"statement": one, "reason": "its words", "attributed": int(holds(one, given["context"]))}
            for one in sentences_of(given["answer"])
        ]
    }


def _verdict(given: Input) -> Mapping[str, object]:
    is_useful = any(holds(one, given["context"]) for one in sentences_of(given["answer"]))
    return {"reason": "its words", "verdict": int(is_useful)}


def _question(given: Input) -> Mapping[str, object]:
    return {"question": sentences_of(given["response"])[0], "noncommittal": 0}


_READERS: Mapping[frozenset[str], Callable[[Input], Mapping[str, object]]] = {
    frozenset({"claims"}): _claims,
    frozenset({"statements"}): _statements,
    frozenset({"classifications"}): _classifications,
    frozenset({"reason", "verdict"}): _verdict,
    frozenset({"question", "noncommittal"}): _question,
}
