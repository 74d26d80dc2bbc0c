"""What was said, sentence by sentence, held against the record."""

from __future__ import annotations

from detente.bulletin.document import Block, ClaimCard, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.words import number
from detente.claims.claim import Finding
from detente.say import Name, joined, say


def claims_section(round_: Round) -> Section | None:
    """A card for each claim and place."""
    if not round_.findings:
        return None
    blocks: list[Block] = [
        Paragraph(
            say(
                "Each sentence that says something, with who said it, what kind of claim it is, and what the record can bear of it. A sentence about several zones has one finding a place, never one for all."
            ),
            "lead",
        ),
        *(_card(round_, f) for f in round_.findings),
    ]
    return Section("claims", say("What was said, and what the record can bear"), tuple(blocks))


def _card(round_: Round, f: Finding) -> ClaimCard:
    c = f.claim
    rivals = None
    if f.rivals:
        rivals = Grid(
            say("What others published of the same thing (rival claims, never added)"),
            (
                say("Publisher"),
                say("Figure"),
                say("Said is so many times it"),
                say("Period and scope"),
                say("Alignment"),
            ),
            tuple(
                (
                    joined(
                        (
                            r.publisher,
                            say(", relayed by {relayed_by}", relayed_by=r.relayed_by) if r.relayed_by else "",
                        ),
                        "",
                    ),
                    number(r.value),
                    r.ratio,
                    r.period,
                    r.alignment,
                )
                for r in f.rivals
            ),
            wide=True,
        )
    share = (
        ""
        if f.single_source_share is None
        else say(
            "{single_source_share:.0f} % of the incidents named here are one source's word alone.",
            single_source_share=100 * f.single_source_share,
        )
    )
    speaker = joined(
        (
            c.speaker,
            say(", for {on_behalf_of}", on_behalf_of=c.on_behalf_of)
            if c.on_behalf_of and c.on_behalf_of != c.speaker
            else "",
        ),
        "",
    )
    return ClaimCard(
        c.n, speaker, " ".join(c.text.split()), c.type, f.verdict, f.why, f.place or _named(round_, c.place),
        tuple((e.text, e.source) for e in f.evidence), rivals, f.sensitivity, share,
        f"claim-{c.document}-{c.n}",
    )  # fmt: skip


def _named(round_: Round, place: str) -> str:
    state = round_.bench.state
    known = {z.id: Name(z.names, z.id) for z in state.zones} | {
        state.process.country.pcode: round_.bench.country_name
    }
    return joined((known.get(p, p) for p in place.split(", ") if p), ", ")
