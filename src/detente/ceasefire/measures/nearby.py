"""What lies near a confidence-building measure, before and after it began: counts, and the ratio of their rates.

The interval is the exact one of two Poisson counts given their sum (Clopper and Pearson, 1934). It is a before-and-after
comparison and no proof of effect, and it is refused where the counts are too few or the file does not reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl
from scipy.stats import beta, binomtest

from detente.ceasefire.measures.measure import Measure
from detente.estimate import Estimate, NotEstimable, Result
from detente.places import distance_km
from detente.say import say
from detente.times import Span
from detente.whose_word import rests_on

LEAST_CASES = 10
LEAST_DAYS = 28
BLOCK = 7
CLUSTERED = 1.5
CAVEATS = (
    say("a before-after comparison is no proof of effect"),
    say("measures often begin when violence is high, and a fall back to the usual would look the same"),
    say("the interval takes incidents as independent of one another"),
)


@dataclass(frozen=True)
class Nearby:
    """Counts near a measure before and after a day, and what they bear. ``unsure`` may or may not belong."""

    what: str
    where: str
    before: Span
    after: Span | None
    n_before: int
    n_after: int
    unsure: int
    elsewhere: tuple[int, int]
    result: Result
    rests_on: str

    def to_dict(self) -> dict[str, object]:
        """The counts as JSON gives them."""
        r = self.result
        answer: dict[str, object] = (
            {"ratio": r.value, "low": r.low, "high": r.high, "level": r.level, "p": r.p, "unit": r.unit,
             "method": r.method, "assumptions": list(r.assumptions), "caveats": list(r.caveats)}
            if isinstance(r, Estimate) else {"not_estimable": r.code, "reason": r.reason}
        )  # fmt: skip
        return {
            "what": self.what, "where": self.where, "before": str(self.before), "after": str(self.after) if self.after else None,
            "n_before": self.n_before, "n_after": self.n_after, "unsure": self.unsure, "elsewhere": list(self.elsewhere),
            "result": answer, "rests_on": self.rests_on,
        }  # fmt: skip


def nearby(
    measure: Measure,
    start: date,
    incidents: pl.DataFrame,
    placements: pl.DataFrame,
    *,
    what: str,
    km: float,
    days: int,
    since: date,
    until: date,
) -> Nearby:
    """Incidents near a measure in the ``days`` before and after ``start``, of those handed in.

    incidents : INCIDENTS frame (all, or the alleged breaches alone, as ``what`` says); placements : PLACEMENTS frame
    since, until : first day from which all of these are on record (terms in force, reports handed in), and the last
    """
    before = Span(start - timedelta(days=days), start - timedelta(days=1))
    last = min(start + timedelta(days=days - 1), until)
    after = Span(start, last) if last >= start else None
    where = (
        say("within {km:g} km of its place", km=km)
        if measure.point
        else say("in zone {zone}", zone=measure.zone)
        if measure.zone
        else ""
    )
    if not where:
        refusal = NotEstimable("no_place", say("the measure names no zone and no point"))
        return Nearby(what, "nowhere", before, after, 0, 0, 0, (0, 0), refusal, "")
    near = _near(measure, incidents, placements, km)
    rows = incidents.join(near, on="incident_id", how="left").with_columns(pl.col("near").fill_null("no"))
    sides = [_within(rows, span) for span in (before, after)]
    counts = [side.filter(pl.col("near") == "yes").height for side in sides]
    far = [side.filter(pl.col("near") == "no").height for side in sides]
    touched = rows.filter(
        (pl.col("date_end") >= before.first) & (pl.col("date_start") <= (after or before).last)
    )
    sure = sum(counts) + sum(far)
    own = [side.filter(pl.col("near") == "yes") for side in sides]
    unsure = touched.height - sure
    result = _ratio(counts, (before, after), own, since, unsure, (far[0], far[1]))
    word = rests_on(pl.concat(own)).shown() if sum(counts) else ""
    return Nearby(what, where, before, after, counts[0], counts[1], unsure, (far[0], far[1]), result, word)


def _near(measure: Measure, incidents: pl.DataFrame, placements: pl.DataFrame, km: float) -> pl.DataFrame:
    """For each incident: near, not near, or unsure."""
    if measure.point is None:
        answer = {"inside": "yes", "undetermined": "unsure"}
        own = placements.filter(pl.col("zone") == measure.zone)
        return own.select("incident_id", near=pl.col("answer").replace_strict(answer, default="no"))
    lat = incidents["latitude"].fill_null(0.0).to_numpy()
    lon = incidents["longitude"].fill_null(0.0).to_numpy()
    away = distance_km(lat, lon, np.full(len(lat), measure.point[0]), np.full(len(lat), measure.point[1]))
    radius = incidents["radius_km"].fill_null(0.0).to_numpy()
    vague = (
        (incidents["geo_prec"].fill_null(5) > 2)
        | incidents["latitude"].is_null()
        | incidents["longitude"].is_null()
    )
    near = np.where(away + radius <= km, "yes", np.where(away - radius > km, "no", "unsure"))
    near = np.where(vague.to_numpy(), "unsure", near)
    return incidents.select("incident_id").with_columns(near=pl.Series(near.tolist(), dtype=pl.String))


def _within(rows: pl.DataFrame, span: Span | None) -> pl.DataFrame:
    """Incidents that surely happened in the span."""
    if span is None:
        return rows.clear()
    return rows.filter((pl.col("date_start") >= span.first) & (pl.col("date_end") <= span.last))


def _ratio(
    counts: Sequence[int],
    spans: tuple[Span, Span | None],
    own: Sequence[pl.DataFrame],
    since: date,
    unsure: int,
    far: tuple[int, int],
) -> Result:
    before, after = spans
    days = after.days if after is not None else 0
    if days < LEAST_DAYS:
        return NotEstimable(
            "too_early",
            say(
                "{days} days of data after it began, {least_days} are needed",
                days=days,
                least_days=LEAST_DAYS,
            ),
        )
    if since > before.first:
        return NotEstimable(
            "no_before",
            say(
                "the {days} days before it reach back behind {since}, from which the file runs",
                days=before.days,
                since=since,
            ),
        )
    if sum(counts) < LEAST_CASES:
        return NotEstimable(
            "too_few",
            say(
                "{counts} in both periods together, {least_cases} are needed",
                counts=sum(counts),
                least_cases=LEAST_CASES,
            ),
        )
    if not counts[0]:
        return NotEstimable("none_before", say("nothing before it to compare with"))
    assert after is not None
    value, low, high, p = rate_ratio(counts[0], before.days, counts[1], after.days)
    caveats = [*CAVEATS, say("how much of the ground was watched before and after is not taken into account")]
    spread = _dispersion(own, (before, after))
    if spread > CLUSTERED:
        caveats.append(
            say(
                "weekly counts vary {spread:.1f} times as much as independent ones would: the interval is too narrow",
                spread=spread,
            )
        )
    if unsure:
        caveats.append(
            say("{unsure} more may belong to either period or place and are left out", unsure=unsure)
        )
    if far[0]:
        caveats.append(
            say(
                "elsewhere {far} before and {far2} after, {far3:.2f} times the rate",
                far=far[0],
                far2=far[1],
                far3=far[1] / far[0] * before.days / after.days,
            )
        )
    method = say("ratio of daily rates, after to before; exact conditional interval of two Poisson counts")
    return Estimate(value, low, high, say("times the rate before"), method, p=p, caveats=tuple(caveats),
                    assumptions=(say("reporting did not change with the measure"),))  # fmt: skip


def rate_ratio(
    before: int, days_before: int, after: int, days_after: int, level: float = 0.95
) -> tuple[float, float, float, float]:
    """Ratio of two Poisson rates (after / before), its exact limits and two-sided p; ``before`` is at least 1.

    Given their sum, the second count is binomial with p = r t2 / (t1 + r t2), whose exact limits are beta quantiles.
    """
    n, tail = before + after, (1 - level) / 2
    scale = days_before / days_after
    low = float(beta.ppf(tail, after, before + 1)) if after else 0.0
    high = float(beta.ppf(1 - tail, after + 1, before))
    even = days_after / (days_before + days_after)
    p = float(binomtest(after, n, even).pvalue)
    return after / before * scale, low / (1 - low) * scale, high / (1 - high) * scale, p


def _dispersion(own: Sequence[pl.DataFrame], spans: tuple[Span, Span]) -> float:
    """Variance over mean of weekly counts, each period about its own mean; 1 for independent incidents."""
    squares, freedom = 0.0, 0
    for rows, span in zip(own, spans, strict=True):
        weeks = span.days // BLOCK
        if weeks < 2:
            continue
        at = ((rows["date_start"] - span.first).dt.total_days() // BLOCK).to_numpy()
        counts = np.bincount(at[at < weeks].astype(int), minlength=weeks)
        mean = float(counts.mean())
        if mean > 0:
            squares += float(((counts - mean) ** 2).sum()) / mean
            freedom += weeks - 1
    return squares / freedom if freedom else 1.0
