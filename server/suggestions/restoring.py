"""Gives suggestions for a masked ticket back the personal data of the ticket."""

from dataclasses import replace

from server.privacy.masked import Masked
from server.suggestions.suggestion import Suggestion, Suggestions


def restore_suggestions(suggestions: Suggestions, masked: Masked) -> Suggestions:
    """What the agent is to see; what the documents say in it is theirs and stays."""
    days = tuple(
        replace(
            day,
            text=masked.restore_text(day.text),
            differences=day.differences
            and tuple(replace(one, question=masked.restore_text(one.question)) for one in day.differences),
        )
        for day in suggestions.as_of_suggestions
    )
    restored = tuple(_restore(one, masked) for one in suggestions.suggestions)
    return replace(suggestions, suggestions=restored, as_of_suggestions=days)


def _restore(suggestion: Suggestion, masked: Masked) -> Suggestion:
    return replace(
        suggestion,
        label=masked.restore_text(suggestion.label),
        question=masked.restore_text(suggestion.question),
        answer=masked.restore(suggestion.answer),
    )
