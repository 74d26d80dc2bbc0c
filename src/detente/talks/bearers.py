"""Whom a clause of an agreement binds, read from its subject, or from those by whom or to whom a passive says it is done.

To add a word that can bear an obligation: ``BEARER``.
"""

from __future__ import annotations

import re

from detente.talks.countries import STATE
from detente.talks.parties import Parties
from detente.talks.sightings import CAPWORD

BEARER = re.compile(
    r"\b(?:part(?:y|ies)|sides?|guarantors?|governments?|republic|kingdom|sultanate|forces?|commission|committee|council|group|mission|centre|center|army|movement|mediators?|states?|authorit(?:y|ies)|signator(?:y|ies)|secretary-general|units?|teams?|commanders?|observers?|mechanism|union|nations|league|assembly|leadership|board|secretariat|delegations?|facilitators?|monitors?|chair\w*|he|she|they|it|both|each|neither|who|which|opposition|front|alliance|coalition|militias?|brigades?|organi[sz]ations?)\b|(?:"
    + STATE
    + ")",
    re.IGNORECASE,
)
FIRST_SUBJECT = re.compile(r"(?i:parties|party|sides?|guarantors)\b")
LEAD_IN = re.compile(
    r"(?:Moreover|Furthermore|In addition|Additionally|Further|Finally|Separately|Likewise|To|In|On|With|As|Upon|Under|Pursuant|Following|Within|For|At|During|After|Until|From)\b[^.]*, "
)
AGENT = re.compile(
    r"^be [a-z]+(?:ed|en|n|t)\b[^;]*? (?:by|(?<=agreed )between|(?<=negotiated )between) (?P<who>(?!\d|the end|January|February|March|April|May\b|June|July|August|September|October|November|December|means|way|virtue|consensus|mutual)(?:[^,;:()]{3,120}?))(?= (?:within|no later|not later|from|before|until|on|by (?=\d|the end|[A-Z][a-z]+ \d)) ?|[,;:.(]|$)"
)
STATE_OF_THINGS = re.compile(
    r"be (?:chaired|composed|headed|governed|guided|determined|defined|replaced|deemed|considered|bound|followed|covered|affected)\b"
)
AND_BY = re.compile(r"(?:,| and)+ by | and by ")
BELONGING = re.compile(
    r"\b(?:belonging to|under the control of|held by|possessed by) (?P<who>(?:the |each |both |all )?[^,;]{3,80}?) ?$"
)
OWNED = re.compile(
    r"(?:[Tt]he |[Aa]ll (?:the )?)?(?:[a-z-]+ ){0,2}(?:forces|troops|units|weapons|armour|artillery|fighters|combatants|personnel|positions|observers|representatives|engineers|experts) of (?P<who>(?:the |each |both |all )?[^,;]{3,100})"
)


def agent_of(subject: str, rest: str, parties: Parties) -> str | None:
    """Whom a passive binds: those "by" whom it is done, else the party whose forces or weapons the subject is."""
    by = AGENT.search(rest)
    if by and STATE_OF_THINGS.match(rest):
        return None
    if by:
        parts = [OWNED.match(part) or part for part in AND_BY.split(by["who"])]
        bearers = [bearer_of(p if isinstance(p, str) else p["who"], parties) for p in parts]
        names = [n for n in bearers if n]
        return "; ".join(dict.fromkeys("; ".join(names).split("; "))) if names else None
    held = BELONGING.search(subject)
    if held:
        return bearer_of(held["who"], parties)
    owned = OWNED.match(subject.strip())
    return bearer_of(owned["who"], parties) if owned and _is_party(owned["who"], parties) else None


def _is_party(words: str, parties: Parties) -> bool:
    return parties.named(words) is not None


def bearer_of(clause: str, parties: Parties) -> str | None:
    """The names a clause binds, from the words before its binding word."""
    clause = re.sub(r",[^,]*,\s*$", " ", clause).strip(" ,")
    relative = re.search(r",? (?:which|who)$", clause)
    if relative:
        body = re.findall(
            rf"(?:{CAPWORD} ){{0,6}}(?:Commission|Committee|Council|Group|Centre|Center|Mission|Mechanism|Force|Team|Board|Secretariat)\b",
            clause,
        )
        plain = re.search(r"\b([a-z]+s)(?: of (?:the )?[A-Z][\w ]+)?,? (?:which|who)$", clause)
        return body[-1] if body else plain[1] if plain and BEARER.fullmatch(plain[1]) else None
    subject = re.split(r"[;:]|, (?:and|while) | that ", clause)[-1].strip()
    if LEAD_IN.match(subject) and parties.named(subject.rsplit(", ", 1)[-1]):
        subject = subject.rsplit(", ", 1)[-1]
    if len(subject) > 160 or not (BEARER.search(subject) or parties.named(subject)):
        return None
    subject = re.sub(r"(?: also| further| hereby| jointly| each| both| themselves| [a-z]+ly)+$", "", subject)
    core = re.sub(
        r"^(?:[Tt]he|[Ee]ach|[Bb]oth|[Aa]ll|[Ee]very|[Nn]either|[Aa]n?)(?: of the)?(?: two)? ",
        "",
        re.sub(r"^.*?\b(?:and|but) (?=the )", "", subject) if len(subject) > 60 else subject,
    )
    known = parties.named(core)
    if known:
        return known
    owned = OWNED.match(subject)
    theirs = parties.named(owned["who"]) if owned else None
    if theirs:
        return theirs
    key = core.split(" ")[0].lower().rstrip("s")
    if len(core.split()) <= 3 and key in parties.terms:
        return parties.terms[key]
    first = FIRST_SUBJECT.match(core)
    if first and first[0].lower().rstrip("s") in parties.terms:
        return parties.terms[first[0].lower().rstrip("s")]
    states = re.findall(STATE, core)
    if states and len(core.split()) < 14 and not re.search(r"Government|forces|Army|Forces", core):
        return "; ".join(dict.fromkeys(states))
    if re.match(
        r"(?:This|[Aa]reas?|[Tt]he (?:duration|present|provisions?|terms?|agreement|memorandum|withdrawal|ceasefire|process))\b",
        subject,
    ):
        return None
    return core or None
