"""The geometry of a small line chart; the template `chart.html` draws it as SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

WIDTH, HEIGHT = 360, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 12, 16, 24
_MOST_LABELS = 5
_SMALLEST_TOP = 1.0
"""One answer, one millisecond: below it an axis would only show noise."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One point to draw: what it is called on the axis, its value where it has one, and what it says in full."""

    label: str
    value: float | None
    says: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A point on the line; `says` is shown to whoever rests on it."""

    x: float
    y: float
    says: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on an axis and where it stands."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Events at one place: a line through the chart, with their numbers."""

    x: float
    numbers: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything to draw, in the units of a picture of `WIDTH` by `HEIGHT`."""

    says: str
    lines: Sequence[str]
    """Points of each unbroken stretch; days without a value break the line."""
    dots: Sequence[Dot]
    across: Sequence[Tick]
    up: Sequence[Tick]
    flags: Sequence[Flag]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    top: int = _TOP
    bottom: int = HEIGHT - _BOTTOM


@dataclass(frozen=True, slots=True)
class Axis:
    """The values a chart goes up to, and how one is written."""

    top: float
    steps: int
    unit: str

    def written(self, value: float) -> str:
        """ "75 %", "320 ms" or "12"."""
        if self.unit == "%":
            return f"{value * 100:.0f} %"
        return f"{value:,.0f}".replace(",", " ") + (f" {self.unit}" if self.unit else "")


SHARES = Axis(1.0, 2, "%")


def axis_for(values: Iterable[float | None], unit: str) -> Axis:
    """An axis from zero to a round number at or above every value."""
    largest = max((value for value in values if value is not None), default=0.0)
    if largest <= _SMALLEST_TOP:
        return Axis(_SMALLEST_TOP, 1, unit)
    size = 10.0 ** floor(log10(largest))
    top = next((factor * size for factor in (1, 2, 5) if factor * size >= largest), 10 * size)
    return Axis(max(top, largest), 2, unit)


def draw(name: str, readings: Sequence[Reading], axis: Axis, flags: Iterable[Flag]) -> Chart:
    """The chart of these readings. `flags` stand at places counted like the readings, from 0."""
    xs = [_across(place, len(readings)) for place in range(len(readings))]
    dots = [
        Dot(x, _up(reading.value, axis), reading.says)
        for x, reading in zip(xs, readings, strict=True)
        if reading.value is not None
    ]
    return Chart(
        says=_summary(name, readings, axis),
        lines=_stretches(xs, readings, axis),
        dots=dots,
        across=_labels(xs, readings),
        up=[
            Tick(_up(axis.top * step / axis.steps, axis), axis.written(axis.top * step / axis.steps))
            for step in range(axis.steps + 1)
        ],
        flags=[Flag(_across(flag.x, len(readings)), flag.numbers) for flag in flags],
    )


def _across(place: float, count: int) -> float:
    width = WIDTH - _LEFT - _RIGHT
    return round(_LEFT + (width * place / (count - 1) if count > 1 else width / 2), 1)


def _up(value: float, axis: Axis) -> float:
    share = min(max(value / axis.top, 0.0), 1.0)
    return round(HEIGHT - _BOTTOM - share * (HEIGHT - _BOTTOM - _TOP), 1)


def _stretches(xs: Sequence[float], readings: Sequence[Reading], axis: Axis) -> list[str]:
    stretches: list[list[str]] = [[]]
    for x, reading in zip(xs, readings, strict=True):
        if reading.value is None:
            stretches.append([])
        else:
            stretches[-1].append(f"{x},{_up(reading.value, axis)}")
    return [" ".join(points) for points in stretches if len(points) > 1]


def _labels(xs: Sequence[float], readings: Sequence[Reading]) -> list[Tick]:
    every = max(ceil(len(readings) / _MOST_LABELS), 1)
    return [Tick(xs[place], readings[place].label) for place in range(0, len(readings), every)]


def _summary(name: str, readings: Sequence[Reading], axis: Axis) -> str:
    known = [(reading.value, reading.label) for reading in readings if reading.value is not None]
    if not known:
        return f"{name}: nothing to show in this period."
    (low, low_at), (high, high_at), (last, last_at) = min(known), max(known), known[-1]
    return (
        f"{name}, {known[0][1]} to {last_at}: lowest {axis.written(low)} ({low_at}), "
        f"highest {axis.written(high)} ({high_at}), last {axis.written(last)}."
    )
