"""Early handling: which reports are told at once, to whom, and in how many minutes from hand-in.

The process says what is told at once (``[[flash]]`` in ``process.toml``: deaths, acts, words). A report that meets a
rule makes a flash item; several reports of one incident make one. An item says what is known, what is not, whose
word it is and who was told when. Nothing here measures a delay by a clock of its own: minutes run between the two
instants on record, or up to the ``now`` that is handed in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import polars as pl

from detente.ceasefire.casework.duty import Turn, on_duty
from detente.ceasefire.casework.instants import EXPECTED, of_day, read
from detente.ceasefire.terms.acts import chain
from detente.errors import Fault, InputError
from detente.process import FlashRule, folded
from detente.say import joined, say

WORDED = ("type_raw", "type_l1", "type_l2", "type_l3", "actor_a", "actor_b", "place_name")
NOT_ATTRIBUTED = say("who did it: a flash attributes nothing")


@dataclass(frozen=True)
class Telling:
    """One post that was told: when, how many minutes after hand-in, and whether anybody was on duty there."""

    post: str
    by: str
    at: datetime
    minutes: float
    on_duty: bool
    known: str
    not_known: str
    report: str = ""
    handed_in: datetime | None = None


@dataclass(frozen=True)
class FlashItem:
    """An incident that is told at once. ``minutes`` is from hand-in to the first telling, or to ``now`` if ``waiting``."""

    incident: str
    reports: tuple[str, ...]
    rules: tuple[str, ...]
    why: tuple[str, ...]
    first_day: date
    last_day: date
    limit: int
    known: tuple[str, ...]
    not_known: tuple[str, ...]
    whose_word: tuple[str, ...]
    handed_in: datetime | None
    told: tuple[Telling, ...]
    not_told: tuple[str, ...]
    minutes: float | None
    waiting: bool
    standing: str

    def words(self, of: str) -> tuple[str, ...]:
        """What the tellers themselves wrote as ``known`` or ``not_known``: for the process, not for public pages."""
        return tuple(dict.fromkeys(w for t in self.told if (w := getattr(t, of))))

    def to_dict(self) -> dict[str, object]:
        """The item as JSON gives it."""
        return {
            "incident": self.incident, "reports": list(self.reports), "rules": list(self.rules), "why": list(self.why),
            "first_day": str(self.first_day), "last_day": str(self.last_day), "known": list(self.known),
            "not_known": list(self.not_known), "whose_word": list(self.whose_word),
            "handed_in": self.handed_in.isoformat() if self.handed_in else None, "limit_minutes": self.limit,
            "minutes": self.minutes, "waiting": self.waiting, "standing": self.standing,
            "told": [
                {"post": t.post, "by": t.by, "at": t.at.isoformat(), "minutes": t.minutes, "somebody_on_duty": t.on_duty}
                for t in self.told
            ],
            "not_told": list(self.not_told), "words_known": list(self.words("known")), "words_not_known": list(self.words("not_known")),
        }  # fmt: skip


def read_flashes(
    frame: pl.DataFrame,
    zone: ZoneInfo,
    turns: Sequence[Turn] = (),
    *,
    organisations: Collection[str] | None = None,
    reports: Collection[str] | None = None,
) -> tuple[Telling, ...]:
    """The tellings of a FLASHES frame by time; raises InputError with every fault. ``turns`` is the duty list."""
    faults: list[Fault] = []
    found = []
    posts = {t.post for t in turns}
    for n, row in enumerate(frame.iter_rows(named=True), 2):
        place = f"flashes, row {n}"
        try:
            handed, told = read(row["handed_in"], zone), read(row["told_at"], zone)
        except ValueError as error:
            faults.append(Fault(place, str(error), EXPECTED))
            continue
        if not (handed.exact and told.exact):
            faults.append(Fault(place, "minutes need instants, and a day stands there", EXPECTED))
            continue
        if told.first < handed.first:
            faults.append(
                Fault(place, "it was told before it was handed in", "swap the instants or mend one")
            )
            continue
        if organisations is not None and row["by"] not in organisations:
            faults.append(Fault(place, f"organisation {row['by']!r} is not declared",
                                "add it as [[organisation]] to process.toml, or mend the id"))  # fmt: skip
        if reports is not None and row["report"] not in reports:
            faults.append(
                Fault(place, f"no report {row['report']!r} is in the folder", "write SOURCE:ID of a report")
            )
        if row["post"] not in posts:
            faults.append(
                Fault(
                    place,
                    f"the duty list has no post {row['post']!r}",
                    "add the post to it, or mend the name",
                )
            )
        minutes = round((told.first - handed.first).total_seconds() / 60, 1)
        held = on_duty(turns, row["post"], told.first) is not None
        found.append(
            Telling(row["post"], row["by"], told.first, minutes, held, row["known"] or "", row["not_known"] or "",
                    row["report"], handed.first)
        )  # fmt: skip
    if faults:
        raise InputError("flashes", faults)
    return tuple(sorted(found, key=lambda t: (t.at, t.post)))


def met(rule: FlashRule, report: dict[str, object]) -> str:
    """Why a report (a REPORTS row) meets a rule, or '' if it does not."""
    if rule.least_deaths is not None:
        figures = [report[c] for c in ("fatalities_low", "fatalities_best", "fatalities_high")]
        most = max((int(str(f)) for f in figures if f is not None), default=0)
        if most >= rule.least_deaths:
            return say(
                "up to {most} deaths told, {least_deaths} or more are told at once",
                most=most,
                least_deaths=rule.least_deaths,
            )
    for column in ("type_l1", "type_l2", "type_l3"):
        act = report[column]
        if isinstance(act, str) and (hit := set(rule.acts) & set(chain(act))):
            return joined(
                (
                    say("the act is {act}", act=act),
                    "" if act in hit else say(", one of {several}", several=joined(sorted(hit), ", ")),
                ),
                "",
            )
    text = " | ".join(folded(str(report[c])) for c in WORDED if report[c])
    for word in rule.words:
        if re.search(rf"(?<!\w){re.escape(folded(word))}", text):
            return say("the report says “{word}”", word=word)
    return ""


def find_flashes(
    reports: pl.DataFrame,
    membership: pl.DataFrame,
    rules: Sequence[FlashRule],
    tellings: Iterable[Telling],
    turns: Sequence[Turn],
    day: date,
    zone: ZoneInfo,
    *,
    days: int = 7,
    now: datetime | None = None,
) -> tuple[FlashItem, ...]:
    """Flash items of incidents that may have happened in the ``days`` up to ``day``, newest first.

    reports : REPORTS frame; membership : MEMBERSHIP frame of the same reports; tellings after the day are not known
    """
    end = of_day(day, zone).last if now is None else now
    known = [t for t in tellings if t.at <= end]
    belongs = {
        f"{s}:{r}": i for s, r, i in membership.select("source", "report_id", "incident_id").iter_rows()
    }
    recent = reports.filter(
        (pl.col("date_start") <= day) & (pl.coalesce("date_end", "date_start") > day - timedelta(days=days))
    )
    groups: dict[str, list[tuple[str, dict[str, object], FlashRule, str]]] = {}
    told_of: dict[str, list[dict[str, object]]] = {}
    for row in recent.iter_rows(named=True):
        name = f"{row['source']}:{row['report_id']}"
        incident = belongs.get(name, name)
        told_of.setdefault(incident, []).append(row)
        for rule in rules:
            if why := met(rule, row):
                groups.setdefault(incident, []).append((name, row, rule, why))
    items = [_item(i, hits, told_of[i], known, turns, now) for i, hits in groups.items()]
    return tuple(sorted(items, key=lambda i: (i.last_day, i.incident), reverse=True))


def _item(
    incident: str,
    hits: list[tuple[str, dict[str, object], FlashRule, str]],
    rows: list[dict[str, object]],
    tellings: list[Telling],
    turns: Sequence[Turn],
    now: datetime | None,
) -> FlashItem:
    own = {f"{r['source']}:{r['report_id']}" for r in rows}
    told = tuple(t for t in tellings if t.report in own)
    handed = min((t.handed_in for t in told if t.handed_in is not None), default=None)
    limit = min(rule.minutes for _, _, rule, _ in hits)
    at = told[0].at if told else now
    minutes = round((told[0].at - handed).total_seconds() / 60, 1) if told and handed else None
    posts = dict.fromkeys(t.post for t in turns if at is None or t.begins <= at)
    names = tuple(sorted({name for name, *_ in hits}))
    known, unknown = _told(rows)
    return FlashItem(
        incident, names, tuple(sorted({r.id for _, _, r, _ in hits})), tuple(dict.fromkeys(say("{n}: {w}", n=n, w=w) for n, _, _, w in hits)),
        min(_day(r, "date_start") for r in rows), max(_day(r, "date_end") for r in rows), limit, tuple(known),
        tuple(unknown), tuple(_words(rows)), handed, told, tuple(p for p in posts if p not in {t.post for t in told}),
        minutes, not told, _standing(told, minutes, limit),
    )  # fmt: skip


def _standing(told: tuple[Telling, ...], minutes: float | None, limit: int) -> str:
    if not told or minutes is None:
        return say(
            "nobody was told by this day, as far as the folder records; the limit is {limit} minutes from hand-in",
            limit=limit,
        )
    words = say(
        "told {minutes:g} minutes after hand-in, {part} the {limit} minutes",
        minutes=minutes,
        part=say("within") if minutes <= limit else say("after"),
        limit=limit,
    )
    missed = [t.post for t in told if not t.on_duty]
    return joined(
        (words, say("; nobody was on duty at {several}", several=joined(missed, ", ")) if missed else ""), ""
    )


def _told(rows: list[dict[str, object]]) -> tuple[list[str], list[str]]:
    """What the reports tell and what they leave open. Places are told by district or province, as for everyone."""
    known: list[str] = []
    unknown: list[str] = []

    def said(*columns: str) -> list[str]:
        return list(dict.fromkeys(str(r[c]) for r in rows for c in columns if r[c] is not None))

    for what, columns in {
        "act": ("type_raw",), "sides named": ("actor_a", "actor_b"), "district": ("adm2",), "province": ("adm1",),
    }.items():  # fmt: skip
        if values := said(*columns):
            known.append(say("{what}: {several}", what=what, several=joined(values)))
        else:
            unknown.append(what)
    deaths = [int(v) for v in said("fatalities_low", "fatalities_best", "fatalities_high")]
    if deaths:
        known.append(
            say("deaths told: {min} to {max}", min=min(deaths), max=max(deaths))
            if min(deaths) != max(deaths)
            else say("deaths told: {max}", max=max(deaths))
        )
    else:
        unknown.append("deaths")
    civilians = [int(v) for v in said("fatalities_civilians")]
    if civilians:
        known.append(
            say("of them civilians: {min} to {max}", min=min(civilians), max=max(civilians))
            if len(set(civilians)) > 1
            else say("of them civilians: {civilians}", civilians=civilians[0])
        )
    else:
        unknown.append(say("how many of the dead were civilians"))
    if len({str(r["date_start"]) for r in rows}) > 1:
        unknown.append(say("the day: the reports differ"))
    return known, [*unknown, NOT_ATTRIBUTED]


def _words(rows: list[dict[str, object]]) -> list[str]:
    """Whose word it is: each report's source, and whom the report itself cites."""
    found = []
    for r in rows:
        cited = [
            c for c in str(r["original_sources"] or "").split(";") if c.strip() and c.strip() != r["source"]
        ]
        found.append(
            joined(
                (f"{r['source']}", say(", citing {several}", several=joined(cited, ", ")) if cited else ""),
                "",
            )
        )
    return list(dict.fromkeys(found))


def _day(row: dict[str, object], column: str) -> date:
    value = row[column] or row["date_start"]
    assert isinstance(value, date)
    return value
