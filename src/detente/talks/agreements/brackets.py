"""Brackets of a draft: words not everybody has agreed to, who put them there, and what became of them.

Read are ``[words]``, ``[PARTY: words]`` and ``[words - PARTY]``, nested. A bracket in the next draft is *kept*,
*lifted* (the words stay, the bracket goes: agreed), *deleted* (words and bracket gone), *changed*, or *new*; words
that were free and now stand in a bracket are *reopened*. Only letters in a bracket count: ``[...]`` and ``[1]`` are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from detente.errors import Fault, InputError
from detente.talks.agreements.align import align
from detente.talks.agreements.instrument import ClauseText

BY_FIRST = re.compile(r"\s*(?P<by>[A-ZА-Я][\w .&/+-]{0,40}?)\s*:\s+(?=\S)")
BY_LAST = re.compile(r"\s+[\u2013\u2014-]\s+(?P<by>[A-ZА-Я][\w .&/+]{0,40})\s*$")


@dataclass(frozen=True)
class Bracket:
    """A stretch of brackets in one clause; ``depth`` is 1 for an outer one."""

    clause: str
    text: str
    by: str
    depth: int
    start: int
    end: int


@dataclass(frozen=True)
class BracketChange:
    """What became of a bracket between two drafts."""

    clause: str
    change: str  # kept, lifted, deleted, changed, new, reopened
    before: str
    after: str
    by: str


def read_brackets(clauses: Sequence[ClauseText]) -> tuple[Bracket, ...]:
    """All brackets in order; raises InputError naming every clause whose brackets do not close."""
    found: list[Bracket] = []
    faults = []
    for c in clauses:
        opened: list[int] = []
        inside = []
        stray = 0
        for at, sign in enumerate(c.says):
            if sign == "[":
                opened.append(at)
            elif sign == "]" and opened:
                start = opened.pop()
                inside.append((start, at + 1, len(opened) + 1))
            elif sign == "]":
                stray += 1
        if opened or stray:
            what = f"{len(opened)} brackets are not closed, {stray} closed without an opening one"
            faults.append(Fault(f"clause {c.id}", what, "close each bracket inside its own clause"))
        for start, end, depth in sorted(inside):
            words, by = _whose(c.says[start + 1 : end - 1])
            if any(sign.isalpha() for sign in words):
                found.append(Bracket(c.id, words, by, depth, start, end))
    if faults:
        raise InputError("brackets", faults)
    return tuple(found)


def without_brackets(text: str) -> str:
    """The same words with the signs and the names of who bracketed them taken out."""
    while (bare := re.sub(r"\[([^\[\]]*)\]", lambda m: _whose(m[1])[0], text)) != text:
        text = bare
    return " ".join(text.split())


def bracket_changes(old: Sequence[ClauseText], new: Sequence[ClauseText]) -> tuple[BracketChange, ...]:
    """What became of each bracket of the older draft, and what the newer one brackets afresh."""
    before, after = read_brackets(old), read_brackets(new)
    found: list[BracketChange] = []
    for pair in align(old, new):
        was = [b for b in before if pair.left is not None and b.clause == pair.left.id]
        now = [b for b in after if pair.right is not None and b.clause == pair.right.id]
        left = _plain(pair.left)
        right = _plain(pair.right)
        rest = list(now)
        open_ = []
        for b in was:
            same = next((n for n in rest if _same(b.text, n.text)), None)
            if same is None:
                open_.append(b)
                continue
            rest.remove(same)
            found.append(BracketChange(pair.id, "kept", b.text, same.text, same.by or b.by))
        for b in open_:
            if _folded(without_brackets(b.text)) in right:
                found.append(BracketChange(pair.id, "lifted", b.text, without_brackets(b.text), b.by))
                continue
            near = max(rest, key=lambda n: _shared(b.text, n.text), default=None)
            if near is not None and _shared(b.text, near.text) > 0:
                rest.remove(near)
                found.append(BracketChange(pair.id, "changed", b.text, near.text, near.by or b.by))
            else:
                found.append(BracketChange(pair.id, "deleted", b.text, "", b.by))
        for n in rest:
            free = _folded(without_brackets(n.text)) in left
            found.append(
                BracketChange(pair.id, "reopened" if free else "new", n.text if free else "", n.text, n.by)
            )
    return tuple(found)


def _whose(words: str) -> tuple[str, str]:
    for pattern in (BY_FIRST, BY_LAST):
        if m := pattern.search(words) if pattern is BY_LAST else pattern.match(words):
            return (words[: m.start()] + words[m.end() :]).strip(), m["by"].strip()
    return words.strip(), ""


def _plain(clause: ClauseText | None) -> str:
    return _folded(without_brackets(clause.says)) if clause else ""


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _same(a: str, b: str) -> bool:
    return _folded(a) == _folded(b)


def _shared(a: str, b: str) -> int:
    return sum((Counter(_folded(a).split()) & Counter(_folded(b).split())).values())
