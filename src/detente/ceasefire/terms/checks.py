"""What is wrong with terms beyond a single entry: cycles, names borne twice, ids that lead nowhere. All of it at once.

Pure: instruments in, every :class:`~detente.errors.Fault` out; whoever reads a folder adds them to the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from detente.ceasefire.terms.adherence import LEAVES, Adherent
from detente.ceasefire.terms.exempt import Alias
from detente.ceasefire.terms.instrument import Instrument
from detente.ceasefire.terms.names import key_of
from detente.errors import Fault


def check_terms(instruments: Sequence[Instrument], zones: Mapping[str, str] | None = None) -> list[Fault]:
    """Every fault of these terms; ``zones`` (zone id to instrument id) checks the zones that clauses name."""
    faults: list[Fault] = []
    for one in instruments:
        faults += _references(one, zones) + _successions(one) + _exempt_names(one) + _register(one)
    return faults + _precedence(instruments)


def _references(one: Instrument, zones: Mapping[str, str] | None) -> list[Fault]:
    at, faults = f"terms, {one.id}", []
    prohibitions = {c.id for c in one.prohibitions}
    for rule in one.exception:
        for name in rule.clauses:
            if name not in prohibitions:
                faults.append(Fault(f"{at}, exception {rule.id!r}", f"clause {name!r} is no prohibition of this instrument",
                                    f"use one of {', '.join(sorted(prohibitions)) or '(none)'}"))  # fmt: skip
    for clause in one.clause:
        for name in clause.zones if zones is not None else ():
            if (zones or {}).get(name) != one.id:
                faults.append(Fault(f"{at}, clause {clause.id!r}", f"zone {name!r} is not drawn for this instrument",
                                    "add it to the instrument's zones, or mend the id"))  # fmt: skip
    for kind, names in (
        ("exception", [r.id for r in one.exception]),
        ("exempt group", [g.id for g in one.exempt]),
    ):
        faults += [
            Fault(at, f"two bear the id {name!r} ({kind})", "give each its own") for name in _twice(names)
        ]
    return faults


def _successions(one: Instrument) -> list[Fault]:
    at, faults = f"terms, {one.id}, succession", []
    for side, what in (("of", "ends"), ("into", "begins")):
        names = [n for step in one.succession for n in dict.fromkeys(getattr(step, side))]
        faults += [
            Fault(at, f"{name!r} {what} in two successions", "tell it as one rename, merger or split")
            for name in _twice(names)
        ]
    steps = {
        (key_of(a), key_of(b)) for s in one.succession for a in s.of for b in s.into if key_of(a) != key_of(b)
    }
    steps_of: dict[str, set[str]] = {}
    for a, b in steps:
        steps_of.setdefault(a, set()).add(b)
    written = {key_of(n): n for s in one.succession for n in (*s.of, *s.into)}
    for circle in _circles(steps_of):
        shown = " -> ".join(repr(written[k]) for k in (*circle, circle[0]))
        faults.append(Fault(at, f"the aliases run in a circle: {shown}", "remove the step that is wrong"))
    for step in one.succession:
        same = {key_of(n) for n in step.of} & {key_of(n) for n in step.into}
        if same and step.kind != "split":
            faults.append(
                Fault(at, f"{step.of[0]!r} is renamed or merged into itself", "mend one of the names")
            )
    return faults


def _exempt_names(one: Instrument) -> list[Fault]:
    """Names that two exempt groups bear on one day, or an exempt group and a bound party, or that are disputed and not."""
    at, faults = f"terms, {one.id}, exempt", []
    borne: dict[str, list[tuple[str, Alias]]] = {}
    for group in one.exempt:
        for alias in group.alias:
            borne.setdefault(key_of(alias.name), []).append((group.id, alias))
    for entries in borne.values():
        for i, (group_a, a) in enumerate(entries):
            for group_b, b in entries[i + 1 :]:
                day = _common(a, b)
                rivals = group_a != group_b or bool(a.disputed) != bool(b.disputed)
                if day is not None and rivals:
                    whose = f"{group_a!r} and {group_b!r}"
                    if group_a == group_b:
                        whose = f"{group_a!r} twice, disputed and not,"
                    faults.append(Fault(at, f"the alias {a.name!r} is borne by {whose} on {_day(day)}",
                                        "end one before the other begins, or remove one"))  # fmt: skip
    for adherent in one.adherent:
        for name in adherent.called if adherent.bound == "yes" else ():
            for group_id, alias in borne.get(key_of(name), ()):
                if not alias.disputed and alias.first is None and alias.last is None:
                    faults.append(Fault(at, f"{name!r} is an alias of {group_id!r} and of a bound party, with no dates",
                                        "date the alias, or remove one of the two"))  # fmt: skip
    return faults


def _common(a: Alias, b: Alias) -> date | None:
    first = max(a.first or date.min, b.first or date.min)
    return first if first <= min(a.last or date.max, b.last or date.max) else None


def _day(day: date) -> str:
    return "one and the same day" if day == date.min else str(day)


def _register(one: Instrument) -> list[Fault]:
    at, faults = f"terms, {one.id}, adherent", []
    names = [key for a in one.adherent for key in dict.fromkeys(key_of(n) for n in a.called)]
    written = {key_of(n): n for a in one.adherent for n in a.called}
    faults += [
        Fault(at, f"{written[key]!r} stands on the register twice",
              "keep one entry, and tell later changes under its 'change'")
        for key in _twice(names)
    ]  # fmt: skip
    for adherent in one.adherent:
        faults += _history(f"{at} {adherent.name!r}", adherent)
    return faults


def _history(at: str, one: Adherent) -> list[Fault]:
    """Changes that cannot follow one another: joined twice, left before it joined, resumed what was not suspended."""
    faults, state = [], "bound"
    since = (one.joined.earliest or one.joined.latest) if one.joined else None
    for change in one.change:
        day = change.on.earliest or change.on.latest
        latest = change.on.latest or change.on.earliest
        if since and latest and latest < since:
            faults.append(Fault(at, f"its {change.kind} ({latest}) lies before what went before it ({since})",
                                "put the changes in order, or mend a day"))  # fmt: skip
        wrong = {
            "adhesion": state != "withdrawn" and f"it joined twice, the second time on {day}, without a withdrawal between",
            "resumption": state != "suspended" and f"it resumed on {day} what it had not suspended",
            "suspension": state != "bound" and f"it suspended on {day} while it was not bound",
            "withdrawal": state == "withdrawn" and f"it withdrew twice, the second time on {day}",
        }[change.kind]  # fmt: skip
        if wrong:
            faults.append(Fault(at, wrong, "remove one of the entries, or add the one that is missing"))
        state = {"suspension": "suspended", "withdrawal": "withdrawn"}.get(change.kind, "bound")
        since = day or since
    if one.change and one.bound != "yes":
        faults.append(Fault(at, f"it has a history ({LEAVES[0]}, ...) and is bound {one.bound!r}",
                            "set bound = 'yes', or remove the history"))  # fmt: skip
    return faults


def _precedence(instruments: Sequence[Instrument]) -> list[Fault]:
    faults, ids = [], {i.id for i in instruments}
    steps: dict[str, set[str]] = {}
    for one in instruments:
        for key in ("supersedes", "prevails_over"):
            for name in getattr(one, key):
                if name not in ids:
                    faults.append(Fault(f"terms, {one.id}, {key}", f"instrument {name!r} is not among the terms",
                                        f"use one of {', '.join(sorted(ids))}"))  # fmt: skip
                else:
                    steps.setdefault(one.id, set()).add(name)
        if one.supersedes and one.in_force.earliest is None:
            faults.append(Fault(f"terms, {one.id}", "it supersedes another and has no earliest first day",
                                "write 'earliest' in 'in_force'"))  # fmt: skip
    return faults + [
        Fault("terms", f"precedence runs in a circle: {' -> '.join((*circle, circle[0]))}", "remove the entry that is wrong")
        for circle in _circles(steps)
    ]  # fmt: skip


def _circles(steps: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    """One circle for each set of names that lead back to themselves, from the first of them in order."""
    found: list[tuple[str, ...]] = []
    told: set[str] = set()
    for start in sorted(steps):
        if start in told:
            continue
        path = _back_to(start, steps)
        if path:
            found.append(path)
            told |= set(path)
    return found


def _back_to(start: str, steps: Mapping[str, set[str]]) -> tuple[str, ...]:
    """A shortest way from a name back to itself; empty where there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for name in sorted(steps.get(way[-1], ())):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()


def _twice(names: Iterable[str]) -> list[str]:
    listed = list(names)
    return sorted({n for n in listed if listed.count(n) > 1})
