"""The process as Popolo data: organisations, posts and their holders, meetings, and who said what.

Popolo is a data specification of civic technology (popoloproject.com): ``Organization``, ``Person``, ``Membership``
with ``on_behalf_of_id``, ``Post``, ``Event`` and ``Speech``. People are the public officeholders of the process and
nobody else. A speech has a ``creator_id`` only where its speaker is one of them; else ``attribution_text`` keeps the
document's own words for the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from detente.talks.record import Record


@dataclass(frozen=True)
class Body:
    """An organisation of the process; ``speaks_for`` is the id of the one on whose behalf it also speaks."""

    id: str
    names: Mapping[str, str]
    roles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    speaks_for: str = ""


@dataclass(frozen=True)
class Office:
    """A public office and who held it from when to when."""

    body: str
    office: str
    holder: str
    first: date | None = None
    last: date | None = None


def to_popolo(
    *,
    name: str,
    organisations: Sequence[Body] = (),
    offices: Sequence[Office] = (),
    meetings: pl.DataFrame | None = None,
    records: Mapping[str, Record] | None = None,
    attendance: pl.DataFrame | None = None,
) -> dict[str, Any]:
    """All of it as one object, lists in the order given; keys without a value are left out."""
    people = {o.holder: _key("person", o.holder) for o in offices}
    events = _events(meetings, attendance, organisations)
    return {
        "name": name,
        "organizations": [_organisation(one) for one in organisations],
        "persons": [{"id": key, "name": holder} for holder, key in people.items()],
        "posts": [
            {"id": _key("post", f"{b} {o}"), "label": o, "organization_id": b}
            for b, o in dict.fromkeys((o.body, o.office) for o in offices)
        ],
        "memberships": [_membership(o, people, organisations) for o in offices],
        "events": events,
        "speeches": [s for doc, record in (records or {}).items() for s in _speeches(doc, record, people)],
    }


def _organisation(one: Body) -> dict[str, Any]:
    names = [{"name": said, "lang": lang} for lang, said in one.names.items()]
    names += [{"name": said, "note": "also met as"} for said in one.aliases]
    return _filled(
        {
            "id": one.id,
            "name": one.names.get("en", one.id),
            "classification": ", ".join(one.roles),
            "other_names": names,
        }
    )


def _membership(o: Office, people: Mapping[str, str], organisations: Sequence[Body]) -> dict[str, Any]:
    behalf = next((b.speaks_for for b in organisations if b.id == o.body), "")
    return _filled({
        "person_id": people[o.holder], "organization_id": o.body, "post_id": _key("post", f"{o.body} {o.office}"),
        "role": o.office, "on_behalf_of_id": behalf, "start_date": _day(o.first), "end_date": _day(o.last),
    })  # fmt: skip


def _events(
    meetings: pl.DataFrame | None, attendance: pl.DataFrame | None, organisations: Sequence[Body]
) -> list[dict[str, Any]]:
    if meetings is None:
        return []
    rows = attendance.to_dicts() if attendance is not None else []
    ids = {said: b.id for b in organisations for said in (*b.aliases, *b.names.values(), b.id)}
    found = []
    for m in meetings.iter_rows(named=True):
        here = [
            r for r in rows if (r["track"], r["meeting"]) == (m["track"], m["name"]) and r["came"] != "no"
        ]
        attendees = dict.fromkeys((r["organisation"], r["on_behalf_of"]) for r in here)
        found.append(_filled({
            "id": _key("event", f"{m['track']} {m['name']} {m['date_start']}"), "name": m["name"], "classification": m["track"],
            "start_date": _day(m["date_start"]), "end_date": _day(m["date_end"]), "location": m["place"],
            "status": m["basis"], "sources": [{"url": m["source_url"]}] if m["source_url"] else [],
            "attendees": [
                _filled({"organization_id": ids.get(who, who), "on_behalf_of_id": ids.get(behalf, behalf) if behalf else ""})
                for who, behalf in attendees
            ],
        }))  # fmt: skip
    return found


def _speeches(document: str, record: Record, people: Mapping[str, str]) -> list[dict[str, Any]]:
    found = []
    for n, s in enumerate(record.statements, start=1):
        found.append(_filled({
            "id": f"{document}/{n}", "type": "speech" if s.kind == "direct" else "narrative", "text": s.text,
            "creator_id": people.get(s.speaker or ""), "attribution_text": s.speaker,
            "date": record.event.date, "title": record.event.title, "position": s.start,
        }))  # fmt: skip
    return found


def _filled(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value not in (None, "", [])}


def _day(day: date | None) -> str | None:
    return str(day) if day else None


def _key(kind: str, words: str) -> str:
    """An id from words, the same every time; letters of every script are kept."""
    words = re.sub(r"[^\w.]+", "-", words.casefold()).strip("-")
    return f"{kind}/{words}"
