"""The process as its folder declares it (``process.toml``): who takes part, who reports, which area, which days.

Everything that differs between one process and another is here or in the terms and zones beside it; the
rooms hold no name of any process. Read with :func:`detente.layout.read_layout`.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from detente.layout import Names, field, layout

Role = Literal[
    "guarantor", "host", "facilitator", "observer", "party", "monitor", "humanitarian", "armed group", "other"
]


@layout
class CouncilTerm:
    """Years for which a state sat on the Security Council."""

    first: Annotated[date, field(description="first day")]
    last: Annotated[date, field(description="last day")]


@layout
class Organisation:
    """A state, body or group, and what it does in the process."""

    id: Annotated[str, field(description="short key, used elsewhere in the folder")]
    names: Annotated[Names, field(description="name per language; 'en' is required")]
    roles: Annotated[tuple[Role, ...], field(description="what it does in the process")] = ()
    aliases: Annotated[
        tuple[str, ...], field(description="other spellings met in documents and reports")
    ] = ()
    speaks_for: Annotated[str, field(description="organisation on whose behalf it also publishes")] = ""
    answers_for: Annotated[
        tuple[str, ...], field(description="ids of the parties whose observance it answers for (guarantors)")
    ] = ()
    council: Annotated[tuple[CouncilTerm, ...], field(description="when it sat on the Security Council")] = ()


@layout
class Post:
    """An office and who held it."""

    organisation: Annotated[str, field(description="id of the organisation")]
    office: Annotated[str, field(description="the office")]
    holder: Annotated[str, field(description="public officeholder's name")]
    first: Annotated[date | None, field(description="first day in office, where known")] = None
    last: Annotated[date | None, field(description="last day in office, where known")] = None


@layout
class Track:
    """A series of talks."""

    id: Annotated[str, field(description="short key")]
    names: Annotated[Names, field(description="name per language")]
    words: Annotated[tuple[str, ...], field(description="words by which a sentence names it")] = ()


@layout
class Source:
    """Who reports incidents, in which file and layout, with what affiliation."""

    id: Annotated[str, field(description="short key; the file's stem unless 'file' says otherwise")]
    file: Annotated[str, field(description="path inside the folder")]
    names: Annotated[Names, field(description="name per language")]
    affiliation: Annotated[str, field(description="whose it is: a party's, a monitor's, research, media")]
    layout: Annotated[Literal["reports", "ucdp-ged"], field(description="the file's layout")] = "reports"
    licence: Annotated[str, field(description="licence of the data")] = ""
    citation: Annotated[str, field(description="how to cite it")] = ""
    caveats: Annotated[tuple[str, ...], field(description="what a reader must know")] = ()
    original_aliases: Annotated[
        dict[str, str], field(description="spellings of the original sources inside it, to one name each")
    ] = field(default_factory=dict)
    acts: Annotated[
        dict[str, str], field(description="the source's own word for an act, to the terms' act")
    ] = field(default_factory=dict)
    weapons: Annotated[
        dict[str, str], field(description="the source's own word for a weapon, to the terms' kind of weapon")
    ] = field(default_factory=dict)
    radius_km: Annotated[
        dict[str, float],
        field(description="how far from its point a report may lie, per place precision 1 or 2"),
    ] = field(default_factory=dict)
    actor_separator: Annotated[str, field(description="what joins several actors of one side")] = ", "


@layout
class Places:
    """The administrative units that zones are made of."""

    units: Annotated[str, field(description="GeoJSON of the smallest units")]
    pcode: Annotated[str, field(description="property with a unit's p-code")]
    name: Annotated[str, field(description="property with its name")]
    district: Annotated[str, field(description="property with the p-code of the unit above")]
    province: Annotated[str, field(description="property with the p-code above that")]
    district_name: Annotated[str, field(description="property with the name of the unit above")] = ""
    province_name: Annotated[str, field(description="property with the name above that")] = ""
    licence: Annotated[str, field(description="licence and credit")] = ""
    disclaimer: Annotated[str, field(description="what the boundaries do not imply")] = ""


@layout
class Called:
    """A place, publisher or group that registers name in one language, and its names in others."""

    names: Annotated[
        Names, field(description="its name by language; the English one as the registers write it")
    ]


@layout
class Country:
    """The whole area that the process is about."""

    pcode: Annotated[str, field(description="its code")]
    names: Annotated[Names, field(description="name per language")]
    aliases: Annotated[tuple[str, ...], field(description="other spellings")] = ()


@layout
class Comparison:
    """How the change of violence is measured; kept apart so that it can be fixed before the data are seen."""

    series_from: Annotated[date, field(description="first day of the series")]
    series_to: Annotated[date, field(description="last day of the series")]
    controls: Annotated[
        Literal["district", "province"],
        field(description="units outside every zone that serve as comparison"),
    ] = "district"
    least_events: Annotated[
        int, field(description="a control needs at least so many events before the date")
    ] = 5
    donut_days: Annotated[int, field(description="days left out on either side of the date")] = 0
    other_war_share: Annotated[
        float,
        field(
            description="a control where at least this share of events involves an exempt group is at another war"
        ),
    ] = 0.5


@layout
class Limits:
    """Time limits of the workflow; one that is empty is not on record, and nothing is overdue by it."""

    answer_hours: Annotated[int | None, field(description="hours in which whoever is asked is to answer")] = (
        None
    )
    verification_days: Annotated[
        int | None, field(description="days from an allegation to its verification")
    ] = None
    investigation_days: Annotated[
        int | None, field(description="days from a verification to the end of the investigation")
    ] = None
    finding_days: Annotated[int | None, field(description="days from an investigation to the finding")] = None
    nearby_km: Annotated[
        float, field(description="how near an incident is to a confidence-building measure", gt=0)
    ] = 20.0
    nearby_days: Annotated[
        int, field(description="days before and after a measure's first day that are compared", gt=0)
    ] = 90


@layout
class FlashRule:
    """What is told at once: a report that meets any of the rule's conditions."""

    id: Annotated[str, field(description="short key")]
    names: Annotated[Names, field(description="name per language")]
    minutes: Annotated[int, field(description="minutes from hand-in in which it is told", gt=0)] = 60
    least_deaths: Annotated[int | None, field(description="so many deaths or more")] = None
    acts: Annotated[tuple[str, ...], field(description="acts of the terms' vocabulary")] = ()
    words: Annotated[
        tuple[str, ...], field(description="words in the source's own type, sides or place, in any script")
    ] = ()

    def __post_init__(self) -> None:
        if self.least_deaths is None and not self.acts and not self.words:
            raise ValueError(f"flash rule {self.id!r} has no condition; give least_deaths, acts or words")


@layout
class Reporting:
    """The series of reports: where its numbers begin, and who may read them."""

    first: Annotated[
        date | None, field(description="day of daily report no. 1; empty: reports have no number")
    ] = None
    by: Annotated[str, field(description="who issues the reports")] = ""


@layout
class Public:
    """What of the claims may be made public; off unless it is declared."""

    claims: Annotated[
        bool, field(description="may released verdicts on public officeholders' sentences be published")
    ] = False
    address: Annotated[
        str, field(description="where their pages will stand: an https address that ends with '/'")
    ] = ""

    def __post_init__(self) -> None:
        if self.claims and not (self.address.startswith("https://") and self.address.endswith("/")):
            raise ValueError("public claims need an address; write one as 'https://example.org/claims/'")


@layout
class Licence:
    """A file of the folder that came from elsewhere, and on what terms."""

    file: Annotated[str, field(description="path or paths inside the folder")]
    licence: Annotated[str, field(description="licence")]
    credit: Annotated[str, field(description="whom to credit, and the citation")]
    source: Annotated[str, field(description="where it came from")] = ""


@layout
class Process:
    """A peace process: ``process.toml``."""

    id: Annotated[str, field(description="short key of the process")]
    names: Annotated[Names, field(description="name per language")]
    day: Annotated[
        date, field(description="the day that report and brief are about unless another is asked for")
    ]
    time_zone: Annotated[str, field(description="IANA name of the process's local time")]
    country: Annotated[Country, field(description="the whole area")]
    places: Annotated[Places, field(description="administrative units")]
    comparison: Annotated[Comparison, field(description="how change is measured")]
    map_delay_days: Annotated[
        int, field(description="incidents of the last days, so many, are left off the public map")
    ] = 7
    languages: Annotated[tuple[str, ...], field(description="languages of the process")] = ("en",)
    organisation: Annotated[tuple[Organisation, ...], field(description="who takes part")] = ()
    post: Annotated[tuple[Post, ...], field(description="offices and their holders")] = ()
    track: Annotated[tuple[Track, ...], field(description="series of talks")] = ()
    source: Annotated[tuple[Source, ...], field(description="who reports incidents")] = ()
    called: Annotated[
        tuple[Called, ...],
        field(description="names that registers use, as reports in other languages write them"),
    ] = ()
    limits: Annotated[Limits, field(description="time limits of the workflow")] = Limits()
    flash: Annotated[tuple[FlashRule, ...], field(description="what is told at once")] = ()
    reporting: Annotated[Reporting, field(description="the series of reports")] = Reporting()
    public: Annotated[Public, field(description="what of the claims may be made public")] = Public()
    licence: Annotated[tuple[Licence, ...], field(description="what came from elsewhere")] = ()

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError(
                f"time_zone {self.time_zone!r} is not known; write an IANA name as 'Asia/Almaty'"
            ) from None

    def organisation_named(self, name: str) -> Organisation | None:
        """The organisation that goes by this name in any language or spelling."""
        wanted = folded(name)
        for one in self.organisation:
            if wanted in {folded(n) for n in (one.id, *one.names.values(), *one.aliases)}:
                return one
        return None


def folded(name: str) -> str:
    """A name without case, marks and doubled blanks, so that two ways of typing it are one."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("ı", "i")
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
