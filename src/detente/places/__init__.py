"""Places: administrative units, what contains a point, and how far a report may lie from where it says.

Latitudes and longitudes are WGS 84 degrees, and an edge between two corners is straight in their plane, as GeoJSON has
it. Distances near borders, discs, buffers and areas are on the ellipsoid (:mod:`detente.places.geodesic`). Shares of a
disc are compared on a plane scaled at its centre: at 25 km a share is off by less than 0.003.
"""

from detente.places.cells import Cells
from detente.places.gazetteer import Gazetteer, Unit
from detente.places.geodesic import (
    EARTH_KM,
    KM_PER_DEGREE,
    Floats,
    area_km2,
    direct,
    disc,
    distance_km,
    inverse,
    scale_at,
)

__all__ = [
    "EARTH_KM",
    "KM_PER_DEGREE",
    "Cells",
    "Floats",
    "Gazetteer",
    "Unit",
    "area_km2",
    "direct",
    "disc",
    "distance_km",
    "inverse",
    "scale_at",
]
