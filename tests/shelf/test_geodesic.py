"""Distances and areas on the ellipsoid against published values, and the grid against trying every polygon."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.places import Cells, area_km2, direct, inverse, scale_at


def dms(degrees: int, minutes: int, seconds: float) -> float:
    return (abs(degrees) + minutes / 60 + seconds / 3600) * (-1 if degrees < 0 else 1)


def test_the_line_that_geodesists_check_with() -> None:
    """Flinders Peak to Buninyong: Geocentric Datum of Australia, Technical Manual 2.3, section 4.3 (GRS 80)."""
    a = dms(-37, 57, 3.72030), dms(144, 25, 29.52440)
    b = dms(-37, 39, 10.15610), dms(143, 55, 35.38390)
    km, azimuth = inverse(*a, *b)
    assert km == pytest.approx(54.972271, abs=2e-6)
    assert azimuth % 360 == pytest.approx(dms(306, 52, 5.37), abs=1e-5)
    assert np.array(direct(*a, azimuth, km)) == pytest.approx(b, abs=1e-9)


def test_a_quarter_of_the_meridian_and_degrees_at_the_equator() -> None:
    assert inverse(0, 10, 90, 10)[0] == pytest.approx(10001.965729, abs=1e-6)
    assert inverse(0, 10, 0, 11)[0] == pytest.approx(111.3194908, abs=1e-6)
    assert scale_at(0.0) == pytest.approx((111.3194908, 110.5742758), abs=1e-6)


def test_opposite_points_are_refused() -> None:
    with pytest.raises(ValueError, match="opposite"):
        inverse(0.0, 0.0, 0.3, 179.8)


@pytest.mark.slow
@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(0, 360), st.floats(0.001, 1500))
@settings(deadline=None)
def test_there_and_back_is_the_same_way(lat: float, lon: float, azimuth: float, km: float) -> None:
    y, x = direct(lat, lon, azimuth, km)
    back, way = inverse(lat, lon, y, x)
    assert back == pytest.approx(km, abs=1e-6)
    assert abs((way - azimuth + 180) % 360 - 180) * km < 0.01


def test_areas_on_the_ellipsoid() -> None:
    zone = shapely.box(0, 0, 360, 90)
    assert area_km2(zone) == pytest.approx(510_065_621.72 / 2, rel=1e-9), "half of the ellipsoid"
    ring = shapely.box(36, 34, 38, 36)
    hole = shapely.Polygon(ring.exterior, [shapely.box(36.5, 34.5, 37, 35).exterior])
    assert area_km2(hole) == pytest.approx(area_km2(ring) - area_km2(shapely.box(36.5, 34.5, 37, 35)))
    assert area_km2(ring) == pytest.approx(40508.1743, abs=0.001)
    assert area_km2(shapely.Polygon()) == 0


@pytest.mark.slow
@given(st.integers(0, 10_000), st.booleans())
@settings(deadline=None, max_examples=25)
def test_the_grid_answers_as_trying_every_polygon_does(seed: int, overlap: bool) -> None:
    rng = np.random.default_rng(seed)
    centres = rng.uniform(0, 4, (6, 2))
    size = 1.5 if overlap else 0.4
    shapes = np.array(
        [
            shapely.Point(c).buffer(size * rng.uniform(0.2, 1), quad_segs=int(rng.integers(1, 9)))
            for c in centres
        ]
    )
    x, y = rng.uniform(-1, 5, (2, 3000))
    corners = shapely.get_coordinates(shapes)[:200]
    x, y = np.append(x, corners[:, 0]), np.append(y, corners[:, 1])
    slow = np.full(len(x), -1)
    for i in range(len(shapes) - 1, -1, -1):
        slow[shapely.intersects_xy(shapes[i], x, y)] = i
    assert (Cells(shapes).first(x, y) == slow).all()
    margin = 0.05
    pairs = set(zip(*(a.tolist() for a in Cells(shapes, margin).near_border(x, y)), strict=True))
    for i, shape in enumerate(shapes):
        close = np.flatnonzero(shapely.distance(shapely.boundary(shape), shapely.points(x, y)) <= margin)
        assert all((int(p), i) in pairs for p in close)
