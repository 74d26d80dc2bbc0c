"""What was said, sentence by sentence, held against the record."""

from __future__ import annotations

from detente.bulletin.document import Block, ClaimCard, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.words import number
from detente.claims.claim import Finding


def claims_section(round_: Round) -> Section | None:
    """A card for each claim and place."""
    if not round_.findings:
        return None
    blocks: list[Block] = [
        Paragraph(
            "Each sentence that says something, with who said it, what kind of claim it is, and what the record can bear of it. A sentence about several zones has one finding a place, never one for all.",
            "lead",
        ),
        *(_card(round_, f) for f in round_.findings),
    ]
    return Section("claims", "What was said, and what the record can bear", tuple(blocks))


def _card(round_: Round, f: Finding) -> ClaimCard:
    c = f.claim
    rivals = None
    if f.rivals:
        rivals = Grid(
            "What others published of the same thing (rival claims, never added)",
            ("Publisher", "Figure", "Said is so many times it", "Period and scope", "Alignment"),
            tuple(
                (
                    r.publisher + (f", relayed by {r.relayed_by}" if r.relayed_by else ""),
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
        else f"{100 * f.single_source_share:.0f} % of the incidents named here are one source's word alone."
    )
    speaker = c.speaker + (
        f", for {c.on_behalf_of}" if c.on_behalf_of and c.on_behalf_of != c.speaker else ""
    )
    return ClaimCard(
        c.n, speaker, " ".join(c.text.split()), c.type, f.verdict, f.why, f.place or _named(round_, c.place),
        tuple((e.text, e.source) for e in f.evidence), rivals, f.sensitivity, share,
        f"claim-{c.document}-{c.n}",
    )  # fmt: skip


def _named(round_: Round, place: str) -> str:
    state = round_.bench.state
    known = {z.id: z.names.get("en", z.id) for z in state.zones} | {
        state.process.country.pcode: round_.bench.country_name
    }
    return ", ".join(known.get(p, p) for p in place.split(", ") if p)
