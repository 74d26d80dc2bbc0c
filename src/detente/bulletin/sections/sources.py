"""Whose word it is, and on what terms: sources, their own sources, licences and citations."""

from __future__ import annotations

from detente.bulletin.document import Block, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.whose_word import rests_on


def sources_section(round_: Round) -> Section:
    """Sources with affiliation and caveats, what share rests on one of them, and licences."""
    bench = round_.bench
    process = bench.state.process
    blocks: list[Block] = []
    if process.source:
        rows = tuple(
            (s.names.get("en", s.id), s.affiliation, s.file, s.licence, s.citation) for s in process.source
        )
        blocks.append(
            Grid(
                "Sources of incident reports",
                ("Source", "Affiliation", "File", "Licence", "Cite"),
                rows,
                wide=True,
            )
        )
        blocks += [
            Paragraph(f"{s.names.get('en', s.id)}: {c}", "caveat") for s in process.source for c in s.caveats
        ]
    if bench.incidents.height:
        cited = (
            bench.incidents.select(one=bench.incidents["original_sources"].str.split(";")).explode("one")["one"].value_counts()
            .sort(["count", "one"], descending=[True, False]).head(12)
        )  # fmt: skip
        blocks.append(
            Paragraph(rests_on(bench.incidents).shown() + ". Copies of one source are not corroboration.")
        )
        blocks.append(
            Grid(
                "Original sources that incidents cite",
                ("Original source", "incidents that cite it"),
                tuple(cited.iter_rows()),
            )
        )
    if process.licence:
        blocks.append(
            Grid(
                "What came from elsewhere, and on what terms",
                ("File", "Licence", "Credit"),
                tuple((x.file, x.licence, x.credit) for x in process.licence),
                wide=True,
            )
        )
    return Section("sources", "Sources and licences", tuple(blocks))
