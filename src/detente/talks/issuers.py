"""In whose name a document speaks: people first, else states, else a body.

A statement names its issuer in its title, its author line, the line that introduces it, its signatures or its first
words; a resolution and a report in their heading. Who else took part is for participants.py.
To add a way a document names its issuer: a pattern here, and its place in the order of :func:`issuers`.
"""

from __future__ import annotations

import re

from detente.talks.countries import STATE, STATE_RE
from detente.talks.heading import Heading
from detente.talks.name_lists import OPENED
from detente.talks.names import Cast
from detente.talks.sentences import split_sentences
from detente.talks.sightings import CAPWORD
from detente.talks.text_layout import Layout

RELEASED_BY = re.compile(
    r"(?:released|issued|adopted|made|agreed) (?:today )?(?:jointly )?(?:by|on behalf of) (?P<who>.{3,900})",
    re.DOTALL,
)
RELEASES = re.compile(
    r"^(?P<who>.{5,700}?),? (?:today )?(?:ha(?:s|ve) )?(?:released|issued|made|adopted|published|agreed(?: on)?) (?:today )?the (?:following|text|below)",
    re.DOTALL,
)
ATTRIBUTABLE = re.compile(
    r"(?:attributable to|[Ss]tatement (?:from|by|of)|[Cc]ommuniqu[eé] (?:from|by|of)|[Rr]emarks (?:by|of)|[Mm]essage (?:from|of|by)|[Aa]ddress by|as stated by|As stated by)\s+(?:the )?(?P<who>[^:\n]{3,400})"
)
WE_WHO = re.compile(
    r"(?:[Ww]e|The undersigned),? (?:the )?(?P<who>[^.;]{5,900}?)(?:,? (?:met|having|meeting|gathered|assembled|welcome|reaffirm|declare|express|have|convened|today|issued|adopt|agree|state as|condemn|call|are|note|stress|held|hereby|discussed|underline|recall|support)\b)"
)
MINISTERS_OF = re.compile(
    r"(?:[Ff]oreign [Mm]inisters|[Mm]inisters(?: of [\w ]+?)?|[Pp]residents|[Ll]eaders|[Hh]eads of [\w ]+?|[Rr]epresentatives|[Gg]overnments|[Dd]elegations|[Ss]tates|[Oo]fficials|[Mm]embers) of (?:the )?(?P<who>[^.;:]{4,900})"
)
NAMES_AN_EVENT = re.compile(
    r"(?:the |The )?[^,]{0,60}\b(?:[Ss]ession|[Mm]eeting|[Ss]ummit|[Rr]ound|[Cc]onference)s?\b"
)
HELD = re.compile(
    rf"(?:On [^,]{{4,30}}, )?[Tt]he (?P<who>{CAPWORD}(?: {CAPWORD}| (?:of|and|for|on)(?: the)? {CAPWORD}){{1,12}}) (?:held|convened|met|considered|adopted) (?:its|their|a|an|the|in|at|on|for|under|today)\b"
)
MET = re.compile(r"\b(?:met|held|gathered|convened|assembled|had|having met|meeting)\b")
OPENS_LIST = re.compile(
    r"(?:The )?(?P<who>(?!Hereby|Have|Having|Do |Agree|Declare|State)[A-Z][^:,;.]{3,100}?)(?: hereby| have| has|,)?(?: agreed| decided)?:"
)
BULLETIN_OF = re.compile(
    r"(?:[Bb]ulletin|[Rr]eport|[Uu]pdate|[Ss]ummary) (?:of|by|from) (?P<who>(?:the )?[A-Z].+?)(?: \(\d| issued| dated| based| for the | on the |, \d|$| at \d| \u2013 | on (?=[a-z])| \([A-Z])"
)
REPORT_BY = re.compile(
    r"^(?P<who>.+?) (?:\((?P<short>[A-Z]{2,8})\) )?(?:(?:[Dd]aily|[Ww]eekly|[Bb]iweekly|[Ss]pot|[Mm]onthly|[Ss]tatus|[Ss]ituation|[Ff]lash|[Pp]eriodic|[Ii]nformation|[Cc]easefire|[Mm]onitoring|[Ss]ecurity|[Pp]ress) )+(?:[A-Z]\w+ )?(?:[Rr]eport|[Uu]pdate|[Bb]ulletin)"
)
ORGANISATION = re.compile(
    r"(?:League of Arab States|(?:European|African) Union|United Nations|Gulf Cooperation Council|Arab League)|\b(?:UN|EU|AU|OSCE|NATO|IGAD|ECOWAS)\b"
)
BODY_ACTING = re.compile(
    rf"The (?P<who>{CAPWORD}(?: {CAPWORD}| (?:of|for|and|to)(?: the)? {CAPWORD}){{1,9}}) (?:strongly |warmly |deeply |firmly )?(?:welcomes|condemns|urges|calls|commends|expresses|notes|takes|regrets|reiterates|reaffirms|appeals)\b"
)
COUNCIL = re.compile(r"The (Security Council|General Assembly|Peace and Security Council)\b")


def bodies_in(words: str) -> list[str]:
    """States and organisations of a list, in its order, without styles of state."""
    found = [(m.start(), m[0]) for m in STATE_RE.finditer(words)] + [
        (m.start(), m[0]) for m in ORGANISATION.finditer(words)
    ]
    return list(dict.fromkeys(name for _, name in sorted(found)))


def issuers(layout: Layout, heading: Heading, cast: Cast, kind: str) -> list[str]:
    """In whose name the document speaks; people first, else states or a body."""
    if kind == "resolution":
        council = COUNCIL.search(layout.flat) or re.search(
            r"by the (Security Council|General Assembly)", layout.flat
        )
        return [council[1]] if council else []
    if kind == "report":
        return _report_issuer(heading)
    if kind != "statement":
        return []
    council = re.search(r"(?:^|\n) *The members of the (Security Council)\b", layout.flat)
    if council:
        return [council[1]]
    signed = [p.name for p in sorted(cast.people, key=lambda p: p.first_seen) if p.rule == "signature"]
    if signed:
        return signed
    if heading.author:
        people = people_between(cast, heading.author.start, heading.author.end)
        if people:
            return people
    title_end = heading.body[0].start if heading.body else len(layout.flat)
    introduced = layout.said(heading.introduction) if heading.introduction else ""
    for words, offset in (
        (introduced, heading.introduction.body if heading.introduction else 0),
        (layout.flat[:title_end], 0),
    ):
        for pattern in (ATTRIBUTABLE, RELEASED_BY, RELEASES):
            found = pattern.search(words)
            if found and not NAMES_AN_EVENT.match(found["who"]):
                stop = re.search(
                    r"\b(?:[Oo]n|[Ww]elcoming|[Rr]egarding|[Ff]ollowing|[Mm]arking|[Aa]bout|[Cc]ondemning|[Cc]oncerning|[Aa]fter|[Aa]nnouncing|to the|to discuss|which (?:met|convened|gathered)|who (?:met|convened|gathered))\b",
                    found["who"],
                )
                end = found.end("who") if stop is None else found.start("who") + stop.start()
                who = words[found.start("who") : end].strip()
                plural = OPENED.match(f"{who}, ") if pattern is ATTRIBUTABLE else None
                if plural and "of" in who and not STATE_RE.search(who):
                    return _holders(cast, plural["office"]) or [re.sub(r"[.,:]$", "", who)]
                people = people_between(cast, offset + found.start("who"), offset + end)
                bodies = bodies_in(words[found.start("who") : end])
                if people and len(bodies) <= 2 * len(people):
                    return people
                if bodies:
                    return bodies
                office = re.match(
                    r"(?:the )?((?:Deputy )?(?:Spokes\w+|Chair\w*|High Representative|Special (?:Envoy|Representative)|Secretary-General|President|Quartet|Troika)\b[^,.\n]{0,80}?)(?= (?:on|regarding|welcoming)\b|[,.\n:]|$)",
                    words[found.start("who") : end].strip(),
                )
                if office:
                    return [office[1]]
    return (
        _people_who_met(layout, heading, cast)
        or _issuers_of_body(layout, heading)
        or list(heading.letterhead[-1:])
    )


def _holders(cast: Cast, plural: str) -> list[str]:
    """The people of the document who hold an office named in the plural."""
    singular = plural.lower().removesuffix("s")
    held = [p for p in cast.people if any(singular in o.lower() for o in p.offices)]
    return [p.name for p in sorted(held, key=lambda p: p.first_seen)]


def _people_who_met(layout: Layout, heading: Heading, cast: Cast) -> list[str]:
    """Those who met, where the first sentence of a joint text names each with an office and then speaks of them as one."""
    if not heading.body:
        return []
    first = heading.body[0]
    start, end = next(iter(split_sentences(layout.flat, first.body, first.end)), (first.body, first.end))
    met = MET.search(layout.flat, start, end)
    if met is None:
        return []
    named = people_between(cast, start, met.start())
    held = [p for p in cast.people if p.name in named and p.office]
    return [p.name for p in held] if len(held) > 1 and len(held) == len(named) else []


def _issuers_of_body(layout: Layout, heading: Heading) -> list[str]:
    first = " ".join(layout.said(p) for p in heading.body[:2])[:2500]
    council = re.search(r"[Mm]embers of the (Security Council|Contact Group|Quartet|Troika)", first)
    if council:
        return [council[1]]
    for pattern in (WE_WHO, MINISTERS_OF):
        found = pattern.search(first)
        bodies = bodies_in(found["who"]) if found else []
        if bodies:
            return bodies
    held = HELD.match(first)
    if held:
        return [held["who"]]
    for lead, listed in zip(heading.body[:8], heading.body[1:9], strict=False):
        opens = OPENS_LIST.fullmatch(layout.said(lead))
        if opens and listed.mark:
            return [opens["who"]]
    title = heading.title or ""
    bodies = (
        bodies_in(re.split(r"\b(?:[Ss]ituation|[Cc]risis|[Cc]onflict)\b", title)[0])
        if re.search(r"\b(?:[Jj]oint|[Tt]rilateral|[Bb]ilateral)\b|Statement (?:by|of|from)", title)
        else []
    )
    if bodies:
        return bodies
    acting = re.match(
        rf"(?:The )?(?P<state>{STATE}|(?:European|African) Union|United Nations|Secretary-General) (?:strongly |warmly |deeply )?(?:welcomes|condemns|urges|calls|commends|remains|is)",
        first,
    )
    if acting:
        return [acting["state"]]
    body = BODY_ACTING.match(first)
    return [body["who"]] if body else []


def _report_issuer(heading: Heading) -> list[str]:
    title = (heading.title or "").translate({0x2019: "'"})
    for pattern in (BULLETIN_OF, REPORT_BY):
        found = pattern.search(title)
        if found:
            name = re.sub(r"^(?:.*?: )?(?:[Tt]he )?", "", found["who"]).strip()
            name = re.sub(r"(?: \([A-Z]{2,8}\))?[, ]*$", "", name)
            if len(name) > 2:
                return [name]
    body = re.search(
        rf"\b(?:from|of|by) the ((?:{CAPWORD} ){{0,6}}(?:Mission|Centre|Center|Commission|Committee|Council|Group|Office|Mechanism)(?: (?:to|in|for|on|at) (?:the )?{CAPWORD}(?:(?: and)? {CAPWORD}){{0,6}})*)",
        title,
    )
    if body:
        return [body[1]]
    led = re.match(
        rf"(?P<who>(?:{CAPWORD} ){{0,6}}(?:Mission|Centre|Center|Commission|Committee|Group))\b", title
    )
    return [led["who"]] if led else list(heading.letterhead[-1:])


def people_between(cast: Cast, start: int, end: int) -> list[str]:
    return list(
        dict.fromkeys(
            cast.people[m.person].name for m in cast.mentions if start - 5 <= m.start < end and m.person >= 0
        )
    )
