"""Operations for which an exemption comes into question, and the test applied to each."""

from __future__ import annotations

import polars as pl

from detente.bulletin.document import Block, Cell, Grid, Paragraph
from detente.bulletin.edition import Edition
from detente.bulletin.headings.observance import told
from detente.bulletin.words import VERDICT_WORDS
from detente.ceasefire.breaches import NOTICE, VERDICTS
from detente.say import English, joined, say, say_count

MOST = 12


def exempted(edition: Edition) -> list[Block]:
    """Counts by instrument and clause, then the incidents with the reason of each finding."""
    test = Paragraph(
        say(
            "The test: an exemption needs a report that names the exempt group as a side of that very incident, a name it bore on that day, and notice where the terms ask for it. Presence in the area is not enough."
        )
    )
    this, before = (edition.findings(span).filter((pl.col("exemption") != "no") & (pl.col("time") != "no")) for span in (edition.this, edition.previous))  # fmt: skip
    if this.is_empty() and before.is_empty():
        return []
    by = ["instrument", "clause", "exemption"]
    counts = this.group_by(by).agg(pl.len().alias("this"), *((pl.col("verdict") == v).sum().alias(v) for v in VERDICTS)).join(
        before.group_by(by).agg(pl.len().alias("before")), on=by, how="full", coalesce=True
    ).sort(by)  # fmt: skip
    answers = {"yes": say("met"), "unknown": say("not decided")}
    rows: list[tuple[Cell, ...]] = [
        (r["instrument"], r["clause"], answers[r["exemption"]], r["this"] or 0, r["before"] or 0, *(r[v] or 0 for v in VERDICTS))
        for r in counts.iter_rows(named=True)
    ]  # fmt: skip
    blocks: list[Block] = [
        test,
        Grid(
            say("Exemption in question, {period}", period=told(edition.this)),
            (say("Instrument"), say("Clause"), say("Exemption"), say("this period"), say("previous period"), *(VERDICT_WORDS[v] for v in VERDICTS)),
            tuple(rows), ("", "", "", *[say("findings")] * 6), note=NOTICE, wide=True,
        ),
    ]  # fmt: skip
    open_ = this.unique("incident_id", maintain_order=True).sort("incident_id")
    if open_.height:
        listed: list[tuple[Cell, ...]] = [
            (r["incident_id"], r["instrument"], r["clause"], answers[r["exemption"]], VERDICT_WORDS[r["verdict"]], English(r["why"]))
            for r in open_.head(MOST).iter_rows(named=True)
        ]  # fmt: skip
        more = open_.height - len(listed)
        tail = (
            say_count(
                "{n} more incident stands in tables/findings.",
                "{n} more incidents stand in tables/findings.",
                n=more,
            )
            if more
            else ""
        )
        blocks.append(
            Grid(say("Incident by incident, one finding each"), (say("Incident"), say("Instrument"), say("Clause"), say("Exemption"), say("Finding"), say("Why")),
                 tuple(listed), note=joined((tail, NOTICE), " "), wide=True)
        )  # fmt: skip
    return blocks
