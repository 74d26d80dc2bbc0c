"""Small sentences that several checks say: days, places, names."""

from __future__ import annotations

from datetime import date

from detente.ceasefire.terms import Instrument
from detente.claims.bench import Bench
from detente.claims.claim import Claim
from detente.process import Organisation, folded
from detente.say import Name, joined, say
from detente.times import Span


def days(span: Span) -> str:
    """``2018-03-15 to 2018-03-16``, or the one day."""
    return days_from(span.first, span.last)


def days_from(first: date, last: date) -> str:
    """The same of two days."""
    return say("{day}", day=first) if first == last else say("{first} to {last}", first=first, last=last)


def called(one: Instrument) -> Name:
    """An instrument's name."""
    return Name(one.names, one.id)


def zone_called(bench: Bench, zone: str) -> Name:
    """A zone's name."""
    return Name(bench.state.zone(zone).names, zone)


def country_called(bench: Bench) -> Name:
    """The country's name."""
    country = bench.state.process.country
    return Name(country.names, country.pcode)


def places_called(claim: Claim, bench: Bench) -> str:
    """The places that a claim names, for a reader."""
    known = {z.id for z in bench.state.zones}
    if claim.area:
        return claim.area
    if claim.place == bench.state.process.country.pcode:
        return country_called(bench)
    return joined((zone_called(bench, p) if p in known else p for p in claim.place.split(", ") if p), ", ")


def organisation(bench: Bench, name: str) -> Organisation | None:
    """The organisation of the process that goes by this name, also with an article before it."""
    process = bench.state.process
    return process.organisation_named(name) or process.organisation_named(folded(name).removeprefix("the "))


def own_side(publisher: str, claim: Claim, bench: Bench) -> bool:
    """Does the publisher belong to, or speak for, the speaker's side, or is it whom the sentence itself relays?"""
    return relayed(publisher, claim, bench) or _is(organisation(bench, claim.on_behalf_of), publisher, bench)


def relayed(publisher: str, claim: Claim, bench: Bench) -> bool:
    """Is it the publisher on whose word the sentence itself says that it rests?"""
    if not claim.basis:
        return False
    return folded(claim.basis) == folded(publisher) or _is(organisation(bench, claim.basis), publisher, bench)


def named_side(publisher: str, of: str, claim: Claim, bench: Bench) -> str:
    """A publisher's name ``of``, with what it is to the sentence."""
    if _is(organisation(bench, claim.on_behalf_of), publisher, bench):
        return say("{publisher} (the speaker's own side)", publisher=of)
    if relayed(publisher, claim, bench):
        return say("{publisher} (whom the sentence relays)", publisher=of)
    return of


def _is(one: Organisation | None, publisher: str, bench: Bench) -> bool:
    theirs = organisation(bench, publisher)
    return one is not None and theirs is not None and one.id in (theirs.id, theirs.speaks_for)


def channel(publisher: str, bench: Bench) -> str:
    """Whose word a publisher's figure is in the end: the organisation that it speaks for, or its own name."""
    one = organisation(bench, publisher)
    if one is None:
        return publisher
    above = bench.state.process.organisation_named(one.speaks_for) if one.speaks_for else None
    return Name((above or one).names, (above or one).id)
