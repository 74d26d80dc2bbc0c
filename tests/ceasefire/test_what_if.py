"""What if: the verdicts counted again with one assumption changed, against a small world counted by hand."""

from datetime import date
from typing import Literal

import polars as pl
import pytest

from detente.ceasefire.breaches import VERDICTS, find_breaches
from detente.ceasefire.breaches.what_if import Reading, what_if
from detente.ceasefire.terms import Clause, Instrument
from detente.ceasefire.terms.adherence import Adherent
from detente.ceasefire.zones import Zone, ZonePlan
from detente.layout import DateRange
from detente.tables import FINDINGS, INCIDENTS, PLACEMENTS

BEGAN = DateRange(earliest=date(2030, 1, 1), latest=date(2030, 1, 1))
STANDS = "as it stands"
POSSIBLE = "if possible parts of zones count as inside"
JOINED = "if names that cover groups joined and not joined count as bound"
BOTH = f"{POSSIBLE}, and such names as bound"
EXTENDED = "if terms whose end is open count as still in force"
WITHOUT = "without incidents that Lakeside Watch alone reports"


def instrument(
    name: str, where: Literal["zones", "country"], ends: DateRange, adherent: tuple[Adherent, ...] = ()
) -> Instrument:
    clause = Clause(
        id="1", says="Cease.", kind="prohibition", text_basis="text read", acts=("hostilities",), where=where
    )
    return Instrument(
        id=name, names={"en": name}, kind="agreement", adopted=date(2030, 1, 1), in_force=BEGAN, ends=ends,
        binds="adherents" if adherent else "all", clause=(clause,), adherent=adherent,
    )  # fmt: skip


TRUCE = instrument(
    "truce",
    "zones",
    DateRange(),
    (Adherent(name="Norland", bound="yes"), Adherent(name="valley fighters", bound="some")),
)
APPEAL = instrument("appeal", "country", DateRange(earliest=date(2030, 2, 1)))
PLAN = ZonePlan(
    instrument="truce", boundary_status="assumed", source="map", in_force=BEGAN,
    zone=(Zone(id="vale", names={"en": "Vale"}, core=("N1",), possible=("N2",)),),
)  # fmt: skip

# id, other side, day, place: in the core, in a possible part, half in the core, elsewhere; and whose word it is
ROWS = [
    ("core", "Norland", date(2030, 1, 5), "inside", 1.0, "Lakeside Watch"),
    ("core-umbrella", "valley fighters", date(2030, 1, 5), "inside", 1.0, "Lakeside Watch"),
    ("possible", "Norland", date(2030, 1, 5), "undetermined", 1.0, "Lakeside Watch;River Post"),
    ("half", "Norland", date(2030, 1, 5), "undetermined", 0.5, "River Post"),
    ("away", "Norland", date(2030, 3, 5), "outside", 0.0, "River Post;Ferry Log"),
]
SCHEMA = {"incident_id": pl.String, "actor_b": pl.String, "date": pl.Date, "answer": pl.String, "high": pl.Float64,
          "original_sources": pl.String}  # fmt: skip


def world() -> tuple[pl.DataFrame, pl.DataFrame]:
    rows = pl.DataFrame(ROWS, schema=SCHEMA, orient="row")
    incidents = rows.select(
        "incident_id", "original_sources", "actor_b", date_start="date", date_end="date", act=pl.lit("shelling"),
        actor_a=pl.lit("Norland"), deaths_civilians=pl.lit(0),
        independent=pl.col("original_sources").str.split(";").list.len(),
    )  # fmt: skip
    incidents = pl.concat([INCIDENTS.empty(), incidents], how="diagonal_relaxed").select(INCIDENTS.names)
    placements = rows.select(
        "incident_id", "answer", pcode=pl.lit(None, dtype=pl.String),
        zone=pl.when(pl.col("answer") != "outside").then(pl.lit("vale")),
        p_low=pl.when(pl.col("answer") == "inside").then(1.0).otherwise(0.0), p_high="high", why=pl.lit("as drawn"),
    )  # fmt: skip
    return incidents, placements.select(PLACEMENTS.names)


@pytest.fixture
def readings() -> dict[tuple[str, str], dict[str, int]]:
    incidents, placements = world()
    found = find_breaches(incidents, placements, [TRUCE, APPEAL], [PLAN])
    done = what_if(incidents, placements, found, [TRUCE, APPEAL], [PLAN])
    assert all(isinstance(one, Reading) and set(one.counts) == set(VERDICTS) for one in done)
    assert len({(one.assumption, one.instrument) for one in done}) == len(done)
    return {(one.assumption, one.instrument): one.counts for one in done}


def counts(
    violation: int = 0, not_violation: int = 0, outside_terms: int = 0, undetermined: int = 0
) -> dict[str, int]:
    return dict(zip(VERDICTS, (violation, not_violation, outside_terms, undetermined), strict=True))


def test_every_reading_counted_by_hand(readings: dict[tuple[str, str], dict[str, int]]) -> None:
    assert readings == {
        (STANDS, "truce"): counts(violation=1, outside_terms=1, undetermined=3),
        (STANDS, "appeal"): counts(violation=4, undetermined=1),
        (WITHOUT, "truce"): counts(outside_terms=1, undetermined=2),
        (WITHOUT, "appeal"): counts(violation=2, undetermined=1),
        (POSSIBLE, "truce"): counts(violation=2, outside_terms=1, undetermined=2),
        (JOINED, "truce"): counts(violation=2, outside_terms=1, undetermined=2),
        (BOTH, "truce"): counts(violation=3, outside_terms=1, undetermined=1),
        (EXTENDED, "appeal"): counts(violation=5),
    }


def test_an_assumption_moves_only_what_was_undetermined(
    readings: dict[tuple[str, str], dict[str, int]],
) -> None:
    for (assumption, name), changed in readings.items():
        stands = readings[STANDS, name]
        if assumption in (STANDS, WITHOUT):
            continue
        assert sum(changed.values()) == sum(stands.values())
        assert changed["undetermined"] <= stands["undetermined"]
        assert changed["violation"] >= stands["violation"]


def test_an_assumption_that_nothing_rests_on_is_not_printed() -> None:
    incidents, placements = world()
    closed = instrument("closed", "country", DateRange(earliest=date(2030, 2, 1), latest=date(2030, 2, 1)))
    both = incidents.with_columns(independent=pl.lit(2))
    found = find_breaches(both, placements, [closed], [])
    assert [one.assumption for one in what_if(both, placements, found, [closed], [])] == [STANDS]


def test_an_instrument_without_prohibitions_has_no_counts() -> None:
    talk = Clause(id="1", says="Talks go on.", kind="other", text_basis="text read")
    quiet = Instrument(
        id="quiet", names={"en": "quiet"}, kind="statement", adopted=date(2030, 1, 1), in_force=BEGAN,
        ends=DateRange(), binds="all", clause=(talk,),
    )  # fmt: skip
    empty = INCIDENTS.empty(), PLACEMENTS.empty(), FINDINGS.empty()
    assert what_if(*empty, [quiet], []) == []
    assert what_if(*empty, [APPEAL], [])[0] == Reading(STANDS, "appeal", counts())


def test_what_was_handed_in_is_left_as_it_was() -> None:
    incidents, placements = world()
    found = find_breaches(incidents, placements, [TRUCE, APPEAL], [PLAN])
    before = incidents.clone(), placements.clone(), found.clone(), TRUCE.adherent[1].bound, APPEAL.ends.latest
    what_if(incidents, placements, found, [TRUCE, APPEAL], [PLAN])
    assert all(a.equals(b) for a, b in zip(before[:3], (incidents, placements, found), strict=True))
    assert (TRUCE.adherent[1].bound, APPEAL.ends.latest) == before[3:] == ("some", None)
