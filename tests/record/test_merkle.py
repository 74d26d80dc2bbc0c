"""The tree and its proofs: the known vectors, the plain twin, every size from 0 to 300, and nothing false accepted."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reference import merkle as twin

from detente.record.merkle import (
    EMPTY_ROOT,
    Frontier,
    MemoryTree,
    check_consistency,
    check_inclusion,
    consistency_path,
    inclusion_path,
    leaf_hash,
)

MOST = 300
ENTRIES = [n.to_bytes(2, "big") for n in range(MOST)]
LEAVES = [leaf_hash(entry) for entry in ENTRIES]
TREE = MemoryTree(LEAVES)
ROOTS = [TREE.root(size) for size in range(MOST + 1)]

# The eight leaves, roots and proofs of the certificate-transparency project (github.com/google/certificate-transparency,
# Apache-2.0; merkle_tree_test.cc), which the tools of RFC 6962 share.
CT_LEAVES = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
CT_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
N = {
    "1": "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "2-3": "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "4-7": "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "4": "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "4-5": "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "6-7": "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "0-3": "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
}
CT_INCLUSION = {(0, 8): ["1", "2-3", "4-7"], (5, 8): ["4", "6-7", "0-3"]}
CT_CONSISTENCY = {
    (1, 1): [],
    (1, 8): ["1", "2-3", "4-7"],
    (6, 8): ["4-5", "6-7", "0-3"],
    (2, 5): ["2-3", "4"],
}


def test_the_vectors_of_certificate_transparency() -> None:
    leaves = [leaf_hash(bytes.fromhex(leaf)) for leaf in CT_LEAVES]
    tree = MemoryTree(leaves)
    assert [tree.root(size).hex() for size in range(9)] == CT_ROOTS
    for (index, size), names in CT_INCLUSION.items():
        path = inclusion_path(tree.node, index, size)
        assert [step.hex() for step in path] == [N[name] for name in names]
        assert check_inclusion(leaves[index], index, size, path, tree.root(size))
    for (old, new), names in CT_CONSISTENCY.items():
        path = consistency_path(tree.node, old, new)
        assert [step.hex() for step in path] == [N[name] for name in names]
        assert check_consistency(old, new, path, tree.root(old), tree.root(new))


@pytest.mark.slow
def test_every_size_has_the_root_of_the_plain_twin_and_of_the_frontier() -> None:
    frontier = Frontier()
    for size in range(MOST + 1):
        assert ROOTS[size] == twin.mth(ENTRIES[:size]) == frontier.root()
        assert len(frontier.hashes) == size.bit_count()
        if size < MOST:
            frontier.append(LEAVES[size])


@pytest.mark.slow
def test_every_entry_of_every_size_is_shown_to_be_in_the_tree() -> None:
    for size in range(1, MOST + 1):
        for index in range(size):
            path = inclusion_path(TREE.node, index, size)
            assert check_inclusion(LEAVES[index], index, size, path, ROOTS[size])
            assert len(path) <= (size - 1).bit_length()


@pytest.mark.slow
def test_every_size_is_shown_to_begin_with_every_smaller_one() -> None:
    for new in range(MOST + 1):
        for old in range(new + 1):
            assert check_consistency(old, new, consistency_path(TREE.node, old, new), ROOTS[old], ROOTS[new])


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 8, 11, 31, 64, 100])
def test_the_paths_are_those_of_the_plain_twin(size: int) -> None:
    for at in range(size):
        assert list(inclusion_path(TREE.node, at, size)) == twin.path(at, ENTRIES[:size])
        assert list(consistency_path(TREE.node, at + 1, size)) == twin.proof(at + 1, ENTRIES[:size])


def spoilt(path: Sequence[bytes], rng: Random) -> list[list[bytes]]:
    """Paths that prove nothing: one bit flipped, one step less, more, cut short, two exchanged."""
    found = [[*path, rng.randbytes(32)], [rng.randbytes(32), *path]]
    if path:
        at = rng.randrange(len(path))
        flipped = bytearray(path[at])
        flipped[rng.randrange(32)] ^= 1 << rng.randrange(8)
        found += [
            [*path[:at], bytes(flipped), *path[at + 1 :]],
            [*path[:at], *path[at + 1 :]],
            list(path[:-1]),
        ]
        found += [[*path[:at], path[at][:31], *path[at + 1 :]]]
    if len(path) > 1:
        found.append(list(reversed(path)))
    return [each for each in found if each != list(path)]


@given(st.integers(1, MOST), st.data())
def test_a_spoilt_inclusion_path_shows_nothing(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    rng = Random(data.draw(st.integers(0, 2**32)))
    path = inclusion_path(TREE.node, index, size)
    for each in spoilt(path, rng):
        assert not check_inclusion(LEAVES[index], index, size, each, ROOTS[size])
    other = data.draw(st.integers(0, size))
    if other != index:
        assert not check_inclusion(LEAVES[index], other, size, path, ROOTS[size])
    assert not check_inclusion(leaf_hash(b"another"), index, size, path, ROOTS[size])
    assert not check_inclusion(LEAVES[index], index, size, path, ROOTS[size - 1])


@given(st.integers(2, MOST), st.data())
def test_a_spoilt_consistency_path_shows_nothing(new: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, new - 1))
    rng = Random(data.draw(st.integers(0, 2**32)))
    path = consistency_path(TREE.node, old, new)
    for each in spoilt(path, rng):
        assert not check_consistency(old, new, each, ROOTS[old], ROOTS[new])
    assert not check_consistency(old, new, path, ROOTS[old - 1], ROOTS[new])
    assert not check_consistency(old, new, path, ROOTS[old], ROOTS[new - 1])
    assert not check_consistency(new, old, path, ROOTS[new], ROOTS[old])


def test_the_edges() -> None:
    assert MemoryTree().root() == Frontier().root() == EMPTY_ROOT
    assert consistency_path(TREE.node, 0, 7) == consistency_path(TREE.node, 7, 7) == ()
    assert check_consistency(0, 7, (), EMPTY_ROOT, ROOTS[7])
    assert not check_consistency(0, 7, (), ROOTS[1], ROOTS[7])
    assert not check_consistency(5, 5, (), ROOTS[4], ROOTS[5])
    assert not check_inclusion(LEAVES[0], 0, 0, (), EMPTY_ROOT)
    with pytest.raises(ValueError, match="entry 7 is not in a tree of 7"):
        inclusion_path(TREE.node, 7, 7)
    with pytest.raises(ValueError, match="does not begin"):
        consistency_path(TREE.node, 8, 7)


@given(st.lists(st.integers(0, 40), max_size=8))
def test_it_does_not_matter_in_how_many_steps_a_tree_grew(steps: list[int]) -> None:
    tree, frontier, at = MemoryTree(), Frontier(), 0
    for step in steps:
        more = LEAVES[at : at + step]
        tree.extend(more)
        frontier = Frontier(frontier.size, frontier.hashes)
        frontier.extend(more)
        at += len(more)
        assert tree.root() == frontier.root() == ROOTS[at]
    with pytest.raises(ValueError, match="the edge of a tree of 3 has 2 hashes"):
        Frontier(3, LEAVES[:1])


def test_another_implementation_agrees() -> None:
    pymerkle = pytest.importorskip("pymerkle")
    other = pymerkle.InmemoryTree(algorithm="sha256")
    for size in range(1, 65):
        other.append_entry(ENTRIES[size - 1])
        assert other.get_root(size) == ROOTS[size]
    for index in range(64):
        theirs = other.prove_inclusion(index + 1, 64)
        assert check_inclusion(LEAVES[index], index, 64, theirs.path[1:], ROOTS[64]), "their proof, our check"
        assert tuple(theirs.path[1:]) == inclusion_path(TREE.node, index, 64)
