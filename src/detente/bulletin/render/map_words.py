"""What is written on a map, in letters that keep their size: labels, the key to the bubbles, the scale bar."""

from __future__ import annotations

import math
from collections.abc import Callable

from markupsafe import Markup

from detente.bulletin.render.charts.svg import percent, tag
from detente.bulletin.render.clean import cells_wide
from detente.bulletin.render.numbers import Numbers
from detente.say import say

LETTER, LINE = 7.4, 17.0  # px of a letter and of a line
SCREEN, TELEPHONE = 700.0, 330.0  # px across
Box = tuple[float, float, float, float]


def labels(
    given: tuple[tuple[float, float, str], ...],
    at: Callable[[float, float], tuple[float, float]],
    wide: int,
    height: int,
) -> list[Markup]:
    """The labels that fit without touching, the first named first, moved in from the edge; fewer on a telephone."""
    taken: dict[float, list[Box]] = {SCREEN: [], TELEPHONE: []}
    drawn = []
    for lon, lat, text in given:
        x, y = at(lon, lat)
        x = _inward(x / wide, text) * wide
        fits = [px for px in (SCREEN, TELEPHONE) if _place(x / wide * px, y / wide * px, text, px, taken[px])]
        if fits:
            rank = "" if len(fits) == 2 else " roomy" if fits == [SCREEN] else " tight"
            drawn.append(
                tag(
                    "text",
                    text,
                    x=percent(x / wide),
                    y=percent(y / height),
                    dy="0.35em",
                    text_anchor="middle",
                    class_="label" + rank,
                )
            )
    return drawn


def _inward(share: float, text: str) -> float:
    """Where across the map a label's middle stands: at its place, or as near to it as the map's edge allows."""
    half = (cells_wide(text) * LETTER / 2 + 4) / SCREEN
    return min(max(share, half), 1 - half) if half < 0.5 else share


def _place(x: float, y: float, text: str, px: float, taken: list[Box]) -> bool:
    half = cells_wide(text) * LETTER / 2 + 3
    box = (x - half, y - LINE / 2, x + half, y + LINE / 2)
    if box[0] < 0 or box[2] > px or any(_touch(box, other) for other in taken):
        return False
    taken.append(box)
    return True


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def round_down(value: float) -> float:
    """The largest of 1, 2, 5 times a power of ten that is not above the value."""
    power = 10.0 ** math.floor(math.log10(value))
    return max(lead * power for lead in (1, 2, 5, 10) if lead * power <= value * (1 + 1e-9))


def legend(
    largest: float, radius: float, top: float, height: int, numbers: Numbers
) -> tuple[list[Markup], list[Markup]]:
    """Up to three circles of round counts, as large as they would stand on the map, and their numbers."""
    counts: list[float] = []
    for share in (1.0, 0.25, 0.05):
        count = round_down(largest * share)
        if (count >= 1 or largest < 1) and count not in counts:
            counts.append(count)
    circles, words, x, y = [], [], 200.0, top + 520
    for count in counts:
        r = radius * math.sqrt(count / largest)
        circles.append(
            tag(
                "circle",
                cx=round(x + r),
                cy=round(y),
                r=round(r),
                class_="bubble",
                vector_effect="non-scaling-stroke",
            )
        )
        text = numbers.show(int(count) if count == int(count) else count)
        words.append(
            tag(
                "text",
                text,
                x=percent((x + 2 * r) / 10_000),
                dx=5,
                y=percent(y / height),
                dy="0.35em",
                class_="key",
            )
        )
        x += 2 * r + 900 + 260 * len(text)
    return circles, words


def scale_bar(km: float, top: float, height: int, numbers: Numbers) -> tuple[list[Markup], list[Markup]]:
    """A bar of a round number of kilometres, about a fifth of the width."""
    length = round_down(2_300 / km)
    end, start = 9_700.0, 9_700.0 - length * km
    y = top + 380
    bar = tag(
        "path",
        d=f"M{round(start)} {round(y - 90)}v90H{round(end)}v-90",
        class_="scale-bar",
        vector_effect="non-scaling-stroke",
    )
    shown = numbers.show(int(length) if length == int(length) else length)
    words = tag(
        "text",
        numbers.words.tell(say("{shown} km", shown=shown)),
        x=percent((start + end) / 20_000),
        y=percent(y / height),
        dy="1.25em",
        text_anchor="middle",
        class_="key",
    )
    return [bar], [words]
