"""What is asked: which areas, which days, against which controls. And the area log ratios that answer it.

A :class:`Question` is one comparison. Every check is the same comparison asked a little differently, so a check is
``dataclasses.replace(question, ...)`` and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

import numpy as np

from detente.estimate import NotEstimable
from detente.say import say
from detente.violence.panel import Panel
from detente.violence.random_effects import Fit, difference
from detente.violence.shared_regions import SharedRegions, difference_with_shared
from detente.violence.trend import BIN_DAYS, LEAST_BINS, trends
from detente.violence.types import Bool1D, Bool2D, Float1D, Float2D, Float3D, Int1D

LEAST_CONTROLS = 6
LEAST_BEFORE = 20.0
"""Events before the date, zones together and controls together, below which nothing is estimated."""
LEAST_AFTER = 5.0
"""Events to be expected after the date if nothing changed; fewer cannot show a change."""
HALF = 0.5


SIDES = {"before": say("before"), "after": say("after")}


@dataclass(frozen=True)
class Values:
    """One number an area: ``y`` on the log scale, its counting variance ``v``, and whether it is a zone.

    ``by_start`` and ``v_by_start`` are (areas, dates): the same for each distinct date, for the permutation.
    """

    rows: Int1D
    y: Float1D
    v: Float1D
    group: Bool1D
    by_start: Float2D
    v_by_start: Float2D
    own: Int1D
    share: Float1D


@dataclass(frozen=True)
class Question:
    """Zones against controls around the zones' dates. Days are columns of the panel; ``end`` is the first day not used.

    ``donut`` days on each side of the date are left out. With ``own`` each zone is measured around its own date
    (``starts`` is then one a zone); every other area is measured around each of the zones' dates and averaged,
    weighted by the zones that share the date. ``after_from`` and ``after_to`` are days since the date. With ``shared``
    areas of one region are allowed to move together.
    """

    panel: Panel
    zones: Int1D
    starts: Int1D
    controls: Int1D
    begin: int
    end: int
    donut: int = 0
    effort: Panel | None = None
    own: bool = True
    after_from: int = 0
    after_to: int | None = None
    least_controls: int = LEAST_CONTROLS
    shared: SharedRegions | None = None

    def windows(self, start: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """Days before and days after one date, as (begin, end) columns."""
        last = self.end if self.after_to is None else min(self.end, start + self.after_to)
        return (self.begin, start - self.donut), (start + max(self.donut, self.after_from), last)

    def fit(self, kind: str = "ratio") -> Fit | NotEstimable:
        """The comparison: of ``ratio`` (default), ``carried`` (trend-robust) or ``slope`` (per day, before only)."""
        refusal = self.refusal()
        if refusal is not None:
            return refusal
        values = self.values(kind)
        if isinstance(values, NotEstimable):
            return values
        return self.fit_values(values)

    def fit_values(self, values: Values, extra: Float2D | None = None) -> Fit:
        """The second stage on one number an area, without asking again whether the data can bear it."""
        if self.shared is not None and extra is None:
            region, share = self.shared.region[values.rows], self.shared.share
            return difference_with_shared(values.y, values.v, values.group, region, share)
        return difference(values.y, values.v, values.group, extra)

    def refusal(self) -> NotEstimable | None:
        """Why the data cannot bear the comparison, or None."""
        panel = self.panel
        if ((self.starts <= self.begin) | (self.starts >= panel.days)).any():
            return NotEstimable(
                "start_outside_data",
                say(
                    "a start lies outside the series, which runs from {first} to {last}; a change needs days on both sides of it",
                    first=panel.first + timedelta(days=self.begin),
                    last=panel.last,
                ),
            )
        zones, controls = self.counts(self.zones, self.own), self.counts(self.controls, False)
        for side, days in (("before", zones[:, 1]), ("after", zones[:, 3])):
            if not days.sum():
                return NotEstimable(
                    f"no_days_{side}",
                    say(
                        "no watched day of the zones lies {side} the start, so nothing can be compared",
                        side=SIDES[side],
                    ),
                )
        watched = self.watched(self.controls, False)
        if watched.sum() < self.least_controls:
            return NotEstimable(
                "few_controls",
                say(
                    "{sum} areas can stand as controls and {least_controls} are needed; how far areas wander by themselves cannot be learnt from fewer",
                    sum=watched.sum(),
                    least_controls=self.least_controls,
                ),
            )
        for who, (a0, d0, _, d1) in ((say("the zones"), zones.T), (say("the controls"), controls[watched].T)):
            before, expected = float(a0.sum()), float(np.sum(a0 * d1 / np.where(d0 > 0, d0, 1.0)))
            if before < LEAST_BEFORE or expected < LEAST_AFTER:
                return NotEstimable(
                    "few_events",
                    say(
                        "{who} together have {before:.0f} before the start and would have {expected:.1f} after it had nothing changed; at least {least_before:.0f} and {least_after:.0f} are needed",
                        who=who,
                        before=before,
                        expected=expected,
                        least_before=LEAST_BEFORE,
                        least_after=LEAST_AFTER,
                    ),
                )
        usable = self.usable(self.controls, False).sum()
        if usable < self.least_controls:
            return NotEstimable(
                "few_events",
                say(
                    "only {usable} controls have any event, and {least_controls} are needed",
                    usable=usable,
                    least_controls=self.least_controls,
                ),
            )
        if not self.usable(self.zones, self.own).any():
            return NotEstimable(
                "few_events", say("no zone was watched, with any event, on both sides of the start")
            )
        return None

    def watched(self, rows: Int1D, own: bool) -> Bool1D:
        """Which of these areas were watched on both sides of their dates."""
        _, d0, _, d1 = self._sums.transpose(1, 0, 2)
        return self._around((d0 > 0) & (d1 > 0), rows, own)

    def usable(self, rows: Int1D, own: bool) -> Bool1D:
        """Which of them were watched on both sides and had any event at all."""
        a0, d0, a1, d1 = self._sums.transpose(1, 0, 2)
        return self._around((d0 > 0) & (d1 > 0) & (a0 + a1 > 0), rows, own)

    def _around(self, good: Bool2D, rows: Int1D, own: bool) -> Bool1D:
        """(dates, areas) as one answer a row: at its own date, or at every date."""
        return np.asarray(good[self._own, rows] if own else good[:, rows].all(axis=0), dtype=np.bool_)

    def values(self, kind: str = "ratio") -> Values | NotEstimable:
        """One number an area, zones first; areas that cannot be used are left out."""
        dates, own = self._dates, self._own
        history = int(dates.min()) - self.donut - self.begin
        if kind != "ratio" and history < LEAST_BINS * BIN_DAYS:
            return NotEstimable(
                "short_history",
                say(
                    "a trend needs {least_bins} days before the start; there are {history}",
                    least_bins=LEAST_BINS * BIN_DAYS,
                    history=history,
                ),
            )
        zones_ok = self.usable(self.zones, self.own)
        rows = np.concatenate([self.zones[zones_ok], self.controls[self.usable(self.controls, False)]])
        group = np.arange(len(rows)) < zones_ok.sum()
        pairs = [self._by_date(int(s), kind) for s in dates]
        by_start = np.column_stack([y[rows] for y, _ in pairs])
        v_by_start = np.column_stack([v[rows] for _, v in pairs])
        share = np.bincount(own, minlength=len(dates)) / len(own)
        y, v = by_start @ share, v_by_start @ share
        dated = own[zones_ok] if self.own else np.zeros(0, dtype=np.int64)
        at = np.arange(len(dated))
        y[at], v[at] = by_start[at, dated], v_by_start[at, dated]
        return Values(rows, y, v, group, by_start, v_by_start, dated, share)

    @cached_property
    def _counted(self) -> Panel:
        return self.panel if self.effort is None else self.panel.where(self.effort.watched > 0)

    @cached_property
    def _dates(self) -> Int1D:
        return np.unique(self.starts)

    @cached_property
    def _own(self) -> Int1D:
        return np.searchsorted(self._dates, self.starts)

    @cached_property
    def _sums(self) -> Float3D:
        """(dates, 4, areas): events and watched days before, events and watched days after each date."""
        both = [self.windows(int(s)) for s in self._dates]
        panel = self._counted
        return np.array([[*panel.window(*before), *panel.window(*after)] for before, after in both])

    def counts(self, rows: Int1D, own: bool) -> Float2D:
        """(rows, 4): the sums around each area's own date, or averaged over the zones' dates."""
        if own:
            return np.asarray(self._sums[self._own, :, rows], dtype=np.float64)
        share = np.bincount(self._own, minlength=len(self._dates)) / len(self._own)
        return np.asarray(np.einsum("k,kji->ij", share, self._sums[:, :, rows]), dtype=np.float64)

    def _by_date(self, start: int, kind: str) -> tuple[Float1D, Float1D]:
        r"""Log ratio after / before of every area around one date, and its variance.

        .. math:: r_a = \log\frac{A_{1a} + 1/2}{D_{1a}} - \log\frac{A_{0a} + 1/2}{D_{0a}} - \log\frac{E_1}{E_0},
                  \qquad v_a = \frac{1}{A_{1a} + 1/2} + \frac{1}{A_{0a} + 1/2}

        with the effort's terms of the same form where effort is given.
        """
        before, after = self.windows(start)
        a1, d1 = self._counted.window(*after)
        if kind != "ratio":
            trend = trends(self._counted, self.begin, start - self.donut)
            if kind == "slope":
                return trend.slope, trend.slope_variance
            at, variance = trend.at(self._counted.middle(*after))
            return np.log(a1 + HALF) - _log(d1) - at, 1 / (a1 + HALF) + variance
        y, v = _log_ratio(*self._counted.window(*before), a1, d1)
        if self.effort is not None:
            effort_y, effort_v = _log_ratio(*self.effort.window(*before), *self.effort.window(*after))
            y, v = y - effort_y, v + effort_v
        return y, v


def _log_ratio(a0: Float1D, d0: Float1D, a1: Float1D, d1: Float1D) -> tuple[Float1D, Float1D]:
    y = np.log(a1 + HALF) - _log(d1) - np.log(a0 + HALF) + _log(d0)
    return y, 1 / (a1 + HALF) + 1 / (a0 + HALF)


def _log(days: Float1D) -> Float1D:
    return np.log(np.where(days > 0, days, 1.0))
