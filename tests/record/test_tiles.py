"""The log as files that never change: names, widths and bytes of C2SP tlog-tiles, and proofs computed from them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError
from detente.record.merkle import MemoryTree, consistency_path, inclusion_path, leaf_hash
from detente.record.tiles import TileNodes, new_bundles, new_tiles, read_tile_path, split_bundle, tile_path

MOST = 70_000
LEAVES = [leaf_hash(n.to_bytes(3, "big")) for n in range(MOST)]
TREE = MemoryTree(LEAVES)


def reader(files: dict[str, bytes]) -> Callable[[str], bytes | None]:
    return files.get


def test_the_names_of_the_specification() -> None:
    assert tile_path(0, 1234067) == "tile/0/x001/x234/067"
    assert tile_path(63, 5, 112) == "tile/63/005.p/112"
    assert tile_path("entries", 273, 1) == "tile/entries/273.p/1"


@given(st.integers(0, 63) | st.just("entries"), st.integers(0, 10**12), st.integers(1, 256))
def test_a_name_is_read_again(level: int | str, index: int, width: int) -> None:
    assert read_tile_path(tile_path(level, index, width)) == (level, index, width)


@pytest.mark.parametrize(
    "path",
    ["tile/0/1", "tile/64/000", "tile/00/000", "tile/0/x000/001", "tile/0/001.p/256", "tile/0/001.p/0",
     "tile/0/001.p/01", "tile/0/001/", "checkpoint", "tile/0/001\n", "tile/-1/000"],
)  # fmt: skip
def test_other_names_are_refused(path: str) -> None:
    assert read_tile_path(path) is None


@pytest.mark.slow
def test_the_example_of_the_specification() -> None:
    """A tree of 70,000: 273 full and one partial tile of 112, one full and one of 17, one of 1."""
    found = [read_tile_path(path) for path, _ in new_tiles(0, 70_000, TREE.node)]
    widths = [(level, width) for level, _, width in filter(None, found)]
    assert widths == [(0, 256)] * 273 + [(0, 112), (1, 256), (1, 17), (2, 1)]
    assert [path for path, _ in new_tiles(0, 256, TREE.node)] == ["tile/0/000", "tile/1/000.p/1"]


@given(st.lists(st.integers(0, 700), min_size=1, max_size=6), st.data())
def test_proofs_from_tiles_are_proofs_from_memory(steps: list[int], data: st.DataObject) -> None:
    files: dict[str, bytes] = {}
    size = 0
    for step in steps:
        files |= dict(new_tiles(size, size + step, TREE.node))
        size += step
    nodes = TileNodes(reader(files), size).node
    if size:
        index = data.draw(st.integers(0, size - 1))
        assert inclusion_path(nodes, index, size) == inclusion_path(TREE.node, index, size)
        old = data.draw(st.integers(0, size))
        assert consistency_path(nodes, old, size) == consistency_path(TREE.node, old, size)


@pytest.mark.slow
def test_high_levels_are_read_from_high_tiles() -> None:
    files = dict(new_tiles(0, MOST, TREE.node))
    read: list[str] = []
    nodes = TileNodes(lambda path: (read.append(path), files.get(path))[1], MOST).node
    for index in (0, 65_535, 65_536, 69_999):
        assert inclusion_path(nodes, index, MOST) == inclusion_path(TREE.node, index, MOST)
    assert len(read) == len(set(read)) < 12, "each tile is read once, and few of them"


def test_a_partial_tile_that_is_gone_is_taken_from_the_full_one() -> None:
    files = {path: raw for path, raw in new_tiles(0, 256, TREE.node) if ".p/" not in path}
    assert inclusion_path(TileNodes(reader(files), 200).node, 7, 200) == inclusion_path(TREE.node, 7, 200)


@pytest.mark.parametrize("spoil", [None, b"", bytes(31)])
def test_a_tile_that_is_missing_or_short_is_named(spoil: bytes | None) -> None:
    files = dict(new_tiles(0, 300, TREE.node))
    if spoil is None:
        del files["tile/0/001.p/44"]
    else:
        files["tile/0/001.p/44"] = spoil
    with pytest.raises(InputError, match="tile/0/001"):
        inclusion_path(TileNodes(reader(files), 300).node, 299, 300)


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=20))
def test_a_bundle_of_entries_is_read_again(entries: list[bytes]) -> None:
    ((path, raw),) = new_bundles(0, len(entries), entries.__getitem__)
    assert path == tile_path("entries", 0, len(entries))
    assert split_bundle(raw) == entries
    with pytest.raises(InputError):
        split_bundle(raw + b"\x00")


def test_bundles_begin_where_the_last_full_one_ended() -> None:
    entries = [n.to_bytes(2, "big") for n in range(600)]
    paths = [path for path, _ in new_bundles(300, 600, entries.__getitem__)]
    assert paths == ["tile/entries/001", "tile/entries/002.p/88"]
    with pytest.raises(InputError, match="do not fit"):
        list(new_bundles(0, 1, lambda _: bytes(65_536)))
