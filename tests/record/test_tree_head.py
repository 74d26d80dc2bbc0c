"""Tree heads in the three lines of C2SP tlog-checkpoint."""

import pytest
from tests.record.world import AUTHORS, LOG_KEY, ORIGIN, drawn

from detente.errors import InputError
from detente.record.merkle import EMPTY_ROOT
from detente.record.note import check_note, read_note
from detente.record.tree_head import TreeHead, read_decimal, read_head, read_head_text, sign_head

# c2sp.org/tlog-checkpoint (CC BY 4.0)
EXAMPLE = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeM"
    "cTOAYQ8=\n"
)
ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="


def test_the_example_of_the_specification() -> None:
    note = read_note(EXAMPLE)
    head = read_head(note)
    assert (head.origin, head.size, head.beside) == ("example.com/behind-the-sofa", 20852163, ())
    assert head.text == note.text
    assert note.whole == EXAMPLE


def test_a_head_that_the_log_signed() -> None:
    head = TreeHead(ORIGIN, 7, drawn("root"))
    note = read_note(sign_head(head, LOG_KEY))
    assert read_head(note) == head
    assert [each.key for each in check_note(note, [LOG_KEY.verifier]).signed] == [LOG_KEY.verifier]
    with pytest.raises(InputError, match="not the key of"):
        sign_head(head, AUTHORS["un.example"])


@pytest.mark.parametrize(
    "text",
    ["", "a\n1\n", f"a\n1\n{ROOT}", f"\n1\n{ROOT}\n", f"a\n01\n{ROOT}\n", f"a\n-1\n{ROOT}\n", f"a\n+1\n{ROOT}\n",
     f"a\n٣\n{ROOT}\n", f"a\n1 \n{ROOT}\n", f"a\n{2**63}\n{ROOT}\n", f"a\n1\n{ROOT[:-1]}\n", f"a\n1\n{ROOT[4:]}\n",
     f"a\n1\n{ROOT}\n\n", f"a\n1\n{ROOT}\n\nmore\n", f"a\n0\n{ROOT}\n", f"a\n1\n{ROOT[:-2]}J=\n"],
)  # fmt: skip
def test_what_is_no_tree_head_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_head_text(text)


def test_lines_beside_are_kept_and_part_of_what_is_signed() -> None:
    head = read_head_text(f"a\n1\n{ROOT}\nbeside\n")
    assert head.beside == ("beside",)
    assert head.text == f"a\n1\n{ROOT}\nbeside\n"


def test_an_empty_log_has_the_empty_root() -> None:
    assert read_head_text(TreeHead(ORIGIN, 0, EMPTY_ROOT).text).size == 0


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0), ("10", 10), ("00", None), ("1" * 5000, None), ("", None)]
)
def test_plain_numbers(text: str, value: int | None) -> None:
    assert read_decimal(text) == value
