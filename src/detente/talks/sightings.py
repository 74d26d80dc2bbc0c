"""Where a document names somebody: a name beside an office, a courtesy, a state in brackets, a signature, a verb of saying.

Belongs here: finding each such place and reading name, office and state from it. Who is one person, and who an office
without a name means, is for names.py. A sighting has a rule, so that a reviewer can ask why somebody was taken for a person.
To add a way a name is introduced: a generator of :class:`Sighting`, called in :func:`sightings`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.talks.countries import (
    ACRONYMS,
    ADJECTIVE_RE,
    ADJECTIVES,
    STATE,
    STATE_RE,
    STATE_STYLES,
    STATES,
)
from detente.talks.offices import COURTESY, HEAD_RE, NOT_A_NAME
from detente.talks.speech_words import SAYING_AFTER_NAME
from detente.talks.text_layout import Layout

UPPER = "".join(chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper())
CAPWORD = rf"[{UPPER}](?:\w|['\-](?!s\b)(?=\w))*"
PARTICLE = r"(?:bin|ibn|bint|van|von|der|den|de|da|do|dos|di|del|della|la|le|ould|el|al|abu|ben)"
NAME_TOKEN = rf"(?:(?<!\.)[{UPPER}]\.(?![{UPPER}]\.)|(?:al|el|as|ar|an|at|ash)-{CAPWORD}|{CAPWORD})"
NAME_RUN = rf"{NAME_TOKEN}(?:[ ]+(?:\"{CAPWORD}\"[ ]+)?(?:{PARTICLE}[ ]+){{0,2}}{NAME_TOKEN}){{0,7}}"
NAME_RUN_RE = re.compile(rf"\b{NAME_RUN}")
LEFT_RE = re.compile(
    rf"(?:\b(?P<det>[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Aa]n?) +)?"
    rf"(?P<mods>(?:(?:U\.S\.|U\.K\.|U\.N\.|{CAPWORD}(?:'s)?|[a-z]+'s|[Ff]ormer|acting|deputy|own|new|interim|visiting|then) +){{0,5}})$"
)
OF_STATE = re.compile(
    rf",? +(?:of|for|to|from) +(?:the +)?(?:(?:[A-Z]\w+ ){{0,2}}{STATE_STYLES} of (?:the )?)?(?P<state>{STATE})"
)
OF_RUN = re.compile(
    rf" +(?P<prep>of|for|to|at|in) +(?:the +)?(?P<run>{CAPWORD}(?:[ ]+{CAPWORD}|[ ]+(?:of|for|and)(?: the)?[ ]+{CAPWORD})*)"
)
STATE_THEN_NAME = re.compile(rf"(?P<lead>.+?)(?: of(?: the)?)? (?P<state>{STATE}) (?P<name>{NAME_RUN})$")
AND_OFFICE = re.compile(rf" and (?:the )?(?={HEAD_RE.pattern})")
NAME_AFTER = re.compile(rf"(?P<comma>,)? +(?:{COURTESY} +)*(?P<name>{NAME_RUN})")
NAME_BEFORE = re.compile(rf"(?P<name>{NAME_RUN}), +(?:(?:the|our|an?) +)?$")
IN_ROSTER = re.compile(rf"(?:{COURTESY} +)+(?P<name>{NAME_RUN}),? +(?:the +)?$")
COURTESY_NAME = re.compile(rf"\b{COURTESY} +(?:{COURTESY} +)*(?P<name>{NAME_RUN})")
NAME_IN_STATE = re.compile(rf"(?P<name>{NAME_RUN}) +\((?P<state>{STATE})\)")
SIGNED_FOR = re.compile(
    rf"\bFor (?:and on behalf of )?(?:the )?(?P<body>[^:\n]{{2,90}}):[ _.]*(?:\(?[Ss]igned\)?[: ]*)?(?:{COURTESY} +)*(?P<name>{NAME_RUN})"
)
SAID_NAME = re.compile(
    rf"[,\"] ?(?:said|says|stated|added|noted|explained|warned|stressed|told reporters) (?P<name>{NAME_RUN})"
)
SPACE_LEFT = 90  # characters looked at before an office


@dataclass(frozen=True)
class Sighting:
    """One place where an office, a name or both stand; ``name`` empty for an office alone."""

    start: int
    end: int
    name: str
    office: str | None
    affiliation: str | None
    rule: str


def clean_name(run: str) -> str:
    """The leading part of a capitalised run that can be a person's name, "" if none."""
    kept: list[str] = []
    for token in run.split(" "):
        if (
            token in NOT_A_NAME
            or token in STATES
            or token in ADJECTIVES
            or (token in ACRONYMS)
            or any(c.isdigit() for c in token)
        ):
            break
        if HEAD_RE.fullmatch(token) and not kept:
            break
        if kept and (HEAD_RE.fullmatch(token) or token in {"Jr", "Sr"}):
            break
        kept.append(token)
    if kept and kept[0].islower() and "-" not in kept[0]:
        return ""
    while kept and (kept[-1].islower() or kept[-1] in {"Al", "El"}):
        kept.pop()
    name = " ".join(kept)
    return name if re.search(r"\w{2}", name) else ""


def office_sightings(flat: str, coined: dict[str, str]) -> Iterator[Sighting]:
    done = 0
    for head in HEAD_RE.finditer(flat):
        if head.start() < done:
            continue
        left = LEFT_RE.search(flat[max(done, head.start() - SPACE_LEFT) : head.start()])
        roster = IN_ROSTER.search(flat[max(done, head.start() - SPACE_LEFT) : head.start()])
        held = OF_STATE.match(flat, head.end()) if roster else None
        if roster and held and clean_name(roster["name"]) == roster["name"]:
            begin = head.start() - len(roster[0])
            done = held.end()
            yield Sighting(begin, held.end(), roster["name"], head[0], held["state"], "name beside an office")
            continue
        mods = left["mods"] if left else ""
        office_left, affiliation = _read_modifiers(mods, coined)
        begin = head.start() - (len(left[0]) if left else 0)
        if affiliation is None and office_left == "":
            begin = head.start() - (
                len(left[0]) if left and not mods.strip() else len(mods.lstrip()) if mods else 0
            )
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
        yield Sighting(
            begin, end, name, office, affiliation, "name beside an office" if name else "office alone"
        )


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
    kept = [
        w
        for w in text.split()
        if w
        not in {
            "Highness",
            "Excellency",
            "Majesty",
            "Royal",
            "Mr.",
            "own",
            "new",
            "former",
            "Former",
            "then",
            "visiting",
        }
    ]
    while (
        kept
        and kept[0] in NOT_A_NAME
        and kept[0]
        not in {
            "State",
            "Defense",
            "Defence",
            "National",
            "Special",
            "Security",
            "Foreign",
            "Joint",
            "Political",
            "Department",
            "White",
            "High",
            "Military",
            "Press",
            "Humanitarian",
        }
    ):
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
        other = AND_OFFICE.search(run["run"]) if run else None
        run = OF_RUN.match(flat, end, run.start("run") + other.start()) if run and other else run
        if not run:
            break
        words = run["run"].split(" ")
        name = clean_name(run["run"])
        inner = HEAD_RE.search(run["run"])
        if inner:
            theirs = clean_name(run["run"][inner.end() :].strip())
            if run["prep"] == "of" and len(theirs.split()) > 1:
                stop = run.start("run") + run["run"].find(theirs) + len(theirs)
                return stop, affiliation, f"{office} of the {inner[0]}", theirs
            if theirs or run["prep"] == "for":
                break
        if len(words) >= 3 and name == run["run"] and len(name.split()) >= 3 and run["prep"] == "of":
            return run.end(), words[0], office, " ".join(words[1:])
        tailed = STATE_THEN_NAME.search(run["run"])
        theirs = clean_name(tailed["name"]) if tailed else ""
        if tailed and len(theirs.split()) > 1 and theirs == tailed["name"]:
            return run.end(), tailed["state"], f"{office} {run['prep']} the {tailed['lead']}", theirs
        if run["prep"] == "of" and known is None and not (len(words) == 1 and words[0] in NOT_A_NAME):
            affiliation = affiliation or run["run"]
        elif run["prep"] == "for" and affiliation is None:
            office = f"{office} for {run['run']}"
        end = run.end()
    named = NAME_AFTER.match(flat, end)
    if named:
        name = clean_name(named["name"])
        whole = name == named["name"] or flat[
            named.start("name") + len(name) : named.start("name") + len(name) + 1
        ] in {"'", ","}
        stop = named.start("name") + len(name)
        if name and not named["comma"]:
            state = OF_STATE.match(flat, stop)
            if state and flat[stop] != "," and affiliation is None and known is None:
                return state.end(), state["state"], office, name
            return stop, affiliation, office, name
        if (
            name
            and whole
            and len(name.split()) > 1
            and re.match(r"\s*(?:[,.;):]|$|and\b|has\b|[a-z]+ed\b)", flat[stop : stop + 24])
        ):
            return stop, affiliation, office, name
    return end, affiliation, office, ""


def other_sightings(layout: Layout) -> Iterator[Sighting]:
    flat = layout.flat
    for m in COURTESY_NAME.finditer(flat):
        name = clean_name(m["name"])
        if name:
            yield Sighting(m.start(), m.start("name") + len(name), name, None, None, "name with a courtesy")
    for m in NAME_IN_STATE.finditer(flat):
        name = _last_name(m["name"])
        if len(name.split()) > 1:
            yield Sighting(
                m.end("name") - len(name), m.end(), name, None, m["state"], "name with a state in brackets"
            )
    for m in SIGNED_FOR.finditer(flat):
        name = clean_name(m["name"])
        if len(name.split()) > 1:
            body = (
                re.sub(rf"^(?:[A-Z]\w+ )?{STATE_STYLES} of (?:the )?(?={STATE})", "", m["body"])
                if "Government" not in m["body"]
                else m["body"]
            )
            yield Sighting(
                m.start("name"), m.start("name") + len(name), name, None, body.strip(), "signature"
            )
    for above, below in zip(layout.paragraphs, layout.paragraphs[1:], strict=False):
        signed, office = layout.said(above), layout.said(below)
        if (
            len(signed) < 60
            and NAME_RUN_RE.fullmatch(signed)
            and clean_name(signed) == signed
            and " " in signed
            and "  " not in signed  # two columns: signatures.py
        ):
            head = HEAD_RE.search(office)
            if head and len(office) < 120 and not office.endswith((".", ":")) and head.start() < 60:
                state = STATE_RE.search(office)
                yield Sighting(
                    above.body, above.end, signed, head[0], state[0] if state else None, "signature"
                )
    for m in SAID_NAME.finditer(flat):
        name = clean_name(m["name"])
        if len(name.split()) > 1:
            yield Sighting(
                m.start("name"), m.start("name") + len(name), name, None, None, "name after a verb of saying"
            )
    for m in NAME_RUN_RE.finditer(flat):
        run = m[0]
        if " " in run and SAYING_AFTER_NAME.match(flat, m.end()):
            name = _last_name(run)
            tokens = name.split()
            if len(tokens) > 1 and not all(t.isupper() for t in tokens):
                yield Sighting(m.end() - len(name), m.end(), name, None, None, "name before a verb of saying")
