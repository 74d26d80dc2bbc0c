"""Whose word it is, and on what terms: sources, their own sources, licences and citations."""

from __future__ import annotations

from detente.bulletin.document import Block, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.say import Name, joined, say
from detente.whose_word import rests_on


def sources_section(round_: Round) -> Section:
    """Sources with affiliation and caveats, what share rests on one of them, and licences."""
    bench = round_.bench
    process = bench.state.process
    blocks: list[Block] = []
    if process.source:
        rows = tuple(
            (Name(s.names, s.id), s.affiliation, s.file, s.licence, s.citation) for s in process.source
        )
        blocks.append(
            Grid(
                say("Sources of incident reports"),
                (say("Source"), say("Affiliation"), say("File"), say("Licence"), say("Cite")),
                rows,
                wide=True,
            )
        )
        blocks += [
            Paragraph(say("{names}: {c}", names=Name(s.names, s.id), c=c), "caveat")
            for s in process.source
            for c in s.caveats
        ]
    if bench.incidents.height:
        cited = (
            bench.incidents.select(one=bench.incidents["original_sources"].str.split(";")).explode("one")["one"].value_counts()
            .sort(["count", "one"], descending=[True, False]).head(12)
        )  # fmt: skip
        blocks.append(
            Paragraph(
                joined(
                    (rests_on(bench.incidents).shown(), say(". Copies of one source are not corroboration.")),
                    "",
                )
            )
        )
        blocks.append(
            Grid(
                say("Original sources that incidents cite"),
                (say("Original source"), say("incidents that cite it")),
                tuple(cited.iter_rows()),
            )
        )
    if process.licence:
        blocks.append(
            Grid(
                say("What came from elsewhere, and on what terms"),
                (say("File"), say("Licence"), say("Credit")),
                tuple((x.file, x.licence, x.credit) for x in process.licence),
                wide=True,
            )
        )
    return Section("sources", say("Sources and licences"), tuple(blocks))
