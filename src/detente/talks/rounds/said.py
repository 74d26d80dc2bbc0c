"""Statements of documents, with the organisation that each speaker stands for on that day.

A speaker is tied to an organisation by a public office held on the day of the document, or by being named as the
organisation itself; otherwise the organisation is left open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from detente.talks.exports.popolo import Body, Office
from detente.talks.record import Record


@dataclass(frozen=True)
class Said:
    """One statement: where it stands, who said it, and for which organisations."""

    document: str
    day: date | None
    url: str
    speaker: str
    organisations: tuple[str, ...]
    text: str
    start: int
    end: int


def said_by(
    records: Mapping[str, Record],
    urls: Mapping[str, str],
    organisations: Sequence[Body],
    offices: Sequence[Office],
) -> tuple[Said, ...]:
    """Every statement of the documents in order; ``urls``: a document's address by its name."""
    ids = {said.casefold(): b.id for b in organisations for said in (*b.aliases, *b.names.values(), b.id)}
    found = []
    for name, record in records.items():
        day = date.fromisoformat(record.event.date[:10]) if record.event.date else None
        for s in record.statements:
            speakers = [one.strip() for one in (s.speaker or "").split(";") if one.strip()]
            bodies = [body for one in speakers for body in _bodies(one, day, ids, offices)]
            found.append(
                Said(
                    name,
                    day,
                    urls.get(name, ""),
                    s.speaker or "",
                    tuple(dict.fromkeys(bodies)),
                    s.text,
                    s.start,
                    s.end,
                )
            )
    return tuple(found)


def _bodies(speaker: str, day: date | None, ids: Mapping[str, str], offices: Sequence[Office]) -> list[str]:
    if speaker.casefold() in ids:
        return [ids[speaker.casefold()]]
    return [
        o.body for o in offices
        if o.holder.casefold() == speaker.casefold()
        and (day is None or (o.first or date.min) <= day <= (o.last or date.max))
    ]  # fmt: skip
