"""Build the data files of the invented example: places, reports, tallies, watch, and the truth behind them.

Karvelia lies in the open ocean and does not exist. Its war is made here from one seed: true incidents first, then
what three rival sources tell of them, each with its own words, points, slips and silences. The truth is written apart,
so that whoever opens the example cannot read it by chance. What is written by hand (``process.toml``, ``terms/``,
``zones/``, ``documents/``, ``register/``, ``relief/``) is not touched. Same seed, same bytes::

    python build_karvelia.py --out karvelia --truth ../../../tests/cases/karvelia

What was built in, to be found again: from 5 April 2031 violence in the core of the zone of Haveth falls to
:data:`EFFECT`; in the zone of Dravna it does not change; nothing else changes that day. In the province of Tirrin the
mission was kept out of most places. The exempt group renamed itself on 1 September 2031.
"""

from __future__ import annotations

import argparse
import csv
import json
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp
from pathlib import Path
from random import Random

SEED = 20310423
"""One in whose war chance lies near what was built in: 0.37 in Haveth, 1.03 in Dravna, 1.05 where no zone is."""
FIRST, LAST = date(2030, 4, 1), date(2032, 3, 31)
START, RENAMED = date(2031, 4, 5), date(2031, 9, 1)
EFFECT = 0.4
WEST, SOUTH, WIDE, TALL = -128.0, -48.0, 0.3, 0.2  # degrees; a sub-district is about 23 km by 22 km
COLUMNS, ROWS = 8, 6

PROVINCES = {"Osmar": "Осмар|أوسمار", "Velda": "Велда|فيلدا", "Tirrin": "Тиррин|تيرين", "Kelm": "Келм|كيلم"}
DISTRICTS = ["Sallow Bay", "Osmar", "Haveth", "Lunt", "Velda", "Ostry", "Pirsk", "Tirrin", "Garrow", "Dravna", "Kelm", "Norrach"]
SUBDISTRICTS = """Arvel Brennel Cassin Dorvik | Elmar Farrow Gustel Holm | Haveth Ilmet Jarrow Kessin | Lunt Marrek Nellin Orvad
    Velda Quorn Rastel Silm | Torvel Ulmar Vannic Westry | Pirsk Yarrel Zellin Ambrel | Tirrin Bodrin Corvash Dunmel
    Garrow Ermin Foskel Grenna | Dravna Hestry Irvel Jolm | Kelm Kirrow Lasken Mordel | Norrach Nivel Ostrel Pallin"""
ENDS = ("Abbin", "Birkel", "Carnow", "Dell", "Eskar", "Fennick", "Gorse", "Hollin", "Ister", "Juniper", "Kell", "Larch", "Mirren", "Noll", "Orrin", "Pell")
CYRILLIC = dict(zip("abcdefghijklmnopqrstuvwxyz", "абкдефгхийклмнопкрстуввкйз", strict=True))
ARABIC = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابكديفغهيجكلمنوبقرستوفوكيز", strict=True))
CORE = {"Haveth": ("XV010301", "XV010302", "XV010303", "XV010304", "XV020301", "XV020303"), "Dravna": ("XV040101", "XV040102", "XV040103", "XV040104")}
HEAVY = {"Haveth": 4.2, "Dravna": 3.0}
DENIED = "XV03"
EXEMPT_HOME = "XV0302"

SIDES = ("army", "guard", "tide", "militia")
ACTS = {  # act: weight by side (army, guard, tide, militia), mean deaths
    "shelling": ((32, 28, 2, 5), 0.7),
    "air strike": ((14, 0, 0, 0), 1.6),
    "drone strike": ((9, 7, 2, 0), 0.6),
    "ground attack": ((9, 7, 10, 5), 2.0),
    "armed clash": ((14, 24, 30, 30), 1.4),
    "sniping": ((5, 9, 8, 10), 0.5),
    "small-arms fire": ((6, 14, 8, 25), 0.2),
    "explosive device": ((0, 6, 38, 5), 0.9),
    "abduction": ((3, 2, 2, 20), 0.0),
    "troop movement": ((5, 2, 0, 0), 0.0),
    "fortification": ((3, 1, 0, 0), 0.0),
}


@dataclass(frozen=True)
class Source:
    """How a source tells: whom it watches, its words, its care. Shares unless said otherwise."""

    id: str
    prefix: str
    sees: dict[str, float]  # by the attacker
    denied: float  # what is left of that in the province of Tirrin
    words: dict[str, str]
    names: dict[str, str]
    precision: tuple[int, int, int, int]  # weights of place precision 1 to 4
    shift_km: float  # its points of villages against the true ones
    late: float  # dated by the day of the report
    ranged: float  # given as a range of days
    wrong_act: float
    twice: float
    spelling: float  # villages in its own spelling


SOURCES = (
    Source(
        "situation-room", "SR", {"army": 0.28, "guard": 0.8, "tide": 0.8, "militia": 0.2}, 0.9,
        {"shelling": "artillery and mortar fire", "air strike": "use of aviation", "drone strike": "attack drone", "ground attack": "attack of armed formations",
         "armed clash": "attack of armed formations", "sniping": "sniper fire", "small-arms fire": "fire from small arms", "explosive device": "blast",
         "abduction": "seizure of persons", "troop movement": "movement of columns", "fortification": "engineering works"},
        {"army": "Armed Forces of Karvelia", "guard": "illegal armed formations", "tide": "Black Tide", "militia": "people's volunteers", "civilians": "civilians"},
        (12, 53, 28, 7), 1.3, 0.12, 0.05, 0.06, 0.04, 0.0,
    ),
    Source(
        "upland-office", "UO", {"army": 0.8, "guard": 0.22, "tide": 0.5, "militia": 0.75}, 0.8,
        {"shelling": "bombardment", "air strike": "air raid", "drone strike": "drone", "ground attack": "assault", "armed clash": "clashes", "sniping": "sniper",
         "small-arms fire": "gunfire", "explosive device": "explosion", "abduction": "arrests", "troop movement": "massing of troops", "fortification": "digging in"},
        {"army": "regime forces", "guard": "Upland Guard", "tide": "Black Tide", "militia": "Coast Militia", "civilians": "civilians"},
        (28, 50, 17, 5), 2.0, 0.08, 0.12, 0.07, 0.06, 0.25,
    ),
    Source(
        "mission", "JM", {"army": 0.5, "guard": 0.5, "tide": 0.45, "militia": 0.5}, 0.2,
        {"shelling": "IDF", "air strike": "ADM", "drone strike": "UAV strike", "ground attack": "assault", "armed clash": "exchange of fire", "sniping": "sniping",
         "small-arms fire": "SAF", "explosive device": "IED", "abduction": "detention", "troop movement": "deployment", "fortification": "works"},
        {"army": "Karvelian army", "guard": "Upland Guard", "tide": "Black Tide", "militia": "Coast Militia", "civilians": "civilians"},
        (60, 34, 6, 0), 0.6, 0.02, 0.04, 0.03, 0.01, 0.0,
    ),
)  # fmt: skip
RENAMES = {"upland-office": "Salt Road Movement", "mission": "Salt Road Movement"}
"""Sources that follow the exempt group's new name; the other keeps the old one."""
REPORT = ["report_id", "date_start", "date_end", "date_prec", "latitude", "longitude", "geo_prec", "place_name", "adm2", "adm1", "type_raw",
          "actor_a", "actor_b", "fatalities_best", "fatalities_low", "fatalities_high", "fatalities_civilians", "original_sources"]  # fmt: skip


@dataclass(frozen=True)
class Village:
    """A village, its point and the sub-district it lies in."""

    name: str
    unit: str
    x: float
    y: float
    weight: float


@dataclass(frozen=True)
class Incident:
    """What truly happened."""

    number: int
    day: date
    village: Village
    x: float
    y: float
    act: str
    attacker: str
    target: str
    deaths: int
    civilians: int


def poisson(random: Random, mean: float) -> int:
    """A Poisson number, by Knuth's product."""
    count, product, limit = 0, random.random(), exp(-mean)
    while product > limit:
        count, product = count + 1, product * random.random()
    return count


def pcode(column: int, row: int) -> str:
    """A sub-district's code: province by columns of two, district by rows of two from the south."""
    return f"XV{column // 2 + 1:02}{row // 2 + 1:02}{(row % 2) * 2 + column % 2 + 1:02}"


def names() -> dict[str, str]:
    """The name of every code."""
    subs = [part.split() for part in SUBDISTRICTS.replace("\n", "|").split("|")]
    found = {f"XV{p + 1:02}": name for p, name in enumerate(PROVINCES)}
    for d, name in enumerate(DISTRICTS):
        code = f"XV{d // 3 + 1:02}{d % 3 + 1:02}"
        found[code] = name
        found |= {f"{code}{s + 1:02}": sub for s, sub in enumerate(subs[d])}
    return found


def in_letters(name: str, letters: dict[str, str]) -> str:
    """A name letter by letter in another script, with a capital where there are any."""
    return " ".join(w[:1].upper() + w[1:] for w in "".join(letters.get(c, c) for c in name.lower()).split())


def corners(random: Random) -> dict[tuple[int, int], tuple[float, float]]:
    """The grid's crossings, shaken; a sub-district is the four around it, so that units meet without gaps."""
    def shake(at: int, last: int) -> float:
        return 0.0 if at in (0, last) else random.uniform(-0.22, 0.22)
    return {
        (c, r): (round(WEST + WIDE * (c + shake(c, COLUMNS)), 4), round(SOUTH + TALL * (r + shake(r, ROWS)), 4))
        for r in range(ROWS + 1) for c in range(COLUMNS + 1)
    }  # fmt: skip


def units(grid: dict[tuple[int, int], tuple[float, float]]) -> dict[str, object]:
    """The sub-districts as GeoJSON."""
    called = names()
    features: dict[str, object] = {}
    for r in range(ROWS):
        for c in range(COLUMNS):
            code = pcode(c, r)
            levels = {"adm3": code, "adm2": code[:6], "adm1": code[:4]}
            properties: dict[str, str] = {}
            for level, of in levels.items():
                in_scripts = PROVINCES[called[of]].split("|") if level == "adm1" else [in_letters(called[of], CYRILLIC), in_letters(called[of], ARABIC)]
                properties |= {f"{level}_pcode": of, f"{level}_en": called[of], f"{level}_ru": in_scripts[0], f"{level}_ar": in_scripts[1]}
            ring = [grid[c, r], grid[c + 1, r], grid[c + 1, r + 1], grid[c, r + 1], grid[c, r]]
            shape = {"type": "Polygon", "coordinates": [[list(p) for p in ring]]}
            features[code] = {"type": "Feature", "properties": properties, "geometry": shape}
    return {"type": "FeatureCollection", "features": [features[code] for code in sorted(features)]}


def inside(grid: dict[tuple[int, int], tuple[float, float]], c: int, r: int, u: float, v: float) -> tuple[float, float]:
    """The point of a sub-district at these shares of its width and height."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = grid[c, r], grid[c + 1, r], grid[c + 1, r + 1], grid[c, r + 1]
    return tuple(  # type: ignore[return-value]
        (1 - u) * (1 - v) * a + u * (1 - v) * b + u * v * e + (1 - u) * v * d for a, b, e, d in ((ax, bx, cx, dx), (ay, by, cy, dy))
    )


def settle(random: Random, grid: dict[tuple[int, int], tuple[float, float]]) -> dict[str, list[Village]]:
    """Six villages a sub-district; the first bears its name."""
    called, found = names(), {}
    for r in range(ROWS):
        for c in range(COLUMNS):
            code = pcode(c, r)
            parts = [called[code], *(f"{random.choice(('Old', 'New', 'Upper', 'Lower', 'East', 'West'))} {random.choice(ENDS)}" for _ in range(5))]
            found[code] = [
                Village(name, code, *inside(grid, c, r, random.uniform(0.15, 0.85), random.uniform(0.15, 0.85)), random.paretovariate(1.2))
                for name in parts
            ]
    return found



def happen(random: Random, villages: dict[str, list[Village]]) -> list[Incident]:
    """The true incidents, day by day: slow waves a district, and the effect in the core of Haveth."""
    weight = {code: 0.75 + 0.5 * random.random() for code in sorted({c[:6] for c in villages})}
    wave, country = dict.fromkeys(weight, 0.0), 0.0
    found: list[Incident] = []
    for step in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(step)
        country = 0.97 * country + random.gauss(0, 0.04)
        for district in wave:
            wave[district] = 0.9 * wave[district] + random.gauss(0, 0.09)
        for code, here in villages.items():
            zone = next((z for z, core in CORE.items() if code in core), "")
            mean = 0.036 * weight[code[:6]] * HEAVY.get(zone, 1.0) * exp(country + wave[code[:6]])
            mean *= EFFECT if zone == "Haveth" and day >= START else 1.0
            found += [_incident(random, len(found) + n, day, here) for n in range(poisson(random, mean))]
    return found


def _incident(random: Random, number: int, day: date, here: list[Village]) -> Incident:
    village = random.choices(here, [v.weight for v in here])[0]
    home = village.unit.startswith(EXEMPT_HOME)
    attacker = random.choices(SIDES, (25, 5, 60, 10) if home else (46, 42, 6, 6))[0]
    against = {"army": "guard", "guard": "army", "tide": "army", "militia": "guard"}[attacker]
    if attacker == "army" and (home or random.random() < 0.05):
        against = "tide"
    act = random.choices(list(ACTS), [weights[SIDES.index(attacker)] for weights, _ in ACTS.values()])[0]
    target = "civilians" if act == "abduction" or (act != "armed clash" and random.random() < 0.2) else against
    mean = ACTS[act][1]
    deaths = 0 if random.random() > 0.55 else poisson(random, mean * random.expovariate(0.55))
    civilians = deaths if target == "civilians" else sum(random.random() < 0.15 for _ in range(deaths))
    return Incident(number, day, village, village.x + random.gauss(0, 0.012), village.y + random.gauss(0, 0.008), act, attacker, target, deaths, civilians)


def tell(random: Random, source: Source, incidents: list[Incident], villages: dict[str, list[Village]]) -> list[tuple[dict[str, object], int]]:
    """What a source hands in: reports with the number of the true incident beside each, in the order of their days."""
    places = [v for here in villages.values() for v in here]
    shift = {v: (random.gauss(0, source.shift_km / 1.4) / 75, random.gauss(0, source.shift_km / 1.4) / 111) for v in places}
    spelt = {v: _spelt(v.name) if random.random() < source.spelling else v.name for v in places}
    called, centre = names(), {}
    for code in {v.unit for v in places}:
        for level in (code[:4], code[:6]):
            inside_ = [v for v in places if v.unit.startswith(level)]
            centre[level] = (sum(v.x for v in inside_) / len(inside_), sum(v.y for v in inside_) / len(inside_))
    told = []
    for one in incidents:
        share = source.sees[one.attacker] * (source.denied if one.village.unit.startswith(DENIED) else 1.0)
        share = 1 - (1 - share) / (1 + 0.5 * one.deaths)
        for _ in range(0 if random.random() > share else 2 if random.random() < source.twice else 1):
            told.append((_report(random, source, one, shift, spelt, centre, called), one.number))
    told.sort(key=lambda item: (str(item[0]["date_start"]), item[1]))
    return [({"report_id": f"{source.prefix}-{n:04}", **report}, number) for n, (report, number) in enumerate(told, 1)]


def _report(random: Random, source: Source, one: Incident, shift: dict[Village, tuple[float, float]], spelt: dict[Village, str],
            centre: dict[str, tuple[float, float]], called: dict[str, str]) -> dict[str, object]:  # fmt: skip
    village, code = one.village, one.village.unit
    precision = random.choices((1, 2, 3, 4), source.precision)[0]
    point = {1: (one.x, one.y), 2: (village.x + shift[village][0], village.y + shift[village][1]), 3: centre[code[:6]], 4: centre[code[:4]]}[precision]
    first = one.day + timedelta(1 if random.random() < source.late else 0)
    last = first
    if random.random() < source.ranged:
        first -= timedelta(random.randint(0, 2))
        last = max(last, first + timedelta(random.randint(1, 3)))
    act = random.choice(list(ACTS)) if random.random() < source.wrong_act else one.act
    best = one.deaths if random.random() < 0.75 else poisson(random, one.deaths * random.uniform(0.7, 1.4))
    ours = {"situation-room": ("army", "militia"), "upland-office": ("guard",)}.get(source.id, ())
    civilians = min(best, 0 if one.attacker in ours else one.civilians)
    who = dict(source.names)
    if one.day >= RENAMED:
        who["tide"] = RENAMES.get(source.id, who["tide"])
    origin = {"upland-office": (("Upland Radio", 0.2),), "mission": (("Situation Room", 0.12), ("Upland Information Office", 0.1))}.get(source.id, ())
    cited = next((name for name, share in origin if random.random() < share), "")
    return {
        "date_start": first, "date_end": last, "date_prec": 1 if first == last else 2, "latitude": f"{point[1]:.4f}", "longitude": f"{point[0]:.4f}",
        "geo_prec": precision, "place_name": spelt[village] if precision <= 2 else "", "adm2": called[code[:6]] if precision <= 3 else "", "adm1": called[code[:4]],
        "type_raw": source.words[act], "actor_a": "" if random.random() < 0.04 else who[one.attacker], "actor_b": "" if random.random() < 0.06 else who[one.target],
        "fatalities_best": best, "fatalities_low": max(0, best - random.randint(0, best // 2)), "fatalities_high": best + random.randint(0, 1 + best // 2),
        "fatalities_civilians": civilians if source.id == "mission" else "", "original_sources": cited,
    }  # fmt: skip


def _spelt(name: str) -> str:
    """The Uplands' spelling."""
    return name.replace("c", "k").replace("ow", "au").replace("ll", "l").replace("Upper", "High").replace("Old", "Ancient")


def count(random: Random, incidents: list[Incident]) -> list[dict[str, object]]:
    """Rival bulletins: each party counts what the other did in the zones' provinces, as far as it saw and cared to."""
    called, rows = names(), []
    days = [START + timedelta(n) for n in range(60)] + [LAST - timedelta(n) for n in range(119, -1, -1)]
    for day in days:
        for party, others, sees in (("Republic of Karvelia", ("guard",), 0.85), ("Assembly of the Uplands", ("army", "militia"), 0.9)):
            seen = [i for i in incidents if i.day == day and i.attacker in others and not i.village.unit.startswith(DENIED) and random.random() < sees]
            cells = {p: sum(i.village.unit.startswith(p) for i in seen) for p in ("XV01", "XV02", "XV04")}
            cells = {p: n + (random.random() < 0.15) for p, n in cells.items()}
            total = sum(cells.values()) + (random.random() < 0.03)
            about = {"date": day, "reporting_party": party, "category": "ceasefire violation", "relayed_by": "" if party.startswith("Rep") else "Joint Commission",
                     "source_url": f"https://example.org/karvelia/bulletin/{day}", "source_published": day + timedelta(1)}  # fmt: skip
            sure = random.randint(0, total) if party.startswith("Ass") and random.random() < 0.4 else ""
            rows.append({**about, "province": "total", "count": total, "confirmed_by_other": sure})
            for code, n in cells.items():
                if n:
                    unsaid = random.random() < 0.03
                    rows.append({**about, "province": called[code], "count": "" if unsaid else n, "note": "named without a figure" if unsaid else ""})
    return rows


def observe(random: Random) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """Who watched where and when, and what the mission was kept from; drawn apart, so that nothing else changes with it.

    Two posts in the zone of Haveth and one in that of Dravna, by day; patrols to single sub-districts on four days of seven
    in Haveth and two in Dravna; the hotline of Haveth, of which nobody says what it hears; patrols planned to
    the province of Tirrin, of which most are denied.
    """
    watched: list[dict[str, object]] = []
    limits: list[dict[str, object]] = []

    def add(watcher: str, organisation: str, kind: str, day: date, hours: tuple[int, int] | None, place: dict[str, object], share: object, basis: str) -> None:
        first, last = hours or (0, 0)
        watched.append({
            "watch_id": f"W{len(watched) + 1:04}", "watcher": watcher, "organisation": organisation, "kind": kind, **place,
            "start": f"{day}T{first:02}:00-08:00", "end": f"{day}T{last:02}:00-08:00" if hours else "", "share": share, "basis": basis, "source": "mission log" if organisation == "mission" else "register/measures.csv",
        })  # fmt: skip

    def limit(day: date, place: str, kind: str, by: str, consequence: str) -> None:
        limits.append({"date": day, "whom": "mission", "place": place, "kind": kind, "by": by, "consequence": consequence,
                       "source_url": f"https://example.org/karvelia/mission/{day}"})  # fmt: skip

    add("Hotline", "joint-commission", "hotline", date(2031, 6, 1), None, {"zone": "haveth"}, "", "announced")
    for name, lat, lon, km, began in (("Post 1", -47.0, -127.7, 12, 0), ("Post 2", -47.05, -127.25, 9, 20), ("Post 3", -47.8, -125.95, 10, 45)):
        for n in range(began, (LAST - START).days + 1):
            if random.random() > 0.06:
                add(name, "mission", "post", START + timedelta(n), (6, 18), {"latitude": lat, "longitude": lon, "radius_km": km}, 0.8, "recorded")
    for n in range((LAST - START).days + 1):
        day = START + timedelta(n)
        for team, units, chance in (("Team A", CORE["Haveth"], 4 / 7), ("Team B", CORE["Dravna"], 2 / 7)):
            if random.random() < chance:
                unit, first = random.choice(units), random.randint(7, 10)
                add(team, "mission", "patrol", day, (first, first + random.randint(3, 8)), {"pcode": unit}, random.choice((0.2, 0.3, 0.5)), "recorded")
                if team == "Team B" and random.random() < 0.2:
                    limit(day, unit, random.choice(("delayed", "conditional")), "Assembly of the Uplands", "the patrol saw less than it set out to")
        if day.weekday() == 2:
            unit = f"{DENIED}{random.randint(1, 2):02}{random.randint(1, 4):02}"
            add("Team C", "mission", "patrol", day, (8, 16), {"pcode": unit}, 0.5, "planned")
            if random.random() < 0.8:
                by = random.choice(("Republic of Karvelia", "Salt Road Movement" if day >= RENAMED else "Black Tide"))
                limit(day, unit, "denied", by, "the sub-district was not seen")
    return watched, limits


def write(path: Path, columns: list[str], rows: list[dict[str, object]]) -> None:
    """A CSV file, Unix line ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def build(out: Path, truth: Path) -> None:
    """Write the example's data files below ``out`` and the truth below ``truth``."""
    random = Random(SEED)
    grid = corners(random)
    villages = settle(random, grid)
    incidents = happen(random, villages)
    (out / "places").mkdir(parents=True, exist_ok=True)
    (out / "places" / "subdistricts.geojson").write_text(json.dumps(units(grid), ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    known = []
    for source in SOURCES:
        told = tell(random, source, incidents, villages)
        write(out / "reports" / f"{source.id}.csv", REPORT, [report for report, _ in told])
        known += [{"source": source.id, "report_id": report["report_id"], "incident": number} for report, number in told]
    tallies = ["date", "reporting_party", "category", "province", "count", "confirmed_by_other", "relayed_by", "source_url", "source_published", "note"]
    write(out / "tallies" / "bulletins.csv", tallies, count(random, incidents))
    watched, limits = observe(Random(SEED + 1))
    columns = ["watch_id", "watcher", "organisation", "kind", "zone", "pcode", "latitude", "longitude", "radius_km", "start", "end", "share", "basis", "source", "note"]
    write(out / "watch" / "watch.csv", columns, watched)
    write(out / "register" / "restrictions.csv", ["date", "whom", "place", "kind", "by", "consequence", "source_url"], limits)
    write(truth / "truth.csv", ["source", "report_id", "incident"], known)
    rows = [
        {"incident": i.number, "date": i.day, "pcode": i.village.unit, "latitude": f"{i.y:.4f}", "longitude": f"{i.x:.4f}", "act": i.act,
         "attacker": i.attacker, "target": i.target, "deaths": i.deaths, "civilians": i.civilians}
        for i in incidents
    ]  # fmt: skip
    write(truth / "incidents.csv", list(rows[0]), rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, required=True, help="the example's folder")
    parser.add_argument("--truth", type=Path, required=True, help="where the truth goes")
    asked = parser.parse_args()
    build(asked.out, asked.truth)
