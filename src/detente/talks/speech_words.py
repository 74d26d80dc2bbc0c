"""Verbs of saying, asking, thanking, welcoming, promising, agreeing and instructing, and what may stand before them.

General lexical data. ``SAYING`` matches a finite form of any verb here; ``BRIDGE`` is all that may stand between a
speaker and the verb ("also", "has", ", for his part,", ", noting the high level of trust,"). To add a verb: a line in
``REGULAR`` (its forms are made) or the forms themselves in ``IRREGULAR``.
"""

from __future__ import annotations

import re

from detente.talks.word_lists import listed

REGULAR = listed(
    """
    acknowledge add admit advise affirm agree announce appeal applaud appreciate argue ask assert
    assess assure caution commend comment condemn confirm congratulate convey declare decry demand
    denounce deplore describe disclose echo elaborate emphasise emphasize encourage endorse explain
    express extend hail highlight implore inform insist instruct invite lament mention note observe
    opine order outline pledge praise promise propose reaffirm recall recognise recognize recommend
    reiterate reject remark remind renew repeat reply report request respond salute share signal
    stress suggest summarise thank underline underscore urge voice vow warn welcome wish clarify
    concur conclude brief advocate raise restate confide concede caution refuse deny undertake
    accuse allege apologise apologize attest challenge charge chide claim commiserate complain consent contend
    contradict counsel counter criticise criticize decline defend disagree dispute enquire entreat exhort foreshadow
    greet guarantee hint hope inquire interject intimate notify object petition plead posit predict proclaim
    profess protest quip rebuff rebuke rebut recite recount refute regret remonstrate retort
    reveal scold specify speculate sympathise sympathize testify threaten volunteer vouch
    """
)
DOUBLING = frozenset(["admit", "concur", "rebut", "regret"])  # their last letter doubles
IRREGULAR = {
    "say": "said says say", "update": "updated updates", "tell": "told tells tell", "speak": "spoke speaks", "give": "gave gives",
    "express": "expresses", "pay": "paid pays", "undertake": "undertook undertakes",
}  # fmt: skip
# Verbs that report speech only with a particle or a certain object.
PHRASES = r"""
point(?:ed|s)? (?:out|to|at)\b|refer(?:red|s) to\b|(?:was|were|are|is) (?:unanimous|united) in\b|reach(?:ed|es)? (?:an? )?(?:agreement|understanding|consensus) (?:to|on|that)\b|call(?:ed|s)? (?:on|upon|for|attention)\b|(?:drew|draws|draw) (?:the )?(?:attention|particular)|
(?:has |have )?(?:also )?focus(?:ed|es)? (?:on|particularly on)|dwelt (?:on|upon)|spoke (?:in favou?r|about|of|out|highly)|speaks (?:in favou?r|about|of|out)|
made (?:it )?clear|stated|offer(?:ed|s)? (?:(?:his|her|their|its|deep|sincere|the|to)\b)|put forward|puts forward|
took (?:the|this) (?:occasion|opportunity) to (?:congratulate|thank|express|welcome|reiterate|stress|commend|urge|call)|paid tribute|gave (?:his|her|their) (?:assessment|assurance|word)|set out|sets out|took note|takes? note|laid out|
(?:is|are|was|were|remains?|remained) (?:deeply |gravely |seriously |very |also )*(?:concerned|alarmed|convinced|grateful|committed|encouraged)\b|
(?:commit|committed|commits) (?:themselves|itself|himself|herself|to)\b|(?:believe|consider|hope|expect)(?:d|s|ed)? (?:that|it)|
direct(?:ed|s)? (?:his|her|their|its|the|relevant)|stood ready|stands? ready|look(?:ed|s)? forward|
agree in principle|expressed|inform(?:ed|s)? that|accept(?:ed|s)? the (?:invitation|proposal|offer)|ha(?:s|d|ve) (?:emphasi[sz]ed|noted|said|stressed)|
sought (?:clarifications?|confirmation|information|answers|an? (?:explanation|assurance|update)|(?:re)?assurances?|(?:to )?(?:re)?assure)|ma(?:de|kes?) the (?:case|point)\b|
(?:laid|placed|put|lays|places|puts) (?:particular |special |great |strong )?(?:emphasis|stress)\b|gave assurances|took the view|held (?:that|the view)|brought up|spel(?:led|t) out|summed up|spoke out|swore|
came out (?:in favou?r|against)|let it be known|hit back|took issue|maintain(?:ed|s)? that|press(?:ed|es)? (?:for|the need)
"""


def _forms(verb: str) -> list[str]:
    if verb.endswith("e"):
        past, third = verb + "d", verb + "s"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        past, third = verb[:-1] + "ied", verb[:-1] + "ies"
    elif verb in DOUBLING:
        past, third = verb + verb[-1] + "ed", verb + "s"
    else:
        past, third = verb + "ed", verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s")
    return [past, third, verb]


def _verb_source() -> str:
    words: set[str] = set()
    for verb in REGULAR:
        words.update(_forms(verb))
    for forms in IRREGULAR.values():
        words.update(forms.split())
    words.difference_update({"spoke", "speaks", "gave", "gives", "paid", "pays", "undertake", "told to"})
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


def _gerunds() -> str:
    """ "thanking", "admitting", "saying": what follows "began by"."""
    stems = [
        v[:-1] if v.endswith("e") and not v.endswith("ee") else v + v[-1] if v in DOUBLING else v
        for v in REGULAR
    ]
    return "|".join(
        [
            *(s + "ing" for s in stems),
            "saying",
            "telling",
            "offering",
            "setting out",
            "paying tribute",
            "calling",
            "pointing",
            "drawing attention",
        ]
    )


# What leads into a saying: "began by thanking", "went on to stress", "used the meeting to ask".
LED_INTO = (
    r"(?:(?:began|begins|opened|started|concluded|closed|ended|finished|continued|prefaced)(?: (?:the|his|her|their) [a-z]+)? (?:by|with) (?:[a-z]+ly )?(?:"
    + _gerunds()
    + r")\b"
    r"|(?:went on|goes on|proceeded|(?:used|seized|took) (?:the|this|that) (?:\w+ )?(?:meeting|occasion|opportunity|call|visit|conversation|chance)|was keen|were keen|did not fail) to (?:again |also |once more )?(?:"
    + "|".join(REGULAR)
    + r"|say|tell)\b)"
)
PHRASE_SOURCE = re.sub(r"\s*\n\s*", "", PHRASES.strip()) + "|" + LED_INTO
VERB_SOURCE = _verb_source()
SAYING_SOURCE = rf"(?:{PHRASE_SOURCE}|(?:{VERB_SOURCE})\b)"
SAYING = re.compile(rf"\b{SAYING_SOURCE}")
# Past forms and third persons: what can be a finite verb after a name without being a noun or a bare infinitive.
ADVERB = (
    r"(?:also|further|furthermore|again|once again|once more|then|likewise|similarly|equally|particularly|especially|strongly|warmly|firmly|"
    r"clearly|repeatedly|jointly|separately|additionally|both|all|each|accordingly|specifically|fully|unanimously|respectively|thus|still|"
    r"reportedly|later|today|yesterday|earlier|in turn|for (?:his|her|its|their) part|in particular|in this (?:regard|context|respect)|"
    r"at the same time|in addition|on (?:his|her) behalf|publicly|sincerely|deeply|highly|previously|subsequently|finally|first|next|"
    r"(?:on|late|early) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|however|too|therefore|now|explicitly|formally|officially|[a-z]+ly)"
)
AUXILIARY = r"(?:has|have|had|did|does|do|would like to|wishes to|wish to|wished to|wanted to|could)"
BRIDGE = re.compile(
    rf"(?:\s*,[^,;:\"]{{1,220}},|\s*\([^()]{{1,80}}\))?(?:\s*,?\s*(?:{ADVERB}|{AUXILIARY})\b\s*,?)*\s*"
)
SAYING_AFTER_NAME = re.compile(
    rf"(?:\s*,?\s*(?:{ADVERB}|{AUXILIARY})\b\s*,?)*\s+(?:{PHRASE_SOURCE}|(?:{VERB_SOURCE})\b)"
)
