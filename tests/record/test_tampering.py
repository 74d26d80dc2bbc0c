"""Everything that can be done to a bundle, and what the check says to it: the table of docs/explanation/record.md.

CASES are the rows. Each names what was done, does it to a sound bundle, and says where it is found and in which words.
"""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.world import (
    AUTHORS,
    LOG_KEY,
    ORGANISATIONS,
    ORIGIN,
    POLICY,
    WITNESSES,
    at,
    drawn,
    entry,
    head_of,
    log_of,
    opening,
    seconds,
    tree_of,
)

from detente.record.bundle import Bundle, excerpt
from detente.record.canonical import canonical
from detente.record.entry import Entry, Kind, read_entry, sign_entry, write_entry
from detente.record.keys import LOG, SigningKey
from detente.record.merkle import leaf_hash
from detente.record.note import add_signatures, read_note, sign_note, write_note
from detente.record.payload import Opening, bulk_of
from detente.record.positions import Position, Stance, position_entry, sign_position
from detente.record.roster import key_revoked
from detente.record.tree_head import TreeHead, read_head, sign_head
from detente.record.verify import verify
from detente.tables import Sensitivity
from detente.times import Answer

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "record.md"
RAW = b"a month of reports"
BULK = Opening(drawn("bulk"), bulk_of(RAW, "text/csv").payload)
EVIDENCE = sign_entry(
    Entry(Kind.EVIDENCE, "un.example", at(12), "reports/2030-04", Sensitivity.SHARED, BULK.commitment),
    ORIGIN,
    [AUTHORS["un.example"]],
)
POSITION = position_entry(
    sign_position(
        Position(ORIGIN, 5, leaf_hash(write_entry(entry(5))), Stance.DISSENT, 1), AUTHORS["south.example"]
    ),
    author="south.example",
    time=at(13),
)
ENTRIES = log_of(EVIDENCE, POSITION, first=12)
SIZES = (8, 14)
HEADS = tuple(head_of(ENTRIES, size) for size in SIZES)
TREE = tree_of(ENTRIES)
SOUND = Bundle(
    ORIGIN,
    tuple(ENTRIES),
    HEADS,
    leaves=tuple(TREE.levels[0]),
    openings={n: opening(n) for n in range(12)} | {12: BULK},
    blobs={bulk_of(RAW, "").digest: RAW},
)
EXCERPT = excerpt(
    ORIGIN, [3, 9], 14, entry=ENTRIES.__getitem__, nodes=TREE.node, heads=dict(zip(SIZES, HEADS, strict=True)),
    openings={3: opening(3), 9: opening(9)},
)  # fmt: skip


def with_entries(change: Callable[[list[bytes]], object]) -> Bundle:
    entries = list(ENTRIES)
    change(entries)
    return replace(SOUND, entries=tuple(entries))


def with_field(index: int, name: str, value: Any) -> Bundle:
    """One field of one entry another, everything else as it was."""
    given = json.loads(ENTRIES[index])
    given[name] = value(given[name]) if callable(value) else value
    return with_entries(lambda entries: entries.__setitem__(index, canonical(given)))


def with_head(change: Callable[[str], str], number: int = 1) -> Bundle:
    heads = list(HEADS)
    heads[number] = change(heads[number])
    return replace(SOUND, heads=tuple(heads))


def flipped(text: str, at: int = 10) -> str:
    raw = bytearray(base64.b64decode(text))
    raw[at] ^= 1
    return base64.b64encode(bytes(raw)).decode()


def with_line(whole: str, who: str, at: int) -> str:
    """The note with one byte of one signature line flipped: 0 to 3 the key's id, 4 to 11 a cosignature's time."""
    lines = whole.split("\n")
    place = next(n for n, line in enumerate(lines) if line.startswith(f"— {who} "))
    *start, spelt = lines[place].split(" ")
    lines[place] = " ".join([*start, flipped(spelt, at)])
    return "\n".join(lines)


def forked(
    text: str = "another report", by: Sequence[str] = ("north.example", "east.example", "un.example")
) -> str:
    return head_of([*ENTRIES[:7], write_entry(entry(7, text)), *ENTRIES[8:]], 14, by)


def late_with_old_cosignature() -> str:
    """The newest head, under which the host put the cosignature that a witness gave to the smaller one."""
    note = read_note(head_of(ENTRIES, 14, by=["south.example", "east.example"]))
    old = [each for each in read_note(HEADS[0]).signatures if each.name == WITNESSES["un.example"].name]
    return add_signatures(note, old).whole


def revoked() -> Bundle:
    gone = key_revoked(WITNESSES["un.example"].verifier, "stolen", author="un.example", time=at(14))
    entries = [*ENTRIES, write_entry(sign_entry(gone, ORIGIN, [AUTHORS["un.example"]]))]
    return Bundle(ORIGIN, tuple(entries), (*HEADS, head_of(entries)))


def dated(hour: int) -> Bundle:
    entries = list(ENTRIES)
    entries[9] = write_entry(replace(entry(9), time=at(hour)))
    return replace(
        SOUND,
        entries=tuple(entries),
        heads=tuple(head_of(entries, size) for size in SIZES),
        openings={},
        leaves=(),
    )


def stranger_log() -> str:
    key = SigningKey(ORIGIN, LOG, drawn("stranger"))
    text = TreeHead(ORIGIN, 14, TREE.root()).text
    return write_note(text, [sign_note(text, key)])


def swapped(entries: list[bytes]) -> None:
    entries[4], entries[9] = entries[9], entries[4]


@dataclass(frozen=True)
class Case:
    """What was done, the bundle after it, where it is found and in which words; ``asked``: what else verify() is told."""

    done: str
    bundle: Bundle
    where: str
    said: str
    asked: dict[str, Any] | None = None
    answer: Answer = Answer.NO


NEWEST = "tree head of 14 entries"
CHANGED = "its bytes were changed"
CASES = [
    Case("entry: kind", with_field(5, "kind", "decision"), "entry 5", CHANGED),
    Case("entry: author", with_field(5, "author", "east.example"), "entry 5", CHANGED),
    Case("entry: time", with_field(5, "time", "2030-04-01T13:00:01Z"), "entry 5", CHANGED),
    Case("entry: subject", with_field(5, "subject", "reports/6"), "entry 5", CHANGED),
    Case("entry: classification", with_field(5, "classification", "public"), "entry 5", CHANGED),
    Case("entry: commitment", with_field(5, "commitment", flipped), "entry 5", CHANGED),
    Case("entry: spelling (a space)", with_entries(lambda e: e.__setitem__(5, e[5] + b" ")), "entry 5", "these bytes are not the entry's canonical spelling"),
    Case("entry: an author's signature", with_field(12, "signatures", lambda s: [s[0][:-8] + ("A" if s[0][-8] != "A" else "B") + s[0][-7:]]), "entry 12", "the signature of un.example does not hold or its key is not in use"),
    Case("entry: the stance of a position", with_field(13, "body", lambda b: {"note": b["note"].replace("dissent", "concur")}), "entry 13", "the signature of south.example does not hold"),
    Case("entry dropped", with_entries(lambda e: e.pop(4)), "entry 4", "an entry was dropped here; those that follow moved up"),
    Case("entry inserted", with_entries(lambda e: e.insert(4, write_entry(entry(40)))), "entry 4", "an entry was inserted here; those that follow moved down"),
    Case("entries reordered", with_entries(swapped), "entry 4", "entries were reordered from here on; this one was logged as entry 9"),
    Case("entries cut off at the end", with_entries(lambda e: e.__delitem__(slice(11, None))), NEWEST, "the bundle holds 11 entries: 3 at the end are missing"),
    Case("entries put on at the end", with_entries(lambda e: e.append(write_entry(entry(14)))), "entries 14 to 14", "no tree head covers them", answer=Answer.UNKNOWN),
    Case("entry changed, no tiles at hand", replace(with_field(9, "subject", "reports/10"), leaves=()), NEWEST, "the entries do not make its root; something among entries 8 to 13 was changed"),
    Case("entry dated before a head without it", dated(1), "entry 9", "backdated"),
    Case("entry dated after a head with it", dated(30), "entry 9", "after a head with it was cosigned"),
    Case("head: origin", with_head(lambda h: h.replace("mission", "Mission", 1)), NEWEST, "it is of the log Mission.example/lake, the bundle is of mission.example/lake"),
    Case("head: size", with_head(lambda h: h.replace("\n14\n", "\n13\n")), "tree head of 13 entries", "does not hold: the text, the time or the signature was changed"),
    Case("head: root", with_head(lambda h: h.replace(base64.b64encode(TREE.root()).decode(), base64.b64encode(TREE.root(13)).decode())), NEWEST, "does not hold: the text, the time or the signature was changed"),
    Case("head: a line beside", with_head(lambda h: h.replace("\n\n—", "\nagreed by all\n\n—")), NEWEST, "does not hold: the text, the time or the signature was changed"),
    Case("head: the log's signature", with_head(lambda h: with_line(h, ORIGIN, 30)), NEWEST, f"the signature of {ORIGIN} does not hold"),
    Case("head: the log's key id", with_head(lambda h: with_line(h, ORIGIN, 2)), NEWEST, "no known key of the log signed it"),
    Case("head: signed by another key of that name", with_head(lambda _: stranger_log()), NEWEST, "no known key of the log signed it"),
    Case("cosignature: time", with_head(lambda h: with_line(h, "un.example/witness", 11)), NEWEST, "the signature of un.example/witness does not hold"),
    Case("cosignature: signature", with_head(lambda h: with_line(h, "un.example/witness", 50)), NEWEST, "the signature of un.example/witness does not hold"),
    Case("cosignature: key id", with_head(lambda h: with_line(h, "un.example/witness", 0)), NEWEST, "unconfirmed: witnessed by south.example, east.example; not by north.example, un.example", answer=Answer.UNKNOWN),
    Case("cosignature taken from a smaller head", with_head(lambda _: late_with_old_cosignature()), NEWEST, "the signature of un.example/witness does not hold"),
    Case("cosignature older than one on a smaller head", with_head(lambda _: head_of(ENTRIES, 14, hour=2)), NEWEST, "south.example/witness cosigned it at"),
    Case("cosignature stale", SOUND, NEWEST, "the cosignature of un.example/witness is stale", {"oldest": seconds(20)}, Answer.UNKNOWN),
    Case("cosignature dated in the future", SOUND, NEWEST, "the cosignature of un.example/witness is dated in the future", {"now": seconds(10)}),
    Case("cosignatures too few", with_head(lambda _: head_of(ENTRIES, 14, by=["un.example", "south.example"])), NEWEST, "unconfirmed: witnessed by south.example, un.example; not by north.example, east.example", answer=Answer.UNKNOWN),
    Case("key revoked, head later", revoked(), "tree head of 15 entries", "the signature of un.example/witness does not count: the key was revoked at entry 14"),
    Case("head rolled back", replace(SOUND, entries=ENTRIES[:8], heads=HEADS[:1], leaves=(), openings={}, blobs={}), "tree head of 14 entries, seen before", "rolled back: the newest tree head has 8 entries", {"seen": read_head(read_note(HEADS[1]))}),
    Case("split view: two heads in one bundle", replace(SOUND, heads=(*HEADS, forked())), NEWEST, f"split view: two roots are signed, {TREE.root().hex()[:12]}…"),
    Case("split view: against what was seen before", SOUND, "tree head of 14 entries, seen before", "split view: the log does not begin with what was seen before", {"seen": read_head(read_note(forked()))}),
    Case("split view: in a smaller size seen before", SOUND, "tree head of 6 entries, seen before", "split view: the log does not begin with what was seen before", {"seen": TreeHead(ORIGIN, 6, drawn("other"))}),
    Case("no head that the log signed", replace(SOUND, heads=()), "bundle", "it holds no tree head that the log signed, so nothing is proven"),
    Case("payload", replace(SOUND, openings={3: replace(opening(3), payload=b"report 4")}), "payload of entry 3", "it is not what the entry committed to: payload or salt was changed"),
    Case("salt", replace(SOUND, openings={3: replace(opening(3), salt=drawn("other"))}), "payload of entry 3", "it is not what the entry committed to: payload or salt was changed"),
    Case("payloads exchanged", replace(SOUND, openings={3: opening(4), 4: opening(3)}), "payload of entry 3", "it is not what the entry committed to: payload or salt was changed"),
    Case("payload where none was committed to", replace(SOUND, openings={13: opening(13)}), "payload of entry 13", "the entry committed to no payload"),
    Case("bulk bytes", replace(SOUND, blobs={bulk_of(RAW, "").digest: RAW + b"!"}), f"bytes {bulk_of(RAW, '').digest.hex()[:12]}…", "they are not the bytes of that digest"),
    Case("excerpt: an entry", replace(EXCERPT, excerpts={3: replace(EXCERPT.excerpts[3], entry=write_entry(entry(4)))}), "entry 3", "it does not lead to the root at 14: its bytes, its index or its path was changed"),
    Case("excerpt: a path", replace(EXCERPT, excerpts={3: replace(EXCERPT.excerpts[3], path=EXCERPT.excerpts[9].path)}), "entry 3", "it does not lead to the root at 14: its bytes, its index or its path was changed"),
    Case("excerpt: an index", replace(EXCERPT, excerpts={4: EXCERPT.excerpts[3]}, openings={}), "entry 4", "it does not lead to the root at 14: its bytes, its index or its path was changed"),
    Case("excerpt: the proof of growth", replace(EXCERPT, growths=(replace(EXCERPT.growths[0], path=EXCERPT.growths[0].path[:-1]),)), NEWEST, "it does not begin with the tree head of 8 entries; both are signed by"),
    Case("excerpt: no proof of growth", replace(EXCERPT, growths=()), NEWEST, "nothing shows that it grew from 8 entries", answer=Answer.UNKNOWN),
]  # fmt: skip


def test_the_sound_bundles_hold() -> None:
    assert ORGANISATIONS[0] == "north.example"
    for bundle in (SOUND, EXCERPT):
        report = verify(
            bundle, POLICY, seen=read_head(read_note(HEADS[0])), now=seconds(14), oldest=seconds(0)
        )
        assert report.confirmed, report.faults
        assert report.head is not None
        assert report.head.size == 14
    assert {each.answer for each in verify(SOUND, POLICY).findings} == {Answer.YES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.done)
def test_what_was_done_is_found_with_its_place(case: Case) -> None:
    report = verify(case.bundle, POLICY, **(case.asked or {}))
    found = [each for each in report.findings if each.where == case.where and case.said in each.said]
    assert [each.answer for each in found[:1]] == [case.answer], "\n".join(map(str, report.findings))
    if case.answer is Answer.NO:
        assert not report.holds


def test_the_page_has_every_row_of_the_table() -> None:
    text = PAGE.read_text("utf-8")
    missing = [row for case in CASES if (row := f"| {case.done} | {case.where} | {case.said} |") not in text]
    assert not missing, "\n".join(missing)


@given(st.integers(0, 2**32))
def test_no_single_bit_goes_unseen(seed: int) -> None:
    """Any bit of any entry, head, payload, salt or bulk byte: the report is not that of the sound bundle."""
    rng = Random(seed)

    def spoil(raw: bytes) -> bytes:
        out = bytearray(raw)
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
        return bytes(out)

    part, n = rng.choice(["entry", "head", "payload", "salt", "blob"]), rng.randrange(12)
    if part == "entry":
        bundle = with_entries(lambda entries: entries.__setitem__(n, spoil(entries[n])))
    elif part == "head":
        bundle = with_head(lambda head: spoil(head.encode()).decode("utf-8", "surrogateescape"), n % 2)
    elif part == "blob":
        bundle = replace(SOUND, blobs={digest: spoil(raw) for digest, raw in SOUND.blobs.items()})
    else:
        given = SOUND.openings[n]
        other = replace(given, **{part: spoil(getattr(given, part))})
        bundle = replace(SOUND, openings={**SOUND.openings, n: other})
    sound, found = verify(SOUND, POLICY), verify(bundle, POLICY)
    assert found.findings != sound.findings
    assert not found.holds or part == "head", (
        "only a key id that nobody knows is passed over, and then it does not count"
    )


def test_cosignatures_that_came_in_two_notes_count_together() -> None:
    apart = tuple(head_of(ENTRIES, 14, by=by) for by in (["un.example", "south.example"], ["east.example"]))
    assert not verify(replace(SOUND, heads=(HEADS[0], apart[0])), POLICY).confirmed
    report = verify(replace(SOUND, heads=(HEADS[0], *apart)), POLICY)
    assert report.confirmed, report.faults


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda i: st.lists(i) | st.dictionaries(st.text(), i),
)


@given(st.integers(0, 13), st.data())
def test_whatever_an_entry_holds_the_check_answers(index: int, data: st.DataObject) -> None:
    given = json.loads(ENTRIES[index])
    body = given.get("body", {})
    part, name = data.draw(st.sampled_from([(given, key) for key in given] + [(body, key) for key in body]))
    other = data.draw(ANYTHING.filter(lambda value: value != part[name]))
    part[name] = other
    raw = json.dumps(given, ensure_ascii=True).encode()
    plain = json.dumps(given, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )
    for each in (raw, plain):
        assert not verify(
            with_entries(lambda entries, each=each: entries.__setitem__(index, each)), POLICY
        ).holds


@given(st.binary(max_size=200) | st.just(b"[" * 60_000))
def test_whatever_bytes_stand_in_the_log_the_check_answers(raw: bytes) -> None:
    assert not verify(with_entries(lambda entries: entries.__setitem__(3, raw)), POLICY).holds


@given(st.lists(st.text(max_size=80), max_size=3))
def test_whatever_stands_for_a_head_the_check_answers(heads: list[str]) -> None:
    assert not verify(replace(SOUND, heads=tuple(heads)), POLICY).confirmed


def test_a_host_that_adds_what_it_likes_to_a_head_says_nothing_in_anybodys_name() -> None:
    head = read_head(read_note(HEADS[1]))
    with_line = sign_head(replace(head, beside=("all parties concur",)), LOG_KEY)
    report = verify(replace(SOUND, heads=(HEADS[0], with_line)), POLICY)
    assert report.holds
    assert not report.confirmed
    assert read_entry(ENTRIES[13]).kind is Kind.POSITION
    assert [held.position.stance for held in report.positions[5].values()] == [Stance.DISSENT]
