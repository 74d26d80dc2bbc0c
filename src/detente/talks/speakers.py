"""Who speaks in a sentence: the subject before a verb of saying, resolved to names.

A *nominal* is any stretch that can be a speaker: a person or office of the cast, a state, a government, a body, a
group ("both sides"), a pronoun. :meth:`Speakers.before` finds the one a verb belongs to; :meth:`Speakers.attribution`
reads ", the Minister said" and "said the Minister". A pronoun means whoever spoke or acted last.

To add a way of naming a group or a body: ``GROUP`` or ``BODY``.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass

from detente.talks.countries import ADJECTIVE, ADJECTIVES, STATE, STATE_RE
from detente.talks.names import Cast, same_state
from detente.talks.offices import rank_of
from detente.talks.sightings import CAPWORD
from detente.talks.speech_words import BRIDGE, SAYING
from detente.talks.text_layout import Layout
from detente.talks.word_lists import words

STATE_LIST = rf"(?:the )?{STATE}(?:(?:, (?:the )?|,? and (?:the )?){STATE})*"
GROUP = (
    r"(?:[Tt]he|[Bb]oth|[Aa]ll(?: the)?|[Tt]hese)(?: (?:two|three|four|five|six|other|participating|conflict|warring|foreign|respective|negotiating|visiting|Foreign))* "
    r"(?P<noun>[Ss]ides|[Pp]arties|[Ll]eaders|[Mm]inisters|[Dd]elegations|[Pp]articipants|[Pp]residents|countries|governments|[Gg]uarantors|"
    r"[Gg]uarantor (?:[Ss]tates|[Cc]ountries)|officials|diplomats|interlocutors|[Hh]eads of (?:the )?(?:[Ss]tates?(?: and [Gg]overnment)?|[Dd]elegations?)|principals|[Ee]nvoys|counterparts|[Rr]epresentatives|[Cc]o-?[Cc]hairs|[Aa]mbassadors|[Mm]ediators|[Ss]ecretaries|[Nn]egotiators|two|three)\b"
    r"(?: of the (?:two |three |four |five )?(?:countries|states|sides|parties|delegations)\b)?(?! of the (?:Agreement|conflict|Protocol))"
)
INSTITUTION = (
    r"(?:Council|Union|Commission|Mission|Committee|Centre|Center|Ministry|Government|Group|Army|Forces|Front|Movement|Authority|Organization|"
    r"Nations|Secretariat|Delegation|Party|Alliance|Coalition|Office|Department|Assembly|Parliament|House|Agency|League|Court|Team|Board|Kremlin|Bank)"
)
BODY = rf"(?:[Tt]he )?(?:(?!(?:In|On|At|For|From|As|By|With|After|Under|During|Within|Following|Both|All)\b)(?:{CAPWORD}(?:'s)? ){{0,6}}{INSTITUTION}\b(?: (?:of|for|on|to|in)(?: the)? {CAPWORD}(?: {CAPWORD}){{0,4}}){{0,3}}|[A-Z]{{2,7}}\d{{0,3}}\b)"
NOMINAL = re.compile(
    rf"\b(?:(?P<pronoun>(?:[Hh]e|[Ss]he|[Tt]hey|All(?= [a-z]+ed\b)|Both(?= [a-z]+ed\b))\b)|(?P<group>{GROUP}(?: of (?P<of>{STATE_LIST}))?)"
    rf"|(?P<governments>[Tt]he Governments? of {STATE_LIST}|[Tt]he Government of (?:the )?{CAPWORD}(?: {CAPWORD}){{0,6}})"
    rf"|(?P<side>(?:[Tt]he )?(?P<adjective>{ADJECTIVE}|{CAPWORD}) (?:side|delegation|government|Government|authorities|administration|Administration|party|team|Foreign Ministry|Ministry of Foreign Affairs|Defen[cs]e Ministry|part of [^,.]{{4,60}}?(?=,? (?:has|have|[a-z]+ed)))\b)"
    rf"|(?P<members>(?:[Tt]he )?[Mm]embers of the (?:{CAPWORD} ?){{1,6}})"
    rf"|(?P<states>{STATE_LIST}(?![\w'-]))|(?P<body>{BODY}))"
)
PREPOSITION = re.compile(
    r"\b(?:of|with|by|to|from|for|between|than|against|on|in|at|about|through|under|including|like|among|via)(?: the| both| all)?\s+$"
)
BESIDE = re.compile(r", (?:the )?(?:[A-Z][\w.]+ ){0,3}")  # between an office and the name set beside it
SUBORDINATE = re.compile(
    r"\b(?:that|which|who|whom|whose|where|when|if|because|what|how|why|whether|until|after|before|since)\s+(?:the )?$"
)
LINK = re.compile(
    r"(?:, (?:which|who) [^,;.:\"]{3,90},)? and (?:the )?|,? (?:and|as well as|together with|along with) (?:the )?|, (?:the )?"
)
SINGULAR_BASE = re.compile(
    r"(?!(?:made|drew|took|stood|set|put|dwelt|reached|were|was|spoke|gave|told|began|went|sought|brought|held|swore|came|hit|spelt|laid|let|felt)$)[a-z]+(?<!s)(?<!ed)(?<!aid)(?<!ave)$"
)
LEADERS = re.compile(r"leader|president|head", re.IGNORECASE)
ANYBODY = words(
    """
    side party partie leader delegation participant country countrie government guarantor official
    diplomat interlocutor principal counterpart two three
    """
)
OF_PAPER = re.compile(
    r"^(?:(?:[A-Z]\w+ )*(?:Report|Bulletin|Update|Statement|Summary|Communiqu[eé]) (?:of|by|from) (?:the )?|The )"
)
_PARTY = rf"(?:Government of (?:the )?)?{CAPWORD}(?:(?: of(?: the)?)? {CAPWORD}){{0,5}}"
BETWEEN = re.compile(
    rf"\b(?:talks|negotiations|consultations|dialogue|truce|ceasefire|[Aa]greement|meeting|discussions|conflict) between (?:the )?(?P<one>{_PARTY}) and (?:the )?(?P<other>{_PARTY})"
)


def _holds(office: str, singular: str) -> bool:
    """Whether an office is of the kind a plural names ("Foreign Minister": minister)."""
    return (
        re.search(
            rf"\b{re.escape(singular)}\b", office.lower().replace("secretary of state", "minister secretary")
        )
        is not None
    )


@dataclass(frozen=True)
class Nominal:
    """A stretch that can speak, and the names it stands for."""

    start: int
    end: int
    names: tuple[str, ...]
    kind: str  # person, group, state, body, pronoun
    plural: bool

    @property
    def speaker(self) -> str | None:
        """The names as a record gives them."""
        return "; ".join(self.names) or None


class Speakers:
    """Resolves nominals of one document; ``present`` are those who met, ``issuers`` those it speaks for."""

    def __init__(
        self, layout: Layout, cast: Cast, present: tuple[str, ...] = (), issuers: tuple[str, ...] = ()
    ) -> None:
        self.layout, self.cast = layout, cast
        self.present, self.issuers = present, issuers
        self.last: tuple[str, ...] = ()
        self.last_plural: tuple[str, ...] = ()
        self._starts = [m.start for m in cast.mentions]
        self._found: dict[tuple[int, int, tuple[str, ...], tuple[str, ...]], list[Nominal]] = {}
        self._bodies: dict[str, str] = {}
        self._states: dict[str, str] = {}
        for full, short in re.findall(
            rf"((?:{CAPWORD} ){{1,6}}(?:(?:of|for|on|to|in)(?: the)? (?:{CAPWORD} ){{1,6}})*)\(([A-Z][A-Za-z]{{1,7}})\)",
            layout.flat,
        ):
            self._bodies.setdefault(short, OF_PAPER.sub("", full.strip()))

    def full_body(self, name: str) -> str:
        """The fullest form the document gives for a body: "SMM" is what it stands for in brackets."""
        plain = re.sub(r"^[Tt]he ", "", name).strip()
        if plain in self._bodies:
            return self._bodies[plain]
        longer = {full for full in self._bodies.values() if re.search(rf"\b{re.escape(plain)}\b", full)}
        if len(longer) == 1 and plain in {
            "Mission",
            "Commission",
            "Committee",
            "Centre",
            "Center",
            "Council",
            "Group",
        }:
            return longer.pop()
        return plain

    def nominals(self, start: int, end: int) -> list[Nominal]:
        """Everything in the stretch that can speak, in order, without overlaps."""
        key = (start, end, self.last, self.last_plural)
        if key not in self._found:
            self._found[key] = self._nominals(start, end)
        return self._found[key]

    def _nominals(self, start: int, end: int) -> list[Nominal]:
        found: list[Nominal] = []
        i = bisect_left(self._starts, start)
        while i < len(self.cast.mentions) and self.cast.mentions[i].start < end:
            m = self.cast.mentions[i]
            i += 1
            if m.end > end or (found and m.start < found[-1].end):
                continue
            if m.person >= 0:
                found.append(Nominal(m.start, m.end, (self.cast.people[m.person].name,), "person", False))
            elif m.office:
                found.append(Nominal(m.start, m.end, (self._office(m.start, m.end),), "person", False))
        persons = list(found)
        for match in NOMINAL.finditer(self.layout.flat, start, end):
            if any(p.start < match.end() and match.start() < p.end for p in persons):
                continue
            nominal = self._read(match)
            if nominal:
                found.append(nominal)
        return sorted(found, key=lambda n: n.start)

    def _office(self, start: int, end: int) -> str:
        words = self.layout.flat[start:end].strip()
        return re.sub(r"^(?:[Tt]he|[Hh]is|[Hh]er|[Oo]ur|[Aa]n?) ", "", words)

    def _read(self, match: re.Match[str]) -> Nominal | None:
        start, end, text = match.start(), match.end(), match[0]
        if match["pronoun"]:
            many = text.lower() in {"they", "all", "both"}
            names = (self.last_plural or self.present or self.issuers) if many else self.last
            return Nominal(start, end, names, "pronoun", many) if names else None
        if match["group"]:
            names = self._group(match["noun"], match["of"] or "") or (
                re.sub(r"^(?:[Tt]he|[Bb]oth|[Aa]ll) ", "", text),
            )
            return Nominal(start, end, names, "group", True)
        if match["governments"]:
            states = re.findall(STATE, text)
            names = tuple(f"Government of {s}" for s in states) or (text[4:],)
            return Nominal(start, end, names, "state", len(names) > 1)
        if match["side"]:
            if "inistry" in text:
                return Nominal(start, end, (re.sub(r"^[Tt]he ", "", text),), "body", False)
            place = ADJECTIVES.get(match["adjective"]) or self.cast.coined.get(match["adjective"])
            if place is None and "part of" in text:
                return Nominal(start, end, (re.sub(r"^[Tt]he ", "", text),), "body", False)
            return Nominal(start, end, (self.state_name(place),), "state", False) if place else None
        if match["states"]:
            names = tuple(re.findall(STATE, text))
            return Nominal(start, end, names, "state", len(names) > 1)
        if match["members"]:
            return Nominal(start, end, (re.sub(r"^.*? of the ", "", text).strip(),), "body", True)
        return Nominal(start, end, (self.full_body(text),), "body", False)

    def state_name(self, place: str) -> str:
        """A state by the name the document uses for it."""
        if place not in self._states:
            named = (m[0] for m in STATE_RE.finditer(self.layout.flat) if same_state(m[0], place))
            self._states[place] = next(named, place)
        return self._states[place]

    def _group(self, noun: str, of: str) -> tuple[str, ...]:
        """Whom "the leaders", "the Co-Chairs" or "the Ministers of Peru and Chile" means."""
        people = [self.cast.people[i] for n in self.present if (i := self.cast.find(n)) >= 0]
        states = re.findall(STATE, of)
        if states:
            people = [
                p
                for p in (people or self.cast.people)
                if any(same_state(p.affiliation, state) for state in states)
            ]
        if LEADERS.search(noun):
            leaders = tuple(p.name for p in people if rank_of(p.office) == "leader")
            if len(leaders) > 1:
                return leaders
        singular = (
            re.sub(r"ies$", "y", noun.lower()) if noun.endswith("ies") else noun.lower().removesuffix("s")
        )
        if singular not in ANYBODY:
            for group in (people, self.cast.people if not states else []):
                held = tuple(p.name for p in group if any(_holds(o, singular) for o in p.offices))
                if len(held) > 1:
                    return held
        if noun.lower() == "participants" and len(self.present) < 2 and len(self.issuers) < 2:
            return ()
        if (
            noun.lower() in {"sides", "parties", "delegations"}
            and len(self.present) < 2
            and len(self.issuers) < 2
        ):
            return self.between()
        if states:
            return tuple(p.name for p in people) or tuple(states)
        return self.present if len(self.present) > 1 else self.issuers

    def between(self) -> tuple[str, ...]:
        """The two the document says the talks, the truce or the agreement are between."""
        found = BETWEEN.search(self.layout.flat)
        return (found["one"], found["other"]) if found else ()

    def before(
        self, verb: int, nominals: list[Nominal], begin: int, *, modal: bool = False
    ) -> Nominal | None:
        """The subject of the verb at ``verb``: the nearest nominal joined to it by nothing but a bridge."""
        flat = self.layout.flat
        for i in range(len(nominals) - 1, -1, -1):
            n = nominals[i]
            if n.end > verb or verb - n.end > 260:
                continue
            closed = n.end + 1 if flat[n.end : n.end + 1] == "," and "," in flat[n.start : n.end] else n.end
            beside = i > 0 and n.kind == "person" and flat[n.end : n.end + 1] == ","
            if beside and BESIDE.fullmatch(flat, nominals[i - 1].end, n.start):
                closed = n.end + 1  # "The head of the delegation, Minister Ana Lima, replied"
            if not (BRIDGE.fullmatch(flat, n.end, verb) or BRIDGE.fullmatch(flat, closed, verb)):
                continue
            if closed > n.end and nominals[i - 1].kind == "person" and beside:
                return Nominal(nominals[i - 1].start, n.end, n.names, n.kind, False)
            word = re.match(r"[a-z]+", flat[verb : verb + 30])
            chain = [n]
            while i > 0 and LINK.fullmatch(flat, nominals[i - 1].end, chain[0].start):
                i -= 1
                chain.insert(0, nominals[i])
            if len(chain) > 1 and not re.search(
                r"and|as well as|with", flat[chain[-2].end : chain[-1].start]
            ):
                chain = [n]  # "On the north, the Minister said"
            plural = n.plural or len(chain) > 1
            if (
                word
                and not plural
                and not modal
                and SINGULAR_BASE.match(word[0])
                and not word[0].startswith(("is", "was", "ha"))
            ):
                return None
            if PREPOSITION.search(flat[max(begin, chain[0].start - 20) : chain[0].start]):
                if len(chain) > 1 and chain[0] is not n and not flat[chain[0].end :].startswith(" and"):
                    chain = [n]  # "at the meeting with A, B said"
                else:
                    return None
            names = tuple(dict.fromkeys(x for c in chain for x in c.names))
            return Nominal(chain[0].start, n.end, names, n.kind if len(chain) == 1 else "group", plural)
        return None

    def attribution(self, start: int, end: int) -> Nominal | None:
        """Reads "the Minister said", "said the Minister" or "according to the Minister" filling the stretch."""
        flat = self.layout.flat
        lead = re.compile(r"[\s,\-\u2013\u2014\"]*(?:and |as |but )?").match(flat, start, end)
        begin = lead.end() if lead else start
        if end - begin > 240:
            return None
        nominals = self.nominals(begin, end)
        according = re.compile(r"[Aa]ccording to ").match(flat, begin, end)
        if according and nominals and nominals[0].start - according.end() < 5:
            return nominals[0]
        verb = SAYING.match(flat, begin, end)
        if verb and nominals and nominals[0].start - verb.end() < 6:
            return self._with_tail(nominals)
        for n in nominals[:3]:
            if n.start - begin > 4 and n is nominals[0]:
                return None
            following = BRIDGE.match(flat, n.end, end)
            if following and SAYING.match(flat, following.end(), end):
                return self.before(following.end(), nominals, begin) or n
        return None

    def _with_tail(self, nominals: list[Nominal]) -> Nominal:
        first = nominals[0]
        names = list(first.names)
        for a, b in itertools.pairwise(nominals):
            if not re.fullmatch(r",? and (?:the )?", self.layout.flat[a.end : b.start]):
                break
            names += b.names
        return Nominal(first.start, first.end, tuple(names), first.kind, len(names) > 1)

    def heard(self, nominal: Nominal) -> None:
        """Remember who spoke or acted, for the pronouns that follow."""
        if nominal.plural:
            self.last_plural = nominal.names
        elif nominal.kind in {"person", "pronoun"}:
            self.last = nominal.names
