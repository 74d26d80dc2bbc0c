"""``detente ceasefire cases``, ``flash``, ``scorecard``, ``compliance``, ``adherence`` and ``measures``."""

from __future__ import annotations

from datetime import date as day_type
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from detente.bulletin.words import counted
from detente.cli.options import (
    Day,
    First,
    Folder,
    Json,
    Last,
    Output,
    day_of,
    hand_out,
    print_json,
    print_table,
    refused,
)

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    import polars as pl

    from detente.bulletin.workflow import Reading
    from detente.ceasefire.breaches.compliance import Periods
    from detente.ceasefire.casework import Case
    from detente.claims.state import State

PERIOD = 28
Days = Annotated[int, typer.Option("--days", min=1, help="So many days back from the day.")]
Now = Annotated[
    str | None,
    typer.Option(
        "--now", help="What was told by this instant, with its offset; default: by the end of the day."
    ),
]


def cases(folder: Folder, date: Day = None, output: Output = None, json: Json = False) -> None:
    """Show where each case stands: finding, replies, reservations and dissents side by side, what is overdue, what may come next.

    Example: detente ceasefire cases karvelia --date 2032-03-20
    """
    from detente.bulletin.workflow import cases_of, clock, names_of
    from detente.ceasefire.breaches import NOTICE
    from detente.ceasefire.casework.voices import to_dict, voices_of

    state, day = _folder(folder, date)
    names, found = names_of(state.process), cases_of(state, day)
    voices = voices_of(found, names)
    hand_out(voices, output, False)
    if json:
        print_json({"day": str(day), "cases": [to_dict(c, names, clock(state.process)) for c in found]})
    elif output != "-":
        if not found:
            typer.echo(f"No case is on record by {day}.")
        for c in found:
            _tell(c, voices.filter(voices["case"] == c.id), names, clock(state.process))
        typer.echo(NOTICE)


def flash(
    folder: Folder,
    date: Day = None,
    days: Days = 7,
    now: Now = None,
    output: Output = None,
    json: Json = False,
) -> None:
    """List what is told at once: what is known, what is not, whose word it is, who was told and in how many minutes.

    Example: detente ceasefire flash karvelia --date 2032-04-01
    """
    import polars as pl

    from detente.bulletin.round import take_in
    from detente.bulletin.workflow import clock, duty_of, flashes_of
    from detente.ceasefire.breaches import NOTICE
    from detente.ceasefire.casework.duty import gaps
    from detente.ceasefire.casework.instants import EXPECTED, of_day, read

    state, day = _folder(folder, date)
    zone = clock(state.process)
    try:
        at = read(now, zone).last if now else None
    except ValueError as error:
        raise refused("--now", str(error), EXPECTED) from None
    items = flashes_of(state, take_in(state)[1], day, days=days, now=at)
    empty = gaps(duty_of(state), at or of_day(day, zone).last)
    if output:
        rows = [
            {
                k: "; ".join(map(str, v)) if isinstance(v, list) else v
                for k, v in i.to_dict().items()
                if k != "told"
            }
            | {"told": "; ".join(f"{t.post} {t.at.isoformat()}" for t in i.told), "notice": NOTICE}
            for i in items
        ]
        hand_out(pl.DataFrame(rows, infer_schema_length=None), output, False)
    unmanned = [{"post": p, "from": a.isoformat(), "to": b.isoformat()} for p, a, b in empty]
    if json:
        rules = [r.id for r in state.process.flash]
        print_json({"day": str(day), "rules": rules, "items": [i.to_dict() for i in items], "nobody_on_duty": unmanned, "notice": NOTICE})  # fmt: skip
        return
    if output == "-":
        return
    if not state.process.flash:
        typer.echo("process.toml has no [[flash]] rule, so nothing is told at once.")
    elif not items:
        typer.echo(f"Nothing of the {counted(days, 'day')} to {day} meets a flash rule.")
    for i in items:
        typer.echo(f"{i.incident}  {i.first_day} to {i.last_day}  ({', '.join(i.rules)})\n  {i.standing}")
        for title, lines in (("why", i.why), ("known", (*i.known, *i.words("known"))), ("not known", (*i.not_known, *i.words("not_known"))), ("whose word", i.whose_word),
                             ("told", [f"{t.post}, {t.minutes:g} min" for t in i.told]), ("not told", i.not_told)):  # fmt: skip
            typer.echo(f"  {title:<11}{'; '.join(lines) or '-'}")
    for gap in unmanned:
        typer.echo(f"nobody on duty: {gap['post']}, {gap['from']} to {gap['to']}")
    typer.echo(NOTICE)


def scorecard(
    folder: Folder, first: First = None, last: Last = None, output: Output = None, json: Json = False
) -> None:
    """Show what is on record of each zone in a period and in the one before: many counts side by side, never one score.

    Example: detente ceasefire scorecard karvelia --first 2032-03-01 --last 2032-03-31
    """
    from detente.bulletin.workflow import ground_of
    from detente.ceasefire.breaches import NOTICE
    from detente.ceasefire.scorecard import scorecard as scores

    state, reading, span = _period(folder, first, last)
    ground = ground_of(state, reading, span)
    table = scores(ground, span)
    if hand_out(table, output, json):
        for zone in ground.zones:
            typer.echo(f"{zone.names.get('en', zone.id)}, {span.this} (before: {span.previous})")
            print_table(_beside(table, zone.id), rows=100)
        typer.echo(NOTICE)


def compliance(
    folder: Folder, first: First = None, last: Last = None, output: Output = None, json: Json = False
) -> None:
    """Count the incidents of a period clause by clause and verdict by verdict, with the previous period beside.

    Example: detente ceasefire compliance karvelia --first 2032-03-01 --last 2032-03-31 -o clauses.csv
    """
    from detente.ceasefire.breaches import NOTICE
    from detente.ceasefire.breaches.compliance import by_clause

    state, reading, span = _period(folder, first, last)
    table = by_clause(reading.findings, reading.incidents, state.instruments, span)
    if hand_out(table, output, json):
        print_table(_clauses(table), rows=200)
        typer.echo(
            "Incidents of the period (of the one before); the share is of those not outside the terms."
        )
        typer.echo(NOTICE)


def adherence(folder: Folder, date: Day = None, output: Output = None, json: Json = False) -> None:
    """Show who is bound by which instrument on a day, since when and on what basis; who suspended or withdrew.

    Example: detente ceasefire adherence karvelia --date 2031-06-25
    """
    from detente.ceasefire.terms.register import register

    state, day = _folder(folder, date)
    table = register(state.instruments, day)
    if hand_out(table, output, json):
        if table.is_empty():
            typer.echo("The folder's terms name no adherents.")
        else:
            named = {"event": "entry", "earliest": "from", "latest": "or as late as"}
            print_table(table.drop("aliases", "source_url").rename(named), rows=200)


def measures(folder: Folder, date: Day = None, output: Output = None, json: Json = False) -> None:
    """Show confidence-building measures by whose word, and the file of breaches nearby before and after each began.

    Example: detente ceasefire measures karvelia
    """
    import polars as pl

    from detente.bulletin.round import take_in
    from detente.bulletin.workflow import breaches_near, measures_of, read_incidents
    from detente.ceasefire.breaches import NOTICE
    from detente.tables import MEASURES

    state, day = _folder(folder, date)
    found = measures_of(state, day)
    near = breaches_near(state, read_incidents(state, *take_in(state), day), found, day)
    hand_out(MEASURES.cleared(state.measures.filter(pl.col("date") <= day)), output, False)
    if json:
        print_json({"day": str(day), "measures": [m.to_dict() | {"nearby": [n.to_dict() for n in near[m.id]]} for m in found], "notice": NOTICE})  # fmt: skip
        return
    if output == "-":
        return
    if not found:
        typer.echo(f"No confidence-building measure is on record by {day}.")
    for m in found:
        typer.echo(f"{m.id}  ({m.kind})" + ("  speakers contradict each other" if m.rival else ""))
        for w in m.standing:
            typer.echo(
                f"  {w.status} since {w.date}, by the word of {w.by}" + (f": {w.says}" if w.says else "")
            )
        for n in near[m.id]:
            typer.echo(
                f"  {n.what} {n.where}, {n.before.days} days before and {n.after.days if n.after else 0} after: {n.n_before} before, {n.n_after} after; {n.result.shown()}"
            )
    if found:
        typer.echo("A before-after comparison is no proof of effect.")
    typer.echo(NOTICE)


def _tell(case: Case, voices: pl.DataFrame, names: dict[str, str], zone: ZoneInfo) -> None:
    """One case as lines: every voice in the same form."""
    from detente.ceasefire.casework.instants import shown
    from detente.ceasefire.casework.voices import named, overdue_words

    about = f"{case.instrument} {case.clause}".strip()
    typer.echo(f"{case.id}  {case.status} since {case.since}  {about}, {case.report or 'no report named'}")
    for v in voices.iter_rows(named=True):
        outcome = f" [{v['outcome']}]" if v["outcome"] else ""
        mended = f" (corrected {v['corrected']})" if v["corrected"] else ""
        typer.echo(f"  {v['voice']:<14}{v['by']}, {v['at']}{outcome}: {v['says'] or '-'}{mended}")
    for o in case.overdue:
        typer.echo(f"  {'overdue':<14}{overdue_words(o, names)}, since {shown(o.since, zone)}")
    typer.echo(f"  {'may come next':<14}{', '.join(case.moves)}")
    for mark in case.marks:
        typer.echo(f"  {'note':<14}{named(mark, names)}")


def _folder(folder: str, date: str | None, option: str = "--date") -> tuple[State, day_type]:
    from detente.store.folder import read_folder

    day = day_of(date, option)
    state = read_folder(folder)
    return state, day or state.process.day


def _period(folder: str, first: str | None, last: str | None) -> tuple[State, Reading, Periods]:
    from detente.bulletin.round import take_in
    from detente.bulletin.workflow import read_incidents
    from detente.ceasefire.breaches.compliance import periods
    from detente.times import Span

    begin = day_of(first, "--first")
    state, end = _folder(folder, last, "--last")
    begin = begin or end - timedelta(days=PERIOD - 1)
    if end < begin:
        raise refused("--first", f"{begin} lies after the last day ({end})", "swap the days or mend one")
    return state, read_incidents(state, *take_in(state), end), periods(Span(begin, end))


def _beside(table: pl.DataFrame, zone: str) -> pl.DataFrame:
    """A zone's rows with the previous period in a column of its own."""
    import polars as pl

    from detente.bulletin.words import VERDICT_WORDS

    key = ["group", "item", "unit"]
    both = [table.filter((pl.col("zone") == zone) & (pl.col("period") == p)) for p in ("this", "previous")]
    before = both[1].select(*key, previous="value")
    joined = (
        both[0]
        .select(*key, "value", "note")
        .join(before, on=key, how="full", coalesce=True, maintain_order="left_right")
    )
    same = pl.col("group") == pl.col("group").shift()
    return joined.select(
        pl.when(same.fill_null(False)).then(pl.lit("")).otherwise("group").alias("group"),
        pl.col("item").replace({v: str(word) for v, word in VERDICT_WORDS.items()}).alias("count"),
        pl.col("value").round(3).alias("this period"),
        pl.col("previous").round(3).alias("one before"),
        "unit",
        "note",
    )


def _clauses(table: pl.DataFrame) -> pl.DataFrame:
    """A row a clause, a column a verdict, with the previous period in brackets."""
    import polars as pl

    from detente.bulletin.words import VERDICT_WORDS

    def share(name: str) -> pl.Expr:
        percent = (100 * pl.col(name)).round(0).cast(pl.Int64).cast(pl.String) + " %"
        return percent.filter(pl.col("verdict") == "undetermined").first().fill_null("-")

    def told(name: str, verdict: str) -> pl.Expr:
        return pl.col(name).filter(pl.col("verdict") == verdict).first()

    return table.group_by("instrument", "clause", maintain_order=True).agg(
        *(pl.format("{} ({})", told("incidents", v), told("previous", v)).alias(VERDICT_WORDS[v])
          for v in table["verdict"].unique(maintain_order=True)),
        pl.format("{} ({})", share("share"), share("share_previous")).alias("share undetermined"),
    )  # fmt: skip
