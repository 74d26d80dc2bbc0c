"""The words around a number that say what it is: a label, an approximation, a share of a whole, the noun unsaid.

Patterns alone; figures.py reads with them. To add a word that marks a number as somebody's name or label: ``LABELS``; an
approximator: ``ABOUT``.
"""

from __future__ import annotations

import re

from detente.talks.numbers import WORD

LABELS = re.compile(
    r"\b(?:[Rr]esolutions?|UNSCRs?|[Aa]rticles?|[Aa]rt\.|[Pp]aragraphs?|[Pp]aras?\.?|[Ss]ections?|[Cc]hapters?|[Aa]nnex(?:es)?|[Hh]ill|[Rr]oute|[Rr]oad|[Hh]ighway|"
    r"[Nn]o\.|[Nn]os\.|[Nn]umber|№|[Pp]oints?|[Pp]hase|[Ss]tage|[Rr]ound|[Tt]rack|[Cc]lause|[Ll]ine|[Bb]asket|[Pp]age|p\.|[Cc]heckpoint|[Pp]ost|[Zz]one|[Aa]rea|"
    r"[Dd]ecision|[Dd]ecree|[Oo]rder|[Rr]eport|[Dd]ocument|[Tt]ype|[Bb]attalion|[Bb]rigade|[Gg]rade|[Ll]evel|[Cc]hannel|[Aa]genda item|[Oo]ption|[Ff]ootnote|BM|T|Rule|Law|Act|[Pp]rotocol|[Dd]ivision)\s*$"
)
ABOUT = re.compile(
    r"\b(?:about|approximately|approx\.?|around|nearly|almost|close to|roughly|some|more than|over(?! the\b)|at least|not less than|no less than|no fewer than|not fewer than|fewer than|"
    r"less than|up to|as many as|as much as|an estimated|estimated|upwards of|circa|above|below|under|not more than|no more than|at most|in excess of|well over|just over|just under|exceeding|in the region of)\s+"
    r"(?:the |an |a |the past |the last |another |US|USD ?)?[$€£]?$",
    re.IGNORECASE,
)
OR_SO = re.compile(r"\s*(?:\+|or (?:so|more|fewer)|-odd)\b")
POINTS_BACK = re.compile(
    r"\b(?:the|these|those|both|all|our|their|its|his|her|latter|former|such|said|other|your|my|respective)\s+(?:latter |former |other |remaining )?$",
    re.IGNORECASE,
)
# "the six hostages freed in March": told apart by what follows, so nothing pointed back to.
TOLD_APART = re.compile(
    r" (?!(?:sides|parties|leaders|ministers|presidents|countries|governments|states|nations|delegations|officials|diplomats|foreign|heads|envoys|peoples|guarantors|interlocutors|teams|missions|organi[sz]ations|co-chairs|representatives|bodies|groups|movements|armies|forces)\b)[a-z]{3,}s (?:[a-z]+ed|held|taken|shot|seen|found|lost|sent|left) (?:in|by|on|from|at|during|since|near|earlier|last)\b"
)
ORDINAL_OF_TIME = re.compile(
    r"\b(?:past|last|first|next|previous|final|following|preceding|coming|recent|initial|another|additional|other|further|opening|nearly|about)\s+$",
    re.IGNORECASE,
)
HYPHEN_UNIT = re.compile(
    r"-(?P<unit>(?:second|minute|hour|day|week|month|year|decade|kilometre|kilometer|km|metre|meter|mile|ton|tonne|mm|per cent|percent|person|member|man|bed|truck|vehicle)s?)\b(?:-(?:old|long|strong))?(?P<noun> [a-z]+)?"
)
CLOCK = re.compile(
    r"\s?(?:a\.?m\.?\b|p\.?m\.?\b|A\.?M\.?\b|P\.?M\.?\b|o'clock|hours? (?:local|GMT|UTC)|GMT|UTC|hrs\b|EDT|EST)"
)
PLURAL = re.compile(r" (?P<noun>(?:[a-z-]+ )?[a-z]{3,}s)\b")
PART_OF = re.compile(rf"(?:\d|(?:{WORD})) (?:out )?of (?:the |its |their )?$", re.IGNORECASE)
BY_MEASURE = re.compile(r" ?(?:km|m|mm|cm|ha|kilomet(?:re|er)s?|met(?:re|er)s?|hectares?|miles?)\b")
COPIED = re.compile(rf"(?:{WORD})s?[ -]\($", re.IGNORECASE)
AGAIN = re.compile(r" \(\d[\d,]*\)(?= )")
EXCEPT = re.compile(r"\b[Aa]ll but $")
SHARE = re.compile(r" (?:out )?of (?:the |its |their )?(?=\d|[a-z]+[- ])")
OF_NOUN = re.compile(r" of (?:the|these|those|its|their) (?=[a-z])")
OF_WHOLE = re.compile(r"(?:\bOf|[,;] of) (?:the |these |its |their )$")
WHOSE = re.compile(r"(?P<noun>[a-z]+s), whose (?:strength|numbers?|total)\b")
HAPPENED = re.compile(r" (?:occurred|took place|happened|came|fell|concerned)\b")
BEFORE_NOW = re.compile(r"\b(?:previous|preceding|last) (?:reporting )?(?:period|week|day|month) \($")
OF_PLACES = re.compile(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3} \((\d[\d,]*)\)")
WHICH = re.compile(r"\bof (?:which|whom|these|those),? $")
SHARED = re.compile(r"\b(?:sector|region|district|province|governorate|area|zone|county|side|party) for $")
DOWN_FROM = re.compile(r"\b(?:down|up) from $")
AND_NUMBER = re.compile(r" and (?=\d)")
PER_TIME = re.compile(r" (?:per|a|each) (?P<time>day|week|month)\b")
MORE = re.compile(r" (?:more|further|additional|other|extra|new)(?= )")
NUMBER_OF = re.compile(
    r"\b(?:total |overall |average )?numbers? of (?P<noun>(?!the\b)[a-z][\w\-/ ]{2,60}?)(?= (?:[a-z]+ing|that|who|whose|which|has|have|had|is|are|was|were|in|at|on|crossing|observed|recorded|registered|by|from|stands|stood|reached|rose|fell|increased|decreased|remains?)\b|[,.(])"
)
BARE = re.compile(
    r"\s*(?:[.,;)]|$|(?:over|in|at|on|of them|for|by|occurred|took place|happened|came|fell|concerned|were|was|are|had|have|compared|bound|crossed|into|during|last|this|from|to|per day|observed|too many)\b)"
)
LEAD = re.compile(
    r"(?P<lead>\b(?:there (?:were|was|are|have been)|has reached|have reached|reached|equals?|stands? at|stood at|(?:puts?|estimates?|is put|was put) at|(?:has |have )?(?:risen|grown|fallen|dropped) to|reported|recorded|counted|registered|noted|amounts? to|amounted to|totall?ed|numbered|comprises|(?:was|were|is|are|and|another|compared (?:to|with)|to|from|at|or|by))\s+)$"
)
OF_THEM = re.compile(r" of (?:them|whom|which|(?:these|those)(?: [a-z]+s\b)?)\b")
ARTICLE_ONE = re.compile(
    r"(?i:one)(?:\s+(?:of|another|or|and|by|after|day|side|hand|who|that|can|must|may|should|which|time|party|party's|with|is|was|has|country|people|single|more|such|way|or more)\b|-|'s|$)"
)
