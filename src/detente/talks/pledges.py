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
from detente.talks.record import Obligation
from detente.talks.saying import sentence_speakers
from detente.talks.sentences import split_sentences
from detente.talks.speakers import Speakers
from detente.talks.text_layout import Layout, Paragraph

PLEDGED = re.compile(
    r"(?<!remain )(?<!remains )(?<!are )(?<!is )\b(?:reached (?:an )?(?:agreement|understanding) (?:not )?to\s+|(?:ha(?:s|ve) |had )?(?:also |further |hereby |jointly )?(?:agreed|committed|pledged|undertook|undertaken|promised|vowed|undertakes?|pledges?|commit (?:ourselves )?|agrees?|commits)(?: themselves| itself| ourselves)?(?:, [^,]{3,60},)? (?:not )?to\s+)(?!the\b|a\b|an\b|this\b|peace\b|[A-Z])(?=[a-z])"
)
COMMITS = re.compile(
    r"\b(?:commits|obliges|requires|binds) (?P<bearer>(?:the |all |both )?[a-zA-Z][^,.;]{2,80}?) to (?!the\b|a\b|an\b)(?=[a-z])"
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
WILL = re.compile(
    r"\bwill (?:also |immediately |now |then |jointly |not )*(?!be\b|remain\b|have\b|continue to (?:monitor|use|support|work|stand)\b)(?=[a-z])"
)
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
    listing = False  # under a line that ends in a colon
    for p in heading.body:
        listing = layout.said(p).endswith(":") if not p.mark else listing
        if p.dashed and not listing:
            continue  # speech set with dashes
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
                if (
                    who
                    and not MEETS.match(flat, m.end())
                    and not (
                        kind == "release"
                        and re.match(
                            r"(?:remain|stay|be in|continue|meet|keep|maintain|consult|speak|visit|hold|convene|host|reconvene)\b",
                            flat[m.end() : m.end() + 16],
                        )
                    )
                ):
                    made = make_obligation(layout, who, m.end(), end, signed, "pledge")
                    if made:
                        yield made
                        break
            will = WILL.search(flat, start, end)
            if will and kind == "statement":
                who = _pledging(speakers, p, start, will.start())
                names = {STATES.get(x.removeprefix("Government of "), x) for x in (who or "").split("; ")}
                ours = (
                    bool(names & own)
                    or re.search(r"\bwe\b", flat[start : will.start()], re.IGNORECASE) is not None
                )
                of_state = (
                    any(x.startswith("Government") or x in STATES for x in (who or "").split("; "))
                    and who not in acting
                )
                if who and ((ours and (solemn or len(own) > 1)) or (not ours and of_state)):
                    made = make_obligation(layout, who, will.end(), end, signed, "announced act")
                    if made:
                        yield made


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
