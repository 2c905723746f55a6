"""What rose and what fell from one period to the next, as far as it is more than chance."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evals.dashboards.breakdowns import Breakdown, Dimension, Part
from evals.dashboards.share import Change, Share, change
from evals.dashboards.tally import Tally


class Measure(StrEnum):
    """A share whose moves are watched."""

    ANSWERED = "answered"
    USEFUL = "useful"


@dataclass(frozen=True, slots=True)
class Move:
    """One share that moved: of everything, or of the answers with one value of a dimension."""

    measure: Measure
    dimension: Dimension | None
    value: str
    now: Share
    before: Share
    change: Change


@dataclass(frozen=True, slots=True)
class Moves:
    """Those that fell and those that rose, the largest first, out of all that were compared."""

    fell: Sequence[Move]
    rose: Sequence[Move]
    compared: int


def read_moves(total: Part, breakdowns: Iterable[Breakdown]) -> Moves:
    """Compare everything with the period before.

    A move counts when its 95 % interval lies on one side of zero; of twenty comparisons without any cause, about one
    still will.
    """
    found = [*_moves_of(total, None)]
    for breakdown in breakdowns:
        for part in breakdown.parts:
            found.extend(_moves_of(part, breakdown.dimension))
    known = [move for move in found if move.change.value is not None]
    return Moves(
        fell=sorted((move for move in known if move.change.is_fall), key=_size),
        rose=sorted((move for move in known if move.change.is_rise), key=_size),
        compared=len(known),
    )


def _moves_of(part: Part, dimension: Dimension | None) -> Iterator[Move]:
    for measure in Measure:
        now, before = _share(part.now, measure), _share(part.before, measure)
        yield Move(measure, dimension, part.value, now, before, change(now, before))


def _share(tally: Tally, measure: Measure) -> Share:
    return tally.answered_share if measure is Measure.ANSWERED else tally.useful_share


def _size(move: Move) -> tuple[bool, float]:
    return (move.dimension is not None, -abs(move.change.value or 0.0))
