"""Casework: the state machine of a case, day by day; faults with their place; nothing edited, nothing inferred from silence."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from tests.ceasefire.casework import (
    ANSWERS_FOR,
    LIMITS,
    NAMES,
    ORGANISATIONS,
    UTC,
    changed,
    faults,
    on,
    step,
    table,
    whole,
)

from detente.ceasefire.breaches import NOTICE, VERDICTS
from detente.ceasefire.casework import cases_as_of, read_steps, voices_of
from detente.ceasefire.casework.moves import FINDABLE, OPEN, OUTCOMES, STATUSES
from detente.ceasefire.casework.voices import to_dict
from detente.process import Limits
from detente.tables import CASES, CASEWORK, DUTY, Sensitivity
from detente.tables.casework import STEPS


@pytest.mark.parametrize(
    ("day", "status", "overdue"),
    [
        ("2030-05-01", "alleged", []),
        ("2030-05-02", "under verification", []),
        ("2030-05-03", "under verification", ["answer of the guarantor"]),
        ("2030-05-04", "verified", ["answer of the guarantor"]),
        ("2030-05-05", "under investigation", ["answer of the guarantor"]),
        ("2030-05-09", "investigated", ["answer of the guarantor"]),
        ("2030-05-10", "found", ["answer of the guarantor"]),
        ("2030-05-25", "closed", ["answer of the guarantor"]),
    ],
)
def test_a_case_as_of_any_day(day: str, status: str, overdue: list[str]) -> None:
    case = on(day)
    assert case.status == status
    assert [o.what for o in case.overdue] == overdue


def test_before_its_allegation_there_is_no_case() -> None:
    assert cases_as_of(read_steps(table(whole()), UTC), date(2030, 4, 30), UTC, LIMITS, ANSWERS_FOR) == ()


def test_what_was_handed_in_later_is_not_known_earlier() -> None:
    late = changed(6, entered="2030-05-04T00:00+00:00")
    assert [a.standing for a in on("2030-05-03", late).asked if a.who == "reds"] == [
        "not answered by 2030-05-03 12:00"
    ]
    (reds,) = [a for a in on("2030-05-04", late).asked if a.who == "reds"]
    assert (
        reds.standing == "answered on 2030-05-03T09:00+00:00"
    )  # it was given in time, though handed in after
    assert not reds.late


def test_an_answer_after_the_limit_is_told_as_late() -> None:
    rows = [*whole()[:5], step(6, "reply", "2030-05-06T09:00+00:00", "reds", outcome="denies")]
    (reds,) = [a for a in on("2030-05-06", rows).asked if a.who == "reds"]
    assert reds.late
    assert reds.standing == "answered on 2030-05-06T09:00+00:00, after 2030-05-03 12:00"


def test_silence_is_not_answered_by_the_limit_and_no_admission() -> None:
    rows = whole()[:3]
    assert [a.standing for a in on("2030-05-02", rows).asked] == ["answer awaited by 2030-05-03 12:00"] * 2
    case = on("2030-05-03", rows)
    assert [a.standing for a in case.asked] == ["not answered by 2030-05-03 12:00"] * 2
    assert case.verdict == ""
    assert case.status == "alleged"
    told = voices_of([case], NAMES)
    assert told.filter(told["voice"] == "no answer")["by"].to_list() == ["Red side", "Redland"]
    assert not any("admi" in str(v).lower() for v in told["says"])


def test_without_a_limit_on_record_nobody_is_late() -> None:
    case = on("2031-01-01", whole()[:3], Limits())
    assert case.overdue == ()
    assert {a.standing for a in case.asked} == {"not answered; no time limit is on record"}


def test_asking_for_time_is_no_answer() -> None:
    rows = [*whole()[:3], step(4, "reply", "2030-05-02", "reds", outcome="asks for time")]
    (reds,) = [a for a in on("2030-05-04", rows).asked if a.who == "reds"]
    assert reds.standing == "not answered by 2030-05-03 12:00; asked for time"


def test_suspected_party_and_every_guarantor_are_to_be_asked() -> None:
    rows = [step(1, "allegation", "2030-05-01", "reds", against="blues")]
    assert on("2030-05-01", rows).not_asked == ("blues", "blueland", "greyland")
    rows.append(step(2, "asked", "2030-05-01", to="blueland"))
    assert on("2030-05-01", rows).not_asked == ("blues", "greyland")
    rows.append(step(3, "asked", "2030-05-01", to="redland"))
    assert (
        "redland was asked, who is neither the suspected party nor answers for it"
        in on("2030-05-01", rows).marks
    )


def test_a_reply_without_being_asked_is_kept_and_marked() -> None:
    rows = [whole()[0], step(2, "reply", "2030-05-02", "reds", outcome="denies")]
    assert faults(rows) == []
    assert "reds replied without being asked (step 2)" in on("2030-05-02", rows).marks


def test_a_finding_before_the_party_was_asked_is_marked() -> None:
    rows = [
        whole()[0],
        step(2, "verification", "2030-05-02", "mission", outcome="confirmed"),
        step(3, "finding", "2030-05-03", outcome="undetermined"),
    ]
    assert "found before reds was asked" in on("2030-05-03", rows).marks


def test_nobody_tasked_is_told_with_what_is_overdue() -> None:
    rows = whole()[:1]
    assert on("2030-05-05", rows).overdue == ()
    (late,) = on("2030-05-06", rows).overdue
    assert (late.what, late.who) == ("verification", "nobody is tasked")
    (tasked,) = on(
        "2030-05-09", [*rows, step(2, "tasking", "2030-05-08", outcome="verification", to="mission")]
    ).overdue
    assert tasked.who == "mission"  # tasking late does not move the limit
    moved = step(2, "tasking", "2030-05-08", outcome="verification", to="mission", due="2030-05-12")
    assert on("2030-05-09", [*rows, moved]).overdue == ()  # a limit of its own does


# --- nothing is edited ------------------------------------------------------------------------------------


def test_a_correction_is_a_new_step_and_the_old_one_stays_in_sight() -> None:
    mended = step(
        12, "finding", "2030-05-12", outcome="undetermined", corrects=10, says="It cannot be said who began."
    )
    rows = [*whole()[:11], mended]
    assert on("2030-05-11", rows).verdict == "violation"
    case = on("2030-05-12", rows)
    assert (case.status, case.verdict, case.corrected) == ("found", "undetermined", {10: 12})
    told = voices_of([case], NAMES).filter(voices_of([case], NAMES)["voice"] == "finding")
    assert told.select("outcome", "corrected").rows() == [("violation", "by step 12"), ("undetermined", None)]
    assert "the dissent of reds (step 11) speaks to the finding before its correction" in case.marks


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"corrects": 10}, "a dissent cannot correct a finding"),
        ({"corrects": 11}, "it corrects step 11, which is not before it"),
        ({"corrects": 40}, "it corrects step 40, which is not before it"),
    ],
)
def test_a_correction_that_corrects_nothing_is_a_fault(more: dict[str, int], said: str) -> None:
    assert [f for f in faults(changed(11, **more)) if said in f]


def test_one_step_is_corrected_once() -> None:
    twice = [step(n, "finding", f"2030-05-1{n}", outcome="undetermined", corrects=10) for n in (11, 12)]
    assert faults([*whole()[:10], {**twice[0], "at": "2030-05-11"}, {**twice[1], "at": "2030-05-12"}]) == [
        "casework, case 'C-1', step 12: step 10 is corrected already. Correct step 11, which stands."
    ]


def test_every_state_of_knowledge_can_be_shown_again() -> None:
    steps = read_steps(table(whole()), UTC)
    for day in range(1, 26):
        as_of = date(2030, 5, day)
        known = [r for r in whole() if str(r["at"])[:10] <= str(as_of)]
        then = cases_as_of(read_steps(table(known), UTC), as_of, UTC, LIMITS, ANSWERS_FOR)
        now = cases_as_of(steps, as_of, UTC, LIMITS, ANSWERS_FOR)
        assert [to_dict(c, NAMES, UTC) for c in now] == [to_dict(c, NAMES, UTC) for c in then]


# --- moves --------------------------------------------------------------------------------------------------


def test_every_kind_and_status_is_in_the_machine() -> None:
    assert set(OUTCOMES) == set(STEPS)
    assert {"alleged", "found", "closed"} <= set(STATUSES)
    assert all(set(moves) <= set(STEPS) for moves in OPEN.values())
    assert set(FINDABLE) == {s for s, moves in OPEN.items() if "finding" in moves}
    assert all(set(v) <= set(VERDICTS) for v in FINDABLE.values())


def test_every_move_it_offers_is_one_it_takes() -> None:
    """From each day of the whole case, a step of each kind is refused exactly if it was not offered."""
    word = {"tasking": "verification", "verification": "confirmed", "investigation": "attributed", "finding": "undetermined",
            "reply": "denies", "access": "given"}  # fmt: skip
    for upto in range(1, 13):
        rows = whole()[:upto]
        offered = on("2030-06-01", rows).moves
        status = on("2030-06-01", rows).status
        for kind in STEPS:
            if kind in ("allegation", "access"):
                continue
            outcome = (
                "investigation"
                if kind == "tasking" and status in ("verified", "investigated")
                else word.get(kind)
            )
            more = {"to": "mission"} if kind in ("tasking", "asked") else {}
            tried = [*rows, step(upto + 1, kind, "2030-05-30", "mission", outcome=outcome, **more)]
            assert (not faults(tried)) == (kind in offered), (status, kind, faults(tried))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([*whole()[:10], step(11, "verification", "2030-05-11", "mission", outcome="confirmed")], "step 11: verification after a finding. Open now: closure"),
        ([*whole()[:6], step(7, "investigation", "2030-05-05", "mission", outcome="attributed")], "step 7: investigation while the case is under verification"),
        ([whole()[0], step(2, "finding", "2030-05-02", outcome="violation")], "step 2: finding while the case is alleged"),
        ([whole()[0], step(2, "dissent", "2030-05-02", "reds")], "step 2: dissent before any finding"),
        ([*whole(), step(13, "asked", "2030-05-21", to="reds")], "step 13: asked after closure"),
        ([step(1, "reply", "2030-05-01", "reds", outcome="denies"), {**whole()[0], "step": 2}], "step 1: reply before any allegation"),
        ([whole()[0], {**whole()[0], "step": 2, "at": "2030-05-02"}], "step 2: the case has an allegation already"),
        ([whole()[0], step(2, "verification", "2030-05-02", "mission", outcome="not confirmed"), step(3, "finding", "2030-05-03", outcome="violation")], "'violation' is found of what is not confirmed"),
        ([whole()[0], step(2, "verification", "2030-05-02", "mission", outcome="could not verify"), step(3, "tasking", "2030-05-03", outcome="investigation", to="mission")], "an investigation is tasked while the case is could not be verified"),
    ],
)  # fmt: skip
def test_an_illegal_move_is_a_fault_with_its_place(rows: list[dict[str, object]], said: str) -> None:
    found = faults(rows)
    assert [f for f in found if said in f], found
    assert all(f.startswith("casework, case 'C-1', step ") for f in found)


def test_a_late_reply_and_dissent_are_heard_even_after_closure() -> None:
    rows = [
        *whole(),
        step(13, "reply", "2030-06-01", "redland", outcome="explains"),
        step(14, "dissent", "2030-06-01", "redland"),
    ]
    assert faults(rows) == []
    assert {"reply", "dissent"} <= set(on("2030-06-02", rows).moves)


def test_an_investigation_that_is_suspended_leaves_the_case_verified() -> None:
    rows = changed(9, outcome="suspended", attribution=None)[:9]
    assert on("2030-05-09", rows).status == "verified"


# --- bad input ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (changed(7, at="2030-05-01"), "step 7: steps out of order: handed in (2030-05-01) before step 6 (2030-05-03T09:00+00:00)"),
        (changed(7, step=17), "step 8: step 7 of the case is missing"),
        (changed(4, at="4 May 2030"), "'at': '4 May 2030' is no instant. Write a day as 2018-03-16"),
        (changed(6, at="2030-05-03T09:00"), "'2030-05-03T09:00' has a clock and no offset"),
        (changed(6, entered="2030-05-02T09:00+00:00"), "it was handed in before it was done"),
        (changed(4, due="2030-05-01"), "it is due before it was done"),
        (changed(4, to=None), "'tasking' names nobody in 'to'"),
        (changed(7, to="reds"), "a step 'verification' is addressed to nobody"),
        (changed(7, outcome="violation"), "'violation' is no outcome of 'verification'. Use: confirmed, not confirmed, could not verify"),
        (changed(10, outcome=None), "'nothing' is no outcome of 'finding'"),
        (changed(7, attribution="reds"), "a step 'verification' says nothing of 'attribution'"),
        (changed(10, clause="2"), "a step 'finding' says nothing of 'clause'"),
    ],
)  # fmt: skip
def test_bad_steps_are_faults(rows: list[dict[str, object]], said: str) -> None:
    found = faults(rows)
    assert [f for f in found if said in f], found


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (changed(2, to="greens"), "organisation 'greens' is not declared"),
        (changed(1, against="greens"), "organisation 'greens' is not declared"),
        (changed(1, clause="9"), "'truce' has no clause '9'"),
        (changed(1, instrument="pact"), "instrument 'pact' is not among the terms"),
        (changed(1, report="a:7"), "no report 'a:7' is in the folder"),
    ],
)
def test_what_a_step_names_must_be_there(rows: list[dict[str, object]], said: str) -> None:
    found = faults(rows, organisations=ORGANISATIONS, clauses={("truce", "1")}, reports={"a:1"})
    assert [f for f in found if said in f], found


def test_two_users_with_one_case_of_different_content() -> None:
    mine, theirs = whole()[:2], [{**whole()[0], "by": "mission", "says": "They did."}]
    assert faults([*mine, *theirs]) == [
        "casework, case 'C-1', step 1: it was handed in twice with different content ('by', 'says'). "
        "Keep both: give the later one the next number, or another case."
    ]
    assert faults([*mine, whole()[1]]) == [
        "casework, case 'C-1', step 2: it was handed in twice, word for word. Remove the copy."
    ]


def test_the_order_of_rows_in_the_file_does_not_matter() -> None:
    first = [to_dict(on("2030-05-09"), NAMES, UTC)]
    for few in permutations(range(3)):
        rows = [whole()[i] for i in few] + whole()[3:][::-1]
        assert [to_dict(on("2030-05-09", rows), NAMES, UTC)] == first


def test_all_faults_come_at_once() -> None:
    rows = [{**r, "at": "soon"} if r["step"] in (2, 4) else r for r in changed(7, outcome="perhaps")]
    assert len(faults(rows)) >= 3


def test_an_empty_table_is_no_case() -> None:
    assert read_steps(CASEWORK.empty(), UTC) == ()
    assert voices_of([], NAMES).schema == CASES.schema


def test_words_in_any_script_come_through_unchanged() -> None:
    says = "أُطلِقت النار من الضفة الأخرى؛ «لم نبدأ»."
    told = voices_of([on("2030-05-03", changed(6, says=says))], NAMES)
    assert told.filter(told["voice"] == "reply")["says"].to_list() == [says]


# --- visibility -----------------------------------------------------------------------------------------------


def test_reply_and_dissent_stand_in_rows_of_the_same_kind_as_the_finding() -> None:
    told = voices_of([on("2030-05-20")], NAMES)
    voices = told["voice"].to_list()
    assert voices.index("finding") + 1 == voices.index("reply")
    assert {"dissent", "no answer"} <= set(voices)
    assert told["notice"].to_list() == [NOTICE] * told.height
    words = {c.name: c.sensitivity for c in CASES.columns}
    assert words["says"] is words["outcome"] is Sensitivity.PUBLIC


def test_evidence_witnesses_and_contacts_never_show() -> None:
    of = {c.name: c.sensitivity for t in (CASEWORK, DUTY) for c in t.columns}
    assert of["evidence"] is of["contact"] is of["holder"] is Sensitivity.RESTRICTED
    assert of["witnesses"] is Sensitivity.SEALED
    case = on("2030-05-20")
    shown = str(to_dict(case, NAMES, UTC)) + str(voices_of([case], NAMES).to_dicts())
    assert "E/1" not in shown
    assert "W-1" not in shown
    assert "the mill" not in shown
    assert not {"evidence", "witnesses", "place_name"} & set(CASEWORK.cleared(table(whole())).columns)
    assert "witnesses" not in CASEWORK.cleared(table(whole()), Sensitivity.RESTRICTED).columns
