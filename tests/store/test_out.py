"""out/ is whole or not there: same state same bytes, a failure leaves the old one, two runs at once both end well."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.claims.rounds import FOUNDING, founding_files
from tests.store.small_folder import PROCESS, write

from detente.store import out
from detente.store.out import SUMS, write_out

FILES = {"report.html": "تقرير".encode(), "tables/incidents.csv": b"a,b\n1,2\n"}


def everything(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def is_whole(target: Path) -> bool:
    lines = (target / SUMS).read_text(encoding="utf8").splitlines()
    named = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    found = everything(target)
    del found[SUMS]
    return named == {name: hashlib.sha256(data).hexdigest() for name, data in found.items()}


def run(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "detente.cli.main", "report", str(folder)]
    return subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, check=False, encoding="utf8"
    )


def test_files_and_their_sums(tmp_path: Path) -> None:
    target = write_out(tmp_path, FILES)
    assert target == tmp_path.resolve() / "out"
    assert {k: v for k, v in everything(target).items() if k != SUMS} == FILES
    assert is_whole(target)


def test_an_earlier_one_is_replaced_whole(tmp_path: Path) -> None:
    write_out(tmp_path, FILES | {"old.txt": b"old"})
    target = write_out(tmp_path, FILES)
    assert not (target / "old.txt").exists()
    assert os.listdir(tmp_path) == ["out"]


def test_a_failure_leaves_the_old_one_and_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(write_out(tmp_path, FILES))
    written = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == "third.txt":
            raise OSError(28, "No space left on device")
        return written(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        write_out(tmp_path, {"first.txt": b"1", "third.txt": b"3"})
    assert os.listdir(tmp_path) == ["out"]
    assert everything(tmp_path / "out") == before


@pytest.mark.parametrize("error", [OSError(13, "Permission denied"), KeyboardInterrupt()])
def test_a_failure_between_the_two_steps_puts_the_old_one_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    before = everything(write_out(tmp_path, FILES))
    renamed = Path.rename
    tries = []

    def refused(self: Path, target: Path) -> Path:
        if self.name.startswith(".out-") and Path(target).name == "out":
            tries.append(self)
            if len(tries) > 1:  # the first try meets the old one; from then on nothing works
                raise error
        return renamed(self, target)

    monkeypatch.setattr(out, "TURNS", 3)
    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(type(error)):
        write_out(tmp_path, {"first.txt": b"1"})
    assert os.listdir(tmp_path) == ["out"]
    assert everything(tmp_path / "out") == before


def writes(given: tuple[str, int]) -> str:
    root, who = given
    try:
        for turn in range(12):
            write_out(root, {f"f{n}.txt": f"{who} {turn}".encode() * 50 for n in range(4)})
    except Exception as error:
        return repr(error)
    return ""


@pytest.mark.slow
def test_many_at_once_all_end_well(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        assert pool.map(writes, [(str(tmp_path), who) for who in range(3)]) == ["", "", ""]
    assert os.listdir(tmp_path) == ["out"]
    assert is_whole(tmp_path / "out")
    assert len({data[:1] for name, data in everything(tmp_path / "out").items() if name != SUMS}) == 1


@pytest.mark.slow
def test_two_reports_at_once_both_end_well_with_the_same_bytes(tmp_path: Path) -> None:
    """Each with another clock, locale and hash seed; the second pair of eyes is the report made alone."""
    folder = write(tmp_path / "tarn")
    command = [sys.executable, "-m", "detente.cli.main", "report", str(folder)]
    odd = [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {
            "TZ": "America/St_Johns",
            "LC_ALL": "tr_TR.UTF-8",
            "PYTHONHASHSEED": "2",
            "PYTHONIOENCODING": "ascii",
        },
    ]
    both = [
        subprocess.Popen(command, env=os.environ | one, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for one in odd
    ]
    ends = [(one.communicate()[1].decode(), one.returncode) for one in both]
    assert ends == [("", 0), ("", 0)]
    assert is_whole(folder / "out")
    assert sorted(p.name for p in folder.iterdir() if p.name.startswith(".")) == []
    together = (folder / "out" / SUMS).read_bytes()
    assert run(folder, TZ="UTC").returncode == 0
    assert (folder / "out" / SUMS).read_bytes() == together


@pytest.mark.slow
def test_the_founding_example_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    shutil.copytree(FOUNDING, folder)
    done = run(folder, TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="7")
    assert (done.returncode, done.stderr) == (0, "")
    assert is_whole(folder / "out")
    here = {name: hashlib.sha256(data).hexdigest() for name, data in founding_files().items()}
    there = {n: hashlib.sha256(d).hexdigest() for n, d in everything(folder / "out").items() if n != SUMS}
    assert there == here


@pytest.mark.slow
def test_a_bad_folder_touches_nothing(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "tarn",
        {"out/report.html": "the old report", "process.toml": PROCESS.replace("day =", "days =")},
    )
    before = everything(folder)
    done = run(folder)
    assert done.returncode == 2
    assert "days: this key is not part of the layout" in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert everything(folder) == before
