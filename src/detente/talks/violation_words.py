"""The words with which violations are counted: what is counted, who reports, where, a row of a list or a table.

Patterns alone; violations.py reads with them. To add a word for what is counted: ``COUNTED``; a kind of region: ``REGION``.
"""

from __future__ import annotations

import re

from detente.talks.countries import STATE
from detente.talks.numbers import WORD
from detente.talks.sightings import CAPWORD

COUNTED = re.compile(
    r"\b(?:(?:ceasefire|cease-fire|truce|armistice) )?(?:violations?|breaches|infringements)\b|\b(?:cases?|instances?|facts?|episodes?|incidents?) of (?:opening fire|firing|shelling|ceasefire violations?|violations?|shooting|fire)\b|\bincidents\b|\bshellings\b|\bnumber of (?:ceasefire )?violations\b",
    re.IGNORECASE,
)
OTHER_VIOLATIONS = re.compile(
    r"\b[Ii]n (?:violation|breach) of\b|\b(?:human rights|humanitarian law|international law|sanctions|arms embargo|airspace|embargo) violations?|violations? of (?:human rights|international|the arms|airspace|his|her|their rights)",
    re.IGNORECASE,
)
REPORTS = r"(?:recorded|registered|counted|noted|observed|reported|logged|documented|detected|put|verified|confirmed|saw|protested|alleged|claimed|complained of|received reports of)"
ZONE = r"(?:(?:area|zone|line) of [a-z]+|(?:buffer|security|demilitari[sz]ed|restricted-weapons|de-escalation) zone|(?:contact|ceasefire|cease-fire|demarcation|disengagement) line|Blue Line)"
REGION = r"(?:region|district|province|governorate|oblast|area|sector|county|state|municipality|valley|zone)"
PLACE = rf"{CAPWORD}(?: (?:del|de|al|of|and(?= {CAPWORD} {REGION}s?\b))? ?{CAPWORD}){{0,5}}(?: {REGION}\b)?"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|(?i:{WORD})|[Nn]one|[Nn]o|[Nn]il)"
IN_BRACKETS = re.compile(rf"(?P<place>{PLACE}) \((?P<count>\d+)\)")
BRACKETED = re.compile(r"\((?P<rows>[^()\n]{3,300})\)")
NEITHER = re.compile(
    rf"\b(?:[Nn]either(?: of the (?:two )?)?(?: (?:side|part|part(?:y|ies)|component|contingent)s?)?|[Nn]o (?:side|part|party|component)) {REPORTS}(?: any)?\b"
)
WHERE = re.compile(
    rf" (?:in|along|across) (?:the )?(?:(?:districts?|provinces?|areas?|governorates?) of )?(?P<place>{PLACE}|{ZONE})"
)
OF_A_SIDE = r"(?:part|side|half|component|contingent|branch|observers|monitors|mission)"
ROW = re.compile(rf"(?P<place>{PLACE})(?: ?[\u2013:] ?| - | )(?P<count>\d+)\b(?=\s*(?:[,;)]|and\b|$))")
EACH = re.compile(rf"\b(?P<count>{NUMBER}) each in (?P<places>{PLACE}(?:(?:,| and|, and) {PLACE})*)")
IN_PLACE = re.compile(
    rf"\b(?P<count>{NUMBER})(?: (?:ceasefire |cease-fire |truce )?(?:violations?|breaches|incidents(?: of [a-z]+(?: [a-z]+)?)?|cases? of [a-z]+(?: [a-z]+)?|such incidents|of them|more)(?: by (?:the )?[^,.;()\d]{{3,60}}?)?(?: (?:was|were|(?:has|have|had) been))?(?: {REPORTS})?)?,?(?: all| both)? (?:in|along|across) (?:the )?(?:(?:districts?|provinces?|areas?|governorates?) of )?(?P<place>(?!the\b){PLACE}|{ZONE})"
)
THERE = re.compile(rf"\b(?P<count>{NUMBER}) (?:{COUNTED.pattern}) there\b")
LISTED = re.compile(
    rf"(?:\b{REGION}s?(?: of)?:? |\b{REGION}s?: |: )(?P<rows>{PLACE}(?: ?[\u2013:] ?| - ){NUMBER}\b(?:(?:, and|,|;| and) {PLACE}(?: ?[\u2013:] ?| - ){NUMBER}\b)*)"
)
LISTED_ROW = re.compile(rf"(?P<place>{PLACE})(?: ?[\u2013:] ?| - )(?P<count>{NUMBER})\b")
TABLE_ROW = re.compile(rf"(?P<place>{PLACE})\s*(?:[\u2013:-]|\s{{2,}})\s*(?P<count>{NUMBER})\.?")
COMPARED = re.compile(
    r"\bcompared (?:with|to) (?:the )?(?P<period>(?:previous|preceding|last) (?:reporting )?(?:period|week|day|month)) \((?P<count>\d[\d,]*)\)"
)
ACCORDING = re.compile(
    rf"\b[Aa]ccording to (?:the )?(?P<who>(?:Government of (?:the )?)?{CAPWORD}(?:(?: of(?: the)?)? {CAPWORD}){{0,5}}),"
)
TOTAL = re.compile(
    rf"\b(?P<count>{NUMBER}) (?:(?:new|alleged|confirmed|separate|further|additional) )*(?:{COUNTED.pattern})"
)
LABELLED = re.compile(rf"(?P<party>{PLACE}|{STATE}): (?P<count>{NUMBER})\b(?P<rest>[^\n]*)")
PUT_AT = re.compile(
    rf"put (?:it|the number of [a-z ]+) at (?P<count>{NUMBER}),? in (?:the )?(?P<place>{PLACE})"
)
NONE_SEEN = re.compile(
    rf"\b{REPORTS} (?P<none>none|nothing|no (?:such )?(?:cases?|violations?|incidents))\b(?! in)"
)
PERIOD_HOURS = re.compile(
    r"\b(?:(?:[Ww]ithin|[Ii]n|[Oo]ver|[Dd]uring) (?:the )?(?:last|past|previous) )?(?P<span>24 hours|48 hours|72 hours|twenty-four hours)\b"
)
PREVIOUS = re.compile(r"\b(?:previous|preceding|last) (?:reporting )?(?P<unit>period|week|day|month)\b")
AS_OF = re.compile(
    r"\b(?:as of|until|up to)\s+(?P<when>\d{1,2}:\d\d(?: hrs)?,?(?: on)?\s+\d{1,2} [A-Z][a-z]+ \d{4})"
)
