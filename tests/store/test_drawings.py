"""Drawn zones from files: read whole, or refused with every fault at once, each with its place and remedy."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.store.small_folder import ZONES, write

from detente.ceasefire.zones.placement import ZoneTest
from detente.errors import Fault, InputError
from detente.store.folder import read_folder
from detente.store.frames import write_frame
from detente.store.geojson import write_features

SQUARE = [[11.1, 45.1], [11.4, 45.1], [11.4, 45.4], [11.1, 45.4], [11.1, 45.1]]
BOWTIE = [[11.1, 45.1], [11.4, 45.4], [11.4, 45.1], [11.1, 45.4], [11.1, 45.1]]
LINE = {"type": "LineString", "coordinates": [[11.0, 46.6], [12.0, 46.7]]}


def polygon(ring: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [ring]}


def collection(*features: tuple[str, Any], **more: Any) -> str:
    done = [{"type": "Feature", "id": name, "properties": {}, "geometry": g} for name, g in features]
    return json.dumps({"type": "FeatureCollection", "features": done, **more})


def zone(name: str, *lines: str) -> str:
    return f'[[zone]]\nid = "{name}"\nnames = {{ en = "{name}" }}\n' + "".join(
        f"[[zone.part]]\n{line}\n" for line in lines
    )


def faults_of(tmp_path: Path, zones: str, **files: str) -> list[Fault]:
    changes = {"zones/zones.toml": ZONES + zones} | {
        f"zones/{n.replace('_', '.')}": t for n, t in files.items()
    }
    with pytest.raises(InputError) as told:
        read_folder(write(tmp_path / "tarn", changes))
    assert all(f.place.startswith("zones") and f.what and f.remedy for f in told.value.faults)
    return list(told.value.faults)


def test_a_drawn_zone_is_read_from_its_file(tmp_path: Path) -> None:
    drawn = collection(("field", polygon(SQUARE)), ("line", LINE))
    text = zone("field", 'id = "a"\nfile = "z.geojson"\nfeature = "field"') + zone(
        "strip",
        'id = "s"\nfile = "z.geojson"\nfeature = "line"\nstrip = { least_km = 3, most_km = 5, side = "left" }',
    )
    state = read_folder(
        write(tmp_path / "tarn", {"zones/zones.toml": ZONES + text, "zones/z.geojson": drawn})
    )
    test = ZoneTest(state.plans, state.gazetteer)
    said = {a.zone: a.answer for a in test.ask(45.25, 11.25, 1)[1]}
    assert (said["field"], said["strip"], said["north-vale"]) == ("inside", "outside", "outside")
    assert {a.zone: a.answer for a in test.ask(46.67, 11.5, 1)[1]}["strip"] == "inside"
    assert {a.zone: a.answer for a in test.ask(46.69, 11.5, 1)[1]}["strip"] == "undetermined"
    assert {a.zone: a.answer for a in test.ask(46.63, 11.5, 1)[1]}["strip"] == "outside"


def part(name: str) -> str:
    return f'id = "{name}"\nfile = "z.geojson"\nfeature = "{name}"'


BAD: dict[str, tuple[Any, str, str]] = {
    "self-crossing": (polygon(BOWTIE), "not valid (Self-intersection", "redraw"),
    "exchanged": (polygon([[y, x] for x, y in SQUARE]), "latitude and longitude seem to be exchanged", "longitude first"),
    "far away": (polygon([[x + 60, y - 20] for x, y in SQUARE]), "far from every administrative unit", "mend its coordinates"),
    "unclosed": (polygon(SQUARE[:-1]), "ring 1 does not end where it began (4 points)", "repeat its first point"),
    "empty": ({"type": "Polygon", "coordinates": []}, "the shape is empty", "draw it"),
    "no geometry": (None, "the feature has no geometry", "draw it"),
    "metres": (polygon([[x * 111_000, y * 111_000] for x, y in SQUARE]), "which are no degrees", "WGS 84"),
    "a line alone": (LINE, "a LineString is no ground", "draw a polygon"),
    "not a geometry": ({"type": "Polygon", "coordinates": "here"}, "no readable geometry", "draw it again"),
}  # fmt: skip


def test_all_faults_of_all_shapes_are_listed_at_once(tmp_path: Path) -> None:
    text = zone("wrong", *(part(name) for name in BAD))
    drawn = collection(*((name, geometry) for name, (geometry, _, _) in BAD.items()))
    faults = faults_of(tmp_path, text, z_geojson=drawn)
    assert len(faults) == len(BAD)
    for name, (_, what, remedy) in BAD.items():
        (fault,) = [f for f in faults if f.place.endswith(f"part {name!r}")]
        assert what in fault.what, name
        assert remedy in fault.remedy, name


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('id = "s"\npoint = [45.2, 11.2]\nstrip = { least_km = 15, most_km = 20, side = "left" }', "a strip runs along a line"),
        ('id = "s"\nunits = ["TN010101"]\nstrip = { least_km = 15, most_km = 20, side = "left" }', "neither strip nor buffer"),
        ('id = "s"\nfile = "z.geojson"\nfeature = "field"\nstrip = { least_km = 1, most_km = 2, side = "left" }', "this is a Polygon"),
        ('id = "s"\nstrip = { least_km = 15, most_km = 20, side = "left" }', "no units, file, shape or point"),
        ('id = "s"\nunits = ["TN010101"]\npoint = [45.2, 11.2]', "it has units and point"),
        ('id = "s"\npoint = [45.2, 11.2]', "a point alone is no ground"),
        ('id = "s"\npoint = [11.2, 45.2]\nbuffer = { least_km = 1, most_km = 2 }', "seem to be exchanged"),
        ('id = "s"\nunits = ["TN999999"]', "p-code 'TN999999'"),
        ('id = "s"\nfile = "none.geojson"', "no such file"),
        ('id = "s"\nfile = "../process.toml"', "the path leaves the folder"),
        ('id = "s"\nfile = "z.geojson"\nfeature = "lake"', "holds no features with the id 'lake'"),
        ('id = "s"\nfile = "z.geojson"', "holds 3 features"),
        ('id = "s"\nfile = "z.geojson"\nfeature = "field"\nshape = "POINT (1 1)"', "it has a file and a shape"),
        ('id = "s"\nshape = "POLYGON ((11 45, 12 45, 12 46))"', "no readable shape"),
        ('id = "s"\nfile = "z.geojson"\nfeature = "knot"\nstrip = { least_km = 1, most_km = 2, side = "left" }', "the line crosses itself"),
        ('id = "s"\nunits = ["TN010101"]\nagreed = 2030-03-01\nwithdrawn = 2030-02-01', "withdrawn (2030-02-01) before"),
        ('id = "s"\nfile = "z.geojson"\nfeature = "field"\n[[zone.part]]\nid = "s"\nunits = ["TN010202"]', "two parts bear the id 's'"),
        ('id = "s"\nfile = "z.geojson"\nfeature = "field"\nbuffer = { least_km = 9, most_km = 2 }', "9 to 2 km is no width"),
        ('id = "s"\nfile = "z.geojson"\nfeature = "field"\ncertainty = "sure"', "certainty" ),
    ],
)  # fmt: skip
def test_each_fault_is_told(tmp_path: Path, text: str, what: str) -> None:
    knot = {"type": "LineString", "coordinates": [[11.0, 46.0], [12.0, 46.5], [12.0, 46.0], [11.0, 46.5]]}
    drawn = collection(("field", polygon(SQUARE)), ("line", LINE), ("knot", knot))
    faults = faults_of(tmp_path, zone("z", text), z_geojson=drawn)
    assert len(faults) == 1
    assert what in f"{faults[0].place} {faults[0].what}"


def test_another_reference_system_is_a_fault_and_told_once(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32637"}}
    drawn = collection(("field", polygon(SQUARE)), ("line", LINE), crs=crs)
    (fault,) = faults_of(tmp_path, zone("z", part("field"), part("line")), z_geojson=drawn)
    assert "EPSG::32637" in fault.what
    fine = collection(
        ("field", polygon(SQUARE)),
        crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
    )
    changes = {"zones/zones.toml": ZONES + zone("z", part("field")), "zones/z.geojson": fine}
    assert len(read_folder(write(tmp_path / "fine", changes)).zones) == 3


def test_zones_that_surely_overlap_are_a_fault_and_neighbours_are_not(tmp_path: Path) -> None:
    east = [[x + 0.3, y] for x, y in SQUARE]
    over = [[x + 0.2, y] for x, y in SQUARE]
    text = zone("a", part("a")) + zone("b", part("b"))
    (fault,) = faults_of(tmp_path, text, z_geojson=collection(("a", polygon(SQUARE)), ("b", polygon(over))))
    assert fault.place == "zones, zone 'b'"
    assert "km2 of its core are surely inside 'a' too" in fault.what
    beside = collection(("a", polygon(SQUARE)), ("b", polygon(east)))
    assert read_folder(
        write(tmp_path / "beside", {"zones/zones.toml": ZONES + text, "zones/z.geojson": beside})
    ).zones
    handed = text.replace('feature = "a"', 'feature = "a"\nended = { latest = 2030-03-01 }').replace(
        'feature = "b"', 'feature = "b"\nin_force = { earliest = 2030-04-01 }'
    )
    over_ = collection(("a", polygon(SQUARE)), ("b", polygon(over)))
    changes = {"zones/zones.toml": ZONES + handed, "zones/z.geojson": over_}
    assert read_folder(write(tmp_path / "handed", changes)).zones, (
        "ground may be handed over from one zone to another"
    )


def test_renderings_name_those_who_draw_them(tmp_path: Path) -> None:
    text = """[[zone]]
id = "z"
names = { en = "Z" }
[[zone.rendering]]
by = ["norland"]
core = ["TN010202"]
[[zone.rendering]]
by = ["sudland", "atlantis"]
core = ["TN888888"]
[[zone.rendering]]
by = ["norland"]
"""
    whats = [f"{f.place}: {f.what}" for f in faults_of(tmp_path, text)]
    assert whats == [
        "zones, zone 'z', rendering 2 (sudland, atlantis): organisation 'atlantis' is not declared",
        "zones, zone 'z', rendering 2 (sudland, atlantis): p-code 'TN888888' is not among the units",
        "zones, zone 'z', rendering 3 (norland): it draws nothing",
        "zones, zone 'z': 'norland' draws it twice",
    ]
    (fault,) = faults_of(
        tmp_path / "nobody",
        '[[zone]]\nid = "z"\nnames = { en = "Z" }\n[[zone.rendering]]\nby = []\ncore = ["TN010202"]\n',
    )
    assert "nobody's" in fault.what


def test_geojson_out_is_read_back(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {"id": ["a", "b"], "latitude": [45.5, None], "longitude": [11.25, None], "n": [1, 2]}
    )
    write_frame(frame, tmp_path / "points.geojson")
    features = json.loads((tmp_path / "points.geojson").read_text("utf-8"))["features"]
    assert [f["geometry"] and f["geometry"]["coordinates"] for f in features] == [[11.25, 45.5], None]
    assert features[0]["properties"] == {"id": "a", "n": 1}
    with pytest.raises(InputError, match="no column latitude, longitude"):
        write_frame(pl.DataFrame({"n": [1]}), tmp_path / "none.geojson")
    assert not (tmp_path / "none.geojson").exists()
    state = read_folder(write(tmp_path / "tarn", {}))
    shape = ZoneTest(state.plans, state.gazetteer).parts[0].core_shape
    write_features([({"id": "x"}, shape)], tmp_path / "shape.geojson")
    again = write(tmp_path / "again", {
        "zones/zones.toml": ZONES.replace('core = ["TN010101", "TN010102"]\n', "") + zone("z", 'id = "x"\nfile = "s.geojson"'),
        "zones/s.geojson": (tmp_path / "shape.geojson").read_text("utf-8"),
    })  # fmt: skip
    read = read_folder(again)
    assert ZoneTest(read.plans, read.gazetteer).parts[-1].core_shape.equals(shape)
