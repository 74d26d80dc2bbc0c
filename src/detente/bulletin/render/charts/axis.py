"""The axis under rows of bars or estimates."""

from __future__ import annotations

from markupsafe import Markup

from detente.bulletin.render.charts.scale import Scale
from detente.bulletin.render.charts.svg import percent, strip, tag
from detente.bulletin.render.numbers import Numbers


def foot(scale: Scale, numbers: Numbers) -> Markup:
    """A line with its ticks and their values."""
    parts = [tag("line", x1="0%", x2="100%", y1=0.5, y2=0.5, class_="axis")]
    for tick in scale.ticks(5):
        x = percent(scale.at(tick))
        parts.append(tag("line", x1=x, x2=x, y1=0, y2=6, class_="axis"))
        parts.append(tag("text", whole(tick, numbers), x=x, y=20, class_="tick", text_anchor="middle"))
    return strip(*parts, class_="foot", width="100%", height=26)


def whole(value: float, numbers: Numbers) -> str:
    """A value as a reader writes it: 20, not 20.0."""
    return numbers.show(int(value) if abs(value) < 1e15 and value == int(value) else value)
