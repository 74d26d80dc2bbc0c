"""Bad terms: every fault told at once, with its place; good ones pass."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.store.small_folder import TERMS, write

from detente.ceasefire.terms import Clause, Instrument
from detente.ceasefire.terms.adherence import Adherent, Change
from detente.ceasefire.terms.checks import check_terms
from detente.ceasefire.terms.excepted import ExceptionRule
from detente.ceasefire.terms.exempt import Alias, Exempt, Succession
from detente.ceasefire.terms.pauses import Pause
from detente.errors import InputError
from detente.layout import DateRange, read_layout
from detente.store.folder import read_folder

DAY = DateRange(earliest=date(2030, 3, 1), latest=date(2030, 3, 1))
CLAUSE = Clause(id="1", says="Cease.", kind="prohibition", text_basis="text read", acts=("hostilities",))


def on(month: int) -> DateRange:
    return DateRange(earliest=date(2030, month, 1), latest=date(2030, month, 1))


def instrument(name: str = "truce", **more: Any) -> Instrument:
    given: dict[str, Any] = {
        "id": name, "names": {"en": name}, "kind": "agreement", "adopted": date(2030, 1, 1), "in_force": DAY,
        "ends": DateRange(), "binds": "adherents", "clause": (CLAUSE,),
    }  # fmt: skip
    return Instrument(**(given | more))


def group(name: str, *aliases: Alias) -> Exempt:
    return Exempt(id=name, authority="art. 3", text_basis="text read", alias=aliases)


def step(kind: str, of: tuple[str, ...], into: tuple[str, ...]) -> Succession:
    return Succession(kind=kind, of=of, into=into, on=DAY)  # type: ignore[arg-type]


FAULTY: dict[str, tuple[tuple[Instrument, ...], tuple[str, ...]]] = {
    "a cycle in aliases": (
        (instrument(succession=(step("rename", ("Ash",), ("Tar",)), step("rename", ("Tar",), ("Soot",)), step("rename", ("Soot",), ("Ash",)))),),
        ("the aliases run in a circle: 'Ash' -> 'Tar' -> 'Soot' -> 'Ash'",),
    ),
    "renamed into itself": (
        (instrument(succession=(step("rename", ("Ash",), ("ASH",)),)),), ("renamed or merged into itself",)
    ),
    "one name, two ends": (
        (instrument(succession=(step("rename", ("Ash",), ("Tar",)), step("merger", ("Ash", "Oak"), ("Union",)))),),
        ("'Ash' ends in two successions",),
    ),
    "an alias borne by two groups on one day": (
        (instrument(exempt=(group("a", Alias(name="Ash", last=date(2030, 5, 1))), group("b", Alias(name="ash", first=date(2030, 5, 1))))),),
        ("the alias 'Ash' is borne by 'a' and 'b' on 2030-05-01",),
    ),
    "an alias disputed and not": (
        (instrument(exempt=(group("a", Alias(name="Ash"), Alias(name="Ash", disputed="who knows")),)),), ("'a' twice, disputed and not",)
    ),
    "exempt and bound": (
        (instrument(exempt=(group("a", Alias(name="Ash")),), adherent=(Adherent(name="Ash", bound="yes"),)),),
        ("'Ash' is an alias of 'a' and of a bound party",),
    ),
    "joined twice": (
        (instrument(adherent=(Adherent(name="Hill", bound="yes", joined=on(3), change=(Change(kind="adhesion", on=on(5)),)),)),),
        ("it joined twice, the second time on 2030-05-01",),
    ),
    "on the register twice": (
        (instrument(adherent=(Adherent(name="Hill", bound="yes"), Adherent(name="Vale", bound="yes", aliases=("hill",)))),),
        ("'hill' stands on the register twice",),
    ),
    "resumed, out of order, withdrew twice": (
        (instrument(adherent=(Adherent(name="Hill", bound="yes", joined=on(3), change=(
            Change(kind="resumption", on=on(4)), Change(kind="withdrawal", on=on(2)), Change(kind="withdrawal", on=on(6)))),)),),
        ("it resumed on 2030-04-01 what it had not suspended", "its withdrawal (2030-02-01) lies before", "it withdrew twice"),
    ),
    "a history of an umbrella name": (
        (instrument(adherent=(Adherent(name="Hill", bound="some", change=(Change(kind="withdrawal", on=on(6)),)),)),), ("is bound 'some'",)
    ),
    "a precedence cycle": (
        (instrument("a", prevails_over=("b",)), instrument("b", supersedes=("c",)), instrument("c", prevails_over=("a",))),
        ("precedence runs in a circle: a -> b -> c -> a",),
    ),
    "precedence that leads nowhere": (
        (instrument("a", prevails_over=("x",), supersedes=("y",)),), ("instrument 'x' is not", "instrument 'y' is not")
    ),
    "supersedes from no day on": (
        (instrument("a", supersedes=("b",), in_force=DateRange()), instrument("b")), ("no earliest first day",)
    ),
    "an exception to no clause": (
        (instrument(exception=(ExceptionRule(id="5", kind="self-defence", says="...", text_basis="text read", clauses=("9",)),)),),
        ("clause '9' is no prohibition",),
    ),
    "a zone that is not drawn": (
        (instrument(clause=(Clause(id="1", says="Cease.", kind="prohibition", text_basis="text read", acts=("hostilities",), where="zones", zones=("nowhere",)),)),),
        ("zone 'nowhere' is not drawn for this instrument",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", FAULTY)
def test_a_fault_of_terms(what: str) -> None:
    instruments, expected = FAULTY[what]
    told = [str(fault) for fault in check_terms(instruments, {"vale": "truce"})]
    assert len(told) == len(expected), told
    for words in expected:
        assert any(words in one for one in told), told


def test_all_faults_are_told_at_once() -> None:
    one = instrument(
        **{
            key: tuple(entry for (faulty, *_), _ in FAULTY.values() for entry in getattr(faulty, key))
            for key in ("succession", "exempt", "adherent", "exception")
        }
    )
    assert len(check_terms([one])) > 8


def test_good_terms_have_no_fault() -> None:
    good = instrument(
        exempt=(group("a", Alias(name="Ash", last=date(2030, 4, 30))), group("b", Alias(name="Ash", first=date(2030, 5, 1)))),
        succession=(step("split", ("Oak",), ("Oak", "Elm")), step("merger", ("Elm", "Fir"), ("Forest",))),
        adherent=(Adherent(name="Hill", bound="yes", joined=on(3), change=(
            Change(kind="suspension", on=on(4)), Change(kind="resumption", on=on(5)), Change(kind="withdrawal", on=on(6)),
            Change(kind="adhesion", on=on(7)))),),
        prevails_over=("other",),
    )  # fmt: skip
    assert check_terms([good, instrument("other")], {}) == []


@pytest.mark.parametrize(
    ("kind", "entry", "words"),
    [
        (Pause, {"first": date(2030, 3, 5), "last": date(2030, 3, 1), "begins": "09:00", "ends": "14:00"}, "a pause ends (2030-03-01) before it begins"),
        (Pause, {"first": date(2030, 3, 1), "last": date(2030, 3, 5), "begins": "14:00", "ends": "09:00"}, "'over_midnight' is false"),
        (Pause, {"first": date(2030, 3, 1), "last": date(2030, 3, 5), "begins": "09:00", "ends": "14:00", "over_midnight": True}, "'over_midnight' is true"),
        (Pause, {"first": date(2030, 3, 1), "last": date(2030, 3, 5), "begins": "09:00", "ends": "14:00", "time_zone": "Lake/Side"}, "time_zone 'Lake/Side' is not known"),
        (Alias, {"name": "Ash", "first": date(2030, 3, 5), "last": date(2030, 3, 1)}, "ends (2030-03-01) before it begins"),
        (Succession, {"kind": "merger", "of": ["Ash"], "into": ["Tar"], "on": {"earliest": date(2030, 3, 1)}}, "a merger of 1 into 1"),
        (Succession, {"kind": "rename", "of": ["Ash"], "into": ["Tar"], "on": {}}, "a rename without a day"),
        (Change, {"kind": "withdrawal", "on": {}}, "a withdrawal without a day"),
        (Clause, {"id": "1", "says": "x", "kind": "prohibition", "text_basis": "text read", "acts": ["hostilites", "wars"]}, "'wars' is no known act"),
        (Clause, {"id": "1", "says": "x", "kind": "prohibition", "text_basis": "text read", "acts": ["shelling"], "weapons": ["slingshot"]}, "no known weapon"),
        (Clause, {"id": "1", "says": "x", "kind": "other", "text_basis": "text read", "weapons": ["mortar"]}, "is no prohibition and names"),
        (Clause, {"id": "1", "says": "x", "kind": "prohibition", "text_basis": "text read", "acts": ["shelling"], "zones": ["vale"]}, "holds in the country and names zones"),
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be(kind: type[object], entry: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError) as refused:
        read_layout(kind, entry, "terms/x.toml")
    assert words in str(refused.value)


def test_a_folder_tells_all_faults_of_its_terms(tmp_path: Path) -> None:
    """A term without a clause, two pauses that cannot be and an unknown act in one file; a circle and a double in another."""
    broken = TERMS.replace('acts = ["hostilities"]', 'acts = ["quarrels"]').replace(
        'where = "zones"\n',
        'where = "zones"\npause = [{ first = 2030-03-05, last = 2030-03-01, begins = 09:00:00, ends = 14:00:00 },'
        " { first = 2030-03-01, last = 2030-03-02, begins = 14:00:00, ends = 09:00:00 }]\n",
    )
    empty = TERMS.split("[[clause]]")[0].replace('id = "truce"', 'id = "empty"')
    circle = (
        TERMS.replace('id = "truce"', 'id = "circle"')
        + """
[[succession]]
kind = "rename"
of = ["Ash"]
into = ["Tar"]
on = { earliest = 2030-03-01 }
[[succession]]
kind = "rename"
of = ["Tar"]
into = ["Ash"]
on = { earliest = 2030-04-01 }
[[exempt]]
id = "a"
authority = "art. 3"
text_basis = "text read"
alias = [{ name = "Ash" }]
[[exempt]]
id = "b"
authority = "art. 4"
text_basis = "text read"
alias = [{ name = "Ash" }]
"""
    )
    assert tomllib.loads(circle)["id"] == "circle"
    folder = write(
        tmp_path / "tarn",
        {"terms/truce.toml": broken, "terms/empty.toml": empty, "terms/circle.toml": circle},
    )
    with pytest.raises(InputError) as refused:
        read_folder(folder)
    told = str(refused.value)
    for words in (
        "'quarrels' is no known act",
        "ends (2030-03-01) before it begins",
        "runs from 14:00 to 09:00",
        "without clauses forbids nothing",
        "the aliases run in a circle: 'Ash' -> 'Tar' -> 'Ash'",
        "the alias 'Ash' is borne by 'a' and 'b'",
    ):
        assert words in told, told
