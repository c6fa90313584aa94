"""Bars as numbers that a template draws: where each stands, what it is called, and what stands at the axis."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, log10

WIDE, NARROW = 980, 330  # units of the drawing, which are pixels on the screens they are for
TALL = 220
TOP, BOTTOM, LEFT, RIGHT = 22, 26, 44, 16  # room for values, names and the axis
GAP = 0.28  # of a bar's place
LETTER = 7  # units that a sign of a value takes
NAME = 58  # units that a name beneath a bar takes
STEPS = (1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10)  # of a power of ten, where the axis may end


@dataclass(frozen=True)
class Piece:
    """One part of a bar; `kind` counts the parts from the bottom."""

    kind: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Bar:
    """`value` and `name` are "" where there is no room for them; `told` is the whole of it in words."""

    middle: float
    top: float
    value: str
    name: str
    told: str
    pieces: Sequence[Piece]


@dataclass(frozen=True)
class Chart:
    width: int
    height: int
    base: float
    left: int
    bars: Sequence[Bar]
    lines: Sequence[tuple[float, str]]


@dataclass(frozen=True)
class Column:
    """What a bar tells: its parts from the bottom, and the words for each."""

    name: str
    parts: Sequence[float]
    told: str

    @property
    def total(self) -> float:
        return sum(self.parts)


def drawn(columns: Sequence[Column], written: Callable[[float], str] = "{:,.0f}".format) -> list[Chart]:
    """Return the chart for a wide screen and for a phone. `written` puts a value in figures."""
    return [chart(columns, written, width) for width in (WIDE, NARROW)]


def chart(columns: Sequence[Column], written: Callable[[float], str], width: int) -> Chart:
    most = above(max((one.total for one in columns), default=0))
    scale, place = (TALL - TOP - BOTTOM) / most, (width - LEFT - RIGHT) / max(1, len(columns))
    longest = max((len(written(one.total)) for one in columns), default=1)
    peak = max(range(len(columns)), key=lambda at: columns[at].total, default=0)
    every, roomy = ceil(NAME / place), longest * LETTER <= place
    bars = [
        bar(
            one,
            LEFT + place * at,
            place,
            scale,
            written(one.total) if one.total and (roomy or at == peak) else "",
            # The last one is named: it is today.
            one.name if (len(columns) - 1 - at) % every == 0 else "",
        )
        for at, one in enumerate(columns)
    ]
    lines = [(TALL - BOTTOM - scale * value, written(value)) for value in (0, most / 2, most)]
    return Chart(width, TALL, TALL - BOTTOM, LEFT, bars, lines)


def bar(column: Column, x: float, place: float, scale: float, value: str, name: str) -> Bar:
    pieces, y = [], float(TALL - BOTTOM)
    for kind, part in enumerate(column.parts):
        y -= part * scale
        if part:
            pieces.append(Piece(kind, x + place * GAP / 2, y, place * (1 - GAP), part * scale))
    return Bar(x + place / 2, y - 6, value, name, column.told, pieces)


def above(value: float) -> float:
    """Return the next round figure of which a half is a whole number: 2, 4, 6, 10, 12, 16, 20, 30, 600 …"""
    power = 10.0 ** int(log10(max(value, 1)))
    return next(power * step for step in STEPS if power * step >= value and power * step % 2 == 0)
