"""The numbers of a chart as a grid: what a chart shows can always be read, heard and copied."""

from __future__ import annotations

from detente.bulletin.document import Bars, Cell, Forest, Grid, Lines, MapView
from detente.bulletin.render.words import Words


def of_lines(chart: Lines, words: Words) -> Grid:
    """A row a day, a column a line."""
    rows = tuple(
        (day.isoformat(), *(_at(s.values, n) for s in chart.series)) for n, day in enumerate(chart.x)
    )
    return Grid(
        chart.caption,
        (words["day"], *(s.name for s in chart.series)),
        rows,
        ("", *[chart.unit] * len(chart.series)),
    )


def of_forest(chart: Forest, words: Words) -> Grid:
    """A row an estimate; a refused one has its reason and no numbers."""
    columns = (words["name"], words["value"], words["low"], words["high"], words["reason"])
    rows = tuple((r.name, *map(_number, (r.value, r.low, r.high)), r.note) for r in chart.rows)
    return Grid(chart.caption, columns, rows, ("", chart.unit, "", "", ""))


def of_bars(chart: Bars, words: Words) -> Grid:
    """A row a name, a column a part."""
    rows = tuple((name, *(_at(part.values, n) for part in chart.parts)) for n, name in enumerate(chart.names))
    columns = (words["name"], *(words.said(part.name) for part in chart.parts))
    return Grid(chart.caption, columns, rows, ("", *[chart.unit] * len(chart.parts)))


def of_map(view: MapView, words: Words) -> Grid:
    """A row a bubble; on a map of shades a row an area that has one."""
    if view.shades:
        shaded = tuple((a.name, view.shades[a.shade], a.detail) for a in view.areas if a.shade is not None)
        return Grid(view.caption, (words["name"], words["shade"], words["detail"]), shaded)
    rows = tuple((b.name, _number(b.size), b.detail) for b in view.bubbles)
    return Grid(view.caption, (words["name"], words["size"], words["detail"]), rows)


def _at(values: tuple[float | None, ...], n: int) -> Cell:
    return _number(values[n]) if n < len(values) else None


def _number(value: float | None) -> Cell:
    return (
        int(value)
        if value is not None and value == value and abs(value) < 1e15 and value == int(value)
        else value
    )
