"""Estimates with their intervals around a reference. A row that was refused says why, and draws nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass

from markupsafe import Markup

from detente.bulletin.document import Forest, Interval
from detente.bulletin.render.charts.axis import foot
from detente.bulletin.render.charts.scale import Scale, scale_of
from detente.bulletin.render.charts.svg import percent, strip, tag
from detente.bulletin.render.numbers import Numbers, common_decimals

FAR = 12.0  # an interval reaching farther than this times the estimates ends in an arrow


@dataclass(frozen=True)
class ForestRow:
    """One estimate: its drawing and its numbers in words; a refused one has its reason for a note and neither."""

    name: str
    note: str
    faint: bool
    drawing: Markup | None
    value: str
    interval: str


@dataclass(frozen=True)
class ForestChart:
    """The rows, and the axis under them."""

    rows: tuple[ForestRow, ...]
    axis: Markup


def draw(chart: Forest, numbers: Numbers) -> ForestChart:
    """The drawing of a forest chart, row by row, all on one axis."""
    scale = axis_of(chart)
    estimates = [v for row in chart.rows for v in (row.value, row.low, row.high) if v is not None]
    places = max(1, min(2, common_decimals([float(v) for v in estimates if abs(v) >= 0.1])))
    rows = tuple(_row(row, scale, chart, numbers, places) for row in chart.rows)
    return ForestChart(rows, foot(scale, numbers))


def axis_of(chart: Forest) -> Scale:
    """The axis of all rows: no interval stretches it beyond what the estimates need."""
    middle = [row.value for row in chart.rows if _drawable(row.value, chart.log)]
    core = [v for v in (*middle, chart.reference) if v is not None and (v > 0 or not chart.log)]
    ends = [v for row in chart.rows for v in (row.low, row.high) if _drawable(row.value, chart.log)]
    ends = [v for v in ends if _drawable(v, chart.log)]
    if chart.log and core:
        ends = [min(max(v, min(core) / FAR), max(core) * FAR) for v in ends if v is not None]
    return scale_of([v for v in (*core, *ends) if v is not None], chart.log)


def _drawable(value: float | None, log: bool) -> bool:
    return value is not None and math.isfinite(value) and (value > 0 or not log)


def _row(row: Interval, scale: Scale, chart: Forest, numbers: Numbers, places: int) -> ForestRow:
    if row.value is None:
        label = numbers.words["not_estimable"]
        reason = (
            row.note if row.note.lower().startswith(label) else f"{label}: {row.note}" if row.note else label
        )
        return ForestRow(row.name, reason, row.faint, None, "", "")
    ends = [None if v is None else numbers.show(float(v), places) for v in (row.low, row.high)]
    interval = "" if ends == [None, None] else f"{ends[0] or '?'}\u2013{ends[1] or '?'}"
    drawing = _strip(row, scale, chart)
    return ForestRow(row.name, row.note, row.faint, drawing, numbers.show(float(row.value), places), interval)


def _strip(row: Interval, scale: Scale, chart: Forest) -> Markup:
    assert row.value is not None
    parts = [_reference(scale, chart)]
    if row.low is not None and row.high is not None:
        low, high = scale.at(row.low), scale.at(row.high)
        parts.append(tag("line", x1=percent(low), x2=percent(high), y1="50%", y2="50%", class_="interval"))
        parts.append(_end(low, scale.holds(row.low), -1))
        parts.append(_end(high, scale.holds(row.high), 1))
    if scale.holds(row.value):
        parts.append(tag("circle", cx=percent(scale.at(row.value)), cy="50%", r=5, class_="estimate"))
    return strip(*parts, class_="strip", width="100%")


def _end(at: float, inside: bool, way: int) -> Markup:
    """A bar where the interval ends, an arrow where it goes on beyond the axis; drawn around the row's middle."""
    shape = "M0 -5V5" if inside else f"M{-6 * way} -5L0 0L{-6 * way} 5"
    return tag(
        "svg",
        tag("path", d=shape, class_="end"),
        x=percent(at),
        y="50%",
        overflow="visible",
        width=1,
        height=1,
    )


def _reference(scale: Scale, chart: Forest) -> Markup:
    x = percent(scale.at(chart.reference))
    return tag("line", x1=x, x2=x, y1="0%", y2="100%", class_="reference")
