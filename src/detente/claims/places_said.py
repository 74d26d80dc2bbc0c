"""Which place a sentence speaks of: a zone, all zones, the country, or none that is said.

A province or district that is named as one ("the province of ...") is no zone, even where a zone bears its name. A place that the speaker sets apart ("despite the problem in ...", "except in ...") is not what the claim is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from detente.claims.state import State
from detente.process import folded

EXCEPT = re.compile(
    r"\b(?:despite|except(?: for| in)?|apart from|other than|with the exception of)\b[^,.;]*", re.IGNORECASE
)
ALL_ZONES = re.compile(
    r"\b(?:de-?escalation|safe|security|ceasefire|truce|demilitari[sz]ed) (?:zones|areas)\b|\b(?:the|all|these) (?:\w+ )?zones\b",
    re.IGNORECASE,
)


AREA_WORD = re.compile(
    r"\b(?:provinces?|governorates?|regions?|oblasts?|districts?)\b(?:\s+of\b)?", re.IGNORECASE
)
AREA = re.compile(
    r"\b(?:the )?(?:province|governorate|region|oblast|district) of (?:the )?[A-Z][\w'’-]*(?:[ -](?!province|governorate|region|district)[A-Z][\w'’-]*)*"
    r"|\b[A-Z][\w'’-]*(?:[ -][A-Z][\w'’-]*)* (?:province|governorate|region|oblast|district)\b"
)
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True)
class Place:
    """What a sentence is about: zone ids, or the country's code; the zones it sets apart; a province or district."""

    zones: tuple[str, ...]
    country: str
    excepted: tuple[str, ...]
    area: str = ""

    @property
    def named(self) -> str:
        """The places in one word each."""
        return ", ".join(self.zones) or self.country


def place_said(text: str, state: State) -> Place:
    """The place that ``text`` speaks of, by the names and spellings of the folder."""
    aside = " ".join(m[0] for m in EXCEPT.finditer(text))
    rest = EXCEPT.sub(" ", text)
    area = _area(rest)
    rest = rest.replace(area, " ") if area else rest
    zones = _zones(rest, state)
    if not zones and ALL_ZONES.search(rest):
        zones = tuple(z.id for z in state.zones if z.id not in _zones(aside, state))
    country = state.process.country
    names = [*country.names.values(), *country.aliases]
    whole = not zones and not area and _mentions(rest, names)
    return Place(zones, country.pcode if whole else "", _zones(aside, state), "" if zones else area)


def units_named(area: str, state: State) -> tuple[str, ...]:
    """Codes of the provinces or districts that bear the name in ``area``; none where the units know no such name."""
    bare = folded(AREA_WORD.sub(" ", area)).removeprefix("the ").strip()
    level = AREA_WORD.search(area)
    districts = level is not None and "district" in level[0].casefold()
    named = {
        (u.district if districts else u.province): (u.district_name if districts else u.province_name)
        for u in state.gazetteer.units
    }
    return tuple(sorted(code for code, name in named.items() if name and folded(name) == bare))


def _area(text: str) -> str:
    """The words that name a province or district as one: with the word beside a capital name."""
    m = AREA.search(text)
    return m[0].strip() if m else ""


def spellings(state: State, zone_id: str) -> tuple[str, ...]:
    """Every name and spelling of a zone."""
    zone = state.zone(zone_id)
    return tuple(dict.fromkeys([*zone.names.values(), *zone.aliases]))


def _zones(text: str, state: State) -> tuple[str, ...]:
    return tuple(z.id for z in state.zones if _mentions(text, spellings(state, z.id)))


def _mentions(text: str, names: Iterable[str]) -> bool:
    """Is a name said as a word of its own? Scripts that put no spaces between words have no such edges."""
    return any(
        name in text
        if UNSPACED.search(name)
        else re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
        for name in names
        if name
    )
