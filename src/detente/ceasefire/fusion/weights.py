"""The stated weights: what is assumed of reports before any are seen.

They are used as they stand where there are too few reports to learn from, and as the start that the fitted ones
are drawn towards otherwise (:data:`PULL` pseudo-pairs). Each field has levels of agreement; levels are compared
only inside one ``kind``, which is what both vocabularies could have said, so a coarse source loses nothing. Level 0
says nothing. ``match`` and ``other`` are how often pairs of one incident, and of two, come out at the level.

The numbers are judgements of the order of size; they come from no conflict. Write a reason beside any that changes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.ceasefire.fusion.sheet import Floats, Ints

PULL = 20.0
"""Pseudo-pairs by which the stated weights count beside the pairs seen."""
SAME_SOURCE = 0.045
"""Chance that two near reports of one source are one incident, against two sources (insensitive from .03 to .06)."""


@dataclass(frozen=True)
class Level:
    """One degree of agreement of a field."""

    words: str
    kind: int
    match: float
    other: float


@dataclass(frozen=True)
class Field:
    """One thing that two reports may agree in."""

    name: str
    levels: tuple[Level, ...]

    @property
    def kinds(self) -> Ints:
        """The kind of each level."""
        return np.array([level.kind for level in self.levels])

    def stated(self, which: str) -> Floats:
        """The stated chance of each level, summing to 1 inside each kind."""
        return within_kind(np.array([getattr(level, which) for level in self.levels]), self.kinds)


def within_kind(counts: Floats, kinds: Ints) -> Floats:
    """Counts as shares of their kind."""
    return np.asarray(counts / np.bincount(kinds, counts)[kinds], dtype=np.float64)


UNSAID = Level("not told by both", 0, 1.0, 1.0)
ACT = Field(
    "act",
    (
        UNSAID,
        Level("same act", 1, 0.72, 0.35),
        Level("same group of acts", 1, 0.14, 0.30),
        Level("same broad class", 1, 0.06, 0.15),
        Level("different acts", 1, 0.08, 0.20),
        Level("same group of acts, one told no finer", 2, 0.88, 0.60),
        Level("same broad class, one told only the group", 2, 0.05, 0.20),
        Level("different groups of acts", 2, 0.07, 0.20),
        Level("same broad class, one told no finer", 3, 0.92, 0.75),
        Level("different broad classes", 3, 0.08, 0.25),
    ),
)
ACTORS = Field(
    "actors",
    (
        UNSAID,
        Level("the one told is the same", 1, 0.90, 0.60),
        Level("the one told is another", 1, 0.10, 0.40),
        Level("both the same", 2, 0.72, 0.30),
        Level("both the same, the sides swapped", 2, 0.06, 0.10),
        Level("one the same", 2, 0.16, 0.35),
        Level("both others", 2, 0.06, 0.25),
    ),
)
DEATHS = Field(
    "deaths",
    (
        UNSAID,
        Level("none in both", 1, 0.45, 0.42),
        Level("equal, 1 or 2", 1, 0.14, 0.09),
        Level("equal, 3 to 9", 1, 0.10, 0.02),
        Level("equal, 10 or more", 1, 0.02, 0.002),
        Level("nearly equal, below 10", 1, 0.12, 0.09),
        Level("nearly equal, 10 or more", 1, 0.03, 0.008),
        Level("none in one, 1 or 2 in the other", 1, 0.08, 0.20),
        Level("none in one, 3 or more in the other", 1, 0.02, 0.11),
        Level("far from equal", 1, 0.04, 0.06),
    ),
)
FIELDS = (ACT, ACTORS, DEATHS)

TIMES = (
    ("the same day", 0.80),
    ("ranges of days that overlap", 0.60),
    ("long ranges that overlap", 0.30),
    ("1 day apart", 0.25),
    ("2 days apart", 0.10),
    ("3 or 4 days apart", 0.02),
)
"""How two dates lie, and the chance that two near reports of two sources are then one incident."""
NAMED = (("place name not told", 1.0), ("same place name", 1.3), ("other place name", 0.4))
"""Agreement of the place's name at the coarser report's level, and what it multiplies that chance by."""
PLACES = (
    ("both exact", 1.0, (1.0, 2.0, 5.0, 10.0)),
    ("settlements", 1.0, (1.0, 2.5, 5.0, 10.0)),
    ("one placed by district", 0.6, (5.0, 10.0, 15.0, 25.0)),
    ("both placed by district", 0.4, (1.0, 5.0, 15.0, 25.0)),
    ("one placed by province", 0.15, (15.0, 30.0, 45.0, 70.0)),
    ("both placed by province", 0.1, (5.0, 15.0, 30.0, 60.0)),
)
"""Precision of the two places, what it multiplies the chance by, and the limits of the distance bands in km."""
BANDS = (1.0, 0.8, 0.6, 0.25, 0.05)
"""What the distance band multiplies the chance by."""


def stated_chances() -> Floats:
    """The stated chance of a match in each cell (time, place, band, name), flat in the order of ``compare.cells``."""
    factors = [
        np.array([chance for _, chance in TIMES]),
        np.array([factor for _, factor, _ in PLACES]),
        np.array(BANDS),
        np.array([factor for _, factor in NAMED]),
    ]
    grid = factors[0][:, None, None, None] * factors[1][:, None, None] * factors[2][:, None] * factors[3]
    return np.asarray(np.clip(grid, 1e-4, 0.9).ravel(), dtype=np.float64)


def cell_margins() -> tuple[Ints, Ints, Ints]:
    """Each cell's row in three coarser tables: how its days lie; its precision and band; its precision and name."""
    shape = (len(TIMES), len(PLACES), len(BANDS), len(NAMED))
    time, place, band, named = np.indices(shape).reshape(4, -1)
    return time, place * len(BANDS) + band, place * len(NAMED) + named
