"""A bad folder gives one message with all its faults, and leaves out/ as it was."""

from __future__ import annotations

import io
import json
from pathlib import Path

import polars as pl
import pytest
from tests.store import small_folder
from tests.store.small_folder import (
    MEETINGS,
    PROCESS,
    SIDECAR,
    TALLIES,
    TERMS,
    TOTALS,
    ZONES,
    reports,
    units,
    write,
)

from detente.errors import Fault, InputError
from detente.store.folder import read_folder

REPORTS = reports(6)
GED_HEADER = "id,type_of_violence,side_a,side_b,where_prec,latitude,longitude,date_prec,date_start,date_end,low,best,high\n"
ARABIC = "2030-05-10,Norland,ceasefire violation,حمص,1,,,,,\n".encode("cp1256")
RUSSIAN = "2030-05-10,Norland,ceasefire violation,Идлиб,1,,,,,\n".encode("koi8-r")


def faults(root: Path, changed: dict[str, str | bytes | None]) -> tuple[Fault, ...]:
    write(root, changed)
    with pytest.raises(InputError) as raised:
        read_folder(root)
    return raised.value.faults


def parquet(**columns: object) -> bytes:
    buffer = io.BytesIO()
    pl.DataFrame(columns).write_parquet(buffer)
    return buffer.getvalue()


def polygon(*points: tuple[float, float]) -> str:
    """The units with the first one drawn so."""
    whole = json.loads(units())
    whole["features"][0]["geometry"] = {"type": "Polygon", "coordinates": [[list(p) for p in points]]}
    return json.dumps(whole)


def process(old: str, new: str) -> dict[str, str | bytes | None]:
    assert old in PROCESS
    return {"process.toml": PROCESS.replace(old, new, 1)}


BAD: dict[str, tuple[dict[str, str | bytes | None], str, str]] = {
    "process.toml missing": ({"process.toml": None}, "process.toml", "no such file"),
    "process.toml empty": ({"process.toml": ""}, "process.toml, id", "missing"),
    "process.toml not TOML": ({"process.toml": "id = tarn"}, "process.toml", "not TOML"),
    "key unknown": ({"process.toml": 'colour = "red"\n' + PROCESS}, "colour", "not part of the layout"),
    "day is no date": (process("day = 2030-05-10", 'day = "soon"'), "process.toml, day", "date"),
    "series the wrong way round": (process("series_to = 2030", "series_to = 2020"), "comparison", "before series_from"),
    "post the wrong way round": (
        process('holder = "Anna Berg"', 'holder = "Anna Berg"\nfirst = 2030-01-02\nlast = 2030-01-01'), "post", "before it begins",
    ),
    "council the wrong way round": (process("first = 2029-01-01", "first = 2031-01-01"), "council", "before it begins"),
    "organisation of a post unknown": (process('organisation = "norland"', 'organisation = "x"'), "post", "'x'"),
    "organisation twice": (process('id = "sudland"', 'id = "norland"'), "organisations", "'norland'"),
    "track twice": (process('id = "harbour"', 'id = "lakeside"'), "tracks", "'lakeside'"),
    "act of a source unknown": (
        process('licence = "CC0-1.0"\n', 'licence = "CC0-1.0"\n[source.acts]\n"1" = "shellling"\n'), "acts", "'shellling'",
    ),
    "terms missing": ({"terms/truce.toml": None}, "terms/*.toml", "terms are missing"),
    "terms without a clause": ({"terms/truce.toml": TERMS.split("[[clause]]")[0]}, "terms/truce.toml", "without clauses"),
    "terms the wrong way round": (
        {"terms/truce.toml": TERMS.replace("ends = {}", "ends = { latest = 2029-01-01 }")}, "terms/truce.toml", "before it enters",
    ),
    "range the wrong way round": (
        {"terms/truce.toml": TERMS.replace("latest = 2030-05-20", "latest = 2030-05-19")}, "terms/truce.toml", "before 'earliest'",
    ),
    "prohibition without acts": ({"terms/truce.toml": TERMS.replace('acts = ["hostilities"]\n', "")}, "clause", "without acts"),
    "act of a clause unknown": ({"terms/truce.toml": TERMS.replace('"hostilities"', '"hostilitys"')}, "", "'hostilitys'"),
    "clause twice": ({"terms/truce.toml": TERMS.replace('id = "2"', 'id = "1"')}, "terms/truce.toml", "same id"),
    "instrument twice": ({"terms/again.toml": TERMS}, "terms", "'truce'"),
    "track of the terms unknown": ({"terms/truce.toml": TERMS.replace('"lakeside"', '"seaside"')}, "terms", "'seaside'"),
    "p-code unknown": ({"zones/zones.toml": ZONES.replace("TN010102", "TN999999")}, "zone 'north-vale'", "'TN999999'"),
    "instrument of the zones unknown": (
        {"zones/zones.toml": ZONES.replace('instrument = "truce"', 'instrument = "peace"')}, "zones", "'peace'",
    ),
    "zone twice": ({"zones/more.toml": ZONES}, "zones", "'marsh'"),
    "zone without parts": ({"zones/zones.toml": ZONES.replace('possible = ["TN020101"]\n', "")}, "zones", "neither core nor"),
    "guarantor unknown": ({"zones/zones.toml": 'guarantors = ["x"]\n' + ZONES}, "guarantors", "'x'"),
    "boundary status unknown": ({"zones/zones.toml": ZONES.replace('"assumed"', '"sure"')}, "boundary_status", "got 'sure'"),
    "units missing": ({"places/units.geojson": None}, "places/units.geojson", "no such file"),
    "units not JSON": ({"places/units.geojson": "{"}, "places/units.geojson", "not GeoJSON"),
    "units a list": ({"places/units.geojson": "[]"}, "places/units.geojson", "not GeoJSON"),
    "units null": ({"places/units.geojson": '{"features": null}'}, "places/units.geojson", "not GeoJSON"),
    "units of numbers": ({"places/units.geojson": '{"features": [1]}'}, "places/units.geojson", "not GeoJSON"),
    "units without one": ({"places/units.geojson": '{"features": []}'}, "places/units.geojson", "no units"),
    "unit without p-code": ({"places/units.geojson": units().replace('"pcode": "TN010101", ', "")}, "feature 1", "pcode"),
    "unit twice": ({"places/units.geojson": units().replace("TN010102", "TN010101")}, "feature 2", "twice"),
    "unit crosses itself": (
        {"places/units.geojson": polygon((10, 45), (11, 46), (11, 45), (10, 46), (10, 45))}, "feature 1", "not valid",
    ),
    "unit with longitude and latitude swapped": (
        {"places/units.geojson": polygon((45, 110), (46, 110), (46, 111), (45, 111), (45, 110))}, "feature 1", "outside the globe",
    ),
    "unit is a line": (
        {"places/units.geojson": units().replace('"Polygon", "coordinates": [[[10.0, 45.0]', '"LineString", "coordinates": [[[10.0, 45.0]', 1)},
        "feature 1", "",
    ),
    "reports missing": ({"reports/patrol.csv": None}, "reports/patrol.csv", "no such file"),
    "reports empty": ({"reports/patrol.csv": "  \n"}, "reports/patrol.csv", "empty"),
    "reports leave the folder": (process("reports/patrol.csv", "../patrol.csv"), "../patrol.csv", "leaves the folder"),
    "reports at the root": (process("reports/patrol.csv", "/etc/hostname"), "/etc/hostname", "leaves the folder"),
    "reports with no name": (process("reports/patrol.csv", "a\\\\u0000b.csv".replace("\\\\", "\\")), "", "no such file"),
    "reports of another ending": (
        {**process("patrol.csv", "patrol.xlsx"), "reports/patrol.xlsx": b"PK\x03\x04"}, "reports/patrol.xlsx", "unknown ending",
    ),
    "GED named, reports given": (
        process('affiliation = "monitor"', 'affiliation = "monitor"\nlayout = "ucdp-ged"'), "reports/patrol.csv", "not UCDP GED",
    ),
    "reports named, GED given": ({"reports/patrol.csv": GED_HEADER + "1,1,A,B,1,45,10,1,2030-01-01,2030-01-01,0,0,0\n"}, "header", "'report_id'"),
    "layout unknown": (process('affiliation = "monitor"', 'affiliation = "monitor"\nlayout = "kobo"'), "layout", "kobo"),
    "column missing": ({"tallies/bulletins.csv": TALLIES.replace("category", "kind")}, "header", "'category'"),
    "column twice": ({"tallies/bulletins.csv": TALLIES.replace("confirmed_by_other", "count")}, "header", "appears twice"),
    "semicolons": ({"tallies/bulletins.csv": TALLIES.replace(",", ";")}, "header", "missing"),
    "line too long": ({"tallies/bulletins.csv": TALLIES + ",".join("abcdefghijkl") + "\n"}, "bulletins.csv", "not a CSV table"),
    "line too short": ({"tallies/bulletins.csv": TALLIES + "2030-05-08,Norland,x\n"}, "row 7", "'province' is empty"),
    "row twice": ({"tallies/bulletins.csv": TALLIES + TALLIES.splitlines()[1] + "\n"}, "row 7", "repeats an earlier row"),
    "row twice in two files": ({"tallies/more.csv": TALLIES}, "tallies/*.csv", "repeats an earlier row"),
    "count below zero": ({"tallies/bulletins.csv": TALLIES.replace("total,9", "total,-9")}, "row 2", "-9"),
    "count of halves": ({"tallies/bulletins.csv": TALLIES.replace("total,9", "total,8.5")}, "row 2", "8.5"),
    "Windows-1256 line": ({"tallies/bulletins.csv": TALLIES.encode() + ARABIC}, "line 7", "not UTF-8"),
    "KOI8-R line": ({"tallies/bulletins.csv": TALLIES.encode() + RUSSIAN}, "line 7", "not UTF-8"),
    "UTF-16": ({"tallies/bulletins.csv": TALLIES.encode("utf-16")}, "bulletins.csv", "not UTF-8"),
    "report twice": ({"reports/patrol.csv": REPORTS.replace("\nr1,", "\nr0,")}, "row 3", "repeats an earlier row"),
    "latitude and longitude swapped": (
        {"reports/patrol.csv": "report_id,date_start,latitude,longitude\na,2030-01-01,110.5,45.1\n"}, "row 2", "'latitude' is 110.5",
    ),
    "half a point": ({"reports/patrol.csv": "report_id,date_start,latitude,longitude\na,2030-01-01,45.5,\n"}, "row 2", "only one of"),
    "precise without a point": ({"reports/patrol.csv": "report_id,date_start,geo_prec\na,2030-01-01,1\n"}, "row 2", "point is missing"),
    "report the wrong way round": (
        {"reports/patrol.csv": "report_id,date_start,date_end\na,2030-01-02,2030-01-01\n"}, "row 2", "before it starts",
    ),
    "deaths the wrong way round": (
        {"reports/patrol.csv": "report_id,date_start,fatalities_low,fatalities_high\na,2030-01-02,4,3\n"}, "row 2", "is below",
    ),
    "day that is none": ({"reports/patrol.csv": "report_id,date_start\na,2030-02-30\n"}, "row 2", "2030-02-30"),
    "meeting the wrong way round": ({"register/meetings.csv": MEETINGS.replace("2029-05-03", "2029-05-01")}, "meetings.csv, row 2", "before it starts"),
    "total the wrong way round": ({"register/totals.csv": TOTALS.replace("2030-04-30", "2020-04-30")}, "totals.csv, row 2", "before it starts"),
    "Parquet that is none": (
        {**process("patrol.csv", "patrol.parquet"), "reports/patrol.parquet": b"PAR1 nothing PAR1"}, "patrol.parquet", "not a Parquet",
    ),
    "Parquet of lists": (
        {**process("patrol.csv", "patrol.parquet"),
         "reports/patrol.parquet": parquet(report_id=["a"], date_start=["2030-01-01"], latitude=[[1.0]])}, "row 2", "'latitude'",
    ),
    "document empty": ({"documents/meeting-2030-05-10.txt": " \n"}, "documents/meeting-2030-05-10.txt", "empty"),
    "document in Windows-1256": (
        {"documents/meeting-2030-05-10.txt": "اجتماع".encode("cp1256")}, "documents/meeting-2030-05-10.txt, line 1", "not UTF-8",
    ),
    "sidecar broken": ({"documents/meeting-2030-05-10.json": "{"}, "documents/meeting-2030-05-10.json", "not a sidecar"),
    "sidecar a list": ({"documents/meeting-2030-05-10.json": "[]"}, "documents/meeting-2030-05-10.json", "not a sidecar"),
    "sidecar's date none": (
        {"documents/meeting-2030-05-10.json": SIDECAR.replace("2030-05-10", "10 May")}, "documents/meeting-2030-05-10.json", "not a sidecar",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_one_fault(tmp_path: Path, name: str) -> None:
    changed, place, what = BAD[name]
    found = faults(tmp_path, changed)
    assert any(place in f.place and what in f"{f.what}. {f.remedy}" for f in found), found
    assert all(f.place and f.what and f.remedy for f in found)


def test_the_folder_itself_is_good(tmp_path: Path) -> None:
    state = read_folder(write(tmp_path))
    assert (state.process.id, state.reports.height, len(state.pages), len(state.zones)) == ("tarn", 360, 1, 2)


def test_no_folder() -> None:
    with pytest.raises(InputError, match="no such folder"):
        read_folder("no such folder")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        read_folder(write(tmp_path) / "process.toml")


def test_several_at_once_are_all_listed(tmp_path: Path) -> None:
    several = [
        "key unknown", "terms without a clause", "unit crosses itself", "report twice", "Windows-1256 line",
        "document empty", "sidecar broken", "meeting the wrong way round",
    ]  # fmt: skip
    changed: dict[str, str | bytes | None] = {}
    for name in several:
        changed |= BAD[name][0]
    # with process.toml broken the files that it names cannot be read: it is mended for the second round
    first = faults(tmp_path, changed)
    second = faults(tmp_path, {**changed, "process.toml": PROCESS})
    for name in several:
        _, place, what = BAD[name]
        both = [*first, *second]
        assert any(place in f.place and what in f"{f.what}. {f.remedy}" for f in both), name
    assert len(second) == len(set(second)) >= len(several) - 1


def test_every_bad_line_is_named(tmp_path: Path) -> None:
    found = faults(tmp_path, {"tallies/bulletins.csv": TALLIES.encode() + ARABIC + RUSSIAN + ARABIC})
    assert [f.place for f in found] == [f"tallies/bulletins.csv, line {n}" for n in (7, 8, 9)]


def test_one_message_counts_them(tmp_path: Path) -> None:
    write(tmp_path, {"process.toml": None, "terms/truce.toml": None, "documents/meeting-2030-05-10.txt": ""})
    with pytest.raises(InputError) as raised:
        read_folder(tmp_path)
    assert str(raised.value).startswith(f"{tmp_path}: 3 faults found, nothing was written.\n  - ")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text(TALLIES, encoding="utf8")
    root = write(tmp_path / "process", {"tallies/bulletins.csv": None})
    (root / "tallies").mkdir(exist_ok=True)
    (root / "tallies" / "bulletins.csv").symlink_to(outside)
    with pytest.raises(InputError, match="leaves the folder"):
        read_folder(root)


@pytest.mark.parametrize(
    "gone",
    [
        "zones/zones.toml", "documents/meeting-2030-05-10.json", "tallies/bulletins.csv", "relief/movements.csv",
        "register/totals.csv", "register/restrictions.csv",
    ],
)  # fmt: skip
def test_what_a_process_need_not_have(tmp_path: Path, gone: str) -> None:
    read_folder(write(tmp_path, {gone: None}))


def test_a_byte_order_mark_and_foreign_line_ends_are_read(tmp_path: Path) -> None:
    marked = b"\xef\xbb\xbf" + TALLIES.replace("\n", "\r\n").encode()
    read = read_folder(write(tmp_path, {"tallies/bulletins.csv": marked})).tallies
    assert read["count"].to_list() == [9, 5, 4, 6, 6]
    assert read["note"][3] == "كما نُشر"


def test_no_fault_shows_what_a_person_wrote_elsewhere() -> None:
    """Faults name rows and codes; the small folder's place names are only ever in its own tables."""
    assert "قرية" in small_folder.reports(1)
