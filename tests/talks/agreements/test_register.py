"""Rival renderings, what refers to what, and the course of a term, on the founding case and an invented truce."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.talks.agreements.registers import founded, founding, truce

from detente.layout import DateRange
from detente.talks.agreements import (
    Agreement,
    ClauseText,
    Course,
    RivalPoint,
    candidates,
    course,
    references,
    rival_points,
)
from detente.talks.agreements.term import MOVES, STATES

MEMORANDUM = "memorandum-2017"
GUARANTORS = ("Norland", "Sudland")


def point(name: str) -> RivalPoint:
    return next(p for p in rival_points(founded(MEMORANDUM)) if p.point == name)


@pytest.mark.parametrize(
    ("name", "where", "days"),
    [
        ("entry into force", ("in force",), ["2017-05-04", "2017-05-05", "2017-05-06"]),
        ("Joint Working Group", ("6(a)",), ["2017-05-09", "2017-05-14", "2017-05-18"]),
        ("maps", ("6(b)",), ["2017-05-22", "2017-05-27", "2017-06-04"]),
    ],
)
def test_the_memorandum_has_rival_renderings(name: str, where: tuple[str, ...], days: list[str]) -> None:
    found = point(name)
    assert (found.where, [str(d) for d in found.days], found.differ) == (where, days, True)


def test_the_register_says_which_reading_it_relies_on() -> None:
    readings = point("Joint Working Group").readings
    assert [r.publisher for r in readings if r.relied_on_by] == ["Sputnik, quoting the text"]
    assert readings[0].relied_on_by == ("this register",)


def test_who_relies_on_which_reading_is_what_somebody_recorded() -> None:
    row = {
        "instrument": MEMORANDUM,
        "point": "maps",
        "publisher": "TASS, 6 May 2017",
        "organisation": "Norland",
    }
    found = next(p for p in rival_points(founded(MEMORANDUM), [row]) if p.point == "maps")
    assert {r.publisher: r.relied_on_by for r in found.readings}["TASS, 6 May 2017"] == (
        "Norland",
        "this register",
    )


def test_a_reading_without_days_is_kept_in_its_words() -> None:
    found = point("exempt groups")
    assert found.days == ()
    assert found.differ
    assert "former Nusra Front" in found.readings[0].says


def test_references_are_settled_by_symbol_key_or_day() -> None:
    found = {(r.source, r.words): r.target for r in references(founding())}
    assert found["resolution-2336", "S/2016/1133"] == "agreement-2016-12-30"
    assert found[MEMORANDUM, "statement of 15 September 2017"] == "statement-2017-09-15"


def test_an_unnumbered_resolution_lists_its_candidates_and_chooses_none() -> None:
    (found,) = references((), {"page": [("the Resolution", 7)]})
    assert found.candidates == ()
    ids, certain = candidates("the Resolution on an armistice", founding())
    assert set(ids) == {a.id for a in founding() if a.kind == "resolution"}
    assert not certain


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Security Council resolution 2254 (2015)", ("resolution-2254",)),
        ("resolution 2401", ("resolution-2401",)),
        ("Меморандум о создании зон деэскалации в Сирийской Арабской Республике", (MEMORANDUM,)),
        ("مذكرة إنشاء مناطق تخفيف التصعيد في الجمهورية العربية السورية", (MEMORANDUM,)),
    ],
)
def test_a_number_or_a_full_name_in_any_language_settles_it(words: str, ids: tuple[str, ...]) -> None:
    assert candidates(words, founding()) == (ids, True)


def test_a_number_that_the_register_has_not_is_no_candidate() -> None:
    assert candidates("resolution 1701 (2006)", founding()) == ((), False)


def act(
    decided: date, until: date | None, consented: str = "Norland; Sudland", basis: str = "text read"
) -> dict[str, Any]:
    return {"instrument": "truce", "decided": decided, "until": until, "consented": consented, "basis": basis}


def on(day: date, *acts: dict[str, Any], of: Agreement | None = None) -> Course:
    return course(of or truce(), acts, day, GUARANTORS)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2030, 2, 1), "not in force"),
        (date(2030, 2, 2), "start differs"),
        (date(2030, 2, 4), "in force"),
        (date(2030, 8, 2), "in force"),
        (date(2030, 8, 3), "extension not on record"),
    ],
)
def test_the_course_of_a_term(day: date, state: str) -> None:
    assert on(day).state == state


def test_a_term_that_ran_out_without_an_extension_on_record_warns() -> None:
    found = course(founded(MEMORANDUM), [], date(2018, 3, 16))
    assert found.state == "extension not on record"
    assert "whether it is in force is unknown" in found.warnings[0]
    assert "'automatically' by its words" in found.warnings[0]
    assert "132 days before" in found.warnings[0]


def test_an_end_that_comes_near_warns() -> None:
    assert "in 10 days" in on(date(2030, 7, 23)).warnings[0]
    assert on(date(2030, 5, 1)).warnings == ()


def test_an_extension_by_all_whose_consent_is_needed() -> None:
    found = on(date(2030, 9, 1), act(date(2030, 7, 30), date(2031, 2, 2)))
    assert (found.state, found.ends, found.warnings) == ("extended", date(2031, 2, 2), ())


@pytest.mark.parametrize(
    ("extension", "said"),
    [
        (
            act(date(2030, 7, 30), date(2031, 2, 2), consented="Norland"),
            "consent of Sudland is not on record",
        ),
        (act(date(2030, 7, 30), date(2031, 2, 2), basis="reported"), "its text was not read"),
        (act(date(2030, 8, 20), date(2031, 2, 2), basis="announced"), "the days between are not covered"),
    ],
)
def test_an_extension_that_does_not_stand_firm_warns(extension: dict[str, Any], said: str) -> None:
    found = on(date(2030, 9, 1), extension)
    assert found.state == "extended as reported"
    assert any(said in warning for warning in found.warnings)


def test_an_extension_is_not_seen_before_it_was_decided() -> None:
    assert on(date(2030, 8, 10), act(date(2030, 8, 20), date(2031, 2, 2))).state == "extension not on record"


def test_a_second_term_runs_out_like_the_first() -> None:
    assert on(date(2031, 2, 3), act(date(2030, 7, 30), date(2031, 2, 2))).state == "extension not on record"


def test_a_term_that_may_not_be_extended_ends() -> None:
    sure = truce(ends=DateRange(date(2030, 8, 2), date(2030, 8, 2), how="six months"))
    assert on(date(2030, 8, 3), of=sure).state == "ended"
    apart = truce(ends=DateRange(date(2030, 8, 2), date(2030, 8, 5), how="publishers differ"))
    assert [on(date(2030, 8, n), of=apart).state for n in (2, 3, 5, 6)] == [
        "in force",
        "end open",
        "end open",
        "ended",
    ]


def test_an_end_with_no_last_day_is_open() -> None:
    found = course(founded("resolution-2401"), [], date(2018, 4, 1))
    assert found.state == "end open"
    assert "no last day is set" in found.warnings[0]


def test_states_and_moves_are_complete() -> None:
    assert set(MOVES) == set(STATES)
    assert {after for moves in MOVES.values() for after in moves} <= set(STATES)


def test_a_reference_to_oneself_is_none() -> None:
    own = truce(clauses=(ClauseText("1", "This Agreement and the Agreement, as the Lakeside truce says."),))
    assert references([own]) == ()
