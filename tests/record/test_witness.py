"""The witness's rules of C2SP tlog-witness: each status, what is remembered, what is kept as evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.world import AUTHORS, LOG_KEY, ORIGIN, WITNESSES, drawn, log_of, seconds, tree_of

from detente.record.keys import LOG, SigningKey
from detente.record.merkle import MemoryTree, consistency_path
from detente.record.note import check_note, read_note, read_signature_line, sign_note, write_note
from detente.record.tree_head import TreeHead, read_head, sign_head
from detente.record.witness import MOST_STEPS, PLAIN, SIZE, Reply, add_head, read_request, write_request

KEY = WITNESSES["un.example"]
LOGS = {ORIGIN: [LOG_KEY.verifier]}
TREE = tree_of(log_of(size=40))
OTHER = MemoryTree([*TREE.levels[0][:5], *(drawn(f"forged {n}") for n in range(35))])
NOW = seconds(50)


def head(size: int, tree: MemoryTree = TREE) -> str:
    return sign_head(TreeHead(ORIGIN, size, tree.root(size)), LOG_KEY)


def ask(
    old: int, size: int, seen: int | None, tree: MemoryTree = TREE, path: tuple[bytes, ...] | None = None
) -> Reply:
    path = consistency_path(tree.node, old, size) if path is None else path
    known = {} if seen is None else {ORIGIN: head(seen)}
    return add_head(write_request(old, path, head(size, tree)), LOGS, known, [KEY], NOW)


@pytest.mark.parametrize(("old", "new"), [(0, 1), (0, 40), (1, 2), (7, 33), (32, 40), (40, 40)])
def test_a_log_that_grew_is_cosigned_and_remembered(old: int, new: int) -> None:
    reply = ask(old, new, old or None)
    assert (reply.status, reply.content_type, reply.evidence) == (200, PLAIN, None)
    assert reply.remember == head(new)
    whole = read_note(head(new) + reply.body)
    assert [(each.key, each.time) for each in check_note(whole, [KEY.verifier]).signed] == [
        (KEY.verifier, NOW)
    ]


def test_the_request_of_the_specification_is_read() -> None:
    """The example of c2sp.org/tlog-witness, with both signatures of the log."""
    raw = (
        "old 20852014\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\njrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n"
        "5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n\n"
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
        "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xe"
        "McTOAYQ8=\n— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QU"
        "XTS5Rovnzv++qbSzm9Q=\n"
    ).encode()
    request = read_request(raw)
    assert request is not None
    old, path, note = request
    assert (old, len(path), len(note.signatures)) == (20852014, 4, 2)
    assert write_request(old, path, note.whole) == raw


def test_404_for_a_log_that_is_not_known() -> None:
    assert add_head(write_request(0, (), head(3)), {}, {}, [KEY], NOW).status == 404


def test_403_without_a_signature_of_the_log() -> None:
    text = TreeHead(ORIGIN, 3, TREE.root(3)).text
    stranger = SigningKey(ORIGIN, LOG, drawn("stranger"))
    only = write_note(text, [sign_note(text, stranger)])
    assert add_head(write_request(0, (), only), LOGS, {}, [KEY], NOW).status == 403
    good, bad = sign_note(text, LOG_KEY), sign_note(text + "x", LOG_KEY)
    both = write_note(text, [good, bad])
    assert add_head(write_request(0, (), both), LOGS, {}, [KEY], NOW).status == 403, "a known key that fails"
    besides = write_note(text, [good, sign_note(text, AUTHORS["un.example"])])
    assert add_head(write_request(0, (), besides), LOGS, {}, [KEY], NOW).status == 200, (
        "unknown keys are passed over"
    )


def test_400_where_the_old_size_is_beyond_the_new() -> None:
    assert ask(9, 5, 9, path=()).status == 400


@pytest.mark.parametrize(("old", "seen"), [(5, None), (5, 9), (9, 5), (0, 5)])
def test_409_with_its_size_where_the_witness_is_elsewhere(old: int, seen: int | None) -> None:
    reply = ask(old, 40, seen)
    assert (reply.status, reply.body, reply.content_type) == (409, f"{seen or 0}\n", SIZE)
    assert reply.remember is None
    assert reply.evidence is None, "a wrong size proves nothing"


def test_409_for_another_root_of_the_same_size_which_is_evidence() -> None:
    reply = ask(20, 20, 20, OTHER)
    assert (reply.status, reply.remember) == (409, None)
    assert reply.evidence is not None
    assert reply.evidence.what == "two roots at size 20"
    heads = [read_head(read_note(note)) for note in (reply.evidence.seen, reply.evidence.brought)]
    assert heads[0].size == heads[1].size
    assert heads[0].root != heads[1].root
    assert all(
        check_note(read_note(n), LOGS[ORIGIN]).signed for n in (reply.evidence.seen, reply.evidence.brought)
    )
    assert ask(3, 20, 20, OTHER).evidence is not None, "whatever old size it says"


@pytest.mark.parametrize("path", [None, (), (drawn("x"),) * 3])
def test_422_where_the_proof_shows_nothing_which_is_evidence(path: tuple[bytes, ...] | None) -> None:
    reply = ask(20, 33, 20, OTHER, path)
    assert (reply.status, reply.remember) == (422, None)
    assert reply.evidence is not None
    assert reply.evidence.what == "no proof that size 33 grew from size 20"
    assert reply.evidence.request.startswith(b"old 20\n")


def test_422_for_a_proof_from_nothing_or_to_itself() -> None:
    assert ask(0, 5, None, path=(drawn("x"),)).status == 422
    assert ask(5, 5, 5, path=(drawn("x"),)).status == 422


@pytest.mark.parametrize(
    "raw",
    [b"", b"old 0\n", b"new 0\n\n" + head(3).encode(), b"old 00\n\n" + head(3).encode(), b"old 0\nxx\n\n" + head(3).encode(),
     b"old -1\n\n" + head(3).encode(), b"\xff", b"old 0\n\ntext\n", write_request(0, [bytes(32)] * (MOST_STEPS + 1), head(3)),
     write_request(0, (), write_note("a\nb\n", [sign_note("a\nb\n", LOG_KEY)]))],
)  # fmt: skip
def test_400_for_what_is_no_request(raw: bytes) -> None:
    assert add_head(raw, LOGS, {}, [KEY], NOW).status == 400


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.booleans()), max_size=12))
def test_whatever_is_asked_a_witness_never_goes_back_nor_signs_two_histories(
    asked: list[tuple[int, int, bool]],
) -> None:
    seen: dict[str, str] = {}
    cosigned: list[TreeHead] = []
    for old, new, forged in asked:
        tree = OTHER if forged else TREE
        path = consistency_path(tree.node, old, new) if old <= new else ()
        reply = add_head(write_request(old, path, head(new, tree)), LOGS, seen, [KEY], NOW)
        if reply.remember:
            seen[ORIGIN] = reply.remember
            cosigned.append(read_head(read_note(reply.remember)))
    sizes = [each.size for each in cosigned]
    assert sizes == sorted(sizes)
    assert any(all(each.root == tree.root(each.size) for each in cosigned) for tree in (TREE, OTHER))


def test_a_witness_with_two_keys_gives_two_lines() -> None:
    second = WITNESSES["east.example"]
    reply = add_head(write_request(0, (), head(3)), LOGS, {}, [KEY, second], NOW)
    names = [read_signature_line(line).name for line in reply.body.splitlines()]
    assert names == [KEY.name, second.name]
