"""Whom one trusts and how many of them must have looked: C2SP ``tlog-policy``, with organisations counted, not keys.

A tree head counts when a log of the policy signed it and enough witnesses cosigned it. The members of the quorum's
group are the organisations; one that has several keys is a group of its own with ``any``.

Why three of four. Two quorums of k out of n share at least 2k - n members. Two different histories can both reach a
quorum unless more members are shared than may lie. With three guarantors, two of three share one: if that one lies
and runs the log, each of the others signs another history in good faith. Three of three lets any one of them stop the
record. Three of four shares two, so one liar is not enough, and one may be absent: the record needs a cosigner who is
no guarantor. :class:`Strength` does this sum for any k and n.

An author's key (who may sign entries and positions for an organisation) stands in lines that begin with ``#author``,
which other readers of the format pass over: ``#author <organisation> <key>``.

Source: https://c2sp.org/tlog-policy; Malkhi and Reiter, Byzantine quorum systems, 1998.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.errors import Fault, InputError
from detente.record.keys import LOG, WITNESS, VerifierKey, read_verifier_key

NOBODY = "none"
"""The quorum that asks for no cosignature."""
AUTHOR = "#author"


@dataclass(frozen=True)
class Group:
    """So many (``k``) of these members; a member is a witness or a group named before."""

    name: str
    k: int
    members: tuple[str, ...]


@dataclass(frozen=True)
class Strength:
    """What a quorum of ``k`` of ``n`` organisations bears."""

    k: int
    n: int

    @property
    def liars(self) -> int:
        """How many organisations may lie, the log with them, before two histories can both reach the quorum."""
        return max(0, 2 * self.k - self.n - 1)

    @property
    def absent(self) -> int:
        """How many organisations may be absent before no quorum is reached."""
        return self.n - self.k


@dataclass(frozen=True)
class Standing:
    """How far a tree head is confirmed: by which organisations, and which are missing."""

    met: bool
    by: tuple[str, ...]
    missing: tuple[str, ...]

    def __str__(self) -> str:
        said = f"witnessed by {', '.join(self.by) or 'nobody'}"
        return said + (f"; not by {', '.join(self.missing)}" if self.missing else "")


@dataclass(frozen=True)
class Policy:
    """Logs, witnesses, groups, the quorum's name, and each organisation's author keys."""

    logs: tuple[VerifierKey, ...]
    witnesses: Mapping[str, VerifierKey]
    groups: Mapping[str, Group]
    quorum: str
    authors: Mapping[str, tuple[VerifierKey, ...]] = field(default_factory=dict)

    @property
    def organisations(self) -> tuple[str, ...]:
        """Who is counted: the members of the quorum's group, or the one witness that it names."""
        if self.quorum == NOBODY:
            return ()
        return self.groups[self.quorum].members if self.quorum in self.groups else (self.quorum,)

    @property
    def strength(self) -> Strength:
        """What the quorum bears; a quorum of nobody bears nothing."""
        group = self.groups.get(self.quorum)
        return (
            Strength(group.k, len(group.members))
            if group
            else Strength(len(self.organisations), len(self.organisations))
        )

    def witnesses_of(self, member: str) -> frozenset[str]:
        """The names of all witnesses below a member."""
        if member in self.witnesses:
            return frozenset([member])
        return frozenset().union(*(self.witnesses_of(each) for each in self.groups[member].members))

    def has_witnessed(self, member: str, cosigned: Iterable[str]) -> bool:
        """Whether a witness or group counts as having witnessed, given the witnesses and organisations that did."""
        names = frozenset(cosigned)
        if member == NOBODY or member in names:
            return True
        group = self.groups.get(member)
        return group is not None and sum(self.has_witnessed(each, names) for each in group.members) >= group.k

    def standing(self, cosigned: Iterable[str]) -> Standing:
        """How far a head is confirmed by these witnesses (or organisations, for keys that were added later)."""
        names = frozenset(cosigned)
        by = tuple(each for each in self.organisations if self.has_witnessed(each, names))
        missing = tuple(each for each in self.organisations if each not in by)
        return Standing(self.has_witnessed(self.quorum, names), by, missing)


def safest_k(n: int, liars: int = 1) -> int:
    """The smallest quorum of ``n`` organisations that bears ``liars``: 2k - n > liars. Three of four, four of five."""
    return min(n, (n + liars) // 2 + 1)


def policy_for(
    logs: Sequence[VerifierKey],
    organisations: Mapping[str, Sequence[VerifierKey]],
    k: int | None = None,
    authors: Mapping[str, Sequence[VerifierKey]] | None = None,
) -> Policy:
    """A policy of ``k`` of these organisations, by default the smallest k that bears one liar."""
    witnesses: dict[str, VerifierKey] = {}
    groups: dict[str, Group] = {}
    for organisation, keys in organisations.items():
        names = [organisation] if len(keys) == 1 else [f"{organisation}-{n}" for n in range(1, len(keys) + 1)]
        witnesses.update(zip(names, keys, strict=True))
        if len(keys) != 1:
            groups[organisation] = Group(organisation, 1, tuple(names))
    needed = safest_k(len(organisations)) if k is None else k
    groups["organisations"] = Group("organisations", needed, tuple(organisations))
    found = Policy(
        tuple(logs), witnesses, groups, "organisations", {o: tuple(ks) for o, ks in (authors or {}).items()}
    )
    return read_policy(write_policy(found))


def write_policy(policy: Policy) -> str:
    """The policy as the text that :func:`read_policy` and other tools read."""
    lines = [f"log {key.text}" for key in policy.logs]
    lines += [f"witness {name} {key.text}" for name, key in policy.witnesses.items()]
    lines += [f"group {each.name} {each.k} {' '.join(each.members)}" for each in policy.groups.values()]
    lines += [f"quorum {policy.quorum}"]
    lines += [f"{AUTHOR} {who} {key.text}" for who, keys in policy.authors.items() for key in keys]
    return "\n".join([*lines, ""])


def read_policy(text: str) -> Policy:
    """The policy that ``text`` spells; raises InputError with every line that is wrong."""
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        words = [word for word in re.split(r"[ \t]+", line) if word]
        if re.search(r"[\x00-\x08\x0b-\x1f\x7f]", line):
            reader.faults.append(Fault(f"line {number}", "it holds a control character", "use plain text"))
        elif words and (words[0] == AUTHOR or not words[0].startswith("#")):
            reader.take(f"line {number}", words)
    if reader.quorum is None:
        reader.faults.append(Fault("policy", "no line says the quorum", "add 'quorum NAME'"))
    if reader.faults:
        raise InputError("policy", reader.faults)
    authors = {who: tuple(keys) for who, keys in reader.authors.items()}
    return Policy(tuple(reader.logs), reader.witnesses, reader.groups, reader.quorum or NOBODY, authors)


class _Reader:
    """What has been read of a policy so far, and what was wrong."""

    def __init__(self) -> None:
        self.logs: list[VerifierKey] = []
        self.witnesses: dict[str, VerifierKey] = {}
        self.groups: dict[str, Group] = {}
        self.authors: dict[str, list[VerifierKey]] = {}
        self.quorum: str | None = None
        self.faults: list[Fault] = []
        self._grouped: set[str] = set()
        self._public: dict[str, set[bytes]] = {"log": set(), "witness": set()}

    def take(self, place: str, words: list[str]) -> None:
        """Read one line's words."""
        kind, rest = words[0], words[1:]
        shapes = {"log": (1, 2), "witness": (2, 3), "group": (3, 10_000), "quorum": (1, 1), AUTHOR: (2, 2)}
        if kind not in shapes:
            self.fault(place, f"{kind!r} begins no line of a policy", "use log, witness, group or quorum")
        elif not shapes[kind][0] <= len(rest) <= shapes[kind][1]:
            self.fault(place, f"a {kind} line does not have {len(rest)} words", "see c2sp.org/tlog-policy")
        elif kind in ("group", "quorum"):
            (self._group if kind == "group" else self._quorum)(place, rest)
        else:
            self._key(place, kind, rest)

    def fault(self, place: str, what: str, remedy: str) -> None:
        """Note one thing wrong."""
        self.faults.append(Fault(place, what, remedy))

    def _key(self, place: str, kind: str, words: list[str]) -> None:
        try:
            key = read_verifier_key(words[0] if kind == "log" else words[1])
        except InputError as error:
            self.faults += [Fault(place, fault.what, fault.remedy) for fault in error.faults]
            return
        wanted = WITNESS if kind == "witness" else LOG
        if key.kind != wanted:
            self.fault(
                place, f"the key {key.name} is of kind {key.kind}, not {wanted}", "name a key of that kind"
            )
        elif kind == AUTHOR:
            self.authors.setdefault(words[0], []).append(key)
        elif key.public in self._public[kind]:
            self.fault(place, f"the key of {key.name} stands there twice", "name every key once")
        elif kind == "log":
            self._public[kind].add(key.public)
            self.logs.append(key)
        elif self._new(place, words[0]):
            self._public[kind].add(key.public)
            self.witnesses[words[0]] = key

    def _new(self, place: str, name: str) -> bool:
        if name == NOBODY or name in self.witnesses or name in self.groups:
            self.fault(place, f"the name {name!r} is taken", "use another name")
            return False
        return True

    def _group(self, place: str, words: list[str]) -> None:
        name, said, *members = words
        k = {"any": 1, "all": len(members)}.get(said) or (
            int(said) if re.fullmatch(r"[1-9][0-9]*", said) else 0
        )
        unknown = [each for each in members if each not in self.witnesses and each not in self.groups]
        twice = [each for n, each in enumerate(members) if each in self._grouped or each in members[:n]]
        if not 1 <= k <= len(members):
            self.fault(
                place,
                f"{said!r} of {len(members)} members is no threshold",
                "write any, all or 1 to the number",
            )
        elif unknown:
            self.fault(
                place, f"{unknown[0]!r} is not named above", "name witnesses and groups before they are used"
            )
        elif twice:
            self.fault(place, f"{twice[0]!r} is in a group already", "put every name into one group")
        elif self._new(place, name):
            self._grouped.update(members)
            self.groups[name] = Group(name, k, tuple(members))

    def _quorum(self, place: str, words: list[str]) -> None:
        if self.quorum is not None:
            self.fault(place, "the quorum is said twice", "keep one quorum line")
        elif words[0] != NOBODY and words[0] not in self.witnesses and words[0] not in self.groups:
            self.fault(place, f"{words[0]!r} is not named above", "name it before the quorum line")
        else:
            self.quorum = words[0]
