"""Horizontal bars: parts of a whole, rivals beside one another, or a range from low to high.

Rivals are never stacked: what two parties count of one day does not add up to anything.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from markupsafe import Markup

from detente.bulletin.document import Bars
from detente.bulletin.render.charts.axis import foot, whole
from detente.bulletin.render.charts.scale import Scale, scale_of
from detente.bulletin.render.charts.svg import percent, strip, tag
from detente.bulletin.render.numbers import Numbers

NARROW = 300.0  # px of a strip on a telephone: a number that does not fit there stays out of its bar
THIN = 20  # height of one bar among rivals, px


@dataclass(frozen=True)
class BarRow:
    """One name: its drawing, and what stands at its end."""

    name: str
    drawing: Markup
    total: str


@dataclass(frozen=True)
class BarChart:
    """The rows, the axis ('' where each bar carries its number), and each part with the class of its colour."""

    rows: tuple[BarRow, ...]
    axis: Markup
    legend: tuple[tuple[str, str], ...]


def draw(chart: Bars, numbers: Numbers, unknown: str) -> BarChart:
    """The drawing of a bar chart, row by row, all on one axis from zero."""
    table = [[_value(part.values, n) for part in chart.parts] for n in range(len(chart.names))]
    reach = [
        sum(v or 0.0 for v in row) if chart.kind == "stacked" else max([v or 0.0 for v in row] or [0.0])
        for row in table
    ]
    numbers = numbers.among(reach)
    scale = scale_of(reach, log=False, from_zero=True)
    marks = [numbers.words.mark_of(part.name) for part in chart.parts]
    kinds = [f"v-{mark}" if mark else f"s{n % 8 + 1}" for n, mark in enumerate(marks)]
    rows = []
    for name, values in zip(chart.names, table, strict=True):
        known = [v for v in values if v is not None]
        if chart.kind == "stacked":
            drawing = _stack(values, kinds, scale, numbers)
            total = whole(sum(known), numbers) if known else ""
            total += (" + " if total else "") + unknown if len(known) < len(values) else ""
        elif chart.kind == "range":
            drawing = _range(values, scale)
            ends = [unknown if v is None else whole(v, numbers) for v in values[:2]]
            total = "\u2013".join(ends) if known else unknown
        else:
            drawing, total = _beside(values, kinds, scale, numbers, unknown), ""
        rows.append(BarRow(name, drawing, total))
    legend = tuple((part.name, kind) for part, kind in zip(chart.parts, kinds, strict=True))
    axis = Markup("") if chart.kind == "beside" else foot(scale, numbers)
    return BarChart(tuple(rows), axis, legend if chart.kind != "range" else ())


def _value(values: tuple[float | None, ...], n: int) -> float | None:
    value = values[n] if n < len(values) else None
    return None if value is None or not math.isfinite(value) else float(value)


def _stack(values: list[float | None], kinds: list[str], scale: Scale, numbers: Numbers) -> Markup:
    parts, begin = [], 0.0
    for value, kind in zip(values, kinds, strict=True):
        if not value or value < 0:
            continue
        left, right = scale.at(begin), scale.at(begin + value)
        text = whole(value, numbers)
        parts.append(
            tag(
                "rect",
                x=percent(left),
                width=percent(right - left),
                y="15%",
                height="70%",
                class_=f"part {kind}",
            )
        )
        if (right - left) * NARROW > 8 * len(text) + 6:
            middle = percent((left + right) / 2)
            parts.append(
                tag(
                    "text",
                    text,
                    x=middle,
                    y="50%",
                    dy="0.35em",
                    text_anchor="middle",
                    class_=f"inside {kind}",
                )
            )
        begin += value
    return strip(*parts, class_="strip", width="100%")


def _range(values: list[float | None], scale: Scale) -> Markup:
    low, high = (*values, None, None)[:2]
    parts = [tag("line", x1="0%", x2="100%", y1="50%", y2="50%", class_="grid")]
    if low is not None and high is not None:
        x, width = scale.at(low), scale.at(high) - scale.at(low)
        parts.append(
            tag("rect", x=percent(x), width=percent(width), y="30%", height="40%", rx=3, class_="part range")
        )
    for value in (low, high):
        if value is not None:
            parts.append(tag("circle", cx=percent(scale.at(value)), cy="50%", r=5, class_="estimate"))
    return strip(*parts, class_="strip", width="100%")


def _beside(
    values: list[float | None], kinds: list[str], scale: Scale, numbers: Numbers, unknown: str
) -> Markup:
    parts = []
    for n, (value, kind) in enumerate(zip(values, kinds, strict=True)):
        wide = 0.86 * scale.at(value or 0.0)
        y = n * THIN + 3
        if value:
            parts.append(
                tag("rect", x="0%", width=percent(wide), y=y, height=THIN - 5, class_=f"part {kind}")
            )
        text = unknown if value is None else whole(value, numbers)
        parts.append(
            tag(
                "text",
                text,
                x=percent(wide),
                dx=5,
                y=y + 12,
                class_="end-text" + ("" if value else " unknown"),
            )
        )
    return strip(*parts, class_="strip stands", width="100%", height=THIN * max(1, len(values)) + 2)
