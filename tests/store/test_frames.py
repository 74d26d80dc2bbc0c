"""Tables through files: every script survives, a million rows are read, and what is no table is one clear fault."""

from __future__ import annotations

import io
import json
import sys
import time
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.ceasefire.tallies import read_tallies
from detente.errors import InputError
from detente.process import Source
from detente.store.frames import parse_frame, read_frame, write_frame
from detente.store.reports import read_reports
from detente.tables import REPORTS

SCRIPTS = [
    "قرية الغوطة، «الشرقية»", "\u202bمن اليمين\u202c إلى left", "روستا ۱۲۳", "שלום עליכם", "Гута, деревня", "Шығыс",
    "İdlib ğüş", "北谷、沼泽", "e\u0301 und é", 'quote " and, comma', "line\nbreak", " space ", "=1+1", "🕊", "'", "NULL", "nan",
]  # fmt: skip
FRAME = pl.DataFrame({"place_name": SCRIPTS, "count": range(len(SCRIPTS))})
MILLION = 1_000_000


def source(**given: object) -> Source:
    return Source(id="patrol", file="patrol.csv", names={"en": "Patrol"}, affiliation="monitor", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".json"])
def test_every_script_survives(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"جدول{ending}"
    write_frame(FRAME, path)
    if ending == ".json":
        back = json.loads(path.read_text(encoding="utf8"))
        assert [row["place_name"] for row in back] == SCRIPTS
        assert "قرية" in path.read_text(encoding="utf8")
    else:
        assert read_frame(path)["place_name"].to_list() == SCRIPTS


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), min_size=1),
        min_size=1,
        max_size=6,
    )
)
def test_any_text_survives_csv_and_parquet(tmp_path: Path, texts: list[str]) -> None:
    frame = pl.DataFrame({"a": texts, "b": ["x"] * len(texts)})
    for ending in (".csv", ".parquet"):
        write_frame(frame, tmp_path / f"t{ending}")
        assert read_frame(tmp_path / f"t{ending}")["a"].to_list() == texts


def test_same_rows_same_bytes(tmp_path: Path) -> None:
    for ending in (".csv", ".parquet", ".json"):
        for name in "ab":
            write_frame(FRAME, tmp_path / f"{name}{ending}")
        assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()


def test_csv_values_are_read_as_they_are_written() -> None:
    frame = parse_frame(b"a,b\n007,1e3\n,\n", "t.csv")
    assert frame["a"].to_list() == ["007", None]
    assert frame["b"][0] == "1e3"


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "t.csv", "empty"),
        (b" \n\t\n", "t.csv", "empty"),
        (b"", "t.parquet", "empty"),
        (b"a,b\n1,2,3\n", "t.csv", "not a CSV table"),
        (b"a,a\n1,2\n", "t.csv", "'a' appears twice"),
        (b"a\n\xff\n", "t.csv", "line 2"),
        (b"PAR1", "t.parquet", "not a Parquet"),
        (b"a\n1\n", "t.xls", "unknown ending"),
        (b"a\n1\n", "t", "unknown ending"),
    ],
)
def test_what_is_no_table(data: bytes, name: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as raised:
        parse_frame(data, name)
    assert all(f.remedy for f in raised.value.faults)


def test_no_such_file() -> None:
    with pytest.raises(InputError, match="no such file"):
        read_frame("nowhere.csv")


@pytest.mark.parametrize(("name", "says"), [("t.xls", "unknown ending"), ("nowhere/t.csv", "no such folder")])
def test_where_nothing_can_be_written(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        write_frame(FRAME, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("a\nقرية\n".encode())))
    assert read_frame("-")["a"].to_list() == ["قرية"]


@pytest.mark.slow
def test_a_million_reports_are_read(tmp_path: Path) -> None:
    number = np.arange(MILLION)
    frame = pl.DataFrame(
        {
            "report_id": pl.Series(number).cast(pl.String),
            "date_start": pl.Series(np.datetime64("2020-01-01") + number % 3000),
            "latitude": number % 80 + 0.5,
            "longitude": number % 170 + 0.25,
            "geo_prec": number % 4 + 1,
            "place_name": pl.Series(["قرية", "Гута", "Vale", ""] * (MILLION // 4)),
            "original_sources": pl.Series(["A;B", "A"] * (MILLION // 2)),
        }
    )
    frame.write_csv(tmp_path / "patrol.csv")
    begun = time.process_time()
    reports = read_reports(read_frame(tmp_path / "patrol.csv"), source())
    assert time.process_time() - begun < 20
    assert reports.height == MILLION
    assert reports.columns == REPORTS.names
    assert reports["place_name"][0] == "قرية"


@pytest.mark.slow
def test_a_million_tallies_are_read_and_one_fault_in_them_found() -> None:
    number = np.arange(MILLION)
    frame = pl.DataFrame(
        {
            "date": pl.Series(np.datetime64("1000-01-01") + number // 4).cast(pl.String),
            "reporting_party": pl.Series(["A", "B"] * (MILLION // 2)),
            "category": "violation",
            "province": pl.Series(["total", "total", "حمص", "حمص"] * (MILLION // 4)),
            "count": pl.Series(number % 30).cast(pl.String),
        }
    )
    assert read_tallies(frame).height == MILLION
    broken = frame.with_columns(
        pl.when(pl.int_range(pl.len()) == 765_432).then(pl.lit("many")).otherwise("count").alias("count")
    )
    with pytest.raises(InputError, match="row 765434: 'count' is 'many'"):
        read_tallies(broken)
