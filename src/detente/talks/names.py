"""Who is named in a document, under which office, and who "the Russian Foreign Minister" or "he" is.

Nothing is known beforehand: a person exists here because the document sets a name beside an office, a courtesy, a
state in brackets, a verb of saying or a signature. One person's mentions are joined (a surname, a name without
its middle part), and the fullest form found is the name. An office without a name is matched to a person by its
state and class; where the document never ties the two and one name and one office are left, they are taken for one.

    cast = read_cast(lay_out(text))
    cast.people[0].name, cast.resolve_office("leader", "Kazakhstan", at=415)

To add a way a name is introduced: a function yielding :class:`Sighting`, called in :func:`read_cast`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from detente.talks.countries import ACRONYMS, ADJECTIVE_RE, ADJECTIVES, STATE, STATE_RE, STATE_STYLES, STATES, adjectives_in
from detente.talks.offices import COURTESY, HEAD_RE, NOT_A_NAME, rank_of
from detente.talks.speech_words import SAYING_AFTER_NAME
from detente.talks.text_layout import Layout

UPPER = "".join(chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper())
CAPWORD = rf"[{UPPER}](?:\w|['\-](?!s\b)(?=\w))*"
PARTICLE = r"(?:bin|ibn|bint|van|von|der|den|de|da|do|dos|di|del|della|la|le|ould|el|al|abu|ben)"
NAME_TOKEN = rf"(?:[{UPPER}]\.(?![{UPPER}]\.)|(?:al|el|as|ar|an|at|ash)-{CAPWORD}|{CAPWORD})"
NAME_RUN = rf"{NAME_TOKEN}(?:[ ]+(?:{PARTICLE}[ ]+){{0,2}}{NAME_TOKEN})*"
NAME_RUN_RE = re.compile(rf"\b{NAME_RUN}")
TOKEN_RE = re.compile(r"[^\s,]+")
LEFT_RE = re.compile(
    rf"(?:\b(?P<det>[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Aa]n?) +)?"
    rf"(?P<mods>(?:(?:U\.S\.|U\.K\.|U\.N\.|{CAPWORD}(?:'s)?|[a-z]+'s|[Ff]ormer|acting|deputy|own|new|interim|visiting|then) +){{0,5}})$"
)
OF_STATE = re.compile(rf",? +(?:of|for|to|from) +(?:the +)?(?:(?:[A-Z]\w+ )?{STATE_STYLES} of (?:the )?)?(?P<state>{STATE})")
OF_RUN = re.compile(rf" +(?P<prep>of|for|to|at|in) +(?:the +)?(?P<run>{CAPWORD}(?:[ ]+{CAPWORD}|[ ]+(?:of|for|and)(?: the)?[ ]+{CAPWORD})*)")
NAME_AFTER = re.compile(rf"(?P<comma>,)? +(?:{COURTESY} +)*(?P<name>{NAME_RUN})")
NAME_BEFORE = re.compile(rf"(?P<name>{NAME_RUN}), +(?:(?:the|our|an?) +)?$")
COURTESY_NAME = re.compile(rf"\b{COURTESY} +(?:{COURTESY} +)*(?P<name>{NAME_RUN})")
NAME_IN_STATE = re.compile(rf"(?P<name>{NAME_RUN}) +\((?P<state>{STATE})\)")
SIGNED_FOR = re.compile(rf"\bFor (?:and on behalf of )?(?:the )?(?P<body>[^:\n]{{2,90}}):[ _.]*(?:\(?[Ss]igned\)?[: ]*)?(?:{COURTESY} +)*(?P<name>{NAME_RUN})")
SPACE_LEFT = 90  # characters looked at before an office


def fold(word: str) -> str:
    """A word for comparing: no case, no accents, no stops."""
    plain = unicodedata.normalize("NFKD", word.replace("ı", "i"))
    return "".join(c for c in plain if c.isalnum() or c == "-").lower()


def same_state(a: str | None, b: str | None) -> bool:
    """Whether two names mean one state ("Russia", "the Russian Federation")."""
    return a is not None and b is not None and STATES.get(a, a) == STATES.get(b, b)


@dataclass(frozen=True)
class Sighting:
    """One place where an office, a name or both stand; ``name`` empty for an office alone."""

    start: int
    end: int
    name: str
    office: str | None
    affiliation: str | None
    rule: str


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


def clean_name(run: str) -> str:
    """The leading part of a capitalised run that can be a person's name, "" if none."""
    kept: list[str] = []
    for token in run.split(" "):
        if token in NOT_A_NAME or token in STATES or token in ADJECTIVES or (token in ACRONYMS) or any(c.isdigit() for c in token):
            break
        if HEAD_RE.fullmatch(token) and not kept:
            break
        if kept and (HEAD_RE.fullmatch(token) or token in {"Jr", "Sr"}):
            break
        kept.append(token)
    while kept and (kept[-1].islower() or kept[-1] in {"Al", "El"}):
        kept.pop()
    name = " ".join(kept)
    return name if re.search(r"\w{2}", name) else ""


def _office_sightings(flat: str, coined: dict[str, str]) -> Iterator[Sighting]:
    done = 0
    for head in HEAD_RE.finditer(flat):
        if head.start() < done:
            continue
        left = LEFT_RE.search(flat[max(done, head.start() - SPACE_LEFT) : head.start()])
        mods = left["mods"] if left else ""
        office_left, affiliation = _read_modifiers(mods, coined)
        begin = head.start() - (len(left[0]) if left else 0)
        if affiliation is None and office_left == "":
            begin = head.start() - (len(left[0]) if left and not mods.strip() else len(mods.lstrip()) if mods else 0)
        office = " ".join(filter(None, [office_left, head[0]]))
        if flat[head.end() : head.end() + 3] == "'s " and HEAD_RE.match(flat, head.end() + 3):
            continue  # "the president's adviser"
        end, of_affiliation, office, name = _read_right(flat, head.end(), office, affiliation)
        led = ADJECTIVE_RE.search(head[0]) if "elegation" in head[0] else None
        if led:
            affiliation = ADJECTIVES[led[0]]
        affiliation = affiliation or of_affiliation
        lower = head[0][0].islower()
        if not name and not (lower and affiliation is None):
            before = NAME_BEFORE.search(flat[max(done, begin - SPACE_LEFT) : begin])
            candidate = _last_name(before["name"]) if before else ""
            if before and len(candidate.split()) > 1:
                begin -= len(before[0]) - before["name"].rfind(candidate)
                name = candidate
        if lower and not name and affiliation is None and not (left and left["det"]):
            continue
        done = end
        yield Sighting(begin, end, name, office, affiliation, "name beside an office" if name else "office alone")


def _last_name(run: str) -> str:
    """The trailing part of a run that can be a name, as in "Yesterday Ana Lima"."""
    tokens = run.split(" ")
    for i in range(len(tokens)):
        name = clean_name(" ".join(tokens[i:]))
        if name and len(name.split(" ")) == len(tokens) - i:
            return name
    return ""


def _read_modifiers(mods: str, coined: dict[str, str]) -> tuple[str, str | None]:
    """What stands before the office word: (part of the office, state or body)."""
    text = mods.strip()
    affiliation: str | None = None
    for pattern, table in ((STATE_RE, STATES), (ADJECTIVE_RE, ADJECTIVES)):
        found = pattern.search(text)
        if found:
            affiliation = found[0] if pattern is STATE_RE and len(found[0]) > 4 else table[found[0]]
            text = text[found.end() :]
            break
    else:
        for word in text.replace("'s", "").split():
            if word in coined or word in ACRONYMS or word in {"U.N."}:
                affiliation = coined.get(word, word)
                text = text[text.find(word) + len(word) :]
                break
    text = re.sub(r"^(?:'s|-)\s*", "", text.strip())
    kept = [w for w in text.split() if w not in {"Highness", "Excellency", "Majesty", "Royal", "Mr.", "own", "new", "former", "Former", "then", "visiting"}]
    while kept and kept[0] in NOT_A_NAME and kept[0] not in {"State", "Defense", "Defence", "National", "Special", "Security", "Foreign", "Joint", "Political", "Department", "White", "High", "Military", "Press", "Humanitarian"}:
        kept.pop(0)
    return " ".join(kept), affiliation


def _read_right(flat: str, end: int, office: str, known: str | None) -> tuple[int, str | None, str, str]:
    """What stands after the office word: (end, state or body, office, name)."""
    affiliation: str | None = None
    for _ in range(3):
        state = OF_STATE.match(flat, end)
        if state:
            affiliation, end = affiliation or state["state"], state.end()
            continue
        run = OF_RUN.match(flat, end)
        if not run:
            break
        words = run["run"].split(" ")
        name = clean_name(run["run"])
        if len(words) >= 3 and name == run["run"] and len(name.split()) >= 3 and run["prep"] == "of":
            return run.end(), words[0], office, " ".join(words[1:])
        if run["prep"] == "of" and known is None and not (len(words) == 1 and words[0] in NOT_A_NAME):
            affiliation = affiliation or run["run"]
        elif run["prep"] == "for" and affiliation is None:
            office = f"{office} for {run['run']}"
        end = run.end()
    named = NAME_AFTER.match(flat, end)
    if named:
        name = clean_name(named["name"])
        whole = name == named["name"] or flat[named.start("name") + len(name) : named.start("name") + len(name) + 1] in {"'", ","}
        stop = named.start("name") + len(name)
        if name and not named["comma"]:
            state = OF_STATE.match(flat, stop)
            if state and flat[stop] != "," and affiliation is None and known is None:
                return state.end(), state["state"], office, name
            return stop, affiliation, office, name
        if name and whole and len(name.split()) > 1 and re.match(r"\s*(?:[,.;):]|$|and\b|has\b|[a-z]+ed\b)", flat[stop : stop + 24]):
            return stop, affiliation, office, name
    return end, affiliation, office, ""


def _other_sightings(layout: Layout) -> Iterator[Sighting]:
    flat = layout.flat
    for m in COURTESY_NAME.finditer(flat):
        name = clean_name(m["name"])
        if name:
            yield Sighting(m.start(), m.start("name") + len(name), name, None, None, "name with a courtesy")
    for m in NAME_IN_STATE.finditer(flat):
        name = _last_name(m["name"])
        if len(name.split()) > 1:
            yield Sighting(m.end("name") - len(name), m.end(), name, None, m["state"], "name with a state in brackets")
    for m in SIGNED_FOR.finditer(flat):
        name = clean_name(m["name"])
        if len(name.split()) > 1:
            body = re.sub(rf"^(?:[A-Z]\w+ )?{STATE_STYLES} of (?:the )?(?={STATE})", "", m["body"]) if "Government" not in m["body"] else m["body"]
            yield Sighting(m.start("name"), m.start("name") + len(name), name, None, body.strip(), "signature")
    for above, below in zip(layout.paragraphs, layout.paragraphs[1:], strict=False):
        signed, office = layout.said(above), layout.said(below)
        if len(signed) < 60 and NAME_RUN_RE.fullmatch(signed) and clean_name(signed) == signed and " " in signed:
            head = HEAD_RE.search(office)
            if head and len(office) < 120 and not office.endswith((".", ":")) and head.start() < 60:
                state = STATE_RE.search(office)
                yield Sighting(above.body, above.end, signed, head[0], state[0] if state else None, "signature")
    for m in NAME_RUN_RE.finditer(flat):
        run = m[0]
        if " " in run and SAYING_AFTER_NAME.match(flat, m.end()):
            name = _last_name(run)
            tokens = name.split()
            if len(tokens) > 1 and not all(t.isupper() for t in tokens):
                yield Sighting(m.end() - len(name), m.end(), name, None, None, "name before a verb of saying")


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
            fits = [i for i in fits if self.people[i].affiliation is None or same_state(self.people[i].affiliation, affiliation)]
        return fits[0] if fits else -1

    def add(self, sighting: Sighting) -> int:
        """Enter a name, or join it to the person it means."""
        index = self.find(sighting.name, sighting.affiliation, sighting.office)
        if index < 0:
            tokens = tuple(fold(t) for t in sighting.name.split() if fold(t))
            name = sighting.name.title() if sighting.name.isupper() and len(sighting.name) > 3 else sighting.name
            self.people.append(Person(name, tokens, first_seen=sighting.start, rule=sighting.rule))
            index = len(self.people) - 1
        person = self.people[index]
        person.first_seen = min(person.first_seen, sighting.start)
        if sighting.office and sighting.office != "counterpart":
            person.offices.add(sighting.office)
            if person.office is None or (len(person.office) < len(sighting.office) and person.office in sighting.office):
                person.office = sighting.office
        person.affiliation = person.affiliation or sighting.affiliation
        return index

    def resolve_office(self, office: str, affiliation: str | None, at: int) -> int:
        """Who holds an office named without a name, or -1 where the document does not tell."""
        fits = [i for i, p in enumerate(self.people) if affiliation is None or same_state(p.affiliation, affiliation)]
        low = office.lower()
        exact = [i for i in fits if any(low == o.lower() for o in self.people[i].offices)]
        part = [i for i in fits if any(low in o.lower() for o in self.people[i].offices)]
        rank = rank_of(office)
        like = [i for i in fits if rank and any(rank_of(o) == rank for o in self.people[i].offices)]
        for group in (exact, part, like):
            if len(group) == 1:
                return group[0]
            if group:
                return self._nearest(group, at)
        if affiliation is not None and len(fits) == 1 and rank in {"", "diplomat", "minister", "leader"} and low in {"leader", "diplomat", "official", "minister", "negotiator"}:
            return fits[0]
        return -1

    def _nearest(self, group: list[int], at: int) -> int:
        before = [m for m in self.mentions if m.person in group and m.start < at]
        if before:
            return before[-1].person
        return min(group, key=lambda i: self.people[i].first_seen)


def _fits(tokens: tuple[str, ...], person: tuple[str, ...]) -> bool:
    if len(tokens) == 1:
        return tokens[0] == person[-1] or (tokens[0] == person[0] and len(person) > 1 and len(tokens[0]) > 1) or tokens[0] in person[1:]
    short, full = sorted((tokens, person), key=len)
    return set(short) <= set(full) and (short[-1] == full[-1] or short[0] == full[0])


def read_cast(layout: Layout) -> Cast:
    """The people of a document, with every mention of them in order."""
    flat = layout.flat
    cast = Cast()
    cast.coined = adjectives_in(flat)
    offices = list(_office_sightings(flat, cast.coined))
    named = [s for s in offices if s.name] + list(_other_sightings(layout))
    for sighting in sorted(named, key=lambda s: (-len(s.name.split()), s.start)):
        if len(sighting.name.split()) > 1 or sighting.office or sighting.rule == "name with a courtesy":
            cast.add(sighting)
    _tie_lone_offices(cast, flat, [s for s in offices if not s.name])
    cast.mentions = sorted(_mentions(cast, flat, offices), key=lambda m: m.start)
    return cast


def _tie_lone_offices(cast: Cast, flat: str, alone: list[Sighting]) -> None:
    """One office of a state that nobody holds, one name without office: taken for one person."""
    for sighting in alone:
        if not sighting.affiliation or not rank_of(sighting.office):
            continue
        if cast.resolve_office(sighting.office or "", sighting.affiliation, sighting.start) >= 0:
            continue
        free = [p for p in cast.people if p.affiliation is None and (not p.offices or _same_office(p, sighting.office))]
        ranked = [p for p in free if p.offices]
        free = ranked or free
        if len(free) == 1 or (free and rank_of(sighting.office) == "leader"):
            chosen = min(free, key=lambda p: abs(p.first_seen - sighting.start))
            chosen.affiliation = STATES.get(sighting.affiliation, sighting.affiliation)
    for sighting in alone:  # now the exact office, once the state is known
        if sighting.affiliation and sighting.office and sighting.office[0].isupper():
            held = [p for p in cast.people if same_state(p.affiliation, sighting.affiliation) and not p.offices]
            if len(held) == 1:
                held[0].office = sighting.office
                held[0].offices.add(sighting.office)


def _same_office(person: Person, office: str | None) -> bool:
    return any(o.lower() == (office or "").lower() for o in person.offices)


def _mentions(cast: Cast, flat: str, offices: list[Sighting]) -> Iterator[Mention]:
    taken: list[tuple[int, int]] = []
    for s in offices:
        person = cast.find(s.name, s.affiliation, s.office) if s.name else cast.resolve_office(s.office or "", s.affiliation, s.start)
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
                        yield Mention(start, end, hit, None, None)
                    i = j - 1
                    break
            i += 1
