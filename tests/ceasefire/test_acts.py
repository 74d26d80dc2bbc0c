"""Broad and fine acts: what a clause forbids, and when a report tells too little to say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.ceasefire.terms.acts import BROADER, chain, forbidden
from detente.times import Answer

Y, N, U = Answer.YES, Answer.NO, Answer.UNKNOWN
ACTS = st.sampled_from(sorted(BROADER))


def finer(act: str) -> set[str]:
    """The act and every act it may turn out to be."""
    return {one for one in BROADER if act in chain(one)}


def test_every_act_leads_up_to_a_broadest_one() -> None:
    for act, broader in BROADER.items():
        assert broader == "" or broader in BROADER
        up = chain(act)
        assert up[0] == act
        assert BROADER[up[-1]] == ""
        assert len(set(up)) == len(up)


def test_the_chain_of_an_air_strike_and_of_nothing() -> None:
    assert chain("air strike") == ("air strike", "hostilities")
    assert chain("hostilities") == ("hostilities",)
    assert chain("") == ()


@pytest.mark.parametrize(
    ("act", "acts", "expected"),
    [
        ("air strike", ["hostilities"], Y),  # fine under a forbidden broad one
        ("air strike", ["air strike", "shelling"], Y),
        ("hostilities", ["air strike"], U),  # too coarse
        ("shelling", ["air strike"], N),
        ("troop movement", ["hostilities"], N),
        ("provocative act", ["overflight"], U),
        ("overflight", ["provocative act"], Y),
        ("attack on civilians", ["hostilities"], U),
        ("attack on a hospital", ["air strike"], U),
        ("attack on civilians", ["attack on civilians"], Y),
        ("attack on a hospital", ["attack on civilians"], Y),
        ("attack on civilians", ["attack on a hospital"], U),
        ("attack on civilians", ["siege"], N),
        ("abduction", ["attack on civilians", "hostilities"], Y),
        ("siege", ["obstruction"], Y),
        ("removal of medical supplies", ["denial of access"], N),
        (None, ["hostilities"], U),
        ("", ["hostilities"], U),
        ("quarrel", ["hostilities"], U),  # not in the vocabulary
        ("quarrel", ["quarrel"], U),
        ("air strike", [], N),
    ],
)
def test_what_is_forbidden(act: str | None, acts: list[str], expected: Answer) -> None:
    assert forbidden(act, acts) is expected


@pytest.mark.parametrize(("killed", "expected"), [(0, N), (1, U), (30, U), (None, U)])
def test_a_clash_in_which_civilians_were_killed_may_have_been_an_attack_on_them(
    killed: int | None, expected: Answer
) -> None:
    assert forbidden("shelling", ["attack on civilians"], killed) is expected
    assert forbidden("attack on civilians", ["attack on civilians"], killed) is Y
    assert forbidden("shelling", ["siege"], killed) is N
    assert forbidden("shelling", ["shelling"], killed) is Y


@given(ACTS, st.lists(ACTS, max_size=4))
@settings(deadline=None)
def test_the_answer_is_what_every_finer_reading_of_the_act_says(act: str, acts: list[str]) -> None:
    covered = set().union(*(finer(one) for one in acts))
    said = {one in covered for one in finer(act)}
    expected = U if len(said) == 2 else Y if said == {True} else N
    if (
        expected is N
        and "attack on civilians" in chain(act)
        and any("hostilities" in chain(one) for one in acts)
    ):
        expected = U  # armed force on civilians may be part of hostilities
    assert forbidden(act, acts) is expected


@given(ACTS, st.lists(ACTS, max_size=4), ACTS)
@settings(deadline=None)
def test_forbidding_more_never_forbids_less(act: str, acts: list[str], more: str) -> None:
    rank = {N: 0, U: 1, Y: 2}
    assert rank[forbidden(act, [*acts, more])] >= rank[forbidden(act, acts)]
    assert forbidden(act, acts) is forbidden(act, reversed(acts))
