"""Two copies of one log that do not agree: told apart, with who signed both."""

from dataclasses import replace

import pytest
from tests.record.world import LOG_KEY, ORIGIN, POLICY, WITNESSES, entry, head_of, log_of, tree_of

from detente.record.bundle import Bundle
from detente.record.entry import write_entry
from detente.record.fork import tell_apart
from detente.record.note import check_note, read_note
from detente.record.verify import verify

HONEST = log_of(size=12)
FORGED = [*HONEST[:7], *(write_entry(entry(n, "another report")) for n in range(7, 14))]


def copy_of(entries: list[bytes], by: list[str], *sizes: int) -> Bundle:
    heads = tuple(head_of(entries, size, by) for size in (*sizes, len(entries)))
    return Bundle(ORIGIN, tuple(entries), heads)


A = copy_of(HONEST, ["north.example", "south.example", "un.example"])
B = copy_of(FORGED[:12], ["north.example", "east.example", "un.example"])


def test_two_histories_each_verify_alone() -> None:
    assert verify(A, POLICY).confirmed
    assert verify(B, POLICY).confirmed


def test_two_roots_of_one_size_and_who_signed_both() -> None:
    fork = tell_apart(A, B, POLICY)
    assert fork is not None
    assert {key.name for key in fork.both} == {ORIGIN, "north.example/witness", "un.example/witness"}
    assert [key.name for key in fork.only_first] == ["south.example/witness"]
    assert [key.name for key in fork.only_second] == ["east.example/witness"]
    assert (fork.at, fork.shared) == (7, 7)
    said = str(fork)
    assert "the copies agree on 7 entries and differ from entry 7 on" in said
    assert f"both signed by {ORIGIN}, north.example/witness, un.example/witness" in said
    assert "only the first: south.example/witness; only the second: east.example/witness" in said


def test_the_two_notes_are_the_proof_without_anything_else() -> None:
    fork = tell_apart(A, B, POLICY)
    assert fork is not None
    for note, head in zip((A.heads[0], B.heads[0]), (fork.first, fork.second), strict=True):
        read = read_note(note)
        assert read.text == head.text
        signed = {
            each.key for each in check_note(read, [LOG_KEY.verifier, WITNESSES["un.example"].verifier]).signed
        }
        assert {LOG_KEY.verifier, WITNESSES["un.example"].verifier} <= signed


def test_heads_of_different_sizes_are_held_against_the_entries() -> None:
    longer = copy_of(FORGED, ["north.example", "east.example", "un.example"])
    fork = tell_apart(A, longer, POLICY)
    assert fork is not None
    assert (fork.first.size, fork.second.size, fork.at) == (12, 14, 7)
    back = tell_apart(longer, A, POLICY)
    assert back is not None
    assert (back.first.size, back.second.size) == (14, 12)


def test_one_history_at_two_sizes_is_no_fork() -> None:
    assert tell_apart(copy_of(HONEST[:7], ["un.example"]), A, POLICY) is None
    assert tell_apart(A, A, POLICY) is None
    assert tell_apart(A, replace(B, heads=()), POLICY) is None


def test_a_copy_whose_entries_do_not_make_its_root_proves_nothing_against_anybody() -> None:
    longer = copy_of(FORGED, ["un.example"])
    torn = replace(longer, entries=(*longer.entries[:3], b"{}", *longer.entries[4:]))
    assert tell_apart(A, torn, POLICY) is None
    assert not verify(torn, POLICY).holds


def test_another_log_is_no_fork() -> None:
    assert tell_apart(A, replace(B, origin="another.example/log"), POLICY) is None


@pytest.mark.parametrize("whole", [True, False])
def test_excerpts_are_told_apart_by_their_heads(whole: bool) -> None:
    from detente.record.bundle import excerpt

    other = excerpt(
        ORIGIN, [3], 12, entry=FORGED.__getitem__, nodes=tree_of(FORGED).node, heads={12: B.heads[0]}
    )
    fork = tell_apart(A if whole else replace(A, entries=()), other, POLICY)
    assert fork is not None
    assert fork.at is None
