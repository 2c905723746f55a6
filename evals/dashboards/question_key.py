"""What two wordings of one question have in common: their telling words, reduced to stems."""

from collections.abc import Callable, Sequence

from server.retrieval.question_words import is_telling

Stems = Callable[[str], Sequence[str]]
"""The stems of a text, as `LexicalIndex.stems` gives them."""

_LONGEST_KEY = 12


def question_key(question: str, stems: Stems) -> str:
    """The stems in alphabetical order, each once; equal for questions that differ only in form.

    A long message keeps its first telling words: what follows tells of the case, not of the question.
    """
    letters = "".join(character.lower() if character.isalnum() else " " for character in question)
    telling = " ".join(word for word in letters.split() if is_telling(word))
    found = dict.fromkeys(stems(telling))
    return " ".join(sorted(list(found)[:_LONGEST_KEY]))
