"""Drawn zones, buffers, strips, renderings and days, on six invented squares (see test_placement).

Each square is a degree wide near the equator: N1 N2 N3 above S1 S2 S3, from longitude 0 to 3 and latitude 0 to 2.
"""

from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.ceasefire.test_placement import LAND
from tests.reference.placement_plain import near_line

from detente.ceasefire.zones import Part, ZonePlan, known, zone_holds
from detente.ceasefire.zones.layers import CORE, OUT, POSSIBLE
from detente.ceasefire.zones.placement import ZoneTest, in_units, place_incidents
from detente.ceasefire.zones.shapes import built, strip
from detente.ceasefire.zones.table import list_zones, zone_features
from detente.layout import DateRange, read_layout
from detente.places import area_km2, direct, inverse
from detente.tables import INCIDENTS, PLACEMENTS, ZONES
from detente.times import Answer, Span


def plan(*zones: dict[str, Any], **more: Any) -> ZonePlan:
    data = {"instrument": "truce", "boundary_status": "assumed", "source": "art. 1", "in_force": {}, **more}
    named = [{"names": {"en": z["id"]}, **z} for z in zones]
    return read_layout(ZonePlan, {**data, "zone": named}, "zones/z.toml")


def box(x0: float, y0: float, x1: float, y1: float) -> str:
    return shapely.to_wkt(shapely.box(x0, y0, x1, y1))


def ask(plan_: ZonePlan, lat: float, lon: float, when: Span | None = None, **how: Any) -> dict[str, str]:
    return {a.zone: a.answer for a in ZoneTest([plan_], LAND, **how).ask(lat, lon, 1, 0.0, when)[1]}


def day(text: str) -> Span:
    return Span(date.fromisoformat(text), date.fromisoformat(text))


# Shapes --------------------------------------------------------------------------------------------------------


def test_a_drawn_zone_has_a_core_and_a_possible_part() -> None:
    drawn = plan({"id": "z", "part": [
        {"id": "sure", "shape": box(0.2, 0.2, 0.6, 0.6)},
        {"id": "perhaps", "shape": box(0.6, 0.2, 0.8, 0.6), "certainty": "possible"},
    ]})  # fmt: skip
    assert ask(drawn, 0.4, 0.4) == {"z": "inside"}
    assert ask(drawn, 0.4, 0.7) == {"z": "undetermined"}
    assert ask(drawn, 0.4, 0.9) == {"z": "outside"}
    assert ask(drawn, 0.4, 0.6) == {"z": "undetermined"}, "on the line between them"


def test_units_and_a_drawn_part_make_one_zone() -> None:
    both = plan({"id": "z", "core": ["N1"], "part": [{"id": "more", "shape": box(0.9, 0.9, 1.5, 1.5)}]})
    for lat, lon in ((1.5, 0.5), (1.2, 1.2), (0.95, 0.95), (1.2, 1.0)):
        assert ask(both, lat, lon) == {"z": "inside"}, (lat, lon)
    assert ask(both, 1.7, 1.2) == {"z": "outside"}
    assert ask(both, 0.95, 0.5) == {"z": "outside"}


def test_a_disc_over_a_drawn_line_is_undetermined_with_its_share() -> None:
    drawn = plan({"id": "z", "part": [{"id": "a", "shape": box(0.0, 0.0, 0.5, 1.0)}]})
    answer = ZoneTest([drawn], LAND).ask(0.5, 0.5, 2, 10.0)[1][0]
    assert answer.answer == "undetermined"
    assert (answer.p_low, answer.p_high) == pytest.approx((0.5, 0.5), abs=1e-3)


def test_a_district_counts_the_share_of_its_area_that_is_drawn() -> None:
    drawn = plan({"id": "z", "part": [{"id": "a", "shape": box(2.0, 0.0, 2.25, 1.0)}]})
    answer = ZoneTest([drawn], LAND).ask(0.5, 2.5, 3)[1][0]
    assert (answer.p_low, answer.p_high) == pytest.approx((0.25, 0.25), abs=1e-6)


def test_a_buffer_around_a_point_is_round_on_the_ellipsoid() -> None:
    around = plan(
        {"id": "z", "part": [{"id": "town", "point": [0.5, 0.5], "buffer": {"least_km": 10, "most_km": 15}}]}
    )
    for azimuth in range(0, 360, 45):
        for km, said in (
            (9.97, "inside"),
            (10.0, "undetermined"),
            (12.0, "undetermined"),
            (15.03, "outside"),
        ):
            lat, lon = direct(0.5, 0.5, azimuth, km)
            assert ask(around, float(lat), float(lon)) == {"z": said}, (azimuth, km)


LINE = "LINESTRING (0.3 0.5, 1.2 0.7, 1.7 0.4, 2.6 0.6)"


def strip_plan(side: str, least: float = 15, most: float = 20) -> ZonePlan:
    how = {"least_km": least, "most_km": most, "side": side}
    return plan({"id": "z", "part": [{"id": "strip", "shape": LINE, "strip": how}]})


@pytest.mark.parametrize(("side", "sign"), [("left", 1), ("right", -1)])
def test_a_demilitarised_strip_of_15_to_20_km_lies_on_one_side_of_its_line(side: str, sign: int) -> None:
    on_left = {"at": (0.6 + 0.1 * sign, 0.75), "at 17 km": (0.6 + 0.158 * sign, 0.75)}
    drawn = strip_plan(side)
    assert ask(drawn, *on_left["at"]) == {"z": "inside"}
    assert ask(drawn, *on_left["at 17 km"]) == {"z": "undetermined"}
    assert ask(drawn, 0.6 - 0.1 * sign, 0.75) == {"z": "outside"}
    assert ask(drawn, 0.6 + 0.3 * sign, 0.75) == {"z": "outside"}
    assert ask(drawn, 0.45, 0.25) == {"z": "outside"}, "it does not reach beyond the end of the line"


def test_both_sides_are_the_two_sides_together() -> None:
    sides = {s: built(strip_plan(s).zone[0].part[0])[1] for s in ("left", "right", "both")}
    assert area_km2(sides["left"]) + area_km2(sides["right"]) == pytest.approx(
        area_km2(sides["both"]), rel=1e-9
    )
    assert sides["left"].intersection(sides["right"]).area == pytest.approx(0, abs=1e-9)
    length = sum(inverse(0.5, 0.3, 0.7, 1.2)[0] for _ in range(1))
    assert area_km2(sides["both"]) > 2 * 20 * float(length)


def test_a_line_that_bends_back_round_its_end_has_no_strip() -> None:
    hook = shapely.from_wkt("LINESTRING (0 0, 1 0, 1 0.02, 0.5 0.02, 0.5 0.04, 0.2 0.04)")
    ring = [(0.5 + 0.04 * np.cos(a), 0.5 + 0.04 * np.sin(a)) for a in np.linspace(0.3, 6.1, 40)]
    with pytest.raises(ValueError, match="bends back round one of its ends"):
        strip(shapely.LineString(ring), 15.0, "left")
    assert not strip(hook, 0.5, "left").is_empty


@pytest.mark.slow
@given(st.integers(0, 10_000), st.sampled_from(["left", "right", "both"]))
@settings(deadline=None, max_examples=20)
def test_a_strip_holds_what_the_plain_twin_finds_near_its_line(seed: int, side: str) -> None:
    rng = np.random.default_rng(seed)
    line = np.column_stack([np.linspace(0.2, 2.0, 6), 1 + rng.uniform(-0.15, 0.15, 6)])
    try:
        shape = strip(shapely.LineString(line), 12.0, side)
    except ValueError:
        assume(False)
    for x, y in rng.uniform((0.3, 0.7), (1.9, 1.3), (40, 2)):
        km, on = near_line(line.tolist(), float(x), float(y))
        if abs(km - 12) > 0.05 and km > 0.05 and on != "end":
            assert shapely.intersects_xy(shape, x, y) == (km < 12 and side in ("both", on)), (x, y, km, on)


@pytest.mark.slow
@given(st.floats(0.5, 20), st.floats(0.1, 10), st.integers(0, 1000))
@settings(deadline=None, max_examples=20)
def test_a_wider_buffer_holds_a_narrower_one(km: float, more: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    text = shapely.to_wkt(shapely.LineString(rng.uniform(0.5, 2.0, (4, 2))))
    part = Part(id="b", shape=text, buffer=plan_buffer(km, km + more))
    narrow, wide = built(part)
    assert wide.contains(narrow)


def plan_buffer(least: float, most: float) -> Any:
    return (
        plan(
            {
                "id": "z",
                "part": [{"id": "b", "point": [0, 0], "buffer": {"least_km": least, "most_km": most}}],
            }
        )
        .zone[0]
        .part[0]
        .buffer
    )


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(
            st.floats(0, 2.5), st.floats(0, 1.5), st.floats(0.05, 0.5), st.sampled_from(["core", "possible"])
        ),
        min_size=1,
        max_size=4,
    ),
    st.integers(0, 1000),
)
@settings(deadline=None, max_examples=25)
def test_a_zone_is_the_union_of_its_parts_and_its_core_is_never_outside(boxes: list[Any], seed: int) -> None:
    parts = [
        {"id": str(i), "shape": box(x, y, x + w, y + w), "certainty": c}
        for i, (x, y, w, c) in enumerate(boxes)
    ]
    rng = np.random.default_rng(seed)
    lon, lat = rng.uniform(0, 3, 300), rng.uniform(0, 2, 300)

    def said(*some: dict[str, Any]) -> Any:
        return ZoneTest([plan({"id": "z", "part": list(some)}, border_m=0)], LAND).locate(lat, lon)[1][:, 0]

    together = said(*parts)
    assert (together == np.max([said(p) for p in parts], axis=0)).all()
    for p in parts:
        alone = said(p)
        if p["certainty"] == "core":
            assert not (together[alone == CORE] == OUT).any()
    with_border = ZoneTest([plan({"id": "z", "part": parts})], LAND).locate(lat, lon)[1][:, 0]
    changed = with_border != together
    assert set(with_border[changed].tolist()) <= {3}, (
        "near a line an answer turns to 'on the border' and to nothing else"
    )
    assert {CORE, POSSIBLE, OUT} >= set(together.tolist())


def test_what_an_edge_is_can_be_told_and_matters_on_long_ones() -> None:
    text = "POLYGON ((0 40, 10 40, 10 42, 0 42, 0 40))"
    plane, ground = (
        ZoneTest([plan({"id": "z", "part": [{"id": "a", "shape": text, "edges": e}]})], LAND)
        .parts[0]
        .core_shape
        for e in ("plane", "geodesic")
    )
    top = ground.bounds[3] - 42
    assert top * 111.1 == pytest.approx(830**2 * np.tan(np.radians(42)) / (8 * 6371), rel=0.05), (
        "about 12 km over 830 km"
    )
    assert plane.bounds[3] == 42


# Renderings ----------------------------------------------------------------------------------------------------

DISPUTED = plan({"id": "z", "core": ["N1"], "rendering": [
    {"by": ["east"], "core": ["N2", "N3"], "agreed": "2030-01-10"},
    {"by": ["west"], "part": [{"id": "their-line", "shape": box(1.0, 1.0, 1.5, 2.0)}], "agreed": "2030-03-10"},
]})  # fmt: skip


def test_core_is_what_all_draw_and_possible_what_some_draw() -> None:
    assert ask(DISPUTED, 1.5, 0.5) == {"z": "inside"}, "nobody disputes N1"
    assert ask(DISPUTED, 1.5, 1.2) == {"z": "inside"}, "both draw the west of N2"
    assert ask(DISPUTED, 1.5, 1.7) == {"z": "undetermined"}, "only one draws the east of N2"
    assert ask(DISPUTED, 0.5, 0.5) == {"z": "outside"}


def test_each_rendering_can_be_asked_alone() -> None:
    assert ask(DISPUTED, 1.5, 1.7, rendering="east") == {"z": "inside"}
    assert ask(DISPUTED, 1.5, 1.7, rendering="west") == {"z": "outside"}
    assert ask(DISPUTED, 1.5, 0.5, rendering="west") == {"z": "inside"}


def test_what_one_alone_has_drawn_is_possible() -> None:
    """As of February only one party had drawn it: its line is nobody else's."""
    assert ask(DISPUTED, 1.5, 1.2, as_of=date(2030, 2, 1)) == {"z": "undetermined"}
    answer = ZoneTest([DISPUTED], LAND, as_of=date(2030, 2, 1)).ask(1.5, 1.2, 1, 0.0)[1][0]
    assert "as known on 2030-02-01; by what is on paper now it would be inside" in answer.told


def test_the_table_has_a_row_for_each_rendering() -> None:
    table = ZONES.check(list_zones([DISPUTED], LAND))
    assert table.select("zone", "rendering", "boundary_status").rows() == [
        ("z", None, "disputed"), ("z", "east", "disputed"), ("z", "west", "disputed"),
    ]  # fmt: skip
    areas = dict(table.select(pl.col("rendering").fill_null(""), "core_km2").iter_rows())
    square = area_km2(shapely.box(0, 1, 1, 2))
    assert areas[""] == pytest.approx(1.5 * square, rel=1e-6)
    assert areas["east"] == pytest.approx(3 * square, rel=1e-6)
    parts = [(p.get("rendering", ""), p["part"]) for p, _ in zone_features([DISPUTED], LAND)]
    assert parts == [("", "core"), ("", "possible"), ("east", "core"), ("west", "core")]


# Days ----------------------------------------------------------------------------------------------------------

REDRAWN = plan({"id": "z", "core": ["N1"], "part": [
    {"id": "old", "units": ["N2"], "withdrawn": "2030-06-01"},
    {"id": "strip", "units": ["N3"], "agreed": "2030-06-01",
     "in_force": {"earliest": "2030-07-01", "latest": "2030-07-10"}, "ended": {"earliest": "2030-09-01", "latest": "2030-09-01"}},
]}, agreed="2030-01-01")  # fmt: skip


@pytest.mark.parametrize(
    ("when", "as_of", "n2", "n3"),
    [
        ("2030-08-01", None, "outside", "inside"),
        ("2030-07-05", None, "outside", "undetermined"),
        ("2030-06-20", None, "outside", "outside"),
        ("2030-10-01", None, "outside", "outside"),
        ("2030-08-01", date(2030, 5, 31), "inside", "outside"),
        ("2030-08-01", date(2030, 6, 1), "outside", "inside"),
        ("2030-08-01", date(2029, 12, 31), "outside", "outside"),
    ],
)
def test_the_zone_as_it_was_known_then_and_as_it_held_then(
    when: str, as_of: date | None, n2: str, n3: str
) -> None:
    assert ask(REDRAWN, 1.5, 1.5, day(when), as_of=as_of) == {"z": n2}
    assert ask(REDRAWN, 1.5, 2.5, day(when), as_of=as_of) == {"z": n3}


def test_the_trace_says_where_days_change_an_answer() -> None:
    incidents = pl.DataFrame(
        [{"incident_id": i, "latitude": 1.5, "longitude": x, "geo_prec": 1, "radius_km": 0.0, "date_start": d, "date_end": d}
         for i, x, d in (("early", 2.5, date(2030, 6, 20)), ("then", 2.5, date(2030, 8, 1)), ("far", 0.5, date(2030, 6, 20)))],
        schema=INCIDENTS.schema,
    )  # fmt: skip
    done = PLACEMENTS.check(place_incidents(incidents, ZoneTest([REDRAWN], LAND)))
    rows = {r["incident_id"]: r for r in done.iter_rows(named=True)}
    assert rows["early"]["answer"] == "outside"
    assert "; z: it would be inside if part 'strip' had surely held on its days" in rows["early"]["why"]
    assert rows["then"]["answer"] == rows["far"]["answer"] == "inside"
    assert "would be" not in rows["then"]["why"] + rows["far"]["why"]
    before = place_incidents(incidents, ZoneTest([REDRAWN], LAND, as_of=date(2030, 5, 1)))
    says = dict(before.select("incident_id", "why").iter_rows())
    assert "as known on 2030-05-01; by what is on paper now it would be inside" in says["then"]
    assert "as known" not in says["far"]


def test_plans_as_they_were_known() -> None:
    assert known([REDRAWN], date(2029, 12, 31)) == ()
    (then,) = known([REDRAWN], date(2030, 3, 1))
    assert [p.id for p in then.zone[0].part] == ["old"]
    plain = plan({"id": "z", "core": ["N1"]})
    assert known([plain], None) == (plain,)


def test_a_zone_holds_from_its_own_day_or_the_plans() -> None:
    p = plan({"id": "a", "core": ["N1"]}, {"id": "b", "core": ["N2"], "in_force": {"earliest": "2030-05-01", "latest": "2030-06-01"},
             "ended": {"earliest": "2030-12-01"}}, in_force={"earliest": "2030-02-01", "latest": "2030-02-01"})  # fmt: skip
    a, b = p.zone
    assert zone_holds(a, p, day("2030-03-01")) is Answer.YES
    assert zone_holds(a, p, day("2030-01-31")) is Answer.NO
    assert [zone_holds(b, p, day(d)) for d in ("2030-04-30", "2030-05-15", "2030-07-01", "2031-01-01")] == [
        Answer.NO, Answer.UNKNOWN, Answer.YES, Answer.UNKNOWN,
    ]  # fmt: skip


def test_rooms_that_count_by_unit_get_units() -> None:
    drawn = plan(
        {"id": "z", "part": [{"id": "a", "shape": box(0.0, 0.0, 1.4, 1.0)}]}, {"id": "y", "core": ["N3"]}
    )
    (units,) = in_units([drawn], LAND)
    assert (units.zone[0].core, units.zone[0].possible) == (("S1",), ("S2",))
    assert units.zone[1] is drawn.zone[1]
    plain = plan({"id": "y", "core": ["N3"]})
    assert in_units([plain], LAND) == (plain,)


def test_units_are_those_of_the_record_day() -> None:
    """A part withdrawn later was still on paper that day."""
    (then,), (now,) = (in_units([REDRAWN], LAND, as_of) for as_of in (date(2030, 5, 1), None))
    assert set(then.zone[0].core) == {"N1", "N2"}
    assert set(now.zone[0].core) == {"N1", "N3"}
    assert in_units([REDRAWN], LAND, date(2029, 1, 1)) == ()
    at_sea = plan({"id": "sea", "part": [{"id": "a", "shape": box(3.2, 0.2, 3.6, 0.6)}]})
    assert in_units([at_sea], LAND)[0].zone == (), "a zone that touches no unit is in nobody's count"


def test_an_open_range_of_days_is_open() -> None:
    part = plan({"id": "z", "part": [{"id": "p", "units": ["N1"], "ended": {"latest": "2030-05-01"}}]})
    assert ask(part, 1.5, 0.5, day("2030-06-01")) == {"z": "outside"}
    assert ask(part, 1.5, 0.5, day("2030-04-01")) == {"z": "undetermined"}
    assert DateRange() is not None
