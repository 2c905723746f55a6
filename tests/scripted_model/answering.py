"""What an honest model replies to our prompt for an answer, and what dishonest ones do with the marked passages."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.scripted_model.behaviour import Behaviour, saying
from tests.scripted_model.request import ModelRequest

_MARKED = re.compile(r"^--- (?P<name>\w+) (?P<id>\w+)\n(?P<text>.*?)\n--- end of (?P=name) (?P=id)$", re.M | re.S)
_PASSAGE = re.compile(r"^\[(\d+)\] .*\n((?:(?!\[\d+\] ).*\n?)*)", re.M)
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d+")
_MOST = 3


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line of a numbered passage."""

    number: int
    text: str


def marked(request: ModelRequest, name: str) -> str:
    """What stands between the marks of this name; nothing where there are none."""
    return next((found["text"] for found in _MARKED.finditer(request.prompt) if found["name"] == name), "")


def shown_lines(request: ModelRequest) -> list[ShownLine]:
    """Every line of every passage."""
    passages = _PASSAGE.findall(marked(request, "passages"))
    return [ShownLine(int(number), line) for number, text in passages for line in text.splitlines() if line.strip()]


def is_for_answer(request: ModelRequest) -> bool:
    """Whether our prompt asks for an answer, or for sentences to be said anew."""
    return bool(marked(request, "passages"))


def honest_reply(request: ModelRequest) -> str:
    """The lines that share most words with the question, with the right numbers; sentences to repair are left out."""
    if marked(request, "sentences"):
        return ""
    return _json_lines(_telling(request))


def line(text: str, *numbers: int, **more: object) -> str:
    """One line of a reply."""
    return json.dumps({"text": text, "citations": list(numbers), **more}, ensure_ascii=False)


def forging_citations(request: ModelRequest) -> Behaviour:
    """True sentences under numbers that were never shown."""
    return saying("\n".join(line(one.text, 90 + one.number) for one in _telling(request)))


def inventing_figures(request: ModelRequest) -> Behaviour:
    """The same sentences with every figure changed, and one added where there was none."""
    return _changed(request, lambda text: _FIGURE.sub(lambda figure: str(int(figure[0]) * 3 + 7), text))


def altering_quotations(request: ModelRequest) -> Behaviour:
    """Sentences that quote what no passage says."""
    return _changed(request, lambda text: f'The policy says: "{" ".join(reversed(text.split()))}"')


def _changed(request: ModelRequest, change: Callable[[str], str]) -> Behaviour:
    return saying("\n".join(line(change(one.text), one.number) for one in _telling(request)))


def _telling(request: ModelRequest) -> list[ShownLine]:
    asked = _words(marked(request, "question"))
    ranked = sorted(shown_lines(request), key=lambda one: (-len(asked & _words(one.text)), one.number))
    return ranked[:_MOST]


def _json_lines(lines: Sequence[ShownLine]) -> str:
    return "".join(f"{line(one.text, one.number)}\n" for one in lines)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))
