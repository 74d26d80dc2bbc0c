"""Who met, and what the document itself says."""

from __future__ import annotations

from detente.bulletin.document import Block, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.words import number


def meeting_section(round_: Round) -> Section | None:
    """Participants and figures of every document, each with its source."""
    blocks: list[Block] = []
    for page in round_.bench.state.pages:
        record = round_.bench.records.get(page.name)
        if record is None:
            continue  # of a later day
        event = record.event
        where = ", ".join(x for x in (event.place, event.date) if x)
        origin = f" ({page.origin}, {page.kind})" if page.kind else ""
        blocks.append(
            Paragraph(
                f"{event.title or page.name}. {where}{origin}.",
                "lead",
                page.source_url or f"documents/{page.name}.txt",
            )
        )
        if record.participants:
            blocks.append(
                Grid(
                    "Who took part",
                    ("Name", "Office", "For"),
                    tuple((p.name, p.office, p.affiliation) for p in record.participants),
                )
            )
        if record.figures:
            blocks.append(
                Grid(
                    "Figures said",
                    ("Figure", "Unit", "Of what", "Approximate", "Speaker", "In the text"),
                    tuple(
                        (
                            number(f.value),
                            f.unit,
                            f.about,
                            "yes" if f.approximate else "no",
                            f.speaker,
                            f.text,
                        )
                        for f in record.figures
                    ),
                    note="Each is its speaker's claim.",
                    wide=True,
                )
            )
        if record.instruments:
            blocks.append(
                Grid(
                    "Instruments named",
                    ("As the text names it",),
                    tuple((i.name,) for i in record.instruments),
                )
            )
        blocks += [Paragraph(note, "caveat") for note in record.notes]
    return Section("meeting", "Who met, and what the document says", tuple(blocks)) if blocks else None
