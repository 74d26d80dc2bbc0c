"""Words for offices, for ranks, and for what cannot be part of a person's name.

General lexical data for names.py. ``rank_of`` sorts offices into a few classes, so that "the Peruvian leader" can be
the President and "the Chilean diplomat" the Foreign Minister. To add an office: a line in ``HEADS`` (regular
expression, capitals as written; a lower-case twin is made), and its class in ``RANKS`` if a general word can stand for it.
"""

from __future__ import annotations

import re

from detente.talks.word_lists import words

HEADS = r"""
(?:Vice |Deputy |First Vice |First Deputy )?(?:Prime Minister|President|Premier|Chancellor|Taoiseach)
(?:Deputy |Vice |First Deputy |State )?Foreign Minister|Foreign Secretary
(?:Deputy |Vice |First Deputy |State )?Ministers? (?:of|for) (?:the )?(?:[A-Z]\w+(?:,? and (?!of\b)| of (?=Social|Foreign)|, (?=[A-Z]\w+,? and)| (?=[A-Z]))){0,5}(?:Affairs|Defen[cs]e|Interior|Security|Finance|Justice|State|Cooperation|Health|Integration|Trade|Expatriates|Development|Energy|Reconciliation|Reintegration)
(?:Deputy |Vice |Defen[cs]e |Interior |Energy |Justice |Finance |Health )?Minister
(?:Deputy |Assistant |Under |Acting )?Secretary of (?:State(?: for (?:[A-Z]\w+|and)(?: (?:[A-Z]\w+|and(?= [A-Z])))*)?|Defen[cs]e|Energy|Commerce|War|the Treasury)
(?:Deputy |Under-|Assistant )?Secretary[- ]General|Under[- ]Secretary(?:[- ]General)?|Secretary
Special Representative|Personal Envoy|Special (?:Presidential )?Envoy|(?:Presidential |Senior )?Envoy|Special Adviser|Special Advisor
(?:Deputy )?National Security Advis[eo]r|(?:Senior |Presidential |Chief )?Advis[eo]r
(?:Deputy )?Spokes(?:person|man|woman)|Press Secretary
(?:Deputy )?Permanent Representative|High Representative|High Commissioner|(?:Chief |Senior |Permanent )?Representative|Commissioner
Ambassador(?:-at-Large)?|Chargé d'Affaires|Consul(?: General)?|Negotiator
Crown Prince|King|Queen|Emir|Amir|Sultan|Prince|Sheikh
Chairperson-in-Office|Chair-in-Office|Chairperson|Chairman|Chairwoman|Chair|Co-?[Cc]hair|Speaker|Governor|Mayor|Senator|Coordinator
(?:Deputy )?(?:Chief of (?:the General )?Staff|Commander-in-Chief|Force Commander|Commander|Chief Monitor|Chief Observer|Head of Mission|Head of Delegation)
Head of State|[Hh]ead of the (?:[A-Z]\w+ )?(?:[A-Z]\w+ )?[Dd]elegation
(?:Deputy )?(?:Executive )?Director(?:[- ]General)?(?: of National Intelligence)?|Head|Leader|Chief|Diplomat
"""
RANKS = (
    (
        r"president|king|queen|emir|amir|sultan|chancellor|premier|prime minister|crown prince|leader|head of state|taoiseach",
        "leader",
    ),
    (r"foreign|secretary of state|envoy|ambassador|diplomat|negotiator|representative|advis", "diplomat"),
    (r"defen[cs]e|general|commander|chief of|colonel|marshal", "soldier"),
    (r"spokes|press secretary", "spokesperson"),
    (r"minister|secretary", "minister"),
)
COURTESY = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Brig|Adm|Amb|Prof|Sen)\.?|H\. ?E\.?|His Excellency|Her Excellency|His (?:Royal )?Highness|"
    r"His Majesty|Her Majesty|Sir|Dame|Lord|Lady|General|Lieutenant[- ]General|Major[- ]General|Brigadier(?:[- ]General)?|Colonel|Major|"
    r"Captain|Admiral|Marshal|Field Marshal|Sheikh|Sheikha|Shaikh|Dr|Professor|Ambassador|Judge|Bishop|Archbishop|Cardinal|Pope|Imam|"
    r"Ayatollah|Prince|Princess|Senator|MR|MS|MRS|DR)"
)
# Words that end or spoil a person's name: institutions, papers, directions, headline verbs, sentence openers.
NOT_A_NAME = words(
    """
    Council Union Nations Mission Commission Government Governments Ministry Office Party Army
    Forces Force Committee Centre Center Organization Organisation Agreement Memorandum Process
    Resolution Department House State States Front Movement Group Delegation League Republic Kingdom
    Federation Bank Fund Agency Team Side Sides Parliament Assembly Secretariat Court Corridor
    Accord Accords Declaration Protocol Charter Treaty Security Peace Joint Special General
    Political Humanitarian International National Defence Defense Foreign Affairs Eastern Western
    Northern Southern East West North South Central Middle Crisis Conflict War Ceasefire Truce
    Coalition Alliance Authority Board Service Police Guard Brigade Division Region District
    Province Oblast Governorate City Town Village Airport Road Hill River Valley Bridge Line Summit
    Conference Forum Round Talks Meeting Call Readout Statement Press Release Remarks Report
    Bulletin Update Summary Annex Article Section Paragraph Chapter Part Page Act Law Code
    Constitution Framework Roadmap Plan Initiative Programme Program Project Strategy Day Week Month
    Year January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday The This That These Those In On At For
    From With By To Of As And Or But If When While After Before During Since Until Both All Each
    Every Any Some No Not It He She They We I You His Her Their Our Its My Today Yesterday Tomorrow
    Meanwhile Earlier Later Then There Here Further Moreover However Also Under Over According
    Following Regarding Concerning About On Off Again Guarantor Guarantors Guarantee Parties Party
    Participants Members Ministers Presidents Leaders Welcomes Welcoming Welcome Hosts Hosting Meets
    Meeting Calls Calling Announces Announcing Condemns Condemning Marks Marking
    Signs Signing Speaks Speaking Holds Holding Visits Visiting Urges Urging Says Said Joins Joining
    Travels Travel Trip Attends Attending Delivers Delivering New Ahead
    Extension Situation Violence Recent Ongoing Begin End Text United Security Islamic Arab African
    European American Armed Democratic People Popular Liberation Revolutionary Transitional Observer
    Observation Monitoring Verification Constitutional Trilateral Contact Working High Supreme
    Presidential Ministerial Statement Communique Communiqué Note Via Subject Speaker Event Location
    Moderator Question Answer Dear Representatives Heads
    """
)
HEAD_RE_SOURCE = "|".join(x.strip() for x in HEADS.strip().splitlines())
_PLAIN_LOWER = (
    "head of state|counterpart|prime minister|vice president|president|foreign minister|defen[cs]e minister|minister|secretary[- ]general|secretary of state|special envoy|"
    "special representative|envoy|spokes(?:person|man|woman)|ambassador|diplomat|leader|head of state|chancellor|king|emir|"
    "advis[eo]r|negotiator|chairman|chairperson|mediator|chief negotiator|general|commander|governor|mayor|official"
)
HEAD_RE = re.compile(rf"\b(?:{HEAD_RE_SOURCE}|{_PLAIN_LOWER})(?:(?='s?\b)|\b(?![-']))")


def rank_of(office: str | None) -> str:
    """The class an office belongs to, "" where it belongs to none."""
    low = (office or "").lower()
    for pattern, rank in RANKS:
        if re.search(rf"\b(?:{pattern})", low):
            return rank
    return ""


GENERAL = words(
    "leader diplomat official minister envoy negotiator mediator premier counterpart head chief representative"
)


def is_general(office: str) -> bool:
    """Whether an office word may stand for another office of its class ("the leader" for a President)."""
    return office.lower() in GENERAL | {"head of state", "top diplomat", "foreign policy chief"}


def same_form(office: str) -> str:
    """An office in one form: "Minister for Foreign Affairs" as "foreign minister"."""
    low = re.sub(r"^(?:acting|deputy|first|vice) ", "", office.lower())
    turned = re.match(r"(?:state )?minister (?:of|for) (?:the )?(foreign|defen[cs]e|interior)\b", low)
    return f"{turned[1]} minister" if turned else low
