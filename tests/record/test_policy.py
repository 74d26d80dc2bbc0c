"""Who is trusted and how many are enough: tlog-policy, and the sum why two of three are not."""

from itertools import combinations

import pytest
from tests.record.world import AUTHORS, LOG_KEY, ORGANISATIONS, POLICY, WITNESSES, drawn

from detente.errors import InputError
from detente.record.keys import WITNESS, SigningKey
from detente.record.policy import Strength, policy_for, read_policy, safest_k, write_policy

KEYS = [SigningKey(f"w{n}.example", WITNESS, drawn(f"w{n}")).verifier.text for n in range(1, 7)]
LOG = LOG_KEY.verifier.text
# The example of c2sp.org/tlog-policy, with keys put in
EXAMPLE = f"""
log {LOG}

witness X1 {KEYS[0]}
witness X2 {KEYS[1]} https://x2.example/
witness X3 {KEYS[2]}
group X-witnesses 2 X1 X2 X3

witness Y1 {KEYS[3]}
witness Y2 {KEYS[4]}
\twitness\tY3 {KEYS[5]}
  # a comment
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
"""


def test_the_example_of_the_specification() -> None:
    policy = read_policy(EXAMPLE)
    assert policy.organisations == ("X-witnesses", "Y-witnesses")
    names = ["X1", "X2", "X3", "Y1", "Y2", "Y3"]
    for some in (set(each) for n in range(7) for each in combinations(names, n)):
        enough = len(some & {"X1", "X2", "X3"}) >= 2 and bool(some & {"Y1", "Y2", "Y3"})
        assert policy.standing(some).met == enough, some
    assert read_policy(write_policy(policy)) == policy


def test_the_default_is_three_of_four_with_the_united_nations() -> None:
    assert (POLICY.strength.k, POLICY.strength.n) == (3, 4)
    assert (POLICY.strength.liars, POLICY.strength.absent) == (1, 1)
    standing = POLICY.standing(["north.example", "un.example"])
    assert not standing.met
    assert str(standing) == "witnessed by north.example, un.example; not by south.example, east.example"
    assert POLICY.standing(ORGANISATIONS[:3]).met


@pytest.mark.parametrize("n", range(1, 9))
@pytest.mark.parametrize("liars", [0, 1, 2])
def test_the_sum_of_quorums_is_what_counting_finds(n: int, liars: int) -> None:
    """Two quorums can confirm two histories exactly where all whom they share may lie."""
    for k in range(1, n + 1):
        members = range(n)
        least = min(len(set(a) & set(b)) for a in combinations(members, k) for b in combinations(members, k))
        assert (least > liars) == (Strength(k, n).liars >= liars and 2 * k > n), (k, n)
    k = safest_k(n, liars)
    assert Strength(k, n).liars >= liars or k == n


def test_two_of_three_bears_no_liar_and_three_of_three_no_absentee() -> None:
    assert (Strength(2, 3).liars, Strength(2, 3).absent) == (0, 1)
    assert (Strength(3, 3).liars, Strength(3, 3).absent) == (2, 0)
    assert (safest_k(3), safest_k(4), safest_k(5)) == (3, 3, 4)


def test_organisations_are_counted_not_keys() -> None:
    spare = SigningKey("north.example/spare", WITNESS, drawn("spare")).verifier
    keys = {who: [key.verifier] for who, key in WITNESSES.items()}
    keys["north.example"].append(spare)
    policy = policy_for([LOG_KEY.verifier], keys)
    assert policy.organisations == ORGANISATIONS
    both = ["north.example-1", "north.example-2"]
    assert not policy.standing([*both, "un.example"]).met
    assert policy.standing([both[1], "un.example", "east.example"]).met


def test_author_lines_are_comments_to_others() -> None:
    text = write_policy(POLICY)
    assert read_policy(text).authors["un.example"] == (AUTHORS["un.example"].verifier,)
    others = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    assert read_policy(others).authors == {}


def test_nobody_may_be_asked_for() -> None:
    policy = read_policy(f"log {LOG}\nquorum none\n")
    assert policy.standing([]).met
    assert policy.organisations == ()
    assert (policy.strength.k, policy.strength.liars) == (0, 0)
    one = read_policy(f"witness W {KEYS[0]}\nquorum W\n")
    assert one.organisations == ("W",)
    assert not one.standing([]).met


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no line says the quorum"),
        ("quorum none\nquorum none", "said twice"),
        ("quorum X", "'X' is not named above"),
        (f"witness none {KEYS[0]}\nquorum none", "is taken"),
        (f"witness A {KEYS[0]}\nwitness A {KEYS[1]}\nquorum A", "is taken"),
        (f"witness A {KEYS[0]}\nwitness B {KEYS[0]}\nquorum A", "twice"),
        (f"log {LOG}\nlog {LOG}\nquorum none", "twice"),
        (f"witness A {LOG}\nquorum none", "of kind 1, not 4"),
        (f"log {KEYS[0]}\nquorum none", "of kind 4, not 1"),
        (f"witness A {KEYS[0]}\ngroup g 0 A\nquorum g", "no threshold"),
        (f"witness A {KEYS[0]}\ngroup g 2 A\nquorum g", "no threshold"),
        (f"witness A {KEYS[0]}\ngroup g 01 A\nquorum g", "no threshold"),
        (f"group g any A\nwitness A {KEYS[0]}\nquorum g", "'A' is not named above"),
        ("group g any g\nquorum g", "not named above"),
        (f"witness A {KEYS[0]}\ngroup g any A A\nquorum g", "in a group already"),
        (f"witness A {KEYS[0]}\ngroup g any A\ngroup h any A\nquorum g", "in a group already"),
        ("group g any\nquorum none", "does not have 2 words"),
        ("monitor A\nquorum none", "begins no line"),
        ("quorum none\r", "control character"),
        ("log not-a-key\nquorum none", "name+id+key"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_policy(text)
    assert said in str(caught.value)


def test_all_wrong_lines_are_said_at_once() -> None:
    with pytest.raises(InputError) as caught:
        read_policy("log x\nwitness A y\nmonitor z\n")
    assert len(caught.value.faults) == 4
