"""Rival counts over time and watch in the report: coarse, late, with denominators, and without a sum of rivals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.bulletin.test_sections import strings
from tests.ceasefire.test_agreement import forbidden, rivals
from tests.ceasefire.watching import limits, line
from tests.claims.rounds import small

from detente.bulletin.document import Forest, Grid, MapView, Section
from detente.bulletin.render import to_html
from detente.bulletin.report import brief, report
from detente.bulletin.round import Round
from detente.bulletin.sections.agreement import agreement_section
from detente.bulletin.sections.tallies import tallies_section
from detente.bulletin.sections.watch import NONE_ON_RECORD, months_before, shown_to, watch_section
from detente.ceasefire.tallies import tabulate
from detente.ceasefire.watch import read_watch
from detente.store.folder import read_folder
from detente.tables import RESTRICTIONS, WATCH

EXAMPLES = Path(__file__).parents[2] / "src/detente/examples"


def changed(**tables: pl.DataFrame) -> Round:
    round_ = small()
    state = replace(round_.bench.state, **tables)
    bench = replace(round_.bench, state=state)
    if "tallies" in tables:
        bench = replace(bench, tabulation=tabulate(tables["tallies"]), day=date(2030, 5, 10))
    return replace(round_, bench=bench)


def watch_rows() -> pl.DataFrame:
    rows = [
        line("a", watcher="Secret Hill Post", zone="north-vale", start="2030-04-01T06:00Z", end="2030-04-02T00:00Z", share=0.5),
        line("b", watcher="T", kind="patrol", pcode="TN010101", start="2030-04-09T00:00Z", end="2030-04-10T00:00Z"),
        line("c", watcher="T", kind="patrol", pcode="TN010102", start="2030-05-09T00:00Z", end="2030-05-10T00:00Z"),
    ]  # fmt: skip
    return read_watch(pl.DataFrame(rows, schema=dict.fromkeys(WATCH.names, pl.String)))


def made(round_: Round) -> Section:
    section = watch_section(round_)
    assert section is not None
    return section


def test_a_folder_without_a_record_of_watch_says_so() -> None:
    assert NONE_ON_RECORD in list(strings(made(small())))
    assert "no record of watch is in this folder" in " ".join(strings(brief(small())))
    assert watch_section(changed(restrictions=RESTRICTIONS.empty())) is None


def test_shares_name_their_denominator_and_missing_is_no_zero() -> None:
    section = made(changed(watch=watch_rows()))
    month, kinds = (
        b
        for b in section.blocks
        if isinstance(b, Grid) and ("Watched share" in b.caption or "By kind" in b.caption)
    )
    rows = {r[0]: r for r in month.rows}
    assert rows["North Vale"][-1] == "44 %, 2 of 30 days"
    assert rows["Marsh"][-1] is None
    assert "zone-hours" in " ".join(month.units)
    assert kinds.columns[3] == "of"
    assert "zone-hours" in kinds.units


def test_the_map_is_coarse_and_late() -> None:
    """A zone and a month are the finest; the patrol of the week before the report is on no page."""
    round_ = changed(watch=watch_rows())
    assert shown_to(round_) == date(2030, 4, 30)
    section = made(round_)
    view = next(b for b in section.blocks if isinstance(b, MapView))
    assert {a.part for a in view.areas if a.shade is not None} == {"core"}
    assert view.bubbles == ()
    told = " ".join([*strings(section), *strings(brief(round_)), to_html(report(round_), folder="..")])
    assert "Secret Hill Post" not in told
    assert "2030-05-09T" not in told
    assert "surely watched" in told


@pytest.mark.parametrize(("day", "last"), [(date(2030, 5, 10), date(2030, 4, 30)), (date(2030, 5, 7), date(2030, 4, 30)), (date(2030, 5, 6), date(2030, 3, 31)), (date(2030, 1, 3), date(2029, 11, 30))])  # fmt: skip
def test_the_last_whole_month_that_is_old_enough(day: date, last: date) -> None:
    round_ = changed()
    assert shown_to(replace(round_, bench=replace(round_.bench, day=day))) == last
    assert months_before(last, 1) == last.replace(day=1)
    assert months_before(last, 13) == last.replace(year=last.year - 1, day=1)


def test_restrictions_by_province_and_by_holder() -> None:
    rows = limits(*((f"2030-04-{n:02}", "mission", f"TN01010{n % 2 + 1}", "denied") for n in range(1, 5)))
    section = made(changed(restrictions=rows))
    table = next(b for b in section.blocks if isinstance(b, Grid))
    assert table.rows == (("West", "not said", "denied", 4, 4),)
    late = made(changed(restrictions=limits(("2030-05-09", "mission", "TN010101", "denied"))))
    assert "none is on record" in " ".join(strings(late))


def test_sections_of_rival_counts_hold_no_total_over_parties() -> None:
    never = {f"{n:.0f}" for n in forbidden() if n == int(n)} | {
        f"{n:,.0f}" for n in forbidden() if n == int(n)
    }
    round_ = changed(tallies=rivals(provinces=True))
    round_ = replace(round_, bench=replace(round_.bench, day=date(2030, 2, 10)))
    found = agreement_section(round_)
    assert found is not None
    assert tallies_section(round_) is not None
    cells = [str(c) for b in found.blocks if isinstance(b, Grid) for r in b.rows for c in r]
    cells += [
        str(v)
        for b in found.blocks
        if isinstance(b, Forest)
        for r in b.rows
        for v in (r.value, r.low, r.high)
    ]
    assert cells
    assert never.isdisjoint(cells)


def test_every_section_of_rival_counts_says_who_relayed() -> None:
    section = agreement_section(small())
    assert section is not None
    assert "Sudland's counts are known as relayed by Norland" in " ".join(strings(section))
    alone = brief(changed())
    assert "as relayed by Norland" in " ".join(strings(alone))


@pytest.mark.parametrize("name", ["karvelia", "syria-2018"])
def test_the_examples_hold_watches(name: str) -> None:
    state = read_folder(EXAMPLES / name)
    assert state.watch.height
    assert set(state.watch["zone"].drop_nulls()) <= {z.id for z in state.zones}
    if name == "syria-2018":
        assert set(state.watch["basis"]) == {"announced"}
        assert state.watch["end"].null_count() == state.watch.height
        assert state.watch["source"].str.starts_with("https://").all()
    else:
        assert set(state.watch["kind"]) == {"post", "patrol", "hotline"}
        assert set(state.restrictions["kind"]) == {"denied", "delayed", "conditional"}
