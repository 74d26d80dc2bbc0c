"""Does this bundle hold? One function over bytes, for anybody who has the bundle and a policy.

    report = verify(bundle, policy, seen=what_i_saw_last, now=seconds)
    report.holds        # nothing is broken
    report.confirmed    # and a quorum witnessed the newest tree head
    report.findings     # each thing that was checked, where, and what is the case

It needs no server, no network and no goodwill of whoever handed the bundle over. What it cannot see, it says: an excerpt
shows that its entries were in the log, not what else was; a key's revocation can only be seen in a whole bundle, or in a
policy that is up to date.
"""

from __future__ import annotations

from collections.abc import Mapping

from detente.record.bundle import Bundle
from detente.record.check_entries import check_entry_times, check_excerpts, check_roots, read_entries
from detente.record.check_heads import (
    check_forks,
    check_growth,
    check_seen,
    check_standing,
    check_times,
    read_heads,
)
from detente.record.check_payloads import check_payloads
from detente.record.entry import Entry, Kind
from detente.record.findings import Finding, Report, broken, capped, holds, unsure
from detente.record.merkle import MemoryTree, leaf_hash
from detente.record.policy import Policy
from detente.record.positions import Positions
from detente.record.redaction import tombstones
from detente.record.roster import Roster
from detente.record.tree_head import TreeHead

ABOUT_KEYS = frozenset({Kind.KEY_ADDED, Kind.KEY_REVOKED})


def verify(
    bundle: Bundle,
    policy: Policy,
    *,
    seen: TreeHead | None = None,
    now: int | None = None,
    oldest: int | None = None,
) -> Report:
    """What holds of ``bundle`` for somebody who trusts ``policy``.

    ``seen``: the newest head that the reader verified before; ``now``: no cosignature may be later; ``oldest``:
    cosignatures before it do not count (seconds since 1970). Reads O(entries) bytes, and never raises for what is wrong
    with them.
    """
    raws = {at: each.entry for at, each in bundle.excerpts.items()} or bundle.entries
    entries, found = read_entries(raws)
    if bundle.whole:
        tree = MemoryTree(leaf_hash(raw) for raw in bundle.entries)
        hashes: Mapping[int, bytes] = dict(enumerate(tree.levels[0]))
    else:
        tree = None
        hashes = {at: leaf_hash(each.entry) for at, each in bundle.excerpts.items()}
    roster, positions, more = _follow(entries, hashes, policy, bundle.origin)
    found += more
    heads, more = read_heads(bundle.heads, bundle.origin, roster, now, oldest)
    found += more
    if not heads:
        found.append(
            broken("head", "bundle", "it holds no tree head that the log signed, so nothing is proven")
        )
    found += check_forks(heads) + check_times(heads) + check_growth(heads, bundle.growths, tree)
    found += check_seen(heads, seen, bundle.growths, tree) if seen else []
    found += check_roots(tree, heads, bundle.leaves) if tree else check_excerpts(bundle.excerpts, heads)
    found += check_entry_times(entries, heads)
    found += check_payloads(entries, bundle.openings, bundle.blobs, tombstones(entries.items()), hashes)
    found += check_standing(heads)
    if entries and not any(each.check == "entry" for each in found):
        found.insert(0, holds("entry", _span(entries), "each is in its canonical spelling"))
    if not bundle.whole:
        found.append(
            unsure(
                "key", "bundle", "an excerpt cannot show whether a key was revoked; the policy has to say it"
            )
        )
    newest = heads[-1] if heads else None
    if newest is None:
        return Report(tuple(found), None, None, positions.on)
    return Report(tuple(found), newest.head, newest.standing, positions.on)


def _span(entries: Mapping[int, Entry]) -> str:
    return f"{len(entries)} entries, {min(entries)} to {max(entries)}"


def _follow(
    entries: Mapping[int, Entry], hashes: Mapping[int, bytes], policy: Policy, origin: str
) -> tuple[Roster, Positions, list[Finding]]:
    """Keys, positions and authors' signatures, entry after entry, as they stood when each was recorded."""
    roster, positions = Roster(policy, origin), Positions()
    found: list[Finding] = []
    for at in sorted(entries):
        entry = entries[at]
        if entry.signatures:
            _, failed = roster.speakers(entry, at)
            found += [
                broken(
                    "author",
                    f"entry {at}",
                    f"the signature of {key.name} does not hold or its key is not in use",
                )
                for key in failed
            ]
        if entry.kind in ABOUT_KEYS and (what := roster.take(at, entry)):
            found.append(broken("key", f"entry {at}", what))
        if entry.kind is Kind.POSITION:
            positions.take(at, entry, hashes, roster)
    found += [broken("position", f"entry {at}", what) for at, what in positions.wrong.items()]
    return roster, positions, capped(found)
