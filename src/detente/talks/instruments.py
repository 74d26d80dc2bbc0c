"""Papers the document refers to: resolutions, agreements, memoranda, protocols, declarations, directives, documents with a symbol.

Each once, at its first mention, by the fullest words of that mention. A definite but unnamed paper counts ("the
ceasefire agreement"); the document itself ("this Memorandum"), a paper only pointed back to ("the Agreement"), processes and
any future paper do not. To add a kind of paper: ``PAPERS`` (capitalised) or ``PLAIN_PAPERS`` (in lower case).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.talks.countries import ADJECTIVES
from detente.talks.dates import DAY_FIRST, ENGLISH, MONTH_FIRST, find_dates
from detente.talks.heading import Heading
from detente.talks.record import Instrument
from detente.talks.resolutions import (
    DATE_TAIL,
    ON_TOPIC,
    SYMBOL,
    Found,
    date_end,
    documents_with_symbol,
    resolutions,
    topic_end,
)
from detente.talks.sightings import CAPWORD
from detente.talks.text_layout import Layout
from detente.talks.word_lists import words

PAPERS = (
    r"(?:Agreements?|Accords?|Memorand(?:um|a)(?: of Understanding)?|Protocols?|Declaration|Charter|Treaty|Pact|Conventions?|Covenants?|Communiqu[eé]|Road ?[Mm]aps?|"
    r"Framework|Terms of Reference|Statute|Resolution|Outcome [Dd]ocument|Statement of (?:Adherence|Intent|Principles|Commitment|Understanding)|Final Act|Final Document|Package of Measures|Code of (?:Good )?Conduct|Peace Plan|Constitution|Joint Statement|"
    r"[Aa]greements|Implementation Mechanism|Action Plan|Understandings|Decision(?= (?:No\.? ?)?[\[(]?[A-Z]{0,6}[\w./-]{0,12}\d)|Directive|Pledge|Compact|Principles|Comprehensive Plan)"
)
PLAIN_PAPERS = r"(?:agreements?|accords?|memorand(?:um|a)(?: of understanding)?|protocols?|declaration|charter|treaty|communiqu[eé]|road ?map|terms of reference|pact|convention|deal|code of conduct|MOU|MoU)"
QUALIFIED = (
    r"(?:(?:joint|ceasefire|cease-fire|peace|truce|power-sharing|cessation of hostilities|humanitarian|political|framework|trilateral|tripartite|disengagement|withdrawal|prisoner|"
    r"prisoners?[- ]exchange|exchange|implementation|transitional|comprehensive|border|security|reconciliation|revitalized|declaration of principles|status of forces|hostage release|demilitari[sz]ation|verification|final) )"
)
DATE = rf"(?:{DAY_FIRST.pattern}|{MONTH_FIRST.pattern})"
MONTH_NAME = "|".join(ENGLISH)
NAMED = re.compile(
    rf"(?P<lead>(?:(?:{CAPWORD}|\d{{4}})(?:'s?)?(?: (?:del|de|of(?= (?:Forces|Hostilities|Understanding|Principles|Principle|Peace|National|Conduct|Intent))|and(?= (?:Security|Reconciliation|Peace|Cooperation|Friendship|Prosperity)))(?: {CAPWORD})?)* ){{0,7}})(?P<noun>{PAPERS})\b(?![\w-])"
)
UNNAMED = re.compile(
    rf"(?P<det>\b(?:[Tt]he|[Aa]n?|[Tt]heir|[Ii]ts|[Tt]his)\s+)?(?P<adj>(?:(?:historic|recent|new|signed|existing|previous|interim|so-called) )*)(?P<when>(?:(?:{MONTH_NAME}) )?(?:19|20)\d\d )?(?P<mods>{QUALIFIED}*)(?P<noun>{PLAIN_PAPERS})\b(?P<tail> (?:on|for|between|signed|(?:adopted|concluded|reached|initialled)(?=(?: by (?:both|the)(?: two)? [a-z]+)? (?:in|at|on) (?:the )?[A-Z\d])|of (?=\d)|of understanding|governing|regarding)\b)?"
)
PLACE_PAPER = re.compile(
    rf"\b(?P<place>{CAPWORD})(?: {CAPWORD}){{0,6}} (?:agreements?|memorandum|protocol|declaration|accords?|communiqu[eé]|principles|road ?map|understandings)\b(?! (?:is|was)\b)"
)
DIRECTIVE = re.compile(
    rf"(?:(?:{CAPWORD} ){{0,6}}{CAPWORD}'s )?(?:(?:{MONTH_FIRST.pattern.replace('?P<d1>', '?:').replace('?P<d2>', '?:').replace('?P<m>', '?:').replace('?P<y>', '?:')}) )?\b(?:directive|decree|executive order|order)\b(?= (?:against|of|on|to|no\.|No\.)|,|\.)"
)
LEADING = words(
    """
    The This These Those Recalling Welcoming Reaffirming Noting Under Since When While After Both In
    On And But An A Our Their Its His As With By For To Of Taking Acknowledging Commending
    Supporting Implement Implementing Following Signing Endorsing Stressing Underlining Emphasizing
    Expressing That Any All Such Also Said New Draft Calls Urges Welcomes Demands Requests
    Decides Supports Endorses Recalls Reaffirms Parties
    """
)
DEFINED_RULE = "paper with a defined name"
DEFINED = re.compile(
    rf"\((?:hereinafter |hereafter |henceforth )?(?:referred to as |called )?\"(?:the )?(?P<name>[A-Z][^\"()\n]{{2,80}} {PAPERS})\"(?P<symbol>,? {SYMBOL.pattern})?"
)
GUIDING = re.compile(
    r"\b(?:(?:UN|United Nations|OSCE) )?(?P<noun>(?:guiding|basic|agreed) principles) (?:of|on|for) [a-zA-Z][^,.;:()\n]{3,80}"
)
PLAIN_NOUN = re.compile(rf"\b{PLAIN_PAPERS}\b")
INITIALS = re.compile(r" \([A-Z][A-Z&-]{1,7}\)(?= (?:on|for|of)\b)")
CONCLUDED = re.compile(r"\b(?:signed|concluded|initialled)\s$")
FUTURE = re.compile(
    r"\b(?:any|future|reach|reaching|towards?|eventual|possible|potential|draft|conclude|broker|brokering|seek|seeking|an? (?:final|lasting|new)|negotiate|negotiating|no|without|proposed)\s+(?:an?\s+|the\s+)?(?:[a-z-]+ ){0,2}$"
)


def read_instruments(
    layout: Layout, heading: Heading, kind: str
) -> tuple[list[Instrument], list[tuple[int, int]]]:
    """The papers in order of first mention, and the stretches that numbers of papers take up."""
    body = heading.body
    if not body:
        return [], []
    start, end = body[0].start, body[-1].end
    flat = layout.flat
    own = (heading.title or "").lower()
    found = sorted(
        [
            *resolutions(flat, start, end),
            *documents_with_symbol(flat, start, end),
            *_named(flat, start, end),
            *_defined(flat, start, end),
            *_unnamed(flat, start, end, kind),
        ],
        key=lambda x: (x[1], -x[2]),
    )
    kept: list[Instrument] = []
    keys: list[frozenset[str]] = []
    numbers: set[str] = set()
    taken: list[tuple[int, int]] = []
    last_end = -1
    for name, s, e, rule in found:
        taken.append((s, e))
        if s < last_end:
            continue
        if (
            rule == DEFINED_RULE
            and kept
            and 0 <= s - kept[-1].end <= 40
            and "." not in flat[kept[-1].end : s]
        ):
            kept[-1] = Instrument(name, kept[-1].start, kept[-1].end, kept[-1].text, rule)
            keys[-1] = frozenset(re.findall(r"[^\W_]+", name.lower())) - {"the", "of", "a", "an", "on", "and"}
            last_end = e
            continue
        symbol = SYMBOL.search(name)
        if symbol and symbol[0] == name and kept and flat[kept[-1].end : s] == " (":
            last_end = e
            continue  # the symbol of the paper just named
        if symbol and any(symbol[0] in k.name for k in kept):
            continue
        number = re.search(r"(?:[Rr]esolutions?|UNSCRs?|RES/)\D{0,10}(\d{3,4})", name)
        key = frozenset(re.findall(r"[^\W_]+", name.lower())) - {"the", "of", "a", "an", "on", "and"}
        if number:
            if number[1] in numbers:
                continue
            numbers.add(number[1])
        elif any(key <= k for k in keys) or (
            own
            and kind in {"agreement", "statement"}
            and name.lower() in own
            and "statement" not in name.lower()
            and len(key) > 2
        ):
            continue
        keys.append(key)
        last_end = e
        kept.append(Instrument(name, s, e, layout.text[s:e], rule))
    return kept, taken


def _named(flat: str, start: int, end: int) -> Iterator[Found]:
    for m in NAMED.finditer(flat, start, end):
        lead = m["lead"]
        s = m.start()
        while lead and (lead.split(" ")[0] in LEADING or lead.split(" ")[0].endswith("ing")):
            cut = len(lead.split(" ")[0]) + 1
            lead, s = lead[cut:], s + cut
        words = lead.split()
        noun = m["noun"]
        if words and words[-1] in {"Ministerial", "Parties", "President", "Government"} and noun[0].islower():
            continue
        stop = m.end()
        if noun == "Resolution" or (
            noun in {"Constitution", "Principles", "Pledge", "Framework", "Compact"} and not words
        ):
            continue
        initials = INITIALS.match(flat, stop, end)
        stop = initials.end() if initials else stop
        dated = DATE_TAIL.match(flat, stop, end)
        topic = re.compile(
            rf" (?:on|for|concerning|regarding|between|of|to)(?: the| an?)? (?:{CAPWORD})(?:(?: (?:of|on|for|and|in|to|the|a))* {CAPWORD})*"
        ).match(flat, stop, end)
        if not words or (len(words) == 1 and words[0] == "Joint"):
            low = (
                ON_TOPIC.match(flat, stop, end)
                if re.search(r"\b(?:the|a|an) $", flat[max(0, s - 4) : s]) or noun[0].isupper()
                else None
            )
            if dated:
                stop = date_end(flat, dated.end())
            elif topic and (noun != "Charter" or "United Nations" in topic[0]):
                stop = topic.end()
            elif (
                low
                and not re.match(r" (?:for|on) (?:the )?(?:purpose|basis|behalf|day|date|which)", low[0])
                and "signing" not in low[0]
            ):
                stop = topic_end(flat, low.start(), low.end())
            elif words:
                pass
            else:
                continue
            if noun[0].islower():
                continue
        else:
            if topic and (
                topic[0].startswith((" on", " for", " concerning"))
                or (noun.startswith("Statement of") and topic[0].startswith(" to"))
            ):
                stop = topic.end()
            dated = DATE_TAIL.match(flat, stop, end)
            if dated:
                stop = date_end(flat, dated.end()) if date_end(flat, dated.end()) > dated.end() else stop
        name = flat[s:stop].rstrip(" ,")
        if len(name.split()) < 2 or flat[max(0, s - 5) : s].lower() == "this ":
            continue
        yield name, s, s + len(name), "paper with a name"


def _defined(flat: str, start: int, end: int) -> Iterator[Found]:
    """A paper whose short name is set in brackets: (hereinafter "the X Agreement")."""
    for m in DEFINED.finditer(flat, start, end):
        stop = m.end("symbol") if m["symbol"] else m.end("name")
        yield (
            flat[m.start("name") : stop].replace('"', ""),
            m.start("name"),
            stop,
            DEFINED_RULE,
        )


def _in_lines_with_a_paper(flat: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Unnamed papers of the lines that hold a paper's noun at all, which most do not."""
    at = start
    while at < end:
        noun = PLAIN_NOUN.search(flat, at, end)
        if noun is None:
            return
        begin = max(at, flat.rfind("\n", 0, noun.start()) + 1)
        stop = flat.find("\n", noun.end(), end)
        stop = end if stop < 0 else stop
        yield from UNNAMED.finditer(flat, begin, stop)
        at = stop + 1


def _unnamed(flat: str, start: int, end: int, kind: str) -> Iterator[Found]:
    for m in _in_lines_with_a_paper(flat, start, end):
        mods, tail, det = m["mods"], m["tail"], (m["det"] or "").strip().lower()
        if (
            not (mods or tail or m["when"] or (m["noun"] in {"MOU", "MoU"} and det == "the"))
            or FUTURE.search(flat[max(start, m.start() - 40) : m.start()] + (m["det"] or ""))
            or det == "this"
        ):
            continue
        concluded = CONCLUDED.search(flat[max(start, m.start("noun") - 60) : m.start("mods")])
        if m["noun"] == "deal" and not tail:
            continue
        if not tail and det != "the" and not (concluded and mods and m["noun"].endswith("s")):
            continue
        if (
            re.search(r"\b(?:in|by|of|reached|reach|with) $", flat[max(start, m.start() - 9) : m.start()])
            and not det
            and m["noun"] == "agreement"
        ):
            continue
        if kind == "agreement" and not tail:
            continue
        s = m.start("when") if m["when"] else m.start("mods") if mods else m.start("noun")
        stop = m.end("noun")
        if tail:
            if tail.strip() == "of":
                stop = date_end(flat, m.end("tail"))
                if stop == m.end("tail"):
                    continue
            elif tail.strip() in {"between", "signed", "adopted", "concluded", "reached", "initialled"}:
                run = re.compile(r"[^,.;:()\n]{3,150}").match(flat, stop, end)
                stop = topic_end(flat, stop, run.end()) if run else stop
                purpose = re.compile(r" to (?!the\b)").search(flat, m.end("noun"), stop)
                stop = purpose.start() if purpose else stop
                dates = find_dates(flat, m.end("noun"), stop)
                stop = dates[0].end if dates else stop
            else:
                topic = ON_TOPIC.match(flat, stop, end)
                if topic and not mods and not det and not m["noun"].endswith("s"):
                    continue
                stop = topic_end(flat, topic.start(), topic.end()) if topic else stop
        else:
            dated = DATE_TAIL.match(flat, stop, end)
            stop = max(stop, date_end(flat, dated.end())) if dated else stop
        yield flat[s:stop], s, stop, "paper without a name"
    for m in GUIDING.finditer(flat, start, end):
        stop = topic_end(flat, m.end("noun"), m.end())
        yield flat[m.start() : stop], m.start(), stop, "paper with its topic"
    for m in PLACE_PAPER.finditer(flat, start, end):
        if m["place"] not in LEADING and m["place"] not in ADJECTIVES:
            yield m[0], m.start(), m.end(), "paper named by its place"
    for m in DIRECTIVE.finditer(flat, start, end):
        if len(m[0].split()) > 1 and ("'s " in m[0] or any(c.isdigit() for c in m[0])):
            yield m[0], m.start(), m.end(), "directive"
    for m in re.compile(rf"\bcommuniqu[eé]s? of (?=\d|{CAPWORD})").finditer(flat, start, end):
        stop = date_end(flat, m.end())
        if stop > m.end():
            yield flat[m.start() : stop], m.start(), stop, "paper with its date"
