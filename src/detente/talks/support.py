"""Support for an instrument, opposition to it, and votes on it.

"Peru expressed support for resolution 2254": who, the verb as the document has it, which instrument. "Adopted by 13 votes in
favour, with 2 abstentions": the counts. Support for a person, a process or an effort is a statement and not told here:
an instrument must be named in the same sentence. The verb is given as written; no degree of support is read into it.
To add a verb: ``VERB``; a way a vote is told: ``VOTE``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.talks.heading import Heading
from detente.talks.numbers import find_numbers
from detente.talks.record import Instrument, Support
from detente.talks.sentences import split_sentences
from detente.talks.speakers import Speakers
from detente.talks.text_layout import Layout

VERB = re.compile(
    r"\b(?:(?:express|reiterat|reaffirm|voic|declar|reconfirm|restat)(?:e|es|ed|s)? (?:its |their |his |her |our |the )?(?:(?:full|strong|continued|unwavering|firm|deep|broad) )*(?:support|commitment|opposition|adherence) (?:for|to|of)\b"
    r"|support(?:s|ed)?\b|endorse[sd]?\b|back(?:s|ed)?\b|vote[sd]? (?:in favou?r of|for|against)\b|abstain(?:s|ed)? (?:on|in the vote on)\b"
    r"|co-?sponsor(?:s|ed)?\b|welcome[sd]? the adoption of\b|reject(?:s|ed)?\b|oppose[sd]?\b|veto(?:es|ed)?\b|adher(?:es?|ed) to\b)"
)
NAMED = re.compile(
    r"(?:(?:UN|U\.N\.|United Nations) )?(?:Security Council |General Assembly |UNSC |Council )?[Rr]esolutions? (?:[Nn]os?\.? ?)?\d{3,4}(?: \(\d{4}\))?(?: of the (?:UN |United Nations )?(?:Security Council|General Assembly))?|\bUNSCR \d{3,4}"
)
COUNT = r"(?P<{name}>\d+|no|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)"
VOTE = re.compile(
    r"\b(?:adopted|passed|approved|rejected|carried|failed|vote|vetoed)\b[^.;]{0,80}?"
    rf"(?:\bunanimous(?P<unanimous>ly)?\b|\bby (?P<consensus>consensus)\b|\b{COUNT.format(name='favour')} (?:votes? )?(?:in favou?r|for)\b|\bby (?:a vote of )?{COUNT.format(name='by')} (?:votes?|to)\b)",
    re.IGNORECASE,
)
TO = re.compile(rf"\bto {COUNT.format(name='against')}\b", re.IGNORECASE)
AGAINST = re.compile(rf"\b{COUNT.format(name='against')} (?:votes? )?against\b", re.IGNORECASE)
ABSTAINED = re.compile(
    rf"\b{COUNT.format(name='abstaining')} (?:abstentions?|abstaining|members? abstain\w*)", re.IGNORECASE
)
GAP = re.compile(  # what may stand between the verb and the instrument it takes
    r"\s*(?:(?:the|its|their|this|that|full|complete|early|draft|UN|United Nations) )*"
    r"(?:(?:adoption|implementation|provisions|terms|text|renewal|extension|signing|entry into force) of (?:the |all )?)?(?:(?:draft|UN|United Nations) )*"
)
OURS = re.compile(r"^(?:We|I)\b[^.;]*$|\b(?:[Ww]e|I)(?: \w+ly| also)? $")


def read_support(
    layout: Layout, heading: Heading, instruments: Sequence[Instrument], speakers: Speakers
) -> Iterator[Support]:
    """Support and votes in the order of the document, one a sentence and instrument."""
    flat = layout.flat
    for p in heading.body:
        for start, end in split_sentences(flat, p.body, p.end):
            vote = VOTE.search(flat, start, end)
            if not vote and not VERB.search(flat, start, end):
                continue
            named = _named(layout, instruments, start, end)
            if vote:
                yield _vote(layout, vote, start, end, named, speakers)
                continue
            for verb in VERB.finditer(flat, start, end):
                paper = next(
                    (n for n in named if n[0] >= verb.end() and GAP.fullmatch(flat, verb.end(), n[0])), None
                )
                ours = OURS.search(flat[start : verb.start()])
                nominal = speakers.before(verb.start(), speakers.nominals(start, end), start)
                who = nominal.speaker if nominal else "; ".join(speakers.issuers) if ours else None
                if paper is None or who is None:
                    continue
                yield Support(
                    paper[2], who, verb[0], None, None, None, verb.start(), paper[1],
                    layout.text[verb.start() : paper[1]], "verb of support before an instrument",
                )  # fmt: skip
                break


def _named(
    layout: Layout, instruments: Sequence[Instrument], start: int, end: int
) -> list[tuple[int, int, str]]:
    """The instruments of a sentence: (start, end, name), those of the record first, then other mentions of a number."""
    found = [(i.start, i.end, i.name) for i in instruments if start <= i.start and i.end <= end]
    for m in NAMED.finditer(layout.flat, start, end):
        if not any(s < m.end() and m.start() < e for s, e, _ in found):
            found.append((m.start(), m.end(), layout.text[m.start() : m.end()]))
    for i in instruments:
        at = layout.flat.find(i.name, start, end)
        if at >= 0 and not any(s < at + len(i.name) and at < e for s, e, _ in found):
            found.append((at, at + len(i.name), i.name))
    return sorted(found)


def _vote(
    layout: Layout,
    vote: re.Match[str],
    start: int,
    end: int,
    named: list[tuple[int, int, str]],
    speakers: Speakers,
) -> Support:
    flat = layout.flat
    against, abstained = AGAINST.search(flat, start, end), ABSTAINED.search(flat, start, end)
    to = TO.match(flat, vote.end() - 2) or TO.search(flat, vote.end(), min(end, vote.end() + 12))
    against = against or (to if vote["by"] else None)
    last = max(m.end() for m in (vote, against, abstained) if m)
    passive = re.search(r"\b(?:was|were|been|be)\b[^.;]{0,30}$", flat[start : vote.start()])
    nominal = None if passive else speakers.before(vote.start(), speakers.nominals(start, end), start)
    begin = vote.start()
    return Support(
        named[0][2] if named else None,
        nominal.speaker if nominal else None,
        "unanimously" if vote["unanimous"] else "by consensus" if vote["consensus"] else "by vote",
        _count(vote["favour"] or vote["by"]),
        _count(against["against"] if against else None),
        _count(abstained["abstaining"] if abstained else None),
        begin,
        last,
        layout.text[begin:last],
        "count or manner of a vote",
    )


def _count(words: str | None) -> int | None:
    if words is None:
        return None
    if words.lower() in {"no", "none"}:
        return 0
    found = next(iter(find_numbers(words)), None)
    return int(found.value) if found else None
