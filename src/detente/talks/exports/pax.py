"""PA-X, the database of peace agreements (University of Edinburgh): its CSV layout into the table ``instruments``.

One row an agreement, one column a code. The columns read have two spellings each, the machine's (``AgtId``) and the
printed one ("Agreement ID"); all further columns that hold whole numbers are topic codes, of which those above 0 are
kept as ``code=value``. Dates are ISO or day/month/year. Nothing is dropped in silence: a column that is needed and
missing, an agreement without name or day, and a number that comes twice are all told at once.
Layout: PA-X codebook, https://www.peaceagreements.org
"""

from __future__ import annotations

import re
from datetime import date

import polars as pl

from detente.errors import Fault, InputError
from detente.tables import INSTRUMENTS

COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("AgtId", "Agreement ID"),
    "name": ("Agt", "Agreement name", "Agreement Name"),
    "adopted": ("Dat", "Date signed", "Date Signed"),
    "process": ("PPName", "PP_name", "Peace Process Name", "Peace process name"),
    "country": ("Con", "Country-Entity", "Country/Entity"),
    "region": ("Reg", "Region"),
    "status": ("Status", "Agreement Definition and Status"),
    "stage": ("Stage", "Agreement stage"),
    "conflict_type": ("Agtp", "Agreement-conflict type", "Agreement/conflict level"),
    "parties": ("Part", "Parties"),
    "third_parties": ("ThrdPart", "Third parties", "Third Parties"),
    "related": ("OthAgr", "Other agreement", "Other Agreement"),
}
NEEDED = ("id", "name", "adopted")
NOT_TOPICS = frozenset(
    [
        "contp",
        "pp",
        "ver",
        "lgt",
        "n_characters",
        "stagesub",
        "year",
        "loc1iso",
        "loc2iso",
        "loc1gwno",
        "loc2gwno",
        "ucdpcon",
        "ucdpagr",
        "pamagr",
        "cowwar",
        "imagesrc",
        "hlink",
        "imgsrc",
        "text",
    ]
)
SOURCE = "https://www.peaceagreements.org/v/"


def read_pax(frame: pl.DataFrame, where: str = "PA-X") -> pl.DataFrame:
    """The agreements in the layout ``instruments``; raises InputError with every fault."""
    given = {name.strip().casefold(): name for name in frame.columns}
    found = {field: next((given[s.casefold()] for s in spellings if s.casefold() in given), None)
             for field, spellings in COLUMNS.items()}  # fmt: skip
    faults = [
        Fault(f"{where}, header", f"column {' or '.join(map(repr, COLUMNS[field]))} is missing",
              "export the whole table from the database, or rename the column")
        for field in NEEDED if found[field] is None
    ]  # fmt: skip
    if faults:
        raise InputError(where, faults)
    text = frame.select(pl.all().cast(pl.String).str.strip_chars())
    named = {name for name in found.values() if name}
    topics = [
        c
        for c in frame.columns
        if c not in named and c.strip().casefold() not in NOT_TOPICS and _numbers(text[c])
    ]
    rows = []
    for n, row in enumerate(text.iter_rows(named=True), start=2):
        one: dict[str, object] = {field: row[name] or None if name else None for field, name in found.items()}
        if one["adopted"] is not None:
            day = _day(str(one["adopted"]))
            if day is None:
                what = f"{found['adopted']!r} is {one['adopted']!r}"
                faults.append(Fault(f"{where}, row {n}", what, "write the day as YYYY-MM-DD or DD/MM/YYYY"))
            one["adopted"] = day
        elif found["adopted"]:
            faults.append(
                Fault(f"{where}, row {n}", f"{found['adopted']!r} is empty", "write the day of signature")
            )
        one["source_url"] = f"{SOURCE}{one['id']}/" if one["id"] else None
        one["id"] = f"PA-X {one['id']}" if one["id"] else None
        coded = [(code, row[code]) for code in topics if row[code] not in (None, "", "0", "NA")]
        one["topics"] = "; ".join(f"{code}={value}" for code, value in coded) or None
        rows.append(one)
    typed, more = INSTRUMENTS.faults(pl.DataFrame(rows, schema=INSTRUMENTS.schema), where)
    faults += [fault for fault in more if "'adopted' is empty" not in fault.what]
    if faults:
        raise InputError(where, sorted(faults, key=_row))
    return typed


def _numbers(values: pl.Series) -> bool:
    """Does the column hold codes: whole numbers of one digit, where it holds anything."""
    held = values.drop_nulls().filter(~values.drop_nulls().is_in(["", "NA"]))
    return held.len() > 0 and bool(held.str.contains(r"^\d$").all())


def _day(written: str) -> date | None:
    for pattern, order in (
        (r"(\d{4})-(\d{1,2})-(\d{1,2})", (1, 2, 3)),
        (r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", (3, 2, 1)),
    ):
        if m := re.match(pattern + r"(?:[T ].*)?$", written):
            try:
                return date(*(int(m[i]) for i in order))
            except ValueError:
                return None
    return None


def _row(fault: Fault) -> tuple[int, Fault]:
    m = re.search(r"row (\d+)", fault.place)
    return int(m[1]) if m else 0, fault
