"""What somebody is bound to do by a statement: terms it relays, pledges it makes, acts it announces for others.

"commits the parties to ...", "have agreed to ...", "the Government will ...". What the issuer's own state goes on doing is
policy, not an obligation, unless several states or a declaration say it. To add a pledging verb: ``PLEDGED``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from detente.talks.binding import make_obligation, plain_bearer
from detente.talks.countries import STATE, STATES
from detente.talks.heading import Heading
from detente.talks.plain_acts import bare_act
from detente.talks.record import Obligation
from detente.talks.saying import sentence_speakers
from detente.talks.sentences import split_sentences
from detente.talks.speakers import Speakers
from detente.talks.text_layout import Layout, Paragraph

PLEDGED = re.compile(
    r"(?<!remain )(?<!remains )(?<!are )(?<!is )\b(?:reached (?:an )?(?:agreement|understanding) (?:not )?to\s+|(?:ha(?:s|ve) |had )?(?:also |further |hereby |jointly )?(?:agreed|committed|pledged|undertook|undertaken|promised|vowed|undertakes?|pledges?|commit (?:ourselves )?|agrees?|commits)(?: themselves| itself| ourselves)?(?:, [^,]{3,60},)? (?:not )?to\s+)(?!the\b|a\b|an\b|this\b|peace\b|[A-Z])(?=[a-z])"
)
COMMITS = re.compile(
    r"\b(?:commits|obliges|requires|binds) (?P<bearer>(?!to\b)(?:the |all |both )?[a-zA-Z][^,.;]{2,80}?) to (?!the\b|a\b|an\b)(?=[a-z])"
)
AND_THAT = re.compile(r",? and that\b")
MEETS = re.compile(
    r"(?:hold|convene|host|reconvene|meet) (?:the |its |their |a )?(?:next|again|new|further|\w+ round)\b"
)
TO_DOING = re.compile(
    r"\b[Ww]e (?:hereby |also |further |jointly )*(?:commit|pledge)(?: ourselves)? to (?=[a-z]+ing\b|the [a-z]+ of\b)"
)
AGREED_THAT = re.compile(
    r"\b[Aa]gree(?:s|d)? (?:that (?P<bearer>[^,;.]{3,100}?)|(?P<states>[A-Z][a-z]+(?: [A-Z][a-z]+)?(?: and [A-Z][a-z]+(?: [A-Z][a-z]+)?)?)) (?:shall|will|should) (?!be\b|have\b|remain\b)(?=[a-z])"
)
ASSURED_THAT = re.compile(
    r"\b(?:assured|promised|pledged|vowed|guaranteed|undertook)(?: [^,;.]{2,60}?)? that (?P<bearer>[^,;.]{2,90}?) (?:would|will|shall) (?!be\b|have\b|remain\b|continue\b)(?=[a-z])"
)
AGREED_BE = re.compile(
    r"\bagree(?:s|d)? that (?P<what>[^,;.]{3,100}? (?:would|will|shall|should) be (?:[a-z]+ly )?[a-z]+(?:ed|en|t|de|ld)\b)"
)
WILL = re.compile(
    r"\bwill (?:also |immediately |now |then |jointly |not )*(?!be\b|remain\b|have\b|continue (?:to (?:monitor|use|support|work|stand|engage)|working|supporting|monitoring|engaging|closely)\b)(?=[a-z])"
)
AND_OTHER = re.compile(r",? (?:and|while) (?=(?:the |both |all |each )?[A-Za-z][^,;.]{2,80}$)")
AS_AGREED = re.compile(
    r"\b(?:[Uu]nder|[Pp]ursuant to|[Ii]n accordance with|[Aa]ccording to|[Ii]n line with|[Bb]y) (?:the |this |these |its )?(?:terms|agreement|arrangement|deal|truce|understandings?|accord|protocol|memorandum|plan|package|ceasefire)\b|\bas (?:part of the )?agreed\b"
)
VERB_FIRST = re.compile(r"(?:[A-Z][a-z]+ed|Took|Drew|Made|Held|Met|Took note)\b")
BOTH = re.compile(r"\b(?:[Bb]oth|[Tt]he two|[Tt]he) (?:sides|[Pp]arties|[Gg]overnments|countries)\s*$")
STEPS = re.compile(
    r"\b(?:agree|agreed|commit|committed|undertake|decided)\b[^.;:]{0,30} (?:the )?following\b[^:]{0,260}:$"
)
SIDES = re.compile(r"(?:Both|The two|The|All) (?:sides|parties)\b")
# A state that speaks in the present through its issuer: "The United States welcomes".
ACTING = re.compile(
    rf"\b(?P<state>{STATE}) (?:\w+ly )?(?:welcomes|commends|condemns|urges|calls|reiterates|remains)\b"
)


def of_statement(
    layout: Layout, heading: Heading, signed: date | None, speakers: Speakers, kind: str
) -> Iterator[Obligation]:
    """Obligations in the paragraphs of a statement or release."""
    flat = layout.flat
    solemn = re.search(r"declaration|commitment|pledge", heading.title or "", re.IGNORECASE) is not None
    acting = {m["state"] for m in ACTING.finditer(flat)}
    own = {STATES.get(n.removeprefix("Government of "), n) for n in speakers.issuers}
    steps: str | None = None  # the mark of a list of agreed steps, "" before its first
    listing = False  # under a line that ends in a colon
    for p in heading.body:
        listing = layout.said(p).endswith(":") if not p.mark else listing
        if p.dashed and not listing:
            continue  # speech set with dashes
        steps = p.mark if steps == "" and p.mark else steps
        if steps is not None and p.mark and p.mark[:1] == (steps or p.mark)[:1] and bare_act(flat, p, "we"):
            first_end = split_sentences(flat, p.body, p.end)[0][1]
            made = make_obligation(
                layout, "; ".join(speakers.issuers), p.body, first_end, signed, "step agreed on, in a list"
            )
            if made and speakers.issuers:
                yield made
        elif steps and not p.mark.startswith(steps[:1]):
            steps = None
        steps = "" if STEPS.search(layout.said(p)) else steps
        named: list[str] = []  # bearers of this paragraph, for "both sides"
        for start, end in split_sentences(flat, p.body, p.end):
            sentence = flat[start:end]
            for m in COMMITS.finditer(flat, start, end):
                made = make_obligation(
                    layout, plain_bearer(m["bearer"]), m.end(), end, signed, "commits somebody to", sentence
                )
                if made:
                    yield made
            for m in TO_DOING.finditer(flat, start, end):
                who = _pledging(speakers, p, start, m.end() - 3)
                made = make_obligation(
                    layout, "; ".join(speakers.issuers) or who, m.end(), end, signed, "pledge of a deed"
                )
                if made:
                    yield made
            for m in ASSURED_THAT.finditer(flat, start, end):
                who = _promised(speakers, start, m)
                made = make_obligation(
                    layout, who, m.end(), end, signed, "assured that somebody would", sentence
                )
                if made and who:
                    yield made
            for m in AGREED_BE.finditer(flat, start, end):
                who = _pledging(speakers, p, start, m.start())
                made = make_obligation(
                    layout, who, m.start("what"), end, signed, "agreed that something would be done"
                )
                if made and who:
                    yield made
            for m in AGREED_THAT.finditer(flat, start, end):
                made = make_obligation(
                    layout,
                    "; ".join(m["states"].split(" and ")) if m["states"] else plain_bearer(m["bearer"]),
                    m.end(),
                    and_that.start() if (and_that := AND_THAT.search(flat, m.end(), end)) else end,
                    signed,
                    "agreed that somebody shall",
                )
                if made:
                    yield made
            for m in PLEDGED.finditer(flat, start, end):
                who = _pledging(speakers, p, start, m.start())
                if SIDES.match(flat, start) and len(set(named)) > 1:
                    who = "; ".join(dict.fromkeys(named))
                if who is None and p.mark and VERB_FIRST.match(flat, start):
                    who = "; ".join(speakers.issuers) or None  # "3. Reviewed ... and agreed to"
                if (
                    who
                    and not MEETS.match(flat, m.end())
                    and not (
                        kind == "release"
                        and re.match(
                            r"(?:meet|consult|speak|visit|hold|convene|host|reconvene)\b",
                            flat[m.end() : m.end() + 16],
                        )
                    )
                ):
                    after = PLEDGED.search(flat, m.end(), end)
                    other = AND_OTHER.search(flat, m.end(), after.start()) if after else None
                    made = make_obligation(
                        layout, who, m.end(), other.start() if other else end, signed, "pledge"
                    )
                    if made:
                        named += [who]
                        yield made
                        if other is None:
                            break
            if kind == "statement":
                for who, at, stop in _announced(
                    speakers, p, start, end, solemn=solemn, acting=acting, own=own
                ):
                    made = make_obligation(layout, who, at, stop, signed, "announced act")
                    if made:
                        named += [who]
                        yield made


def _announced(
    speakers: Speakers, p: Paragraph, start: int, end: int, *, solemn: bool, acting: set[str], own: set[str]
) -> Iterator[tuple[str, int, int]]:
    """What a sentence says somebody will do: (bearer, start, end), one for each "will" with a subject of its own."""
    flat = speakers.layout.flat
    wills = list(WILL.finditer(flat, start, end))
    begin = start
    for n, will in enumerate(wills):
        stop = end
        if n + 1 < len(wills):
            joined = AND_OTHER.search(flat, will.end(), wills[n + 1].start())
            stop = joined.start() if joined else end
        who = _pledging(speakers, p, begin, will.start())
        if BOTH.search(flat[begin : will.start()]) and len(speakers.issuers) > 1:
            people = {x.name: x.affiliation for x in speakers.cast.people}
            states = list(dict.fromkeys(people.get(n) or n for n in speakers.issuers))
            who = "; ".join(states if len(states) > 1 else speakers.issuers)
            own = own | set(who.split("; "))
        begin = stop
        names = {STATES.get(x.removeprefix("Government of "), x) for x in (who or "").split("; ")}
        ours = bool(names & own) or re.search(r"\b[Ww]e\b", flat[start : will.start()]) is not None
        of_state = (
            any(x.startswith("Government") or x in STATES for x in (who or "").split("; "))
            and who not in acting
        )
        relayed = AS_AGREED.search(flat, start, will.start()) is not None and who not in speakers.issuers
        if who and ((ours and (solemn or len(own) > 1)) or (not ours and (of_state or relayed))):
            yield who, will.end(), stop
        if stop == end:
            return


def _promised(speakers: Speakers, start: int, promise: re.Match[str]) -> str | None:
    """Who would do it: the one named after "that"; the one who promises, where a pronoun stands there."""
    words = plain_bearer(promise["bearer"])
    if words.lower() not in {"he", "she", "it", "they"}:
        found = speakers.nominals(promise.start("bearer"), promise.end("bearer"))
        whole = next((n for n in found if n.end == promise.end("bearer") and n.speaker), None)
        return whole.speaker if whole else words
    subject = sentence_speakers(speakers, start, promise.end())
    return subject[0][1].speaker if subject else None


def _pledging(speakers: Speakers, p: Paragraph, start: int, verb: int) -> str | None:
    """Who stands before a pledging verb."""
    flat = speakers.layout.flat
    if re.search(r"\b[Ww]e,?(?: [^.;]{0,80},)?(?: \w+){0,2}\s*$", flat[max(start, verb - 100) : verb]):
        return "; ".join(speakers.issuers) or None
    nominal = speakers.before(verb, speakers.nominals(start, verb), p.body, modal=True)
    if nominal is None and flat[start:verb].endswith(" and "):
        first = sentence_speakers(speakers, start, verb)
        nominal = first[0][1] if first else None
    return (
        nominal.speaker
        if nominal and nominal.kind != "pronoun"
        else (nominal.speaker if nominal and nominal.plural else None)
    )
