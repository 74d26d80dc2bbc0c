"""Killed at any point, the log keeps what it acknowledged and verifies; and it goes on from there.

Four ways to cut: before every SQL statement and every step on a file (a child process kills itself there), at every part of
SQLite's write-ahead log (as a power failure leaves it), at moments of chance from outside, and, where ``strace`` is to be
had, at every system call that writes.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from tests.record.log_store_contract import items
from tests.record.world import AUTHORS, LOG_KEY, ORIGIN, POLICY, at, tree_of
from tests.store.log.small_record import Chance, small_record

from detente.record.entry import Kind, read_entry
from detente.record.positions import Stance
from detente.store.log import durable
from detente.store.log.acts import Content, hand_in, redact, sign_new_head, take_position
from detente.store.log.folder_log import FolderLog
from detente.store.log.log_rows import FILE
from detente.store.log.record_folder import RecordFolder, open_record
from detente.tables import Sensitivity

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
ROOT = Path(__file__).parents[3]
STEPS = ("fsync", "replace", "unlink", "chmod")


def acts(record: RecordFolder) -> list[Callable[[], object]]:
    """Everything that writes, one after the other."""
    chance, key = Chance("crash"), AUTHORS["un.example"]
    give = {"author": key.name, "classification": Sensitivity.SHARED, "draw": chance}
    three = [Content(f"reports/x{n}", b"%d" % n) for n in range(3)]
    return [
        lambda: hand_in(record, three, kind=Kind.HAND_IN, time=at(7), **give),
        lambda: hand_in(
            record, [Content("month", b"bulk" * 100)], kind=Kind.EVIDENCE, time=at(8), keys=[key], **give
        ),
        lambda: sign_new_head(record, LOG_KEY),
        lambda: take_position(record, 3, Stance.CONCUR, key, time=at(9), draw=chance),
        lambda: redact(record, 10, ground="g", authority="a", author=key.name, time=at(10), keys=[key]),
        lambda: sign_new_head(record, LOG_KEY),
    ]


AFTER = (10, 11, 11, 12, 13, 13)
"""Entries there are after each act."""


class Killer:
    """Kills the process at the step number ``last``; counts SQL statements and steps on files."""

    def __init__(self, last: int) -> None:
        self.left = last

    def step(self, *_: object) -> None:
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self.left -= 1


class Cut:
    """``os`` as :mod:`detente.store.log.durable` sees it, with a killer before and after every step that writes."""

    def __init__(self, killer: Killer) -> None:
        self._killer = killer

    def __getattr__(self, name: str) -> object:
        real = getattr(os, name)
        if name not in STEPS:
            return real

        def stepped(*arguments: object) -> object:
            self._killer.step()
            done = real(*arguments)
            self._killer.step()
            return done

        return stepped


def killed_at(folder: Path, last: int) -> tuple[int, bool]:
    """Run the acts in a child that dies at step ``last``: how many it acknowledged, and whether it reached the end."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - dies
        try:
            record = open_record(folder)
            killer = Killer(last)
            record.log._base.set_trace_callback(killer.step)
            durable.os = Cut(killer)  # type: ignore[assignment]
            for act in acts(record):
                act()
                os.write(write, b".")
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        acknowledged = len(told.read())
    return acknowledged, os.waitpid(child, 0)[1] == 0


@pytest.mark.slow
def test_killed_before_any_step_it_loses_nothing_and_verifies(tmp_path: Path) -> None:
    small_record(tmp_path / "start").log.close()
    last, ended = 0, False
    while not ended:
        folder = tmp_path / "cut"
        shutil.copytree(tmp_path / "start", folder)
        acknowledged, ended = killed_at(folder, last)
        record = open_record(folder)
        with record.log:
            report = record.check(POLICY)
            assert report.holds, (last, report.faults)
            wanted = AFTER[acknowledged - 1] if acknowledged else 7
            most = AFTER[min(acknowledged, len(AFTER) - 1)]
            assert record.log.size in (wanted, most), "a batch is there whole or not at all"
            assert record.log.size >= wanted, "what was acknowledged is there"
            if acknowledged >= 5:
                assert record.log.opening(10) is None
            more = [Content("later", b"later")]
            hand_in(record, more, kind=Kind.HAND_IN, author="u", classification=Sensitivity.PUBLIC, time=at(20), draw=Chance("later"))  # fmt: skip
            sign_new_head(record, LOG_KEY)
            assert record.check(POLICY).holds
        shutil.rmtree(folder)
        last += 1
    assert acknowledged == len(AFTER)
    assert last > 60, "steps were counted"


def test_however_much_of_the_write_ahead_log_reached_the_disk(tmp_path: Path) -> None:
    log = FolderLog.create(tmp_path / "log", ORIGIN)
    wal = tmp_path / "log" / f"{FILE}-wal"
    reached = [(wal.stat().st_size, 0)]
    for start, end in ((0, 1), (1, 4), (4, 5), (5, 30)):
        log.append(items(start, end))
        reached.append((wal.stat().st_size, end))
    base, whole, rng = (tmp_path / "log" / FILE).read_bytes(), wal.read_bytes(), Random(1)
    cuts = sorted({rng.randrange(len(whole)) for _ in range(120)} | {size for size, _ in reached} | {0})
    for cut in cuts:
        folder = tmp_path / "cut"
        folder.mkdir()
        (folder / FILE).write_bytes(base)
        torn = rng.randbytes(min(300, len(whole) - cut)) if cut % 2 else b""
        (folder / f"{FILE}-wal").write_bytes(whole[:cut] + torn)
        least = max(end for size, end in reached if size <= cut)
        if base[:16] != b"SQLite format 3\0" or cut < reached[0][0]:
            shutil.rmtree(folder)
            continue  # the log itself was not made yet
        with FolderLog(folder) as again:
            assert again.size in {end for _, end in reached}
            assert again.size >= least, "what was acknowledged is there"
            kept = [item.entry for item in items(0, again.size)]
            assert list(again.entries(0, again.size)) == kept
            assert again.faults() == []
            if kept:
                assert again.node(0, again.size - 1) == tree_of(kept).node(0, again.size - 1)
            assert again.append(items(100, 102)) == range(again.size - 2, again.size)
        shutil.rmtree(folder)


def test_killed_at_moments_of_chance(tmp_path: Path) -> None:
    FolderLog.create(tmp_path, ORIGIN).close()
    rng, acknowledged, trials = Random(2), 0, 40
    for trial in range(trials):
        read, write = os.pipe()
        child = os.fork()
        if child == 0:  # pragma: no cover - dies
            with FolderLog(tmp_path) as log:
                for n in range(1000 * (trial + 1), 1000 * (trial + 2) - 7, 7):
                    log.append(items(n, n + 7))
                    os.write(write, b".")
            os._exit(0)
        os.close(write)
        time.sleep(rng.uniform(0.002, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(read, "rb") as told:
            acknowledged += 7 * len(told.read())
        with FolderLog(tmp_path) as log:
            assert log.size % 7 == 0
            assert log.size >= acknowledged
            acknowledged = log.size
    with FolderLog(tmp_path) as log:
        kept = list(log.entries(0, log.size))
        assert log.faults() == []
        assert [log.node(0, n) for n in range(log.size)] == tree_of(kept).levels[0]
        subjects = [int(read_entry(raw).subject.split("/")[1]) for raw in kept]
        assert subjects == sorted(subjects)
    assert acknowledged > trials, "some appends came through"


CALLS = ("pwrite64", "fdatasync", "fsync", "ftruncate")
TRACED = """
import sys
from tests.record.log_store_contract import items
from detente.store.log.folder_log import FolderLog
log = FolderLog(sys.argv[1])
for n in range(3, 15, 4):
    log.append(items(n, n + 4))
    print(n + 4, flush=True)
log.erase(5)
print("erased", flush=True)
"""


def traced(folder: Path, call: str, number: int) -> subprocess.CompletedProcess[str]:
    """Appends under strace, killed as the call's ``number``-th use begins."""
    how = [
        "strace",
        "-f",
        "-o",
        os.devnull,
        "-e",
        f"trace={call}",
        "-e",
        f"inject={call}:signal=KILL:when={number}",
    ]
    return subprocess.run(
        [*how, sys.executable, "-c", TRACED, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.slow
@pytest.mark.skipif(
    not shutil.which("strace"), reason="strace is not here: cuts at system calls were not run"
)
@pytest.mark.parametrize("call", CALLS)
def test_killed_at_every_system_call_that_writes(tmp_path: Path, call: str) -> None:
    for number in range(1, 60):
        folder = tmp_path / f"{number}"
        with FolderLog.create(folder, ORIGIN) as log:
            log.append(items(0, 3))
        done = traced(folder, call, number)
        if "ptrace" in done.stderr or "strace" in done.stderr:
            pytest.skip(f"strace may not trace here: {done.stderr.strip()[:80]}")
        told = done.stdout.split()
        sizes = [int(each) for each in told if each != "erased"]
        with FolderLog(folder) as log:
            assert log.size in (sizes[-1] if sizes else 3, min((sizes[-1] if sizes else 3) + 4, 15))
            assert list(log.entries(0, log.size)) == [item.entry for item in items(0, log.size)]
            assert log.faults() == []
            assert log.opening(5) is None or "erased" not in told
        if done.returncode == 0:
            return
    raise AssertionError("the script did not end in 60 calls")
