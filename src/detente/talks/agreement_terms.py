"""What an agreement binds its parties to: clauses with "shall", "undertakes to" and their like.

The bearer is read from the words before the binding word; "the Parties" and other defined terms are replaced by the names
they stand for. Passives bind nobody here. To add a binding word: ``BINDS``; a word that can bear an obligation: ``BEARER``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from detente.talks.binding import make_obligation
from detente.talks.countries import STATE
from detente.talks.heading import Heading
from detente.talks.issuers import agreement_parties
from detente.talks.record import Obligation
from detente.talks.sentences import split_sentences
from detente.talks.sightings import CAPWORD
from detente.talks.text_layout import Layout

BINDS = re.compile(
    r"\b(?:shall|(?:is|are) to(?= [a-z]{3})(?! (?:date|this|the|which)\b)|undertakes? to|agrees? to|commits? (?:themselves |itself )?to|pledges? to|will|must|(?:is|are) obliged to|undertakes? not to|agrees? not to|(?:undertakes?|commits?|agrees?),? (?:in particular|inter alia|furthermore|accordingly),? to)\b,?\s*(?P<not>not )?(?:also |each |jointly )?"
)
BEARER = re.compile(
    r"\b(?:part(?:y|ies)|sides?|guarantors?|governments?|republic|kingdom|sultanate|forces?|commission|committee|council|group|mission|centre|center|army|movement|mediators?|states?|authorit(?:y|ies)|signator(?:y|ies)|secretary-general|units?|teams?|commanders?|observers?|mechanism|union|nations|league|assembly|leadership|board|secretariat|delegations?|facilitators?|monitors?|chair\w*|he|she|they|it|both|each|neither|who|which|opposition|organi[sz]ations?)\b|(?:"
    + STATE
    + ")",
    re.IGNORECASE,
)
TERM_FIRST = re.compile(
    r"(?:Within|By|From|Upon|After|No later than|Not later than|On|In|During|Until|Immediately|Before|Following|As of|Starting|Pending|To|For|Throughout)\b[^,]{2,160},\s*"
)
TERM_SET = re.compile(r"\d|\b(?:days?|weeks?|months?|hours?|years?|signing|entry into force|adoption)\b")
TERM_THEN_BEARER = re.compile(
    r"(?:Within|By|From|Upon|After|No later than|Not later than|Until|Before|Following|Immediately)\b[^,]{4,140} (?=(?:each|both|all|the)(?: \w+){1,4} ?$)"
)
LISTED_TO = re.compile(r"\b(?:agreed|agree|undertake|undertook|decided)\b[^.:]{0,80}:$")
TO_DO = re.compile(r"[Tt]o (?=[a-z]{2})(?!the\b|this\b|that\b)")
JOINED_TO = re.compile(r",? (?:and|but|or) *$")
NEW_SUBJECT = re.compile(r",? (?:which|who|and|but)(?: \w+){0,6} *$|; *[^;]*$|, and [^,]*$")
FIRST_SUBJECT = re.compile(r"(?i:parties|party|sides?|guarantors)\b")
NO_ACT = re.compile(
    r"\s*(?:enter|remain in force|have|apply|come into|include|mean|take effect|expire|terminate|constitute|comprise|consist)\b"
)
PRONOUN = re.compile(r"(?:[Tt]hey|[Ii]t)(?: also| both| further)?")
AGENT = re.compile(
    r"^be [a-z]+(?:ed|en|n|t)\b[^;]*? by (?P<who>(?!\d|the end|means|way|virtue|consensus|mutual)(?:[^,;:()]{3,120}?))(?= (?:within|no later|not later|from|before|until|on|by (?=\d|the end|[A-Z][a-z]+ \d)) ?|[,;:.(]|$)"
)
STATE_OF_THINGS = re.compile(
    r"be (?:chaired|composed|headed|governed|guided|determined|defined|replaced|deemed|considered|bound|followed|covered|affected)\b"
)
AND_BY = re.compile(r"(?:,| and)+ by | and by ")
OWNED = re.compile(
    r"(?:[Tt]he |[Aa]ll (?:the )?)?(?:[a-z-]+ ){0,2}(?:forces|troops|units|weapons|armour|artillery|fighters|combatants|personnel|positions|observers|representatives|engineers|experts) of (?P<who>(?:the |each |both |all )?[^,;]{3,100})"
)
HEREINAFTER = re.compile(
    r"\((?:hereinafter|hereafter|henceforth|collectively)?(?: referred to as| called)?[, ]*(?:collectively )?\"?(?:the )?\"?(?P<term>[A-Z][\w ]{2,40}?)\"?\)"
)


def defined_terms(layout: Layout, heading: Heading) -> dict[str, str]:
    """Terms an agreement sets for its parties ("the Guarantors"), with the names they stand for."""
    terms: dict[str, str] = {}
    opening = " ".join(layout.said(p) for p in heading.body[:3])[:4000]
    previous = 0
    for m in HEREINAFTER.finditer(opening):
        words = opening[previous : m.start()]
        previous = m.end()
        governments = re.findall(
            rf"Government of (?:the )?(?:(?:Republic|Kingdom|Sultanate|State|Union) of )?{CAPWORD}(?: {CAPWORD}){{0,6}}|(?:{CAPWORD} ){{1,6}}(?:Council|Movement|Army|Front|Union|Forces|Party|Alliance|Group|Coalition)",
            words,
        )
        states = re.findall(STATE, words)
        names = governments or states or re.findall(rf"{CAPWORD}(?: {CAPWORD})+", words)
        names = [re.sub(r"^(?:The|And) ", "", n) for n in names]
        if names:
            terms[m["term"].lower().rstrip("s")] = "; ".join(dict.fromkeys(names))
    return terms


def of_agreement(
    layout: Layout, heading: Heading, signed: date | None, bound: list[str] | None = None
) -> Iterator[Obligation]:
    flat = layout.flat
    terms = defined_terms(layout, heading)
    parties = bound or agreement_parties(layout, heading)
    if parties and (bound is None or len(bound) > 1):  # one issuer's "sides" are not itself
        terms.setdefault("party", "; ".join(parties))
        terms.setdefault("partie", "; ".join(parties))
        terms.setdefault("side", "; ".join(parties))
    bearer: str | None = None
    last: str | None = None  # bearer of the sentence before, for "they" and "it"
    listed: str | None = None  # the parties, under "agreed on the following:"
    leading: str | None = None  # bearer of a list that a paragraph opens with "shall:"
    for p in heading.body:
        if leading and p.mark:
            item = make_obligation(layout, leading, p.body, p.end, signed, "listed clause")
            if item:
                yield item
            continue
        leading = None
        if LISTED_TO.search(layout.said(p)):
            listed = terms.get("partie") or terms.get("side")
        told = TO_DO.match(flat, p.body, p.end) if p.mark and listed else None
        if told:
            made = make_obligation(layout, listed, told.end(), p.end, signed, "listed act of the parties")
            if made:
                yield made
            continue
        for start, end in split_sentences(flat, p.body, p.end):
            bearer = None
            modals = list(BINDS.finditer(flat, start, end))
            for n, modal in enumerate(modals):
                clause = flat[start : modal.start()]
                if NO_ACT.match(flat, modal.end()):
                    continue
                joined = re.search(r"(?:,|;)?\s*(?:and|but|or)\s*$", clause) is not None
                term = TERM_FIRST.match(clause) or TERM_THEN_BEARER.match(clause)
                subject = clause[term.end() if term else 0 :]
                if flat.startswith("be ", modal.end()):
                    stop = modals[n + 1].start() if n + 1 < len(modals) else end
                    stop = _cut(flat, modal.end(), stop) if n + 1 < len(modals) else stop
                    agent = _agent_of(subject, flat[modal.end() : stop], terms)
                    if agent:
                        made = make_obligation(
                            layout, agent, start, stop, signed, "passive with its agent or its owner"
                        )
                        if made:
                            yield made
                    if not joined:
                        bearer = _bearer_of(subject, terms)
                    continue
                if not (joined and bearer):
                    bearer = (
                        last if PRONOUN.fullmatch(subject.strip()) and last else _bearer_of(subject, terms)
                    )
                if not bearer:
                    continue
                last = bearer
                begin = (
                    start
                    if term and not joined and n == 0 and TERM_SET.search(term[0])
                    else (modal.start() if modal["not"] or " not to" in modal[0] else modal.end())
                )
                stop = end
                if n + 1 < len(modals):
                    stop = _cut(flat, modal.end(), modals[n + 1].start())
                if flat[modal.end() : end].strip() in {":", ""} or flat[end - 1] == ":":
                    leading = bearer
                    continue
                made = make_obligation(layout, bearer, begin, stop, signed, "binding word after its bearer")
                if made:
                    yield made


def _cut(flat: str, start: int, end: int) -> int:
    """Where an act ends before the next binding word: at the "and" that joins the two, or where a new subject begins."""
    cut = JOINED_TO.search(flat, start, end) or NEW_SUBJECT.search(flat, start, end)
    return cut.start() if cut else end


def _agent_of(subject: str, rest: str, terms: dict[str, str]) -> str | None:
    """Whom a passive binds: those "by" whom it is done, else the party whose forces or weapons the subject is."""
    by = AGENT.search(rest)
    if by and STATE_OF_THINGS.match(rest):
        return None
    if by:
        parts = [OWNED.match(part) or part for part in AND_BY.split(by["who"])]
        bearers = [_bearer_of(p if isinstance(p, str) else p["who"], terms) for p in parts]
        names = [n for n in bearers if n]
        return "; ".join(dict.fromkeys("; ".join(names).split("; "))) if names else None
    owned = OWNED.match(subject.strip())
    return _bearer_of(owned["who"], terms) if owned and _is_party(owned["who"], terms) else None


def _is_party(words: str, terms: dict[str, str]) -> bool:
    core = re.sub(r"^(?:[Tt]he|[Ee]ach|[Bb]oth|[Aa]ll)(?: of the)?(?: two)? ", "", words.strip())
    names = {n for joined in terms.values() for n in joined.split("; ")}
    return core.lower().rstrip("s") in terms or core in names


def _bearer_of(clause: str, terms: dict[str, str]) -> str | None:
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
    if len(subject) > 160 or not BEARER.search(subject):
        return None
    subject = re.sub(r"(?: also| further| hereby| jointly| each| both| themselves)+$", "", subject)
    core = re.sub(
        r"^(?:[Tt]he|[Ee]ach|[Bb]oth|[Aa]ll|[Ee]very|[Nn]either|[Aa]n?)(?: of the)?(?: two)? ",
        "",
        re.sub(r"^.*?\b(?:and|but) (?=the )", "", subject) if len(subject) > 60 else subject,
    )
    key = core.split(" ")[0].lower().rstrip("s")
    if core.lower().rstrip("s") in terms:
        return terms[core.lower().rstrip("s")]
    if len(core.split()) <= 3 and key in terms:
        return terms[key]
    named = [n for joined in terms.values() for n in joined.split("; ") if n == core]
    if named:
        return named[0]
    first = FIRST_SUBJECT.match(core)
    if first and first[0].lower().rstrip("s") in terms:
        return terms[first[0].lower().rstrip("s")]
    states = re.findall(STATE, core)
    if states and len(core.split()) < 14 and not re.search(r"Government|forces|Army|Forces", core):
        return "; ".join(dict.fromkeys(states))
    if re.match(
        r"(?:This|[Aa]reas?|[Tt]he (?:duration|present|provisions?|terms?|agreement|memorandum|withdrawal|ceasefire|process))\b",
        subject,
    ):
        return None
    return core or None
