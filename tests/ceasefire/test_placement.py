"""Inside, outside or undetermined: on an invented land of six squares, and on the founding case counted by hand.

The land is one degree a square, near the equator::

    lat 2  +-----+-----+-----+
           | N1  | N2  | N3  |    N1, N2: district A of province P;  N3: district B of province P
    lat 1  +-----+-----+-----+
           | S1  | S2  | S3  |    all of province Q: S1 and S2 district C, S3 district D
    lat 0  +-----+-----+-----+
          lon 0  1     2     3

Zone 'vale' has the core N1 and the possible part N2; zone 'marsh' has the core S3; zone 'moor' is only possible: S1.
"""

import json
from pathlib import Path

import polars as pl
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.reference.placement_plain import Ring, holds, rings_of, share

import detente.examples
from detente.bulletin.round import take_in
from detente.ceasefire.zones import Zone, ZonePlan
from detente.ceasefire.zones.placement import ZoneTest, place_incidents
from detente.claims.state import State
from detente.layout import DateRange
from detente.places import KM_PER_DEGREE, Gazetteer, Unit
from detente.store.folder import read_folder
from detente.tables import INCIDENTS, PLACEMENTS

EXAMPLE = Path(detente.examples.__file__).parent / "syria-2018"
SQUARES = {
    "N1": ("A", "P", 0, 1), "N2": ("A", "P", 1, 1), "N3": ("B", "P", 2, 1),
    "S1": ("C", "Q", 0, 0), "S2": ("C", "Q", 1, 0), "S3": ("D", "Q", 2, 0),
}  # fmt: skip
LAND = Gazetteer(
    Unit(code, f"unit {code}", d, p, f"district {d}", f"province {p}", shapely.box(x, y, x + 1, y + 1))
    for code, (d, p, x, y) in SQUARES.items()
)


def zone(name: str, core: tuple[str, ...] = (), possible: tuple[str, ...] = ()) -> Zone:
    return Zone(id=name, names={"en": name}, core=core, possible=possible)


def plan(*zones: Zone) -> ZonePlan:
    return ZonePlan(
        instrument="truce",
        boundary_status="assumed",
        source="art. 1",
        in_force=DateRange(),
        zone=tuple(zones),
    )


TEST = ZoneTest(
    [plan(zone("vale", ("N1",), ("N2",)), zone("marsh", ("S3",)), zone("moor", (), ("S1",)))], LAND
)


def placed(
    lat: float | None,
    lon: float | None,
    geo_prec: int | None = 1,
    km: float | None = 0.0,
    test: ZoneTest = TEST,
) -> tuple[str | None, dict[str | None, str]]:
    """The unit, and the answer of each zone in which the place lies or may lie (None: in no zone)."""
    rows = rows_of(lat, lon, geo_prec, km, test)
    assert rows["pcode"].n_unique() == 1
    return rows["pcode"][0], dict(zip(rows["zone"], rows["answer"], strict=True))


def rows_of(
    lat: float | None, lon: float | None, geo_prec: int | None, km: float | None, test: ZoneTest = TEST
) -> pl.DataFrame:
    row = {"incident_id": "i", "latitude": lat, "longitude": lon, "geo_prec": geo_prec, "radius_km": km}
    done = place_incidents(pl.DataFrame([row], schema=INCIDENTS.schema), test)
    assert done.schema == PLACEMENTS.schema
    return PLACEMENTS.check(done)


@pytest.mark.parametrize(
    ("lat", "lon", "expected"),
    [
        (1.5, 0.5, ("N1", {"vale": "inside"})),
        (1.5, 1.5, ("N2", {"vale": "undetermined"})),
        (1.5, 2.5, ("N3", {None: "outside"})),
        (0.5, 2.5, ("S3", {"marsh": "inside"})),
        (0.5, 0.5, ("S1", {"moor": "undetermined"})),
        (0.5, 1.5, ("S2", {None: "outside"})),
        (40.0, 40.0, (None, {None: "outside"})),
    ],
)
@pytest.mark.parametrize("geo_prec", [1, 2])
def test_an_exact_point_in_core_possible_part_or_outside(
    lat: float, lon: float, expected: tuple[str | None, dict[str | None, str]], geo_prec: int
) -> None:
    assert placed(lat, lon, geo_prec) == expected
    assert placed(lat, lon, geo_prec, None) == expected


@pytest.mark.parametrize("metres", [0, 5, -5, 19, -19])
def test_a_place_on_a_border_of_a_zone_is_undetermined(metres: float) -> None:
    step = metres / 111_320
    assert placed(1.5, 1.0 + step) == (None, {"vale": "undetermined"})  # core N1 beside possible N2
    assert placed(1.0 + step, 2.5) == (None, {"marsh": "undetermined"})  # core S3 beside N3 in no zone
    why = rows_of(1.0 + step, 2.5, 1, 0.0)["why"][0]
    assert "a place on a border: anywhere within 20 m of it" in why


def test_beyond_the_tolerance_a_border_decides() -> None:
    step = 25 / 110_574
    assert placed(1.0 - step, 2.5) == ("S3", {"marsh": "inside"})
    assert placed(1.0 + step, 2.5) == ("N3", {None: "outside"})


def test_a_border_inside_one_status_is_no_border() -> None:
    assert placed(1.0, 1.5) == (None, {"vale": "undetermined"})  # N2 possible, S2 in no zone: a border
    both = ZoneTest([plan(zone("west", ("N1", "S1")))], LAND)
    assert placed(1.0, 0.5, test=both) == ("N1", {"west": "inside"}), "the first unit of the file keeps it"
    assert placed(1.0, 1.5, test=both) == ("N2", {None: "outside"})


def test_a_shore_is_no_border() -> None:
    assert placed(0.5, 3.0) == ("S3", {"marsh": "inside"})
    assert placed(0.5, 2.9999) == ("S3", {"marsh": "inside"})


def test_a_point_just_off_the_shore_is_the_shores() -> None:
    assert placed(1.5, -0.01) == ("N1", {"vale": "inside"})
    assert placed(1.5, -0.5) == (None, {None: "outside"})


@pytest.mark.parametrize(
    ("lat", "lon", "geo_prec", "expected"),
    [
        (1.5, 0.5, 3, (None, {"vale": "undetermined"})),  # district A: half core, half possible
        (0.5, 2.5, 3, ("S3", {"marsh": "inside"})),  # district D is one unit, all core
        (1.5, 2.5, 3, ("N3", {None: "outside"})),
        (0.5, 0.5, 3, (None, {"moor": "undetermined"})),
        (1.5, 0.5, 4, (None, {"vale": "undetermined"})),
        (0.5, 2.5, 4, (None, {"marsh": "undetermined", "moor": "undetermined"})),
    ],
)
def test_the_centroid_of_a_district_or_province_is_not_a_point(
    lat: float, lon: float, geo_prec: int, expected: tuple[str | None, dict[str | None, str]]
) -> None:
    assert placed(lat, lon, geo_prec, None) == expected


def test_a_provinces_shares_are_shares_of_its_area() -> None:
    rows = rows_of(0.5, 2.5, 4, None)
    shares = {z: (low, high) for z, low, high in rows.select("zone", "p_low", "p_high").iter_rows()}
    assert shares["marsh"] == pytest.approx((1 / 3, 1 / 3))
    assert shares["moor"] == pytest.approx((0, 1 / 3))
    assert "province Q" in rows["why"][0]


def test_a_province_that_is_a_zones_whole_core_is_inside() -> None:
    assert placed(0.5, 2.5, 4, None, ZoneTest([plan(zone("q", ("Q",)))], LAND)) == (None, {"q": "inside"})


@pytest.mark.parametrize(
    ("lat", "lon", "geo_prec"),
    [(0.5, 2.5, 5), (None, None, 5), (None, None, 1), (0.5, 2.5, None), (0.0, 0.0, 5)],
)
def test_nowhere_is_undetermined_for_every_zone(
    lat: float | None, lon: float | None, geo_prec: int | None
) -> None:
    unit, answers = placed(lat, lon, geo_prec)
    assert unit is None
    assert answers == dict.fromkeys(["vale", "marsh", "moor"], "undetermined")
    rows = rows_of(lat, lon, geo_prec, None)
    assert rows["p_low"].null_count() == rows["p_high"].null_count() == 3


def test_a_disc_wholly_in_the_core_is_inside_and_keeps_its_unit() -> None:
    assert placed(0.5, 2.5, 2, 25.0) == ("S3", {"marsh": "inside"})


def test_a_disc_across_the_border_is_undetermined_and_loses_its_unit() -> None:
    rows = rows_of(0.5, 2.0, 2, 25.0)
    assert rows["pcode"].to_list() == [None]
    assert rows["answer"].to_list() == ["undetermined"]
    assert rows["p_low"][0] == pytest.approx(0.5, abs=1e-6)
    assert rows["p_high"][0] == pytest.approx(0.5, abs=1e-6)
    assert (
        rows["why"][0] == "anywhere within 25 km of the place: 50 % of it in the core, 0 % in possible parts"
    )


def test_a_disc_across_core_and_possible_part_counts_the_core_low_and_both_high() -> None:
    rows = rows_of(1.5, 1.0, 2, 25.0)
    assert rows["answer"].to_list() == ["undetermined"]
    assert (rows["p_low"][0], rows["p_high"][0]) == pytest.approx((0.5, 1.0), abs=1e-6)


def test_a_disc_in_a_possible_part_is_no_answer_however_small() -> None:
    rows = rows_of(1.5, 1.5, 2, 0.1)
    assert rows["answer"].to_list() == ["undetermined"]
    assert "only a possible part" in rows["why"][0]


def test_a_disc_over_two_zones_has_a_row_for_each() -> None:
    both = ZoneTest([plan(zone("west", ("S1",)), zone("east", ("S2",)))], LAND)
    assert placed(0.5, 1.0, 2, 10.0, both) == (None, {"west": "undetermined", "east": "undetermined"})


def test_a_folder_without_zones_says_so() -> None:
    rows = rows_of(0.5, 0.5, 1, 0.0, ZoneTest([], LAND))
    assert rows.select("zone", "answer", "why").rows() == [(None, "outside", "the folder draws no zones")]


def test_every_incident_is_placed_and_equal_places_get_equal_answers() -> None:
    spots = [
        (1.5, 0.5, 1, 0.0),
        (0.5, 2.5, 4, None),
        (None, None, 5, None),
        (1.5, 0.5, 1, 0.0),
        (1.5, 1.0, 2, 25.0),
    ]
    incidents = pl.DataFrame(
        [
            {"incident_id": str(i), "latitude": a, "longitude": o, "geo_prec": g, "radius_km": k}
            for i, (a, o, g, k) in enumerate(spots)
        ],
        schema=INCIDENTS.schema,
    )
    done = place_incidents(incidents, TEST)
    assert done["incident_id"].unique(maintain_order=True).to_list() == ["0", "1", "2", "3", "4"]
    first, again = (done.filter(pl.col("incident_id") == i).drop("incident_id") for i in ("0", "3"))
    assert first.equals(again)
    assert place_incidents(incidents, TEST).equals(done)


def test_a_core_code_wins_where_a_unit_is_named_both_core_and_possible() -> None:
    both = ZoneTest([plan(zone("p", ("N1",), ("P",)))], LAND)
    assert placed(1.5, 0.5, test=both) == ("N1", {"p": "inside"})
    assert placed(1.5, 2.5, test=both) == ("N3", {"p": "undetermined"})


def test_a_unit_named_both_core_and_possible_is_counted_once() -> None:
    both = ZoneTest([plan(zone("p", ("N1",), ("N1", "N2")))], LAND)
    rows = rows_of(1.5, 0.5, 4, None, both)
    assert (rows["p_low"][0], rows["p_high"][0]) == pytest.approx((1 / 3, 2 / 3))


# Against the plain twin --------------------------------------------------------------------------------------


def squares(*codes: str) -> list[Ring]:
    return [[(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)] for _, _, x, y in (SQUARES[c] for c in codes)]


@pytest.mark.slow
@given(st.floats(-0.5, 3.5), st.floats(-0.5, 2.5))
@settings(deadline=None)
def test_points_agree_with_the_ray_to_the_east(lon: float, lat: float) -> None:
    # borders and shores have rules of their own, tested above
    assume(min(abs(lon - round(lon)), abs(lat - round(lat))) >= 0.05)
    unit, answers = placed(lat, lon)
    held = [code for code in SQUARES if holds(squares(code), lon, lat)]
    assert [unit] == (held or [None])
    assert (answers.get("vale") == "inside") == holds(squares("N1"), lon, lat)
    assert (answers.get("vale") == "undetermined") == holds(squares("N2"), lon, lat)
    assert (answers.get("marsh") == "inside") == holds(squares("S3"), lon, lat)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lat", "lon", "km"),
    [(1.5, 1.0, 25.0), (1.1, 0.9, 25.0), (0.9, 2.1, 25.0), (1.0, 1.0, 40.0), (0.4, 3.1, 20.0)],
)
def test_shares_of_a_disc_agree_with_darts(lat: float, lon: float, km: float) -> None:
    number = 8000
    for name, core, possible in (("vale", ["N1"], ["N2"]), ("marsh", ["S3"], [])):
        rows = rows_of(lat, lon, 2, km).filter(pl.col("zone") == name)
        low = rows["p_low"][0] if rows.height else 0.0
        high = rows["p_high"][0] if rows.height else 0.0
        assert low == pytest.approx(share(squares(*core), lat, lon, km, number, 1), abs=0.02)
        assert high == pytest.approx(share(squares(*core, *possible), lat, lon, km, number, 1), abs=0.02)


# The founding case, counted by hand --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def state() -> State:
    return read_folder(EXAMPLE)


@pytest.fixture(scope="module")
def placements(state: State) -> pl.DataFrame:
    happened, _ = take_in(state)
    exact = happened.filter(pl.col("geo_prec") == 1)
    report = pl.col("incident_id").str.split(":").list.last().cast(pl.Int64)
    return place_incidents(exact, ZoneTest(state.plans, state.gazetteer)).with_columns(id=report)


@pytest.fixture(scope="module")
def by_hand() -> tuple[pl.DataFrame, dict[str, list[Ring]]]:
    """The events of precision 1 and the sub-districts' rings, straight from the files."""
    events = pl.read_parquet(EXAMPLE / "reports" / "ucdp-ged-syria-2016-2019.parquet")
    features = json.loads((EXAMPLE / "places" / "admin3.geojson").read_text("utf-8"))["features"]
    rings = {f["properties"]["adm3_pcode"]: rings_of(f["geometry"]) for f in features}
    return events.filter(pl.col("where_prec").cast(pl.Int64) == 1), rings


def events_in(events: pl.DataFrame, rings: list[Ring]) -> set[int]:
    found = set()
    for (lat, lon), rows in events.group_by("latitude", "longitude"):
        if holds(rings, float(lon), float(lat)):  # type: ignore[arg-type]
            found |= set(rows["id"].cast(pl.Int64))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("code", ["SY040400", "SY040401", "SY030200", "SY070500"])
def test_events_of_one_sub_district_can_be_counted_by_hand(
    placements: pl.DataFrame, by_hand: tuple[pl.DataFrame, dict[str, list[Ring]]], code: str
) -> None:
    events, rings = by_hand
    counted = events_in(events, rings[code])
    assert len(counted) > 20
    assert set(placements.filter(pl.col("pcode") == code)["id"]) == counted


@pytest.mark.slow
def test_events_of_a_zones_core_and_possible_part_can_be_counted_by_hand(
    placements: pl.DataFrame, by_hand: tuple[pl.DataFrame, dict[str, list[Ring]]]
) -> None:
    events, rings = by_hand
    for answer, codes in (("inside", ["SY040400", "SY040401"]), ("undetermined", ["SY040101", "SY050102"])):
        counted = set().union(*(events_in(events, rings[code]) for code in codes))
        assert counted
        placed_ = placements.filter((pl.col("zone") == "north-homs") & (pl.col("answer") == answer))
        assert set(placed_["id"]) == counted


@pytest.mark.slow
def test_every_exact_event_is_placed_once_or_in_no_zone(placements: pl.DataFrame) -> None:
    assert placements["incident_id"].is_unique().all()
    south = placements.filter(pl.col("zone") == "south")
    assert south.height > 100
    assert set(south["answer"]) == {"undetermined"}, "no sub-district of the south is certain"


def test_the_plain_disc_and_the_plain_point_are_right_themselves() -> None:
    half = [[(0.0, -90.0), (180.0, -90.0), (180.0, 90.0), (0.0, 90.0)]]
    assert share(half, 0.0, 0.0, 10.0, 4000, 1) == pytest.approx(0.5, abs=0.03)
    assert share([[(-1, -1), (1, -1), (1, 1), (-1, 1)]], 0.0, 0.0, 0.5 * KM_PER_DEGREE, 200, 1) == 1.0
    ring_with_hole = [[(0, 0), (4, 0), (4, 4), (0, 4)], [(1, 1), (3, 1), (3, 3), (1, 3)]]
    assert holds(ring_with_hole, 0.5, 0.5)
    assert not holds(ring_with_hole, 2.0, 2.0)
    assert not holds(ring_with_hole, 5.0, 2.0)
