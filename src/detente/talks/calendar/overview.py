"""The register on one day: the course of every term, where every obligation stands, rival points, and the calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from detente.talks.agreements.instrument import Agreement
from detente.talks.agreements.renderings import RivalPoint, rival_points
from detente.talks.agreements.term import Course, course
from detente.talks.calendar.entries import Entry, calendar_entries
from detente.talks.calendar.implementation import ClauseScore, clause_scores
from detente.talks.calendar.obligation import Standing


@dataclass(frozen=True)
class Overview:
    """Everything that can be told of the instruments on a day."""

    day: date
    agreements: tuple[Agreement, ...]
    courses: tuple[Course, ...]
    rivals: tuple[RivalPoint, ...]
    scores: Mapping[tuple[str, str], ClauseScore]
    standings: tuple[Standing, ...]
    entries: tuple[Entry, ...]


def overview(
    agreements: Sequence[Agreement],
    day: date,
    *,
    extensions: pl.DataFrame,
    implementation: pl.DataFrame,
    reliance: pl.DataFrame,
    consent_of: Sequence[str] = (),
) -> Overview:
    """The register as of ``day``; acts, scores and reliance of later days are not seen."""
    acts = extensions.filter(pl.col("decided") <= day).to_dicts()
    courses = tuple(course(a, acts, day, consent_of) for a in agreements)
    relied = reliance.filter(pl.col("date").is_null() | (pl.col("date") <= day)).to_dicts()
    rivals = tuple(point for a in agreements for point in rival_points(a, relied))
    scores = clause_scores(implementation, day)
    entries, standings = calendar_entries(agreements, day, scores, courses)
    return Overview(day, tuple(agreements), courses, rivals, scores, standings, entries)
