"""Widens the chunks that matched to passages a person can read."""

from dataclasses import dataclass

from ingest.index.visibility import Integers, VisibilityView

_CONSIDERED = 200


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring positions of one version, in reading order, and the one that matched best."""

    positions: tuple[int, ...]
    best: int


def stretches(view: VisibilityView, ranked: Integers, k: int, longest: int) -> list[Stretch]:
    """The first k stretches: each best remaining chunk, with the neighbours that fit, the better ranked first.

    No stretch is longer than `longest` characters (but for a single chunk that is), crosses into another version or
    mixes audiences; no chunk stands in two stretches.
    """
    considered = ranked[:_CONSIDERED].tolist()
    rank = {position: place for place, position in enumerate(considered)}
    used: set[int] = set()
    found: list[Stretch] = []
    for best in considered:
        if best in used:
            continue
        first = last = best
        used.add(best)
        while neighbours := [
            position
            for position in (first - 1, last + 1)
            if position not in used and _fits(view, first, last, position, longest)
        ]:
            chosen = min(neighbours, key=lambda position: rank.get(position, len(rank)))
            used.add(chosen)
            first, last = min(first, chosen), max(last, chosen)
        found.append(Stretch(tuple(range(first, last + 1)), best))
        if len(found) == k:
            break
    return found


def _fits(view: VisibilityView, first: int, last: int, position: int, longest: int) -> bool:
    if not 0 <= position < len(view.rows):
        return False
    return bool(
        view.version_index[position] == view.version_index[first]
        and view.chunk_audience[position] == view.chunk_audience[first]
        and max(view.end[last], view.end[position]) - min(view.start[first], view.start[position]) <= longest
    )
