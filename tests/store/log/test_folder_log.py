"""The log in one SQLite file passes the contract of every log store, and keeps its own promises beside."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.record.log_store_contract import LogStoreContract, items
from tests.record.world import ORIGIN, drawn, opening, tree_of

from detente.errors import BrokenRecord, InputError
from detente.record.entry import read_entry
from detente.record.merkle import inclusion_path
from detente.store.log.folder_log import FolderLog
from detente.store.log.log_rows import FILE

ROOT = Path(__file__).parents[3]
WRITER = """
import sys
from tests.record.log_store_contract import items
from detente.store.log.folder_log import FolderLog
log, first = FolderLog(sys.argv[1]), int(sys.argv[2])
for n in range(first, first + 100, 5):
    log.append(items(n, n + 5))
"""


class TestFolderLog(LogStoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> FolderLog:
        return FolderLog.create(tmp_path / "record", ORIGIN)


def test_what_was_appended_is_there_for_the_next_who_opens_it(tmp_path: Path) -> None:
    with FolderLog.create(tmp_path, ORIGIN) as log:
        log.append(items(0, 700))
    with FolderLog(tmp_path) as log:
        tree = tree_of(item.entry for item in items(0, 700))
        assert (log.origin, log.size) == (ORIGIN, 700)
        assert inclusion_path(log.node, 300, 700) == inclusion_path(tree.node, 300, 700)
        assert dict(log.openings())[699] == opening(699)
        assert log.faults() == []


def test_two_processes_at_once_keep_one_order(tmp_path: Path) -> None:
    FolderLog.create(tmp_path, ORIGIN).close()
    runs = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), str(first)], cwd=ROOT)
        for first in (0, 100)
    ]
    assert [run.wait(120) for run in runs] == [0, 0]
    log = FolderLog(tmp_path)
    kept = list(log.entries(0, log.size))
    assert sorted(kept) == sorted(item.entry for item in items(0, 200))
    for first in range(0, 200, 5):
        batch = [item.entry for item in items(first, first + 5)]
        at = kept.index(batch[0])
        assert kept[at : at + 5] == batch, "a batch stays together"
    for who in (range(0, 100), range(100, 200)):
        mine = [int(read_entry(raw).subject.split("/")[1]) for raw in kept]
        assert [n for n in mine if n in who] == list(who), "each writer's own order is kept"
    assert log.node(0, 199) == tree_of(kept).node(0, 199)


def test_what_is_erased_stands_in_no_file(tmp_path: Path) -> None:
    secret = b"the name of somebody who must be forgotten"
    from dataclasses import replace

    from tests.record.world import entry

    from detente.record.entry import write_entry
    from detente.record.log import Item
    from detente.record.payload import Opening

    given = Opening(drawn("salt of the secret"), secret)
    log = FolderLog.create(tmp_path, ORIGIN)
    log.append([*items(0, 50), Item(write_entry(replace(entry(50), commitment=given.commitment)), given)])
    assert any(secret in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    log.erase(50)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            assert secret not in raw
            assert given.salt not in raw


def test_a_folder_without_a_log_and_one_that_has_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no log is here"):
        FolderLog(tmp_path)
    FolderLog.create(tmp_path, ORIGIN)
    with pytest.raises(InputError, match="a log is here already"):
        FolderLog.create(tmp_path, ORIGIN)


@pytest.mark.parametrize("raw", [b"", b"no database at all, but long enough to have a header" * 40])
def test_a_file_that_is_no_log_is_told(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / FILE).write_bytes(raw)
    with pytest.raises(BrokenRecord, match=FILE):
        FolderLog(tmp_path)


def test_a_read_only_folder_can_be_read(tmp_path: Path) -> None:
    with FolderLog.create(tmp_path, ORIGIN) as log:
        log.append(items(0, 3))
    with FolderLog(tmp_path, read_only=True) as log:
        assert log.size == 3
        with pytest.raises(BrokenRecord):
            log.append(items(3, 4))
