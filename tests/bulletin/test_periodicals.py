"""The daily and the monthly report: every heading in its place, whatever is on record."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import polars as pl
import pytest
from tests.bulletin.test_sections import says, section
from tests.claims.rounds import founding, karvelia, small
from tests.store import small_folder

from detente.bulletin.daily import daily
from detente.bulletin.document import Bullets, Document, Grid, Paragraph
from detente.bulletin.monthly import monthly
from detente.bulletin.render import to_html, to_json
from detente.bulletin.round import Round, work
from detente.errors import InputError
from detente.store.folder import read_folder
from detente.tables import ALL, Sensitivity

DAILY = [
    "Header", "Summary", "Ceasefire observance by zone", "Incidents of note", "Rival counts",
    "Exempted operations reported, and the test applied", "Withdrawal, posts and checkpoints",
    "Civilians: casualties, infrastructure, movement and corridors",
    "Humanitarian access and displacement: flow, stock, exit, needs", "Detainees and bodies", "Mines and unexploded ordnance",
    "Restrictions on monitors", "Actions taken, requests and replies due", "Reservations", "Corrections to earlier reports",
]  # fmt: skip
ANNEXES = [
    "Annex: incident table", "Annex: coverage map", "Annex: method note", "Annex: what is withheld, and its ground",
    "Annex: log proof",
]  # fmt: skip
MONTHLY = [
    "Political and process developments", "Terms, zones, adherence",
    "Observance: trend by zone, test of change, displacement, coverage",
    "Violations found, by clause and party; status of replies and measures", "Disputed and undetermined cases",
    "Exempted operations", "Implementation, 0 to 3, and overdue commitments", "Casualties: claims, enumeration, estimate",
    "Detainees, exchanges, missing", "Evacuations, sites, gaps against standards, returns", "Restrictions and resources",
    "Method, corrections, data release", "Statements and reservations of guarantors", "Recommendations",
]  # fmt: skip
HEADER_ONLY = "report_id,date_start,date_end,date_prec,latitude,longitude,geo_prec,place_name,type_raw,actor_a,actor_b,fatalities_best,fatalities_low,fatalities_high,fatalities_civilians,original_sources\n"
OPTIONAL = ("documents/", "tallies/", "relief/", "register/")


@cache
def empty() -> Round:
    """A folder with terms, zones and units, and nothing else on record."""
    without = {name: None for name in small_folder.files() if name.startswith(OPTIONAL)}
    with tempfile.TemporaryDirectory() as root:
        return work(
            read_folder(small_folder.write(Path(root), {**without, "reports/patrol.csv": HEADER_ONLY}))
        )


ROUNDS: list[Callable[[], Round]] = [founding, karvelia, small, empty]


def grids(document: Document, name: str) -> list[Grid]:
    return [b for b in section(document, name).blocks if isinstance(b, Grid)]


@pytest.mark.slow
@pytest.mark.parametrize("made", ROUNDS, ids=lambda f: str(f.__name__))
def test_the_daily_report_has_its_fifteen_headings_in_order(made: Callable[[], Round]) -> None:
    titles = [s.title for s in daily(made()).sections]
    assert titles == [f"{n}. {title}" for n, title in enumerate(DAILY, 1)] + ANNEXES


@pytest.mark.slow
@pytest.mark.parametrize("made", ROUNDS, ids=lambda f: str(f.__name__))
def test_the_monthly_report_has_its_fourteen_headings_in_order(made: Callable[[], Round]) -> None:
    titles = [s.title for s in monthly(made()).sections]
    assert titles == [f"{n}. {title}" for n, title in enumerate(MONTHLY, 1)]


@pytest.mark.slow
@pytest.mark.parametrize("report", [daily, monthly])
def test_a_heading_without_data_says_so_and_no_heading_is_bare(report: Callable[[Round], Document]) -> None:
    document = report(empty())
    assert all(s.blocks for s in document.sections)
    for name in ("detainees", "exempted", "restrictions"):
        assert "othing on record" in says(document, name) or "none is on record" in says(document, name)
    assert to_json(document)
    assert to_html(document)


@pytest.mark.slow
def test_an_empty_folder_tells_nothing_as_zero_deaths() -> None:
    text = says(daily(empty()), "summary")
    assert "Civilians killed as told: nothing on record; previous period: nothing on record." in text
    assert "Rival counts: nothing on record." in text
    assert "no sign of free movement" in text


@pytest.mark.slow
@pytest.mark.parametrize("made", ROUNDS, ids=lambda f: str(f.__name__))
def test_the_summary_has_six_to_ten_lines(made: Callable[[], Round]) -> None:
    (lines,) = section(daily(made()), "summary").blocks
    assert isinstance(lines, Bullets)
    assert 6 <= len(lines.lines) <= 10


@pytest.mark.slow
def test_this_period_stands_beside_the_previous_one_counted_by_hand() -> None:
    round_ = founding()
    (grid,) = grids(daily(round_), "observance")
    assert grid.columns[2:4] == ("this period", "previous period")
    rows = [r for r in grid.rows if r[1] == "incidents"]
    for row, zone in zip(rows, round_.bench.state.zones, strict=True):
        inside = {
            i for i, z, a in round_.bench.placements.select("incident_id", "zone", "answer").iter_rows()
            if z == zone.id and a == "inside"
        }  # fmt: skip
        for cell, day in ((row[2], date(2018, 3, 15)), (row[3], date(2018, 3, 14))):
            told = round_.bench.incidents.filter(pl.col("date_start") == day)["incident_id"].to_list()
            assert cell == len(inside & set(told)), (zone.id, day)
    assert [r[0] for r in rows] == [round_.bench.zone_name(z.id) for z in round_.bench.state.zones]


@pytest.mark.slow
def test_a_case_that_monitors_confirmed_is_a_verified_incident_and_no_other() -> None:
    whole = karvelia()
    day = date(2032, 3, 3)  # the incident of case K-2032-01 is of 2 March, and was confirmed on 6 March
    bench = whole.bench
    shares = {}
    for asked in (day, date(2032, 3, 31)):
        told = work(bench.state, asked)
        (first, *_) = grids(daily(told), "observance")
        shares[asked] = [r[5] for r in first.rows if r[1] == "incidents"]
    assert shares[day] == ["0 of 1", "none on record"]
    month = monthly(work(bench.state, date(2032, 4, 8)))  # by then March is old enough for a public page
    (first, *_) = [g for g in grids(month, "observance") if g.columns[1] == "Unit of count"]
    assert any(str(r[5]).startswith(("1 of", "2 of", "3 of")) for r in first.rows if r[1] == "incidents")


@pytest.mark.slow
def test_the_period_is_the_day_before_and_nothing_of_the_day_itself_is_counted() -> None:
    document = daily(founding())
    head = {str(r[0]): r[1] for r in grids(document, "header")[0].rows}
    assert head["Period"] == "15 March 2018"
    assert head["Previous period"] == "14 March 2018"
    assert head["Time zone"] == "Asia/Damascus"
    assert str(head["Cut-off"]).startswith("24:00 on 15 March 2018")
    listed = grids(document, "annex-incidents")[0]
    assert listed.rows
    assert all("2018-03-15" in str(row[1]) for row in listed.rows)


@pytest.mark.slow
def test_the_number_counts_from_the_first_report_and_is_missing_where_no_first_is_named() -> None:
    whole = karvelia()
    first = whole.bench.state.process.reporting.first
    assert first is not None
    assert dict(daily(whole).facts)["Number"] == str((whole.bench.day - first).days + 1)
    assert dict(daily(founding()).facts)["Number"] == "none: the process names no first report"


@pytest.mark.slow
def test_what_is_withheld_is_listed_with_its_ground() -> None:
    (grid,) = grids(daily(karvelia()), "annex-withheld")
    told = {str(what): (much, ground) for what, much, ground in grid.rows}
    assert all(ground for _, ground in told.values())
    bench = karvelia().bench
    columns: dict[str, set[str]] = {}
    for what in told:
        if what.startswith("columns of the table"):
            table, names = what.removeprefix("columns of the table ").split(": ")
            columns.setdefault(table, set()).update(names.split(", "))
    for name, frame in {
        "casework": bench.state.casework,
        "duty": bench.state.duty,
        "watch": bench.state.watch,
    }.items():
        for column in ALL[name].columns:
            held = column.sensitivity is not Sensitivity.PUBLIC and frame[column.name].drop_nulls().len() > 0
            assert (column.name in columns[name]) == held, (name, column.name)
    delay = bench.state.process.map_delay_days
    recent = bench.incidents.filter(pl.col("date_start") > bench.day - timedelta(days=delay)).height
    assert told[f"the map: incidents of the last {delay} days"][0] == f"{recent:,} incidents"
    assert any("coverage after 2032-02-29" in what for what in told)


@pytest.mark.slow
@pytest.mark.parametrize("report", [daily, monthly])
def test_no_page_holds_what_is_withheld(report: Callable[[Round], Document]) -> None:
    text = to_html(report(karvelia()))
    for secret in ("Tomas Vey", "Ada Quill", "JM/EV/0311", "W-0107", "market of Upper Juniper", "line 3"):
        assert secret not in text


@pytest.mark.slow
def test_corrections_stand_with_what_was_said_and_by_whom() -> None:
    document = daily(work(karvelia().bench.state, date(2032, 3, 29)))
    (grid,) = grids(document, "corrections")
    assert [r[3:5] for r in grid.rows] == [("denied", "conditional")]
    assert grid.rows[0][6] == "Neutral Observer Mission in Karvelia"
    assert "Nothing on record" in says(
        daily(karvelia()), "corrections"
    )  # none between the period and the day


@pytest.mark.slow
def test_recommendations_are_only_those_that_somebody_made() -> None:
    (grid,) = grids(monthly(karvelia()), "recommendations")
    assert {r[1] for r in grid.rows} == {"Neutral Observer Mission in Karvelia", "Joint Commission"}
    assert "makes none of its own" in says(monthly(founding()), "recommendations")


@pytest.mark.slow
def test_reservations_of_guarantors_and_beside_findings() -> None:
    text = says(daily(karvelia()), "reservations")
    assert "accepts with reservation" in text
    rows = [r for g in grids(daily(karvelia()), "reservations") for r in g.rows]
    assert {"reservation", "dissent", "concurrence"} <= {str(r[1]) for r in rows}


@pytest.mark.slow
def test_the_trend_has_interval_test_and_displacement() -> None:
    grid = next(
        g for g in grids(monthly(founding()), "observance") if str(g.caption).startswith("Test of change")
    )
    answers = {str(r[0]): r for r in grid.rows}
    ghouta = answers["Eastern Ghouta"]
    assert str(ghouta[2]) == founding().bench.zones["east-ghouta"].result.shown()
    assert "Areas next to the zones" in str(ghouta[5])


@pytest.mark.slow
@pytest.mark.parametrize("report", [daily, monthly])
def test_no_figure_of_a_later_day_enters(report: Callable[[Round], Document]) -> None:
    rows = [r for g in grids(report(founding()), "relief") for r in g.rows]
    assert rows
    assert max(str(r[0]) for r in rows if str(r[0])[:2] == "20") <= "2018-03-16"


@pytest.mark.slow
def test_the_classification_stands_in_the_document() -> None:
    assert daily(founding()).classification == "public"
    assert json.loads(to_json(monthly(founding())))["classification"] == "public"


@pytest.mark.slow
def test_a_folder_that_watches_nobody_says_so_under_restrictions() -> None:
    (first, *_) = section(daily(empty()), "restrictions").blocks
    assert isinstance(first, Paragraph)
    assert "no sign of free movement" in first.text
    assert first.kind == "caveat"


def test_whoever_issues_the_reports_is_declared(tmp_path: Path) -> None:
    process = small_folder.PROCESS.replace("[comparison]", '[reporting]\nby = "nobody"\n[comparison]')
    folder = small_folder.write(tmp_path, {"process.toml": process})
    with pytest.raises(InputError, match="organisation 'nobody' is not declared"):
        read_folder(folder)
