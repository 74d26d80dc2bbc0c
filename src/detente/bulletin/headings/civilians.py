"""Civilians: killed as told, attacks on what is protected, and corridors; whatever the verdict."""

from __future__ import annotations

from detente.bulletin.document import Block, Cell, Grid, Paragraph
from detente.bulletin.edition import Edition
from detente.bulletin.headings.observance import told
from detente.bulletin.words import worded
from detente.ceasefire.harm import PROTECTED, harm_to_civilians
from detente.ceasefire.terms.acts import chain
from detente.say import joined, say

BROAD = ("attack on civilians", "obstruction")
"""Broadest acts whose incidents are told here by their kind."""


def civilians(edition: Edition) -> list[Block]:
    """Harm by zone with the period before, and incidents against civilians or their passage by act."""
    bench = edition.round.bench
    spans = (edition.this, edition.previous)
    harm = [
        {(r["zone"], r["answer"]): r for r in harm_to_civilians(edition.incidents(s), bench.placements).iter_rows(named=True)}
        for s in spans
    ]  # fmt: skip
    keys = [
        k for k in dict.fromkeys((*harm[0], *harm[1])) if any(h.get(k, {}).get("incidents") for h in harm)
    ]
    blocks: list[Block] = []
    if keys:
        rows: list[tuple[Cell, ...]] = [
            (
                bench.zone_name(zone) if zone else say("the whole area"), worded(answer) if answer else "",
                *(h[key]["incidents"] if key in h else 0 for h in harm), *(h[key]["civilians_killed"] if key in h else None for h in harm),
                say("{told} of {incidents}", told=harm[0][key]["told"], incidents=harm[0][key]["incidents"]) if key in harm[0] else say("none on record"),
            )
            for key in keys for zone, answer in (key,)
        ]  # fmt: skip
        blocks.append(Grid(
            say("Civilians killed as told, {this} and {previous}", this=told(edition.this), previous=told(edition.previous)),
            (say("Where"), say("Lies"), say("incidents"), say("previous"), say("civilians killed"), say("previous"), say("incidents that tell it")),
            tuple(rows), ("", "", "", say("incidents"), say("persons"), say("persons"), ""), note=joined((say("Zones are not to be added."), PROTECTED), " "), wide=True,
        ))  # fmt: skip
    acts = [edition.incidents(s).group_by("act").len().drop_nulls("act") for s in spans]
    counts = [dict(frame.iter_rows()) for frame in acts]
    kinds = sorted(a for a in {*counts[0], *counts[1]} if chain(a)[-1] in BROAD and a not in BROAD)
    if kinds:
        blocks.append(Grid(
            say("Incidents against civilians, what is protected, and passage"), (say("Act"), say("this period"), say("previous period")),
            tuple((worded(act), counts[0].get(act, 0), counts[1].get(act, 0)) for act in kinds), ("", say("incidents"), say("incidents")),
        ))  # fmt: skip
    if blocks:
        blocks.append(
            Paragraph(
                say(
                    "Civilians' movement through corridors and checkpoints is on no register of this folder, unless a publisher's figure tells it under the next headings."
                ),
                "caveat",
            )
        )
    return blocks
