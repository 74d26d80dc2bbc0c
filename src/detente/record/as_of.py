"""The record as it was: as of entry N, or as of day D.

The log only grows, so an earlier state is a shorter log, and every view of it (positions, keys, what was erased) is the
same function over fewer entries. *As of day D* ends with the last entry recorded on that day in the given zone. The
times are the host's; cosignatures bound them (:mod:`detente.record.check_entries` holds the two together), and
:func:`proven_size` goes by the cosignatures alone.

    size = size_on(times, date(2030, 4, 2), zone)
    verify(cut(bundle, size), policy)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from detente.errors import InputError
from detente.record.bundle import Bundle
from detente.record.note import read_note
from detente.record.tree_head import read_head


def end_of(day: date, zone: tzinfo) -> datetime:
    """The first instant after ``day`` in ``zone``, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)


def size_at(entry: int, size: int) -> int:
    """How many entries there were once ``entry`` was the last; raises ValueError where the log does not reach it."""
    if not 0 <= entry < size:
        raise ValueError(f"the log has {size} entries; ask for entry 0 to {size - 1}")
    return entry + 1


def size_on(times: Sequence[datetime], day: date, zone: tzinfo) -> int:
    """How many entries were recorded by the end of ``day``; ``times`` in the order of the log.

    Where two clocks disagree by moments the log's order decides: it ends before the first entry of a later day.
    """
    end = end_of(day, zone)
    return next((at for at, when in enumerate(times) if when >= end), len(times))


def proven_size(heads: Iterable[tuple[int, int]], day: date, zone: tzinfo) -> int:
    """The largest size that was certainly reached by the end of ``day``, from pairs of (size, time confirmed).

    The time is that of the cosignature that completed the quorum, in seconds since 1970. 0 where nothing is proven.
    """
    end = end_of(day, zone).timestamp()
    return max((size for size, confirmed in heads if confirmed < end), default=0)


def cut(bundle: Bundle, size: int) -> Bundle:
    """A whole bundle as it was at ``size`` entries: the entries and heads up to there, and what opens them today.

    What was erased since stays erased: an earlier state shows that there was a payload, not what it said.
    """
    return Bundle(
        bundle.origin,
        tuple(bundle.entries[:size]),
        tuple(note for note in bundle.heads if _size(note) <= size),
        leaves=tuple(bundle.leaves[:size]),
        openings={at: opening for at, opening in bundle.openings.items() if at < size},
        blobs=bundle.blobs,
    )


def _size(note: str) -> int:
    """A head's size; what cannot be read stays in, so that the check says so."""
    try:
        return read_head(read_note(note)).size
    except InputError:
        return 0
