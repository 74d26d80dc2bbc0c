"""Distances, azimuths and areas on the ellipsoid WGS 84, for borders, buffers and strips.

:func:`inverse` and :func:`direct` are Vincenty's formulae: a tenth of a millimetre, for points that do not lie
nearly opposite each other on the globe (no zone does). :func:`area_km2` is exact for edges that are straight in the
plane of longitude and latitude, which is what GeoJSON says an edge is (RFC 7946, 3.1.1).

Source: T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid with application of nested equations",
Survey Review 23 (176), 1975, 88-93. Area: J. P. Snyder, *Map Projections: A Working Manual*, USGS 1395, eq. 3-12.
"""

from __future__ import annotations

from math import radians, sqrt

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

EARTH_KM = 6371.0088
KM_PER_DEGREE = EARTH_KM * np.pi / 180
"""A degree of a great circle on the mean sphere: for grids and scale bars, never for a border."""
A, F = 6378.137, 1 / 298.257223563
B = A * (1 - F)
E2 = F * (2 - F)
ROUNDS = 60
Floats = NDArray[np.float64]


def distance_km(lat_a: Floats, lon_a: Floats, lat_b: Floats, lon_b: Floats) -> Floats:
    """Great-circle distance between points, kilometres (haversine); off by at most 0.6 %, for any two points."""
    a, b = np.radians(lat_a), np.radians(lat_b)
    half = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(np.radians(lon_b - lon_a) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1))))


def inverse(lat_a: ArrayLike, lon_a: ArrayLike, lat_b: ArrayLike, lon_b: ArrayLike) -> tuple[Floats, Floats]:
    """From one point to another on the ellipsoid: kilometres, and the azimuth at the first (degrees, north is 0).

    Raises ValueError where two points lie nearly opposite each other on the globe.
    """
    u1, u2 = (np.arctan((1 - F) * np.tan(np.radians(np.asarray(x, np.float64)))) for x in (lat_a, lat_b))
    turn = np.radians(np.asarray(lon_b, np.float64) - np.asarray(lon_a, np.float64))
    s1, c1, s2, c2 = np.sin(u1), np.cos(u1), np.sin(u2), np.cos(u2)
    lam = turn
    for _ in range(ROUNDS):
        y, x = c2 * np.sin(lam), c1 * s2 - s1 * c2 * np.cos(lam)
        sin_s, cos_s = np.hypot(y, x), s1 * s2 + c1 * c2 * np.cos(lam)
        sigma = np.arctan2(sin_s, cos_s)
        sin_a = np.divide(c1 * c2 * np.sin(lam), sin_s, out=np.zeros_like(sin_s * 1.0), where=sin_s != 0)
        cos2_a = 1 - sin_a**2
        middle = cos_s - np.divide(2 * s1 * s2, cos2_a, out=np.zeros_like(cos2_a * 1.0), where=cos2_a > 1e-15)
        c = F / 16 * cos2_a * (4 + F * (4 - 3 * cos2_a))
        new = turn + (1 - c) * F * sin_a * (sigma + c * sin_s * (middle + c * cos_s * (2 * middle**2 - 1)))
        moved, lam = np.max(np.abs(new - lam), initial=0.0), new
        if moved < 1e-13:
            break
    else:
        raise ValueError("points nearly opposite each other on the globe; the formula does not reach there")
    k, series = _series(cos2_a)
    off = k * sin_s * (middle + k / 4 * (
        cos_s * (2 * middle**2 - 1) - k / 6 * middle * (4 * sin_s**2 - 3) * (4 * middle**2 - 3)
    ))  # fmt: skip
    return np.asarray(B * series * (sigma - off)), np.degrees(np.arctan2(y, x))


def direct(lat: ArrayLike, lon: ArrayLike, azimuth: ArrayLike, km: ArrayLike) -> tuple[Floats, Floats]:
    """The point (latitude, longitude) at so many kilometres from a point, setting out on an azimuth (degrees)."""
    way, azimuth = np.asarray(km, np.float64), np.radians(np.asarray(azimuth, np.float64))
    tan_u = (1 - F) * np.tan(np.radians(np.asarray(lat, np.float64)))
    cos_u = 1 / np.sqrt(1 + tan_u**2)
    sin_u = tan_u * cos_u
    s1 = np.arctan2(tan_u, np.cos(azimuth))
    sin_a = cos_u * np.sin(azimuth)
    cos2_a = 1 - sin_a**2
    k, series = _series(cos2_a)
    sigma = first = way / (B * series)
    for _ in range(ROUNDS):
        middle, sin_s, cos_s = np.cos(2 * s1 + sigma), np.sin(sigma), np.cos(sigma)
        off = k * sin_s * (middle + k / 4 * (
            cos_s * (2 * middle**2 - 1) - k / 6 * middle * (4 * sin_s**2 - 3) * (4 * middle**2 - 3)
        ))  # fmt: skip
        moved, sigma = np.max(np.abs(first + off - sigma), initial=0.0), first + off
        if moved < 1e-14:
            break
    middle, sin_s, cos_s = np.cos(2 * s1 + sigma), np.sin(sigma), np.cos(sigma)
    low = sin_u * sin_s - cos_u * cos_s * np.cos(azimuth)
    phi = np.arctan2(sin_u * cos_s + cos_u * sin_s * np.cos(azimuth), (1 - F) * np.hypot(sin_a, low))
    lam = np.arctan2(sin_s * np.sin(azimuth), cos_u * cos_s - sin_u * sin_s * np.cos(azimuth))
    c = F / 16 * cos2_a * (4 + F * (4 - 3 * cos2_a))
    turn = lam - (1 - c) * F * sin_a * (sigma + c * sin_s * (middle + c * cos_s * (2 * middle**2 - 1)))
    return np.degrees(phi), np.asarray(lon, np.float64) + np.degrees(turn)


def _series(cos2_a: Floats) -> tuple[Floats, Floats]:
    u2 = cos2_a * (A**2 - B**2) / B**2
    series = 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)))
    return u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2))), series


def scale_at(lat: float) -> tuple[float, float]:
    """Kilometres of a degree of longitude and of latitude at a place."""
    w = 1 - E2 * np.sin(radians(lat)) ** 2
    east = A / sqrt(w) * np.cos(radians(lat))
    return float(east * np.pi / 180), float(A * (1 - E2) / w**1.5 * np.pi / 180)


def disc(lat: float, lon: float, km: float, corners: int = 128) -> BaseGeometry:
    """Everywhere within ``km`` of a point, on the ellipsoid: a polygon in degrees that just holds the round disc."""
    turn = np.arange(corners) * (360 / corners)
    y, x = direct(lat, lon, turn, km / np.cos(np.pi / corners))
    return shapely.polygons(np.column_stack([x, y]))


def area_km2(shape: BaseGeometry) -> float:
    """The area of a polygon on the ellipsoid, square kilometres; edges straight in longitude and latitude."""
    if shape.geom_type in ("MultiPolygon", "GeometryCollection"):
        return sum(area_km2(part) for part in shapely.get_parts(shape))
    if shape.geom_type != "Polygon" or shape.is_empty:
        return 0.0
    total = 0.0
    for ring, sign in ((shape.exterior, 1), *((r, -1) for r in shape.interiors)):
        x, y = np.radians(shapely.get_coordinates(shapely.segmentize(ring, 0.02))).T
        s, e = np.sin(y), sqrt(E2)
        q = (1 - E2) * (s / (1 - E2 * s**2) + np.arctanh(e * s) / e)
        total += sign * abs(float(np.sum(np.diff(x) * (q[1:] + q[:-1]) / 2)))
    return A**2 / 2 * total
