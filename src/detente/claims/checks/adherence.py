"""Claims about agreements: that they exist, or that all recognise them."""

from __future__ import annotations

import polars as pl

from detente.claims.bench import Bench
from detente.claims.checks.instruments import entry, known, topics_of
from detente.claims.claim import Claim, Evidence, Finding
from detente.claims.kinds import BY_ALL, DENIED
from detente.claims.sentences import called
from detente.say import joined, say


def check_adherence(claim: Claim, bench: Bench) -> list[Finding]:
    """Agreements said to exist, or to be recognised by all, against the registers."""
    if BY_ALL.search(claim.text):
        return [_recognised_by_all(claim, bench)]
    topics = topics_of(claim.text)
    own = [
        one
        for one in known(bench)
        if one.kind != "resolution"
        and (not topics or topics & set(one.topics))
        and (not claim.tracks or one.track in claim.tracks)
    ]
    if not own:
        return [Finding(claim, "cannot_tell", say("no such agreement of this track is on the register"))]
    evidence = tuple(entry(i) for i in own)
    if DENIED.search(claim.text):
        why = say("the words deny it, and a denial is not read as its opposite")
        return [Finding(claim, "cannot_tell", why, evidence)]
    names = joined(say("{name} ({day})", name=called(i), day=i.adopted) for i in own)
    why = say("{n} on the register by then: {names}", n=len(own), names=names)
    return [Finding(claim, "supported", why, evidence)]


def _recognised_by_all(claim: Claim, bench: Bench) -> Finding:
    subjects = set(claim.tracks) or {t.id for t in bench.state.process.track}
    related = subjects | {i.id for i in bench.state.instruments if i.track in subjects}
    known = pl.col("date").is_null() | (pl.col("date") <= bench.day)
    rows = bench.state.positions.filter(pl.col("subject").is_in(list(related)) & known).sort(
        "organisation", "subject"
    )
    evidence = tuple(
        Evidence(position_words(r["organisation"], r["position"], r["subject"], r["note"]), r["source_url"] or "register/positions.csv")
        for r in rows.iter_rows(named=True)
    )  # fmt: skip
    against = sorted(
        {
            r["organisation"]
            for r in rows.iter_rows(named=True)
            if r["position"] == "rejects" and r["source_url"]
        }
    )
    why = say("who 'all' are is not said; positions on the register stand beside it")
    if against:
        who = joined(against, ", ")
        why = say("{why}, and a rejection by {who} is among them", why=why, who=who)
    return Finding(claim, "cannot_tell", why, evidence)


def position_words(who: str, position: str, subject: str, note: str | None) -> str:
    """A row of the register of positions."""
    words = say("{who} {position} {subject}", who=who, position=position, subject=subject)
    return say("{words}: {note}", words=words, note=note) if note else words
