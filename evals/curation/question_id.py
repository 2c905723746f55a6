"""Ids of examples whose author gave them none: made from what is asked, so that the same question keeps its id."""

import hashlib

from evals.normalised_text import normalise


def question_id(question: str, surroundings: str = "") -> str:
    """ "q-" and a hash of the letters of the question; `surroundings` tells apart what is asked in other company."""
    letters = normalise(question).letters or question
    return "q-" + hashlib.sha256(f"{letters}\0{surroundings}".encode()).hexdigest()[:12]
