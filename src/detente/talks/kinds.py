"""Which kind of record a document is, since each kind speaks in its own way.

``statement``: speaks for its issuer throughout. ``release``: a press release or readout, telling what others said.
``transcript``: speech after names with a colon. ``agreement``, ``resolution``, ``report``: bind or count, and say
nothing of their own. To add a sign of a kind: the pattern of that kind below; the order in :func:`read_kind` matters.
"""

from __future__ import annotations

import itertools
import re

from detente.talks.heading import Heading
from detente.talks.offices import HEAD_RE_SOURCE
from detente.talks.sentences import split_sentences
from detente.talks.text_layout import Layout, Paragraph

RESOLUTION = re.compile(
    r"(?:^|\n)\s*(?:The (?:Security Council|General Assembly|Peace and Security Council),|Adopted (?:unanimously )?by the (?:Security Council|General Assembly))"
)
AGREEMENT_TITLE = re.compile(
    r"\b(?:agreement|memorandum|protocol|treaty|accord|cessation of hostilities|arrangement|pact|terms of reference|undertaking)s?\b",
    re.IGNORECASE,
)
AGREED = re.compile(
    r"\b(?:have|has|do hereby|hereby) agreed?,? (?:as follows|on the following|to the following|upon the following|that)|\bagree as follows|HAVE AGREED|AGREE AS FOLLOWS|hereby agree\b"
)
LISTED_TERMS = re.compile(
    r"\b(?:agreed|agree|undertake|undertook|decided)\b[^.:\n]{0,80}:\s*\n\s*(?:1[.)]|\(?a\)|[-\u2022\u2013])"
)
SIGNED_BETWEEN = re.compile(r"\n[ ]*(?:For|On behalf of|For and on behalf of) (?:the )?[A-Z][^\n]{2,80}")
CLAUSES = re.compile(r"\n[ ]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|\([a-z]\)|Article \w+)[ ]")
SIGNED_AT = re.compile(
    r"\n[ ]*(?:Done|DONE|Signed|SIGNED|Concluded) (?:at|in)\b[^\n]{3,160}\b(?:19|20)\d\d\b"
)
REPORT_TITLE = re.compile(
    r"^(?:\w+ )?report (?:of|by|from) the |\b(?:bulletin|(?:daily|weekly|spot|status|situation|monitoring|flash|periodic|monthly) (?:report|update)|sitrep|monitoring mission|observer mission|"
    r"ceasefire (?:watch|monitoring|observation)|violations? (?:registered|recorded)|verification report|report \d|summary of (?:violations|incidents)|monitoring group)",
    re.IGNORECASE,
)
REPORT_BODY = re.compile(
    r"\b(?:recorded|registered|counted|noted|logged|documented|reported)\b[^.]{0,80}\b(?:violations?|breaches|incidents|cases of (?:firing|shelling)|explosions)\b"
)
STATEMENT_TITLE = re.compile(
    r"\b(?:statement|communiqu[eé]|declaration|remarks by|message (?:from|of|by)|address by|conclusions)\b",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?:\*\*)?(?P<label>(?:THE )?[A-Z][A-Z.'\- ]{2,40}|(?:Mr|Ms|Mrs|Dr|President|Secretary|Ambassador|Minister|General)\.? [A-Z][\w'\-]+(?: [A-Z][\w'\-]+)?|Q|Question|Moderator|[A-Z][a-z]+ [A-Z][a-z\-]+)(?: ?\([^)\n]{1,60}\))?:(?:\*\*)? +(?=\S)"
)
OFFICE_LABEL = re.compile(
    rf"(?=[^:\n]{{0,80}}\b(?:{HEAD_RE_SOURCE})\b)(?P<label>(?:(?:[A-Z][\w'.\-]*|of|the|for|and),? ){{1,12}}[A-Z][\w'\-]+)(?: ?\([^)\n]{{1,60}}\))?: +(?=[^\s\"\-])"
)
ANNOUNCES = re.compile(
    r"\b(?:said|says|stated|commented|remarked|declared|told \w+(?: \w+)?|added)(?: (?:today|yesterday|that day|the following|as follows|in a statement|on \w+))?:$"
)
FIRST_PERSON = re.compile(r"(?:[^.]{0,60}, )?(?:I|We)\b(?![.)])")
WE = re.compile(r"(?:^|[.\n] *)(?:We|Our|I(?![.)]))\b|\b(?:we|our) ")
QUOTED = re.compile(r"\"[^\"\n]*\"")
TOLD = re.compile(
    r"\b(?:met|spoke|held|hosted|received|convened|participated|attended|traveled|travelled|visited|joined|took part|has met|had a (?:telephone|phone))\b"
)
TODAY = re.compile(
    r"\b(?:today|yesterday|this (?:morning|afternoon|evening|week)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|attended the meeting|by (?:tele)?phone)\b"
)


def _in_capitals(label: re.Match[str] | None) -> bool:
    """Whether a label is an office and a name in capitals, as transcripts set them."""
    return label is not None and label["label"].isupper() and len(label["label"].split()) > 1


def announces_speech(layout: Layout, paragraph: Paragraph, following: Paragraph) -> bool:
    """Whether a paragraph ends "…the Minister said:" and the words follow as plain paragraphs, without dash or marks."""
    return (
        ANNOUNCES.search(layout.said(paragraph)) is not None
        and not following.mark
        and '"' not in layout.said(following)[:3]
        and layout.said(following).endswith((".", "!", "?"))
    )


def read_kind(layout: Layout, heading: Heading) -> str:
    """The kind of the document, from its heading, its first paragraphs and how often it says "we"."""
    flat = layout.flat
    title = heading.title or ""
    first = " ".join(layout.said(p) for p in heading.body[:2])
    if RESOLUTION.search(flat[:3000]) and "press statement" not in title.lower():
        return "resolution"
    labels = [p for p in heading.body if LABEL.match(flat, p.start, p.end)]
    if (len(labels) >= 3 and len(labels) >= 0.25 * len(heading.body)) or (
        len(labels) >= 1
        and re.match(r"remarks|transcript|press (?:briefing|conference)", title, re.IGNORECASE)
    ):
        return "transcript"
    if any(OFFICE_LABEL.match(flat, p.start, p.end) for p in heading.body[:5]) and not QUOTED.search(flat):
        return "transcript"
    if labels and labels[0] in heading.body[:3] and _in_capitals(LABEL.match(flat, labels[0].start)):
        return "transcript"
    if REPORT_TITLE.search(title) and not STATEMENT_TITLE.search(title):
        return "report"
    shall = len(re.findall(r"\b(?:shall|undertakes?)\b", flat))
    states = STATEMENT_TITLE.search(title) is not None
    if (AGREED.search(flat) and (shall >= 2 or (shall and AGREEMENT_TITLE.search(title)))) or (
        AGREEMENT_TITLE.search(title) and shall >= 3 and not states
    ):
        return "agreement"
    if AGREEMENT_TITLE.search(title) and not states and LISTED_TERMS.search(flat):
        return "agreement"
    closing = flat[len(flat) // 2 :]
    if len(SIGNED_BETWEEN.findall(closing)) >= 2 and len(CLAUSES.findall(flat)) >= 3 and not WE.search(flat):
        return "agreement"
    if SIGNED_AT.search(closing) and len(CLAUSES.findall(flat)) >= 3 and not WE.search(QUOTED.sub("", flat)):
        return "agreement"
    if any(announces_speech(layout, p, q) for p, q in itertools.pairwise(heading.body)):
        return "release"
    spoken = QUOTED.sub("", flat)
    says_we = len(WE.findall(spoken))
    dashes = sum(1 for p in heading.body if p.dashed)
    if re.search(r"\breadout\b", title, re.IGNORECASE):
        return "statement" if heading.author is not None and FIRST_PERSON.match(first) else "release"
    if dashes and not says_we >= dashes * 4 and not states:
        return "release"
    opening = split_sentences(first, 0, len(first))[:1]
    told = bool(opening) and TOLD.search(first, *opening[0]) is not None and says_we == 0
    if told and (TODAY.search(first) or not states) and not title.lower().startswith("joint"):
        return "release"
    if states or heading.introduction is not None or (heading.author is not None and not told):
        return "statement"
    if REPORT_BODY.search(first) and not says_we:
        return "report"
    if says_we >= 3 and says_we >= len(heading.body) * 0.5:
        return "statement"
    return "release"
