"""Claims about agreements: that they exist, or that all recognise them."""

from __future__ import annotations

import polars as pl

from detente.claims.bench import Bench
from detente.claims.checks.instruments import entry, known, title, topics_of
from detente.claims.claim import Claim, Evidence, Finding
from detente.claims.kinds import BY_ALL


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
        return [Finding(claim, "cannot_tell", "no such agreement of this track is on the register")]
    why = f"{len(own)} on the register by then: " + "; ".join(f"{title(i)} ({i.adopted})" for i in own)
    return [Finding(claim, "supported", why, tuple(entry(i) for i in own))]


def _recognised_by_all(claim: Claim, bench: Bench) -> Finding:
    subjects = set(claim.tracks) or {t.id for t in bench.state.process.track}
    related = subjects | {i.id for i in bench.state.instruments if i.track in subjects}
    known = pl.col("date").is_null() | (pl.col("date") <= bench.day)
    rows = bench.state.positions.filter(pl.col("subject").is_in(list(related)) & known).sort(
        "organisation", "subject"
    )
    evidence = tuple(
        Evidence(
            f"{r['organisation']} {r['position']} {r['subject']}{': ' + r['note'] if r['note'] else ''}",
            r["source_url"] or "register/positions.csv",
        )
        for r in rows.iter_rows(named=True)
    )
    against = sorted(
        {
            r["organisation"]
            for r in rows.iter_rows(named=True)
            if r["position"] == "rejects" and r["source_url"]
        }
    )
    why = "who 'all' are is not said; positions on the register stand beside it"
    if against:
        why += f", and a rejection by {', '.join(against)} is among them"
    return Finding(claim, "cannot_tell", why, evidence)
