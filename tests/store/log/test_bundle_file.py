"""A bundle as a file: deterministic, lazy, checked to the last byte; and what is done to it is found with its place."""

from __future__ import annotations

import io
import tarfile
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from tests.record.world import ORIGIN, POLICY, bundle_of, head_of, log_of, opening, seconds, tree_of
from tests.store.log.small_record import MONTH, small_record

from detente.errors import DetenteError, InputError
from detente.record.bundle import Bundle, excerpt
from detente.record.note import read_note
from detente.record.tree_head import read_head
from detente.store.log.archive import header
from detente.store.log.bundle_file import read_bundle_file, write_bundle_file
from detente.store.log.open_any import Opened


def to_bytes(bundle: Bundle) -> bytes:
    file = io.BytesIO()
    write_bundle_file(file, bundle)
    return file.getvalue()


def check(raw: bytes | Path) -> list[str]:
    """Every fault that the check of a bundle names."""
    return [said.removeprefix("no ") for said in findings(raw) if said.startswith("no ")]


def findings(raw: bytes | Path) -> list[str]:
    """Every finding, with its answer."""
    report = Opened(read_bundle_file(raw)).check(POLICY, now=seconds(5000))
    return [f"{each.answer} {each}" for each in report.findings]


ENTRIES = log_of(size=600)
WHOLE = bundle_of(ENTRIES, [256])
SOUND = to_bytes(WHOLE)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    return small_record(tmp_path_factory.mktemp("small")).bundle()


def test_what_is_written_is_read_again() -> None:
    bundle = read_bundle_file(SOUND).bundle
    assert list(bundle.entries) == ENTRIES
    assert [bundle.entries[n] for n in (0, 255, 256, 599, -1)] == [ENTRIES[n] for n in (0, 255, 256, 599, -1)]
    assert list(bundle.leaves) == list(WHOLE.leaves)
    assert bundle.entries[254:258] == ENTRIES[254:258]
    assert dict(bundle.openings) == dict(WHOLE.openings)
    assert bundle.heads == WHOLE.heads
    assert Opened(read_bundle_file(SOUND)).check(POLICY, now=seconds(5000)).confirmed
    with pytest.raises(IndexError):
        bundle.entries[600]


def test_the_same_content_gives_the_same_bytes() -> None:
    again = read_bundle_file(SOUND).bundle
    shuffled = replace(again, heads=again.heads[::-1], openings=dict(reversed(list(again.openings.items()))))
    assert to_bytes(again) == to_bytes(shuffled) == SOUND


def test_any_tar_unpacks_it_into_what_a_file_server_serves(tmp_path: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(SOUND)) as tar:
        tar.extractall(tmp_path, filter="data")
    head = read_head(read_note((tmp_path / "checkpoint").read_bytes()))
    assert head.size == 600
    assert (tmp_path / "tile/0/002.p/88").read_bytes() == b"".join(tree_of(ENTRIES).levels[0][512:])
    assert (tmp_path / "tile/1/000.p/2").is_file()
    assert (tmp_path / "tile/entries/001").is_file()


def test_an_excerpt_carries_its_proofs(small: Bundle) -> None:
    tree = tree_of(small.entries)
    heads = {read_head(read_note(note)).size: note for note in small.heads}
    part = excerpt(ORIGIN, [1, 5], 7, entry=small.entries.__getitem__, nodes=tree.node, heads=heads,
                   openings={5: small.openings[5]}, blobs=small.blobs)  # fmt: skip
    raw = to_bytes(part)
    opened = read_bundle_file(raw)
    assert check(raw) == []
    assert sorted(opened.bundle.excerpts) == [1, 5]
    assert list(opened.bundle.blobs.values()) == [MONTH]
    assert opened.bundle.openings[5] == small.openings[5]
    assert opened.findings() == []


@pytest.mark.parametrize(
    ("name", "size"), [("a", 0), ("tile/entries/x001/x234/067.p/255", 511), ("n" * 100, 8 * 1024**3 - 1)]
)
def test_a_header_reads_as_tar_reads_it(name: str, size: int) -> None:
    told = tarfile.TarInfo.frombuf(header(name, size), "ascii", "strict")
    assert (told.name, told.size, told.mode, told.mtime, told.isreg()) == (name, size, 0o644, 0, True)


@pytest.mark.parametrize("share", [0, 1, 100, 511, 512, 513, 5000, 50_000, -513, -512, -1])
def test_a_bundle_that_ends_too_early_is_no_bundle(share: int) -> None:
    with pytest.raises(InputError, match=r"byte \d+: "):
        check(SOUND[:share])


@pytest.mark.parametrize(
    "raw",
    [b"PK\x03\x04" + bytes(2000), b"{}", bytes(1024), SOUND + b"\0", SOUND + SOUND, "ملاحظة".encode("utf-16") * 600,
     header("bundle.json", 3) + b"{}\n" + bytes(509) + bytes(1024),
     header("bundle.json", 8 * 1024**3 - 1) + bytes(1024)],
    ids=["zip", "json", "nothing", "a byte more", "twice", "other encoding", "no content", "a size beyond the file"],
)  # fmt: skip
def test_what_is_no_bundle_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError, match="Ask for the file again"):
        check(raw)


def test_a_size_that_the_file_cannot_hold_is_refused() -> None:
    about = b'{"format":"detente/bundle/v1","origin":"a","shows":"whole","size":9007199254740991}\n'
    with pytest.raises(InputError, match=r"bundle\.json"):
        check(header("bundle.json", len(about)) + about + bytes(512 - len(about)) + bytes(1024))


def every_flip(raw: bytes, step: int, seed: int = 1) -> list[tuple[int, list[str]]]:
    """What the check says to one flipped bit in every ``step`` bytes."""
    rng, told = Random(seed), []
    for begin in range(0, len(raw), step):
        at = begin + rng.randrange(min(step, len(raw) - begin))
        spoilt = bytearray(raw)
        spoilt[at] ^= 1 << rng.randrange(8)
        try:
            told.append((at, findings(bytes(spoilt))))
        except DetenteError as error:
            told.append((at, [str(error)]))
    return told


def test_no_byte_of_a_bundle_can_be_changed_unseen(small: Bundle) -> None:
    raw = to_bytes(small)
    sound = findings(raw)
    unseen = [(at, said) for at, said in every_flip(raw, 48) if said == sound]
    assert not unseen


def rewritten(change: dict[str, bytes | None]) -> bytes:
    """The sound bundle with members changed, left out (None) or added, in the file's own order."""
    opened = read_bundle_file(SOUND)
    members = {name: opened.archive.read(name) for name in opened.archive.members}
    for name, raw in change.items():
        if raw is None:
            del members[name]
        else:
            members[name] = raw
    first = members.pop("bundle.json")
    parts = []
    for name, raw in [("bundle.json", first), *sorted(members.items())]:
        parts += [header(name, len(raw)), raw, bytes(-len(raw) % 512)]
    return b"".join([*parts, bytes(1024)])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"tile/entries/001": None}, "tile/entries/001: it is missing"),
        ({"tile/entries/001": b"\x00\x05abc"}, "tile/entries/001: the bundle ends inside an entry"),
        ({"tile/0/000": bytes(8192)}, "tile/0/000: its hashes are not those of the entries"),
        ({"tile/1/000.p/2": None}, "tile/1/000.p/2: it is missing"),
        ({"checkpoint": b"old\n"}, "checkpoint: it is not the newest tree head"),
        ({"tile/0/003": bytes(8192)}, "tile/0/003: it does not belong into a bundle"),
        ({"notes.txt": b"hello"}, "notes.txt: it does not belong into a bundle"),
        ({"payloads/" + "00" * 32: b"x"}, "bytes 000000000000…: they are not the bytes of that digest"),
        ({"payloads/x": b"x"}, "payloads/x: it does not belong into a bundle"),
        ({"openings/000.jsonl": b'{"entry":3}\n'}, "openings/000.jsonl: line 1 was changed: it opens nothing here"),
        ({"openings/000.jsonl": b"\xff\xfe\n"}, "openings/000.jsonl: line 1 was changed: it opens nothing here"),
        ({"heads/" + "0" * 18 + "1-" + "0" * 16: b"no note"}, "tree head 1: no empty line stands before signature lines"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_was_done_to_a_member_is_said_with_its_name(change: dict[str, bytes | None], said: str) -> None:
    assert any(each.startswith(said) for each in check(rewritten(change))), check(rewritten(change))


def test_members_out_of_order_or_twice_are_refused() -> None:
    opened = read_bundle_file(SOUND)
    raw = opened.archive.read("bundle.json")
    block = header("bundle.json", len(raw)) + raw + bytes(-len(raw) % 512)
    for other in (block + block, block + header("b", 0) + header("a", 0), header("a", 0) + block):
        with pytest.raises(InputError, match="out of order"):
            check(other + bytes(1024))


def test_a_bundle_without_a_head_proves_nothing_and_is_not_written(tmp_path: Path) -> None:
    target = tmp_path / "x.bundle"
    with pytest.raises(InputError, match="no tree head is signed yet"):
        write_bundle_file(target, replace(WHOLE, heads=()))
    assert list(tmp_path.iterdir()) == []


def test_two_copies_that_forked_are_told_apart_with_who_signed_both() -> None:
    from detente.record.fork import tell_apart

    other = list(ENTRIES)
    other[7] = log_of(size=8)[6]
    theirs = read_bundle_file(to_bytes(replace(bundle_of(other), heads=(head_of(other, hour=5000),))))
    fork = tell_apart(read_bundle_file(SOUND).bundle, theirs.bundle, POLICY)
    assert fork is not None
    assert fork.at == 7
    assert ORIGIN in {key.name for key in fork.both}
    assert {opening(1)} <= set(WHOLE.openings.values())
