"""Arrows point down to what is used and never back, and only a few rooms touch the world outside.

The plan stands in the tables below; the tests read every import and call in ``src/detente`` and hold them
against it. A new room gets a row in MAY_USE; a file that breaks a rule is moved before the rule is widened.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "detente"

SHELF = {"glossary", "errors", "times", "places", "estimate", "layout", "process", "whose_word", "say"}
TABLES = {"tables"}
CORE_ROOMS = {
    "talks": set(),
    "ceasefire": set(),
    "violence": {"ceasefire"},
    "casualties": {"persons"},
    "persons": set(),
    "detainees": {"persons"},
    "relief": set(),
    "record": set(),
    "claims": {"talks", "ceasefire", "violence", "casualties", "detainees", "relief"},
    "bulletin": {"talks", "ceasefire", "violence", "casualties", "persons", "detainees", "relief", "claims", "record"},
}  # fmt: skip
CORE = SHELF | TABLES | set(CORE_ROOMS)
MAY_USE = (
    {"detente": set(), "examples": set()}
    | dict.fromkeys(SHELF, SHELF)
    | dict.fromkeys(TABLES, SHELF)
    | {room: SHELF | TABLES | others for room, others in CORE_ROOMS.items()}
    | {"store": CORE | {"examples"}, "desk": CORE | {"store", "desk"}, "cli": CORE | {"store", "desk", "cli"}}
)

# What breaks a rule; names are matched whole, with their dots.
READS = r"read_(text|bytes|csv\w*|parquet\w*|json|ndjson|excel|ods|ipc\w*|avro|delta|database\w*)"
WRITES = r"write_(text|bytes|csv|parquet|json|ndjson|excel|ipc\w*|avro|delta|database)"
ARRAYS = r"loadtxt|genfromtxt|fromfile|savetxt|savez?"
FILE_CALL = re.compile(rf"open|.*\.open|(.*\.)?({READS}|{WRITES}|scan_\w+|sink_\w+|{ARRAYS})")
TO_TEXT = {"write_csv", "write_json", "write_ndjson"}
OPENS_FILES = {"store", "examples"}
OUTSIDE = {
    "os", "shutil", "tempfile", "glob", "sqlite3", "zipfile", "tarfile", "mmap", "fileinput", "importlib.resources",
    "socket", "ssl", "http", "urllib.request", "requests", "httpx", "aiohttp", "smtplib", "ftplib", "socketserver",
}  # fmt: skip
CLOCK = re.compile(r"(.*\.)?(datetime|date|dt)\.(now|utcnow|today)")
CHANCE = re.compile(r"(np|numpy)\.random\.(?!Generator$)\w+")
CHANCE_MODULES = {"random", "secrets", "uuid"}
ENVIRONMENT = re.compile(r"os\.(environb?|getenv|putenv)")
READS_ENVIRONMENT = ("cli/main.py", "desk/settings.py")

NO_FILE = "the core opens no file and no connection"
NO_CLOCK = "the core asks no clock; `now` is an argument"
NO_CHANCE = "the core draws no hidden random number; the generator is an argument"
NO_ENVIRONMENT = f"only {' and '.join(READS_ENVIRONMENT)} read the environment"


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "detente"


def dotted(node: ast.AST) -> str:
    """The name a node spells, as ``np.random.default_rng``; what is not a name stands as ``()``."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "()"


def imported(tree: ast.AST, module: str, is_package: bool) -> Iterator[tuple[int, str]]:
    """Line and full name of everything a module imports, relative imports resolved."""
    package = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def within(name: str, modules: set[str]) -> bool:
    return any(name == module or name.startswith(module + ".") for module in modules)


def faults(source: str, file: str) -> list[str]:
    """Every rule that a file of ``src/detente`` breaks; ``file`` is its path below that folder."""
    path = Path(file)
    is_package = path.name == "__init__.py"
    module = ".".join(["detente", *(path.parent.parts if is_package else path.with_suffix("").parts)])
    room = room_of(module)
    if room not in MAY_USE:
        return [f"{file}: the room {room!r} is not in the plan; add its row to MAY_USE"]
    tree = ast.parse(source)
    found = [(line, name, import_fault(room, name)) for line, name in imported(tree, module, is_package)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            found.append((node.lineno, dotted(node.func), call_fault(room, node)))
        if isinstance(node, ast.Attribute):
            found.append((node.lineno, dotted(node), name_fault(room, dotted(node))))
    if file not in READS_ENVIRONMENT:
        found += [(line, name, NO_ENVIRONMENT) for line, name, _ in found if ENVIRONMENT.fullmatch(name)]
    return [f"{file}:{line}: {why} ({name})" for line, name, why in found if why]


def import_fault(room: str, name: str) -> str:
    used = room_of(name) if within(name, {"detente"}) else room
    if used in MAY_USE and used not in {room, "detente"} | MAY_USE[room]:
        return f"{room} may not use {used}"
    if within(name, {"django"}) and room != "desk":
        return "only desk knows Django"
    if room in CORE and within(name, OUTSIDE):
        return NO_FILE
    if room in CORE and within(name, {"time"}):
        return NO_CLOCK
    return NO_CHANCE if room in CORE and within(name, CHANCE_MODULES) else name_fault(room, name)


def name_fault(room: str, name: str) -> str:
    if room in CORE and CLOCK.fullmatch(name):
        return NO_CLOCK
    return NO_CHANCE if room in CORE and CHANCE.fullmatch(name) else ""


def call_fault(room: str, call: ast.Call) -> str:
    name = dotted(call.func)
    if room in OPENS_FILES or name == "webbrowser.open" or not FILE_CALL.fullmatch(name):
        return ""
    if name.split(".")[-1] in TO_TEXT and not call.args and all(word.arg != "file" for word in call.keywords):
        return ""  # without a target it returns the text
    return "only store opens files"


def test_every_file_keeps_the_plan() -> None:
    files = sorted(path.relative_to(SOURCE) for path in SOURCE.rglob("*.py"))
    assert files, f"no Python file under {SOURCE}"
    found = [fault for file in files for fault in faults((SOURCE / file).read_text("utf-8"), file.as_posix())]
    assert not found, "\n".join(["", *found])


def test_the_plan_has_no_circle_among_rooms() -> None:
    done: set[str] = set()
    while step := {room for room, uses in CORE_ROOMS.items() if room not in done and uses <= done}:
        done |= step
    assert done == set(CORE_ROOMS)


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        ("talks/read.py", "from detente.ceasefire import zones", "talks may not use ceasefire"),
        ("ceasefire/fuse.py", "from ..claims.check import check", "ceasefire may not use claims"),
        ("violence/change.py", "import detente.store", "violence may not use store"),
        ("violence/__init__.py", "from ..relief import sites", "violence may not use relief"),
        ("errors.py", "from detente import tables", "errors may not use tables"),
        ("store/folder.py", "from detente.cli.main import app", "store may not use cli"),
        ("cli/desk.py", "import django.http", "only desk knows Django"),
        ("places.py", "import os", "opens no file"),
        ("relief/needs.py", "from urllib.request import urlopen", "no connection"),
        ("talks/read.py", "text = open('page.txt').read()", "only store opens files"),
        ("talks/read.py", "text = Path('page.txt').read_text()", "only store opens files"),
        ("ceasefire/tallies.py", "table = pl.scan_csv(name)", "only store opens files"),
        ("cli/out.py", "table.write_csv(name)", "only store opens files"),
        ("cli/out.py", "path.open('w')", "only store opens files"),
        ("claims/check.py", "checked_at = datetime.now(UTC)", "asks no clock"),
        ("claims/check.py", "day = dt.date.today()", "asks no clock"),
        ("claims/check.py", "field(default_factory=datetime.utcnow)", "asks no clock"),
        ("record/log.py", "from time import time", "asks no clock"),
        ("violence/change.py", "rng = np.random.default_rng(1)", "hidden random"),
        ("violence/change.py", "from numpy.random import default_rng", "hidden random"),
        ("casualties/capture.py", "import random", "hidden random"),
        ("store/folder.py", "where = os.environ['DETENTE_HOME']", "read the environment"),
        ("cli/talks.py", "from os import getenv", "read the environment"),
        ("forecasts/where.py", "x = 1", "not in the plan"),
    ],
)
def test_a_broken_rule_is_found(file: str, line: str, said: str) -> None:
    assert any(said in fault for fault in faults(line, file)), faults(line, file)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("violence/change.py", "from detente.ceasefire.zones import Zone"),
        ("violence/change.py", "def change(rng: np.random.Generator) -> None: ..."),
        ("claims/check.py", "from datetime import datetime\nwhen = process.now"),
        ("bulletin/daily.py", "from ..claims import verdicts"),
        ("cli/out.py", "print(table.write_csv())"),
        ("cli/main.py", "import os\nos.environ.get('DETENTE_LANGUAGE')"),
        ("cli/desk.py", "webbrowser.open(address)"),
        ("store/folder.py", "Path('a').open()"),
        (
            "desk/settings.py",
            "from django.conf import settings\nimport os\nos.getenv('DETENTE_DATABASE_URL')",
        ),
        ("talks/read.py", "from detente import __version__"),
    ],
)
def test_what_the_plan_allows_is_not_reported(file: str, line: str) -> None:
    assert faults(line, file) == []
