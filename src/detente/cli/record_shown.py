"""How the record is printed, for people and as JSON; and what ``--as-of`` means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import typer

from detente.errors import Fault, InputError
from detente.times import Answer

if TYPE_CHECKING:
    from detente.record.findings import Report
    from detente.record.view import Line, View

MARKS = {Answer.YES: "holds", Answer.NO: "BROKEN", Answer.UNKNOWN: "not confirmed"}


def as_of_size(asked: str, times: Sequence[datetime]) -> int:
    """The size that ``--as-of`` asks for: an entry's number, or the end of a day in UTC."""
    from detente.record.as_of import size_at, size_on

    try:
        if re.fullmatch(r"[0-9]{1,18}", asked):
            return size_at(int(asked), len(times))
        return size_on(times, date.fromisoformat(asked), UTC)
    except ValueError as error:
        what = str(error) if re.fullmatch(r"[0-9]+", asked) else f"{asked!r} is neither an entry nor a day"
        raise InputError(
            "--as-of", [Fault("--as-of", what, "write an entry's number, or a day as 2018-03-16")]
        ) from None


def report_dict(report: Report) -> dict[str, Any]:
    """A check as data."""
    head, standing = report.head, report.standing
    return {
        "holds": report.holds,
        "confirmed": report.confirmed,
        "tree_head": head and {"origin": head.origin, "size": head.size, "root": head.root.hex()},
        "witnessed_by": list(standing.by) if standing else [],
        "not_by": list(standing.missing) if standing else [],
        "findings": [
            {"answer": str(each.answer), "check": each.check, "where": each.where, "said": each.said}
            for each in report.findings
        ],
        "positions": {str(at): stances(held) for at, held in report.positions.items()},
    }


def stances(held: Any) -> dict[str, str]:
    """Positions by organisation, as words."""
    return {who: str(one.position.stance) for who, one in held.items()}


def print_report(report: Report) -> None:
    """What holds, what does not, what is not confirmed, and a last line that sums it up."""
    order = (Answer.YES, Answer.UNKNOWN, Answer.NO)
    for each in sorted(report.findings, key=lambda each: order.index(each.answer)):
        typer.echo(f"{MARKS[each.answer]:<14} {each}")
    for at, held in report.positions.items():
        typer.echo(
            f"{'positions':<14} entry {at}: "
            + "; ".join(f"{who}: {said}" for who, said in stances(held).items())
        )
    typer.echo(summary(report))


def summary(report: Report) -> str:
    """One line: whether it holds, and who witnessed it."""
    if not report.holds:
        count = len(report.faults)
        return f"BROKEN: {count} finding{'s' if count != 1 else ''} against it"
    if report.head is None or report.standing is None:
        return "NOT CONFIRMED: no tree head"
    said = f"{report.head.size} entries, {report.standing}"
    return (
        f"HOLDS: {said}"
        if report.confirmed
        else f"NOT CONFIRMED: nothing is broken, but too few have witnessed it: {said}"
    )


def line_dict(line: Line) -> dict[str, Any]:
    """An entry as data."""
    entry, stone = line.entry, line.stone
    return {
        "entry": line.index,
        "time": entry.time.isoformat().replace("+00:00", "Z"),
        "kind": str(entry.kind),
        "author": entry.author,
        "subject": entry.subject,
        "classification": str(entry.classification),
        "content": line.content,
        "erased_by": stone and {"entry": stone.at, "ground": stone.ground, "authority": stone.authority},
        "positions": stances(line.positions),
    }


def print_view(shown: View) -> None:
    """Every entry on a line, its positions under it."""
    for line in shown.lines:
        told = line_dict(line)
        typer.echo(
            f"{line.index:>6}  {told['time']}  {told['kind']:<11} {told['author']}  {told['subject']}  "
            f"{told['classification']}, content {line.content}"
        )
        if line.stone:
            typer.echo(
                f"        erased by entry {line.stone.at}: {line.stone.ground}; authority: {line.stone.authority}"
            )
        for who, said in told["positions"].items():
            typer.echo(f"        {who}: {said}")
    typer.echo(f"{shown.origin} as of {shown.size} entries")
    typer.echo(
        summary(shown.report) if shown.report else "NOT CONFIRMED: no tree head had been signed by then"
    )
    for each in shown.faults:
        typer.echo(f"BROKEN         {each}")
