"""Obligations by day, scores and disputes beside each other, faults all at once, and the iCalendar feed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.talks.agreements.registers import founding, truce

from detente.layout import DateRange
from detente.tables import EXTENSIONS, IMPLEMENTATION, RELIANCE
from detente.talks.agreements import ClauseText
from detente.talks.calendar import (
    Entry,
    Obligation,
    Overview,
    calendar_entries,
    clause_scores,
    obligations_of,
    overview,
    standing,
    to_icalendar,
)

BRIDGE = next(o for o in obligations_of([truce()]) if o.clause == "2")
DAY = DateRange(date(2030, 5, 9), date(2030, 5, 9))
HEADER = "instrument,clause,date,organisation,kind,score,evidence,source_url"


def table(*rows: str) -> pl.DataFrame:
    return pl.read_csv("\n".join([HEADER, *rows]).encode(), infer_schema=False)


def state(day: date, *rows: str, of: Obligation = BRIDGE) -> str:
    scores = clause_scores(IMPLEMENTATION.check(table(*rows)), day)
    return standing(of, day, scores.get((of.instrument, of.clause))).state


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2030, 5, 8), "due"),
        (date(2030, 5, 9), "due"),
        (date(2030, 5, 10), "disputed"),
        (date(2030, 5, 18), "disputed"),
        (date(2030, 5, 19), "not scored"),
    ],
)
def test_a_range_of_due_days_goes_by_the_day(day: date, said: str) -> None:
    assert state(day) == said


@pytest.mark.parametrize(
    ("scored", "said"),
    [("2030-05-09", "met"), ("2030-05-12", "met, lateness disputed"), ("2030-05-20", "met late")],
)
def test_a_score_of_3_makes_it_met(scored: str, said: str) -> None:
    assert state(date(2030, 6, 1), f"truce,2,{scored},Tarn Watch,score,3,patrol report 14,") == said


def test_a_score_is_not_seen_before_its_day() -> None:
    assert state(date(2030, 5, 19), "truce,2,2030-05-20,Tarn Watch,score,3,patrol report 14,") == "not scored"


def test_a_partys_dispute_stands_beside_the_score_and_changes_no_number() -> None:
    rows = (
        "truce,2,2030-05-09,Tarn Watch,score,3,patrol report 14,",
        "truce,2,2030-05-11,Судландия,dispute,1,мост закрыт ночью,",
    )
    assert state(date(2030, 6, 1), *rows) == "disputed"
    found = clause_scores(IMPLEMENTATION.check(table(*rows)), date(2030, 6, 1))["truce", "2"]
    assert (found.low, found.high, found.in_words) == (3, 3, "3 (full)")
    assert [(d.organisation, d.evidence) for d in found.disputes] == [("Судландия", "мост закрыт ночью")]


def test_two_organisations_give_a_range_and_no_mean() -> None:
    rows = (
        "truce,2,2030-05-09,Tarn Watch,score,3,patrol report 14,",
        "truce,2,2030-05-09,Mission,score,1,one lane only,",
    )
    assert state(date(2030, 6, 1), *rows) == "late"
    found = clause_scores(IMPLEMENTATION.check(table(*rows)), date(2030, 6, 1))["truce", "2"]
    assert found.in_words == "1 to 3"


def test_words_on_record_are_no_score() -> None:
    one = Obligation(
        "a", "1", "Maps.", due=DateRange(date(2030, 5, 1), date(2030, 5, 1)), on_record="in work by July"
    )
    assert standing(one, date(2030, 8, 1)).state == "not scored"
    assert standing(Obligation("a", "1", "Maps."), date(2030, 8, 1)).state == "no day set"


def test_a_clause_that_binds_nobody_by_name_is_kept_and_says_so() -> None:
    passive = truce(clauses=(ClauseText("7", "The area shall be cleared.", "obligation", "text read"),))
    (one,) = obligations_of([passive])
    assert (one.bearer, one.owed_by) == ("", "bearer unknown: the words bind nobody by name")
    (entry,), _ = calendar_entries(
        [truce(clauses=(replace(passive.clauses[0], due=DAY),))], date(2030, 5, 1), {}
    )
    assert "Bearer unknown" in entry.about


def test_a_due_day_counted_from_entry_into_force_is_a_range_and_one_from_signature_is_not() -> None:
    force, signing = (
        obligations_of([truce(clauses=(ClauseText("7", f"The bridge is opened within ten days of {start}.", "obligation"),))])
        for start in ("entry into force", "the signing")
    )  # fmt: skip
    assert force[0].due is not None
    assert signing[0].due is not None
    assert (force[0].due.earliest, force[0].due.latest, force[0].due.text) == (
        date(2030, 2, 12), date(2030, 2, 14), date(2030, 2, 13),
    )  # fmt: skip
    assert (signing[0].due.earliest, signing[0].due.latest) == (date(2030, 2, 11), date(2030, 2, 11))
    assert standing(force[0], date(2030, 2, 13)).state == "disputed"
    assert standing(signing[0], date(2030, 2, 13)).state == "not scored"


def test_a_due_day_of_the_register_goes_before_what_the_words_count() -> None:
    says = "The bridge is opened within ten days of the signing."
    (one,) = obligations_of([truce(clauses=(ClauseText("7", says, "obligation", due=DAY),))])
    assert one.due is DAY


def whole(day: date) -> Overview:
    return overview(
        [truce(), *founding()], day,
        extensions=EXTENSIONS.empty(), implementation=IMPLEMENTATION.empty(), reliance=RELIANCE.empty(),
    )  # fmt: skip


def feed(day: date = date(2030, 5, 1)) -> str:
    return to_icalendar(whole(day).entries, day=day, process="tarn", name="Переговоры; محادثات")


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_the_feed_is_icalendar() -> None:
    text = feed()
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = unfolded(text)[:-1]
    assert all(re.match(r"[A-Z-]+(;[A-Z]+=[A-Z]+)*:", line) for line in lines)
    for name in ("UID", "DTSTAMP"):  # required of every event: RFC 5545 3.6.1
        assert sum(line.startswith(f"{name}:") for line in lines) == lines.count("BEGIN:VEVENT") > 5


def test_uids_stay_and_no_clock_is_asked() -> None:
    before, after = unfolded(feed(date(2030, 5, 1))), unfolded(feed(date(2030, 6, 9)))
    uids = [line for line in before if line.startswith("UID:")]
    assert len(set(uids)) == len(uids)
    assert uids == [line for line in after if line.startswith("UID:")]
    assert {line for line in after if line.startswith("DTSTAMP")} == {"DTSTAMP:20300609T000000Z"}
    assert feed() == feed()


def test_a_range_of_days_is_one_tentative_entry_over_all_of_them() -> None:
    event = "\n".join(unfolded(feed())).split("BEGIN:VEVENT")
    (bridge,) = [e for e in event if "Norland opens the bridge" in e]
    assert "DTSTART;VALUE=DATE:20300509\nDTEND;VALUE=DATE:20300519\n" in bridge
    assert "STATUS:TENTATIVE" in bridge
    assert "\\, 2: Norland opens" in bridge


def test_every_script_and_sign_comes_through() -> None:
    text = "\n".join(unfolded(feed()))
    assert "X-WR-CALNAME:Переговоры\\; محادثات" in text
    assert "Стороны обмениваются списками." in text


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_words_fold_and_unfold(title: str, about: str) -> None:
    day = date(2030, 5, 1)
    text = to_icalendar([Entry("k", day, day, title, about, "due")], day=day, process="p", name="n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert len(unfolded(text)) == 19
    summary = next(line for line in unfolded(text) if line.startswith("SUMMARY:"))
    plain = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], summary.removeprefix("SUMMARY:"))
    given_title = title.replace("\r\n", "\n").replace("\r", "\n")
    assert plain == "".join(c for c in given_title if c in "\n\t" or (ord(c) >= 32 and ord(c) != 127))


def test_silence_accuses_nobody_and_a_low_score_is_late() -> None:
    assert state(date(2030, 6, 1)) == "not scored"
    assert state(date(2030, 6, 1), "truce,2,2030-05-12,Tarn Watch,score,1,one lane only,") == "late"
