"""English."""

from __future__ import annotations

from detente.violence.wording.language import Language


def _zones(n: int) -> str:
    return f"in {n} {'zone' if n == 1 else 'zones'}"


def _controls(n: int) -> str:
    return f"against {n} {'area' if n == 1 else 'areas'} without the ceasefire"


ENGLISH = Language(
    decimal=".",
    comma=", ",
    percent_form="{}%",
    nouns={
        "incidents": "recorded incidents",
        "fatalities": "recorded deaths",
        "civilians": "recorded deaths of civilians",
    },
    one_zone="in {zone}",
    many_zones=_zones,
    many_controls=_controls,
    numbers="{value} (95% interval {low} to {high})",
    p=", p {p}",
    smallest_p=" (the smallest that so few areas allow)",
    tiny_p=", p below {p}",
    fell="After the start, {noun} {where} fell by about {share} {against}: a ratio of {numbers}.",
    rose="After the start, {noun} {where} rose by about {share} {against}: a ratio of {numbers}.",
    unsure="After the start, {noun} {where} moved by a ratio of {numbers}, {against}. "
    "That is no finding either way: it fits a change of {low} as well as one of {high}.",
    refused="Whether the ceasefire changed {noun} {where} cannot be told: {reason}.",
    reasons={},
    twin={
        "missing": "The trend-robust twin could not be made: {reason}.",
        "read": "Carrying each area's own earlier trend forward gives {numbers}, and that is the figure to read.",
        "same": "Carrying each area's own earlier trend forward gives {numbers}, the same way.",
        "other": "Carrying each area's own earlier trend forward gives {numbers}, the other way.",
    },
    instead={
        "displacement": "Violence seems to have moved to neighbouring areas; against areas further away the ratio is {numbers}.",
        "diffusion": "Neighbouring areas quietened too; against areas further away the ratio is {numbers}.",
        "reporting_shift": "Watching changed in the zones; per monitor the ratio is {numbers}.",
        "clustered_zones": "The zones lie close together; compared within their own region alone the ratio is {numbers}.",
    },
    no_number="not estimable",
    against="Against it speaks: {said}.",
    said={
        "pre_trend": "the zones were already on another course before the start",
        "surge_before": "violence had just risen in the zones before the start, and some of it may have fallen back by itself",
        "placebo_in_time": "a change is also found on a day when nothing happened",
        "placebo_in_space": "too many areas without a ceasefire show a change",
        "patchy_watch": "the share of days watched moved in the zones against the controls",
        "start_date": "the answer hangs on the exact start",
        "leave_one_out": "one area carries much of the answer",
        "leave_one_source_out": "one source carries much of the answer",
        "exceptional_days": "a few exceptional days carry much of the answer",
        "zone_boundary": "the answer hangs on where the boundary runs",
        "another_war": "the answer hangs on whether areas at another war are controls",
        "twin_disagrees": "the trend-robust twin disagrees",
        "one_zone": "there is one zone only",
        "short_after": "few days have passed since the start",
        "short_before": "the days before the start are few for the days after it",
    },
    join="; ",
    effort={
        "rise": "How much each area was watched is not known. Had reporting from the zones alone risen by {share} while "
        "violence went on as elsewhere, the same ratio would have been found.",
        "fall": "How much each area was watched is not known. Had reporting from the zones alone fallen by {share} while "
        "violence went on as elsewhere, the same ratio would have been found.",
    },
    keeping={
        "followed": "This keeps to the plan made on {made} (sha256 {sum}).",
        "departed": "This departs from the plan made on {made} (sha256 {sum}) in: {parts}.",
        "altered": "The plan that names {made} was altered after it was summed, and binds nothing.",
    },
    parts_of_plan={
        "series": "the series", "zones": "zones or their first days", "first": "the first day used",
        "last": "the last day used", "measure": "what is counted", "estimator": "the estimator", "checks": "the checks made",
        "controls": "the comparison areas", "possible": "possible parts of zones", "set_aside": "areas set aside",
        "donut_days": "days left out around the start", "missing": "what a missing row is",
        "areas": "the table of areas", "effort": "the table of monitors", "seed": "the seed",
    },
    close="The comparison takes for granted that the zones would otherwise have moved as the other areas did. "
    "It speaks of what was recorded, and not of why, nor of who broke or kept the terms.",
)  # fmt: skip
