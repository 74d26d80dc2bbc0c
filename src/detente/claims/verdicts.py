"""Verdicts over time: each check is put down beside the earlier ones, with what changed and why.

Pure: :func:`to_record` says which rows a check adds to the table of verdicts; :mod:`detente.store.verdicts` appends
them. Nothing is taken out or written over. A check of the same day that finds the same adds nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl

from detente.claims.claim import Finding
from detente.say import joined, say
from detente.tables import VERDICTS


def to_record(findings: Sequence[Finding], earlier: pl.DataFrame, recorded_at: str) -> pl.DataFrame:
    """The rows that these findings add.

    findings : a round's findings, dated
    earlier : VERDICTS frame, in the order of its writing
    recorded_at : the instant with its offset
    returns : VERDICTS frame, one row a finding that is new, changed, or of another day
    """
    last: dict[tuple[str, str], dict[str, Any]] = {}
    for row in earlier.iter_rows(named=True):
        last[row["claim"], row["place"] or ""] = row
    rows = []
    for found in findings:
        row = _row(found, recorded_at)
        before = last.get((found.claim.id, str(found.place)))
        row["changed"] = str(changed(before, row))
        if before is None or _differs(before, row):
            rows.append(row)
    return VERDICTS.make(rows)


def changed(before: dict[str, Any] | None, row: dict[str, Any]) -> str:
    """What differs from the check before, in words."""
    if before is None:
        return say("first check")
    told = []
    if before["type"] != row["type"]:
        told.append(say("read as {now}, before as {then}", now=row["type"], then=before["type"]))
    if before["verdict"] != row["verdict"]:
        told.append(say("verdict was {then}", then=before["verdict"]))
    if before["why"] != row["why"]:
        told.append(say("reason was: {then}", then=before["why"]))
    if before["rests"] != row["rests"]:
        told.append(say("evidence, rivals or alignment differ"))
    return joined(told) or say("nothing changed")


def history(verdicts: pl.DataFrame, claim: str, place: str = "") -> list[dict[str, Any]]:
    """The checks of one claim in one place on record, in the order in which they were put down."""
    same = (pl.col("claim") == claim) & (pl.col("place").fill_null("") == place)
    return verdicts.filter(same).to_dicts()


def _differs(before: dict[str, Any], row: dict[str, Any]) -> bool:
    return any(before[key] != row[key] for key in ("type", "verdict", "why", "rests", "checked_at"))


def _row(found: Finding, recorded_at: str) -> dict[str, Any]:
    c = found.claim
    return {
        "claim": c.id, "document": c.document, "n": c.n, "speaker": c.speaker or None, "type": c.type, "value": c.value,
        "unit": c.unit or None, "place": str(found.place) or None, "verdict": found.verdict, "why": str(found.why),
        "rests": _digest(found), "checked_at": date.fromisoformat(found.checked_at), "recorded_at": recorded_at,
    }  # fmt: skip


def _digest(found: Finding) -> str:
    told = found.to_dict(full=True)
    keys = ("evidence", "rivals", "sensitivity", "single_source_share", "aligned", "not_aligned")
    return hashlib.sha256(json.dumps({k: told[k] for k in keys}, sort_keys=True).encode()).hexdigest()[:12]
