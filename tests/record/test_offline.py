"""A proof in one small text file: C2SP tlog-proof."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.world import ORGANISATIONS, POLICY, head_of, log_of, tree_of

from detente.errors import InputError
from detente.record.merkle import inclusion_path
from detente.record.note import read_note
from detente.record.offline import OfflineProof, check_offline_proof, read_offline_proof

ENTRIES = log_of(size=40)
TREE = tree_of(ENTRIES)


def proof(
    index: int, size: int = 40, by: tuple[str, ...] = ORGANISATIONS[1:], extra: bytes = b""
) -> OfflineProof:
    return OfflineProof(
        index, inclusion_path(TREE.node, index, size), read_note(head_of(ENTRIES, size, by)), extra
    )


@given(st.integers(1, 40), st.data(), st.binary(max_size=9))
def test_a_proof_is_read_as_it_was_written_and_holds(size: int, data: st.DataObject, extra: bytes) -> None:
    index = data.draw(st.integers(0, size - 1))
    given = proof(index, size, extra=extra)
    read = read_offline_proof(given.text)
    assert read == given
    assert check_offline_proof(read, ENTRIES[index], POLICY).holds


def test_the_lines_of_the_file() -> None:
    lines = proof(5, extra=b"x").text.split("\n")
    assert lines[:3] == ["c2sp.org/tlog-proof@v1", "extra eA==", "index 5"]
    assert lines[3 + 6] == ""
    assert len(proof(5).text) < 6000, "a proof of one act stays small"


def test_the_file_of_the_specification_is_read() -> None:
    """The example of c2sp.org/tlog-proof, with its five hashes; the elided signatures are put in."""
    steps = [
        "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=", "B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=",
        "EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=", "RoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=",
        "AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=",
    ]  # fmt: skip
    above = "\n".join(["c2sp.org/tlog-proof@v1", "index 73894", *steps, ""])
    head = "example.com/fancylog\n109482\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n\n— example.com/fancylog AAAAAAA=\n"
    read = read_offline_proof(f"{above}\n{head}")
    assert (read.index, len(read.path), read.extra) == (73894, 5, b"")
    assert read.text == f"{above}\n{head}"


def test_what_a_proof_does_not_show() -> None:
    two = check_offline_proof(proof(5, by=ORGANISATIONS[:2]), ENTRIES[5], POLICY)
    assert (two.included, two.signed_by_log, two.holds) == (True, True, False)
    assert str(two.standing) == "witnessed by north.example, south.example; not by east.example, un.example"
    assert not check_offline_proof(proof(5), ENTRIES[6], POLICY).included
    text = proof(5).text
    assert not check_offline_proof(
        read_offline_proof(text.replace("index 5", "index 4")), ENTRIES[5], POLICY
    ).holds
    assert not check_offline_proof(
        read_offline_proof(text.replace("\n40\n", "\n39\n")), ENTRIES[5], POLICY
    ).signed_by_log


@pytest.mark.parametrize(
    "change",
    [("@v1", "@v2"), ("index 5", "index 05"), ("index 5\n", ""), ("\n\nmission", "\nmission"), ("index 5\n", "index 5\nxx\n"),
     ("index 5\n", "extra =\nindex 5\n")],
)  # fmt: skip
def test_what_is_no_proof_is_refused(change: tuple[str, str]) -> None:
    with pytest.raises(InputError):
        read_offline_proof(proof(5).text.replace(*change, 1))
