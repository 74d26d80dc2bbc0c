"""A small invented process folder: eight files that make a whole round in a second, for tests to spoil one by one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import numpy as np

PROCESS = """\
id = "tarn"
day = 2030-05-10
time_zone = "UTC"
languages = ["en", "ar", "ru", "fr", "es", "zh"]
[names]
en = "Tarn talks"
[country]
pcode = "TN"
aliases = ["Tarn"]
[country.names]
en = "Republic of Tarn"
ar = "جمهورية تارن"
ru = "Республика Тарн"
fr = "République de Tarn"
es = "República de Tarn"
zh = "塔恩共和国"
[places]
units = "places/units.geojson"
pcode = "pcode"
name = "name"
district = "district"
province = "province"
district_name = "district_name"
province_name = "province_name"
disclaimer = "Invented places."
[comparison]
series_from = 2029-10-01
series_to = 2030-05-09
least_events = 1
[[organisation]]
id = "norland"
names = { en = "Norland" }
roles = ["guarantor"]
council = [{ first = 2029-01-01, last = 2030-12-31 }]
[[organisation]]
id = "sudland"
names = { en = "Sudland" }
roles = ["guarantor"]
[[organisation]]
id = "norland-ministry"
names = { en = "Norland Defence Ministry" }
aliases = ["Norland MoD"]
speaks_for = "norland"
[[organisation]]
id = "watch"
names = { en = "Tarn Watch" }
roles = ["monitor"]
[[post]]
organisation = "norland"
office = "Foreign Minister"
holder = "Anna Berg"
[[post]]
organisation = "sudland"
office = "Foreign Minister"
holder = "Omar Diallo"
[[track]]
id = "lakeside"
names = { en = "Lakeside talks" }
words = ["Lakeside"]
[[track]]
id = "harbour"
names = { en = "Harbour talks" }
words = ["Harbour"]
[[source]]
id = "patrol"
file = "reports/patrol.csv"
names = { en = "Patrol" }
affiliation = "monitor"
licence = "CC0-1.0"
"""
TERMS = """\
id = "truce"
kind = "agreement"
track = "lakeside"
topics = ["ceasefire"]
adopted = 2030-02-01
binds = "all"
text_basis = "text read"
source = ["https://example.org/truce"]
in_force = { earliest = 2030-02-01, latest = 2030-02-01 }
ends = {}
[names]
en = "Lakeside truce"
[[clause]]
id = "1"
kind = "prohibition"
acts = ["hostilities"]
where = "zones"
between = "anyone"
says = "Hostilities cease inside the zones."
text_basis = "text read"
[[clause]]
id = "2"
kind = "obligation"
bearer = "Norland"
says = "Norland opens the bridge."
text_basis = "text read"
due = { earliest = 2030-05-20, latest = 2030-05-20 }
"""
ZONES = """\
instrument = "truce"
boundary_status = "assumed"
source = "the truce, article 1"
in_force = { earliest = 2030-02-01, latest = 2030-02-01 }
[[zone]]
id = "north-vale"
aliases = ["Vale"]
core = ["TN010101", "TN010102"]
possible = ["TN010201"]
[zone.names]
en = "North Vale"
ar = "الوادي الشمالي"
ru = "Северная долина"
fr = "Val du Nord"
es = "Valle del Norte"
zh = "北谷"
[[zone]]
id = "marsh"
possible = ["TN020101"]
[zone.names]
en = "Marsh"
ar = "المستنقع"
ru = "Болото"
fr = "Marais"
es = "Pantano"
zh = "沼泽"
"""
PAGE = """\
Meeting of the Foreign Ministers in Lakeside

10 May 2030

Norland's Foreign Minister Anna Berg and Sudland's Foreign Minister Omar Diallo attended the meeting.

"In North Vale, 300 people left in the past two days. The truce has reduced violence in the truce zones," Anna Berg said.

"We hope for the best," Omar Diallo said.
"""
SIDECAR = '{"date": "2030-05-10", "source_url": "https://example.org/meeting", "origin": "invented", "kind": "communiqué"}\n'
TALLIES = """\
date,reporting_party,category,province,count,confirmed_by_other,relayed_by,source_url,source_published,note
2030-05-09,Norland,ceasefire violation,total,9,,,https://example.org/1,2030-05-09,
2030-05-09,Norland,ceasefire violation,West,5,,,https://example.org/1,2030-05-09,
2030-05-09,Norland,ceasefire violation,East,4,,,https://example.org/1,2030-05-09,
2030-05-09,Sudland,ceasefire violation,total,6,,Norland,https://example.org/2,2030-05-09,كما نُشر
2030-05-09,Sudland,ceasefire violation,West,6,,Norland,https://example.org/2,2030-05-09,
"""
MOVEMENTS = """\
date,kind,place,count,unit,period,source_url,source_published,speaker_or_publisher
2030-05-10,evacuated,North Vale,310,people,cumulative since 2030-05-09,https://example.org/3,2030-05-10,Norland MoD (Colonel Vik)
2030-05-10,evacuated,North Vale,120,people,day,https://example.org/4,2030-05-10,Tarn Watch
"""
BALANCES = """\
date,publisher,place,quantity,value,reservation,source_url,note
2030-05-09,Tarn Watch,North Vale,flow,500,,https://example.org/5,
2030-05-09,Tarn Watch,North Vale,stock,300,,https://example.org/5,
2030-05-09,Tarn Watch,North Vale,exit,210,,https://example.org/5,
2030-05-09,Tarn Watch,North Vale,capacity,200,,https://example.org/5,
"""
MEETINGS = """\
track,name,date_start,date_end,place,basis,source_url,note
lakeside,Round 1,2029-05-02,2029-05-03,Lakeside,independent record,https://example.org/6,
lakeside,Round 2,2030-05-09,2030-05-09,Lakeside,announced,https://example.org/7,
harbour,Round 1,2029-09-01,,Harbour,independent record,https://example.org/8,
"""
TOTALS = """\
publisher,kind,value,low,high,who,date_start,date_end,published,checked,source_url,note
Tarn Watch,enumeration,900,,,all persons,2029-01-01,2030-04-30,2030-05-01,read in the source,https://example.org/9,
University,estimate,1500,1200,1900,all persons,2029-01-01,2030-03-31,2030-04-15,read in the source,https://example.org/10,
"""
POSITIONS = """\
organisation,subject,position,date,source_url,note
Norland,lakeside,accepts,2030-02-01,https://example.org/11,
Hill Front,lakeside,rejects,2030-02-02,https://example.org/12,by letter
"""
STANDARDS = """\
id,domain,item,value,value_high,unit,per,bound,when,source,where,checked,note
water.total,water,water,15,,L/day,person,min,usual,Handbook,1,quoted,
shelter.living,shelter,floor,3.5,,m2,person,min,usual,Handbook,2,quoted,
toilet.medium,sanitation,people per shared toilet,20,,persons,toilet,max,usual,Handbook,3,quoted,
"""
RESTRICTIONS = """\
date,whom,place,kind,by,consequence,source_url
2030-05-08,the patrol,the bridge,denied,not said,the far bank was not seen,https://example.org/13
"""


def units() -> str:
    """Twenty-four square units in twelve districts and three provinces."""
    features = []
    for row in range(4):
        for column in range(6):
            province, district, unit = column // 2 + 1, row + 1, column % 2 + 1
            west, south = 10 + column * 0.5, 45 + row * 0.5
            ring = [
                [west, south],
                [west + 0.5, south],
                [west + 0.5, south + 0.5],
                [west, south + 0.5],
                [west, south],
            ]
            properties = {
                "pcode": f"TN{province:02}{district:02}{unit:02}",
                "name": f"Unit {row}{column}",
                "district": f"TN{province:02}{district:02}",
                "district_name": f"District {province}{district}",
                "province": f"TN{province:02}",
                "province_name": ("West", "Middle", "East")[province - 1],
            }
            geometry = {"type": "Polygon", "coordinates": [ring]}
            features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    return json.dumps({"type": "FeatureCollection", "features": features})


def reports(rows: int = 360, seed: int = 4) -> str:
    """Reports of one patrol over the series, with Arabic place names; always the same."""
    draw = np.random.default_rng(seed)
    days = np.sort(draw.integers(0, 221, rows))
    lines = [
        "report_id,date_start,date_end,date_prec,latitude,longitude,geo_prec,place_name,type_raw,actor_a,actor_b,fatalities_best,fatalities_low,fatalities_high,fatalities_civilians,original_sources"
    ]
    for n, day in enumerate(days):
        lat, lon = 45 + 2 * draw.random(), 10 + 3 * draw.random()
        when = date(2029, 10, 1) + timedelta(days=int(day))
        dead = int(draw.integers(0, 3))
        cited = ("Tarn Watch", "Tarn Watch;Radio Tarn")[int(draw.random() < 0.2)]
        lines.append(
            f"r{n},{when},{when},1,{lat:.4f},{lon:.4f},1,قرية {n},shelling,Army,Hill Front,{dead},{dead},{dead},{dead // 2},{cited}"
        )
    return "\n".join(lines) + "\n"


def files() -> dict[str, bytes]:
    """Every file of the folder by name."""
    text = {
        "process.toml": PROCESS,
        "terms/truce.toml": TERMS,
        "zones/zones.toml": ZONES,
        "places/units.geojson": units(),
        "documents/meeting-2030-05-10.txt": PAGE,
        "documents/meeting-2030-05-10.json": SIDECAR,
        "reports/patrol.csv": reports(),
        "tallies/bulletins.csv": TALLIES,
        "relief/movements.csv": MOVEMENTS,
        "relief/balances.csv": BALANCES,
        "relief/standards.csv": STANDARDS,
        "register/meetings.csv": MEETINGS,
        "register/totals.csv": TOTALS,
        "register/positions.csv": POSITIONS,
        "register/restrictions.csv": RESTRICTIONS,
    }
    return {name: body.encode() for name, body in text.items()}


def write(root: Path, changed: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The folder under ``root``, with some files changed; a file changed to None is left out."""
    for name, body in {**files(), **(changed or {})}.items():
        path = root / name
        if body is None:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body.encode() if isinstance(body, str) else body)
    return root
