"""What a resolution binds its addressees to: the operative paragraphs, verb by verb.

"Requests the Secretary-General to ..." binds the Secretary-General, "Decides to ..." the council itself; "remain seized" binds
nobody. A list of "to ...; to ..." gives one obligation an item. To add an operative verb: ``OPERATIVE``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from detente.talks.binding import make_obligation, plain_bearer
from detente.talks.heading import Heading
from detente.talks.record import Obligation
from detente.talks.speakers import Speakers
from detente.talks.text_layout import Layout

OPERATIVE = re.compile(
    r"\b(?P<verb>(?:[Ss]trongly |[Aa]lso |[Ff]urther |[Uu]rgently |[Oo]nce again )?[Dd]ecides(?: (?:also|further|in this regard))?(?=,? (?:that|to)\b)|(?:[Rr]equests|[Cc]alls (?:up)?on|[Uu]rges|[Dd]emands(?: that)?|[Dd]irects|[Ii]nvites|[Ee]ncourages|[Ii]nstructs|[Aa]uthori[sz]es|[Ee]xhorts|[Cc]alls for)(?:,? (?:also|further|once again|again|in this regard|therefore|strongly|in this context),?)*)\s+"
)
TO_DO = re.compile(
    r",?\s{0,40}(?:,[^,;]{0,80},\s{0,40})?(?P<to>\bto|\bnot to)\s+(?!the\b|all\b|this\b|these\b|those\b|its\b|their\b|his\b|any\b|an?\b|such\b|which\b|whom\b|[A-Z\d])(?=[a-z])"
)
TAIL = re.compile(
    r",? with (?:the intention|a view)\b|, as (?:recommended|requested|proposed)\b|, (?:in accordance|and in this regard)\b|, and (?:expresses|reiterates|stresses|notes|welcomes|underlines|underscores|affirms|reaffirms|recalls|emphasi[sz]es|condemns|takes note|expresses|further (?:stresses|recalls|notes)|upon receipt)\b"
)
DEMANDED = re.compile(
    r"(?:that )?(?P<who>[^;,]{0,120}?\b(?:part(?:y|ies)|sides?|groups?|[Ss]tates?|authorit(?:y|ies)|fighters|actors|forces|members|[Gg]overnments?(?: of [A-Z][\w ]+?)?|organi[sz]ations|militias|signatories|countries|[A-Z]\w+)(?: (?:concerned|to the [a-z ]*conflict))?)"
    r"(?:,\s[^,;]{2,100},)? (?:shall |should |must |will )?(?=(?:[a-z]+ly )*(?!to\b|of\b|in\b|and\b|or\b|that\b|who\b|which\b|with\b|for\b|on\b|concerned\b|[a-z]+ly\b)[a-z]+)"
)
# What a council itself does, told in the passive: "Decides that the mandate shall be extended".
KEPT = re.compile(
    r",?\s*that (?P<what>[^;]{3,240}? (?:shall|should|will|is to|are to) be (?:extended|renewed|prolonged|maintained|established|increased|reduced|raised|terminated|lifted|suspended|amended|adjusted|continued|kept|deployed)\b)"
)
NEXT_ACT = re.compile(
    r"(?:;\s+(?:and\s+)?|,?\s+and\s+)to\s+(?!the\b|all\b|this\b|these\b|its\b|their\b|any\b|an?\b|such\b|which\b|whom\b)(?=[a-z])"
)
ASIDE = re.compile(r",\s.*$", re.DOTALL)
GROUP_OF = re.compile(
    r"(?:all )?(?:[a-z-]+ ){0,3}(?:parties|signatories|states|members) (?:to|of|that|which)\b", re.IGNORECASE
)
PARTIES_TO = re.compile(r"\bparties to the (?:[A-Z][\w'-]+ )+(?:Agreement|Accord|Protocol|Memorandum)\b")
SEIZED = re.compile(r"remains? (?:actively )?seized")


def of_resolution(
    layout: Layout, heading: Heading, signed: date | None, speakers: Speakers
) -> Iterator[Obligation]:
    flat = layout.flat
    council = speakers.issuers[0] if speakers.issuers else None
    opened = False
    for p in heading.body:
        said = layout.said(p)
        opened = (
            opened
            or re.match(r"(?:The )?(?:Security Council|General Assembly)\b|The [A-Z][\w ]+ Council,$", said)
            is not None
        )
        if not (
            opened
            and (p.mark or OPERATIVE.match(said))
            and re.match(r"(?:(?:Strongly|Also|Further|Urgently|Once again) [a-z]+s|[A-Z][a-z]+s)\b", said)
        ) or SEIZED.search(said):
            continue
        acts = list(OPERATIVE.finditer(flat, p.body, p.end))
        for n, act in enumerate(acts):
            stop = p.end
            if n + 1 < len(acts):
                stop = acts[n + 1].start()
                stop -= len(flat[act.end() : stop]) - len(
                    re.sub(r"[;,]?\s*(?:and|and further|as well as)?\s*$", "", flat[act.end() : stop])
                )
            yield from _operative(layout, act, stop, council, signed, speakers)


def _goes_on(words: str) -> bool:
    """Whether "and to ..." continues an inner list or a ban, so that it is no act of its own."""
    return (
        re.search(
            r"\b(?:in particular|including|inter alia)\b[^;]*$|^(?:not to|to do so)\b|\b(?:need|ability|right|efforts?|access|commitments?|support)(?: [a-z]+){0,2} to [^;]*$",
            words,
        )
        is not None
    )


def _addressee(words: str, speakers: Speakers) -> str:
    """Whom an operative verb addresses: joint addressees apart, a short name by its full form."""
    plain = plain_bearer(words)
    if not GROUP_OF.match(plain):
        plain = (
            ASIDE.sub("", plain)
            if plain.count(",") == 1 or re.search(r",\s+(?:with|as|in|on|through|while)\b", plain)
            else plain
        )
    if GROUP_OF.match(plain):
        return plain
    return "; ".join(speakers.full_body(plain_bearer(n)) for n in re.split(r",? and (?:the|to the) ", plain))


def _operative(
    layout: Layout,
    act: re.Match[str],
    stop: int,
    council: str | None,
    signed: date | None,
    speakers: Speakers,
) -> Iterator[Obligation]:
    flat = layout.flat
    verb = act["verb"].lower()
    tail = TAIL.search(flat, act.end(), stop)
    stop = tail.start() if tail else stop
    at = act.end()
    if verb.startswith("decides"):
        that = re.compile(r",?\s*(?:that )(?P<who>[^;]{2,160}?) shall (?!be\b)").match(flat, at, stop)
        kept = KEPT.match(flat, at, stop) if that is None else None
        to = re.compile(r"(?:,[^,]{2,80},\s*)?to ").match(flat, at, stop)
        if that:
            made = make_obligation(
                layout, plain_bearer(that["who"]), that.end(), stop, signed, "decides that"
            )
        elif kept:
            made = make_obligation(
                layout, council, kept.start("what"), stop, signed, "decides that it shall be"
            )
        elif to:
            made = make_obligation(layout, council, to.end(), stop, signed, "decides to")
        else:
            return
        if made:
            yield made
        return
    if verb.startswith("demands"):
        that = DEMANDED.match(flat, at, stop)
        if that:
            made = make_obligation(
                layout, plain_bearer(that["who"]), that.end(), stop, signed, "demands that"
            )
            if made:
                yield made
            return
    to_do = TO_DO.search(flat, at, stop)
    if not to_do or verb.startswith("calls for"):
        return
    bearer = _addressee(flat[at : to_do.start()], speakers)
    if bearer == "parties":
        of = PARTIES_TO.search(flat, max(0, flat.rfind("\n", 0, act.start())), act.start())
        bearer = of[0] if of else bearer
    begin = to_do.start("to") if to_do["to"] == "not to" else to_do.end()
    parts = [
        m.start()
        for m in NEXT_ACT.finditer(flat, begin, stop)
        if m[0][0] == ";" or not _goes_on(flat[begin : m.start()])
    ]
    for s, e in zip([begin, *parts], [*parts, stop], strict=True):
        inner = NEXT_ACT.match(flat, s, e) if s != begin else None
        made = make_obligation(
            layout, bearer, inner.end() if inner else s, e, signed, "operative verb with its addressee"
        )
        if made:
            yield made
