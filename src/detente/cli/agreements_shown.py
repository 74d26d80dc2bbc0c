"""How the register, a comparison and the calendar are shown at a terminal or printed as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from shutil import get_terminal_size
from typing import Any

import polars as pl
import typer

from detente.bulletin.render.plain_lines import wrap
from detente.bulletin.words import counted
from detente.claims.state import State
from detente.talks.agreements import (
    Reference,
    align,
    align_all,
    bracket_changes,
    split_clauses,
)
from detente.talks.calendar import Overview, Standing


def told(text: str, indent: int = 0, then: int = 2) -> None:
    """The text in lines of the terminal's width, the later ones set in by ``then`` more."""
    width = min(100, max(40, get_terminal_size().columns))
    for line in wrap(text, width, first=" " * indent, then=" " * (indent + then)):
        typer.echo(line)


def register_dict(
    found: Overview, refers: Sequence[Reference], state: State, chosen: Sequence[str]
) -> dict[str, Any]:
    """The register as plain values: tracks, then instruments with term, rival points and references."""
    tracks = [
        {"id": t.id, "name": t.names.get("en", t.id), "instruments": [a.id for a in found.agreements if a.track == t.id],
         "rounds": state.meetings.filter(pl.col("track") == t.id).height}
        for t in state.process.track
    ]  # fmt: skip
    instruments = []
    for a, c in zip(found.agreements, found.courses, strict=True):
        if a.id not in chosen:
            continue
        instruments.append({
            "id": a.id, "name": a.name, "kind": a.kind, "symbol": a.symbol, "track": a.track, "adopted": str(a.adopted),
            "state": c.state, "warnings": list(c.warnings),
            "moves": [{"day": str(m.day), "from": m.before, "to": m.after, "why": m.why} for m in c.moves],
            "clauses": [{"id": x.id, "kind": x.kind, "says": x.says, "text_basis": x.text_basis} for x in a.clauses],
            "rival_points": [
                {"point": p.point, "where": list(p.where), "differ": p.differ,
                 "readings": [{"says": r.says, "publisher": r.publisher, "days": [str(d) for d in r.days],
                               "relied_on_by": list(r.relied_on_by), "url": r.url} for r in p.readings]}
                for p in found.rivals if p.instrument == a.id
            ],
        })  # fmt: skip
    told = [
        r
        for r in refers
        if r.source in chosen or set(r.candidates) & set(chosen) or len(chosen) == len(found.agreements)
    ]
    return {
        "day": str(found.day), "tracks": tracks, "instruments": instruments,
        "references": [{"from": r.source, "where": r.where, "words": r.words, "to": r.target, "candidates": list(r.candidates)}
                       for r in told],
    }  # fmt: skip


def print_register(shown: Mapping[str, Any]) -> None:
    """The register, a few lines an instrument."""
    told(f"Register on {shown['day']}")
    for t in shown["tracks"]:
        rounds = counted(t["rounds"], "round")
        told(f"track {t['id']}: {counted(len(t['instruments']), 'instrument')}, {rounds} of talks", 2)
    for one in shown["instruments"]:
        typer.echo("")
        told(f"{one['name']} ({one['id']}, {one['kind']} of {one['adopted']})")
        told(f"state: {one['state']}", 2)
        for warning in one["warnings"]:
            told(f"warning: {warning}", 2)
        for c in one["clauses"] if len(shown["instruments"]) == 1 else []:
            told(f"clause {c['id']}: {c['says']} [{c['text_basis']}]", 2, 4)
        for p in one["rival_points"]:
            told(f"rival renderings, {p['point']} ({', '.join(p['where']) or 'no clause'}):", 2)
            for r in p["readings"]:
                relied = f"; relied on by {', '.join(r['relied_on_by'])}" if r["relied_on_by"] else ""
                told(f"{r['publisher']}: {r['says']}{relied}", 4)
    typer.echo("\nReferences")
    for r in shown["references"]:
        to = r["to"] or f"not settled; candidates: {', '.join(r['candidates']) or 'none'}"
        told(f"{r['from']}, {r['where']}: “{r['words']}” -> {to}", 2)


def compared_dict(texts: Mapping[str, str]) -> dict[str, Any]:
    """Clauses aligned; for two texts also their differences and what became of brackets."""
    split = {name: split_clauses(text) for name, text in texts.items()}
    told: dict[str, Any] = {"texts": list(texts), "clauses": []}
    if len(split) == 2:
        left, right = split.values()
        for p in align(left, right):
            told["clauses"].append({
                "id": p.id, "change": p.change, "likeness": p.likeness,
                "wordings": [p.left.says if p.left else None, p.right.says if p.right else None],
                "ids": [p.left.id if p.left else None, p.right.id if p.right else None],
                "differences": [{"kind": d.kind, "left": d.left, "right": d.right} for d in p.differences],
            })  # fmt: skip
        told["brackets"] = [
            {"clause": b.clause, "change": b.change, "before": b.before, "after": b.after, "by": b.by}
            for b in bracket_changes(left, right)
        ]
        return told
    for row in align_all(split):
        wordings = [c.says if c else None for c in row.values()]
        leading = next(c.id for c in row.values() if c)
        change = "same" if len(set(wordings)) == 1 else "differs"
        ids = [c.id if c else None for c in row.values()]
        told["clauses"].append({"id": leading, "change": change, "wordings": wordings, "ids": ids})
    return told


def compared_table(told: Mapping[str, Any]) -> pl.DataFrame:
    """One row a clause, one column a text."""
    rows = [
        {"clause": c["id"], "change": c["change"], **dict(zip(told["texts"], c["wordings"], strict=True)),
         "differences": "; ".join(f"{d['kind']}: {d['left']} | {d['right']}" for d in c.get("differences", []))}
        for c in told["clauses"]
    ]  # fmt: skip
    return pl.DataFrame(rows, infer_schema_length=None)


def print_compared(told: Mapping[str, Any]) -> None:
    """Each clause that differs, and the brackets."""
    same = sum(c["change"] == "same" for c in told["clauses"])
    typer.echo(f"{len(told['clauses'])} clauses, {same} of them the same in {', '.join(told['texts'])}")
    for c in told["clauses"]:
        if c["change"] == "same":
            continue
        if c["change"] == "renumbered":
            typer.echo(f"\n{c['id']}: renumbered {c['ids'][1]}")
            continue
        typer.echo(f"\n{c['id']}: {c['change']}")
        if c.get("differences"):
            for d in c["differences"]:
                typer.echo(f"  {d['kind']:<8} {d['left'] or '(nothing)'} | {d['right'] or '(nothing)'}")
            continue
        for name, words in zip(told["texts"], c["wordings"], strict=True):
            typer.echo(f"  {name}: {words or '(no such clause)'}")
    for b in told.get("brackets", []):
        by = f" ({b['by']})" if b["by"] else ""
        typer.echo(
            f"\nbracket in {b['clause']}{by}: {b['change']}\n  {b['before'] or '(nothing)'} | {b['after'] or '(nothing)'}"
        )


def standing_dict(s: Standing) -> dict[str, Any]:
    """One obligation on the day, as plain values."""
    o = s.obligation
    opinions = (
        {"scores": s.score.scores, "disputes": s.score.disputes}
        if s.score
        else {"scores": (), "disputes": ()}
    )
    due = None
    if o.due:
        due = {"earliest": o.due.earliest, "text": o.due.text, "latest": o.due.latest, "how": o.due.how}
    return {
        "instrument": o.instrument, "clause": o.clause, "says": o.says, "bearer": o.bearer, "trigger": o.trigger,
        "condition": o.condition, "due": {k: str(v) if v else None for k, v in due.items()} if due else None,
        "state": s.state, "why": s.why, "days_left": s.days_left, "on_record": o.on_record, "source": o.source,
        **{kind: [{"organisation": x.organisation, "date": str(x.as_of), "score": x.score, "evidence": x.evidence,
                   "source_url": x.source} for x in said] for kind, said in opinions.items()},
    }  # fmt: skip


def print_standings(found: Overview) -> None:
    """What is dated first, what is not below it; scores and disputes under each."""
    told(f"Obligations on {found.day}")
    order = sorted(found.standings, key=lambda s: (s.days_left is None, s.days_left or 0))
    for s in order:
        o = s.obligation
        typer.echo("")
        told(f"{s.state.upper()}  {o.instrument}, {o.clause}: {o.says}")
        told(f"{o.owed_by}; {s.why}", 2)
        if o.on_record:
            told(f"on record: {o.on_record}", 2)
        for x in s.score.scores if s.score else ():
            told(f"scored {x.score} by {x.organisation}, {x.as_of}: {x.evidence}", 2)
        for x in s.score.disputes if s.score else ():
            told(f"disputed by {x.organisation}, {x.as_of}{x.held}: {x.evidence}", 2)
    for c in found.courses:
        for warning in c.warnings:
            typer.echo("")
            told(f"TERM  {c.instrument}: {warning}")
