"""Flash reports: what of the last week was told at once, whose word it is, and in how many minutes."""

from __future__ import annotations

from detente.bulletin.document import Block, Cell, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.workflow import clock, duty_of, flashes_of
from detente.ceasefire.breaches import NOTICE
from detente.ceasefire.casework.duty import gaps
from detente.ceasefire.casework.instants import of_day, shown
from detente.say import Name, joined, say

DAYS = 7


def flash_section(round_: Round) -> Section | None:
    """The items, told by district or wider; contacts and the tellers' own words stay with the process."""
    state, day = round_.bench.state, round_.bench.day
    if not state.process.flash:
        return None
    zone = clock(state.process)
    rule_names = {r.id: Name(r.names, r.id) for r in state.process.flash}
    items = flashes_of(state, round_.bench.membership, day, days=DAYS)
    rows: list[tuple[Cell, ...]] = [
        (
            str(i.first_day) if i.first_day == i.last_day else say("{first_day} to {last_day}", first_day=i.first_day, last_day=i.last_day), joined((rule_names.get(r, r) for r in i.rules), ", "),
            joined(i.known), joined(i.not_known), joined(i.whose_word), i.standing,
        )
        for i in items
    ]  # fmt: skip
    rules = joined(
        say("{rule} (within {minutes} minutes)", rule=rule_names[r.id], minutes=r.minutes)
        for r in state.process.flash
    )
    blocks: list[Block] = [Paragraph(say("Told at once in this process: {rules}.", rules=rules))]
    if rows:
        blocks.append(
            Grid(say("Told at once in the last week"), (say("Day"), say("Rule"), say("Known"), say("Not known"), say("Whose word"), say("Told")), tuple(rows), note=NOTICE, wide=True)
        )  # fmt: skip
    else:
        blocks.append(Paragraph(say("Nothing of the last {days} days meets a rule.", days=DAYS)))
    since = of_day(day, zone).last
    open_hours = [
        (post, shown(begin, zone), shown(end, zone))
        for post, begin, end in gaps(duty_of(state), since)
        if (since - end).days < DAYS
    ]
    if open_hours:
        blocks.append(
            Grid(say("Hours without anybody on duty"), (say("Post"), say("from"), say("to")), tuple(open_hours), note=say("A flash in these hours may have reached nobody at the post."))
        )  # fmt: skip
    return Section("flash", say("Flash reports"), tuple(blocks))
