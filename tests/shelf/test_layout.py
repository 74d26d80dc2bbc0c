"""Nested files into dataclasses: every fault at once, each with its place and a remedy."""

import tomllib
from datetime import date
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.ceasefire.terms import Instrument
from detente.ceasefire.zones import ZonePlan
from detente.errors import InputError
from detente.layout import DateRange, changed, field, layout, read_layout
from detente.process import Process

TRUCE = """
id = "truce"
kind = "agreement"
adopted = 2030-02-01
binds = "all"
in_force = { earliest = 2030-02-01, latest = 2030-02-03 }
ends = {}
[names]
en = "Truce of the lakes"
[[clause]]
id = "1"
kind = "prohibition"
acts = ["hostilities"]
says = "Hostilities cease."
text_basis = "text read"
"""


@layout
class Post:
    """A post on a road."""

    id: Annotated[str, field(description="short key")]
    opened: Annotated[date, field(description="first day")]
    kind: Annotated[Literal["checkpoint", "observation"], field(description="what it is")] = "checkpoint"
    seats: Annotated[int, field(description="people")] = 4
    span: Annotated[DateRange | None, field(description="days")] = None


def faults(what: type[Any], data: object) -> list[tuple[str, str, str]]:
    with pytest.raises(InputError) as caught:
        read_layout(what, data, "posts.toml")
    return [(f.place, f.what, f.remedy) for f in caught.value.faults]


def test_a_good_file_is_read_and_blanks_around_words_go() -> None:
    post = read_layout(Post, {"id": " north ", "opened": date(2030, 1, 1)}, "posts.toml")
    assert (post.id, post.kind, post.seats, post.span) == ("north", "checkpoint", 4, None)


def test_an_unknown_key_is_a_fault_and_not_a_silent_default() -> None:
    ((place, what, remedy),) = faults(Post, {"id": "n", "opened": date(2030, 1, 1), "seast": 9})
    assert place == "posts.toml, seast"
    assert what == "this key is not part of the layout"
    assert "spelling" in remedy


def test_all_faults_are_told_at_once_each_with_its_place() -> None:
    found = faults(Post, {"opened": "soon", "kind": "gate", "seats": "four", "span": {"earliest": 3.5}})
    assert {place for place, _, _ in found} == {
        f"posts.toml, {key}" for key in ("id", "opened", "kind", "seats", "span.earliest")
    }
    by_place = {place: what for place, what, _ in found}
    assert by_place["posts.toml, id"] == "this key is missing"
    assert "got 'gate'" in by_place["posts.toml, kind"]
    assert all(remedy for _, _, remedy in found)


def test_a_backwards_range_says_which_days_and_how_to_mend_it() -> None:
    span = {"earliest": date(2030, 2, 2), "latest": date(2030, 2, 1)}
    ((place, what, remedy),) = faults(Post, {"id": "n", "opened": date(2030, 1, 1), "span": span})
    assert place == "posts.toml, span"
    assert what == "'latest' (2030-02-01) lies before 'earliest' (2030-02-02)"
    assert remedy == "swap them or mend one"


@pytest.mark.parametrize("data", [None, 3, "text", [1, 2], True])
def test_what_is_no_table_at_all_is_one_fault(data: object) -> None:
    ((place, _, remedy),) = faults(Post, data)
    assert place == "posts.toml, the file"
    assert remedy


def test_an_open_range_is_allowed_on_either_side() -> None:
    assert DateRange(earliest=date(2030, 1, 1)).latest is None
    assert DateRange(latest=date(2030, 1, 1)).earliest is None
    assert DateRange(earliest=date(2030, 1, 1), latest=date(2030, 1, 1)).how == ""


def test_two_layouts_are_the_same_only_if_they_are_one_object() -> None:
    one, two = DateRange(), DateRange()
    assert one == one
    assert one != two
    assert len({one, two}) == 2


def test_a_changed_entry_is_another_one_and_checked_again() -> None:
    one = DateRange(earliest=date(2030, 1, 2), latest=date(2030, 1, 3))
    assert changed(one, latest=None).latest is None
    assert one.latest == date(2030, 1, 3)
    with pytest.raises(ValueError, match="lies before 'earliest'"):
        changed(one, latest=date(2030, 1, 1))


@pytest.mark.parametrize(
    ("swap", "by", "place", "said"),
    [
        ('kind = "prohibition"', 'kind = "ban"', "clause[1].kind", "got 'ban'"),
        ('acts = ["hostilities"]', "acts = []", "clause[1]", "a prohibition without acts"),
        (
            'acts = ["hostilities"]',
            'acts = ["hostilites"]',
            "clause[1].acts[1]",
            "'hostilites' is no known act",
        ),
        ('acts = ["hostilities"]', 'act = ["hostilities"]', "clause[1].act", "not part of the layout"),
        ("latest = 2030-02-03", "latest = 2030-01-03", "in_force", "lies before 'earliest'"),
        ("ends = {}", "ends = { latest = 2030-01-01 }", "the file", "before it enters into force"),
        ("adopted = 2030-02-01", "adopted = 2030-02-31", None, None),
        ('binds = "all"', "", "binds", "missing"),
        ('en = "Truce of the lakes"', "en = 7", "names.en", "got 7"),
    ],
)
def test_faults_of_an_agreement(swap: str, by: str, place: str | None, said: str | None) -> None:
    assert swap in TRUCE
    text = TRUCE.replace(swap, by)
    if place is None or said is None:
        with pytest.raises(tomllib.TOMLDecodeError):
            tomllib.loads(text)
        return
    found = faults(Instrument, tomllib.loads(text))
    assert any(where == f"posts.toml, {place}" and said in what for where, what, _ in found), found


def test_two_clauses_of_one_id_and_none_at_all_are_refused() -> None:
    good = tomllib.loads(TRUCE)
    twice = {**good, "clause": good["clause"] * 2}
    assert "bear the same id" in faults(Instrument, twice)[0][1]
    assert "forbids nothing" in faults(Instrument, {**good, "clause": []})[0][1]


def test_a_zone_without_parts_is_refused_with_its_id() -> None:
    plan = {
        "instrument": "truce", "boundary_status": "assumed", "source": "art. 1", "in_force": {},
        "zone": [{"id": "north", "names": {"en": "North"}}],
    }  # fmt: skip
    ((place, what, remedy),) = faults(ZonePlan, plan)
    assert place == "posts.toml, zone[1]"
    assert what == "zone 'north' has neither core nor possible parts"
    assert remedy == "name at least one unit"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(
    ["id", "names", "kind", "clause", "in_force", "ends", "zone", "places", "country", "source"]
)


@pytest.mark.slow
@given(st.sampled_from([Instrument, ZonePlan, Process]), st.dictionaries(KEYS, JSON, max_size=6))
@settings(deadline=None)
def test_no_garbage_crashes_the_reading(what: type[Any], data: dict[str, object]) -> None:
    found = faults(what, data)
    assert found
    for place, said, remedy in found:
        assert place.startswith("posts.toml, ")
        assert said
        assert remedy
