"""Claims about meetings: who attended, how long since, what happened on a day, what one track did to another."""

from __future__ import annotations

import re
from datetime import date

import polars as pl

from detente.claims.bench import Bench
from detente.claims.claim import Claim, Evidence, Finding
from detente.claims.sentences import called, days
from detente.say import joined, say, say_count
from detente.times import Span

QUANTITY = re.compile(
    r"(?P<more>(?P<little>a (?:little|bit) )?(?:more than|over)|(?P<less>almost|nearly|less than|under)|(?P<about>about|around|roughly|some))?\s*"
    r"\b(?P<n>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?P<unit>year|month|week|day)s?\b(?P<half> and a half\b)?",
    re.IGNORECASE,
)
WORDS = [
    "",
    *["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
]
DAYS = {"year": 365.25, "month": 30.44, "week": 7.0, "day": 1.0}
LITTLE_MORE = 1.25
TERMS = re.compile(
    r"\b(?:ceasefire|cease-fire|truce|armistice|cessation of hostilities|agreement)\b", re.IGNORECASE
)
ROUND = 0.10


def check_attendance(claim: Claim, bench: Bench) -> list[Finding]:
    """Who took part is a fact of the record, as far as the document itself says."""
    people = bench.records[claim.document].participants
    named = joined(
        say("{name} ({office}, {side})", name=p.name, office=p.office, side=p.affiliation)
        if p.office
        else p.name
        for p in people
    )
    why = say_count(
        "a fact of the record: the document names {n} who took part",
        "a fact of the record: the document names {n} who took part",
        n=len(people),
    )
    return [Finding(claim, "recorded", why, (Evidence(named, f"documents/{claim.document}.txt"),))]


def check_duration(claim: Claim, bench: Bench) -> list[Finding]:
    """How long since a series of talks began, or a ceasefire, against the registers."""
    said = QUANTITY.search(claim.text)
    today = _document_day(claim, bench)
    begun = _beginning(claim, bench)
    if said is None or begun is None:
        return [Finding(claim, "cannot_tell", say("nothing on the registers says when it began"))]
    what, first, source = begun
    elapsed = (today - first).days
    low, high = _band(said)
    words = say("{what} began on {first}: {elapsed} days before", what=what, first=first, elapsed=elapsed)
    if low <= elapsed <= high:
        why = say(
            "{elapsed} days lie within what was said ({low:.0f} to {high:.0f} days)",
            elapsed=elapsed,
            low=low,
            high=high,
        )
        return [Finding(claim, "supported", why, (Evidence(words, source),))]
    why = say(
        "{elapsed} days lie outside what was said ({low:.0f} to {high:.0f} days)",
        elapsed=elapsed,
        low=low,
        high=high,
    )
    return [Finding(claim, "contradicted", why, (Evidence(words, source),))]


def _beginning(claim: Claim, bench: Bench) -> tuple[str, date, str] | None:
    """What began, when, and where that is found: the first meeting of the track, or the terms' first day."""
    register = _of_tracks(claim, bench)
    if register.height:
        first = register.row(0, named=True)
        return first["name"], first["date_start"], first["source_url"] or "register/meetings.csv"
    if TERMS.search(claim.text):
        days = [
            (i.in_force.text or i.in_force.latest, i)
            for i in bench.state.instruments
            if "ceasefire" in i.topics
        ]
        known = sorted((day, i.id, called(i)) for day, i in days if day is not None and day <= bench.day)
        if len(known) == 1:
            return known[0][2], known[0][0], f"terms/{known[0][1]}.toml"
    return None


def check_past_event(claim: Claim, bench: Bench) -> list[Finding]:
    """A meeting said to have been held on a day, against the register; announcements are not records."""
    if claim.period is None:
        return [Finding(claim, "cannot_tell", say("the day it speaks of cannot be told from the text"))]
    when = claim.period
    rows = bench.state.meetings.filter(
        (pl.col("date_start") <= when.last)
        & (pl.col("date_end").fill_null(pl.col("date_start")) >= when.first)
        & (pl.col("track").is_in(list(claim.tracks)) if claim.tracks else True)
    )
    others = {
        c.speaker for c in bench.claims
        if c.document == claim.document and c.type == "past_event" and c.period == when and c.speaker != claim.speaker
    }  # fmt: skip
    evidence = [
        Evidence(
            _of_meeting(r["name"], when, r["basis"], r["note"]), r["source_url"] or "register/meetings.csv"
        )
        for r in rows.iter_rows(named=True)
    ]
    if others:
        who = joined(sorted(others), ", ")
        evidence.append(
            Evidence(
                say(
                    "something is said of the same day by {who}, who also took part: not independent", who=who
                )
            )
        )
    independent = rows.filter(pl.col("basis") == "independent record")
    if any(claim.tracks or _same_meeting(name, claim.text) for name in independent["name"]):
        why = say("an independent record of {days} is on the register", days=days(when))
        return [Finding(claim, "supported", why, tuple(evidence))]
    if rows.height or others:
        why = (
            say(
                "said and announced beforehand for {days}; no independent record of it is on the register",
                days=days(when),
            )
            if "announced" in rows["basis"].to_list()
            else say("said for {days}; no independent record of it is on the register", days=days(when))
        )
        return [Finding(claim, "consistent", why, tuple(evidence))]
    return [Finding(claim, "cannot_tell", say("nothing on the register for {days}", days=days(when)))]


def _of_meeting(name: str, when: Span, basis: str, note: str | None) -> str:
    words = say("{name}, {days}: {basis}", name=name, days=days(when), basis=basis)
    return say("{words}; {note}", words=words, note=note) if note else words


def _same_meeting(name: str, text: str) -> bool:
    """Does the text speak of the meeting that bears this name? They must share a word that carries meaning."""
    words = set(re.findall(r"\w{5,}", name.casefold()))
    return bool(words & set(re.findall(r"\w{5,}", text.casefold())))


def check_track_link(claim: Claim, bench: Bench) -> list[Finding]:
    """One track said to have moved another: dates can be laid side by side, and are no test."""
    today = _document_day(claim, bench)
    evidence = []
    for track in claim.tracks:
        rows = bench.state.meetings.filter((pl.col("track") == track) & (pl.col("date_start") <= today)).sort(
            "date_start"
        )
        told = say_count(
            "{track}: {n} meeting on the register by {day}", "{track}: {n} meetings on the register by {day}",
            n=rows.height, track=track, day=today,
        )  # fmt: skip
        dates = joined((str(d) for d in rows["date_start"].to_list()[-8:]), ", ")
        words = say("{told} (latest {dates})", told=told, dates=dates) if dates else told
        evidence.append(Evidence(words, "register/meetings.csv"))
    why = say("dates of the tracks' meetings are a description, not a test of what moved what")
    return [Finding(claim, "cannot_tell", why, tuple(evidence))]


def _of_tracks(claim: Claim, bench: Bench) -> pl.DataFrame:
    rows = bench.state.meetings.sort("date_start")
    return rows.filter(pl.col("track").is_in(list(claim.tracks))) if claim.tracks else rows.clear()


def _document_day(claim: Claim, bench: Bench) -> date:
    said = bench.records[claim.document].event.date
    return date.fromisoformat(said) if said else bench.day


def _band(said: re.Match[str]) -> tuple[float, float]:
    word = said["n"].lower()
    n = int(word) if word.isdigit() else max(1, WORDS.index(word) if word in WORDS else 1)
    days = (n + 0.5 * bool(said["half"])) * DAYS[said["unit"].lower()]
    if said["little"]:
        return days - 1, days * LITTLE_MORE
    if said["less"]:
        return days * (1 - LITTLE_MORE + 1), days
    if said["more"]:
        return days - 1, days * 2
    return days * (1 - ROUND), days * (1 + ROUND)
