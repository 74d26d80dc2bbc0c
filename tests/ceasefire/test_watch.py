"""Reading watches: every bad row is told, with its remedy; every script and every way of writing an offset is read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import polars as pl
import pytest
from tests.ceasefire.watching import country, line, watches, zones

from detente.ceasefire.watch import days_of, read_watch, times_of, unknown_places
from detente.errors import InputError
from detente.store.frames import parse_frame
from detente.tables import WATCH

SECONDS = datetime(2030, 5, 2, 6, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    "written",
    ["2030-05-02T06:00Z", "2030-05-02 06:00Z", "2030-05-02T06:00:00Z", "2030-05-02T06:00:00.000+00:00", "2030-05-02T09:00+03:00",
     "2030-05-02T09:00+0300", "2030-05-01T22:00:00-08:00", "2030-05-02T11:30 +05:30"],
)  # fmt: skip
def test_an_instant_is_read_however_its_offset_is_written(written: str) -> None:
    assert times_of(watches([line("a", start=written)])).start.tolist() == [SECONDS]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"start": "2030-05-02T06:00"}, "'start' has no time zone"),
        ({"end": "2030-05-02"}, "'end' has no time zone"),
        ({"start": "2030-13-02T06:00Z"}, "no instant"),
        ({"start": "yesterday"}, "no instant"),
        ({"start": None}, "'start' is empty"),
        ({"end": "2030-05-02T05:00Z"}, "it does not end after it starts"),
        ({"end": "2030-05-02T06:00Z"}, "it does not end after it starts"),
        ({"share": 1.2}, "'share' is 1.2"),
        ({"share": -0.1}, "'share' is -0.1"),
        ({"share": "half"}, "'share' is 'half'"),
        ({"kind": "spy"}, "'kind' is 'spy'"),
        ({"basis": "guessed"}, "'basis' is 'guessed'"),
        ({"zone": None}, "no place is named"),
        ({"zone": "vale", "pcode": "AA0101"}, "several places are named"),
        ({"latitude": 0, "longitude": 0.1}, "the point is not whole"),
        ({"latitude": 0, "longitude": 0.1, "radius_km": 0}, "the point is not whole"),
        ({"latitude": 91, "longitude": 0.1, "radius_km": 2}, "'latitude' is 91.0"),
    ],
)
def test_a_bad_row_is_told_with_its_place(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError) as caught:
        watches([line("good"), line("bad", **wrong)])
    told = [str(f) for f in caught.value.faults]
    assert any("watch.csv, row 3" in t and said in t for t in told), told


def test_all_faults_come_at_once() -> None:
    with pytest.raises(InputError) as caught:
        watches([line("a", share=3), line("a", end="2030-05-01T00:00Z"), line("c", start="06:00")])
    assert {f.place for f in caught.value.faults} == {
        "watch.csv, row 2",
        "watch.csv, row 3",
        "watch.csv, row 4",
    }


def test_a_watcher_at_two_places_at_once_is_a_fault() -> None:
    rows = [
        line("a", watcher="Team 1", kind="patrol", pcode="AA0101"),
        line(
            "b",
            watcher="Team 1",
            kind="patrol",
            pcode="AA0102",
            start="2030-05-02T17:59Z",
            end="2030-05-02T20:00Z",
        ),
        line(
            "c",
            watcher="Team 1",
            kind="patrol",
            pcode="AA0201",
            start="2030-05-02T20:00Z",
            end="2030-05-02T21:00Z",
        ),
        line("d", watcher="Team 2", kind="patrol", pcode="AA0201"),
    ]
    with pytest.raises(InputError, match="another place than 'a' at the same time") as caught:
        watches(rows)
    assert [f.place for f in caught.value.faults] == ["watch.csv, row 3"]
    assert watches([rows[0], *rows[2:]]).height == 3


def test_a_long_watch_hides_no_clash_behind_a_short_one() -> None:
    rows = [
        line("long", watcher="T", pcode="AA0101", start="2030-05-01T00:00Z", end="2030-05-09T00:00Z"),
        line("short", watcher="T", pcode="AA0101", start="2030-05-02T00:00Z", end="2030-05-02T01:00Z"),
        line("else", watcher="T", pcode="AA0102", start="2030-05-05T00:00Z", end="2030-05-05T01:00Z"),
    ]
    with pytest.raises(InputError, match="'else' has its watcher at another place than 'long'"):
        watches(rows)


@pytest.mark.parametrize("kind", ["hotline", "camera", "remote sensing"])
def test_a_line_or_a_device_may_serve_several_places(kind: str) -> None:
    assert watches([line(k, watcher="Line", kind=kind, pcode=k) for k in ("AA0101", "AA0102")]).height == 2


def test_the_same_place_twice_is_no_clash() -> None:
    assert watches([line("a", watcher="T"), line("b", watcher="T", end="2030-05-02T20:00Z")]).height == 2


def test_unknown_zones_and_codes_are_told_once_each() -> None:
    read = watches([line("a", zone="vally"), line("b", zone="vally"), line("c", pcode="ZZ99"), line("d")])
    found = [str(f) for f in unknown_places(read, zones(), country())]
    assert len(found) == 2
    assert "'a' and 1 more: zone 'vally' is not known. Use one of marsh, vale" in found[0]
    assert "pcode 'ZZ99' is not known" in found[1]


def test_right_to_left_text_is_kept() -> None:
    read = watches([line("أ", watcher="فريق ١", organisation="البعثة", note="كما نُشر \u200fعن البعثة")])
    assert read.row(0, named=True)["watcher"] == "فريق ١"
    assert read.row(0, named=True)["note"] == "كما نُشر \u200fعن البعثة"


def test_mixed_encodings_are_told_line_by_line() -> None:
    head = ",".join(WATCH.names)
    good = "a,ÉquipeА,mission,post,vale,,,,,2030-05-02T06:00Z,,1,recorded,log,".encode()
    bad = "b,Équipe,mission,post,vale,,,,,2030-05-02T06:00Z,,1,recorded,log,".encode("latin-1")
    with pytest.raises(InputError) as caught:
        parse_frame(b"\n".join([head.encode(), good, bad, bad]), "watch.csv")
    assert [f.place for f in caught.value.faults] == ["watch.csv, line 3", "watch.csv, line 4"]


def test_instants_of_a_parquet_file_are_read_and_local_ones_refused() -> None:
    frame = pl.DataFrame([line("a")], schema=dict.fromkeys(WATCH.names, pl.String))
    zoned = frame.with_columns(
        start=pl.Series([datetime(2030, 5, 2, 6, tzinfo=UTC)]).dt.convert_time_zone("Asia/Almaty")
    )
    assert times_of(read_watch(zoned)).start.tolist() == [SECONDS]
    with pytest.raises(InputError, match="'start' has no time zone"):
        read_watch(frame.with_columns(start=pl.Series([datetime(2030, 5, 2, 6)])))  # noqa: DTZ001


def test_days_are_the_process_s() -> None:
    read = watches([line("a", start="2030-05-01T23:30Z"), line("b", start="2030-05-02T05:00Z")])
    assert days_of(read, "UTC") == [date(2030, 5, 1), date(2030, 5, 2)]
    assert days_of(read, "Asia/Almaty") == [date(2030, 5, 2)]


def test_who_may_see_what() -> None:
    public = set(WATCH.cleared(WATCH.empty()).columns)
    assert public == {"organisation", "kind", "zone", "basis", "source"}
