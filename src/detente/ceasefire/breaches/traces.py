"""The trace of a finding, whole: each element's answer, its reason, and the reports that tell it.

A report is evidence for an element where its own words give the incident its value: the act it tells, the point it
gives, the side it names, its days and hours, what it says of an exception. An element that no report tells has no
evidence, and the reason says what is missing. Replayable: the same terms and reports give the same rows.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from detente.ceasefire.breaches.findings import read_each
from detente.ceasefire.breaches.verdicts import ELEMENTS, NOTICE
from detente.ceasefire.terms import Instrument
from detente.ceasefire.zones import ZonePlan
from detente.tables import TRACES

ID = "incident_id"


def traces(
    incidents: pl.DataFrame,
    placements: pl.DataFrame,
    instruments: Sequence[Instrument],
    plans: Sequence[ZonePlan],
    reports: pl.DataFrame,
    membership: pl.DataFrame,
    *,
    time_zone: str = "",
) -> pl.DataFrame:
    """The traces of these incidents in the TRACES layout, six rows a reading.

    incidents : INCIDENTS, those wanted; reports, membership : REPORTS and MEMBERSHIP that they were made from
    """
    told = evidence(incidents, reports, membership)
    rows = [
        (r.incident_id, r.instrument.id, r.clause.id, r.zone, r.trace.verdict, element, answer, why,
         told.get((r.incident_id, element), ""), r.clause.text_basis, NOTICE)
        for r in read_each(incidents, placements, instruments, plans, time_zone=time_zone)
        for element, answer, why in zip(ELEMENTS, r.trace.answers, r.trace.reasons, strict=True)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=TRACES.schema, orient="row")


def evidence(
    incidents: pl.DataFrame, reports: pl.DataFrame, membership: pl.DataFrame
) -> dict[tuple[str, str], str]:
    """Which reports tell each element of each incident: ``{(incident_id, element): 'source:report_id;...'}``."""
    own = membership.join(incidents.select(ID), on=ID, how="semi").select("source", "report_id", ID)
    rows = own.join(reports, on=["source", "report_id"], how="inner").join(incidents, on=ID, suffix="_here")
    name = pl.col("source") + ":" + pl.col("report_id")

    def same(column: str) -> pl.Expr:
        return (pl.col(column) == pl.col(f"{column}_here")).fill_null(False)

    sides = same("actor_a") | same("actor_b")
    tells = {
        "act": (pl.coalesce("type_l1", "type_l2", "type_l3") == pl.col("act")).fill_null(False)
        | (pl.col("weapon").is_not_null() & pl.col("act").is_not_null()),
        "place": same("latitude") & same("longitude"),
        "time": pl.lit(True),
        "party": sides,
        "exemption": sides,
        "exception": pl.col("response").is_not_null() | pl.col("notified").is_not_null(),
    }
    found: dict[tuple[str, str], str] = {}
    for element, holds in tells.items():
        named = rows.filter(holds).group_by(ID).agg(name.unique().sort().str.join(";").alias("named"))
        found.update({(one, element): who for one, who in named.select(ID, "named").iter_rows()})
    return found
