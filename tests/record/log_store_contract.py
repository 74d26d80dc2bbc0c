"""What every log store has to pass, whatever it is made of. Subclass :class:`LogStoreContract` and give it a store.

class TestFolderLog(LogStoreContract):
    @pytest.fixture
    def store(self, tmp_path): return FolderLog.create(tmp_path, ORIGIN)
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256

import pytest
from tests.record.world import LOG_KEY, ORIGIN, WITNESSES, drawn, entry, head_of, opening, seconds, tree_of

from detente.errors import InputError
from detente.record.entry import Entry, Kind, write_entry
from detente.record.log import Item, LogStore
from detente.record.merkle import inclusion_path, tree_root
from detente.record.note import add_signatures, read_note, sign_note
from detente.record.payload import Opening, bulk_of
from detente.record.tree_head import TreeHead, sign_head
from detente.tables import Sensitivity


def items(start: int, end: int) -> list[Item]:
    return [Item(write_entry(entry(n)), opening(n)) for n in range(start, end)]


class LogStoreContract:
    """The tests; ``store`` is an empty log of ORIGIN."""

    @pytest.fixture
    def store(self) -> LogStore:
        raise NotImplementedError("give the store that is to be tested")

    def test_an_empty_log(self, store: LogStore) -> None:
        assert isinstance(store, LogStore)
        assert (store.origin, store.size, store.heads()) == (ORIGIN, 0, ())
        assert list(store.entries(0, 0)) == []

    def test_it_grows_in_one_order(self, store: LogStore) -> None:
        assert store.append(items(0, 3)) == range(3)
        assert store.append([]) == range(3, 3)
        assert store.append(items(3, 300)) == range(3, 300)
        assert store.size == 300
        assert list(store.entries(2, 5)) == [item.entry for item in items(2, 5)]

    def test_its_tree_is_that_of_its_entries(self, store: LogStore) -> None:
        for start, end in ((0, 1), (1, 255), (255, 256), (256, 300)):
            store.append(items(start, end))
            tree = tree_of(item.entry for item in items(0, end))
            assert tree_root(store.node, end) == tree.root()
            assert inclusion_path(store.node, start, end) == inclusion_path(tree.node, start, end)

    def test_beyond_its_end_is_nothing(self, store: LogStore) -> None:
        store.append(items(0, 3))
        with pytest.raises(IndexError):
            list(store.entries(2, 4))
        for level, index in ((0, 3), (1, 1), (2, 0)):
            with pytest.raises(IndexError):
                store.node(level, index)

    @pytest.mark.parametrize(
        "wrong",
        [
            Item(b"{}"),
            Item(write_entry(entry(7)) + b" ", opening(7)),
            Item(write_entry(entry(7)), opening(8)),
            Item(write_entry(entry(7))),
            Item(write_entry(Entry(Kind.DECISION, "un.example", entry(7).time, "d/7", Sensitivity.PUBLIC)), opening(7)),
            Item(write_entry(replace(entry(7), commitment=Opening(opening(1).salt, b"x").commitment)), Opening(opening(1).salt, b"x")),
        ],
        ids=["no entry", "another spelling", "another opening", "no opening", "no commitment", "a salt used before"],
    )  # fmt: skip
    def test_a_wrong_item_stops_the_whole_batch(self, store: LogStore, wrong: Item) -> None:
        store.append(items(0, 3))
        with pytest.raises(InputError):
            store.append([*items(3, 5), wrong])
        assert store.size == 3
        assert store.append(items(3, 5)) == range(3, 5)

    def test_many_writers_keep_one_order_and_every_entry(self, store: LogStore) -> None:
        batches = [items(n, n + 5) for n in range(0, 100, 5)]
        with ThreadPoolExecutor(4) as pool:
            ranges = list(pool.map(store.append, batches))
        assert sorted(n for each in ranges for n in each) == list(range(100))
        log = list(store.entries(0, 100))
        for batch, where in zip(batches, ranges, strict=True):
            assert [log[n] for n in where] == [item.entry for item in batch], "a batch stays together"
        assert tree_root(store.node, 100) == tree_of(log).root()

    def test_heads_are_kept_with_all_their_cosignatures(self, store: LogStore) -> None:
        store.append(items(0, 12))
        log = [item.entry for item in items(0, 12)]
        late, early = head_of(log, by=["un.example"]), head_of(log, 8)
        store.put_head(late)
        store.put_head(early)
        assert store.heads() == (early, late)
        note = read_note(late)
        more = sign_note(note.text, WITNESSES["north.example"], seconds(13))
        store.put_head(
            add_signatures(
                read_note(sign_head(TreeHead(ORIGIN, 12, tree_of(log).root()), LOG_KEY)), [more]
            ).whole
        )
        assert store.heads() == (early, add_signatures(note, [more]).whole)

    @pytest.mark.parametrize("wrong", ["root", "size", "origin"])
    def test_a_head_that_is_not_its_own_is_refused(self, store: LogStore, wrong: str) -> None:
        store.append(items(0, 3))
        good = TreeHead(ORIGIN, 3, tree_of(item.entry for item in items(0, 3)).root())
        other = {
            "root": replace(good, root=drawn("x")),
            "size": replace(good, size=4),
            "origin": replace(good, origin="other.example/log"),
        }[wrong]
        with pytest.raises(InputError):
            store.put_head(sign_head(other, replace(LOG_KEY, name=other.origin)))
        assert store.heads() == ()

    def test_what_is_erased_is_gone_and_the_tree_stays(self, store: LogStore) -> None:
        store.append(items(0, 12))
        root = tree_root(store.node, 12)
        assert store.opening(5) == opening(5)
        store.erase(5)
        store.erase(5)
        assert store.opening(5) is None
        assert store.opening(6) == opening(6)
        assert (store.size, tree_root(store.node, 12)) == (12, root)
        with pytest.raises(IndexError):
            store.erase(12)

    def test_an_erased_salt_is_not_taken_again(self, store: LogStore) -> None:
        """The salt is destroyed; what must not come back is the commitment that it made."""
        store.append(items(0, 3))
        store.erase(1)
        with pytest.raises(InputError):
            store.append(items(1, 2))

    def test_bulk_bytes_are_kept_once_and_go_with_the_last_that_names_them(self, store: LogStore) -> None:
        raw = b"a month of reports"
        digest = store.put_bytes(raw)
        assert digest == store.put_bytes(raw) == sha256(raw).digest()
        assert store.bytes_of(digest) == raw
        assert store.bytes_of(drawn("other")) is None
        for n in range(2):
            given = Opening(drawn(f"bulk {n}"), bulk_of(raw, "text/csv").payload)
            kind = Entry(
                Kind.EVIDENCE, "un.example", entry(n).time, "reports/m", Sensitivity.SHARED, given.commitment
            )
            store.append([Item(write_entry(kind), given)])
        store.erase(0)
        assert store.bytes_of(digest) == raw
        store.erase(1)
        assert store.bytes_of(digest) is None
