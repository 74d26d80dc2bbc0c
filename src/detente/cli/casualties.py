"""``detente casualties``: how many cases no list recorded, or why that cannot be said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.options import Json, one_of, print_json, progress, refused

if TYPE_CHECKING:
    from detente.casualties import Answer

app = typer.Typer(no_args_is_help=True, help="How many were recorded by nobody, or why that cannot be said.")


@app.callback()
def casualties() -> None:
    """How many were recorded by nobody, or why that cannot be said."""


@app.command()
def estimate(
    file: Annotated[
        str,
        typer.Argument(
            help="Lists as columns of 0 and 1: one row a pattern with 'count', or one row a person. CSV, Parquet, -."
        ),
    ],
    method: Annotated[
        str, typer.Option(help="lcmcr (latent classes), dga (graphs), loglinear, chao (lower bound), or all.")
    ] = "all",
    seed: Annotated[
        int, typer.Option(min=0, help="Seed of the draws; the same seed gives the same bytes.")
    ] = 0,
    classes: Annotated[int, typer.Option(min=1, max=50, help="Most classes of the latent class model.")] = 10,
    cap: Annotated[float, typer.Option(help="Bound: at most so many unseen for each one observed.")] = 20.0,
    strata: Annotated[
        str | None, typer.Option(help="A column that divides the cases; totals are summed.")
    ] = None,
    lists: Annotated[
        str | None, typer.Option(help="The columns that are lists, A,B,C. Default: those of 0 and 1.")
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Leave out the refits of the sensitivity block.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Estimate a total from overlapping lists, with what moves it; or refuse, with the reason. Persons are never kept.

    Example: detente casualties estimate patterns.csv --seed 1 --json
    """
    import numpy as np

    from detente.casualties import METHODS, Settings, estimate_strata, read_capture
    from detente.casualties import estimate as total_of
    from detente.casualties.latent import LatentPrior
    from detente.store.frames import read_frame

    one_of("--method", method, (*METHODS, "all"))
    if not 0 < cap <= 1000:
        raise refused("--cap", f"{cap:g} is out of range", "write a number above 0, at most 1000")
    named = [one.strip() for one in lists.split(",") if one.strip()] if lists else None
    capture = read_capture(read_frame(file), file, named, strata)
    settings = Settings(prior=LatentPrior(classes=classes, cap=cap))
    one, other = np.random.default_rng(seed).spawn(2)
    with progress() as step:
        step("estimating")
        found = total_of(
            capture.whole, rng=one, method=method, settings=settings, seed=seed, refits=not quick
        )
        if capture.strata:
            step("estimating strata")
            found = estimate_strata(capture.strata, found, rng=other, settings=settings, method=method)
    if as_json:
        print_json(found.to_dict() | {"set_aside": list(capture.set_aside)})
    else:
        _show(found, capture.set_aside)


def _show(found: Answer, set_aside: tuple[str, ...]) -> None:
    """The answer for a person: rounded figures, the methods side by side, and what moves the total."""
    from rich.console import Console
    from rich.table import Table

    from detente.casualties.disclose import rounded, suppressed

    console = Console()

    def say_line(text: str) -> None:
        console.print(text, markup=False, highlight=False)

    def figure(value: float | None) -> str:
        return "" if value is None else f"{rounded(value, 3):,}"

    one = found.chosen()
    say_line(f"{found.observed:,} cases are on at least one of {len(found.lists)} lists.")
    if found.refusal is not None or one is None:
        say_line(
            f"not estimable ({found.refusal.code if found.refusal else 'no method'}): {found.default_because}"
        )
    else:
        say_line(
            f"{one.status}: {figure(one.median)} ({figure(one.low)} to {figure(one.high)}) cases in all. {found.default_because}."
        )
        for reason in one.reasons:
            say_line(f"weak because: {reason.reason}")
    table = Table(
        "method",
        "state",
        "total",
        "95% interval",
        "R-hat",
        "draws",
        "because",
        title="methods side by side, no average",
    )
    for each in found.estimates:
        span = "" if each.low is None else f"{figure(each.low)} to {figure(each.high)}"
        rhat, ess = f"{each.rhat:.3f}" if each.rhat else "", f"{each.ess:.0f}" if each.ess else ""
        why = ", ".join(reason.code for reason in each.reasons)
        table.add_row(each.method, each.status.replace("_", " "), figure(each.median), span, rhat, ess, why)
    console.print(table)
    if found.strata:
        shown = suppressed({str(row["stratum"]): int(row["observed"]) for row in found.strata})
        parts = Table("stratum", "observed", "total", "95% interval", "state")
        for row in found.strata:
            seen = shown[str(row["stratum"])]
            span = "" if row["low"] is None else f"{figure(row['low'])} to {figure(row['high'])}"
            parts.add_row(
                str(row["stratum"]), "withheld" if seen is None else f"{seen:,}", figure(row["median"]), span,
                str(row["status"]).replace("_", " "),
            )  # fmt: skip
        console.print(parts)
    say_line("What moves it:")
    for line in found.sensitivity.get("words", ()):
        say_line(f"  {line}")
    for line in (*found.notes, *(one.caveats[1:] if one else ())):
        say_line(f"Note: {line}")
    if set_aside:
        say_line(f"Columns set aside: {', '.join(set_aside)}")
