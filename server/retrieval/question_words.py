"""Words that make a sentence a question, or polite, without saying what it is about."""

QUESTION_WORDS = frozenset(
    "a about all also am an and any anyone anything are as at be because been but by can cannot could did do does "
    "doing don done else ever for from get gets getting give given go goes going got had has have having he hello "
    "help her here hers hi him his how i if in into is it its just kind know let like ll long look many may maybe "
    "me might mine more much must my need needs no not now of ok okay on one or our ours please possible question "
    "re s say says shall she should so some someone something sort still such t tell than thank thanks that the "
    "their theirs them then there these they thing things this those to too ve very want wants was we were what "
    "when where whether which while who whom whose why will wish with within without wonder would yes you your "
    "yours".split()
)
"""Lower case. "us" is none of them: it is also a country."""


def is_telling(word: str) -> bool:
    """Whether a lower-case word says something of what is looked for."""
    return word not in QUESTION_WORDS
