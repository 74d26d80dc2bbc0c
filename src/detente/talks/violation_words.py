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
MONTH = r"(?:(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)\b"
ZONE = r"(?:(?:north|south|east|west|central|middle|upper|lower|mid)[a-z-]* (?:region|district|province|governorate|sector|area|front)\\b|(?:area|zone|line) of [a-z]+|(?:buffer|security|demilitari[sz]ed|restricted-weapons|de-escalation) zone|(?:contact|ceasefire|cease-fire|demarcation|disengagement) line|Blue Line)"
REGION = r"(?:region|district|province|governorate|oblast|area|sector|county|state|municipality|valley|zone)"
PLACE = rf"(?:(?:[Aa]l|[Ee]l|[Aa]s|[Aa]d|[Aa]n|[Aa]r|[Aa]sh|[Aa]t|[Aa]z)-)?{CAPWORD}(?: (?:del|de|al|of|and(?= {CAPWORD} {REGION}s?\b))? ?{CAPWORD}){{0,5}}(?: {REGION}\b)?"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|(?i:{WORD})|[Nn]one|[Nn]o|[Nn]il)"
IN_BRACKETS = re.compile(rf"(?P<place>{PLACE}) \((?P<count>\d+)\)")
BRACKETED = re.compile(r"\((?P<rows>[^()\n]{3,300})\)")
NEITHER = re.compile(
    rf"\b(?:[Nn]either(?: of the (?:two )?)?(?: (?:side|part|part(?:y|ies)|component|contingent)s?)?|[Nn]o (?:side|part|party|component)) {REPORTS}(?: any)?\b"
)
WHERE = re.compile(
    rf" (?:in|along|across) (?:the )?(?:(?:districts?|provinces?|areas?|governorates?) of )?(?P<place>(?!{MONTH}){PLACE}|{ZONE})"
)
OF_A_SIDE = r"(?:(?:liaison |press |operations |joint )?(?:office|command|headquarters|staff|team)|part|party|side|half|component|contingent|branch|observers|monitors|mission|delegation|representatives|group)"
ROW = re.compile(rf"(?P<place>{PLACE})(?: ?[\u2013:] ?| - | )(?P<count>\d+)\b(?=\s*(?:[,;)]|and\b|$))")
EACH = re.compile(rf"\b(?P<count>{NUMBER}) each in (?P<places>{PLACE}(?:(?:,| and|, and) {PLACE})*)")
IN_PLACE = re.compile(
    rf"\b(?P<count>{NUMBER})(?: (?:(?:ceasefire |cease-fire |truce )?(?:violations?|breaches|infringements|incidents(?: of [a-z]+(?: [a-z]+)?)?|shellings)|(?:cases?|instances?|episodes?) of [a-z]+(?: [a-z]+)?|such incidents|of (?:them|which|these)|more)(?: by (?:the )?[^,.;()\d]{{3,60}}?)?)?(?: (?:was|were|(?:has|have|had) been))?(?: (?:{REPORTS}|occurred|took place))?,?(?: all| both)? (?:in|along|across) (?:the )?(?:(?:districts?|provinces?|areas?|governorates?|regions?|sectors?|count(?:y|ies)|port|town|city|village|vicinity|outskirts) of )?(?P<place>(?<=s of ){PLACE}(?:, {PLACE})* and {PLACE}|(?!the\b|{MONTH}){PLACE}|{ZONE})"
)
FRONTED = re.compile(
    rf"(?:In|Across|Along|Within|Over) (?:the )?(?:(?:districts?|provinces?|areas?|governorates?|regions?) of )?(?P<place>{PLACE}|{ZONE}),(?=[^;]{{0,120}}?\b{REPORTS}\b)"
)
SAME_PLACE = re.compile(
    rf"[^.;]{{0,40}}? (?:in|across|along) (?:the|this|that) (?:same )?(?:{REGION}|line)\b|[^.;]{{0,20}}? there\b"
)
PASSIVE_BY = re.compile(
    rf"\b{REPORTS} by (?:the )?(?P<who>(?:[A-Z][\w-]+ )+{OF_A_SIDE}\b(?: of (?:the )?(?:[\w-]+ ){{0,3}}[A-Z]\w+)?|(?:[A-Z][\w-]+ )+(?:forces|army|authorities|opposition))"
)
NOT_ANY = re.compile(
    rf"\b(?:has|have|had|did) (?P<none>not) (?:[a-z]+ly )?(?:{REPORTS}|record|register|count|note|observe|report|log|document|detect|see) (?:any|a single)\b"
)
THERE = re.compile(rf"\b(?P<count>{NUMBER}) (?:{COUNTED.pattern}) there\b")
LISTED = re.compile(
    rf"(?:\b{REGION}s?(?: of)?:? |\b{REGION}s?: |: )(?P<rows>{PLACE}(?: ?[\u2013:] ?| - ){NUMBER}\b(?:(?:, and|,|;| and) {PLACE}(?: ?[\u2013:] ?| - ){NUMBER}\b)*)"
)
LISTED_ROW = re.compile(rf"(?P<place>{PLACE})(?: ?[\u2013:] ?| - )(?P<count>{NUMBER})\b")
TABLE_ROW = re.compile(rf"(?P<place>{PLACE})\s*(?:[\u2013:-]|\s{{2,}})\s*(?P<count>{NUMBER})\.?")
COMPARED_IN = re.compile(
    rf"\b(?:compare[sd] (?:with|to)|(?:down|up) from|against) (?P<count>{NUMBER})(?: (?:{COUNTED.pattern}))?(?: {REPORTS})?(?: (?:in|during|over))? the (?P<period>(?:previous|preceding|last) (?:reporting )?(?:period|week|day|month|24 hours)|(?:week|day|month|period) before)"
)
ACCOUNTED = re.compile(
    rf"(?:[Tt]he )?(?P<place>(?:{CAPWORD}|[a-z]+) {REGION}|{PLACE}) accounted for (?P<count>{NUMBER})(?P<rest>(?: of (?:them|these|those))?(?:(?:,| and|, and) (?:the )?(?:(?:{CAPWORD}|[a-z]+) {REGION}|{PLACE}) for {NUMBER})*)"
)
FOR_ROW = re.compile(rf"(?:the )?(?P<place>(?:{CAPWORD}|[a-z]+) {REGION}|{PLACE}) for (?P<count>{NUMBER})\b")
RESPECTIVELY = re.compile(
    rf"\b(?P<one>{NUMBER})(?: (?:{COUNTED.pattern}))? and (?P<other>{NUMBER}) (?:{COUNTED.pattern})(?: in (?:the )?(?:{REGION}s? of )?(?:(?P<here>{PLACE})(?: {REGION})? and (?P<there>{PLACE})|[a-z ]+))?,? respectively"
)
BY_PARTY = re.compile(
    rf"(?:{COUNTED.pattern})[^:.;]{{0,60}}: (?P<rows>(?:the )?{PLACE} \d+(?:(?:,| and|, and) (?:the )?{PLACE} \d+)+)"
)
PARTY_ROW = re.compile(rf"(?P<party>(?:{CAPWORD} of )?(?:the )?{PLACE}) (?P<count>\d+)")
COMPARED = re.compile(
    r"\bcompared (?:with|to) (?:the )?(?P<period>(?:previous|preceding|last) (?:reporting )?(?:period|week|day|month)) \((?P<count>\d[\d,]*)\)"
)
ACCORDING = re.compile(
    rf"\b[Aa]ccording to (?:the )?(?P<who>(?:{CAPWORD} )+{OF_A_SIDE}\b|(?:Government of (?:the )?)?{CAPWORD}(?:(?: of(?: the)?)? {CAPWORD}){{0,5}}),"
)
TOTAL = re.compile(
    rf"\b(?P<count>{NUMBER}) (?:(?:new|alleged|confirmed|separate|further|additional|other|such|individual) )*(?:{COUNTED.pattern})"
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
PREVIOUS = re.compile(
    r"\b(?:week|day|month|period) before\b|\b(?:previous|preceding|last) (?:reporting )?(?P<unit>period|week|day|month)\b"
)
AS_OF = re.compile(
    r"\b(?:as of|until|up to)\s+(?P<when>\d{1,2}:\d\d(?: hrs)?,?(?: on)?\s+\d{1,2} [A-Z][a-z]+ \d{4})"
)
