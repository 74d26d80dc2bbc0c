"""Keys that come and go by entries: rotation, loss, theft, and a host who can do none of it alone."""

from collections.abc import Iterable

import pytest
from tests.record.world import AUTHORS, LOG_KEY, ORIGIN, POLICY, WITNESSES, at, drawn, head_of, log_of

from detente.record.bundle import Bundle
from detente.record.entry import Entry, read_entry, sign_entry
from detente.record.findings import Report
from detente.record.keys import LOG, WITNESS, SigningKey
from detente.record.note import add_signatures, read_note, sign_note
from detente.record.roster import key_added, key_revoked, read_roster
from detente.record.verify import verify

NEW_WITNESS = SigningKey("un.example/witness-2", WITNESS, drawn("un witness 2"))
NEW_AUTHOR = SigningKey("un.example", LOG, drawn("un author 2"))
OLD = WITNESSES["un.example"].verifier


def signed(entry: Entry, *by: SigningKey) -> Entry:
    return sign_entry(entry, ORIGIN, by)


def added(
    key: SigningKey, *by: SigningKey, use: str = "witness", who: str = "un.example", hour: int = 12
) -> Entry:
    return signed(key_added(use, who, key.verifier, author="un.example", time=at(hour)), *by)


def revoked(key: SigningKey, *by: SigningKey, hour: int = 13) -> Entry:
    return signed(key_revoked(key.verifier, "stolen", author="un.example", time=at(hour)), *by)


def report_of(entries: list[bytes], heads: Iterable[str]) -> Report:
    return verify(Bundle(ORIGIN, tuple(entries), tuple(heads)), POLICY)


def cosigned(note: str, key: SigningKey, time: int) -> str:
    found = read_note(note)
    return add_signatures(found, [sign_note(found.text, key, time)]).whole


def test_a_key_is_rotated_by_its_organisation() -> None:
    un = AUTHORS["un.example"]
    entries = log_of(added(NEW_WITNESS, un), revoked(WITNESSES["un.example"], un), first=12)
    early, late = head_of(entries, 12), head_of(entries, by=["north.example", "south.example"])
    time = int(at(13).timestamp()) + 1
    with_new = report_of(entries, [early, cosigned(late, NEW_WITNESS, time)])
    assert with_new.confirmed, with_new.faults
    assert with_new.standing is not None
    assert "un.example" in with_new.standing.by
    with_old = report_of(entries, [early, cosigned(late, WITNESSES["un.example"], time)])
    assert [str(each) for each in with_old.faults] == [
        "tree head of 14 entries: the signature of un.example/witness does not count: the key was revoked at entry 13"
    ]
    assert not with_old.confirmed


def test_what_a_revoked_key_signed_before_stays_signed() -> None:
    entries = log_of(revoked(WITNESSES["un.example"], AUTHORS["un.example"], hour=12), first=12)
    early = head_of(entries, 12, by=["north.example", "south.example", "un.example"])
    late = head_of(entries, by=["north.example", "south.example", "east.example"])
    report = report_of(entries, [early, late])
    assert report.confirmed, report.faults
    roster, _ = read_roster(POLICY, ORIGIN, [(12, read_entry(entries[12]))])
    span = roster.span(OLD)
    assert span is not None
    assert [span.counts_on(size) for size in (11, 12, 13, 14)] == [True, True, False, False]
    assert [span.counts_at(index) for index in (11, 12, 13)] == [True, True, False]


def test_a_lost_key_is_replaced_by_a_quorum_of_the_others() -> None:
    """The United Nations lost both keys; three organisations say which one speaks for it now, and the work goes on."""
    others = [AUTHORS[who] for who in ("north.example", "south.example", "east.example")]
    entry = added(NEW_AUTHOR, *others, use="author")
    entries = log_of(entry, added(NEW_WITNESS, NEW_AUTHOR, hour=13), first=12)
    late = head_of(entries, by=["north.example", "south.example"])
    report = report_of(entries, [cosigned(late, NEW_WITNESS, int(at(14).timestamp()))])
    assert report.confirmed, report.faults


@pytest.mark.parametrize(
    "by", [[], [LOG_KEY], [AUTHORS["north.example"]], [AUTHORS["north.example"], AUTHORS["south.example"]]]
)
def test_the_host_and_a_minority_can_neither_add_nor_revoke(by: list[SigningKey]) -> None:
    for entry, did in (
        (added(NEW_WITNESS, *by), "added"),
        (revoked(WITNESSES["un.example"], *by, hour=12), "revoked"),
    ):
        entries = log_of(entry, first=12)
        report = report_of(entries, [head_of(entries, by=["north.example", "south.example", "un.example"])])
        (fault,) = report.faults
        assert fault.where == "entry 12"
        assert f"is {did} for un.example, but neither un.example nor a quorum signed it" in fault.said
        assert report.standing is not None
        assert report.standing.met, "the entry changed nothing"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (added(NEW_WITNESS, AUTHORS["un.example"], use="author"), "cannot be used as 'author'"),
        (added(NEW_WITNESS, AUTHORS["un.example"], use="seal"), "cannot be used as 'seal'"),
        (
            added(NEW_WITNESS, AUTHORS["un.example"], who="organisations"),
            "not counted in the policy's quorum",
        ),
        (added(WITNESSES["un.example"], AUTHORS["un.example"]), "speaks for un.example already"),
        (revoked(NEW_WITNESS, AUTHORS["un.example"]), "is not in use"),
    ],
)
def test_what_makes_no_sense_changes_nothing_and_is_told(entry: Entry, said: str) -> None:
    _, wrong = read_roster(POLICY, ORIGIN, [(12, entry)])
    assert said in wrong[12]


def test_a_revoked_author_adds_no_key() -> None:
    un = AUTHORS["un.example"]
    entries = [(12, revoked(un, un, hour=12)), (13, added(NEW_WITNESS, un, hour=13))]
    roster, wrong = read_roster(POLICY, ORIGIN, entries)
    assert list(wrong) == [13]
    assert roster.span(NEW_WITNESS.verifier) is None


def test_an_entry_signed_for_another_log_counts_for_nothing() -> None:
    entry = key_added("witness", "un.example", NEW_WITNESS.verifier, author="un.example", time=at(12))
    moved = sign_entry(entry, "another.example/log", [AUTHORS["un.example"]])
    _, wrong = read_roster(POLICY, ORIGIN, [(12, moved)])
    assert "nor a quorum signed it" in wrong[12]


def test_the_log_key_is_rotated_by_the_log() -> None:
    new = SigningKey(ORIGIN, LOG, drawn("log 2"))
    entries = log_of(
        added(new, LOG_KEY, use="log", who=ORIGIN),
        revoked(LOG_KEY, new),
        *[read_entry(log_of(size=15)[14])],
        first=12,
    )
    assert report_of(entries, [head_of(entries, log_key=new)]).confirmed
    report = report_of(entries, [head_of(entries, log_key=LOG_KEY)])
    assert str(report.faults[0]) == (
        f"tree head of 15 entries: the log's key {ORIGIN} was revoked at entry 13; this head is later"
    )
