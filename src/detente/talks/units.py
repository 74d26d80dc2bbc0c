"""What a number counts: the noun phrase after it, and the nouns that are measures.

There is no part-of-speech tagger here. A counted noun is the first plural (or a known uncountable or irregular one)
in a short run of words that hold no preposition, article or verb; a measure ("km", "per cent", "hours") is known by name.
To add a measure: ``MEASURES``; a plural that does not end in s: ``IRREGULAR``; a word that ends a noun phrase: ``STOPS``.
"""

from __future__ import annotations

import re

from detente.talks.word_lists import words

MEASURES = {
    "km": "kilometres", "kms": "kilometres", "kilometre": "kilometres", "kilometres": "kilometres", "kilometer": "kilometres",
    "kilometers": "kilometres", "m": "metres", "metres": "metres", "meters": "metres", "metre": "metres", "meter": "metres", "mm": "mm", "cm": "cm",
    "miles": "miles", "mile": "miles", "hectares": "hectares", "hectare": "hectares", "ha": "hectares", "acres": "acres",
    "t": "tonnes", "tonnes": "tonnes", "tonne": "tonnes", "tons": "tonnes", "ton": "tonnes", "kg": "kilograms", "kilograms": "kilograms", "litres": "litres",
    "liters": "litres", "kilogrammes": "kilograms", "kilos": "kilograms",
    "%": "per cent", "percent": "per cent", "per cent": "per cent", "percentage points": "percentage points",
    "second": "seconds", "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks", "month": "months", "year": "years",
    "decades": "decades", "decade": "decades", "seconds": "seconds", "minutes": "minutes", "hours": "hours", "days": "days", "weeks": "weeks", "months": "months",
    "years": "years", "fortnight": "fortnight", "nights": "nights", "mph": "mph", "calibre": "calibre",
}  # fmt: skip
TIMES = words(
    """
    seconds minutes hours days weeks months years decades
    """
)
CURRENCY = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP"}
MONEY = {
    "dollars": "USD",
    "dollar": "USD",
    "USD": "USD",
    "euros": "EUR",
    "EUR": "EUR",
    "pounds": "GBP",
    "roubles": "RUB",
    "rubles": "RUB",
}
IRREGULAR = words(
    """
    people men women children personnel troops police staff aircraft infantry persons cattle
    livestock fish sheep media data policemen servicemen gunmen militiamen fishermen policewomen
    servicewomen crew hardware equipment ammunition wounded dead injured killed missing lives wives
    headquarters series
    """
)
STOPS = words(
    """
    the a an this that these those its his her their our my your of in on at to for from by with
    without within between among during after before since until under over into onto across through
    against about around near along towards toward upon per as and or but nor so if than then which
    who whom whose where when while because also again already still not no is are was were be been
    being has have had do does did will would shall should may might can could must there here it
    they he she we you i via including according compared respectively died left crossed fled
    returned came went said told took made became remain remained remains get got go goes stand
    stands stood hold held met leave leaves arrive arrived lost gave began killed injured wounded
    displaced recorded registered observed confirmed reported destroyed cleared bound travelling
    crossing joined freed released needed evacuated heard saw seen found moved entered exited
    received sent delivered called agreed signed ago later earlier old apart each both all live
    lives live need needs want lack face die flee work works take make come await require requires
    continue continues have's
    """
) - {"lives"}
PARTICIPLES = words(
    """
    displaced wounded injured killed armed unarmed detained disappeared missing released besieged
    registered confirmed reported abducted
    """
)
CLASSIFIERS = re.compile(
    r"(?:cases?|instances?|acts?|incidents?|episodes?|sets?|pieces?|reports?|types?|rounds?|groups?|units?|bursts?|pairs?|boxes|parcels?|exchanges?|violations?|breaches|explosions?|sacks?|bags?|truckloads?|convoys?)$"
)
TAIL = re.compile(
    r" of (?!the\b|them\b|these\b|those\b|this\b|its\b|their\b|his\b|our\b|\d)(?P<of>[a-z][\w-]*(?: [a-z][\w-]*)?)"
)
NOT_COUNTED = words(
    """
    originals copies copy original another other others side sides point points time times reason
    reasons thing things way ways word words hand hands aim step fact sense side's accord
    """
)
NOT_PLURAL = re.compile(
    r"(?:ss|ous|us|is|ics|'s)$|^(?:as|is|was|has|its|his|this|thus|always|perhaps|besides|across|towards|afterwards|sometimes|previous|less|plus|various|serious|series|overseas|Armed|Forces?)$"
)
WORD = re.compile(r" ?([A-Za-z\u00c0-\u024f][\w'\-\u2013]*)")


def is_plural(word: str) -> bool:
    """Whether a word looks like a counted plural."""
    return word in IRREGULAR or (len(word) > 3 and word.endswith("s") and not NOT_PLURAL.search(word))


def read_unit(flat: str, at: int, end: int, one: bool) -> tuple[str, int] | None:
    """The counted noun phrase that starts at ``at``: (unit, where it ends), or None."""
    words: list[str] = []
    stop = at
    position = at
    while len(words) < (3 if one else 6):
        match = WORD.match(flat, position, end)
        if not match:
            break
        word = match[1]
        low = word.lower()
        if (
            low in STOPS
            and not (low in PARTICIPLES and _noun_follows(flat, match.end(), end))
            and not (low in IRREGULAR and not words)
        ):
            break
        if flat[position : position + 1] != " " and words:
            break
        words.append(word)
        position = stop = match.end()
        if (
            not one
            and is_plural(word)
            and not ((low in PARTICIPLES or low in IRREGULAR) and _noun_follows(flat, match.end(), end))
        ):
            break
    while one and words and words[-1].lower().endswith("ly"):
        words.pop()
    if not words or (not one and not is_plural(words[-1])) or words[0].lower() in NOT_COUNTED:
        return None
    if one and (words[-1].lower().endswith(("ing",)) or (words[0][0].isupper() and len(words) == 1)):
        return None
    while one and len(words) > 1 and re.search(r"(?:ed|s)$", words[-1]):
        stop -= len(words.pop()) + 1
    unit = " ".join(words)
    if CLASSIFIERS.search(words[-1]):
        tail = TAIL.match(flat, stop, end)
        if tail:
            of = tail["of"].split()
            if len(of) == 2 and (of[1] in STOPS or of[1].endswith(("ed", "ly"))):
                of.pop()
            if of and of[0] not in STOPS:
                text = " of " + " ".join(of)
                unit, stop = unit + text, stop + len(text)
    return unit, stop


def _noun_follows(flat: str, at: int, end: int) -> bool:
    match = WORD.match(flat, at, end)
    return match is not None and match[1].lower() not in STOPS and is_plural(match[1])
