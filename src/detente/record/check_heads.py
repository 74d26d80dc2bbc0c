"""The checks of a bundle's tree heads: who signed them, how far they are confirmed, whether they fit each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from detente.errors import InputError
from detente.record.bundle import Growth
from detente.record.findings import Finding, broken, holds, unsure
from detente.record.keys import VerifierKey
from detente.record.merkle import MemoryTree, check_consistency
from detente.record.note import Signed, Whose, check_note, read_note
from detente.record.policy import Standing
from detente.record.roster import Roster
from detente.record.tree_head import TreeHead, read_head
from detente.times import Answer


@dataclass(frozen=True)
class ReadHead:
    """A tree head whose log signature holds, the cosignatures that count on it, and how far it is confirmed."""

    head: TreeHead
    signed: tuple[Signed, ...]
    standing: Standing

    @property
    def where(self) -> str:
        """How findings name it."""
        return f"tree head of {self.head.size} entries"

    @property
    def times(self) -> tuple[int, ...]:
        """When it was cosigned, in seconds since 1970."""
        return tuple(each.time for each in self.signed if each.time is not None)


def read_heads(
    notes: Sequence[str], origin: str, roster: Roster, now: int | None, oldest: int | None
) -> tuple[list[ReadHead], list[Finding]]:
    """The heads that the log signed, the smallest first, and what was found on each note.

    ``now``: cosignatures after it are refused; ``oldest``: cosignatures before it do not count (both in seconds since
    1970, None: not asked).
    """
    read, found = [], []
    for number, whole in enumerate(notes, 1):
        where = f"tree head {number}"
        try:
            note = read_note(whole)
            head = read_head(note)
        except InputError as error:
            found.append(broken("head", where, error.faults[0].what))
            continue
        where = f"tree head of {head.size} entries"
        whose = check_note(note, roster.keys("log", "witness"))
        if head.origin != origin:
            found.append(broken("head", where, f"it is of the log {head.origin}, the bundle is of {origin}"))
        elif refusal := _refusal(whose, roster, head.size):
            found.append(broken("signature", where, refusal))
        else:
            counted, said = _counted(whose.signed, roster, head.size, now, oldest)
            found += [Finding(answer, "cosignature", where, what) for answer, what in said]
            read.append(ReadHead(head, counted, roster.standing([each.key for each in counted], head.size)))
    return sorted(_joined(read, roster), key=lambda each: each.head.size), found


def _joined(read: Sequence[ReadHead], roster: Roster) -> list[ReadHead]:
    """The same head in several notes, each with some cosignatures, as one with all of them."""
    signed: dict[TreeHead, dict[Signed, None]] = {}
    for each in read:
        signed.setdefault(each.head, {}).update(dict.fromkeys(each.signed))
    return [
        ReadHead(head, tuple(all_of), roster.standing([each.key for each in all_of], head.size))
        for head, all_of in signed.items()
    ]


def _refusal(whose: Whose, roster: Roster, size: int) -> str:
    """Why a note is nobody's word: a known signature fails, or no log key in use signed it."""
    if whose.failed:
        names = ", ".join(key.name for key in whose.failed)
        return f"the signature of {names} does not hold: the text, the time or the signature was changed"
    logs = [span for each in whose.signed if (span := roster.span(each.key)) and span.use == "log"]
    if not logs:
        return "no known key of the log signed it"
    if not any(span.counts_on(size) for span in logs):
        return f"the log's key {logs[0].key.name} was revoked at entry {logs[0].until}; this head is later"
    return ""


def _counted(
    signed: Iterable[Signed], roster: Roster, size: int, now: int | None, oldest: int | None
) -> tuple[tuple[Signed, ...], list[tuple[Answer, str]]]:
    """The signatures that count on a head of ``size``, and what was said of the others."""
    counted: list[Signed] = []
    said: list[tuple[Answer, str]] = []
    for each in signed:
        span, name = roster.span(each.key), each.key.name
        if span is None:
            continue
        if not span.counts_on(size):
            why = (
                f"revoked at entry {span.until}" if span.until is not None else f"added at entry {span.since}"
            )
            said.append((Answer.NO, f"the signature of {name} does not count: the key was {why}"))
        elif each.time is not None and now is not None and each.time > now:
            said.append((Answer.NO, f"the cosignature of {name} is dated in the future ({each.time})"))
        elif each.time is not None and oldest is not None and each.time < oldest:
            what = f"the cosignature of {name} is stale: made at {each.time}, wanted since {oldest}"
            said.append((Answer.UNKNOWN, what))
        else:
            counted.append(each)
    return tuple(counted), said


def check_standing(heads: Sequence[ReadHead]) -> list[Finding]:
    """How far each head is confirmed, in words."""
    return [
        (holds if each.standing.met else unsure)(
            "quorum", each.where, f"{each.standing}" if each.standing.met else f"unconfirmed: {each.standing}"
        )
        for each in heads
    ]


def check_forks(heads: Sequence[ReadHead]) -> list[Finding]:
    """Two roots at one size: who signed both."""
    found = []
    for a, b in combinations(heads, 2):
        if a.head.size == b.head.size and a.head.root != b.head.root:
            roots = f"{a.head.root.hex()[:12]}… and {b.head.root.hex()[:12]}…"
            said = f"split view: two roots are signed, {roots}; both by {names_of_both(a, b)}"
            found.append(broken("fork", a.where, said))
    return found


def names_of_both(a: ReadHead, b: ReadHead) -> str:
    """Who signed both heads, by name."""
    return ", ".join(key.name for key in signed_both(a, b)) or "nobody known"


def signed_both(a: ReadHead, b: ReadHead) -> tuple[VerifierKey, ...]:
    """The keys that signed both heads."""
    second = {each.key for each in b.signed}
    return tuple(each.key for each in a.signed if each.key in second)


def check_times(heads: Sequence[ReadHead]) -> list[Finding]:
    """A witness's times must not run backward while the log grows: else an old cosignature was put under a later head."""
    found: list[Finding] = []
    last: dict[VerifierKey, tuple[int, int]] = {}
    for each in heads:
        for signed in each.signed:
            if signed.time is None:
                continue
            size, time = last.get(signed.key, (0, 0))
            if time > signed.time and size < each.head.size:
                said = f"{signed.key.name} cosigned it at {signed.time}, before it cosigned {size} entries at {time}"
                found.append(broken("cosignature", each.where, said))
            last[signed.key] = max((each.head.size, signed.time), (size, time))
    return found


def check_growth(
    heads: Sequence[ReadHead], growths: Iterable[Growth], tree: MemoryTree | None
) -> list[Finding]:
    """Each head begins with the one before: by the entries at hand, or by the bundle's proofs."""
    found = []
    paths = {(each.old, each.new): each.path for each in growths}
    for a, b in pairwise(heads):
        old, new = a.head, b.head
        if old.size == new.size or old.size == 0 or (tree is not None and tree.size >= new.size):
            continue  # a fork, nothing to show, or shown by the roots
        path = paths.get((old.size, new.size))
        if path is None:
            found.append(unsure("growth", b.where, f"nothing shows that it grew from {old.size} entries"))
        elif check_consistency(old.size, new.size, path, old.root, new.root):
            found.append(holds("growth", b.where, f"it grew from the tree head of {old.size} entries"))
        else:
            said = f"it does not begin with the tree head of {old.size} entries; both are signed by {names_of_both(a, b)}"
            found.append(broken("growth", b.where, said))
    return found


def check_seen(
    heads: Sequence[ReadHead], seen: TreeHead, growths: Iterable[Growth], tree: MemoryTree | None
) -> list[Finding]:
    """The head that the reader saw before: the log must not have shrunk, nor changed below it."""
    where = f"tree head of {seen.size} entries, seen before"
    newest = heads[-1].head if heads else None
    if newest is None:
        return [unsure("seen", where, "the bundle holds no tree head to compare it with")]
    if newest.size < seen.size:
        return [broken("seen", where, f"rolled back: the newest tree head has {newest.size} entries")]
    paths = {(each.old, each.new): each.path for each in growths}
    answers = [each.head.root == seen.root for each in heads if each.head.size == seen.size]
    if tree is not None and tree.size >= seen.size:
        answers.append(tree.root(seen.size) == seen.root)
    for each in heads:
        path, head = paths.get((seen.size, each.head.size)), each.head
        if path is not None and head.size > seen.size:
            answers.append(check_consistency(seen.size, head.size, path, seen.root, head.root))
    if answers and all(answers):
        return [holds("seen", where, "the log grew from it")]
    if not answers:
        return [unsure("seen", where, "nothing in the bundle shows that the log grew from it")]
    return [broken("seen", where, "split view: the log does not begin with what was seen before")]
