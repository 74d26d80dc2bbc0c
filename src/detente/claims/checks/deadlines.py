"""A deadline said to be kept or missed, against the obligations calendar: due days, scores and disputes on record.

Only scores on the register decide; where the words fit several obligations and do not say *all*, and those stand
differently, none is chosen.
"""

from __future__ import annotations

import re

from detente.claims.agreements import overview_of
from detente.claims.bench import Bench
from detente.claims.claim import Claim, Evidence, Finding
from detente.claims.kinds import DENIED, LATE
from detente.claims.sentences import organisation
from detente.process import Organisation
from detente.say import joined, say, say_count
from detente.talks.calendar import Standing

KEPT = ("met",)
MISSED = ("late", "met late")
DISPUTED = ("disputed", "met, lateness disputed")
OWN = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
ALL = re.compile(r"\b(?:all|every|each)\b", re.IGNORECASE)
COMMON = frozenset(
    [
        "that",
        "this",
        "with",
        "from",
        "have",
        "been",
        "were",
        "will",
        "their",
        "there",
        "which",
        "would",
        "shall",
        "parties",
        "party",
        "side",
        "sides",
        "agreement",
        "clause",
        "time",
        "deadline",
        "deadlines",
        "obligation",
        "obligations",
        "commitment",
        "commitments",
    ]
)
COLLECTIVE = {"guarantor": "guarantors", "party": "parties"}
"""How terms name those who hold a role, all together."""
SHARED_WORDS = 2


def check_deadline(claim: Claim, bench: Bench) -> list[Finding]:
    """An obligation said to be kept in time (or missed), against its standing on the day."""
    bearers = _bearers(claim, bench)
    mine = [s for s in overview_of(bench.state, bench.day).standings if _borne(s, bearers, bench)]
    if not mine:
        return [Finding(claim, "cannot_tell", say("no obligation of those it speaks of is on the register"))]
    shared = {id(s): len(_words(s.obligation.says) & _words(claim.text)) for s in mine}
    most = max(shared.values())
    named = [s for s in mine if shared[id(s)] == most >= SHARED_WORDS]
    meant = named or (mine if ALL.search(claim.text) or len(mine) == 1 else [])
    evidence = tuple(_evidence(s) for s in meant or mine)
    if not meant:
        return [Finding(claim, "cannot_tell", say("which obligation is meant is not said: candidates are listed, and none is chosen"), evidence)]  # fmt: skip
    if DENIED.search(claim.text) and not LATE.search(claim.text):
        why: str = say("the words deny it, and a denial is not read as its opposite")
        return [Finding(claim, "cannot_tell", why, evidence)]
    verdict, why = _verdict(claim, meant)
    aligned = (
        say_count("the words were read as of {n} obligation on the register", "the words were read as of {n} obligations on the register", n=len(meant)),
    )  # fmt: skip
    sources = [s.score.scores for s in meant if s.score]
    by = [x.organisation for scores in sources for x in scores]
    share = round(max(by.count(o) for o in set(by)) / len(by), 4) if by else None
    rests = (
        say_count(
            "{n} score on record, by {who}",
            "{n} scores on record, by {who}",
            n=len(by),
            who=joined(sorted(set(by)), ", "),
        )
        if by
        else ""
    )
    return [Finding(claim, verdict, why, evidence, (), share, aligned=aligned, rests_on=rests)]


def _verdict(claim: Claim, meant: list[Standing]) -> tuple[str, str]:
    missed = bool(LATE.search(claim.text))
    good, bad = (MISSED, KEPT) if missed else (KEPT, MISSED)
    states = [s.state for s in meant]
    told = joined(
        dict.fromkeys(
            say("clause {clause}: {state}", clause=s.obligation.clause, state=s.state) for s in meant
        )
    )
    if all(state in good for state in states):
        return "supported", say("the register of implementation says so: {states}", states=told)
    if any(s.state in bad and s.score is not None and s.score.disputes for s in meant):
        return "contradicted_by_some", say(
            "scored otherwise, and a party disputes the score: {states}", states=told
        )
    if ALL.search(claim.text) and any(state in bad for state in states):
        return "contradicted", say("at least one stands otherwise: {states}", states=told)
    if all(state in bad for state in states):
        return "contradicted", say("it stands otherwise: {states}", states=told)
    if any(state in DISPUTED for state in states):
        return "contradicted_by_some", say("a party or a publisher disputes it: {states}", states=told)
    if any(state in bad for state in states):
        return "cannot_tell", say(
            "the words fit several that stand differently, and none is chosen: {states}", states=told
        )
    return "cannot_tell", say("nothing on record says it was kept or missed: {states}", states=told)


def _bearers(claim: Claim, bench: Bench) -> list[Organisation]:
    """Organisations whose obligations are meant: those the sentence names, or the speaker's own where it says "we"."""
    named = [
        o for o in bench.state.process.organisation
        if any(re.search(rf"(?<!\w){re.escape(n)}(?!\w)", claim.text) for n in (*o.names.values(), *o.aliases) if n)
    ]  # fmt: skip
    mine = organisation(bench, claim.on_behalf_of)
    return named or ([mine] if mine and OWN.search(claim.text) else [])


def _borne(s: Standing, bearers: list[Organisation], bench: Bench) -> bool:
    """Is one of them bound, by name or as one of the guarantors or parties? With nobody meant, every obligation may be."""
    written = s.obligation.bearer.casefold()
    parts = [
        organisation(bench, part.strip())
        for part in re.split(r"[;,]| and ", s.obligation.bearer)
        if part.strip()
    ]
    if not bearers or any(one in bearers for one in parts if one is not None):
        return True
    roles = {role for one in bearers for role in one.roles}
    return any(re.search(rf"\b{words}\b", written) for role, words in COLLECTIVE.items() if role in roles)


def _words(text: str) -> set[str]:
    return {w[:5] for w in re.findall(r"[a-z]{4,}", text.casefold()) if w not in COMMON}


def _evidence(s: Standing) -> Evidence:
    o = s.obligation
    words = say("{instrument}, clause {clause}: {state} ({why})", instrument=o.instrument, clause=o.clause, state=s.state, why=s.why)  # fmt: skip
    return Evidence(words, o.source or f"terms/{o.instrument}.toml")
