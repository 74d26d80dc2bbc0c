"""Who is named in a document, under which office, and who "the Peruvian Foreign Minister" or "he" is.

Nothing is known beforehand: a person exists here because the document sets a name beside an office, a courtesy, a
state in brackets, a verb of saying or a signature. One person's mentions are joined (a surname, a name without
its middle part), and the fullest form found is the name. An office without a name is matched to a person by its
state and class; where the document never ties the two and one name and one office are left, they are taken for one.

    cast = read_cast(lay_out(text))
    cast.people[0].name, cast.resolve_office("leader", "Peru", at=120)

To add a way a name is introduced: a function yielding :class:`Sighting`, called in :func:`read_cast`.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from detente.talks.countries import (
    STATES,
    adjectives_in,
)
from detente.talks.name_lists import listed_names
from detente.talks.offices import COURTESY, is_general, rank_of, same_form
from detente.talks.sightings import NAME_RUN_RE, Sighting, office_sightings, other_sightings
from detente.talks.signatures import WITNESS, signatures
from detente.talks.text_layout import Layout

UNNAMED = "office without a name"
UNNAMED_WITH = re.compile(r"(?:'s)? [^.;:\n]{0,60}\b(?:with|to|from|and|by) (?:the )?")
PREMIER = "prime minister"
QUALIFIED = re.compile(
    r"^(?:[Hh]ost|[Vv]isiting|[Oo]utgoing|[Ii]ncumbent|[Aa]cting|[Ii]nterim|[Hh]onou?rable) "
)
COURTESY_BEFORE = re.compile(rf"\b(?:{COURTESY} +)+$")


def fold(word: str) -> str:
    """A word for comparing: no case, no accents, no stops."""
    plain = unicodedata.normalize("NFKD", word.replace("ı", "i"))
    return "".join(c for c in plain if c.isalnum() or c == "-").lower()


def same_state(a: str | None, b: str | None) -> bool:
    """Whether two names mean one state ("Russia", "the Russian Federation")."""
    return a is not None and b is not None and STATES.get(a, a) == STATES.get(b, b)


@dataclass
class Person:
    """One person of the document."""

    name: str
    tokens: tuple[str, ...]
    office: str | None = None
    affiliation: str | None = None
    offices: set[str] = field(default_factory=set)
    first_seen: int = 0
    rule: str = ""


@dataclass(frozen=True)
class Mention:
    """A stretch of text that means a person of the cast (``person``), or an office nobody fills (-1)."""

    start: int
    end: int
    person: int
    office: str | None
    affiliation: str | None


class Cast:
    """The people of one document, and every place that means one of them."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.mentions: list[Mention] = []
        self.coined: dict[str, str] = {}
        self._forms: dict[tuple[str, ...], int] = {}

    def find(self, name: str, affiliation: str | None = None, office: str | None = None) -> int:
        """The person a name means, or -1."""
        tokens = tuple(fold(t) for t in name.split() if fold(t))
        if not tokens:
            return -1
        fits = [i for i, p in enumerate(self.people) if _fits(tokens, p.tokens)]
        if len(fits) > 1 and affiliation:
            fits = [i for i in fits if same_state(self.people[i].affiliation, affiliation)] or fits
        if len(fits) > 1 and office:
            fits = [i for i in fits if office in self.people[i].offices] or fits
        if len(tokens) == 1 and affiliation and fits:
            fits = [
                i
                for i in fits
                if self.people[i].affiliation is None or same_state(self.people[i].affiliation, affiliation)
            ]
        return fits[0] if fits else -1

    def add(self, sighting: Sighting) -> int:
        """Enter a name, or join it to the person it means."""
        index = self.find(sighting.name, sighting.affiliation, sighting.office)
        if index < 0:
            tokens = tuple(fold(t) for t in sighting.name.split() if fold(t))
            name = (
                sighting.name.title() if sighting.name.isupper() and len(sighting.name) > 3 else sighting.name
            )
            self.people.append(Person(name, tokens, first_seen=sighting.start, rule=sighting.rule))
            index = len(self.people) - 1
        person = self.people[index]
        if sighting.rule.startswith("signature") and person.rule != WITNESS:
            person.rule = sighting.rule
        person.first_seen = min(person.first_seen, sighting.start)
        if sighting.office and sighting.office != "counterpart":
            person.offices.add(sighting.office)
            if person.office is None or (
                len(person.office) < len(sighting.office) and person.office in sighting.office
            ):
                person.office = sighting.office
        person.affiliation = person.affiliation or sighting.affiliation
        return index

    def resolve_office(self, office: str, affiliation: str | None, at: int) -> int:
        """Who holds an office named without a name, or -1 where the document does not tell."""
        fits = [
            i
            for i, p in enumerate(self.people)
            if affiliation is None or same_state(p.affiliation, affiliation)
        ]
        low = office.lower()
        unnamed = [
            i
            for i, p in enumerate(self.people)
            if p.rule == UNNAMED and affiliation is None and p.name.lower() == low
        ]
        if unnamed:
            return unnamed[0]
        exact = [i for i in fits if any(low == o.lower() for o in self.people[i].offices)]
        part = [i for i in fits if any(low in o.lower() for o in self.people[i].offices)]
        if low == "minister":  # "the Minister" is a Prime Minister only where no other minister is named
            part = [
                i for i in part if any(low in o.lower().replace(PREMIER, "") for o in self.people[i].offices)
            ] or part
        rank = rank_of(office)
        like = [
            i
            for i in fits
            if rank
            and any(
                rank_of(o) == rank
                and (
                    affiliation is not None
                    or is_general(office)
                    or is_general(o)
                    or same_form(o) == same_form(office)
                )
                for o in self.people[i].offices
            )
        ]
        for group in (exact, part, like):
            if len(group) == 1:
                return group[0]
            if group:
                return self._nearest(group, at)
        stateless = [
            i
            for i, p in enumerate(self.people)
            if p.affiliation is None and affiliation and any(low in o.lower() for o in p.offices)
        ]
        if len(stateless) == 1:
            return stateless[0]
        if (
            affiliation is not None
            and len(fits) == 1
            and rank in {"", "diplomat", "minister", "leader"}
            and low in {"leader", "diplomat", "official", "minister", "negotiator"}
        ):
            return fits[0]
        plain = QUALIFIED.sub("", office)
        return self.resolve_office(plain, affiliation, at) if plain != office else -1

    def _nearest(self, group: list[int], at: int) -> int:
        before = [m for m in self.mentions if m.person in group and m.start < at]
        if before:
            return before[-1].person
        return min(group, key=lambda i: self.people[i].first_seen)


def _fits(tokens: tuple[str, ...], person: tuple[str, ...]) -> bool:
    if len(tokens) == 1:
        return (
            tokens[0] == person[-1]
            or (tokens[0] == person[0] and len(person) > 1 and len(tokens[0]) > 1)
            or tokens[0] in person[1:]
        )
    short, full = sorted((tokens, person), key=len)
    return set(short) <= set(full) and (short[-1] == full[-1] or short[0] == full[0])


def read_cast(layout: Layout) -> Cast:
    """The people of a document, with every mention of them in order."""
    flat = layout.flat
    cast = Cast()
    cast.coined = adjectives_in(flat)
    offices = list(office_sightings(flat, cast.coined))
    named = [
        _without_headline(s, layout)
        for s in [*offices, *listed_names(flat), *other_sightings(layout), *signatures(layout)]
        if s.name
    ]
    for sighting in sorted(named, key=lambda s: (-len(s.name.split()), s.start)):
        if len(sighting.name.split()) > 1 or sighting.office or sighting.rule == "name with a courtesy":
            cast.add(sighting)
    _add_unnamed(cast, flat, offices)
    _tie_lone_offices(cast, [s for s in offices if not s.name])
    cast.mentions = sorted(_mentions(cast, flat, offices), key=lambda m: m.start)
    return cast


def _add_unnamed(cast: Cast, flat: str, offices: list[Sighting]) -> None:
    """An office without a name that meets a named holder of the same office: "The President spoke with President Lima of Peru"."""
    for one, other in itertools.pairwise(offices):
        between = flat[one.end : other.start]
        if (
            not one.name
            and one.affiliation is None
            and other.name
            and other.affiliation
            and one.office
            and one.office == other.office
            and UNNAMED_WITH.fullmatch(between)
            and all(p.name != one.office for p in cast.people)
        ):
            person = Person(one.office, (fold(one.office),), one.office, rule=UNNAMED, first_seen=one.start)
            person.offices.add(one.office)
            cast.people.append(person)


def _without_headline(sighting: Sighting, layout: Layout) -> Sighting:
    """A name in a headline, without the verb after it: "President Lima Opens the Road"."""
    text = next((p.start for p in layout.paragraphs if layout.flat[p.end - 1] in ".:"), 0)
    tokens = sighting.name.split(" ")
    if sighting.start >= text or len(tokens) < 2:
        return sighting
    for n in range(len(tokens), 0, -1):
        if re.search(rf"\b{re.escape(' '.join(tokens[:n]))}\b", layout.flat[text:]):
            return replace(sighting, name=" ".join(tokens[:n]))
    while len(tokens) > 1 and re.search(r"(?:s|ing)$", tokens[-1]) and layout.flat.count(tokens[-1]) == 1:
        tokens.pop()
    return replace(sighting, name=" ".join(tokens))


def _tie_lone_offices(cast: Cast, alone: list[Sighting]) -> None:
    """One office of a state that nobody holds, one name without office: taken for one person."""
    for sighting in alone:
        if not sighting.affiliation or not rank_of(sighting.office):
            continue
        if cast.resolve_office(sighting.office or "", sighting.affiliation, sighting.start) >= 0:
            continue
        free = [
            p
            for p in cast.people
            if p.affiliation is None and (not p.offices or _same_office(p, sighting.office))
        ]
        ranked = [p for p in free if p.offices]
        free = ranked or free
        if len(free) == 1 or (free and rank_of(sighting.office) == "leader"):
            chosen = min(free, key=lambda p: abs(p.first_seen - sighting.start))
            chosen.affiliation = STATES.get(sighting.affiliation, sighting.affiliation)
    for sighting in alone:  # now the exact office, once the state is known
        if sighting.affiliation and sighting.office and sighting.office[0].isupper():
            held = [
                p for p in cast.people if same_state(p.affiliation, sighting.affiliation) and not p.offices
            ]
            if len(held) == 1:
                held[0].office = sighting.office
                held[0].offices.add(sighting.office)


def _same_office(person: Person, office: str | None) -> bool:
    return any(o.lower() == (office or "").lower() for o in person.offices)


def _mentions(cast: Cast, flat: str, offices: list[Sighting]) -> Iterator[Mention]:
    taken: list[tuple[int, int]] = []
    for s in offices:
        person = (
            cast.find(s.name, s.affiliation, s.office)
            if s.name
            else cast.resolve_office(s.office or "", s.affiliation, s.start)
        )
        taken.append((s.start, s.end))
        yield Mention(s.start, s.end, person, s.office, s.affiliation)
    forms: dict[tuple[str, ...], int] = {}
    for i, p in enumerate(cast.people):
        n = len(p.tokens)
        for k in range(n):
            forms.setdefault(p.tokens[k:], i) if len(p.tokens[-1]) > 2 or n - k > 1 else None
        if n > 1:
            forms.setdefault((p.tokens[0], p.tokens[-1]), i)
            forms.setdefault(p.tokens[:2], i)
    starts = iter(taken)
    current = next(starts, None)
    for run in NAME_RUN_RE.finditer(flat):
        words = list(re.finditer(r"\S+", run[0]))
        keys = [fold(w[0]) for w in words]
        i = 0
        while i < len(words):
            for j in range(min(len(words), i + 7), i, -1):
                hit = forms.get(tuple(keys[i:j]))
                if hit is not None:
                    start, end = run.start() + words[i].start(), run.start() + words[j - 1].end()
                    while current and current[1] <= start:
                        current = next(starts, None)
                    if not (current and current[0] < end and start < current[1]):
                        titled = COURTESY_BEFORE.search(flat[max(0, start - 40) : start])
                        start -= len(titled[0]) if titled else 0
                        yield Mention(start, end, hit, None, None)
                    i = j - 1
                    break
            i += 1
