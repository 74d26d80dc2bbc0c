"""Ceasefire bulletins in six languages: the restated days, and invented sentences by phenomenon."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from detente.cli.main import app
from detente.store.frames import read_frame
from detente.tables import MOVEMENTS, TALLIES
from detente.talks.bulletins import Bulletin, Source, read_bulletin

CASES = Path(__file__).parent.parent / "cases" / "talks" / "bulletins"
EXAMPLE = Path(__file__).parents[2] / "src" / "detente" / "examples" / "syria-2018"
FILES = sorted(path.name for path in CASES.glob("*.txt"))
SINCE = {"settlement joined reconciliation": "2016-02", "formation joined ceasefire": "2016-02"}


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


PROVINCES = table(EXAMPLE / "places" / "provinces.csv")
OSTRA: list[dict[str, str | None]] = [
    {"province": "Ostra", "en_variants": "Ostra", "ru": "Остра", "ar": "أسترا", "tr": "Ostra", "es": "Ostra", "fr": "Ostre"},
    {"province": "Tarn", "en_variants": "Tarn", "ru": "Тарн", "ar": "طارن", "tr": "Tarn", "es": "Tarno", "fr": "Tarn"},
    {"province": "Velm", "en_variants": "Velm", "ru": "Вельм", "ar": "فيلم", "tr": "Velm", "es": "Velmo", "fr": "Velme"},
]  # fmt: skip


def shown(value: object) -> str:
    return "" if value is None else str(value)


@pytest.mark.parametrize("name", FILES)
def test_counts_of_a_restated_day(name: str) -> None:
    read = read_bulletin((CASES / name).read_text("utf-8"), PROVINCES)
    columns = ("date", "reporting_party", "category", "province", "count", "confirmed_by_other", "note")
    wanted = {tuple(r[c] for c in columns) for r in table(CASES / "gold_tallies.csv") if r["file"] == name}
    assert {tuple(shown(getattr(t, c)) for c in columns) for t in read.tallies} == wanted


@pytest.mark.parametrize("name", FILES)
def test_movements_of_a_restated_day(name: str) -> None:
    read = read_bulletin((CASES / name).read_text("utf-8"), PROVINCES, source=Source("Syria", starts=SINCE))
    wanted = {
        (r["kind"], r["place"], float(r["count"]), r["unit"], r["period"])
        for r in table(CASES / "gold_movements.csv")
        if r["file"] == name
    }
    assert {(m.kind, m.place, m.count, m.unit, m.period) for m in read.movements} == wanted


def counts(read: Bulletin) -> list[tuple[Any, ...]]:
    return [(t.reporting_party, t.province, t.count) for t in read.tallies]


R, T = "Russia", "Türkiye"
TWO = [(R, "total", 4), (R, "Ostra", 2), (R, "Tarn", 1), (R, "Velm", 1), (T, "total", 0)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("4 May 2021. The Russian side noted 4 cases: two in Ostra, 1 each in Tarn and Velm. Turkey: none.", TWO),
        ("4 мая 2021 года. Российской стороной выявлено четыре нарушения: 2 в Остре, по 1 в Тарне и Вельме. Турецкой стороной нарушений не зафиксировано.", TWO),
        ("٤ أيار ٢٠٢١. رصد الجانب الروسي أربعة خروق: ٢ في أسترا وواحد في كل من طارن وفيلم. ولم يسجل الجانب التركي أي خرق.", TWO),
        ("4 Mayıs 2021. Rus tarafı Ostra'da 2, Tarn'da 1, Velm'de 1 olmak üzere toplam 4 ihlal saydı. Türk tarafı hiçbir ihlal kaydetmedi.", TWO),
        ("4 de mayo de 2021. La parte rusa anotó cuatro casos: 2 en Ostra y 1 en cada una de las provincias de Tarno y Velmo; la parte turca, ninguno.", TWO),
        ("4 mai 2021. Côté russe, quatre tirs relevés : Ostre (2), Tarn (1) et Velme (1). Côté turc, aucun.", TWO),
        ("4 May 2021. The Russian-Turkish commission met. Russia: 2 (Ostra; Tarn)", [(R, "total", 2), (R, "Ostra", None), (R, "Tarn", None)]),
        ("4 May 2021. 9 violations were noted by the Russian side in Ostra (5) and Tarn (4), and 1,011 by the Turkish side.",
         [(R, "total", 9), (R, "Ostra", 5), (R, "Tarn", 4), (T, "total", 1011)]),
    ],
)  # fmt: skip
def test_how_bulletins_count(text: str, rows: list[tuple[Any, ...]]) -> None:
    read = read_bulletin(text, OSTRA)
    assert sorted(counts(read), key=str) == sorted(rows, key=str)
    assert str(read.day) == "2021-05-04"
    for one in (*read.tallies, *read.movements):
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    "text",
    [
        "4 May 2021. The Russian and the Turkish side met. Neither side counted a violation.", "4 May 2021. Neither the Russian nor the Turkish side recorded violations.",
        "4 May 2021. The Russian and the Turkish side met. No violations were recorded by either side.",
        "4 мая 2021 года. Российская и турецкая части работали. За сутки ни одной из сторон нарушений не зафиксировано.", "4 мая 2021 года. Ни российской, ни турецкой частью нарушений не зафиксировано.",
        "٤ أيار/مايو ٢٠٢١. لم يسجل الجانبان الروسي والتركي أي خرق.", "4 Mayıs 2021. Rus ve Türk tarafları çalıştı. Her iki taraf da hiç ihlal kaydetmedi.",
        "4 de mayo de 2021. La parte rusa y la parte turca trabajan. Ninguna de las partes registró violaciones.", "4 mai 2021. La partie russe et la partie turque travaillent. Aucune des deux parties n'a relevé de violation.",
    ],
)  # fmt: skip
def test_where_neither_counted_a_violation_each_has_none(text: str) -> None:
    assert counts(read_bulletin(text, OSTRA)) == [(R, "total", 0), (T, "total", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "4 May 2021. The Russian Centre for Reconciliation told of 37 cases of shelling by armed groups in the Ostra de-escalation zone. The Russian side noted 5 violations: Ostra (3), Tarn (2).",
        "4 мая 2021 года. Российский центр по примирению сообщил: зафиксировано 37 обстрелов со стороны отрядов в зоне деэскалации Остра. Российской частью зафиксировано 5 нарушений: Остра – 3, Тарн – 2.",
    ],
)  # fmt: skip
def test_shelling_of_a_zone_told_by_a_centre_is_a_category_of_its_own(text: str) -> None:
    rows = [(t.reporting_party, t.category, t.province, t.count) for t in read_bulletin(text, OSTRA).tallies]
    violations = [(R, "ceasefire violation", p, n) for p, n in (("total", 5), ("Ostra", 3), ("Tarn", 2))]
    assert rows == [(R, "shelling of the Ostra zone (Centre statement)", "total", 37), *violations]


@pytest.mark.parametrize(
    ("text", "confirmed"),
    [
        ("4 May 2021. Turkey: 9 cases (Ostra). Of them 3 were confirmed by the Russian side.", 3),
        ("4 May 2021. The Turkish side noted 9 cases, of which none was confirmed by the Russian side.", 0),
        ("4 мая 2021 года. Турция: 9. Российская сторона подтвердила 2 случая.", 2),
    ],
)
def test_cases_confirmed_by_the_other_side(text: str, confirmed: int) -> None:
    (total,) = [t for t in read_bulletin(text, OSTRA).tallies if t.province == "total"]
    assert (total.reporting_party, total.count, total.confirmed_by_other) == (T, 9, confirmed)


def test_a_sum_that_misses_its_total_is_noted_and_not_mended() -> None:
    read = read_bulletin("4 May 2021. Russia: 8 (Ostra 3, Tarn 4)", OSTRA)
    assert counts(read)[0] == (R, "total", 8)
    assert read.tallies[0].note == "provinces given sum to 7, total 8"


def test_a_running_total_without_a_start_says_so() -> None:
    read = read_bulletin("4 May 2021. In all 2,222 settlements have joined the reconciliation.", OSTRA)
    assert [(m.count, m.period) for m in read.movements] == [(2222, "cumulative, start not said")]


def test_a_week_is_never_a_day() -> None:
    read = read_bulletin(
        "Violations over the past week, 4 May 2021\nRussia: 82 (Ostra 40; Tarn 42)\nTurkey: 93", OSTRA
    )
    assert {t.category for t in read.tallies} == {"ceasefire violation (week)"}


def test_the_command_writes_both_tables(tmp_path: Path) -> None:
    names, out, moved = (
        EXAMPLE / "places" / "provinces.csv",
        tmp_path / "tallies.csv",
        tmp_path / "movements.csv",
    )
    files = [str(CASES / name) for name in FILES]
    command = [
        "talks",
        "bulletin",
        *files,
        "--provinces",
        str(names),
        "-o",
        str(out),
        "--movements",
        str(moved),
        "--country",
        "Syria",
    ]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0, done.output
    assert len(TALLIES.check(read_frame(out))) == len(table(CASES / "gold_tallies.csv"))
    assert len(MOVEMENTS.check(read_frame(moved))) == len(table(CASES / "gold_movements.csv"))
