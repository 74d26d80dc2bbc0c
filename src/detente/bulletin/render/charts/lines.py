"""Values over days or months, with marked days. A gap is a gap: no line crosses what is unknown."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from detente.bulletin.document import Lines
from detente.bulletin.render.charts import calendar
from detente.bulletin.render.charts.scale import Scale, scale_of
from detente.bulletin.render.charts.svg import fixed, percent, picture, tag
from detente.bulletin.render.numbers import Numbers, common_decimals
from detente.say import joined, say

HEIGHT = 240  # of the plot, px
LANE = 22  # of one row of numbered marks, px
FOOT = 40  # for the dates, px
APART = 0.062  # marks nearer than this share of the width take another lane


@dataclass(frozen=True)
class LineChart:
    """What the template lays out around the drawing."""

    drawing: Markup
    height: int
    y_labels: tuple[tuple[str, str], ...]
    """(pixels from the top, value)."""
    y_width: int
    marks: tuple[tuple[int, date, str, bool], ...]
    """(number, day, text, whether it lies on the chart)."""
    zeros: bool
    """Whether an open point stands for a zero that a logarithmic axis cannot hold."""


def draw(chart: Lines, numbers: Numbers, ids: tuple[str, str]) -> LineChart:
    """The drawing of a line chart; its names and marked days are told in words beside it."""
    known = [v for series in chart.series for v in series.values if v is not None and math.isfinite(v)]
    up = scale_of(known, chart.log, from_zero=all(v >= 0 for v in known))
    days = [day.toordinal() for day in chart.x] or [0]
    along = Scale(days[0], max(days[-1], days[0] + 1))
    marks = [(n, day, text) for n, (day, text) in enumerate(chart.marks, 1)]
    lanes = _lanes([(n, along.at(day.toordinal())) for n, day, _ in marks if along.holds(day.toordinal())])
    top = LANE * (max(lanes.values(), default=-1) + 1) + 8
    y_ticks = up.ticks(5)
    numbers = numbers.among(y_ticks)
    places = common_decimals(y_ticks)
    y_labels = tuple(
        (fixed(top + HEIGHT * (1 - up.at(t))), numbers.show(int(t) if t == int(t) else t, places))
        for t in y_ticks
    )

    grid = [_level(top + HEIGHT * (1 - up.at(t)), "grid") for t in y_ticks] + [_level(top + HEIGHT, "axis")]
    drawn = [*grid, *_dates(chart, along, top, numbers.words.months), *_marks(marks, lanes, along, top)]
    zeros = False
    for n, series in enumerate(chart.series):
        places_of = [
            None
            if v is None or not math.isfinite(v)
            else (along.at(day), top + HEIGHT * (1 - up.at(v)), chart.log and v <= 0)
            for day, v in zip(days, series.values, strict=False)
        ]
        zeros = zeros or any(place is not None and place[2] for place in places_of)
        drawn.append(_path(list(_runs(places_of)), n % 8 + 1, top + HEIGHT + FOOT))
    height = top + HEIGHT + FOOT
    drawing = picture(
        chart.caption, _describe(chart, numbers), ids, *drawn, class_="lines", width="100%", height=height
    )
    on_chart = tuple((n, day, text, n in lanes) for n, day, text in marks)
    return LineChart(
        drawing, height, y_labels, max((len(text) for _, text in y_labels), default=1), on_chart, zeros
    )


Place = tuple[float, float, bool]


def _runs(places: list[Place | None]) -> Iterator[list[Place]]:
    """The stretches without a gap."""
    run: list[Place] = []
    for place in [*places, None]:
        if place is not None:
            run.append(place)
        elif run:
            yield run
            run = []


def _path(runs: list[list[Place]], kind: int, height: int) -> Markup:
    """Lines stretch with the width, their strokes do not; points that stand alone are drawn as points."""
    paths = " ".join(
        "M" + " L".join(f"{fixed(x * 1000)} {fixed(y)}" for x, y, _ in run) for run in runs if len(run) > 1
    )
    points = [place for run in runs for place in run if len(run) == 1 or place[2]]
    stretched = tag(
        "svg",
        tag("path", d=paths, class_=f"line s{kind}", vector_effect="non-scaling-stroke"),
        width="100%",
        height=height,
        viewBox=f"0 0 1000 {height}",
        preserveAspectRatio="none",
        overflow="visible",
    )
    dots = [
        tag("circle", cx=percent(x), cy=y, r=3.2, class_=f"dot s{kind}" + (" open" if zero else ""))
        for x, y, zero in points
    ]
    return tag("g", *([stretched] if paths else []), *dots)


def _level(y: float, kind: str) -> Markup:
    return tag("line", x1="0%", x2="100%", y1=y, y2=y, class_=kind)


def _dates(chart: Lines, along: Scale, top: int, months: Sequence[str]) -> Iterator[Markup]:
    """Days or months beneath the plot, the year under them where it changes."""
    if not chart.x:
        return
    foot = top + HEIGHT
    for tick in calendar.ticks(chart.x[0], chart.x[-1], months):
        x = percent(along.at(tick.day.toordinal()))
        rank = None if tick.narrow else "roomy"
        words = [tag("tspan", tick.label, x=x, dy=0)]
        words += [tag("tspan", tick.below, x=x, dy=15, class_="year")] if tick.below else []
        yield tag(
            "g",
            tag("line", x1=x, x2=x, y1=foot, y2=foot + 5, class_="axis"),
            tag("text", *words, y=foot + 19, class_="tick", text_anchor="middle"),
            class_=rank,
        )


def _lanes(marks: list[tuple[int, float]]) -> dict[int, int]:
    """A lane for each mark, so that no two numbers stand on one another."""
    ends: list[float] = []
    lanes: dict[int, int] = {}
    for n, at in sorted(marks, key=lambda mark: (mark[1], mark[0])):
        lane = next((k for k, end in enumerate(ends) if at - end >= APART), len(ends))
        ends[lane:] = [at, *ends[lane + 1 :]]
        lanes[n] = lane
    return lanes


def _marks(
    marks: list[tuple[int, date, str]], lanes: dict[int, int], along: Scale, top: int
) -> Iterator[Markup]:
    for n, day, _ in marks:
        if n not in lanes:
            continue
        x, y = percent(along.at(day.toordinal())), 11 + LANE * lanes[n]
        yield tag(
            "g",
            tag("line", x1=x, x2=x, y1=y, y2=top + HEIGHT, class_="mark"),
            tag("circle", cx=x, cy=y, r=9, class_="mark-number"),
            tag("text", str(n), x=x, y=y + 4, class_="mark-text", text_anchor="middle"),
        )


def _describe(chart: Lines, numbers: Numbers) -> str:
    """In words: how far each line goes, how high and low."""
    words = numbers.words
    if not chart.x:
        return f"{chart.unit}; {words['no_data']}"
    told = []
    for series in chart.series:
        known = [v for v in series.values if v is not None and math.isfinite(v)]
        gaps = len(chart.x) - len(known)
        reach = (
            say("from {low} to {high}", low=numbers.show(min(known)), high=numbers.show(max(known)))
            if known
            else say("no data")
        )
        unknown = say(", {n} unknown", n=gaps) if gaps and known else ""
        told.append(say("{name}: {reach}{unknown}", name=series.name, reach=reach, unknown=unknown))
    axis = words["log_axis" if chart.log else "linear_axis"]
    return words.tell(
        say(
            "{unit}, {first} to {last}, {axis}. {told}.",
            unit=chart.unit, first=chart.x[0], last=chart.x[-1], axis=axis, told=joined(told),
        )
    )  # fmt: skip
