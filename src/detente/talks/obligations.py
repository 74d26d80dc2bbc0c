"""What somebody is bound to do: by an agreement, by the operative paragraphs of a resolution, by a pledge a statement relays.

The span is what is to be done, without the bearer and the binding word; with a term set before it ("Within 10 days
..., each Party shall"), the whole sentence. Passives without a bearer bind nobody and are left out, as is "remain
seized". To add a binding word: ``BINDS`` (agreements), ``OPERATIVE`` (resolutions) or ``PLEDGED`` (statements).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from detente.talks.countries import STATE, STATES
from detente.talks.deadlines import due
from detente.talks.heading import Heading
from detente.talks.names import CAPWORD
from detente.talks.participants import agreement_parties
from detente.talks.record import Event, Obligation
from detente.talks.sentences import split_sentences
from detente.talks.speakers import NOMINAL, Speakers
from detente.talks.text_layout import Layout, Paragraph

BINDS = re.compile(r"\b(?:shall|undertakes? to|agrees? to|commits? (?:themselves |itself )?to|pledges? to|will|must|(?:is|are) obliged to|undertakes? not to|agrees? not to|(?:undertakes?|commits?|agrees?),? (?:in particular|inter alia|furthermore|accordingly),? to)\b,?\s*(?P<not>not )?(?:also |each |jointly )?")
BEARER = re.compile(r"\b(?:part(?:y|ies)|sides?|guarantors?|governments?|forces?|commission|committee|council|group|mission|centre|center|army|movement|mediators?|states?|authorit(?:y|ies)|signator(?:y|ies)|secretary-general|units?|teams?|commanders?|observers?|mechanism|leadership|board|secretariat|delegations?|facilitators?|monitors?|chair\w*|he|she|they|it|both|each|neither|who|which|opposition|organi[sz]ations?)\b|(?:" + STATE + ")", re.IGNORECASE)
TERM_FIRST = re.compile(r"(?:Within|By|From|Upon|After|No later than|Not later than|On|In|During|Until|Immediately|Before|Following|As of|Starting|Pending|To|For|Throughout)\b[^,]{2,160},\s*")
TERM_SET = re.compile(r"\d|\b(?:days?|weeks?|months?|hours?|years?|signing|entry into force|adoption)\b")
TERM_THEN_BEARER = re.compile(r"(?:Within|By|From|Upon|After|No later than|Not later than|Until|Before|Following|Immediately)\b[^,]{4,140} (?=(?:each|both|all|the)(?: \w+){1,4} ?$)")
HEREINAFTER = re.compile(r"\((?:hereinafter|hereafter|henceforth|collectively)?(?: referred to as| called)?[, ]*(?:collectively )?\"?(?:the )?\"?(?P<term>[A-Z][\w ]{2,40}?)\"?\)")
OPERATIVE = re.compile(r"\b(?P<verb>[Dd]ecides(?: (?:also|further|in this regard))?(?=,? (?:that|to)\b)|(?:[Rr]equests|[Cc]alls (?:up)?on|[Uu]rges|[Dd]emands(?: that)?|[Dd]irects|[Ii]nvites|[Ee]ncourages|[Ii]nstructs|[Aa]uthori[sz]es|[Ee]xhorts|[Cc]alls for)(?:,? (?:also|further|once again|again|in this regard|therefore|strongly|in this context),?)*)\s+")
TO_DO = re.compile(r",?\s*(?:,[^,;]{0,80},\s*)?(?P<to>\bto|\bnot to)\s+(?!the\b|all\b|this\b|these\b|those\b|its\b|their\b|his\b|any\b|an?\b|such\b|which\b|whom\b|[A-Z\d])(?=[a-z])")
TAIL = re.compile(r",? with (?:the intention|a view)\b|, as (?:set out|recommended|requested|proposed)\b|, (?:in accordance|and in this regard)\b|, and (?:expresses|reiterates|stresses|notes|welcomes|underlines|affirms)\b")
SEIZED = re.compile(r"remains? (?:actively )?seized")
PLEDGED = re.compile(
    r"\b(?:(?:ha(?:s|ve) |had )?(?:also |further |hereby |jointly )?(?:agreed|committed|pledged|undertook|undertaken|promised|vowed|undertakes?|pledges?|commit (?:ourselves )?|agrees?|commits)(?: themselves| itself| ourselves)?(?:, [^,]{3,60},)? (?:not )?to\s+)(?!the\b|a\b|an\b|this\b|peace\b|[A-Z])(?=[a-z])"
)
COMMITS = re.compile(r"\b(?:commits|obliges|requires|binds) (?P<bearer>(?:the |all |both )?[a-zA-Z][^,.;]{2,80}?) to (?!the\b|a\b|an\b)(?=[a-z])")
WILL = re.compile(r"\bwill (?:also |immediately |now |then |jointly |not )*(?!be\b|remain\b|have\b|continue to (?:monitor|use|support|work|stand)\b)(?=[a-z])")


def read_obligations(layout: Layout, heading: Heading, kind: str, event: Event, speakers: Speakers) -> list[Obligation]:
    """Obligations in the order of the document."""
    signed = date.fromisoformat(event.date) if event.date else None
    if kind == "agreement":
        found = list(_of_agreement(layout, heading, signed))
    elif kind == "resolution":
        found = list(_of_resolution(layout, heading, signed, speakers))
    elif kind in {"statement", "release"}:
        found = list(_of_statement(layout, heading, signed, speakers, kind))
        if kind == "statement" and len(re.findall(r"\bshall\b", layout.flat)) >= 2:
            found += [o for o in _of_agreement(layout, heading, signed) if not any(o.start < x.end and x.start < o.end for x in found)]
    else:
        found = []
    return sorted(found, key=lambda o: o.start)


def _make(layout: Layout, bearer: str | None, start: int, end: int, signed: date | None, rule: str, around: str = "") -> Obligation | None:
    flat = layout.flat
    while end > start and flat[end - 1] in " .;,:\n":
        end -= 1
    while start < end and flat[start] in " ,":
        start += 1
    if end - start < 8:
        return None
    action = re.sub(r"\s+", " ", flat[start:end])
    return Obligation(bearer, action, due(flat[start:end], signed=signed, around=around), start, end, layout.text[start:end], rule)


def defined_terms(layout: Layout, heading: Heading) -> dict[str, str]:
    """Terms an agreement sets for its parties ("the Guarantors"), with the names they stand for."""
    terms: dict[str, str] = {}
    opening = " ".join(layout.said(p) for p in heading.body[:3])[:4000]
    previous = 0
    for m in HEREINAFTER.finditer(opening):
        words = opening[previous : m.start()]
        previous = m.end()
        governments = re.findall(rf"Government of (?:the )?{CAPWORD}(?: {CAPWORD})*|(?:{CAPWORD} )+(?:Council|Movement|Army|Front|Union|Forces|Party|Alliance|Group|Coalition)", words)
        states = re.findall(STATE, words)
        names = governments or states or re.findall(rf"{CAPWORD}(?: {CAPWORD})+", words)
        names = [re.sub(r"^(?:The|And) ", "", n) for n in names]
        if names:
            terms[m["term"].lower().rstrip("s")] = "; ".join(dict.fromkeys(names))
    return terms


def _of_agreement(layout: Layout, heading: Heading, signed: date | None) -> Iterator[Obligation]:
    flat = layout.flat
    terms = defined_terms(layout, heading)
    parties = agreement_parties(layout, heading)
    if parties:
        terms.setdefault("party", "; ".join(parties))
        terms.setdefault("partie", "; ".join(parties))
        terms.setdefault("side", "; ".join(parties))
    leading: str | None = None  # bearer of a list that a paragraph opens with "shall:"
    for p in heading.body:
        if leading and p.mark:
            item = _make(layout, leading, p.body, p.end, signed, "listed clause")
            if item:
                yield item
            continue
        leading = None
        for start, end in split_sentences(flat, p.body, p.end):
            bearer: str | None = None
            modals = list(BINDS.finditer(flat, start, end))
            for n, modal in enumerate(modals):
                clause = flat[start : modal.start()]
                if flat[modal.end() : modal.end() + 3] == "be " or re.match(r"\s*(?:enter|remain in force|have|apply|come into|include|mean|take effect|expire|terminate|constitute)\b", flat[modal.end() : modal.end() + 24]):
                    continue
                joined = re.search(r"(?:,|;)?\s*(?:and|but|or)\s*$", clause) is not None
                term = TERM_FIRST.match(clause) or TERM_THEN_BEARER.match(clause)
                if not (joined and bearer):
                    bearer = _bearer_of(clause[term.end() if term else 0 :], terms)
                if not bearer:
                    continue
                begin = start if term and not joined and n == 0 and TERM_SET.search(term[0]) else (modal.start() if modal["not"] or " not to" in modal[0] else modal.end())
                stop = end
                if n + 1 < len(modals):
                    cut = re.compile(r",? (?:which|who|and|but)(?: \w+){0,6} *$|; *[^;]*$|, and [^,]*$").search(flat, modal.end(), modals[n + 1].start())
                    stop = cut.start() if cut else modals[n + 1].start()
                if flat[modal.end() : end].strip() in {":", ""} or flat[end - 1] == ":":
                    leading = bearer
                    continue
                made = _make(layout, bearer, begin, stop, signed, "binding word after its bearer")
                if made:
                    yield made


def _bearer_of(clause: str, terms: dict[str, str]) -> str | None:
    """The names a clause binds, from the words before its binding word."""
    clause = re.sub(r",[^,]*,\s*$", " ", clause).strip(" ,")
    relative = re.search(r",? (?:which|who)$", clause)
    if relative:
        body = re.findall(rf"(?:{CAPWORD} )*(?:Commission|Committee|Council|Group|Centre|Center|Mission|Mechanism|Force|Team|Board|Secretariat)\b", clause)
        return body[-1] if body else None
    subject = re.split(r"[;:]|, (?:and|while) | that ", clause)[-1].strip()
    if len(subject) > 160 or not BEARER.search(subject):
        return None
    subject = re.sub(r"(?: also| further| hereby| jointly| each| both| themselves)+$", "", subject)
    core = re.sub(r"^(?:[Tt]he|[Ee]ach|[Bb]oth|[Aa]ll|[Ee]very|[Nn]either)(?: of the)?(?: two)? ", "", re.sub(r"^.*?\b(?:and|but) (?=the )", "", subject) if len(subject) > 60 else subject)
    key = core.split(" ")[0].lower().rstrip("s")
    if core.lower().rstrip("s") in terms:
        return terms[core.lower().rstrip("s")]
    if len(core.split()) <= 3 and key in terms:
        return terms[key]
    states = re.findall(STATE, core)
    if states and len(core.split()) < 14 and not re.search(r"Government|forces|Army|Forces", core):
        return "; ".join(dict.fromkeys(states))
    if re.match(r"(?:This|[Aa]reas?|[Tt]he (?:duration|present|provisions?|terms?|agreement|memorandum|withdrawal|ceasefire|process))\b", subject):
        return None
    return core or None


def _of_resolution(layout: Layout, heading: Heading, signed: date | None, speakers: Speakers) -> Iterator[Obligation]:
    flat = layout.flat
    council = speakers.issuers[0] if speakers.issuers else None
    opened = False
    for p in heading.body:
        said = layout.said(p)
        opened = opened or re.match(r"(?:The )?(?:Security Council|General Assembly)\b|The [A-Z][\w ]+ Council,$", said) is not None
        if not (opened and (p.mark or OPERATIVE.match(said)) and re.match(r"[A-Z][a-z]+s\b", said)) or SEIZED.search(said):
            continue
        acts = list(OPERATIVE.finditer(flat, p.body, p.end))
        for n, act in enumerate(acts):
            stop = p.end
            if n + 1 < len(acts):
                stop = acts[n + 1].start()
                stop -= len(flat[act.end() : stop]) - len(re.sub(r"[;,]?\s*(?:and|and further|as well as)?\s*$", "", flat[act.end() : stop]))
            yield from _operative(layout, act, stop, council, signed)


def _operative(layout: Layout, act: re.Match[str], stop: int, council: str | None, signed: date | None) -> Iterator[Obligation]:
    flat = layout.flat
    verb = act["verb"].lower()
    tail = TAIL.search(flat, act.end(), stop)
    stop = tail.start() if tail else stop
    at = act.end()
    if verb.startswith("decides"):
        that = re.compile(r",?\s*(?:that )(?P<who>[^;]{2,160}?) shall (?!be\b)").match(flat, at, stop)
        to = re.compile(r"(?:,[^,]{2,80},\s*)?to ").match(flat, at, stop)
        if that:
            made = _make(layout, _plain_bearer(that["who"]), that.end(), stop, signed, "decides that")
        elif to:
            made = _make(layout, council, to.end(), stop, signed, "decides to")
        else:
            return
        if made:
            yield made
        return
    if verb.startswith("demands"):
        that = re.compile(r"(?:that )?(?P<who>[^;,]{2,160}?)(?:,[^,]{2,100},)? (?:shall |should |must |will )?(?=(?:immediately |fully |promptly )*(?:cease|allow|ensure|comply|stop|withdraw|end|cooperate|engage|implement|refrain|take|respect|release|grant|enable|agree|facilitate)\b)").match(flat, at, stop)
        if that and " to " not in that["who"]:
            made = _make(layout, _plain_bearer(that["who"]), that.end(), stop, signed, "demands that")
            if made:
                yield made
            return
    to_do = TO_DO.search(flat, at, stop)
    if not to_do or verb.startswith("calls for"):
        return
    bearer = _plain_bearer(flat[at : to_do.start()])
    begin = to_do.start("to") if to_do["to"] == "not to" else to_do.end()
    parts = [m.start() for m in re.compile(r";\s+(?:and\s+)?to\s+(?=[a-z])").finditer(flat, begin, stop)]
    for s, e in zip([begin, *parts], [*parts, stop], strict=True):
        inner = re.compile(r"[;\s]*(?:and\s+)?to\s+").match(flat, s, e) if s != begin else None
        made = _make(layout, bearer, inner.end() if inner else s, e, signed, "operative verb with its addressee")
        if made:
            yield made


def _plain_bearer(words: str) -> str:
    return re.sub(r"^(?:the|those|that)\s+", "", re.sub(r"\s+", " ", words).strip(" ,"))


def _of_statement(layout: Layout, heading: Heading, signed: date | None, speakers: Speakers, kind: str) -> Iterator[Obligation]:
    flat = layout.flat
    solemn = re.search(r"declaration|commitment|pledge", heading.title or "", re.IGNORECASE) is not None
    own = {STATES.get(n.removeprefix("Government of "), n) for n in speakers.issuers}
    for p in heading.body:
        if p.dashed:
            continue
        for start, end in split_sentences(flat, p.body, p.end):
            sentence = flat[start:end]
            for m in COMMITS.finditer(flat, start, end):
                made = _make(layout, _plain_bearer(m["bearer"]), m.end(), end, signed, "commits somebody to", sentence)
                if made:
                    yield made
            for m in PLEDGED.finditer(flat, start, end):
                who = _pledging(speakers, p, start, m.start())
                if who and not (kind == "release" and re.match(r"(?:remain|stay|be in|continue|meet|keep|maintain|consult|speak|visit)\b", flat[m.end() : m.end() + 12])):
                    made = _make(layout, who, m.end(), end, signed, "pledge")
                    if made:
                        yield made
                        break
            will = WILL.search(flat, start, end)
            if will and kind == "statement":
                who = _pledging(speakers, p, start, will.start())
                names = {STATES.get(x.removeprefix("Government of "), x) for x in (who or "").split("; ")}
                ours = bool(names & own) or re.search(r"\bwe\b", flat[start : will.start()], re.IGNORECASE) is not None
                of_state = any(x.startswith("Government") or x in STATES for x in (who or "").split("; ")) and not _speaks_for(flat, who)
                if who and ((ours and (solemn or len(own) > 1)) or (not ours and of_state)):
                    made = _make(layout, who, will.end(), end, signed, "announced act")
                    if made:
                        yield made


def _speaks_for(flat: str, who: str | None) -> bool:
    """Whether a state speaks through the document: "The United States welcomes"."""
    return bool(who) and re.search(rf"\b{re.escape(who or '')} (?:\w+ly )?(?:welcomes|commends|condemns|urges|calls|reiterates|remains)\b", flat) is not None


def _pledging(speakers: Speakers, p: Paragraph, start: int, verb: int) -> str | None:
    """Who stands before a pledging verb."""
    flat = speakers.layout.flat
    if re.search(r"\b[Ww]e,?(?: [^.;]{0,80},)?(?: \w+){0,2}\s*$", flat[max(start, verb - 100) : verb]):
        return "; ".join(speakers.issuers) or None
    nominal = speakers.before(verb, speakers.nominals(start, verb), p.body, modal=True)
    return nominal.speaker if nominal and nominal.kind != "pronoun" else (nominal.speaker if nominal and nominal.plural else None)


__all__ = ["NOMINAL", "defined_terms", "read_obligations"]
