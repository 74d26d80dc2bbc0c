"""What the repository itself keeps: locks without hosts, no traces of a machine, licences beside data, small files."""

import re
import shutil
import subprocess
import tomllib
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "src" / "detente" / "examples"
NOT_OURS = {".git", ".venv", "_build", "__pycache__", "build", "dist", "syria-2018", "node_modules"}
DATA = {".csv", ".parquet", ".geojson", ".json", ".xlsx", ".tsv", ".txt"}
MOST_BYTES = 8 * 1024 * 1024

# Written so that no pattern matches its own line.
MACHINE = re.compile(r"(?<![\w.>*-])/(?:work|root|tmp|home/\w+)/")
REGISTRY = re.compile(
    r"\b(?:pypi\.org|pythonhosted\.org|registry\.npmjs)\b|--(?:extra-)?index-url\s+h", re.IGNORECASE
)
ASSISTANTS = re.compile(
    r"chat[g]pt|open[a]i\b|anthro[p]ic|\bcla[u]de\b|\bcopi[l]ot\b|language [m]odel|\bL{2}Ms?\b|co-authored-[b]y",
    re.IGNORECASE,
)


@cache
def files() -> tuple[Path, ...]:
    """Everything that is or would be committed; without git, everything that is not built."""
    if shutil.which("git") and (ROOT / ".git").exists():
        command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\0")
        paths = [ROOT / name for name in listed if name]
    else:
        paths = [p for p in ROOT.rglob("*") if not NOT_OURS & set(p.relative_to(ROOT).parts)]
    return tuple(sorted(p for p in paths if p.is_file()))


@cache
def texts() -> tuple[tuple[Path, str], ...]:
    """The files that people wrote: text, without the data of the examples, and without the locks."""
    found = []
    for path in files():
        if (EXAMPLES in path.parents and path.suffix in DATA) or path.suffix == ".lock":
            continue
        raw = path.read_bytes()
        if b"\0" not in raw:
            found.append((path.relative_to(ROOT), raw.decode("utf-8")))
    return tuple(found)


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()[:120]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize(
    ("what", "pattern"), [("machine path", MACHINE), ("registry", REGISTRY), ("assistant", ASSISTANTS)]
)
def test_no_text_names(what: str, pattern: re.Pattern[str]) -> None:
    found = lines_with(pattern)
    assert not found, "\n".join([f"{what}:", *found])


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE, "see /" + "work/shared/plan.md"),
        (MACHINE, "open('/" + "tmp/out.csv')"),
        (MACHINE, "`/" + "home/anna/detente`"),
        (REGISTRY, "https://py" + "pi.org/simple"),
        (ASSISTANTS, "written by Chat" + "GPT"),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)


def pins(lock: str) -> dict[tuple[str, str], str]:
    """The (name, marker) of each pin, with its version."""
    text = (ROOT / "locks" / f"{lock}.lock").read_text("utf-8")
    return {
        (name, (marker or "").strip()): version
        for name, version, marker in re.findall(r"^([\w.-]+)==(\S+)(?: ; ([^\\\n]+))?", text, re.M)
    }


@pytest.mark.parametrize("lock", ["core", "dev"])
def test_a_lock_names_no_host_and_every_pin_has_hashes(lock: str) -> None:
    text = (ROOT / "locks" / f"{lock}.lock").read_text("utf-8")
    assert "http" not in text
    assert "index-url" not in text
    assert not re.search(r"@|\bfile:|(^|\s)/", text)
    blocks = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pins(lock))
    assert all("--hash=sha256:" in block for block in blocks)


def test_the_two_locks_agree() -> None:
    """Each pin of the core stands among the developers', for its machines or for more of them."""
    dev = pins("dev")
    for (name, marker), version in pins("core").items():
        assert version in [dev.get((name, one)) for one in ("", marker, *marker.strip().split(" and "))], name


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    for lock, wanted in (("core", project["dependencies"]), ("dev", extras["dev"] + extras["desk"])):
        names = {re.split(r"[\[<>=!~ ;]", line)[0].lower().replace("_", "-") for line in wanted}
        assert names <= {name for name, _ in pins(lock)}, (
            f"run `make lock`: {lock}.lock is older than pyproject.toml"
        )


def test_no_big_files() -> None:
    big = [
        f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes"
        for path in files()
        if path.stat().st_size > MOST_BYTES
    ]
    assert not big, big


def examples() -> list[Path]:
    return sorted(folder.parent for folder in EXAMPLES.glob("*/process.toml"))


def test_the_founding_case_ships_inside_the_package() -> None:
    assert EXAMPLES / "syria-2018" in examples()


@pytest.mark.parametrize("folder", examples(), ids=lambda folder: folder.name)
def test_an_example_is_small(folder: Path) -> None:
    assert sum(path.stat().st_size for path in files() if folder in path.parents) < MOST_BYTES


@pytest.mark.parametrize("folder", examples(), ids=lambda folder: folder.name)
def test_every_file_of_an_example_has_a_licence(folder: Path) -> None:
    entries = tomllib.loads((folder / "process.toml").read_text("utf-8")).get("licence", [])
    licensed = [pattern.strip() for entry in entries for pattern in entry["file"].split(",")]
    inside = [path.relative_to(folder).as_posix() for path in files() if folder in path.parents]
    without = [
        name for name in inside if name != "process.toml" and not any(fnmatch(name, one) for one in licensed)
    ]
    assert not without, f"no [[licence]] of process.toml names {without}"
    idle = [one for one in licensed if not any(fnmatch(name, one) for name in inside)]
    assert not idle, f"[[licence]] names files that are not there: {idle}"


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
