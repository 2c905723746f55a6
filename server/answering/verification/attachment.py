"""Whether a figure or a day is said of the same thing as in the source."""

from collections.abc import Mapping, Sequence

from server.answering.verification.statement import Fact, Stated

_MARGIN = 0.5
"""How much better another figure of the source must fit the words around, in words that stand close to it."""


def fits(said: Mapping[str, float], known: Mapping[str, float]) -> float:
    """How much two surroundings share: one for each word that stands close in both."""
    return sum(weight * known[stem] for stem, weight in said.items() if stem in known)


def better_fitting(
    said: Stated[Fact], own: Sequence[Stated[Fact]], rivals: Sequence[Stated[Fact]], beside: Sequence[Stated[Fact]]
) -> Stated[Fact] | None:
    """The fact of the source that belongs to the same words as `said`, where none of its `own` does.

    Where the sentence states the rival too, `beside`, the two must have changed places.
    """
    if not own or not rivals:
        return None
    rival = max(rivals, key=lambda one: fits(said.context, one.context))
    kept = max(own, key=lambda one: fits(said.context, one.context))
    gain = fits(said.context, rival.context) - fits(said.context, kept.context)
    other = next((one for one in beside if one is not said and one.fact.key == rival.fact.key), None)
    if other is not None:
        gain = min(gain, fits(other.context, kept.context) - fits(other.context, rival.context))
    return rival if gain > _MARGIN else None


def closest(said: Stated[Fact], others: Sequence[Stated[Fact]]) -> Stated[Fact] | None:
    """The fact whose surroundings are most like those of `said`."""
    best = max(others, key=lambda other: fits(said.context, other.context), default=None)
    return best if best is not None and fits(said.context, best.context) > _MARGIN else None
