"""Which words a figure or a day belongs to: the nearer they stand, the heavier they weigh."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from server.answering.verification.days import Day
from server.answering.verification.figures import Figure
from server.answering.verification.places import place_of_currency

_CUT = re.compile(
    r",(?!\d) (?:and |or |but |while )?|; |: | and | or (?=[£€$]?\d)| but | while | whereas | against | ?/ ?(?=[£€$]"
    r"|[A-Z])| \(|\) ?| - ",
    re.IGNORECASE,
)
_CELL = re.compile(r"; (?=[^:;]{1,60}: )")
_NEAR, _SHARED, _SUBJECT, _FAR, _ABOVE, _BEFORE = 1.0, 0.6, 0.35, 0.15, 0.3, 0.1


@dataclass(frozen=True, slots=True)
class Placed:
    """A stem, and where it stands."""

    stem: str
    at: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the facts of one statement."""

    text: str
    is_row: bool
    placed: Sequence[Placed]
    places: frozenset[str]
    """Which of the stems are places."""
    label: frozenset[str]
    above: frozenset[str]
    before: frozenset[str]
    """Of the statement before it."""

    def contexts(self, facts: Sequence[Figure | Day]) -> list[Mapping[str, float]]:
        """The stems that belong to each fact, with their weights."""
        segments = self._segments()
        homes = frozenset(_at(segments, fact.span.start) for fact in facts)
        first = min((fact.span.start for fact in facts), default=0)
        return [self._context(fact, segments, homes, first) for fact in facts]

    def _segments(self) -> list["_Segment"]:
        cuts = [match.end() for match in _CUT.finditer(self.text) if not (self.is_row and match[0] == ": ")]
        cells = [0, *(match.end() for match in _CELL.finditer(self.text))] if self.is_row else [0]
        starts = sorted({0, *cuts, *cells})
        return [
            _Segment(start, cell := max(one for one in cells if one <= start), self._header_end(cell))
            for start in starts
        ]

    def _header_end(self, cell: int) -> int:
        colon = self.text.find(": ", cell) if self.is_row else -1
        return max(colon, 0)

    def _context(
        self, fact: Figure | Day, segments: Sequence["_Segment"], homes: frozenset[int], first: int
    ) -> Mapping[str, float]:
        home = _at(segments, fact.span.start)
        weights: dict[str, float] = defaultdict(float)
        weights.update(dict.fromkeys(self.before, _BEFORE) | dict.fromkeys(self.above, _ABOVE))
        subject = _SUBJECT if self._has_own_subject(fact, segments) else _NEAR
        for placed in self.placed:
            if placed.stem != fact.key:
                weight = self._weight(placed.at, home, segments, homes, subject if placed.at < first else _FAR)
                weights[placed.stem] = max(weights[placed.stem], weight)
        weights.update((stem, _NEAR) for stem in self.label if stem != fact.key)
        if (paid_in := place_of_currency(getattr(fact, "unit", None))) and not self._names_a_place(home, segments):
            weights[f"@{paid_in}"] = _NEAR
        return weights

    def _weight(
        self, at: int, home: int, segments: Sequence["_Segment"], homes: frozenset[int], elsewhere: float
    ) -> float:
        segment = _at(segments, at)
        if segment == home:
            return _NEAR
        if self.is_row:
            return self._weight_in_row(at, segments[segment], segments[home], {segments[one].cell for one in homes})
        return elsewhere if segment in homes else _SHARED

    def _weight_in_row(self, at: int, segment: "_Segment", home: "_Segment", cells: set[int]) -> float:
        """Of a cell its header belongs to all its facts; the first cell belongs to all the others."""
        if segment.cell == home.cell:
            return _NEAR if at < home.header_end else _FAR
        return _FAR if segment.cell in cells and home.cell else _SHARED

    def _has_own_subject(self, fact: Figure | Day, segments: Sequence["_Segment"]) -> bool:
        """Whether words of its own stand before it, as in "..., opened goods 14 days"."""
        home = _at(segments, fact.span.start)
        return any(one.at < fact.span.start and _at(segments, one.at) == home for one in self.placed)

    def _names_a_place(self, home: int, segments: Sequence["_Segment"]) -> bool:
        return any(one.stem in self.places and _at(segments, one.at) == home for one in self.placed)


@dataclass(frozen=True, slots=True)
class _Segment:
    """A stretch between commas, "and" or the borders of a table cell."""

    start: int
    cell: int
    header_end: int


def _at(segments: Sequence[_Segment], at: int) -> int:
    return next(ordinal for ordinal in range(len(segments) - 1, -1, -1) if segments[ordinal].start <= at)
