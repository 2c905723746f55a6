"""Says in words what was noticed about a question, and how the decision to answer followed from it."""

from dataclasses import dataclass

from server.answering.answer import Answer, Outcome

_NEARLY = 0.99
_NOTICED = {
    "top_similarity": (
        "Closest passage",
        "How close the nearest passage is to the question in meaning; 1 is the same.",
    ),
    "lexical_score": (
        "Shared words",
        "How well the best passage matches the question's words, rare ones counting most.",
    ),
    "covered_weight": (
        "Words found",
        "The share of the question's words, rare ones counting most, that the best passage contains.",
    ),
    "searched": (
        "Passages searched",
        "The natural logarithm of their number: among more of them something alike is found more easily.",
    ),
    "statement_similarity": (
        "Closest statement",
        "How close the nearest single statement is to the question in meaning; 1 is the same.",
    ),
    "lexical_total": (
        "Weight of shared words",
        "The best passage's score in the search by words itself; rare words score high wherever one of them stands.",
    ),
    "question_length": (
        "Length of the question",
        "The natural logarithm of its number of words: a long question is less easily met by chance.",
    ),
    "follow_up": (
        "Follow-up",
        "1 for a question in a conversation, which is about the documents already; otherwise 0.",
    ),
}


@dataclass(frozen=True, slots=True)
class Noticed:
    """One signal, as a person reads it."""

    signal: str
    name: str
    says: str
    value: float
    counted: float | None
    """What it added to the logarithm of the odds; `None` in answers of earlier versions."""


def what_was_noticed(answer: Answer) -> tuple[Noticed, ...]:
    """The signals that counted for something; one that has no words here yet goes by its own name."""
    return tuple(
        Noticed(signal, *_words(signal), value, _counted(answer, signal, value))
        for signal, value in answer.making.signals.items()
        if answer.making.weights.get(signal) != 0
    )


def _words(signal: str) -> tuple[str, str]:
    return _NOTICED.get(signal) or (signal.replace("_", " ").capitalize(), "")


def _counted(answer: Answer, signal: str, value: float) -> float | None:
    weight = answer.making.weights.get(signal)
    return None if weight is None else round(weight * value, 4) + 0.0


def say_decision(answer: Answer) -> str:
    """Why it was answered, or was not."""
    sure, needed = _percent(answer.confidence), answer.making.threshold
    if answer.exemplar is not None:
        return "An approved answer fits the question; it is offered whatever the passages say."
    if needed is None:
        return f"The documents answer with a probability of {sure}."
    compared = f"The documents answer with a probability of {sure}; {needed:.0%} was needed"
    match answer.outcome:
        case Outcome.ANSWERED:
            return f"{compared}, so it was answered."
        case Outcome.PARTLY_ANSWERED:
            return f"{compared} for the whole of it. What was found answers a part, and is shown as a part."
        case Outcome.NEEDS_CLARIFICATION:
            return f"{compared}. It may mean several things, so the agent was asked which."
    if answer.confidence < needed:
        return f"{compared}, so the closest passages are shown and no answer is given."
    return f"{compared}, yet no sentence was found that answers; the closest passages are shown."


def _percent(share: float) -> str:
    """ "82%"; never that anything is certain."""
    if share > _NEARLY:
        return f"over {_NEARLY:.0%}"
    return f"under {1 - _NEARLY:.0%}" if share < 1 - _NEARLY else f"{share:.0%}"
