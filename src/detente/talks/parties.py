"""Between whom an agreement stands, and which of them "the Parties", "the Government", "the Movement" or "the LLA" means.

The names come from the first paragraph, the title or the signatures; the terms from "hereinafter", from initials in brackets and
from the last words of a name where only one party has them. To add a way an agreement names its parties: :func:`agreement_parties`.
"""

from __future__ import annotations

import re

from detente.talks.countries import STATE, STATE_STYLES, STATES
from detente.talks.heading import Heading
from detente.talks.sightings import CAPWORD
from detente.talks.text_layout import Layout, Paragraph

WORD = rf"{CAPWORD}(?:'s(?= [A-Z]))?"
PARTY = re.compile(
    rf"(?:the |The )?(?P<name>(?:{WORD} ){{0,3}}(?:Government of (?:the )?)?{WORD}(?:(?: of(?: the)?| for(?: the)?| and(?= {WORD} (?:Movement|Army|Front)))? {WORD})*)(?: \([^)]*\))*"
)
STOP = re.compile(
    r",? (?:in the presence|(?:with|under|through) the (?:[a-z]+ )?(?:support|mediation|participation|facilitation|assistance|auspices|chairmanship|good offices)|(?:mediated|facilitated|witnessed) by|hereinafter|hereafter|have agreed|agree|hereby|under the auspices|desiring|have reached|,? having|met\b|meeting\b|declare\b|have (?:decided|concluded|committed|resolved)|represented by|(?:re)?affirm\b|commit\b|acting\b|recalling\b|convinced\b|have met)"
)
OPENS = re.compile(
    r"[Hh]ave agreed|agree|hereinafter|hereafter|between|[Rr]epresentatives of|[Dd]elegations of|declare|commit"
)
HEREINAFTER = re.compile(
    r"\((?:hereinafter|hereafter|henceforth|collectively)?(?:,? (?:jointly |collectively )?referred to as| called)?[, ]*(?:collectively )?\"?(?:the )?\"?(?P<term>[A-Z][\w ]{2,40}?)\"?\)"
    r"|,? (?:hereinafter|hereafter|henceforth) (?:jointly |collectively )?(?:referred to as|called) (?:the )?(?P<bare>[A-Z]\w+(?: [A-Z]\w+)?)\b(?!\")"
    r"|,? (?:hereinafter|hereafter|henceforth)(?: (?:jointly |collectively )?(?:referred to as|called))?,? (?:collectively )?(?:as )?(?:the )?\"(?:the )?(?P<set>[A-Z][\w ]{2,40}?),?\""
)
BESIDE = re.compile(
    r"(?:in the presence of|(?:with|under|through) the (?:[a-z]+ )?(?:mediation|participation|facilitation|assistance|auspices|chairmanship|good offices|support) of|(?:mediated|facilitated|witnessed|brokered|hosted) by)"
    r" (?P<who>(?:the )?[A-Z][^;:()\n]{1,200}?)(?= under (?:President|Prime)| as (?:guarantors?|witness(?:es)?|mediators?|facilitators?)|,? (?:and )?(?:in the presence|(?:with|under|through) the|ha(?:s|ve)|agreed?|hereby|on \d+|in [A-Z]\w+ on)\b|, (?!the |and )|[;:.(\n]|$)"
)
GUIDED = re.compile(
    r"^(?:(?:Guided|Recalling|Reaffirming|Reiterating|Pursuant|Following|In accordance|Desiring|Having|Noting|Considering|Building|Proceeding|On the basis|Based|Seeking|Wishing|Determined|Acting)\b[^,]*, )+"
)
SHORTEST = 40  # characters; a shorter line without a stop is a heading
COMMON = frozenset(
    ["governments", "countries", "party", "partie", "side", "signatorie", "delegation", "undersigned"]
)
DETERMINER = re.compile(
    r"^(?:[Tt]he|[Ee]ach|[Bb]oth|[Aa]ll|[Ee]very|[Nn]either|[Nn]o|[Ee]ither|[Aa]ny|[Aa]n?|[Tt]hese|[Ss]aid)(?: of (?:the|these))?(?: (?:two|three|four|said|aforementioned|above-mentioned|signatory))? "
)


class Parties:
    """The parties of one agreement; :meth:`named` gives the names a word of the text stands for."""

    def __init__(self, names: list[str], terms: dict[str, str]) -> None:
        self.names = tuple(dict.fromkeys(names))
        self.terms = terms

    def named(self, words: str) -> str | None:
        """The names, joined by "; ", that a nominal means; None where it means no party."""
        core = DETERMINER.sub("", words.strip(" ,"))
        key = core.lower()
        for k in (key, key.rstrip("s")):
            if k in self.terms:
                return self.terms[k]
        if core in self.names:
            return core
        halves = re.split(r",? and (?=the |[A-Z])", core)
        if len(halves) > 1:
            named = [self.named(h) for h in halves]
            if all(named):
                return "; ".join(dict.fromkeys("; ".join(n for n in named if n).split("; ")))
        return None


def read_parties(layout: Layout, heading: Heading, bound: list[str] | None, signed: list[str]) -> Parties:
    """The parties of a document; ``bound`` are those it binds where known, ``signed`` the bodies signed for."""
    terms = defined_terms(layout, heading)
    names = bound or agreement_parties(layout, heading)
    if len(names) < 2 and bound is None:
        names = list(dict.fromkeys([*names, *signed])) if len(names) + len(signed) > 1 else names
    if names and (bound is None or len(bound) > 1):  # one issuer's "sides" are not itself
        for word in COMMON:
            terms.setdefault(word, "; ".join(names))
    named = list(dict.fromkeys([*names, *(n for joined in terms.values() for n in joined.split("; "))]))
    for name in named:
        short = re.search(rf"{re.escape(name)} ?\((?:the )?\"?([A-Z][\w/&-]{{1,11}})\"?[),;]", layout.flat)
        if short:
            terms.setdefault(short[1].lower(), name)
        for tail in _short_forms(name):
            if sum(tail in _short_forms(n) for n in named) == 1:
                terms.setdefault(tail, name)
    return Parties(named, terms)


def _short_forms(name: str) -> list[str]:
    """The ends of a name without its place: "federal government", "government"; a state has none."""
    if name in STATES:
        return []
    words = re.split(r" (?:of|for|in)\b", name)[0].lower().split(" ")
    return [" ".join(words[i:]) for i in range(len(words))]


def defined_terms(layout: Layout, heading: Heading) -> dict[str, str]:
    """Terms an agreement sets for its parties ("the Guarantors"), with the names they stand for."""
    terms: dict[str, str] = {}
    opening = " ".join(layout.said(p) for p in _sentences(layout, heading)[:3])[:4000]
    previous = 0
    for m in HEREINAFTER.finditer(opening):
        if (m["term"] or "").isupper():
            continue  # the initials of one party
        named = (m["term"] or m["set"] or m["bare"]).lower().rstrip("s")
        since = 0 if named in COMMON else previous
        words = re.sub(r"\([A-Z][\w/&-]{1,11}\)", "", opening[since : m.start()])
        previous = m.end()
        governments = re.findall(
            rf"(?:(?!The |Preamble ){WORD} ){{0,2}}Government of (?:the )?(?:(?:{WORD} )?(?:Republic|Kingdom|Sultanate|State|Union) of )?{WORD}(?: {WORD}){{0,6}}|(?:{WORD} ){{1,6}}(?:Council|Movement|Army|Front|Union|Forces|Party|Alliance|Group|Coalition|Assembly|Authority|Organi[sz]ation)",
            words,
        )
        states = re.findall(STATE, words)
        names = governments or states or re.findall(rf"{WORD}(?: {WORD})+", words)
        names = [re.sub(r"^(?:The|And) ", "", n) for n in names]
        if names:
            terms[named] = "; ".join(dict.fromkeys(names))
    return terms


def beside_the_parties(layout: Layout, heading: Heading) -> list[str]:
    """Mediators, facilitators and those present, as the first paragraphs of an agreement name them."""
    found: list[str] = []
    for p in heading.body[:2]:
        for m in BESIDE.finditer(layout.flat, p.body, p.end):
            for who in re.split(r",? and (?=the |[A-Z])|, (?=the |[A-Z])", m["who"]):
                name = re.sub(
                    rf"^(?:the |The )?(?:(?:[A-Z]\w+ )?{STATE_STYLES} of (?:the )?(?={STATE}))?", "", who
                ).strip(" ,")
                if name[:1].isupper():
                    found.append(name)
    return list(dict.fromkeys(found))


def _sentences(layout: Layout, heading: Heading) -> list[Paragraph]:
    """The paragraphs of the body without headings of parts ("Preamble")."""
    return [p for p in heading.body if p.end - p.body > SHORTEST or layout.said(p)[-1] in ".;:,"]


def agreement_parties(layout: Layout, heading: Heading) -> list[str]:
    """The bodies between which an agreement stands, from its first paragraph or its title."""
    title = re.search(r"\b[Bb][Ee][Tt][Ww][Ee][Ee][Nn] (.*)", heading.title or "")
    opening = _sentences(layout, heading)
    first = layout.said(opening[0])[:1500] if opening else ""
    if not OPENS.search(first) and title:
        first = title[1].translate({0x2019: "'"})
    first = GUIDED.sub(
        "", re.sub(r", (?:hereinafter|hereafter|henceforth)\b[^,]*(?=, and\b|,? and the\b)", "", first)
    )
    guaranteed = re.search(r"\b(?:guarantors|guarantor [Ss]tates|sponsors)\b[^,]*, (?P<who>[A-Z].*)", first)
    first = guaranteed["who"] if guaranteed else first
    stop = STOP.search(re.sub(r"\([^)]*\)", lambda m: " " * len(m[0]), first))
    words = first[: stop.start()] if stop else first[:400]
    names = [m["name"] for m in PARTY.finditer(words) if len(m["name"].split()) > 1 or m["name"] in STATES]
    return [
        re.sub(rf"^(?:[A-Z]\w+ )?{STATE_STYLES} of (?:the )?(?={STATE})", "", n)
        if "Government" not in n
        else n
        for n in names
    ]
