"""The map: the given zones and units, counts as bubbles, a scale bar. Nothing else is drawn.

No border of a country, no base map: what stands on the map was handed in with the zones. Plate carrée, with
longitudes shortened by the cosine of the middle latitude, so that a kilometre is as long east as north.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from detente.bulletin.document import Bubble, MapView
from detente.bulletin.render.charts.svg import picture, tag
from detente.bulletin.render.map_words import labels, legend, scale_bar
from detente.bulletin.render.numbers import Numbers
from detente.bulletin.render.outlines import shapes
from detente.places import KM_PER_DEGREE
from detente.say import joined, say

WIDE = 10_000  # units of the drawing across the map
PARTS = ("core", "possible", "disputed", "unit")
LARGEST = 0.034  # radius of the largest bubble, share of the width


@dataclass(frozen=True)
class Map:
    """The drawing, its shape (width / height), and which parts the legend must name."""

    drawing: Markup
    width: int
    height: int
    parts: tuple[str, ...]
    shades: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frame:
    """From degrees to units of the drawing; the map ends at ``height``, its legend below it."""

    west: float
    north: float
    squeeze: float
    per_degree: float
    height: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """The place of a point, units from the left and from the top."""
        return (lon - self.west) * self.squeeze * self.per_degree, (self.north - lat) * self.per_degree

    @property
    def km(self) -> float:
        """Units of one kilometre."""
        return self.per_degree / KM_PER_DEGREE


def draw(view: MapView, numbers: Numbers, new_id: Callable[[str], str]) -> Map:
    """The drawing of a map: what scales with it in one layer, the words above it in their own size."""
    frame = frame_of(view)
    sizes = [b.size for b in view.bubbles if b.size > 0 and math.isfinite(b.size)]
    largest = max(sizes, default=0.0)
    height = round(frame.height + (950 if sizes else 620))
    hatch = new_id("hatch")
    circles, circle_words = (
        legend(largest, LARGEST * WIDE, frame.height, height, numbers) if sizes else ([], [])
    )
    bar, bar_words = scale_bar(frame.km, frame.height, height, numbers)
    layer = tag(
        "svg",
        tag("defs", _hatch(hatch)),
        *_areas(view, frame, hatch),
        *_bubbles(view, frame, largest),
        *circles,
        *bar,
        width="100%",
        height="100%",
        viewBox=f"0 0 {WIDE} {height}",
    )
    words = [*labels(view.labels, frame.at, WIDE, height), *circle_words, *bar_words]
    ids = (new_id("map-title"), new_id("map-desc"))
    drawing = picture(view.caption, _describe(view, numbers), ids, layer, *words, class_="map", width="100%")
    parts = tuple(part for part in PARTS if any(area.part == part for area in view.areas))
    return Map(drawing, WIDE, height, parts, view.shades)


def frame_of(view: MapView) -> Frame:
    """The frame that holds every area, bubble and label, with a small margin."""
    points = [point for area in view.areas for ring in area.rings for point in ring]
    points += [(b.lon, b.lat) for b in view.bubbles] + [(lon, lat) for lon, lat, _ in view.labels]
    points = points or [(0.0, 0.0)]
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    squeeze = max(0.05, math.cos(math.radians((south + north) / 2)))
    margin = 0.02 * max((east - west) * squeeze, north - south, 0.1)
    across = (east - west) * squeeze + 2 * margin
    down = north - south + 2 * margin
    per_degree = WIDE / max(across, down / 1.3)  # never taller than 1.3 times its width
    slack = (WIDE / per_degree - across) / 2
    return Frame(west - (margin + slack) / squeeze, north + margin, squeeze, per_degree, down * per_degree)


def _hatch(name: str) -> Markup:
    line = tag("path", d="M0 0V130", class_="hatch")
    return tag(
        "pattern",
        line,
        id=name,
        width=110,
        height=130,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def _areas(view: MapView, frame: Frame, hatch: str) -> list[Markup]:
    """Units lowest, possible parts hatched, sure parts filled; each says its name where a pointer rests."""
    order = {"unit": 0, "possible": 1, "disputed": 2, "core": 3}
    areas = sorted(view.areas, key=lambda area: order[area.part])
    drawn = []
    for area, path in zip(areas, shapes([area.rings for area in areas], frame.at), strict=True):
        if not path:
            continue
        name = " \u00b7 ".join(part for part in (area.zone, area.name, area.detail) if part)
        shade = "" if area.shade is None else f" shade-{area.shade}"
        fill = f"url(#{hatch})" if area.part in ("possible", "disputed") and not shade else None
        title = [tag("title", name)] if name else []
        drawn.append(
            tag(
                "path",
                *title,
                d=path,
                class_=f"area {area.part}{shade}",
                fill=fill,
                fill_rule="evenodd",
                vector_effect="non-scaling-stroke",
            )
        )
    return drawn


def _bubbles(view: MapView, frame: Frame, largest: float) -> list[Markup]:
    """Circles whose area is the count, the larger ones below."""
    drawn = []
    for bubble in sorted(view.bubbles, key=lambda b: (-b.size, b.name, b.lon, b.lat)):
        if bubble.size > 0 and math.isfinite(bubble.size):
            x, y = frame.at(bubble.lon, bubble.lat)
            radius = LARGEST * WIDE * math.sqrt(bubble.size / largest)
            drawn.append(
                tag(
                    "circle",
                    tag("title", _told(bubble)),
                    cx=round(x),
                    cy=round(y),
                    r=round(radius),
                    class_="bubble",
                    vector_effect="non-scaling-stroke",
                )
            )
    return drawn


def _told(bubble: Bubble) -> str:
    size = int(bubble.size) if bubble.size == int(bubble.size) else round(bubble.size, 2)
    return f"{bubble.name}: {size}" + (f" ({bubble.detail})" if bubble.detail else "")


def _describe(view: MapView, numbers: Numbers) -> str:
    """In words: what is drawn, and where most was counted."""
    named = {
        "core": say("sure part"),
        "possible": say("possible part"),
        "disputed": say("drawn so by some"),
        "unit": say("unit"),
    }
    told = joined(
        (
            say("{n} {part}", n=sum(area.part == part for area in view.areas), part=named[part])
            for part in PARTS
            if part in ("core", "possible", "unit") or any(a.part == part for a in view.areas)
        ),
        ", ",
    )  # fmt: skip
    most = sorted((b for b in view.bubbles if b.size > 0), key=lambda b: (-b.size, b.name))[:5]
    counts = joined(
        f"{b.name} {numbers.show(int(b.size) if b.size == int(b.size) else b.size)}" for b in most
    )
    largest = say("Largest counts: {counts}.", counts=counts) if counts else say("No counts.")
    return numbers.words.tell(say("Areas: {told}. {largest}", told=told, largest=largest))
