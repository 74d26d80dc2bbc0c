"""Weapons that a clause may be limited to, from broad to fine, and the calibre from which it holds.

A clause that names no weapons forbids its acts with any. One that does (a withdrawal line, a ban on aerial assets)
forbids them with those only, so an incident whose weapon is not told is *unknown* to it, and so is one whose
weapon is told too coarsely. To add a weapon: one row in :data:`BROADER_WEAPON`.
"""

from __future__ import annotations

from detente.times import Answer

BROADER_WEAPON: dict[str, str] = {
    "small arms": "",
    "crew-served weapon": "",
    "heavy weapon": "",
    "mortar": "heavy weapon",
    "artillery": "heavy weapon",
    "multiple rocket launcher": "heavy weapon",
    "tank": "heavy weapon",
    "armoured vehicle": "heavy weapon",
    "anti-tank missile": "heavy weapon",
    "tactical missile": "heavy weapon",
    "aerial asset": "",
    "aircraft": "aerial asset",
    "helicopter": "aerial asset",
    "drone": "aerial asset",
    "explosive device": "",
    "mine": "explosive device",
    "improvised explosive device": "explosive device",
    "chemical weapon": "",
}
"""Each kind of weapon and the broader kind it belongs to; an empty string marks a broadest kind."""


def kinds(weapon: str) -> tuple[str, ...]:
    """The weapon and everything broader: ``('mortar', 'heavy weapon')``."""
    found = []
    while weapon:
        found.append(weapon)
        weapon = BROADER_WEAPON.get(weapon, "")
    return tuple(found)


def covered(
    weapons: tuple[str, ...], calibre_from_mm: float | None, told: str | None, calibre_mm: float | None
) -> tuple[Answer, str]:
    """Is the weapon that an incident tells one to which a clause is limited, and why.

    weapons : kinds the clause names, none for any weapon; calibre_from_mm : least calibre it holds for, mm;
    told : kinds the incident tells, ';'-joined; calibre_mm : its calibre, mm, None where not told
    """
    if not weapons and calibre_from_mm is None:
        return Answer.YES, "with any weapon"
    names = [n.strip() for n in (told or "").split(";") if n.strip()]
    if not names and (weapons or calibre_mm is None):
        return Answer.UNKNOWN, "the weapon is not told, and the clause holds for some weapons only"
    kind = Answer.YES
    if weapons:
        each = {_kind(weapons, name) for name in names}
        kind = each.pop() if len(each) == 1 else Answer.UNKNOWN
    if kind is Answer.NO:
        return kind, f"{told}: not a weapon the clause is about"
    calibre = Answer.YES
    if calibre_from_mm is not None:
        if calibre_mm is None:
            calibre = Answer.UNKNOWN
        elif calibre_mm < calibre_from_mm:
            return Answer.NO, f"{calibre_mm:g} mm: the clause holds from {calibre_from_mm:g} mm"
    if kind is Answer.UNKNOWN:
        return (
            kind,
            f"{told}: told too coarsely, or otherwise than the terms do, to say whether the clause is about it",
        )
    if calibre is Answer.UNKNOWN:
        return calibre, f"the calibre is not told, and the clause holds from {calibre_from_mm:g} mm"
    return Answer.YES, f"with {told or f'a calibre of {calibre_mm:g} mm'}"


def _kind(weapons: tuple[str, ...], name: str) -> Answer:
    if name not in BROADER_WEAPON:
        return Answer.UNKNOWN
    if set(weapons) & set(kinds(name)):
        return Answer.YES
    return Answer.UNKNOWN if any(name in kinds(one) for one in weapons) else Answer.NO
