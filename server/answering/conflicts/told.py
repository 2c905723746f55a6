"""Says of each side of a contradiction who says so, so that neither reads like a fact."""

from collections.abc import Sequence
from dataclasses import replace

from server.answering.answer import AnswerSentence, Citation, Conflict
from server.answering.composer import Composition


def tell(composition: Composition, conflicts: Sequence[Conflict]) -> Composition:
    """The same with every contradicted sentence told as what its document says, and the other side right behind it."""
    sentences, citations = list(composition.sentences), list(composition.citations)
    for conflict in conflicts:
        for side, other in ((conflict.left, conflict.right), (conflict.right, conflict.left)):
            place = _place(sentences, side)
            if place is None:
                continue
            sentences[place] = _attributed(sentences[place], side)
            if _place(sentences, other) is None:
                sentences.insert(place + 1, _attributed(_sentence(other), other))
        citations += [side for side in (conflict.left, conflict.right) if _is_new(side, citations)]
    return Composition(tuple(sentences), tuple(citations))


def _is_new(side: Citation, citations: Sequence[Citation]) -> bool:
    return all(side.number != known.number for known in citations)


def _place(sentences: Sequence[AnswerSentence], side: Citation) -> int | None:
    """Which sentence says what this side says: of a table row perhaps only some columns."""
    citing = [place for place, one in enumerate(sentences) if side.number in one.citations]
    saying = [place for place in citing if _says(sentences[place].text, side)]
    return next(iter(saying), citing[0] if len(citing) == 1 else None)


def _says(sentence: str, side: Citation) -> bool:
    said, quote = (" ".join(text.split()).rstrip(".") for text in (sentence.removeprefix(_speaker(side)), side.quote))
    return said in quote or quote in said


def _attributed(sentence: AnswerSentence, side: Citation) -> AnswerSentence:
    if sentence.text.startswith(_speaker(side)):
        return sentence
    return replace(sentence, text=f"{_speaker(side)}{sentence.text}")


def _sentence(side: Citation) -> AnswerSentence:
    return AnswerSentence(" ".join(side.quote.split()), (side.number,), side.is_internal)


def _speaker(side: Citation) -> str:
    return f"“{side.title}” says: "
