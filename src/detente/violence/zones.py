"""Each zone's violence, measured the same way, with every other way of drawing and dating it beside.

One zone is one question: its sure part against the districts that touch no zone, from the day the terms entered into
force. What the reader could object to is a :class:`Variant`, not an opinion: another first day, possible parts
counted in, vaguer places counted, the leading source left out, incidents with exempt groups left out, deaths
instead of incidents. A zone without a sure part gets no finding of its own, only its variants.

Only incidents whose place is told exactly are counted in the main answer, in zones and in comparison districts alike.
Districts at a war that the terms do not cover are no comparison: they are set aside, and what they would change is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl

from detente.ceasefire.zones import Zone, ZonePlan
from detente.estimate import Estimate, NotEstimable, Result
from detente.say import say
from detente.violence.change import Change, change
from detente.violence.course import Course, course
from detente.violence.ground import LOOSE_UNIT, UNIT, Ground
from detente.violence.level import Level, level, periods
from detente.violence.permutation import leaves_out_1
from detente.violence.spread import daily_counts
from detente.violence.together import own_days, zones_together
from detente.whose_word import RestsOn, rests_on, without

NO_CORE = NotEstimable(
    "no_certain_part", say("no part of the zone is certain, so nothing is surely inside it")
)
POSSIBLE = say(" (possible parts)")
MEASURES = ("incidents", "fatalities", "civilians")


@dataclass(frozen=True)
class Variant:
    """The same question asked another way, and what it gives."""

    name: str
    says: str
    result: Result
    incidents: int


@dataclass(frozen=True)
class Reading:
    """The question asked another way with every check made: another first day, or deaths instead of incidents."""

    name: str
    start: date
    change: Change


@dataclass(frozen=True)
class ZoneViolence:
    """What can be said of one zone. ``vague`` counts incidents told too roughly to be in the main answer.

    ``course`` shows zone and comparison districts side by side; ``readings`` are other ways of asking, with every check.
    """

    zone: str
    start: date
    result: Result
    twin: Result
    change: Change | None
    variants: tuple[Variant, ...]
    levels: Mapping[str, Level]
    months: pl.DataFrame
    control_months: pl.DataFrame
    word: RestsOn
    boundary: str
    vague: int
    civilians: Result
    civilian_twin: Result
    course: Course | None = None
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True)
class CountryViolence:
    """The country's level before and after: no comparison exists, so no cause can be told.

    ``together``: its zones in one comparison, each from its own first day, incidents and deaths.
    """

    start: date
    levels: Mapping[str, Level]
    months: pl.DataFrame
    word: RestsOn
    remainders: int
    remainder_deaths: float
    together: tuple[Change, ...] = ()


def zone_violence(ground: Ground, zone: Zone, plan: ZonePlan, *, seed: int = 0) -> ZoneViolence:
    """Everything that can be said of one zone's violence, main answer and variants."""
    start = plan.first_day
    if start is None:
        raise ValueError(f"the zone plan of {plan.instrument!r} has no first day")
    question = Question.about(ground, zone, start, seed)
    certain = bool(question.core)
    main = question.change() if certain else None
    civilian = question.change(measure="civilians", checks=()) if certain else None
    daily = question.daily(ground.incidents, with_possible=not certain)
    enough = ground.enough_before(daily, start)
    controls = [c for c in enough if c not in ground.set_aside(enough)]
    spans = (ground.comparison.series_from, start - timedelta(days=1)), (start, ground.comparison.series_to)
    parts = list(question.core | question.possible)
    vague = pl.col(UNIT).is_null() & pl.col(LOOSE_UNIT).is_in(parts)
    return ZoneViolence(
        zone=zone.id,
        start=start,
        result=main.result if main else NO_CORE,
        twin=main.twin if main else NO_CORE,
        change=main,
        variants=tuple(variants(question, zone, plan)),
        levels={m: level(daily, zone.id, *spans, m) for m in MEASURES},
        months=periods(daily, zone.id),
        control_months=periods(daily, controls),
        word=question.word,
        boundary=plan.boundary_status,
        vague=ground.incidents.filter(vague).height,
        civilians=civilian.result if civilian else NO_CORE,
        civilian_twin=civilian.twin if civilian else NO_CORE,
        course=course(daily, [zone.id], controls, start),
        readings=tuple(readings(question, zone)) if certain else (),
    )


def readings(question: Question, zone: Zone) -> list[Reading]:
    """Deaths, and the zone's own later day, each with every check."""
    own = zone.in_force.latest if zone.in_force is not None else None
    days = [question.start] if own is None or own == question.start else [question.start, own]
    asked = [(day, measure) for day in days for measure in ("incidents", "fatalities")][1:]
    words = {"incidents": "incidents", "fatalities": "deaths"}
    return [
        Reading(
            say("{words} from {day}", words=words[measure], day=day),
            day,
            question.change(start=day, measure=measure),
        )
        for day, measure in asked
    ]


def variants(question: Question, zone: Zone, plan: ZonePlan) -> list[Variant]:
    """The question asked in every other way that a reader could reasonably want."""
    events, lead = question.ground.incidents, question.word.lead
    own = zone.in_force.latest if zone.in_force is not None else None
    ways: list[tuple[str, str, dict[str, Any]]] = [
        (say("possible parts in"), say("possible parts counted as inside"), {"with_possible": True})
    ]
    if own is not None and own != question.start:
        ways.append(
            (say("own first day"), say("from {own}, the zone's own later date", own=own), {"start": own})
        )
    for day in sorted({plan.in_force.earliest, plan.in_force.latest} - {None, question.start}, key=str):
        ways.append(
            (
                say("from {day}", day=day),
                say("from {day}, as another publisher dates the entry into force", day=day),
                {"start": day},
            )
        )
    ways.append(
        (
            say("vaguer places in"),
            say("places told only roughly counted at their point"),
            {"column": LOOSE_UNIT},
        )
    )
    if lead:
        kept = without(events, lead)
        ways.append(
            (
                say("leading source out"),
                say("without incidents that {lead} alone reports", lead=lead),
                {"events": kept},
            )
        )
    no_exempt = events.filter(~pl.col("exempt").fill_null(False))
    ways += [
        (say("exempt groups out"), say("without incidents that name an exempt group"), {"events": no_exempt}),
        (
            say("controls at another war in"),
            say("with districts where mostly exempt groups fight among those compared"),
            {"with_other_war": True},
        ),
        ("deaths", say("deaths instead of incidents"), {"measure": "fatalities"}),
    ]
    always = {} if question.core else {"with_possible": True}
    return [question.variant(name, says, **{**always, **how}) for name, says, how in ways]


def country_violence(ground: Ground, start: date) -> CountryViolence:
    """The country's level before and after a day."""
    events = ground.incidents
    first, last = ground.comparison.series_from, ground.comparison.series_to
    whole = pl.Series(["country"] * events.height, dtype=pl.String)
    daily, rest = daily_counts(events, whole, first, last, areas=["country"])
    spans = (first, start - timedelta(days=1)), (start, last)
    levels = {m: level(daily, "country", *spans, m) for m in MEASURES}
    deaths = float(rest["fatalities"].fill_null(0.0).sum())
    days = own_days(ground, start)
    several = len(days) > 1
    together = [zones_together(ground, days, m) for m in ("incidents", "fatalities")] if several else []
    return CountryViolence(
        start, levels, periods(daily, "country"), rests_on(events), rest.height, deaths,
        tuple(c for c in together if c is not None),
    )  # fmt: skip


@dataclass(frozen=True)
class Question:
    """One zone's question; every way of asking it is a call with other arguments."""

    ground: Ground
    zone: str
    core: frozenset[str]
    possible: frozenset[str]
    start: date
    word: RestsOn
    seed: int

    @classmethod
    def about(cls, ground: Ground, zone: Zone, start: date, seed: int) -> Question:
        """The question about a zone from a day."""
        core = ground.gazetteer.members(zone.core)
        possible = ground.gazetteer.members(zone.possible) - core
        here = ground.incidents.filter(pl.col(UNIT).is_in(list(core or possible)))
        return cls(ground, zone.id, core, possible, start, rests_on(here), seed)

    def inside(self, *, with_possible: bool) -> frozenset[str]:
        """The units that count as the zone."""
        return self.core | self.possible if with_possible else self.core

    def daily(self, events: pl.DataFrame, column: str = UNIT, *, with_possible: bool = False) -> pl.DataFrame:
        """Daily counts of the zone, its possible parts where they are apart, and every control district."""
        g = self.ground
        inside = self.inside(with_possible=with_possible)
        apart = self.possible - inside
        area_of = dict.fromkeys(inside, self.zone) | dict.fromkeys(apart, self.zone + POSSIBLE)
        area_of |= {p: d for p, d in g.district_of.items() if d in set(g.controls)}
        area = events[column].replace_strict(area_of, default=None, return_dtype=pl.String)
        names = [self.zone, *g.controls, *([self.zone + POSSIBLE] if apart else [])]
        first, last = g.comparison.series_from, g.comparison.series_to
        return daily_counts(events.filter(area.is_not_null()), area.drop_nulls(), first, last, areas=names)[0]

    def change(
        self,
        events: pl.DataFrame | None = None,
        *,
        column: str = UNIT,
        with_possible: bool = False,
        start: date | None = None,
        measure: str = "incidents",
        with_other_war: bool = False,
        checks: Sequence[str] | None = None,
    ) -> Change:
        """The change of this zone against districts that touch no zone; ``checks=()`` for the ratio alone.

        Districts at a war that the terms do not cover are set aside, and the check shows the change with them.
        """
        g = self.ground
        events = g.incidents if events is None else events
        daily = self.daily(events, column, with_possible=with_possible)
        controls = g.enough_before(daily, self.start)
        aside = () if with_other_war else g.set_aside(controls)
        kept = [self.zone, *controls]
        beside: dict[str, Any] = {}
        if checks is None:
            part = self.zone + POSSIBLE
            if part in set(daily["area"]):
                kept.append(part)
                beside["possible"] = [part]
            beside["areas"] = g.with_zone([self.zone, part], self.core | self.possible)
            if self.word.lead:
                rest = self.daily(without(events, self.word.lead), column, with_possible=with_possible)
                beside["without_source"] = {self.word.lead: rest.filter(pl.col("area").is_in(kept))}
        return change(
            daily.filter(pl.col("area").is_in(kept)),
            start=start or self.start,
            treated=[self.zone],
            measure=measure,
            donut_days=g.comparison.donut_days,
            set_aside=aside,
            seed=self.seed,
            checks=checks,
            **beside,
        )

    def variant(self, name: str, says: str, **how: Any) -> Variant:
        """One other way of asking: the ratio alone, and how many of the zone's incidents it rests on."""
        inside = list(self.inside(with_possible=how.get("with_possible", False)))
        events = how.get("events", self.ground.incidents)
        count = events.filter(pl.col(how.get("column", UNIT)).is_in(inside)).height
        return Variant(name, says, self.change(checks=(), **how).result, count)


def fell(result: Result) -> bool:
    """Is it a finding below 1: the whole interval, and p as far as areas are many enough for it?"""
    return isinstance(result, Estimate) and leaves_out_1(result) and result.high < 1


def rose(result: Result) -> bool:
    """Is it a finding above 1?"""
    return isinstance(result, Estimate) and leaves_out_1(result) and result.low > 1
