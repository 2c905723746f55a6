"""Until when a temporary ruling holds, in words."""

from dataclasses import replace
from datetime import datetime, timedelta

from server.answering.answer import AnswerSentence

_MONTHS = "January February March April May June July August September October November December".split()


def last_day(in_force_to: datetime) -> str:
    """The last day on which it holds, as "15 January 2027": from `in_force_to` on it no longer does."""
    last = in_force_to - timedelta(microseconds=1)
    return f"{last.day} {_MONTHS[last.month - 1]} {last.year}"


def say_until(sentence: AnswerSentence, in_force_to: datetime | None) -> AnswerSentence:
    """The sentence with its end date before it, unless it names that day itself."""
    if in_force_to is None:
        return replace(sentence, text=f"By a temporary ruling: {sentence.text}")
    day = last_day(in_force_to)
    return sentence if day in sentence.text else replace(sentence, text=f"Until {day}: {sentence.text}")
