"""The commands that read incidents against the terms, on the small folder."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
from tests.cli.conftest import Detente
from tests.store.small_folder import TERMS, write


def test_a_changed_term_shows_which_findings_change(detente: Detente, tmp_path: Path, tarn: Path) -> None:
    later = write(tmp_path / "later", {"terms/truce.toml": TERMS.replace("earliest = 2030-02-01, latest = 2030-02-01", "earliest = 2030-04-01, latest = 2030-04-01", 1)})  # fmt: skip
    out = tmp_path / "changes.csv"
    done = detente("ceasefire", "breaches", tarn, "--compare", later, "-o", out, columns=200)
    assert (done.code, done.err) == (0, "")
    table = pl.read_csv(out)
    assert table.height > 0
    assert table["moved"].str.contains("time: yes to no").any()
    assert set(table["after"].unique()) <= {"outside_terms", "undetermined", "not_violation", "violation"}
    same = detente("ceasefire", "breaches", tarn, "--compare", tarn, "--json")
    assert json.loads(same.out) == []


def test_a_trace_of_one_incident(detente: Detente, tarn: Path, tmp_path: Path) -> None:
    out = tmp_path / "findings.csv"
    assert detente("ceasefire", "breaches", tarn, "-o", out).code == 0
    name = pl.read_csv(out)["incident_id"][0]
    rows = json.loads(detente("ceasefire", "trace", tarn, "--incident", name, "--json").out)
    assert {row["incident_id"] for row in rows} == {name}
    assert [row["element"] for row in rows[:6]] == ["act", "place", "time", "party", "exemption", "exception"]
    assert all(row["why"] and row["notice"] for row in rows)
    assert any(row["evidence"].startswith("patrol:") for row in rows)
    refused = detente("ceasefire", "trace", tarn, "--incident", "nobody", "--incident", "nothing")
    assert refused.code == 2
    assert "2 faults" in refused.err


def test_what_stays_open_for_some_days(detente: Detente, tarn: Path) -> None:
    whole = json.loads(detente("ceasefire", "undetermined", tarn, "--json").out)
    some = json.loads(detente("ceasefire", "undetermined", tarn, "--first", "2030-04-01", "--json").out)
    assert sum(r["readings"] for r in some) < sum(r["readings"] for r in whole)
    assumed = json.loads(detente("ceasefire", "undetermined", tarn, "--what-if", "--json").out)
    assert {r["assumption"] for r in assumed} >= {
        "as it stands",
        "if possible parts of zones count as inside",
    }


def test_hours_and_evidence_that_cannot_be_read_are_faults(detente: Detente, tmp_path: Path) -> None:
    rows = (
        "report_id,date_start,date_end,time_start,time_end,response\n"
        "1,2030-03-01,2030-03-01,25:10,,\n2,2030-03-01,2030-03-01,10:00,09:00,\n3,2030-03-01,,9:30,,perhaps\n"
    )
    (tmp_path / "a.csv").write_text(rows)
    done = detente("ceasefire", "fuse", tmp_path / "a.csv", "-o", tmp_path / "out.csv")
    assert done.code == 2
    for words in ("row 2: 'time_start' is '25:10'", "an hour as 09:30", "row 4: 'response' is 'perhaps'"):
        assert words in done.err
    (tmp_path / "a.csv").write_text("\n".join(rows.splitlines()[i] for i in (0, 2)) + "\n")
    assert "it ends at 09:00, before it starts at 10:00" in detente(
        "ceasefire", "fuse", tmp_path / "a.csv", "-o", tmp_path / "out.csv"
    ).err  # fmt: skip
