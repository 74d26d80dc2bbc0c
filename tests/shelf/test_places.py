"""Distances, discs and the gazetteer, on places whose answers are known by hand."""

from math import cos, pi, radians, sin

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.places import EARTH_KM, Gazetteer, Unit, area_km2, disc, distance_km, inverse

LATITUDES = st.floats(-89, 89)
LONGITUDES = st.floats(-180, 180)


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    return float(distance_km(*(np.array([x]) for x in (*a, *b)))[0])


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((0, 0), (0, 0), 0.0),
        ((0, 0), (1, 0), 111.195),
        ((0, 0), (0, 1), 111.195),
        ((60, 30), (60, 31), 55.597),
        ((0, 0), (0, 180), 20015.1),
        ((90, 0), (-90, 77), 20015.1),
        ((0, 179.5), (0, -179.5), 111.195),
        ((33.5138, 36.2765), (36.2021, 37.1343), 309.4),  # Damascus to Aleppo
        ((51.1694, 71.4491), (43.2220, 76.8512), 972.0),  # Astana to Almaty
    ],
)
def test_known_distances(a: tuple[float, float], b: tuple[float, float], expected: float) -> None:
    assert km(a, b) == pytest.approx(expected, rel=2e-3, abs=1e-6)


def law_of_cosines(a: tuple[float, float], b: tuple[float, float]) -> float:
    one, two, turn = radians(a[0]), radians(b[0]), radians(b[1] - a[1])
    inner = sin(one) * sin(two) + cos(one) * cos(two) * cos(turn)
    return EARTH_KM * float(np.arccos(np.clip(inner, -1, 1)))


@pytest.mark.slow
@given(st.tuples(LATITUDES, LONGITUDES), st.tuples(LATITUDES, LONGITUDES), st.tuples(LATITUDES, LONGITUDES))
@settings(deadline=None)
def test_distance_is_a_distance(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
) -> None:
    assert km(a, b) == pytest.approx(km(b, a), abs=1e-6)
    assert km(a, c) <= km(a, b) + km(b, c) + 1e-6
    assert 0 <= km(a, b) <= pi * EARTH_KM + 1e-6
    assert km(a, b) == pytest.approx(law_of_cosines(a, b), abs=0.5)


@pytest.mark.parametrize("lat", [0.0, 34.9, -34.9, 60.0])
@pytest.mark.parametrize("radius", [1.0, 25.0])
def test_a_disc_has_its_area_and_its_rim_at_its_radius(lat: float, radius: float) -> None:
    round_ = disc(lat, 36.7, radius)
    assert area_km2(round_) == pytest.approx(pi * radius**2, rel=0.0005)
    rim = shapely.get_coordinates(round_)
    away, _ = inverse(lat, 36.7, rim[:, 1], rim[:, 0])
    assert away == pytest.approx(np.full(len(rim), radius), rel=0.0005)
    assert away.min() >= radius, "the polygon holds the whole disc, so that 'inside' is never said too soon"


def square(code: str, district: str, province: str, x: float, y: float, size: float = 1.0) -> Unit:
    return Unit(code, code.lower(), district, province, shape=shapely.box(x, y, x + size, y + size))


@pytest.fixture(scope="module")
def land() -> Gazetteer:
    """Three squares in a row: A1 and A2 (district A, province P), then B1 (district B, province Q)."""
    return Gazetteer(
        [square("A1", "A", "P", 0, 0), square("A2", "A", "P", 1, 0), square("B1", "B", "Q", 2, 0)]
    )


def named(land: Gazetteer, *points: tuple[float, float]) -> list[str | None]:
    units = land.containing(np.array([p[0] for p in points]), np.array([p[1] for p in points]))
    return [None if u is None else u.pcode for u in units]


def test_codes_of_any_level_stand_for_the_smallest_units(land: Gazetteer) -> None:
    assert land.members(["P"]) == land.members(["A"]) == {"A1", "A2"}
    assert land.members(["A1", "Q"]) == {"A1", "B1"}
    assert land.members([]) == land.members(["nowhere"]) == frozenset()
    assert all(land.known(code) for code in ("A1", "A", "P", "B1", "B", "Q"))
    assert not land.known("a1")


def test_a_union_has_the_area_of_its_units_and_nothing_is_empty(land: Gazetteer) -> None:
    assert land.shape(["A1", "A2", "A1"]).area == pytest.approx(2.0)
    assert land.shape([]).is_empty


def test_points_find_their_unit_in_the_order_asked(land: Gazetteer) -> None:
    assert named(land, (0.5, 2.5), (0.5, 0.5), (0.5, 1.5)) == ["B1", "A1", "A2"]


def test_on_a_shared_border_the_first_unit_of_the_file_wins(land: Gazetteer) -> None:
    assert named(land, (0.5, 1.0), (0.5, 2.0)) == ["A1", "A2"]


def test_just_off_the_shore_is_the_nearest_unit_and_farther_out_is_none(land: Gazetteer) -> None:
    assert named(land, (-0.01, 0.5), (0.5, 3.01), (-0.1, 0.5), (50.0, 50.0)) == ["A1", "B1", None, None]


def test_no_points_give_no_units(land: Gazetteer) -> None:
    assert named(land) == []
