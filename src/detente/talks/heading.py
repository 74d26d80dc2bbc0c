"""What stands above the text proper: title, date line, author line, town; and where the body begins and ends.

Belongs here: recognising each line of a heading and of a footing by its form. Does not belong here: deciding when
the thing happened (event.py). A title is the first line that is no date, no author and no office's letterhead.

To add a letterhead line that pages repeat: ``LETTERHEAD``; a closing line: ``FOOTING``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.talks.countries import STATE
from detente.talks.dates import DateMention, find_dates
from detente.talks.offices import HEAD_RE
from detente.talks.text_layout import Layout, Paragraph

LETTERHEAD = re.compile(
    r"(?:Office of (?:the )?[A-Z][\w' ]+|(?:[Pp]ress|PRESS|[Nn]ews|Media) (?:[Ss]tatement|[Rr]elease|RELEASE|[Bb]riefing|[Nn]ote|[Cc]ommuniqu[ée])(?:,? (?:[Nn]o\.? ?)?[\w./-]*\d[\w./-]*)?|"
    r"(?:The )?(?:(?:Federal |Permanent |Royal )?(?:Ministry|Department|Mission|Embassy|Government|Presidency|Secretariat|Permanent Representation)) (?:of|for|to) [A-Z][\w',& ]+|For Immediate Release|FOR IMMEDIATE RELEASE|"
    r"Readout|Government response|Statements? (?:&|and) Releases|Briefing Room|Fact Sheet|News|Remarks|Home|Share|Print|Press statement by .{0,0}|"
    r"United Nations|Security Council|[SA]/(?:\d{4}/)?\d{1,5}|Distr\.?:? .*|S/RES/.*|General Assembly|Original: .*|UNCLASSIFIED|Bureau of .*|"
    r"(?:\d{1,2}:\d\d ?(?:[AaPp]\.?[Mm]\.?)? ?[A-Z]{0,4})|The White House|THE WHITE HOUSE)",
)
FRAMING = re.compile(
    r"(?:Begin(?:ning)? (?:of )?[Tt]ext|End(?: of)? [Tt]ext|BEGIN TEXT|END TEXT|###|\\?#+|\* ?\* ?\*|-+|Unquote|Quote|For information media\.? ?(?:Not an official record)?|Not an official record|\(?[Ee]nds?\)?|"
    r"Related (?:links|documents|news)|Share(?: this)?|Tags?:.*|Print|Back to top|Read more.*|"
    r"For (?:more|further) information.*|For media (?:inquiries|enquiries).*|Contact(?:s)?(?::.*)?)[.:]?"
)
RELEASES = re.compile(
    r".{5,900}\b(?:released|issued|made|adopted|published|agreed(?: on)?) (?:today )?the following (?:\w+ ){0,3}(?:statement|declaration|communiqu)\w*.{0,200}:$",
)
INTRODUCES = re.compile(
    r"(?:The )?(?:text of the )?(?:following|below|text).{0,120}(?:statement|declaration|communiqu|readout|is attributable|was (?:released|issued|adopted)).{0,900}:?$",
    re.IGNORECASE,
)
ADOPTED = re.compile(
    r"Adopted (?:unanimously )?(?:by|at|as)\b|The Security Council,|The General Assembly,|The Peace and Security Council"
)
PLACE = r"[A-Z][\w'\-]+(?:(?: (?:de|del|el|al|la|of))? [A-Z][\w'\-]+){0,3}"
TOWN_LINE = re.compile(rf"(?P<place>{PLACE}), {STATE}")
TOWN_AFTER = re.compile(rf",? +(?P<place>{PLACE})(?:, {STATE})?")
DATELINE = re.compile(rf"(?P<place>{PLACE})(?:, {PLACE})?,? +(?:\u2013|-)?\s*(?:on )?")
NAMES_A_PAPER = re.compile(
    r"\b(?:statement|communiqu[eé]|declaration|agreement|protocol|memorandum|report|update|bulletin|remarks|readout|talks|meeting|summit|round|summary|conclusions|press release)\b",
    re.IGNORECASE,
)
DATED_FROM = re.compile(
    rf"(?P<place>{PLACE}|[A-Z][A-Z '\-]+)(?:, {STATE})?,? (?P<date>[^\n\u2013\u2014-]{{6,30}}?) ?(?:\([^)]*\) ?)?[\u2013\u2014-]{{1,2}} "
)
MINISTRY = re.compile(r"(?:The )?(?:Federal |Royal )?(?:Ministry|MINISTRY)\b")
BODY_LINE = re.compile(
    r"(?=.{8,110}$)(?:The |THE )?(?:[\w'-]+,? ){0,9}?(?i:mission|centre|center|commission|committee|council|group|mechanism|ministry|department|secretariat|command|staff|agency|observers|monitors|union|force)\b(?: [^.;:!?]*)?"
)
TITLE_MAX = 320  # characters; a longer first paragraph is text, not a title


@dataclass(frozen=True)
class Heading:
    """The lines above the body, read; ``body`` holds the paragraphs that are text."""

    title: str | None
    dates: tuple[DateMention, ...]  # of date lines, datelines and the title, in that order
    place: str | None
    author: Paragraph | None
    introduction: Paragraph | None
    body: tuple[Paragraph, ...]
    letterhead: tuple[str, ...] = ()  # bodies named on lines of their own above the title


def read_heading(layout: Layout) -> Heading:
    """Walk down the first lines until one is text."""
    flat, paragraphs = layout.flat, layout.paragraphs
    titles: list[Paragraph] = []
    lines: list[DateMention] = []
    place: str | None = None
    author: Paragraph | None = None
    letterhead: list[str] = []
    index = 0
    while index < min(len(paragraphs), 12):
        p = paragraphs[index]
        said = layout.said(p)
        dates = find_dates(flat, p.body, p.end)
        town_line = TOWN_LINE.fullmatch(said)
        if LETTERHEAD.fullmatch(said):
            letterhead += [said] if MINISTRY.match(said) else []
        elif titles and _is_paper_line(said) and all(_is_body_line(layout.said(t)) for t in titles):
            if not _next_line(flat, titles[-1], p):
                letterhead += [layout.said(t) for t in titles]
                titles = []
            titles.append(p)
        elif titles and town_line:
            place = place or town_line["place"]
        elif _is_date_line(said, dates, p.body):
            lines += [d for d in dates if d.has_year]
            town = DATELINE.match(flat[p.body : dates[0].start])
            after = TOWN_AFTER.fullmatch(flat[dates[-1].end : p.end].rstrip(" ,."))
            named = [m["place"] for m in (town, after) if m and not _is_weekday(m["place"])]
            place = place or next(iter(named), None)
        elif ADOPTED.match(said):
            break
        elif _is_town_line(layout, paragraphs, index) and (
            titles or _title_follows(layout, paragraphs, index + 2)
        ):
            place = place or said
        elif titles and _is_author(said):
            author = p
        elif titles and not p.mark and _above_a_date_line(layout, paragraphs, index):
            below = layout.said(paragraphs[index + 1])
            author = p if author is None and HEAD_RE.match(below) and " " in said else author
        elif p.mark and p.mark in "-\u2013\u2014\u2022":
            break
        elif (
            not titles
            and len(said) <= TITLE_MAX
            and (not _is_prose(said) or _is_stopped_title(layout, paragraphs, index))
        ) or (titles and _continues(flat, titles[-1], p) and not _is_prose(said)):
            titles.append(p)
        else:
            break
        index += 1
    if index == len(paragraphs) and titles and len(paragraphs) == 1:
        titles, index = [], 0
    title = " ".join(re.sub(r"\s+", " ", layout.text[t.start : t.end]) for t in titles) or None
    for t in titles:
        lines += [d for d in find_dates(flat, t.start, t.end) if d.has_year]
    if index < len(paragraphs):
        opened = DATED_FROM.match(flat, paragraphs[index].body, paragraphs[index].end)
        inside = find_dates(flat, opened.start("date"), opened.end("date")) if opened else []
        if opened and inside and inside[0].has_year:
            lines.insert(0, inside[0])
            place = place or (opened["place"].title() if opened["place"].isupper() else opened["place"])
    rest = [p for p in paragraphs[index:] if not FRAMING.fullmatch(layout.said(p))]
    introduction = next((p for p in rest[:2] if len(rest) > 1 and _introduces(layout.said(p))), None)
    body = tuple(p for p in rest if p is not introduction)
    return Heading(title, tuple(lines), place, author, introduction, body, tuple(letterhead))


def _is_body_line(said: str) -> bool:
    return BODY_LINE.fullmatch(said) is not None and NAMES_A_PAPER.search(said) is None


def _is_paper_line(said: str) -> bool:
    """A short line that names a paper and is no sentence: "Weekly Report 33/2021"."""
    return NAMES_A_PAPER.search(said) is not None and len(said) < 160 and not _is_prose(said)


def _next_line(flat: str, above: Paragraph, below: Paragraph) -> bool:
    return flat[above.end : below.start].count("\n") == 1


def _introduces(said: str) -> bool:
    return (
        (INTRODUCES.match(said) or RELEASES.match(said)) is not None
        and len(said) < 1200
        and said.endswith((":", "."))
        and '"' not in said
    )


def _is_date_line(said: str, dates: list[DateMention], offset: int) -> bool:
    if not dates or len(said) > 110 or (said.endswith((":", ".")) and len(said) > 60):
        return False
    covered = sum(d.end - d.start for d in dates)
    before = said[: dates[0].start - offset]
    return covered >= 0.4 * len(said) and (
        not before.strip() or DATELINE.fullmatch(before) is not None or len(before) < 16
    )


def _is_town_line(layout: Layout, paragraphs: tuple[Paragraph, ...], index: int) -> bool:
    """A line of nothing but a place's name, right above the date line."""
    said = layout.said(paragraphs[index])
    if (
        index + 1 >= len(paragraphs)
        or not re.fullmatch(PLACE, said)
        or HEAD_RE.search(said)
        or NAMES_A_PAPER.search(said)
    ):
        return False
    below = paragraphs[index + 1]
    dates = find_dates(layout.flat, below.body, below.end)
    return _is_date_line(layout.said(below), dates, below.body)


def _above_a_date_line(layout: Layout, paragraphs: tuple[Paragraph, ...], index: int) -> bool:
    """Whether short lines alone (a name, an office, a hall, a town) stand between this one and a date line."""
    for p in paragraphs[index : index + 6]:
        said = layout.said(p)
        if _is_date_line(said, find_dates(layout.flat, p.body, p.end), p.body):
            return p is not paragraphs[index]
        if len(said) > 50 or said.endswith((".", ":", ";", ",")) or not said[0].isupper():
            return False
    return False


def _is_stopped_title(layout: Layout, paragraphs: tuple[Paragraph, ...], index: int) -> bool:
    """A first line that names a paper, ends with a full stop, and stands right above the date line."""
    named = NAMES_A_PAPER.search(layout.said(paragraphs[index]), 0, 40)
    if index or named is None or len(paragraphs) < 3:
        return False
    below = paragraphs[1]
    return _is_date_line(layout.said(below), find_dates(layout.flat, below.body, below.end), below.body)


def _title_follows(layout: Layout, paragraphs: tuple[Paragraph, ...], index: int) -> bool:
    """Whether a title stands below town and date: a line that is no prose, and text below it."""
    return index + 1 < len(paragraphs) and not _is_prose(layout.said(paragraphs[index]))


def _is_weekday(word: str) -> bool:
    return word.endswith("day")


def _is_author(said: str) -> bool:
    head = HEAD_RE.search(said)
    return (
        head is not None
        and len(said) < 110
        and "," in said[: head.start() + 1]
        and not said.endswith((".", ":"))
    )


def _is_prose(said: str) -> bool:
    return (said.endswith((".", ";", ":")) and not re.search(r"\b(?:[A-Z]\.)+$", said)) or len(
        said
    ) > TITLE_MAX


def _continues(flat: str, above: Paragraph, below: Paragraph) -> bool:
    """A title set on two lines: no blank line between them, and the second is no sentence of its own."""
    gap = flat[above.end : below.start]
    return (
        gap.count("\n") == 1
        and below.end - below.start < 160
        and not below.mark
        and (flat[below.start].islower() or flat[above.start : above.end].isupper())
    )
