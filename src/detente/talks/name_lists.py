"""Names given in a row: after a plural office, or after "with" in a sentence about a meeting.

"The Foreign Ministers of Peru and Chile, Ms. Ana Lima and Mr. Juan Soto, met": each name takes the office in the singular, and
its state where as many states as names are given, or where its own state stands beside it. Two names at least make a row.
To add an office that stands in the plural: ``PLURAL``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.talks.countries import STATE
from detente.talks.offices import COURTESY
from detente.talks.sightings import CAPWORD, NAME_RUN, Sighting, clean_name

PLURAL = (
    r"(?P<office>(?:(?:Deputy|Vice|Prime|Foreign|Defen[cs]e|Special|Permanent|Personal|High|[Pp]rime|[Ff]oreign|[Ss]pecial) )*"
    r"(?:[Pp]residents|[Mm]inisters|[Cc]o-?[Cc]hairs|[Cc]hairs|[Cc]hairpersons|[Ee]nvoys|[Rr]epresentatives|[Aa]mbassadors|[Ss]ecretaries|[Ll]eaders|"
    r"[Mm]ediators|[Nn]egotiators|[Hh]eads|[Cc]ommissioners|[Ss]pokespersons)(?: (?:of|for) (?:Foreign Affairs|Foreign and [A-Z]\w+ Affairs|External Relations|Defen[cs]e|State|Delegations?))?)"
)
OF = rf"(?: of (?:the )?(?P<of>{STATE}(?:(?:, (?:the )?|,? and (?:the )?){STATE})*|{CAPWORD}(?: {CAPWORD}){{0,5}}))?"
OPENED = re.compile(rf"\b{PLURAL}{OF}(?: for {CAPWORD}(?: {CAPWORD})*)?(?:,| ?\(| ?[-:\u2013\u2014]) ?")
BY_STATE = re.compile(rf"\b{PLURAL} of (?:the )?(?=(?:{STATE}),? (?:{COURTESY} +)*{NAME_RUN})")
IN_STATE = re.compile(rf"(?:the )?(?P<state>{STATE}),? (?:{COURTESY} +)*(?P<name>{NAME_RUN})")
ONE = re.compile(
    rf"(?P<courtesy>(?:(?:{COURTESY}|H\.E\.) +)*)(?P<name>{NAME_RUN})(?:(?: of (?:the )?| \(){'(?P<state>' + STATE + ')'}\)?)?"
)
NEXT = re.compile(r", (?:and )?|,? and ")
WITH = re.compile(
    r"\b(?:met|meeting|talks|meetings|consultations|attended|participated|joined|together|call|spoke)\b[^.;:\"]{0,60}? (?:with|by) (?=[A-Z])"
)
BEFORE_MEETING = re.compile(
    rf"(?:^|\n|\. )(?P<name>{NAME_RUN}) (?:attended|hosted|chaired|met with|held (?:a |an |the )?(?:\w+ )?(?:talks|meetings?|call)|took part|received|arrived)\b"
)


def listed_names(flat: str) -> Iterator[Sighting]:
    """Each name of each row, and a name alone before a verb of meeting."""
    for opened in OPENED.finditer(flat):
        row = _row(flat, opened.end())
        if len(row) < 2:
            continue
        states = re.findall(STATE, opened["of"] or "")
        office = _singular(opened["office"])
        for n, (start, end, name, own) in enumerate(row):
            shared = states[n] if len(states) == len(row) else None if states else opened["of"]
            yield Sighting(start, end, name, office, own or shared, "row of names after a plural office")
    for opened in BY_STATE.finditer(flat):
        at, office = opened.end(), _singular(opened["office"])
        while (one := IN_STATE.match(flat, at)) is not None and clean_name(one["name"]) == one["name"]:
            yield Sighting(
                one.start("name"),
                one.end("name"),
                one["name"],
                office,
                one["state"],
                "row of names after a plural office",
            )
            joined = NEXT.match(flat, one.end())
            at = joined.end() if joined else len(flat)
    for opened in WITH.finditer(flat):
        row = _row(flat, opened.end())
        if len(row) > 1:
            for start, end, name, own in row:
                yield Sighting(start, end, name, None, own, "row of names in a sentence about a meeting")
    for found in BEFORE_MEETING.finditer(flat):
        name = found["name"]
        if len(name.split()) > 1 and clean_name(name) == name:
            yield Sighting(
                found.start("name"), found.end("name"), name, None, None, "name before a verb of meeting"
            )


def _row(flat: str, at: int) -> list[tuple[int, int, str, str | None]]:
    """The names that follow one another from ``at``: (start, end, name, state)."""
    row: list[tuple[int, int, str, str | None]] = []
    while (one := ONE.match(flat, at)) is not None:
        name = one["name"]
        if clean_name(name) != name or (len(name.split()) < 2 and not one["courtesy"]):
            break
        row.append((one.start(), one.end("name"), name, one["state"]))
        joined = NEXT.match(flat, one.end())
        if joined is None:
            break
        at = joined.end()
    return row


def _singular(office: str) -> str:
    head, *rest = re.split(r"(?= (?:of|for) )", office, maxsplit=1)
    head = re.sub(r"ies$", "y", head) if head.endswith("ies") else head.removesuffix("s")
    return head + "".join(rest)
