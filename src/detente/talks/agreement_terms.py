"""What an agreement binds its parties to: clauses with "shall", "undertakes to" and their like.

The bearer is read from the words before the binding word; "the Parties" and other defined terms are replaced by the names
they stand for. Passives bind nobody here, unless they name who acts. Clauses in the present tense ("Each side removes ...") are
for plain_acts.py. To add a binding word: ``BINDS``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from detente.talks.bearers import agent_of, bearer_of
from detente.talks.binding import make_obligation
from detente.talks.heading import Heading
from detente.talks.parties import read_parties
from detente.talks.plain_acts import asked_of, bare_act, plain_acts
from detente.talks.record import Obligation
from detente.talks.sentences import split_sentences
from detente.talks.text_layout import Layout

BINDS = re.compile(
    r"\b(?:shall|(?:is|are) to(?= [a-z]{3})(?! (?:date|this|the|which)\b)|undertakes? to|agrees? to|commits? (?:themselves |itself )?to|pledges? to|will|must|may|(?:is|are) (?:jointly |fully |solely )?responsible for|(?:is|are) (?:hereby )?(?:obliged|required|bound|requested|asked|invited|called upon|instructed|tasked|mandated|charged|entrusted) to|undertakes? not to|agrees? not to|(?:undertakes?|commits?|agrees?),? (?:in particular|inter alia|furthermore|accordingly),? to)\b,?\s*(?P<not>not )?(?:also |each |jointly )?"
)
TERM_FIRST = re.compile(
    r"(?:Within|By|From|Upon|After|No later than|Not later than|On|In|During|Until|Immediately|Before|Following|As of|Starting|Pending|To|For|Throughout)\b[^,]{2,160},\s*"
)
TERM_SET = re.compile(r"\d|\b(?:days?|weeks?|months?|hours?|years?|signing|entry into force|adoption)\b")
TERM_THEN_BEARER = re.compile(
    r"(?:Within|By|From|Upon|After|No later than|Not later than|Until|Before|Following|Immediately|For|During|Throughout|Pending|On|At|In)\b[^,]{4,140} (?=(?:each|both|all|the)(?: \w+){1,4} ?$)"
)
LISTED_TO = re.compile(r"\b(?:agreed|agree|undertake|undertook|decided)\b[^.:]{0,80}:$")
TO_DO = re.compile(r"[Tt]o (?=[a-z]{2})(?!the\b|this\b|that\b)")
JOINED_TO = re.compile(r",? (?:and|but|or) *$")
NEW_SUBJECT = re.compile(r",? (?:which|who|and|but)(?: \w+){0,6} *$|; *[^;]*$|, and [^,]*$")
NOBODY = re.compile(r"(?:Neither|No) (?:of the )?(?:[a-z]+ )?(?:[Pp]art(?:y|ies)|[Ss]ides?)\b")
AIM = re.compile(
    r"\b(?:(?:ensure|guarantee|see to it|verify|confirm|make sure|so)(?: [a-z]+)? that|in order (?:that|to)|if|unless|provided that|until|where|when)\b"
)
OPENS_DUTIES = re.compile(r"(?P<who>(?:The|Both|All|Each|We)\b[^.;:]{0,80}?)(?: hereby| further| also)?:$")
AGREE_TO = re.compile(
    r"(?:[Aa]grees?|[Cc]ommits?(?: themselves| itself)?|[Uu]ndertakes?|[Pp]ledges?|[Ss]hall|[Ww]ill) (?:to )?(?!that\b)(?=[a-z])"
)
NO_ACT = re.compile(
    r"\s*(?:enter|remain in force|have|apply|come into|include|mean|take effect|expire|terminate|constitute|comprise|consist)\b"
)
PRONOUN = re.compile(r"(?:[Tt]hey|[Ii]t)(?: also| both| further)?")


def of_agreement(
    layout: Layout,
    heading: Heading,
    signed: date | None,
    bound: list[str] | None = None,
    signers: list[str] | None = None,
) -> Iterator[Obligation]:
    flat = layout.flat
    parties = read_parties(layout, heading, bound, signers or [])
    bearer: str | None = None
    last: str | None = None  # bearer of the sentence before, for "they" and "it"
    listed: str | None = None  # the parties, under "agreed on the following:"
    leading: str | None = None  # bearer of a list that a paragraph opens with "shall:"
    list_class: str | None = None  # the form of that list's marks
    duties = False  # whether its items say "agree to" and the like themselves
    numbered = False  # within the clauses
    for p in heading.body:
        numbered = numbered or bool(p.mark)
        if leading and p.mark and (list_class is None or _mark_class(p.mark) == list_class):
            list_class = _mark_class(p.mark)
            agreed = AGREE_TO.match(flat, p.body, p.end)
            leading_now = None if duties and agreed is None else leading
            at = agreed.end() if agreed else p.body
            item = (
                make_obligation(layout, leading_now, at, p.end, signed, "listed clause")
                if leading_now
                else None
            )
            if item:
                yield item
            if leading_now:
                continue
        elif leading:
            leading, list_class, duties = None, None, False
        opens = OPENS_DUTIES.fullmatch(layout.said(p))
        who = parties.named(opens["who"]) if opens else None
        if who:
            leading, list_class, duties = who, None, True
            continue
        if LISTED_TO.search(layout.said(p)):
            listed = parties.named("parties")
        told = TO_DO.match(flat, p.body, p.end) if p.mark and listed else None
        if told:
            made = make_obligation(layout, listed, told.end(), p.end, signed, "listed act of the parties")
            if made:
                yield made
            continue
        bare = bare_act(flat, p, listed)
        if bare:
            made = make_obligation(layout, listed, p.body, p.end, signed, "listed act of the parties")
            if made:
                yield made
            continue
        for start, end in split_sentences(flat, p.body, p.end):
            bearer = None
            asked = asked_of(flat, start, end, parties)
            if asked:
                made = make_obligation(layout, asked[0], asked[1], end, signed, "asked of another")
                if made:
                    yield made
                continue
            modals = _own_binding_words(flat, start, end)
            if not modals and numbered:
                acts, last = plain_acts(flat, start, end, parties, last)
                for who, begin, stop in acts:
                    made = make_obligation(layout, who, begin, stop, signed, "act in the present tense")
                    if made:
                        yield made
                continue
            for n, modal in enumerate(modals):
                clause = flat[start : modal.start()]
                if NO_ACT.match(flat, modal.end()):
                    continue
                joined = re.search(r"(?:,|;)?\s*(?:and|but|or)\s*$", clause) is not None
                term = TERM_FIRST.match(clause) or TERM_THEN_BEARER.match(clause)
                subject = clause[term.end() if term else 0 :]
                if flat.startswith("be ", modal.end()):
                    stop = modals[n + 1].start() if n + 1 < len(modals) else end
                    stop = _cut(flat, modal.end(), stop) if n + 1 < len(modals) else stop
                    agent = agent_of(subject, flat[modal.end() : stop], parties)
                    if agent:
                        made = make_obligation(
                            layout, agent, start, stop, signed, "passive with its agent or its owner"
                        )
                        if made:
                            yield made
                    if not joined:
                        bearer = bearer_of(subject, parties)
                    continue
                if not (joined and bearer):
                    bearer = (
                        last if PRONOUN.fullmatch(subject.strip()) and last else bearer_of(subject, parties)
                    )
                if not bearer:
                    continue
                last = bearer
                begin = (
                    start
                    if (term and not joined and n == 0 and TERM_SET.search(term[0])) or NOBODY.match(subject)
                    else (modal.start() if modal["not"] or " not to" in modal[0] else modal.end())
                )
                stop = end
                if n + 1 < len(modals):
                    stop = _cut(flat, modal.end(), modals[n + 1].start())
                if flat[modal.end() : end].strip() in {":", ""} or flat[end - 1] == ":":
                    leading, list_class, duties = bearer, None, False
                    continue
                made = make_obligation(layout, bearer, begin, stop, signed, "binding word after its bearer")
                if made:
                    yield made


def _own_binding_words(flat: str, start: int, end: int) -> list[re.Match[str]]:
    """The binding words of a sentence, without those inside a clause that an act aims at ("ensure that the road will stay open")."""
    kept: list[re.Match[str]] = []
    for modal in BINDS.finditer(flat, start, end):
        between = flat[kept[-1].end() : modal.start()] if kept else ""
        if modal[0].startswith("may") and not (
            modal["not"] or NOBODY.fullmatch(flat[start : modal.start()].strip())
        ):
            continue  # leave, not duty
        aimed = AIM.search(between)
        if not (aimed and not JOINED_TO.search(between)):
            kept.append(modal)
    return kept


def _mark_class(mark: str) -> str:
    """What marks of one list have in common: "(a)" and "(b)", "1." and "2."."""
    return re.sub(r"[a-z]+", "a", re.sub(r"\d+(?:\.\d+)*", "1", mark))


def _cut(flat: str, start: int, end: int) -> int:
    """Where an act ends before the next binding word: at the "and" that joins the two, or where a new subject begins."""
    cut = JOINED_TO.search(flat, start, end) or NEW_SUBJECT.search(flat, start, end)
    return cut.start() if cut else end
