"""What was said, sentence by sentence, held against the record."""

from __future__ import annotations

import polars as pl

from detente.bulletin.document import Block, ClaimCard, Grid, Paragraph, Section
from detente.bulletin.round import Round
from detente.bulletin.words import VERDICT_WORDS, number
from detente.claims.claim import Claim, Finding
from detente.claims.what_if import STANDS, what_if
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
    ]
    last: Claim | None = None
    for f in round_.findings:
        if last is not None and f.claim is not last:
            blocks += _after(round_, last)
        blocks.append(_card(round_, f))
        last = f.claim
    blocks += _after(round_, last) if last is not None else []
    return Section("claims", say("What was said, and what the record can bear"), tuple(blocks))


def _after(round_: Round, claim: Claim) -> list[Block]:
    """After the last card of a claim: other readings where one moves the verdict, and earlier checks on record."""
    blocks: list[Block] = []
    readings = what_if(claim, round_.bench)
    if any(r.moves for r in readings):
        rows = tuple(
            (r.assumption, r.place, VERDICT_WORDS[r.verdict])
            for r in readings
            if r.moves or r.assumption == STANDS
        )
        of = say("{document}, claim {n}", document=claim.document, n=claim.n)
        blocks.append(
            Grid(
                say("What if: readings of {claim} that end in another verdict", claim=of),
                (say("Read so"), say("Place"), say("Verdict")),
                rows,
                note=say(
                    "{n} readings were tried; those not shown leave the verdict as it stands.",
                    n=len(readings),
                ),
            )
        )
    earlier = [
        c for c in round_.bench.state.verdicts.filter(pl.col("claim") == claim.id).iter_rows(named=True)
        if c["checked_at"] < round_.bench.day
    ]  # fmt: skip
    if earlier:
        blocks.append(
            Grid(
                say("Earlier checks of the same claim, as they were put down"),
                (say("As of"), say("Place"), say("Verdict"), say("Reason"), say("What changed")),
                tuple((c["checked_at"].isoformat(), c["place"] or "", VERDICT_WORDS[c["verdict"]], c["why"], c["changed"]) for c in earlier),
                wide=True,
            )
        )  # fmt: skip
    return blocks


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
        tuple((e.text, e.source) for e in f.told), rivals, f.sensitivity,
        say("Whose word it rests on: {words}.", words=f.rests_on) if f.rests_on else "",
        f"claim-{c.document}-{c.n}",
    )  # fmt: skip


def _named(round_: Round, place: str) -> str:
    state = round_.bench.state
    known = {z.id: Name(z.names, z.id) for z in state.zones} | {
        state.process.country.pcode: round_.bench.country_name
    }
    return joined((known.get(p, p) for p in place.split(", ") if p), ", ")
