"""Entries as an iCalendar feed (RFC 5545), the same bytes for the same state.

No clock is asked: DTSTAMP is the state's day at midnight UTC. A UID is a sum over process and entry key, so that a
calendar that takes the feed in twice moves entries and doubles none. Whole days; a range of due days is one entry
over all of them, marked TENTATIVE because publishers differ. Lines are folded at 75 octets and never inside a letter.
Not for reminders: the feed sets no alarms.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta

from detente.talks.calendar.entries import Entry

MOST_OCTETS = 75  # RFC 5545 3.1: lines longer than 75 octets SHOULD be folded
PRODUCT = "-//detente//obligations calendar//EN"
ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}  # RFC 5545 3.3.11


def to_icalendar(entries: Sequence[Entry], *, day: date, process: str, name: str) -> str:
    """The feed as text with CRLF at line ends; ``process`` goes into the UIDs, ``name`` is shown."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines += [f"X-WR-CALNAME:{_text(name)}"]
    for one in entries:
        lines += _event(one, day, process)
    lines.append("END:VCALENDAR")
    return "".join(_fold(line) for line in lines)


def uid(process: str, key: str) -> str:
    """The entry's UID: the same for ever, and ASCII whatever the key's script."""
    return hashlib.sha256(f"{process}\n{key}".encode()).hexdigest()[:32] + "@detente"


def _event(one: Entry, day: date, process: str) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid(process, one.key)}",
        f"DTSTAMP:{day:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{one.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{one.last + timedelta(days=1):%Y%m%d}",  # 3.6.1: the end is not part of the event
        f"SUMMARY:{_text(one.title)}",
        f"DESCRIPTION:{_text(one.about)}",
        f"CATEGORIES:{_text(one.state)}",
        f"STATUS:{'CONFIRMED' if one.sure else 'TENTATIVE'}",
        "TRANSP:TRANSPARENT",
    ]
    if one.url and one.url.isascii() and ":" in one.url and not set(one.url) & set(' \r\n"<>'):
        lines.append(f"URL:{one.url}")
    return [*lines, "END:VEVENT"]


def _text(words: str) -> str:
    """TEXT as RFC 5545 3.3.11 writes it; control characters have no place in it."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(c for c in plain if c == "\n" or c == "\t" or (ord(c) >= 32 and ord(c) != 127))
    return "".join(ESCAPED.get(c, c) for c in plain)


def _fold(line: str) -> str:
    """The line with CRLF, broken before an octet too many; a continuation begins with one space."""
    parts: list[str] = []
    part, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > MOST_OCTETS:
            parts.append(part)
            part, size = " ", 1
        part, size = part + sign, size + octets
    return "\r\n".join([*parts, part]) + "\r\n"
