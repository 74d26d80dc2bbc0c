"""Who signed, from the block at the end of an agreement: parties, witnesses, guarantors, mediators.

Reads "For the Council: Ana Lima, Minister", "(Signed) Ana Lima" over an office, "Ana Lima, for the Council", "Witness: Ana
Lima, African Union" and blocks set in two columns, whose cells are read down each column. A line that is no name, office,
party or role is passed over. To add a word for one who signs beside the parties: ``ROLE``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.talks.countries import STATE, STATE_RE, STATE_STYLES
from detente.talks.offices import COURTESY, HEAD_RE
from detente.talks.sightings import NAME_RUN, Sighting, clean_name
from detente.talks.text_layout import Layout

ROLE = re.compile(
    r"(?:Witness(?:es)?|Witnessed by|Guarantors?|Mediators?|Mediated by|Facilitators?|Facilitated by|Observers?|Co-?[Ss]ponsors?|Signator(?:y|ies)|"
    r"Signed by|Attested by|In the presence of|(?:As|In) witness(?: thereof)?|Certified by|Chair(?:person|man)?)(?=[ ]*(?::|$)|[ ]+[A-Z(])[ ]*:?[ ]*"
)
ROLE_FOR = re.compile(
    r"(?:Witness(?:es)?|Witnessed|Guarantors?|Mediators?|Facilitators?|Observers?|Attested|Signed) (?:for|on behalf of|from) (?:and on behalf of )?(?:the )?(?P<body>[A-Z][^:\n]{1,80}?)[ ]*:[ ]*(?P<rest>\S.*)"
)
FOR = re.compile(
    r"(?:For|FOR|On behalf of|For and on behalf of)(?: and on behalf of)? (?:the |THE )?(?P<body>[A-Z][^:\n]{1,90}?)[ ]*(?::[ ]*(?P<rest>.*)|,)?$"
)
SIGNED = re.compile(r"[ ]*(?:\(?(?:[Ss]igned|SIGNED|sgd\.?|Signature|signature)\)?:?|[_.\u2026]{3,})[ ]*")
PERSON = re.compile(
    rf"(?:(?:{COURTESY}) +)*(?P<name>{NAME_RUN})(?:(?P<comma>, | ?[-\u2013\u2014] )(?P<tail>.+?))?[;.,]?$"
)
BOUND = re.compile(r"Signator|Signed by")
BODY = re.compile(
    r"(?:The |the )?[A-Z].{0,60}\b(?:Government|Front|Army|Movement|Council|Union|Republic|Kingdom|State|Forces|Party|Alliance|Coalition|Nations|Mission|Organi[sz]ation)\b|(?:The |the )?Government of "
)
REPRESENTED = re.compile(r",? (?:represented by|through) (?:its )?(?=[A-Z])")
WITNESS = "signature of a witness"
OF_PARTY = re.compile(r"(?:for|on behalf of|representing)(?: the)? (?P<body>.+)$")
UNFINISHED = re.compile(r"\b(?:of|the|and|for)$")
CELL = re.compile(r"\S+(?: {1,2}\S+)*")
ANNEXED = re.compile(r"[ ]*(?:ANNEX|Annex|Appendix|APPENDIX|Attachment)\b")
CLOSED = re.compile(
    r"[ ]*(?:(?:Done|DONE|Signed|SIGNED|Adopted)\b.{4,120}\d{4}\b[^;:]{0,90}|[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3},? (?:on )?(?:the )?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},?) \d{4})\.?[ ]*$"
)
CLOSE = 0.35  # of the text: a block that begins above is none


@dataclass
class _Column:
    """What the cells of one column have said so far."""

    body: str | None = None
    name: str = ""
    start: int = 0
    office: str | None = None
    party: str | None = None
    rule: str = "signature"

    def close(self) -> Iterator[Sighting]:
        if self.name:
            end = self.start + len(self.name)
            yield Sighting(self.start, end, self.name, self.office, self.party, self.rule)
        self.name, self.office, self.party = "", None, None


def plain_party(body: str) -> str:
    """A party without the style of its state: "the Republic of Peru" is "Peru", a Government stays one."""
    body = re.sub(r"\s+", " ", body).strip(" ,")
    return (
        body
        if "Government" in body
        else re.sub(rf"^(?:[A-Z]\w+ )?{STATE_STYLES} of (?:the )?(?={STATE})", "", body)
    )


def signatures(layout: Layout) -> Iterator[Sighting]:
    """Everyone who signed, in the order of the block."""
    flat = layout.flat
    columns: dict[int, _Column] = {}
    edges: list[int] = [0]
    opened = False
    at = 0
    for raw in layout.text.split("\n"):
        start, at = at, at + len(raw) + 1
        if start < CLOSE * len(flat) or not raw.strip():
            continue
        line = flat[start : start + len(raw)]
        cells = [(m.start(), SIGNED.sub("", m[0], count=1), m[0]) for m in CELL.finditer(line)]
        if ANNEXED.match(line):
            break
        begins = (
            CLOSED.match(line) is not None
            or any(p.match(line.strip()) for p in (FOR, ROLE, ROLE_FOR, SIGNED))
            or any(FOR.match(c) for _, c, _ in cells)
        )
        if not opened and not begins:
            continue
        opened = True
        if CLOSED.match(line):
            continue
        if len(cells) > 1 and (
            all(FOR.match(c) for _, c, _ in cells) or (len(edges) == 1 and _all_names(cells))
        ):
            edges = [s for s, _, _ in cells]
        for s, cell, whole in cells:
            place = min(edges, key=lambda e: abs(e - s)) if len(edges) > 1 else 0
            column = columns.setdefault(place, _Column())
            if cell.strip():
                yield from _read(column, cell, start + s + len(whole) - len(cell))
    for column in columns.values():
        yield from column.close()


def _read(column: _Column, cell: str, start: int) -> Iterator[Sighting]:
    """One cell: a party, a role, a person or an office."""
    beside = ROLE_FOR.match(cell)
    if beside:
        yield from column.close()
        column.body, column.rule = beside["body"], "signature" if BOUND.match(cell) else WITNESS
        yield from _read_plain(column, beside["rest"], start + beside.start("rest"))
        return
    role = ROLE.match(cell)
    party = FOR.match(cell)
    if party:
        yield from column.close()
        column.body, column.rule = party["body"], "signature"
        if party["rest"]:
            lead = len(party["rest"]) - len(rest := SIGNED.sub("", party["rest"], count=1))
            yield from _person(column, rest, start + party.start("rest") + lead)
        return
    if role:
        yield from column.close()
        column.body = None
        column.rule = "signature" if BOUND.match(role[0]) else WITNESS
        for part in re.finditer(r"[^;]+", cell[role.end() :]):
            lead = len(part[0]) - len(part[0].lstrip())
            yield from _read_plain(column, part[0].strip(), start + role.end() + part.start() + lead)
        return
    if column.body and not column.name and UNFINISHED.search(column.body):
        column.body = f"{column.body} {cell.strip()}"
        return
    named = PERSON.match(cell)
    office = None if named and _is_name(named["name"]) else HEAD_RE.search(cell)
    if column.name and office and office.start() < 40:
        state = STATE_RE.search(cell, office.end())
        if column.office is None:
            column.office = office[0]
        column.party = column.party or (state[0] if state else None)
        return
    stands = BODY.match(cell) if column.name and column.party is None else None
    if stands and not (named and _is_name(named["name"])):
        column.party = plain_party(cell)
        return
    yield from _read_plain(column, cell, start)


def _read_plain(column: _Column, cell: str, start: int) -> Iterator[Sighting]:
    """A person, or a body with the one who stands for it."""
    by = REPRESENTED.search(cell)
    if by:
        column.body = cell[: by.start()].strip(" ,") or column.body
        start, cell = start + by.end(), cell[by.end() :]
    yield from _person(column, cell, start)


def _all_names(cells: list[tuple[int, str, str]]) -> bool:
    return all((named := PERSON.match(c)) is not None and _is_name(named["name"]) for _, c, _ in cells)


def _is_name(run: str) -> bool:
    return len(run.split()) > 1 and clean_name(run) == run


def _person(column: _Column, cell: str, start: int) -> Iterator[Sighting]:
    """A cell that is somebody's name, with what stands behind it."""
    found = PERSON.match(cell)
    if not found or not _is_name(found["name"]):
        return
    yield from column.close()
    tail = found["tail"] or ""
    stands_for = OF_PARTY.search(tail)
    office = HEAD_RE.match(tail)
    state = STATE_RE.search(tail)
    column.name, column.start = found["name"], start + found.start("name")
    column.office = office[0] if office else None
    body = stands_for["body"] if stands_for else column.body
    if body is None and tail:
        body = state[0] if state else tail if not office and tail[:1].isupper() else None
    column.party = plain_party(body) if body else None
