"""Which key speaks for whom, from which entry to which: the policy's keys, and what the log says of keys since.

A key is added or revoked by an entry. The entry counts if a key that already speaks for the same organisation signed
it, or if authors of a quorum of organisations did: so a lost key can be replaced, a stolen one revoked, and the host
can do neither alone. An entry that nobody entitled signed changes nothing, and is reported.

A key revoked at entry N does not count on tree heads of more than N entries, nor on entries after N. What it signed
before stays signed.

    roster, refused = read_roster(policy, origin, entries)
    roster.counts(key, size=50)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from detente.errors import InputError
from detente.record.entry import Entry, Kind, signers
from detente.record.keys import LOG, WITNESS, VerifierKey, read_verifier_key
from detente.record.policy import Policy, Standing
from detente.tables import Sensitivity

USES = {"log": LOG, "witness": WITNESS, "author": LOG}
"""What a key may be for, and of which kind it then is."""
FROM_THE_POLICY = -1


@dataclass(frozen=True)
class KeySpan:
    """A key, what it is for and for whom it speaks, added at entry ``since`` and revoked at entry ``until``."""

    key: VerifierKey
    use: str
    organisation: str
    witness: str = ""
    since: int = FROM_THE_POLICY
    until: int | None = None

    def counts_at(self, index: int) -> bool:
        """Whether it speaks in the entry at ``index``."""
        return self.since < index and (self.until is None or index <= self.until)

    def counts_on(self, size: int) -> bool:
        """Whether it speaks on a tree head of ``size`` entries."""
        return self.since < size and (self.until is None or size <= self.until)


def key_added(use: str, organisation: str, key: VerifierKey, *, author: str, time: datetime) -> Entry:
    """The entry that lets a key speak for an organisation; sign it with a key that does, or with a quorum's."""
    body = {"use": use, "organisation": organisation, "key": key.text}
    return Entry(Kind.KEY_ADDED, author, time, f"key:{key.id.hex()}", Sensitivity.PUBLIC, body=body)


def key_revoked(key: VerifierKey, ground: str, *, author: str, time: datetime) -> Entry:
    """The entry that ends a key; sign it with another key of the organisation, with the key itself, or a quorum's."""
    body = {"key": key.text, "ground": ground}
    return Entry(Kind.KEY_REVOKED, author, time, f"key:{key.id.hex()}", Sensitivity.PUBLIC, body=body)


class Roster:
    """The keys as of some entry."""

    def __init__(self, policy: Policy, origin: str) -> None:
        self.policy = policy
        self.origin = origin
        owner = {name: who for who in policy.organisations for name in policy.witnesses_of(who)}
        self.spans = [KeySpan(key, "log", origin) for key in policy.logs if key.name == origin]
        self.spans += [KeySpan(key, "witness", owner.get(n, n), n) for n, key in policy.witnesses.items()]
        self.spans += [KeySpan(key, "author", who) for who, keys in policy.authors.items() for key in keys]

    def keys(self, *uses: str) -> list[VerifierKey]:
        """All keys, now or once, for one of these uses."""
        return [span.key for span in self.spans if span.use in uses]

    def span(self, key: VerifierKey) -> KeySpan | None:
        """What is known of a key; of a key that was added again, the last."""
        return next((span for span in reversed(self.spans) if span.key == key), None)

    def standing(self, keys: Iterable[VerifierKey], size: int) -> Standing:
        """How far a head of ``size`` is confirmed by these witness keys, those left out that do not count on it."""
        signed, names = set(keys), set()
        for span in self.spans:
            if span.use == "witness" and span.key in signed and span.counts_on(size):
                names.add(span.witness or span.organisation)
        return self.policy.standing(names)

    def speakers(self, entry: Entry, index: int) -> tuple[set[str], list[VerifierKey]]:
        """The organisations whose keys signed the entry, and the keys whose signature fails or no longer counts."""
        holds, fails = signers(entry, self.origin, self.keys("log", "author"))
        spans = [span for key in holds if (span := self.span(key))]
        late = [span.key for span in spans if not span.counts_at(index)]
        return {span.organisation for span in spans if span.counts_at(index)}, fails + late

    def take(self, index: int, entry: Entry) -> str:
        """Follow an entry about keys; gives what is wrong with it, or an empty text."""
        try:
            key = read_verifier_key(entry.body["key"])
            spoke, _ = self.speakers(entry, index)
        except InputError as error:
            return error.faults[0].what
        old = self.span(key)
        if entry.kind is Kind.KEY_ADDED:
            use, who = entry.body["use"], entry.body["organisation"]
            if USES.get(use) != key.kind:
                return f"the key {key.name} cannot be used as {use!r}"
            if old and old.until is None:
                return f"the key {key.name} speaks for {old.organisation} already"
            if use == "witness" and who not in self.policy.organisations:
                return f"{who} is not counted in the policy's quorum"
            known = [who] if use != "log" else [self.origin]
        elif old is None or old.until is not None:
            return f"the key {key.name} is not in use"
        else:
            use, who, known = old.use, old.organisation, [old.organisation]
        if not spoke & set(known) and not self._quorum(spoke):
            done = "added" if entry.kind is Kind.KEY_ADDED else "revoked"
            return f"{key.name} is {done} for {who}, but neither {who} nor a quorum signed it"
        if entry.kind is Kind.KEY_ADDED:
            self.spans.append(KeySpan(key, use, who, since=index))
        elif old is not None:
            self.spans[self.spans.index(old)] = replace(old, until=index)
        return ""

    def _quorum(self, spoke: set[str]) -> bool:
        counted = spoke & set(self.policy.organisations)
        return bool(counted) and self.policy.standing(counted).met


def read_roster(
    policy: Policy, origin: str, entries: Iterable[tuple[int, Entry]]
) -> tuple[Roster, dict[int, str]]:
    """The keys after these (index, entry), and what is wrong with entries about keys that were passed over."""
    roster, wrong = Roster(policy, origin), {}
    for index, entry in entries:
        if entry.kind in (Kind.KEY_ADDED, Kind.KEY_REVOKED) and (what := roster.take(index, entry)):
            wrong[index] = what
    return roster, wrong
