"""Claims about agreements: that they exist, that all recognise them, that an instrument was supported."""

from __future__ import annotations

import re
from datetime import date

import polars as pl

from detente.ceasefire.terms import Instrument
from detente.claims.bench import Bench
from detente.claims.claim import Claim, Evidence, Finding
from detente.claims.kinds import BY_ALL

NUMBER = re.compile(r"\b(\d{3,4})\b")
TOPIC_WORDS = {
    "ceasefire": re.compile(r"\b(?:ceasefire|cease-fire|armistice|truce|cessation of hostilities|hostilities)\b", re.IGNORECASE),
    "settlement": re.compile(r"\b(?:settlement|political (?:solution|process|transition))\b", re.IGNORECASE),
    "detainees": re.compile(r"\b(?:detainees?|prisoners?|hostages?|exchange)\b", re.IGNORECASE),
    "relief": re.compile(r"\b(?:humanitarian|aid|access)\b", re.IGNORECASE),
}
KIND_WORDS = {
    "resolution": re.compile(r"\bresolutions?\b", re.IGNORECASE),
    "agreement": re.compile(r"\b(?:agreements?|memorand\w+|accords?|understandings?)\b", re.IGNORECASE),
    "statement": re.compile(r"\b(?:statements?|declarations?|communiqu\w+)\b", re.IGNORECASE),
}


def check_adherence(claim: Claim, bench: Bench) -> list[Finding]:
    """Agreements said to exist, or to be recognised by all, against the registers."""
    if BY_ALL.search(claim.text):
        return [_recognised_by_all(claim, bench)]
    topics = _topics(claim.text)
    found = [
        i for i in _known(bench)
        if topics & set(i.topics) and (not claim.tracks or i.track in claim.tracks or not i.track)
    ]  # fmt: skip
    own = [i for i in found if not claim.tracks or i.track in claim.tracks]
    if not own:
        return [Finding(claim, "cannot_tell", "no such agreement of this track is on the register")]
    why = f"{len(own)} on the register by then: " + "; ".join(f"{_name(i)} ({i.adopted})" for i in own)
    return [Finding(claim, "supported", why, tuple(_entry(i) for i in own))]


def check_instrument(claim: Claim, bench: Bench) -> list[Finding]:
    """An instrument said to be supported; one without a number lists its candidates and none is chosen."""
    said = " ".join(claim.instruments)
    numbers = set(NUMBER.findall(said))
    candidates = [i for i in _known(bench) if numbers & set(NUMBER.findall(i.symbol))] if numbers else _candidates(said, bench)
    speaker = bench.state.process.organisation_named(claim.on_behalf_of)
    evidence = []
    on_council = []
    for one in candidates:
        sat = speaker is not None and any(t.first <= one.adopted <= t.last for t in speaker.council)
        text = f"{_name(one)}, {one.adopted}" + (f", vote {one.vote}" if one.vote else "")
        if one.kind == "resolution" and speaker is not None:
            text += f"; {claim.on_behalf_of} {'sat' if sat else 'did not sit'} on the Council that day"
        if sat:
            on_council.append(one)
        evidence.append(Evidence(text, one.source[0] if one.source else f"terms/{one.id}.toml"))
    if not candidates:
        return [Finding(claim, "cannot_tell", "no instrument on the register fits the words")]
    if len(candidates) > 1 or not numbers:
        names = "; ".join(i.symbol or _name(i) for i in candidates)
        why = f"the text does not number it: candidates are {names}, and none is chosen"
        return [Finding(claim, "cannot_tell", why, tuple(evidence))]
    one = candidates[0]
    if on_council and one.vote.replace(" ", "").endswith("-0-0"):
        return [Finding(claim, "supported", f"{claim.on_behalf_of} sat on the Council, and the vote was {one.vote}", tuple(evidence))]
    return [Finding(claim, "cannot_tell", "no vote or position of the speaker's side on it is on the register", tuple(evidence))]


def _recognised_by_all(claim: Claim, bench: Bench) -> Finding:
    subjects = set(claim.tracks) or {t.id for t in bench.state.process.track}
    related = subjects | {i.id for i in bench.state.instruments if i.track in subjects}
    rows = bench.state.positions.filter(pl.col("subject").is_in(list(related))).sort("organisation", "subject")
    evidence = tuple(
        Evidence(f"{r['organisation']} {r['position']} {r['subject']}{': ' + r['note'] if r['note'] else ''}", r["source_url"] or "register/positions.csv")
        for r in rows.iter_rows(named=True)
    )
    against = sorted({r["organisation"] for r in rows.iter_rows(named=True) if r["position"] == "rejects"})
    why = "who 'all' are is not said; positions on the register stand beside it"
    if against:
        why += f", and a rejection by {', '.join(against)} is among them"
    return Finding(claim, "cannot_tell", why, evidence)


def _known(bench: Bench) -> list[Instrument]:
    return sorted((i for i in bench.state.instruments if i.adopted <= bench.day), key=lambda i: (i.adopted, i.id))


def _candidates(said: str, bench: Bench) -> list[Instrument]:
    kinds = {kind for kind, words in KIND_WORDS.items() if words.search(said)}
    topics = _topics(said)
    return [i for i in _known(bench) if (not kinds or i.kind in kinds) and (not topics or topics & set(i.topics))]


def _topics(text: str) -> set[str]:
    return {topic for topic, words in TOPIC_WORDS.items() if words.search(text)}


def _name(one: Instrument) -> str:
    return one.names.get("en", one.id)


def _entry(one: Instrument) -> Evidence:
    return Evidence(f"{_name(one)}, {one.adopted} (wording: {one.text_basis})", one.source[0] if one.source else f"terms/{one.id}.toml")


def adopted_by(bench: Bench, day: date) -> list[Instrument]:
    """Instruments adopted by a day, oldest first."""
    return [i for i in _known(bench) if i.adopted <= day]
