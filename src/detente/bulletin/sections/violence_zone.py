"""One zone's part of the violence section: what the eye sees, the paragraph, and every check of every reading."""

from __future__ import annotations

from detente.bulletin.document import Block, Cell, Grid, Paragraph
from detente.bulletin.round import Round
from detente.bulletin.sections.violence_charts import courses, false_zones, months
from detente.bulletin.words import worded
from detente.estimate import Estimate
from detente.say import Language, Name, joined, say, tell
from detente.violence import in_words
from detente.violence.change import Change
from detente.violence.plan import follow
from detente.violence.wording import LANGUAGES as WORDINGS
from detente.violence.zones import ZoneViolence

FROM_THE_FOLDER = ("possible", "set_aside", "areas", "controls")
"""Keys of a plan that follow from the folder's own zones and districts."""
SAID = {True: say("passed"), False: say("not passed"), None: say("cannot tell")}
MEASURES = {
    "incidents": say("incidents"),
    "fatalities": say("deaths"),
    "civilians": say("deaths of civilians"),
}


def zone_blocks(round_: Round, z: ZoneViolence) -> list[Block]:
    """Courses and, where there is an answer, its paragraph, its months, the false zones and the checks."""
    name = round_.bench.zone_name(z.zone)
    blocks: list[Block] = []
    if z.course is not None:
        note = say(
            "{word}. {vague} incidents told too vaguely are not in the line. Boundary {boundary}.",
            word=z.word.shown(),
            vague=z.vague,
            boundary=z.boundary,
        )
        blocks.append(courses(name, z.course, z.start, note))
    if z.change is None:
        words = say(
            "{name}: {result}. Its variants stand in the chart above; none of them is a finding.",
            name=name,
            result=z.result.shown(),
        )
        return [*blocks, Paragraph(words, "caveat")]
    blocks.append(Paragraph(say("{name}. {in_words}", name=name, in_words=_told(round_, z.change))))
    charts = (months(name, z.change, z.start), false_zones(name, z.change))
    blocks += [chart for chart in charts if chart is not None]
    return [*blocks, _planned(round_, z), _checks(name, z), *_readings(name, z)]


def _planned(round_: Round, z: ZoneViolence) -> Paragraph:
    """Whether the zone's comparison was fixed beforehand, and whether the plan was kept to."""
    state = round_.bench.state
    name = round_.bench.zone_name(z.zone)
    plans = [p for p in state.registered if set(p.zones) == {z.zone} and p.measure == "incidents"]
    if not plans or z.change is None:
        return Paragraph(
            say("{name}: no plan of this comparison was fixed before the data were looked at.", name=name),
            "caveat",
        )
    told = []
    for plan in plans:
        kept = follow(z.change, plan, state.process.id, FROM_THE_FOLDER)
        sum_ = say("planned on {made} (sha256 {sha256}...)", made=kept.made, sha256=kept.sha256[:12])
        changed = joined(
            say("{what}: planned {planned}, done {done}", what=d.what, planned=d.planned, done=d.done)
            for d in kept.differences
        )
        altered = "" if kept.intact is not False else say("; the plan was altered after it was summed")
        told.append(
            say(
                "{sum}: {part}{altered}",
                sum=sum_,
                part=say("kept to")
                if kept.followed
                else joined((say("not kept to: "), changed or say("see its sum")), ""),
                altered=altered,
            )
        )
    return Paragraph(joined((say("{name}: ", name=name), ". ".join(told), "."), ""), "caveat")


def together_blocks(round_: Round) -> list[Block]:
    """All zones with a sure part in one comparison, each from its own first day: incidents, deaths, their checks."""
    country = round_.bench.country
    if country is None or not country.together:
        return []
    first = country.together[0]
    days = joined(
        (
            say("{zone} from {day}", zone=round_.bench.zone_name(zone), day=day)
            for zone, day in first.starts.items()
        )
    )
    readings = [(MEASURES[c.measure], c) for c in country.together]
    return [
        Paragraph(say("The zones that have a sure part, taken together, each from its own first day ({days}). {in_words}", days=days, in_words=_told(round_, first))),
        _table(say("Zones together, each from its own first day"), readings),
    ]  # fmt: skip


def _told(round_: Round, change: Change) -> Name:
    """The paragraph of a change in every language that has the words, from the same numbers."""
    zones = round_.bench.state.zones
    return Name(
        {
            language: in_words(
                change, language, {z.id: tell(Name(z.names, z.id), Language(language)) for z in zones}
            )
            for language in WORDINGS
        }
    )


def _checks(name: str, z: ZoneViolence) -> Grid:
    assert z.change is not None
    rows = tuple(
        (worded(c.replace("_", " ")), SAID[found.passed], found.words) for c, found in z.change.checks.items()
    )
    return Grid(
        say("{name}: checks", name=name), (say("Check"), say("Result"), say("In words")), rows, wide=True,
        note=say("Five of these checks fail by chance once in twenty sound comparisons each: about one sound comparison in five has one that is not passed."),
    )  # fmt: skip


def _readings(name: str, z: ZoneViolence) -> list[Block]:
    if not z.readings:
        return []
    return [
        _table(
            say("{name}: deaths, and the zone's own first day", name=name),
            [(r.name, r.change) for r in z.readings],
        )
    ]


def _table(caption: str, readings: list[tuple[str, Change]]) -> Grid:
    """A row a reading: its ratio, the twin, p, and which checks were not passed or could not be made."""
    rows: list[tuple[Cell, ...]] = []
    for name, change in readings:
        passed = sum(c.passed is True for c in change.checks.values())
        failed = [worded(n.replace("_", " ")) for n, c in change.checks.items() if c.passed is False]
        untold = [worded(n.replace("_", " ")) for n, c in change.checks.items() if c.passed is None]
        result, twin = (
            r.interval() if isinstance(r, Estimate) else r.shown() for r in (change.result, change.twin)
        )
        rows.append(
            (
                name,
                result,
                twin,
                _p(change),
                passed,
                joined(failed) or say("none"),
                joined(untold) or say("none"),
            )
        )
    return Grid(
        caption, (say("Counted"), say("Ratio"), say("On own trends"), say("p"), say("Checks passed"), say("Not passed"), say("Cannot tell")), tuple(rows),
        note=say("The ratio with its 95 % interval; p with the smallest that the number of districts allows."), wide=True,
    )  # fmt: skip


def _p(change: Change) -> str | None:
    p = getattr(change.result, "p", None)
    smallest = change.permutation.smallest_p if change.permutation is not None else None
    return (
        None
        if p is None or smallest is None
        else say("{p:.3f} (at best {smallest:.4f})", p=p, smallest=smallest)
    )
