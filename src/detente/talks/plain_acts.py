"""Clauses that bind without a binding word: "Each side removes ...", "Cease all ...", "The sides request the Mission to ...".

The subject must be a party, or a body the agreement sets up; verbs that state a view or a state of things bind nobody.
To add such a verb: ``BINDS_NOT``.
"""

from __future__ import annotations

import itertools
import re

from detente.talks.parties import Parties
from detente.talks.sightings import CAPWORD
from detente.talks.text_layout import Paragraph
from detente.talks.word_lists import words

BINDS_NOT = words(
    """
    reaffirm confirm declare welcome express note recognise recognize acknowledge recall stress agree consider believe reiterate
    affirm emphasise emphasize thank appreciate condemn support understand have has be is are remain include consist apply enter
    mean constitute comprise intend share underline underscore regard sign know hope wish call invite ask request urge encourage
    say state see hear feel want need deserve commend deplore regret accept approve adopt may can do does acts was were
    """
)
BODY = rf"(?:The|An?) (?P<body>(?:{CAPWORD} ){{0,5}}(?:Commission|Committee|Council|Group|Centre|Center|Mission|Mechanism|Force|Team|Board|Secretariat|Observers|Guarantors|Mediators?|Facilitators?))"
SUBJECT = re.compile(
    rf"(?P<pronoun>They|It)|(?P<never>Neither (?:of the )?(?:two )?[a-zA-Z]+)|{BODY}(?= [a-z])|(?P<party>(?:(?:The|Each|Both|All|Every) )?(?:(?:of the )?(?:two |three )?[a-z]+|{CAPWORD}(?:(?: of(?: the)?| and(?: the)?)? {CAPWORD}){{0,8}}))(?= [a-z])"
)
VERB = re.compile(
    r",? (?:also |immediately |jointly |fully |hereby |each |both |mutually )*(?P<verb>[a-z]{3,})\b(?= )"
)
MORE = re.compile(r",? and (?=[a-z]{3,}s (?:to|the|its|their|a|an|all|on|every|each|with|for|from|no|in)\b)")
ASKS = re.compile(
    r"\b(?P<who>[^.;:]{3,80}?) (?:also |jointly |hereby )?(?:requests?|asks?|invites?|calls? (?:up)?on) (?:the )?(?P<whom>[A-Z][^,.;:]{2,80}?) to (?=[a-z])"
)
BARE = re.compile(
    r"(?:Immediately |Fully |Jointly |Mutually )?(?P<verb>[A-Z][a-z]+) (?=(?:all|any|the|an?|their|its|each|every|no|both|full|to|from|with|on|humanitarian|joint|[a-z]+)\b)"
)
NO_BARE = words(
    "The A An All Each Both Every Any No This These That In On At By For From With Within Upon After Before Until During Following As It They If Under There Areas Persons Neither Joint Such Other Heavy"
)


def asked_of(flat: str, start: int, end: int, parties: Parties) -> tuple[str, int] | None:
    """Whom the parties ask to do something, and where the deed begins."""
    found = ASKS.match(flat, start, end)
    return (found["whom"], found.end()) if found and parties.named(found["who"]) else None


def bare_act(flat: str, p: Paragraph, listed: str | None) -> bool:
    """Whether a clause of a list begins with the deed itself: "Cease all military actions"."""
    found = BARE.match(flat, p.body, p.end) if p.mark and listed else None
    return (
        found is not None
        and found["verb"] not in NO_BARE
        and not re.search(r"(?:s|ion|(?<!Imple)(?<!Supple)ment|ing|ed|ty)$", found["verb"])
        and re.search(r"\b(?:shall|will|must|is|are|has|have)\b", flat[p.body : min(p.end, p.body + 90)])
        is None
    )


def plain_acts(
    flat: str, start: int, end: int, parties: Parties, last: str | None
) -> tuple[list[tuple[str, int, int]], str | None]:
    """The acts of a sentence in the present tense, (bearer, start, end), and who "it" is in the next one."""
    subject = SUBJECT.match(flat, start, end)
    if not subject:
        return [], last
    verb = VERB.match(flat, subject.end(), end)
    if subject["body"] and not (verb and parties.named(subject["body"])):
        who: str | None = subject["body"]
        last = who
    elif subject["pronoun"]:
        who = last
    else:
        who = parties.named(subject[0].strip())
        last = who or last
    stem = re.sub(r"(?:es|s)$", "", verb["verb"]) if verb else ""
    if (
        verb is None
        or who is None
        or {verb["verb"], stem, stem + "e"} & BINDS_NOT
        or verb["verb"].endswith(("ed", "ing", "ly"))
    ):
        return [], last
    one = (
        not re.match(r"They|The (?:two |three )?[a-z]+s |Both|All", subject[0] + " ") and "; " not in who
    ) or re.match(r"Each|Every|It", subject[0])
    if one and not verb["verb"].endswith("s"):
        return [], last
    if subject["never"]:
        return [(who, start, end)], last
    edges = [verb.start("verb"), *(m.end() for m in MORE.finditer(flat, verb.end(), end) if one), end]
    return [(who, s, _before_and(flat, s, e)) for s, e in itertools.pairwise(edges)], last


def _before_and(flat: str, start: int, end: int) -> int:
    return start + len(re.sub(r",? and $", "", flat[start:end]))
