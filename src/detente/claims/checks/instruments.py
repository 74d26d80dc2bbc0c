"""A claim that rests on an instrument: which one it names, and whether the speaker's side supported it.

An instrument is told by its number, or by a name of its own ("the ... Agreement"). Where the words fit several, or
only a kind and a topic, the candidates are listed and none is chosen.
"""

from __future__ import annotations

import re

import polars as pl

from detente.ceasefire.terms import Instrument
from detente.claims.bench import Bench
from detente.claims.claim import Claim, Evidence, Finding
from detente.claims.kinds import DENIED
from detente.claims.sentences import called
from detente.say import joined, say

NUMBER = re.compile(r"\b(\d{3,4})\b")
NAME = re.compile(r"\b[A-Z][\w'-]+")
TOPIC_WORDS = {
    "ceasefire": re.compile(
        r"\b(?:cease-?fire|armistice|truce|cessation of hostilities|hostilities)\b", re.IGNORECASE
    ),
    "settlement": re.compile(r"\b(?:settlement|political (?:solution|process|transition))\b", re.IGNORECASE),
    "detainees": re.compile(r"\b(?:detainees?|prisoners?|hostages?|exchange)\b", re.IGNORECASE),
    "relief": re.compile(r"\b(?:humanitarian|aid|access)\b", re.IGNORECASE),
}
KIND_WORDS = {
    "resolution": re.compile(r"\bresolutions?\b", re.IGNORECASE),
    "agreement": re.compile(r"\b(?:agreements?|memorand\w+|accords?|understandings?)\b", re.IGNORECASE),
    "statement": re.compile(r"\b(?:statements?|declarations?|communiqu\w+)\b", re.IGNORECASE),
}
GENERIC = frozenset(
    [
        "the",
        "un",
        "united",
        "nations",
        "security",
        "council",
        "resolution",
        "agreement",
        "memorandum",
        "accord",
        "statement",
        "joint",
    ]
)


def check_instrument(claim: Claim, bench: Bench) -> list[Finding]:
    """An instrument said to be supported, against votes and positions on the registers."""
    said = " ".join(claim.instruments)
    told, candidates = told_apart(said, bench)
    evidence = tuple(_standing(one, claim, bench) for one in candidates)
    if not candidates:
        return [Finding(claim, "cannot_tell", say("no instrument on the register fits the words"))]
    if not told:
        names = joined(one.symbol or called(one) for one in candidates)
        why = say("the text does not number it: candidates are {names}, and none is chosen", names=names)
        return [Finding(claim, "cannot_tell", why, evidence)]
    if DENIED.search(claim.text):
        why = say("the words deny it, and a denial is not read as its opposite")
        return [Finding(claim, "cannot_tell", why, evidence)]
    one = candidates[0]
    if _sat(one, claim, bench) and one.vote.replace(" ", "").endswith("-0-0"):
        why = say(
            "{side} sat on the Council, and the vote was {vote}", side=claim.on_behalf_of, vote=one.vote
        )
        return [Finding(claim, "supported", why, evidence)]
    for who, position, note in _positions(one, claim, bench):
        words = say("the register of positions: {who} {position}", who=who, position=position)
        if note:
            words = say("{words}: {note}", words=words, note=note)
        verdict = "contradicted" if position == "rejects" else "consistent"
        return [Finding(claim, verdict, words, evidence)]
    why = say("no vote or position of the speaker's side on it is on the register")
    return [Finding(claim, "cannot_tell", why, evidence)]


def told_apart(said: str, bench: Bench) -> tuple[bool, list[Instrument]]:
    """Does the text tell which instrument it is, and the one or the candidates."""
    numbers = set(NUMBER.findall(said))
    if numbers:
        found = [i for i in known(bench) if numbers & set(NUMBER.findall(i.symbol))]
        return len(found) == 1, found
    own = {w.casefold() for w in NAME.findall(said)} - GENERIC
    called = [i for i in known(bench) if own and own <= {w.casefold() for w in NAME.findall(title(i))}]
    if len(called) == 1:
        return True, called
    kinds = {kind for kind, words in KIND_WORDS.items() if words.search(said)}
    topics = topics_of(said)
    fits = [
        i for i in known(bench) if (not kinds or i.kind in kinds) and (not topics or topics & set(i.topics))
    ]
    return False, called or fits


def known(bench: Bench) -> list[Instrument]:
    """Instruments adopted by the bench's day, oldest first."""
    return sorted(
        (i for i in bench.state.instruments if i.adopted <= bench.day), key=lambda i: (i.adopted, i.id)
    )


def topics_of(text: str) -> set[str]:
    """The topics that a text's words name."""
    return {topic for topic, words in TOPIC_WORDS.items() if words.search(text)}


def title(one: Instrument) -> str:
    """An instrument's English name."""
    return one.names.get("en", one.id)


def entry(one: Instrument) -> Evidence:
    """An instrument as evidence, with how its wording is known."""
    words = say("{name}, {day} (wording: {basis})", name=called(one), day=one.adopted, basis=one.text_basis)
    return Evidence(words, _source(one))


def _standing(one: Instrument, claim: Claim, bench: Bench) -> Evidence:
    text = say("{name}, {day}", name=called(one), day=one.adopted)
    if one.vote:
        text = say("{text}, vote {vote}", text=text, vote=one.vote)
    if one.kind == "resolution" and bench.state.process.organisation_named(claim.on_behalf_of) is not None:
        side = claim.on_behalf_of
        text = (
            say("{text}; {side} sat on the Council that day", text=text, side=side)
            if _sat(one, claim, bench)
            else say("{text}; {side} did not sit on the Council that day", text=text, side=side)
        )
    return Evidence(text, _source(one))


def _sat(one: Instrument, claim: Claim, bench: Bench) -> bool:
    speaker = bench.state.process.organisation_named(claim.on_behalf_of)
    return speaker is not None and any(t.first <= one.adopted <= t.last for t in speaker.council)


def _positions(one: Instrument, claim: Claim, bench: Bench) -> list[tuple[str, str, str]]:
    """The speaker's side's latest position on the instrument that was known by the day, or nothing."""
    process = bench.state.process
    speaker = process.organisation_named(claim.on_behalf_of)
    known = bench.state.positions.filter(
        (pl.col("subject") == one.id)
        & (pl.col("position") != "none")
        & (pl.col("date").is_null() | (pl.col("date") <= bench.day))
    ).sort("date", nulls_last=False, maintain_order=True)
    rows = known.select("organisation", "position", "note").iter_rows()
    mine = [
        (who, position, note or "")
        for who, position, note in rows
        if speaker is not None and process.organisation_named(who) is speaker
    ]
    return mine[-1:]


def _source(one: Instrument) -> str:
    return one.source[0] if one.source else f"terms/{one.id}.toml"
