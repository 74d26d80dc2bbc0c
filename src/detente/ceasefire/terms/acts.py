"""Acts that terms forbid, from broad to fine, in the field's words.

A clause may forbid a broad act (*hostilities*) or a fine one (*air strike*); a source may be fine or coarse.
:func:`forbidden` compares the two: a fine act under a forbidden broad one is forbidden; a coarse act of which
only some kinds are forbidden is *unknown*.
Vocabulary after the lists of hostile and provocative acts of the Mindanao mechanism and the observers' formats.
"""

from __future__ import annotations

from collections.abc import Iterable

from detente.times import Answer

ATTACK_ON_CIVILIANS = "attack on civilians"
BROADER: dict[str, str] = {
    "hostilities": "",
    "armed clash": "hostilities",
    "ground attack": "hostilities",
    "shelling": "hostilities",
    "air strike": "hostilities",
    "drone strike": "hostilities",
    "sniping": "hostilities",
    "small-arms fire": "hostilities",
    "explosive device": "hostilities",
    "taking of territory": "hostilities",
    "mine laying": "hostilities",
    "ambush": "hostilities",
    "attack on civilians": "",
    "abduction": "attack on civilians",
    "attack on aid": "attack on civilians",
    "attack on a hospital": "attack on civilians",
    "forced displacement": "attack on civilians",
    "attack on monitors": "",
    "provocative act": "",
    "troop movement": "provocative act",
    "fortification": "provocative act",
    "overflight": "provocative act",
    "live-fire exercise": "provocative act",
    "display of force": "provocative act",
    "reinforcement": "provocative act",
    "new position": "provocative act",
    "presence of withdrawn weapons": "provocative act",
    "recruitment": "provocative act",
    "incitement": "provocative act",
    "obstruction": "",
    "denial of access": "obstruction",
    "siege": "obstruction",
    "blocked road": "obstruction",
    "removal of medical supplies": "obstruction",
}
"""Each act and the broader one it belongs to; an empty string marks a broadest act."""


def chain(act: str) -> tuple[str, ...]:
    """The act and everything broader: ``('air strike', 'hostilities')``."""
    found = []
    while act:
        found.append(act)
        act = BROADER.get(act, "")
    return tuple(found)


HOSTILE = tuple(
    a for a in BROADER if chain(a)[-1] in ("hostilities", "attack on civilians", "attack on monitors")
)
"""Hostile acts: armed force, by the field's list."""
PROVOCATIVE = tuple(a for a in BROADER if chain(a)[-1] == "provocative act")
"""Provocative acts: no armed force, and apt to bring it about."""


def forbidden(act: str | None, acts: Iterable[str], civilians_killed: int | None = 0) -> Answer:
    """Does a clause that forbids ``acts`` forbid this act? Unknown where the act is not told or too coarse.

    A clash in which civilians were killed, or may have been (None), may also have been an attack on civilians.
    """
    listed = set(acts)
    if not act or act not in BROADER:
        return Answer.UNKNOWN
    if listed & set(chain(act)):
        return Answer.YES
    if ATTACK_ON_CIVILIANS in chain(act) and any("hostilities" in chain(one) for one in listed):
        return Answer.UNKNOWN  # armed force on civilians may be part of hostilities; a report seldom tells
    if any(act in chain(one) for one in listed) or (
        civilians_killed != 0 and ATTACK_ON_CIVILIANS in listed and "hostilities" in chain(act)
    ):
        return Answer.UNKNOWN
    return Answer.NO
