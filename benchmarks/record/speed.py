"""Appends, proofs and checks of the log at 10^3, 10^5 and 10^6 entries, beside pymerkle, in one run.

python benchmarks/record/speed.py                # the table of measured.md; some minutes, 6 GB of disk
python benchmarks/record/speed.py --sizes 1000   # a quick look
python benchmarks/record/speed.py --draw curve.svg

Every append is durable (forced to the disk before it counts). Proofs are read from a file that was just opened, at entries
spread over the whole log. pymerkle keeps its leaves in SQLite too; it is asked for as many proofs as fit into some seconds.
Rates are by the clock, with the processor's share behind them: on a busy machine the two differ.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.record.world import AUTHORS, LOG_KEY, ORIGIN, POLICY, WITNESSES  # noqa: E402

from detente.record.entry import Entry, Kind, write_entry  # noqa: E402
from detente.record.log import Item  # noqa: E402
from detente.record.merkle import check_inclusion, inclusion_path, leaf_hash, tree_root  # noqa: E402
from detente.record.note import add_signatures, read_note, sign_note  # noqa: E402
from detente.record.payload import Opening  # noqa: E402
from detente.record.tree_head import TreeHead, sign_head  # noqa: E402
from detente.store.log.bundle_file import read_bundle_file, write_bundle_file  # noqa: E402
from detente.store.log.folder_log import FolderLog  # noqa: E402
from detente.store.log.open_any import Opened  # noqa: E402
from detente.store.log.record_folder import RecordFolder  # noqa: E402
from detente.tables import Sensitivity  # noqa: E402

BEGIN = datetime(2030, 1, 1, tzinfo=UTC)
BATCH, SINGLES, PROOFS = 1000, 1000, 2000
PATIENCE = 10.0
WHO = tuple(AUTHORS)


def items(start: int, end: int) -> list[Item]:
    """Entries with payloads of some 60 bytes."""
    found = []
    for n in range(start, end):
        opening = Opening(
            hashlib.sha256(b"%d" % n).digest(),
            b"report %d of an invented mission, one line of sixty bytes" % n,
        )
        entry = Entry(
            Kind.HAND_IN,
            WHO[n % 4],
            BEGIN + timedelta(seconds=n),
            f"reports/{n}",
            Sensitivity.SHARED,
            opening.commitment,
        )
        found.append(Item(write_entry(entry), opening))
    return found


class Clock:
    """Wall and processor seconds."""

    wall = cpu = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        wall, cpu = time.perf_counter(), time.process_time()
        try:
            yield
        finally:
            self.wall += time.perf_counter() - wall
            self.cpu += time.process_time() - cpu

    def rate(self, count: int) -> str:
        """How many a second, by the clock and by the processor."""
        return f"{count / self.wall:,.0f} ({count / max(self.cpu, 1e-9):,.0f})"

    @property
    def seconds(self) -> str:
        return f"{self.wall:.2f} s ({self.cpu:.2f} s)"


def timed(work: Callable[[], object]) -> tuple[Clock, object]:
    clock = Clock()
    with clock.running():
        done = work()
    return clock, done


def grow(log: FolderLog, size: int) -> Clock:
    """Append in batches up to ``size``; making the entries is not counted."""
    clock = Clock()
    for start in range(log.size, size, BATCH):
        batch = items(start, min(start + BATCH, size))
        with clock.running():
            log.append(batch)
    return clock


def head_of(log: FolderLog) -> str:
    note = read_note(sign_head(TreeHead(ORIGIN, log.size, tree_root(log.node, log.size)), LOG_KEY))
    when = int((BEGIN + timedelta(seconds=log.size)).timestamp())
    return add_signatures(
        note, [sign_note(note.text, key, when) for key in list(WITNESSES.values())[1:]]
    ).whole


def ours(size: int, folder: Path) -> dict[str, str]:
    told: dict[str, str] = {}
    log = FolderLog.create(folder / "record", ORIGIN)
    told["append, batches of 1,000 /s"] = grow(log, size).rate(size)
    singles = items(10_000_000, 10_000_000 + SINGLES)
    shutil.copytree(folder / "record", folder / "singles")
    with FolderLog(folder / "singles") as apart:
        clock = Clock()
        with clock.running():
            for item in singles:
                apart.append([item])
    told["append, one by one /s"] = clock.rate(SINGLES)
    log.put_head(head_of(log))
    log.close()
    clock, opened = timed(lambda: FolderLog(folder / "record"))
    assert isinstance(opened, FolderLog)
    told["open the log"] = clock.seconds
    log, rng, count = opened, Random(1), min(PROOFS, size)
    wanted = [rng.randrange(size) for _ in range(count)]
    clock, paths = timed(lambda: [inclusion_path(log.node, n, size) for n in wanted])
    told["inclusion proofs from disk /s"] = clock.rate(count)
    assert isinstance(paths, list)
    root, leaves = tree_root(log.node, size), [leaf_hash(next(log.entries(n, n + 1))) for n in wanted]
    clock, good = timed(
        lambda: all(
            check_inclusion(leaf, n, size, path, root)
            for leaf, n, path in zip(leaves, wanted, paths, strict=True)
        )
    )
    assert good
    told["check of a proof /s"] = clock.rate(count)
    file = folder / "whole.bundle"
    told["write a bundle"] = timed(
        partial(write_bundle_file, file, RecordFolder(folder / "record", log).bundle())
    )[0].seconds
    told["size of the bundle"] = f"{file.stat().st_size / 1e6:,.1f} MB"
    clock, read = timed(lambda: read_bundle_file(file))
    told["open a bundle"] = clock.seconds
    clock, report = timed(lambda: Opened(read).check(POLICY))  # type: ignore[arg-type]
    assert report.confirmed, report.faults  # type: ignore[attr-defined]
    told["verify a bundle"] = clock.seconds
    return told


def theirs(size: int, folder: Path) -> dict[str, str]:
    """The same of pymerkle, as far as it does the same."""
    try:
        from pymerkle import SqliteTree, verify_inclusion
    except ImportError:
        return {"pymerkle": "not run: it is not installed"}
    told: dict[str, str] = {}
    file = folder / "pymerkle.db"
    tree = SqliteTree(str(file))
    clock = Clock()
    for start in range(0, size, BATCH):
        batch = [item.entry for item in items(start, min(start + BATCH, size))]
        with clock.running():
            tree.append_entries(batch, chunksize=BATCH)
    told["append, batches of 1,000 /s"] = clock.rate(size)
    singles, clock, done = [item.entry for item in items(10_000_000, 10_000_200)], Clock(), 0
    with clock.running():
        for each in singles:
            tree.append_entry(each)
            done += 1
    told["append, one by one /s"] = clock.rate(done)
    rng, clock, done, checks, checked = Random(1), Clock(), 0, Clock(), 0
    root = tree.get_root(size)
    while clock.wall < PATIENCE and done < PROOFS:
        n = rng.randrange(size)
        with clock.running():
            proof = tree.prove_inclusion(n + 1, size)
        done += 1
        leaf = tree.get_leaf(n + 1)
        with checks.running():
            verify_inclusion(leaf, root, proof)
        checked += 1
    told["inclusion proofs from disk /s"] = clock.rate(done)
    told["check of a proof /s"] = checks.rate(checked)
    return told


def opened_two_million(folder: Path) -> dict[str, str]:
    """How long it takes to open the log, and a bundle, of two million entries."""
    size = 2_000_000
    log = FolderLog.create(folder / "record", ORIGIN)
    told = {"append to 2,000,000 in batches /s": grow(log, size).rate(size)}
    log.put_head(head_of(log))
    record = RecordFolder(folder / "record", log)
    write_bundle_file(folder / "two.bundle", record.bundle())
    log.close()
    clock, again = timed(lambda: FolderLog(folder / "record").size)
    assert again == size
    told["open the log of 2,000,000"] = clock.seconds
    clock, bundle = timed(lambda: read_bundle_file(folder / "two.bundle").bundle.entries[size - 1])
    assert bundle
    told["open a bundle of 2,000,000 and read its last entry"] = clock.seconds
    return told


def table(columns: dict[str, dict[str, str]]) -> str:
    rows = list(dict.fromkeys(name for told in columns.values() for name in told))
    lines = [f"| | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    lines += [
        f"| {row} | " + " | ".join(told.get(row, "") for told in columns.values()) + " |" for row in rows
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,100000,1000000")
    parser.add_argument("--two-million", action="store_true")
    parser.add_argument("--draw", type=Path, help="draw the curve of proofs a second here (SVG)")
    given = parser.parse_args()
    columns: dict[str, dict[str, str]] = {}
    for size in map(int, given.sizes.split(",")):
        for name, measure in (("détente", ours), ("pymerkle", theirs)):
            folder = Path(tempfile.mkdtemp(prefix="bench-record-", dir=None))
            try:
                columns[f"{name} {size:,}"] = measure(size, folder)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
            print(name, size, columns[f"{name} {size:,}"], file=sys.stderr, flush=True)
    print(table(columns))
    if given.two_million:
        folder = Path(tempfile.mkdtemp(prefix="bench-record-", dir=None))
        try:
            print("\n".join(f"- {name}: {value}" for name, value in opened_two_million(folder).items()))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    if given.draw:
        given.draw.write_text(curve(columns), "utf-8")


def curve(columns: dict[str, dict[str, str]]) -> str:
    """Proofs a second against the log's size, both axes by tens."""
    from math import log10

    row, lines = "inclusion proofs from disk /s", []
    points: dict[str, list[tuple[float, float]]] = {}
    for column, told in columns.items():
        name, size = column.split(" ")
        if row in told:
            points.setdefault(name, []).append(
                (log10(float(size.replace(",", ""))), log10(float(told[row].split(" ")[0].replace(",", ""))))
            )
    at = lambda x, y: (70 + (x - 3) * 130, 250 - y * 45)  # noqa: E731
    for y in range(6):
        lines.append(
            f'<line x1="70" x2="490" y1="{250 - y * 45}" y2="{250 - y * 45}" stroke="#ddd"/><text x="62" y="{254 - y * 45}" text-anchor="end">{10**y:,}</text>'
        )
    for x in (3, 4, 5, 6):
        lines.append(f'<text x="{70 + (x - 3) * 130}" y="270" text-anchor="middle">{10**x:,}</text>')
    for (name, found), colour in zip(points.items(), ("#1f6f8b", "#b5542d"), strict=False):
        spots = [at(x, y) for x, y in found]
        lines.append(
            f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{" ".join(f"{x:.0f},{y:.0f}" for x, y in spots)}"/>'
        )
        lines += [f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3" fill="{colour}"/>' for x, y in spots]
        lines.append(
            f'<text x="{spots[-1][0] + 8:.0f}" y="{spots[-1][1] + 4:.0f}" fill="{colour}">{name}</text>'
        )
    title = "Inclusion proofs a second from disk, by the number of entries"
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 285" font-family="sans-serif" font-size="12" role="img" aria-label="{title}">'
            f'<title>{title}</title><text x="70" y="14">{title}</text>' + "\n".join(lines) + "</svg>\n")  # fmt: skip


if __name__ == "__main__":
    main()
