"""Charts in plain text: a forest drawn in characters, a line as its table or, when long, its outline."""

from __future__ import annotations

import math
from dataclasses import replace

from detente.bulletin.document import Forest, Grid, Lines, Series
from detente.bulletin.render import chart_tables
from detente.bulletin.render.cells import table_of
from detente.bulletin.render.charts import forest as drawn_forest
from detente.bulletin.render.charts.scale import Scale
from detente.bulletin.render.clean import cells_wide, one_line
from detente.bulletin.render.numbers import Numbers
from detente.bulletin.render.plain_lines import pad, wrap
from detente.bulletin.render.plain_tables import grid_lines
from detente.bulletin.render.words import Words

TALLEST = 36  # rows; a longer series is told by its outline
STEPS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588"


def lines(chart: Lines, numbers: Numbers, width: int) -> list[str]:
    """A line chart: all its values when they are few, otherwise the outline of each line and its extremes."""
    told = wrap(f"{chart.caption} ({chart.unit})", width)
    if len(chart.x) <= TALLEST:
        told += grid_lines(
            table_of(replace(chart_tables.of_lines(chart, numbers.words), units=()), numbers),
            width,
            numbers.words,
        )
    else:
        told += wrap(f"{chart.x[0]} \u2026 {chart.x[-1]}", width)
        for series in chart.series:
            told += [
                f"  {one_line(series.name)}",
                f"    {_outline(series, min(72, width - 6), numbers.words)}",
            ]
        told += grid_lines(table_of(_extremes(chart, numbers.words), numbers), width, numbers.words)
    told += [
        line for day, text in chart.marks for line in wrap(f"{day}  {text}", width, first="| ", then="|   ")
    ]
    return told + wrap(chart.note, width)


def _outline(series: Series, width: int, words: Words) -> str:
    """The line in characters, the highest value of each stretch; a gap is a blank, so is what is unknown."""
    values = [v if v is not None and math.isfinite(v) else None for v in series.values]
    known = [v for v in values if v is not None]
    if not known:
        return words["no_data"]
    top = max(*known, 0.0)
    count = min(width, len(values))
    drawn = ""
    for n in range(count):
        part = [v for v in values[n * len(values) // count : (n + 1) * len(values) // count] if v is not None]
        drawn += (
            STEPS[min(7, int(8 * max(0.0, max(part)) / top))] if part and top else "\u2581" if part else " "
        )
    return drawn


def _extremes(chart: Lines, words: Words) -> Grid:
    rows = []
    for series in chart.series:
        known = [v for v in series.values if v is not None and math.isfinite(v)]
        whole = [int(v) if v == int(v) else v for v in known]
        ends = (whole[0], min(whole), max(whole), whole[-1]) if whole else (None, None, None, None)
        rows.append((series.name, *ends, len(chart.x) - len(known)))
    return Grid(
        "", ("", *(words[word] for word in ("first", "lowest", "highest", "last", "unknown"))), tuple(rows)
    )


def forest(chart: Forest, numbers: Numbers, width: int) -> list[str]:
    """A forest chart: name, drawing and numbers in one line; a refused row says why."""
    view = drawn_forest.draw(chart, numbers)
    scale = drawn_forest.axis_of(chart)
    names = min(34, width // 3, max((cells_wide(one_line(row.name)) for row in chart.rows), default=1))
    room = max(12, min(40, width - names - 26))
    told = wrap(f"{chart.caption} ({chart.unit})", width)
    for row, shown in zip(chart.rows, view.rows, strict=True):
        inner = "  " if row.name.startswith("  ") else ""
        name = wrap(row.name, names, first=inner, then=inner) or [""]
        said = shown.note if shown.drawing is None else f"{shown.value}  {shown.interval}"
        if shown.drawing is None:
            told += wrap(said, width, first=pad(name[0], names) + "  ", then=" " * (names + 4))
        else:
            picture = _row(scale, room, row.value or 0.0, row.low, row.high, chart.reference)
            told.append(f"{pad(name[0], names)}  {picture}  {said}")
        told += [f"  {line}" for line in name[1:]]
        if row.note and shown.drawing is not None:
            told += wrap(row.note, width, first=" " * (names + 2), then=" " * (names + 2))
    ends = " \u2026 ".join(numbers.show(int(t) if t == int(t) else t) for t in (scale.low, scale.high))
    reference = numbers.show(
        int(chart.reference) if chart.reference == int(chart.reference) else chart.reference
    )
    told += wrap(
        f"{numbers.words['axis']} {ends}{', ' + numbers.words['log'] if chart.log else ''}; \u2506 = {reference}",
        width,
        first=" " * (names + 2),
    )
    return told + wrap(chart.note, width)


def _row(
    scale: Scale, room: int, value: float, low: float | None, high: float | None, reference: float
) -> str:
    drawn = [" "] * room
    drawn[round(scale.at(reference) * (room - 1))] = "\u2506"
    if low is not None and high is not None:
        begin, end = round(scale.at(low) * (room - 1)), round(scale.at(high) * (room - 1))
        drawn[begin : end + 1] = "\u2500" * (end + 1 - begin)
        drawn[begin] = "\u251c" if scale.holds(low) else "\u2190"
        drawn[end] = "\u2524" if scale.holds(high) else "\u2192"
    drawn[round(scale.at(value) * (room - 1))] = "\u25cf"
    return "".join(drawn)
