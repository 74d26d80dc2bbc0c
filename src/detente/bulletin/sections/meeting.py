"""Who met, and what the document itself says."""

from __future__ import annotations

from detente.bulletin.document import Block, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.words import number
from detente.say import joined, say


def meeting_section(round_: Round) -> Section | None:
    """Participants and figures of every document, each with its source."""
    blocks: list[Block] = []
    for page in round_.bench.state.pages:
        record = round_.bench.records.get(page.name)
        if record is None:
            continue  # of a later day
        event = record.event
        where = joined((x for x in (event.place, event.date) if x), ", ")
        origin = say(" ({origin}, {kind})", origin=page.origin, kind=page.kind) if page.kind else ""
        blocks.append(
            Paragraph(
                say("{title}. {where}{origin}.", title=event.title or page.name, where=where, origin=origin),
                "lead",
                page.source_url or page.file,
            )
        )
        if record.participants:
            blocks.append(
                Grid(
                    say("Who took part"),
                    (say("Name"), say("Office"), say("For")),
                    tuple((p.name, p.office, p.affiliation) for p in record.participants),
                )
            )
        if record.figures:
            blocks.append(
                Grid(
                    say("Figures said"),
                    (
                        say("Figure"),
                        say("Unit"),
                        say("Of what"),
                        say("Approximate"),
                        say("Speaker"),
                        say("In the text"),
                    ),
                    tuple(
                        (
                            number(f.value),
                            f.unit,
                            f.about,
                            f.approximate,
                            f.speaker,
                            f.text,
                        )
                        for f in record.figures
                    ),
                    note=say("Each is its speaker's claim."),
                    wide=True,
                )
            )
        if record.instruments:
            blocks.append(
                Grid(
                    say("Instruments named"),
                    (say("As the text names it"),),
                    tuple((i.name,) for i in record.instruments),
                )
            )
        blocks += [Paragraph(note, "caveat") for note in record.notes]
    return Section("meeting", say("Who met, and what the document says"), tuple(blocks)) if blocks else None
