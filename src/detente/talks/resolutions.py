"""Resolutions of councils and assemblies, presidential statements and documents with a symbol.

Reads ``resolution 1325 (2000)``, lists of numbers after one "resolutions", ``UNSCR 1325``, a resolution known only by its
topic or date, ``S/2031/7`` with the report it belongs to. Other papers are for instruments.py.
To add a form of number: ``NUMBERED``; a symbol: ``SYMBOL``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.talks.dates import find_dates

RESOLUTION_WORD = re.compile(
    r"(?P<body>(?:(?:UN|U\.N\.|United Nations) )?(?:Security Council|General Assembly|Human Rights Council)(?:'s)? |UNSC |UN |U\.N\. )?(?:[Rr]esolutions?|RESOLUTION)\b|UNSCRs?\b|S/RES/(?=\d)"
)
NUMBERED = re.compile(
    r"(?:,? (?:and|as well as) |, |;? | ?/ ?|\(|\bNos?\.? ?|(?<=/))*(?P<number>\d{3,4}(?: \((?:19|20)\d\d\)|/(?:19|20)\d\d| ?[A-Z] \([XLVI]+\))?)(?![\d,]*\d| (?:people|persons|civilians))"
)
ASSEMBLY_NUMBER = re.compile(r"\s(?P<number>\d{2}/\d{1,3}(?: ?[A-Z]\b)?)(?! ?\d)")
NUMBER_YEAR = re.compile(r"(?<![\d/])(?P<number>\d{3,4}) \((?P<year>(?:19|20)\d\d)\)")
ON_TOPIC = re.compile(
    r" (?:on|concerning|regarding|calling for|demanding|establishing|for) (?:the |an? )?[^,.;:()\n]{3,90}"
)
TOPIC_END = re.compile(
    r"\s(?:which|that|who|and (?:to|the need|its|calls?|expressed?|stressed|noted|urged|called|said|the (?:subsequent|full))|as well as|as a|is|are|was|were|has|have|had|will|would|to (?:be|ensure|support|achieve|facilitate)|in order|through|by|with the|under|within|including)\b"
)
DATE_TAIL = re.compile(
    r",? (?:of|dated|signed (?:on|in [A-Z]\w+(?: [A-Z]\w+)* on)|from) (?:the )?(?=\d|January|February|March|April|May|June|July|August|September|October|November|December)"
)
SYMBOL = re.compile(
    r"\b(?:[SA]/AC\.\d+/\d{4}/\d+|[SA]/(?:RES|PRST|Res)?/?(?:\d{2,4}/)?\d{1,4}(?:/(?:Add|Rev|Corr)\.\d)?|CTOC/[\w/]+|A/HRC/[\w/]+)"
)
REPORT_OF = re.compile(
    r"(?:[Rr]eports?|[Ll]etters?|[Ss]tatement|[Cc]onclusions|[Rr]ecommendations|[Nn]ote)(?:,? (?:of|by|from|dated) (?:the |its )?[A-Z\d][^()\n;]{3,160})\($"
)
PRESIDENT = re.compile(
    r"(?:[Pp]residential [Ss]tatements?|[Ss]tatements? (?:of|by) (?:its|the) President(?:(?:,? in particular)? (?:that|those))?)"
)
Found = tuple[str, int, int, str]


def resolutions(flat: str, start: int, end: int) -> Iterator[Found]:
    for word in RESOLUTION_WORD.finditer(flat, start, end):
        body = (word["body"] or "").strip()
        first = NUMBERED.match(flat, word.end(), end)
        assembly = ASSEMBLY_NUMBER.match(flat, word.end(), end)
        if assembly:
            yield (
                f"General Assembly resolution {assembly['number']}",
                word.start(),
                assembly.end(),
                "resolution with its number",
            )
        elif first:
            line_end = flat.find("\n", word.start())
            stop = end if line_end < 0 else min(line_end, end)
            items = [(first.start("number"), first.end("number"), first["number"])]
            items += (
                [(m.start(), m.end(), m[0]) for m in NUMBER_YEAR.finditer(flat, first.end(), stop)]
                if re.match(r"resolutions", word[0].split(" ")[-1])
                else []
            )
            position = first.end()
            while (more := NUMBERED.match(flat, position, stop)) and re.match(
                r"(?:,|,? and|;| ?/)", flat[position:]
            ):
                items.append((more.start("number"), more.end("number"), more["number"]))
                position = more.end()
            alone = len(set(items)) == 1
            for s, e, number in dict.fromkeys(items):
                if alone:
                    name = (
                        flat[word.start() : e]
                        if body or word[0].startswith(("UNSCR", "S/"))
                        else f"Security Council resolution {number}"
                    )
                    yield name, word.start(), e, "resolution with its number"
                else:
                    kind = "General Assembly" if "Assembly" in body else "Security Council"
                    yield f"{kind} resolution {number}", s, e, "resolution in a list"
        elif body and not word[0].endswith("s"):
            topic = ON_TOPIC.match(flat, word.end(), end)
            dated = DATE_TAIL.match(flat, word.end(), end)
            if topic:
                stop = topic_end(flat, topic.start(), topic.end())
                yield flat[word.start() : stop], word.start(), stop, "resolution with its topic"
            elif dated:
                stop = date_end(flat, dated.end())
                yield flat[word.start() : stop], word.start(), stop, "resolution with its date"


def topic_end(flat: str, start: int, end: int) -> int:
    stop = TOPIC_END.search(flat, start + 4, end)
    if stop:
        end = stop.start()
    return len(flat[:end].rstrip()) if end - start < 1 else start + len(flat[start:end].rstrip())


def date_end(flat: str, at: int) -> int:
    dates = find_dates(flat, at, at + 40)
    return dates[0].end if dates and dates[0].start - at < 3 else at


def documents_with_symbol(flat: str, start: int, end: int) -> Iterator[Found]:
    for m in SYMBOL.finditer(flat, start, end):
        if "/RES/" in m[0]:
            continue
        before = REPORT_OF.search(flat, max(start, m.start() - 170), m.start())
        stop = m.end() + (1 if before and flat[m.end() : m.end() + 1] == ")" else 0)
        s = before.start() if before else m.start()
        yield flat[s:stop], s, stop, "document with a symbol"
    for m in PRESIDENT.finditer(flat, start, end):
        dated = re.compile(r",? (?:of|dated) ").match(flat, m.end(), end)
        about = re.compile(
            r" (?:relating to|concerning|regarding|on) [^,.;:()\n]{3,90}?(?= and (?:the|its|of) |[,.;:()\n])"
        ).match(flat, m.end(), end)
        if about:
            stop = topic_end(flat, about.start(), about.end())
            name = "presidential statements" + flat[m.end() : stop]
            yield name, m.start(), stop, "presidential statement"
        elif dated:
            stop = date_end(flat, dated.end())
            symbol = re.compile(r" \(S/PRST/\d{4}/\d+\)").match(flat, stop, end)
            stop = symbol.end() if symbol else stop
            if stop > dated.end():
                yield (
                    f"presidential statement of {flat[dated.end() : stop]}",
                    m.start(),
                    stop,
                    "presidential statement",
                )
