"""Early handling: which reports are told at once, what a flash says, and the minutes from hand-in; the duty list."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from detente.ceasefire.casework.duty import Turn, gaps, on_duty, read_duty
from detente.ceasefire.casework.flash import FlashItem, find_flashes, read_flashes
from detente.errors import InputError
from detente.layout import read_layout
from detente.process import FlashRule
from detente.tables import DUTY, FLASHES, MEMBERSHIP, REPORTS

ZONE = ZoneInfo("UTC")
DAY = date(2030, 5, 2)
RULES = (
    FlashRule(id="mass", names={"en": "Mass casualties"}, least_deaths=10),
    FlashRule(id="chemical", names={"en": "Chemical"}, words=("chlorine", "كلور", "хлор")),
    FlashRule(id="hospital", names={"en": "Hospital"}, acts=("attack on a hospital",), minutes=30),
    FlashRule(id="aid", names={"en": "Aid"}, acts=("attack on civilians",)),
)


def reports(*rows: dict[str, Any]) -> pl.DataFrame:
    good = {
        "source": "a",
        "date_start": DAY,
        "date_end": DAY,
        "type_raw": "fire",
        "actor_a": "Reds",
        "adm1": "West",
    }
    every = [dict.fromkeys(REPORTS.names) | good | {"report_id": f"r{n}"} | row for n, row in enumerate(rows)]
    return pl.DataFrame(every, schema=REPORTS.schema)


def joined(frame: pl.DataFrame, **incident: str) -> pl.DataFrame:
    """Each report its own incident, unless it is said otherwise."""
    rows = [
        {"source": s, "report_id": r, "incident_id": incident.get(r, f"{s}:{r}"), "probability": 1.0}
        for s, r in frame.select("source", "report_id").iter_rows()
    ]
    return pl.DataFrame(rows, schema=MEMBERSHIP.schema)


def duty(*rows: tuple[str, str, str | None]) -> pl.DataFrame:
    every = [
        {
            "post": p,
            "organisation": "x",
            "begins": a,
            "ends": b,
            "holder": "Ada (invented)",
            "contact": "line 9",
        }
        for p, a, b in rows
    ]
    return pl.DataFrame(every, schema=DUTY.schema)


def told(*rows: tuple[str, str, str, str]) -> pl.DataFrame:
    every = [
        {"report": r, "handed_in": a, "told_at": b, "by": "x", "post": p, "known": "k", "not_known": "n"}
        for r, a, b, p in rows
    ]
    return pl.DataFrame(every, schema=FLASHES.schema)


TURNS = read_duty(
    duty(("desk", "2030-05-01T00:00Z", None), ("night", "2030-05-01T20:00Z", "2030-05-02T06:00Z")), ZONE
)


def found(frame: pl.DataFrame, tellings: pl.DataFrame | None = None, **more: Any) -> tuple[FlashItem, ...]:
    read = read_flashes(told() if tellings is None else tellings, ZONE, TURNS)
    membership = more.pop("membership", joined(frame))
    return find_flashes(frame, membership, RULES, read, TURNS, more.pop("day", DAY), ZONE, **more)


@pytest.mark.parametrize(
    ("report", "rules"),
    [
        ({"fatalities_best": 9}, ()),
        ({"fatalities_best": 10}, ("mass",)),
        ({"fatalities_best": 4, "fatalities_high": 30}, ("mass",)),
        ({"type_raw": "Chlorine barrel"}, ("chemical",)),
        ({"type_raw": "hypochlorines"}, ()),  # a word inside a word is none
        ({"place_name": "قصف بغاز كلور على القرية"}, ("chemical",)),
        ({"type_raw": "применён ХЛОР"}, ("chemical",)),
        ({"type_l1": "attack on a hospital"}, ("aid", "hospital")),  # the broader act is met by the finer
        ({"type_l1": "attack on aid"}, ("aid",)),
        ({"type_l1": "shelling"}, ()),
        ({"type_l1": None, "fatalities_best": None}, ()),
    ],
)
def test_what_is_told_at_once(report: dict[str, Any], rules: tuple[str, ...]) -> None:
    assert tuple(r for i in found(reports(report)) for r in i.rules) == rules


def test_why_names_the_report_and_the_figure() -> None:
    (item,) = found(reports({"fatalities_best": 8, "fatalities_high": 12}))
    assert item.why == ("a:r0: up to 12 deaths told, 10 or more are told at once",)


def test_reports_of_one_incident_make_one_item_with_every_word() -> None:
    frame = reports(
        {"fatalities_best": 3, "source": "a"},
        {"fatalities_best": 14, "source": "b", "original_sources": "b;radio"},
    )
    (item,) = found(frame, membership=joined(frame, r0="i", r1="i"))
    assert item.reports == ("b:r1",)
    assert "deaths told: 3 to 14" in item.known
    assert item.whose_word == ("a", "b, citing radio")
    assert "how many of the dead were civilians" in item.not_known
    assert "who did it: a flash attributes nothing" in item.not_known


@pytest.mark.parametrize(
    ("at", "minutes", "standing"),
    [
        ("2030-05-02T10:20Z", 20.0, "told 20 minutes after hand-in, within the 30 minutes"),
        ("2030-05-02T12:30+02:00", 30.0, "told 30 minutes after hand-in, within the 30 minutes"),
        ("2030-05-02T11:30Z", 90.0, "told 90 minutes after hand-in, after the 30 minutes"),
    ],
)
def test_minutes_from_hand_in_to_flash(at: str, minutes: float, standing: str) -> None:
    (item,) = found(
        reports({"type_l1": "attack on a hospital"}), told(("a:r0", "2030-05-02T10:00Z", at, "desk"))
    )
    assert (item.minutes, item.standing, item.waiting) == (minutes, standing, False)
    assert item.not_told == ("night",)


def test_who_told_nobody_is_waiting_and_now_is_handed_in() -> None:
    frame, tellings = (
        reports({"fatalities_best": 20}),
        told(("a:r0", "2030-05-02T10:00Z", "2030-05-02T11:00Z", "desk")),
    )
    (before,) = found(frame, tellings, now=datetime(2030, 5, 2, 10, 59, tzinfo=UTC))
    assert before.waiting
    assert before.minutes is None
    (after,) = found(frame, tellings, now=datetime(2030, 5, 2, 11, 0, tzinfo=UTC))
    assert after.minutes == 60
    (later,) = found(frame, tellings, day=date(2030, 5, 4))
    assert not later.waiting


def test_nobody_on_duty_is_told() -> None:
    (item,) = found(
        reports({"fatalities_best": 20}), told(("a:r0", "2030-05-02T07:00Z", "2030-05-02T07:30Z", "night"))
    )
    assert (
        item.standing == "told 30 minutes after hand-in, within the 60 minutes; nobody was on duty at night"
    )


def test_only_the_days_asked_for() -> None:
    frame = reports(
        {"fatalities_best": 20, "date_start": date(2030, 4, 25), "date_end": date(2030, 4, 25)},
        {"fatalities_best": 20, "date_start": date(2030, 5, 3), "date_end": date(2030, 5, 3)},
    )
    assert found(frame) == ()
    assert len(found(frame, days=8)) == 1


def test_tellers_own_words_are_kept_apart() -> None:
    (item,) = found(
        reports({"fatalities_best": 20}), told(("a:r0", "2030-05-02T07:00Z", "2030-05-02T07:30Z", "desk"))
    )
    assert item.words("known") == ("k",)
    assert "k" not in item.known
    assert "line 9" not in str(item.to_dict())
    assert "Ada" not in str(item.to_dict())


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("a:r0", "2030-05-02T10:00Z", "2030-05-02T09:00Z", "desk"), "it was told before it was handed in"),
        (
            ("a:r0", "2030-05-02", "2030-05-02T09:00Z", "desk"),
            "minutes need instants, and a day stands there",
        ),
        (("a:r0", "2030-05-02T10:00", "2030-05-02T11:00Z", "desk"), "has a clock and no offset"),
        (("a:r0", "2030-05-02T10:00Z", "2030-05-02T11:00Z", "gate"), "the duty list has no post 'gate'"),
        (("a:r9", "2030-05-02T10:00Z", "2030-05-02T11:00Z", "desk"), "no report 'a:r9' is in the folder"),
    ],
)
def test_bad_flashes(row: tuple[str, str, str, str], said: str) -> None:
    with pytest.raises(InputError, match=said.replace("(", r"\(")):
        read_flashes(told(row), ZONE, TURNS, reports={"a:r0"})


def test_overlapping_turns_of_one_post_are_all_told() -> None:
    frame = duty(
        ("desk", "2030-05-01T00:00Z", "2030-05-10T00:00Z"), ("desk", "2030-05-02T00:00Z", "2030-05-03T00:00Z"),
        ("desk", "2030-05-04T00:00Z", "2030-05-05T00:00Z"), ("gate", "2030-05-04T00:00Z", None),
    )  # fmt: skip
    with pytest.raises(InputError) as caught:
        read_duty(frame, ZONE)
    assert [f.place for f in caught.value.faults] == ["duty, row 3", "duty, row 4"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("desk", "2030-05-02T00:00Z", "2030-05-01T00:00Z"), "the turn ends before it begins"),
        (("desk", "tomorrow", None), "'tomorrow' is no instant"),
        (("desk", "2030-05-02T08:00", None), "has a clock and no offset"),
    ],
)
def test_bad_turns(row: tuple[str, str, str | None], said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_duty(duty(row), ZONE)


def test_gaps_of_the_duty_list_are_facts() -> None:
    turns = read_duty(
        duty(("desk", "2030-05-01T00:00Z", "2030-05-01T08:00Z"), ("desk", "2030-05-01T10:00Z", "2030-05-01T18:00Z"), ("gate", "2030-05-01T00:00Z", None)), ZONE
    )  # fmt: skip
    until = datetime(2030, 5, 1, 20, tzinfo=UTC)
    hours = [(post, a.hour, b.hour) for post, a, b in gaps(turns, until)]
    assert hours == [("desk", 8, 10), ("desk", 18, 20)]
    assert on_duty(turns, "desk", datetime(2030, 5, 1, 9, tzinfo=UTC)) is None
    assert on_duty(turns, "desk", datetime(2030, 5, 1, 10, tzinfo=UTC)) == Turn(
        "desk", "x", datetime(2030, 5, 1, 10, tzinfo=UTC), datetime(2030, 5, 1, 18, tzinfo=UTC)
    )
    assert on_duty(turns, "desk", datetime(2030, 5, 1, 18, tzinfo=UTC)) is None  # the end is the next one's


def test_a_rule_without_a_condition_is_a_fault() -> None:
    with pytest.raises(InputError, match="has no condition"):
        read_layout(FlashRule, {"id": "x", "names": {"en": "X"}}, "process.toml")
