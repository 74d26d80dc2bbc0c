"""Positions by round with their statements; agenda, credentials and papers of a round that is prepared."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
from tests.talks.agreements.registers import truce

from detente.tables import AGENDA, ATTENDANCE, MEETINGS, PAPERS, POSITIONS, Table
from detente.talks import read_document
from detente.talks.agreements import course, read_brackets, rival_points, split_clauses
from detente.talks.calendar import obligations_of, standing
from detente.talks.exports import Body, Office
from detente.talks.rounds import (
    Said,
    delegations,
    position_matrix,
    prepare,
    propose_items,
    said_by,
    speaks_for,
    stretches,
)

BODIES = [Body("norland", {"en": "Norland", "ru": "Норландия"}), Body("sudland", {"en": "Sudland"})]
OFFICES = [
    Office("norland", "Foreign Minister", "Anna Berg", date(2028, 1, 1)),
    Office("sudland", "Foreign Minister", "Omar Diallo", None, date(2030, 5, 9)),
]
HERE: dict[str, Any] = {"track": "lakeside", "meeting": "Round 2"}


def frame(table: Table, *rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame([dict.fromkeys(table.names) | row for row in rows], schema=table.schema)


ROUNDS = frame(
    MEETINGS,
    {"track": "lakeside", "name": "Round 1", "date_start": date(2029, 5, 2), "date_end": date(2029, 5, 3)},
    {"track": "lakeside", "name": "Round 2", "date_start": date(2030, 5, 9)},
    {"track": "lakeside", "name": "Round 3", "date_start": date(2030, 9, 1)},
)
HELD = frame(
    POSITIONS,
    {
        "organisation": "Норландия",
        "subject": "posts",
        "position": "accepts",
        "date": date(2030, 5, 1),
        "source_url": "u/1",
    },
    {"organisation": "Норландия", "subject": "posts", "position": "rejects", "date": date(2030, 8, 1)},
    {"organisation": "Hill Front", "subject": "posts", "position": "none"},
)
SAID = [
    Said("p1", date(2030, 5, 2), "u/1", "Anna Berg", ("norland",), "We accept.", 10, 20),
    Said("p2", date(2030, 5, 5), "u/2", "Anna Berg", ("norland",), "Observation posts are needed.", 0, 29),
    Said("p3", date(2030, 5, 6), "u/3", "Anna Berg", ("norland",), "Thank you.", 0, 10),
    Said("p4", date(2030, 8, 2), "u/4", "Omar Diallo", ("sudland",), "No observation posts.", 0, 21),
    Said("p5", date(2030, 9, 9), "u/5", "Anna Berg", ("norland",), "Observation posts can wait.", 0, 27),
]


def test_the_matrix_shows_who_held_what_in_which_round() -> None:
    found = position_matrix(HELD, ROUNDS, SAID, {"posts": ["observation posts"]}, {"Норландия": "norland"})
    assert found.rounds == ("Round 1 (2029-05-02)", "Round 2 (2030-05-09)", "Round 3 (2030-09-01)")
    first, second, third = found.rows["posts", "Норландия"]
    assert first is None
    assert second is not None
    assert third is not None
    assert (second.position, second.changed, third.position, third.changed) == (
        "accepts",
        False,
        "rejects",
        True,
    )
    assert [(x.said.document, x.rule) for x in second.links] == [
        ("p1", "same source"),
        ("p2", "names the issue"),
    ]
    assert third.links == ()  # another's words, and words after the round, are not beside it
    assert [c and c.position for c in found.rows["posts", "Hill Front"]] == ["none"] * 3
    told = {row["organisation"]: row["cells"] for row in found.to_dict()["rows"]}
    assert told["Норландия"][0] is None
    assert told["Норландия"][1]["statements"][0]["start"] == 10


def test_a_speaker_stands_for_the_body_whose_office_he_holds_on_the_day() -> None:
    page = (
        "Meeting in Lakeside\n\n10 May 2030\n\n"
        '"The road is open," Norland\'s Foreign Minister Anna Berg said.\n\n'
        '"It is not," Sudland\'s Foreign Minister Omar Diallo said.\n'
    )
    found = said_by({"page": read_document(page)}, {"page": "u/9"}, BODIES, OFFICES)
    assert [(s.speaker, s.organisations, s.url) for s in found] == [
        ("Anna Berg", ("norland",), "u/9"),
        ("Omar Diallo", (), "u/9"),
    ]


def delegate(organisation: str, **more: Any) -> dict[str, Any]:
    values = {"organisation": organisation, "capacity": "head", "credentials": "accepted", "came": "unknown"}
    return HERE | values | more


def paper(version: int, language: str = "en", **more: Any) -> dict[str, Any]:
    values = {
        "paper": "posts",
        "title": "Posts",
        "organisation": "Norland",
        "status": "draft",
        "date": date(2030, 4, version),
    }
    return HERE | values | {"version": version, "language": language} | more


def test_who_speaks_for_whom_in_the_end_and_a_circle_ends() -> None:
    assert speaks_for({"envoys": "front", "front": "council"}, "envoys") == ("envoys", "front", "council")
    assert speaks_for({"a": "b", "b": "a"}, "a") == ("a", "b")


def test_a_delegation_stands_where_its_least_settled_member_does() -> None:
    rows = frame(
        ATTENDANCE,
        delegate("Norland", came="yes"),
        delegate(
            "Norland",
            capacity="member",
            credentials="challenged",
            challenged_by="Sudland; Hill Front",
            came="no",
        ),
    )
    (one,) = delegations(rows.to_dicts())
    assert (one.size, one.heads, one.credentials, one.came) == (2, 1, "challenged", "part")
    assert one.challenged_by == ("Sudland", "Hill Front")


def test_a_round_is_prepared_and_what_is_not_settled_is_told() -> None:
    done = prepare(
        "lakeside", "Round 2",
        agenda=frame(
            AGENDA,
            HERE | {"item": "1", "title": "Посты", "status": "agreed", "paper": "posts"},
            HERE | {"item": "2", "title": "الخرائط", "status": "opposed", "opposed_by": "Sudland", "paper": "maps"},
            {"track": "harbour", "meeting": "Round 2", "item": "1", "title": "Another track", "status": "agreed"},
        ),
        attendance=frame(
            ATTENDANCE,
            delegate("Norland", person="Private Person"),
            delegate("Front A", on_behalf_of="opposition"),
            delegate("Front B", on_behalf_of="opposition", credentials="challenged", challenged_by="Front A", capacity="member"),
        ),
        papers=frame(PAPERS, paper(1), paper(3), paper(1, "ar")),
        expected=("Norland", "Sudland"), languages=("en", "ar", "ru"),
    )  # fmt: skip
    assert [row["title"] for row in done.items] == ["Посты", "الخرائط"]
    assert set(done.unsettled) == {
        "Front B: no head of delegation named",
        "Front B: credentials challenged by Front A",
        "opposition: Front A and Front B both speak for it",
        "Sudland: no delegation on the list",
        "item 2: opposed by Sudland",
        "item 2: its paper 'maps' is not on record",
        "paper posts: version 2 is not on record",
        "paper posts: ar: version 1, the latest is 3",
        "paper posts: ru: not on record",
    }
    assert "Private Person" not in str(done.delegations)


def test_items_are_proposed_by_what_the_register_shows() -> None:
    day = date(2030, 8, 10)
    found = propose_items(
        courses=[course(truce(), [], day)],
        standings=[standing(o, day) for o in obligations_of([truce()])],
        rivals=rival_points(truce()),
        brackets={"posts": read_brackets(split_clauses("1. Posts report [NORLAND: every [second] week]."))},
        agenda=[{"instrument": "truce", "clause": "4(а)"}],
    )
    assert [(p.title.split(":")[0], p.instrument, p.clause) for p in found] == [
        ("Term of truce", "truce", ""),
        ("2", "truce", "2"),
        ("Bracket in posts, 1 (NORLAND)", "posts", "1"),
    ]
    assert "no extension is on record" in found[0].why


def test_a_row_of_the_matrix_is_told_by_its_changes() -> None:
    found = position_matrix(HELD, ROUNDS, SAID, {"posts": ["observation posts"]}, {"Норландия": "norland"})
    shown = [one.shown for one in stretches(found.rounds, found.rows["posts", "Норландия"])]
    assert shown == ["accepts [2]: Round 2 (2030-05-09)", "rejects: Round 3 (2030-09-01)"]
    (front,) = stretches(found.rounds, found.rows["posts", "Hill Front"])
    assert front.shown == "none: from Round 1 (2029-05-02)"
