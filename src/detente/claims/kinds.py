"""What a sentence claims without a figure: a small grammar of how people speak of a peace process.

Sentences with figures are read in :mod:`detente.claims.counted`, figure by figure. Each kind is told by the words it takes, tried in order; the first that fits names the claim's type. What fits none
is an opinion, and an opinion is not testable. English. No name of any process stands here: tracks, places and
instruments are told apart by the folder's own words before a sentence comes here.

To add a kind: a function or pattern, a row in ``KINDS`` at its place in the order, and a check in
:mod:`detente.claims.checks` that says what the record can bear of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from detente.say import say

FLAGS = re.IGNORECASE
AGREEMENT = r"(?:agreements?|accords?|understandings?|memorand\w+|truces?|ceasefires?|cessation of hostilities|process)"
VIOLENCE = r"(?:violence|hostilit\w+|fighting|clashes|shelling|bombard\w+|attacks?|incidents?|bloodshed|casualties|breaches|violations)"
FALL = r"(?:reduc\w+|decreas\w+|declin\w+|fell|fall(?:s|en|ing)?|dropp?\w*|lower\w*|lessen\w*|curb\w*|diminish\w*|subsid\w+|eased?|calm\w*|halved)"
RISE = r"(?:increas\w+|r[oi]se[ns]?|rising|surg\w+|(?<!de-)escalat\w+|worsen\w*|soar\w*|doubled)"
BETWEEN = r"(?:(?!\b(?:because|due|owing|after|following|despite)\b).){0,60}"
"""What may stand between a change and what changed: never the word that makes it the cause of something else."""
CHANGE = re.compile(
    rf"\b{FALL}\b{BETWEEN}\b{VIOLENCE}\b|\b{VIOLENCE}\b.{{0,60}}\b(?:has |have |had |was |were )?{FALL}\b",
    FLAGS,
)
GROWTH = re.compile(
    rf"\b{RISE}\b{BETWEEN}\b{VIOLENCE}\b|\b{VIOLENCE}\b.{{0,60}}\b(?:has |have |had |was |were )?{RISE}\b",
    FLAGS,
)
PROTECTED = re.compile(
    r"\b(?:civilians?|(?:peaceful|ordinary) (?:citizens?|people|residents?)|civilian population|population)\b.{0,80}"
    r"\b(?:protect\w*|safe\b|safety|secur\w+|unharmed|spared)",
    FLAGS,
)
INTEND = re.compile(
    r"^(?:but |and |so )?(?:we|i|they|the \w+(?: \w+)?) (?:would like|want|hope|wish|intend|plan|look forward|shall|will)\b",
    FLAGS,
)
COMMIT = re.compile(
    r"\b(?:commitment|committed|pledg\w+|reaffirm\w*|undertook|undertake\w*|vow\w*|promis\w+)\b", FLAGS
)
SUPPORT = re.compile(
    r"\b(?:support\w*|welcom\w+|endors\w+|back(?:s|ed)|voted|uphold\w*|adher\w+|complian\w+|compl(?:y|ied))\b",
    FLAGS,
)
EXISTS = re.compile(
    rf"\b(?:existence|number|set|series|range) of\b.{{0,40}}\b{AGREEMENT}\b|\b{AGREEMENT}\b.{{0,60}}\b(?:reached|signed|concluded|in force|exists?|holds?|observed|respected)\b",
    FLAGS,
)
BY_ALL = re.compile(
    r"\b(?:recogni[sz]ed|accepted|supported|joined|observed|respected|backed|approved) by (?:all|everyone|everybody|each|every)\b",
    FLAGS,
)
DEADLINE = re.compile(
    r"\b(?:obligations?|commitments?|undertakings?|deadlines?|withdr[ae]w\w*|open(?:ed|ing)|clear(?:ed|ing)|handed|hand(?:ing)? over"
    r"|releas\w+|exchang\w+|publish\w+|deploy\w+|deliver\w+|dismantl\w+|remov\w+|establish\w+|submitt\w+|fulfil\w+|implement\w+|complet\w+|carried out|set up|mark(?:ed|ing))",
    FLAGS,
)
PUNCTUAL = re.compile(
    r"\b(?:on time|in time|in due time|ahead of (?:time|schedule|the deadline)|on schedule|as scheduled|as agreed and on time"
    r"|(?:within|before|by|met|meets|kept|keeps|observed) (?:the|its|their|every|all|our) (?:agreed |set )?(?:deadlines?|time limits?|timelines?)"
    r"|(?:fulfilled|met|kept|implemented|honou?red|discharged) (?:all|every one|each) (?:of )?(?:(?:its|their|our|the|my) )?(?:\w+ )?(?:obligations?|commitments?|undertakings?|deadlines?))\b",
    FLAGS,
)
LATE = re.compile(
    r"\b(?:behind schedule|overdue|too late|(?:missed|failed to meet|failed to keep|exceeded|overran) (?:the|its|their|every|all) (?:agreed |set )?(?:deadlines?|time limits?)"
    r"|after (?:the|its|their) (?:agreed |set )?(?:deadlines?|time limits?))\b",
    FLAGS,
)
UNDERWAY = re.compile(r"\b(?:am|is|are|'re|now)\s+(?:\w+ ){0,2}?\w+ing\b", FLAGS)
AID = re.compile(
    r"\b(?:aid|essentials?|assistance|relief|food|water|shelters?|suppl(?:y|ies)|medic\w+|humanitarian|basic needs)\b",
    FLAGS,
)
SINCE = re.compile(
    r"\b(?:(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:year|month|week|day)s?)\b.{0,30}\b(?:since|after|have passed|has passed)\b",
    FLAGS,
)
WHEN = re.compile(
    r"\b(?:yesterday|the day before|earlier today|this morning|last (?:night|week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|on \d{1,2} \w+)\b",
    FLAGS,
)
HAPPENED = re.compile(
    r"\b(?:met|meeting|session|talks|held|took place|arranged|conven\w+|start(?:ed)?|began|launched|opened|sign(?:ed|ing)|visit\w*|exchange[ds]?)\b",
    FLAGS,
)
AHEAD = re.compile(r"\b(?:will|shall|is to|are to|going to|plans? to)\b", FLAGS)
INFLUENCE = re.compile(
    r"\b(?:intensif\w+|stimulat\w+|help\w*|support\w*|complement\w*|reviv\w+|boost\w*|advanc\w+|promot\w+|reinforc\w+|revitali[sz]\w+|fed|feeds?|contribut\w+)\b",
    FLAGS,
)
COMPARE = re.compile(
    r"\b(?:more|less) \w+(?:ive|able|ful|ent|ant|ble|ed|ic|al|ous)\b|\b(?:better|worse|faster|slower|greater|safer)\b",
    FLAGS,
)
CONDUCT = re.compile(
    r"\b(?:fight(?:ing)?|struggle|war|combat|operations?|campaign)\b.{0,20}\b(?:against|on)\b", FLAGS
)
ATTEND = re.compile(
    r"\b(?:attend(?:ed|s)?|took part|participated|were present|was present|met with|received|joined the meeting)\b",
    FLAGS,
)


@dataclass(frozen=True)
class Said:
    """A sentence and what the folder's own words found in it."""

    text: str
    instruments: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()


KINDS: tuple[tuple[str, Callable[[Said], object]], ...] = (
    ("intention", lambda s: INTEND.search(s.text)),
    ("instrument_ref", lambda s: s.instruments and SUPPORT.search(s.text)),
    ("duration", lambda s: SINCE.search(s.text)),
    ("past_event", lambda s: WHEN.search(s.text) and HAPPENED.search(s.text) and not AHEAD.search(s.text)),
    ("deadline_kept", lambda s: DEADLINE.search(s.text) and (PUNCTUAL.search(s.text) or LATE.search(s.text))),
    ("adherence", lambda s: EXISTS.search(s.text) or BY_ALL.search(s.text)),
    ("violence_change", lambda s: CHANGE.search(s.text) or GROWTH.search(s.text)),
    ("civilian_deaths", lambda s: PROTECTED.search(s.text)),
    ("track_link", lambda s: len(s.tracks) > 1 and INFLUENCE.search(s.text)),
    ("commitment", lambda s: COMMIT.search(s.text)),
    ("aid_underway", lambda s: UNDERWAY.search(s.text) and AID.search(s.text)),
    ("comparison", lambda s: COMPARE.search(s.text) and not re.search(r"\bthan\b", s.text, FLAGS)),
    ("conduct", lambda s: CONDUCT.search(s.text)),
)
OPINION = "opinion"


def kind_of(said: Said) -> str:
    """The type of claim that a sentence makes; 'opinion' where it states no measure."""
    return next((name for name, fits in KINDS if fits(said)), OPINION)


DENIED = re.compile(r"\b(?:not(?! only)|never|hardly|no longer|failed to)\b|n't\b", FLAGS)


def two_sided(text: str) -> str:
    """Why the direction of a change of violence cannot be told from the words; empty where it can."""
    if DENIED.search(text):
        return say("the words deny a change, and a denial is not read as its opposite")
    if GROWTH.search(text) and CHANGE.search(text):
        return say("the words say both that violence fell and that it rose")
    return ""


def rises(text: str) -> bool:
    """Does a claim of changed violence say that it rose?"""
    return bool(GROWTH.search(text)) and not CHANGE.search(text)
