"""The house's words: one word a concept, the same in code, tables, pages and commands.

A field word is defined here once, in one plain sentence of our own. ``source`` says who uses it so (empty: ours),
``room`` which room works with it. Rooms that this release does not have yet are in :data:`LATER`; their words are
kept here so that nobody gives them a second meaning meanwhile.

    >>> WORDS["incident"].room
    'ceasefire'
    >>> word_of("outside_terms").term
    'outside the terms'

To add a word: one row in its room's block below. If code spells it otherwise, add it to ``IN_CODE`` too; a test holds
that every verdict, table, command and room has its word.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """A term, what it means here, who uses it so, and its room; and other terms it is easily taken for ('; '-joined)."""

    term: str
    meaning: str
    source: str
    room: str
    not_to_be_confused_with: str = ""


HOUSE = "house"
"""Words that every room uses."""

LATER = frozenset({"persons", "detainees"})
"""Rooms that are planned and not in this release."""


def _of(room: str, *rows: tuple[str, ...]) -> tuple[Word, ...]:
    found = []
    for term, meaning, *more in rows:
        source, other = (*more, "", "")[:2]
        found.append(Word(term, meaning, source, room, other))
    return tuple(found)


MEMORANDUM = "Memorandum on de-escalation areas, 4 May 2017"
CLAYTON = "Clayton and Sticher"
OBSERVERS = "reporting formats of UN military observers"
HRDAG = "Human Rights Data Analysis Group"
GED = "UCDP GED Codebook 19.1"
C2SP = "C2SP transparency log formats"

# fmt: off
ALL: tuple[Word, ...] = (
    *_of(
        HOUSE,
        ("unknown", "The third answer beside yes and no; it is never rounded to one of them.", "", "undetermined"),
        ("estimate", "A total or ratio inferred from data, always with its interval, its method and what it leaves out.", HRDAG, "enumeration; claim"),
        ("interval", "The range of values that the data allow at a stated level, 95 % where nothing else is said.", "", "bounds"),
        ("not estimable", "A refusal with its reason: the data cannot bear the number. It means neither zero nor no change.", "", "unknown"),
        ("caveat", "A sentence that limits a result and is shown wherever the result is.", "", "notice"),
        ("notice", "A sentence that must be read beside every verdict on terms: it speaks of the agreement only, and civilians are always protected.", "", "caveat"),
        ("fault", "One thing wrong in what was handed in: where it is, what it is, and how to mend it.", "", "breach"),
        ("source", "Who reports incidents, in one file, with an affiliation and a licence.", "", "original source"),
        ("original source", "Whose word a report itself rests on, as the report cites it.", "", "source"),
        ("independent", "Resting on another original source; a copy, a relay or two people of one meeting are not.", ""),
        ("rests on", "Whose word a result depends on in the end, said as the share of incidents that one original source alone tells.", "", "supported"),
        ("lead source", "The original source that most incidents rest on alone; results are shown with it and without it.", ""),
        ("sensitivity", "Whom a column may reach: public, shared, restricted or sealed.", "", "what-if"),
        ("public", "May reach everybody.", ""),
        ("shared", "For the process only; public pages show it coarsened or not at all.", "", "public"),
        ("restricted", "For named people only.", "", "restriction"),
        ("sealed", "Never leaves its compartment.", "", "restricted"),
        ("p-code", "A code that names an administrative unit, the same in every language.", "UN OCHA, common operational datasets"),
        ("unit", "The smallest administrative unit of the folder; zones are made of units.", "", "unit of count"),
        ("place precision", "How exactly a report is placed: 1 exact, 2 within a stated distance, 3 district, 4 province, 5 wider or unknown.", GED),
        ("date precision", "How exactly a report is dated: 1 the day, 2 within two to six days, 3 a week or more.", GED),
        ("table", "Named columns with type, unit, meaning and sensitivity, declared once and checked whenever rows cross a border.", ""),
        ("layout", "The keys that one kind of file may have; a key that is not in it is a fault.", ""),
        ("command", "One thing to type: room, then verb; its result is printed or written to the file you name.", ""),
    ),
    *_of(
        "store",
        ("store", "The only room that opens files; it reads a folder whole or not at all.", ""),
        ("process folder", "Plain files that hold one peace process: who, terms, zones, documents, reports, counts, registers.", ""),
        ("process", "A peace process as its folder declares it: who takes part, who reports, which area, which days.", ""),
        ("organisation", "A state, body or group that takes part, with its roles and its spellings.", ""),
        ("post", "An office and who held it from when to when; public officeholders only.", "", "observation post"),
        ("track", "A series of talks, such as those of one city.", ""),
        ("register", "A table of what is on record about meetings, totals, positions or restrictions, each row with its source.", ""),
        ("meeting", "A round of talks on the register, with how it is known: independent record, announced, or said by participants.", ""),
        ("position", "What an organisation holds on a track or instrument: accepts, accepts with reservation, rejects, or none on record.", "diplomatic usage", "post"),
        ("state", "Everything a folder holds, read and checked; nothing in it is computed.", "", "bench"),
        ("out", "The folder that the report command writes; it can be made again from the rest and is replaced whole.", ""),
        ("example", "A process folder that ships with the software; the founding case is one.", ""),
        ("founding case", "The Astana process on Syria as it stood on 16 March 2018, with the host's page about that day.", ""),
    ),
    *_of(
        "talks",
        ("talks", "The room that reads documents: who met, who said what, what was signed, what falls due.", ""),
        ("guarantor", "A state that has undertaken to secure that the side it influences keeps the terms.", f"{MEMORANDUM}, preamble", "host; observer"),
        ("host", "The state that convenes the talks and lends its table.", "joint statements of the Astana process", "guarantor; facilitator"),
        ("facilitator", "Who lends good offices to the talks without undertaking anything, as the United Nations.", "joint statements of the Astana process", "host"),
        ("observer", "Who attends the talks without undertaking anything.", "joint statements of the Astana process", "monitor"),
        ("party", "A side of the conflict that has joined, or is called on to join, the ceasefire.", f"{MEMORANDUM}, art. 2", "adherent; guarantor"),
        ("armed group", "A non-state side of the conflict, whether it has joined the ceasefire or not.", "", "exempt group"),
        ("document", "A text that was published in the process: communiqué, statement, resolution, bulletin.", "", "instrument"),
        ("record of a document", "What was read in one document: event, people, statements, figures, instruments, obligations, each with its place in the text.", ""),
        ("participant", "Who took part in a meeting, as the document itself says.", ""),
        ("statement", "Words that a document gives to a speaker, direct or reported, with their place in the text.", "", "claim"),
        ("past event", "A meeting that a document mentions as held before the day it tells of.", "", "next event"),
        ("next event", "A meeting or visit that a document announces for later.", "", "past event"),
        ("support", "That somebody supports an instrument, opposes it or votes on it, in the document's own verb.", "", "statement; instrument"),
        ("direct speech", "Words that a document quotes as a speaker's own.", "", "reported speech"),
        ("reported speech", "Words of a speaker that the document retells.", "", "direct speech"),
        ("figure", "A number with its unit, what it is of, who says it, and whether it is approximate.", "", "tally; estimate"),
        ("pointer", "Words that mean a paper without saying which (\"the Resolution\"), with the papers of that kind as candidates; none is chosen.", "", "instrument"),
        ("period counted", "When a figure was counted, in the document's words: \"in the past 24 hours\", \"since 11 March\".", "", "figure"),
        ("Hijri date", "A day of the lunar or the solar Hijri calendar; the lunar one is reckoned by a table and may be a day off.", "Calendrical Calculations, 4th ed."),
        ("obligation", "What somebody owes by a clause: bearer, act and deadline.", "", "commitment"),
        ("commitment", "That somebody expressed a will to do or keep something; whether it is kept is another claim.", "stipulations of the Peace Accords Matrix", "obligation"),
        ("deadline", "The day by which an obligation is due; a range where publishers differ.", ""),
        ("bearer", "Who owes an obligation; unknown where the words bind nobody by name.", ""),
        ("trigger", "What sets an obligation going, in the clause's own words.", "", "deadline"),
        ("implementation", "How far a clause is carried out: 0 not begun, 1 minimal, 2 intermediate, 3 in full, as somebody scores it with evidence.", "Kroc Institute, Peace Accords Matrix", "obligation"),
        ("dispute", "A party's recorded contradiction of a score or a deadline; it stands beside what it disputes.", "", "dissent"),
        ("agreement", "A paper by which parties bind themselves; one kind of instrument.", "", "instrument"),
        ("draft", "A text under negotiation, with its brackets; binds nobody.", "", "agreement"),
        ("bracket", "Words in a draft that not everybody has agreed to, with who put them there where the draft says so.", "practice of treaty drafting"),
        ("reliance", "That somebody acts or speaks on one publisher's rendering of a point and not on another's.", "", "position"),
        ("term", "How long an instrument is in force; as *terms*, what it says.", "", "deadline"),
        ("extension", "An act that moves the end of a term, with who consented and how it is known.", ""),
        ("lapse", "The end of a term with no extension on record; it is told as unknown, never as ended for certain.", ""),
        ("round of talks", "One meeting of a track, by its number or name.", "", "round"),
        ("agenda", "The items of a round of talks, with who proposed and who opposes each and what it rests on.", ""),
        ("attendance", "Who was expected at a round of talks, for whom, with which credentials, and who came.", "", "participant"),
        ("credentials", "The paper by which a delegation shows for whom it speaks; they may be challenged.", ""),
        ("paper", "A text handed in for a round of talks, with its versions.", "", "document"),
        ("Joint Working Group", "The guarantors' body that draws the lines of the areas.", f"{MEMORANDUM}, as reported", "Joint Commission"),
        ("Joint Commission", "The Russian-Turkish body that examines violations of the ceasefire of 30 December 2016.", "Russian ministry bulletins; PA-X 2090", "Joint Working Group"),
    ),
    *_of(
        "ceasefire",
        ("ceasefire", "An arrangement in which at least one party says that it stops violence from a stated point in time.", CLAYTON),
        ("cessation of hostilities", "A ceasefire without a mechanism that watches whether it is kept.", CLAYTON, "preliminary ceasefire"),
        ("preliminary ceasefire", "A ceasefire with a mechanism that watches whether it is kept.", CLAYTON, "definitive ceasefire"),
        ("definitive ceasefire", "A ceasefire that also disarms and settles what the conflict is about.", CLAYTON, "preliminary ceasefire"),
        ("humanitarian pause", "A stop of violence for a stated time so that aid can pass.", "Security Council resolution 2401", "ceasefire"),
        ("de-escalation area", "An area where hostilities cease and conditions for aid and return are to be created.", f"{MEMORANDUM}, art. 1 and 2", "security zone"),
        ("zone", "An area that an instrument names: units, drawn shapes, buffers and strips, with core and possible parts.", "", "security zone"),
        ("zone plan", "The zones of one instrument, with the status of their boundary and the day they begin.", ""),
        ("core part", "What the instrument's own words put inside a zone.", "", "possible part"),
        ("possible part", "Units of which the instrument says only that certain parts are inside; a place there is undetermined.", "", "core part"),
        ("strip", "Ground along a line, of a width on one side or both; a demilitarised strip of 15 to 20 km has 15 km sure.", "Sochi memorandum of 17 September 2018, as reported", "buffer"),
        ("buffer", "All that lies within a distance of a line, point or polygon.", "", "strip"),
        ("on the border", "Of an exact place: nearer to a zone's line than the plan's tolerance, so that the answer is undetermined.", "", "undetermined"),
        ("on paper", "Agreed by then and not yet withdrawn; apart from the days on which it held.", "", "in force"),
        ("boundary status", "Whether a zone's lines are agreed, assumed or disputed.", ""),
        ("security zone", "A strip along the lines of an area, with checkpoints and observation posts.", f"{MEMORANDUM}, as reported", "zone"),
        ("checkpoint", "A place on a road where unarmed civilians and aid may pass.", f"{MEMORANDUM}, as reported", "tree head; observation post"),
        ("observation post", "A place from which compliance is watched.", f"{MEMORANDUM}, as reported", "checkpoint"),
        ("line of contact", "The line between the forces.", "OSCE; PA-X 2090", "security zone"),
        ("disengagement area", "An area from which forces are to withdraw.", "OSCE", "de-escalation area"),
        ("instrument", "An agreement, resolution or statement, kept as terms in a file of its own.", "", "document"),
        ("terms", "What an instrument forbids and asks, to whom, where and from when, written as data.", ""),
        ("clause", "One numbered part of an instrument: a prohibition, exemption, obligation, area or other.", ""),
        ("prohibition", "A clause that forbids acts.", ""),
        ("prohibited act", "An act that a clause forbids, hostile as shelling or provocative as a troop movement.", "Mindanao ceasefire mechanism"),
        ("act", "What was done, in one vocabulary from broad to fine: an air strike is one of the hostilities.", "", "activity"),
        ("rendering", "What one publisher says of a point on which publishers of a document differ; all are kept.", "", "alias"),
        ("text basis", "How a wording is known: text read, press paraphrase, or from memory.", ""),
        ("in force", "From the first to the last day of the terms; a range of days where publishers differ.", ""),
        ("adherent", "Who is bound by an instrument: yes, no, or some, where one name covers groups that joined and groups that did not.", "", "party"),
        ("bound", "Under the terms on that day; a side of several groups is bound only if each of them surely is.", "", "exempt group; bounds"),
        ("exempt group", "A group that the terms leave outside their protection, by a named authority.", "Security Council resolutions 2254, 2268, 2401", "party"),
        ("exemption", "The rule that fighting an exempt group is not forbidden; it needs a report that names the group as a side of that very incident.", ""),
        ("alias", "A name that a group bore between two days; disputed where it may be another group's.", "", "rendering"),
        ("allegation", "A report that a violation occurred, before anybody has verified it.", "CTSAMVM; UN reports on Hudaydah", "violation"),
        ("alleged", "Said and not decided: every violation found here stays alleged until people decide.", ""),
        ("report", "One source's account of an incident, in that source's words and precision.", "practice of the OSCE and UN observers", "incident; report page"),
        ("incident", "What is concluded to have happened, from one report or from several that tell of it.", "UN SAGE", "report; breach"),
        ("event", "In data from elsewhere, a record of violence; here it becomes a report, and then part of an incident. In talks, the meeting a document tells of.", "UCDP; UN SAGE", "incident"),
        ("activity", "A record of what a mission or force did that is no incident.", "UN SAGE", "act"),
        ("fusion", "Deciding which reports of rival sources tell of one incident, with probabilities and reasons.", ""),
        ("membership", "Which report belongs to which incident; every report appears.", "", "adherent"),
        ("pair", "Two reports and the probability that both tell of one incident, with the reasons.", ""),
        ("place", "Where something happened, as exactly as its source tells: a point, a disc, a unit, or nothing narrower.", "", "unit; placement"),
        ("placement", "Where an incident lies: its unit where that is certain, and each zone's answer.", ""),
        ("inside", "All of where the incident may lie is in the zone's core part.", "", "undetermined"),
        ("outside", "None of where the incident may lie touches the zone's core or possible parts.", "", "outside the terms"),
        ("undetermined", "An answer: what is known does not settle it. It does not mean no.", "", "not estimable"),
        ("finding", "The result of reading: an incident read against one clause, or a claim held against the record in one place.", "", "breach"),
        ("breach", "An incident read against a clause that forbids it; it stays alleged until people decide.", "", "incident; violation"),
        ("violation", "The verdict that every element of a prohibition is met; it means alleged.", "", "breach"),
        ("not a violation", "The verdict that the clause does not forbid the act, or that an exempt group was a side. No licence.", "", "outside the terms"),
        ("outside the terms", "The verdict that the clause does not cover the place, the day or the sides. No licence.", "", "outside; not a violation"),
        ("trace", "The six answers behind a verdict on terms (act, place, time, party, exemption, exception), each with its reason and reports.", ""),
        ("exception", "Self-defence or notified fire; it clears an incident only by evidence on that incident, and a claim alone leaves it unknown.", "Security Council resolution 2268", "exemption"),
        ("notified fire", "Fire or an operation of which notice was given beforehand, so that it is no breach where the terms say so.", "", "exception"),
        ("succession", "That groups were renamed, merged or split from a day on; what they were is followed only as far as it is sure.", "", "alias"),
        ("suspension", "An adherent's act of holding itself bound no longer for a time, by its day and basis.", ""),
        ("supersede", "Of an instrument: to end another where it enters into force itself.", "", "prevail"),
        ("prevail", "Of an instrument: to be stated to go before another where both hold and differ; both are judged all the same.", "", "supersede"),
        ("conflict", "That one instrument in force forbids what another exempts or excepts.", ""),
        ("rival lists", "A group that one instrument exempts while another binds it to the same acts on the same day.", "", "conflict"),
        ("change of findings", "Findings that differ when a term does, and the element that moved.", "", "change"),
        ("element", "One of the six questions of a trace.", "", "trace"),
        ("sensitivity of verdicts", "How the counts of verdicts move when one assumption is changed.", ""),
        ("harm to civilians", "Civilians killed, counted whatever the terms say of the incident, apart from every verdict.", ""),
        ("attribution", "Who did it, as far as the report says; decided apart from whether the terms forbid it.", "ceasefire monitoring and verification practice", "finding"),
        ("assessed as", "The monitors' judgement beside the raw observation, in a field of its own.", "OSCE", "attribution"),
        ("what-if", "How many verdicts change when one assumption does, the rest left as it is.", "", "variant"),
        ("tally", "One party's count of cases for one day, category and province, as printed.", "Russian ministry bulletins", "figure"),
        ("rival counts", "Counts of the same day by different parties, laid side by side and never added.", "", "tally"),
        ("category", "The unit of count that a tally uses; categories are never added or compared.", ""),
        ("unit of count", "What one case is: a case of firing, a breach, an explosion; never interchangeable.", "", "unit"),
        ("case of firing", "A unit of count of the Russian and Turkish bulletins.", "Russian ministry bulletins", "armed skirmish; explosion"),
        ("armed skirmish", "The unit of count of the international monitors in Mindanao.", "International Monitoring Team, Mindanao", "case of firing"),
        ("explosion", "A unit of count of observers who hear or see; one shelling may be many.", "OSCE", "case of firing"),
        ("burst", "A unit of count of observers: several shots in one pull.", "OSCE", "explosion"),
        ("bounds", "What rival counts allow together: at least so many distinct cases, at most so many, at most so many common.", "", "interval"),
        ("distinct", "Of cases: each counted once, whichever party counted it.", "", "common"),
        ("common", "Of cases: in both parties' counts.", "", "distinct"),
        ("relayed by", "Who passed a count or figure on where it was not its owner; a relay is no second source.", ""),
        ("monitor", "Who watches whether the terms are kept.", "", "observer"),
        ("monitoring", "Watching widely whether terms are kept.", "PILPG ceasefire training", "verification; investigation"),
        ("verification", "Checking one obligation or one report.", "PILPG ceasefire training", "monitoring; investigation"),
        ("investigation", "Finding out who did it, after verification.", "PILPG ceasefire training", "verification"),
        ("investigation report", "The field team's product on one allegation.", "CTSAMVM", "violation report"),
        ("violation report", "The legal product that follows an investigation report.", "CTSAMVM", "investigation report"),
        ("ceasefire violation report", "A UN observers' special report on one violation.", OBSERVERS, "violation report"),
        ("SITREP", "The observers' daily situation report.", OBSERVERS, "report page"),
        ("SINREP", "The observers' flash report of a serious incident.", OBSERVERS, "SITREP"),
        ("patrol report", "The observers' report of one patrol.", OBSERVERS, "SITREP"),
        ("casework", "What people do with a breach that is alleged: verify, investigate, ask, find, and what the asked reply.", "CTSAMVM"),
        ("case", "One alleged breach on its way from allegation to finding, with every voice about it.", "", "case of firing; casework"),
        ("step", "One dated entry of a case, by an organisation; never edited, corrected by a later one.", "", "case"),
        ("tasking", "That a team is sent to verify or to investigate.", "CTSAMVM", "obligation"),
        ("reply", "What the suspected party or the guarantor that answers for it says of an allegation; silence is none, and no admission.", "ISSG Ceasefire Task Force", "dissent"),
        ("concurrence", "That an organisation agrees with a finding.", "diplomatic usage", "reservation"),
        ("closure", "The step after which a case is worked on no more; a reply or a dissent is still heard.", ""),
        ("overdue", "Of an answer or a stage: past its time limit on the day that is asked about.", "", "deadline"),
        ("flash", "A report told at once to the posts of the duty list, with what is known, what is not and whose word it is.", OBSERVERS, "SINREP"),
        ("duty list", "Which post is to be told of a flash, and who answers there from when to when; contacts stay restricted.", ""),
        ("scorecard", "What is on record of a zone in a period and in the one before: many counts side by side, never one score.", "", "level"),
        ("compliance", "Clause by clause, how many incidents of a period were read how, with the share undetermined.", "", "implementation"),
        ("adherence", "Who is bound by an instrument on a day, since when and on what basis; who suspended or withdrew.", "", "adherent"),
        ("confidence-building measure", "A hotline, joint patrol, local truce, exchange or facilitated repair, by whose word it stands.", "", "obligation"),
        ("restriction", "A limit on monitors or aid: access denied, delayed or made conditional, with who set it. Denied access is data.", "OSCE reports on freedom of movement", "restricted"),
        ("area of responsibility", "The ground that one team of monitors answers for.", "CTSAMVM", "zone"),
        ("coverage", "The share of an area's time that was watched.", "", "effort; watch"),
        ("watch", "One post, patrol, camera, drone, hotline or remote sensing, from when to when and over what.", "", "coverage; monitor"),
        ("zone-hour", "One hour of one whole zone: the denominator of coverage.", ""),
        ("agreement between counts", "How far rival counts go together over days; equal counts may be of different cases.", "", "common"),
        ("silence", "One side's count of none where the other counted some; it proves neither side wrong.", ""),
        ("limits of agreement", "Between which 95 % of the daily differences of two counts lie.", "Bland and Altman, 1986", "bounds; interval"),
        ("weighted kappa", "Agreement on the classes none, some and more beyond what chance would give.", "Cohen, 1968"),
        ("rank correlation", "Whether days rank alike in two counts: Spearman's or Kendall's coefficient.", ""),
    ),
    *_of(
        "violence",
        ("violence", "The room that counts incidents over time and asks whether a ceasefire changed them.", ""),
        ("daily counts", "Incidents and deaths per area and day; a missing row is an unwatched day.", ""),
        ("area", "A zone or an administrative unit with a daily series of its own.", ""),
        ("effort", "How many monitors or sources were at work in an area on a day.", "", "coverage"),
        ("exposure", "The watched share of a day.", "", "effort"),
        ("level", "How much violence there was in a period, per 30 watched days; a difference of levels is not an effect.", "", "change"),
        ("change", "The ratio of after to before in zones, over the same in areas without the ceasefire.", "", "level"),
        ("treated", "Of an area: one that the ceasefire covers.", "", "control"),
        ("control", "An area that no zone touches, against which zones are measured.", "", "checkpoint"),
        ("far control", "A control that is no neighbour of a zone.", "", "control"),
        ("twin", "The same comparison with each area's own earlier trend carried forward, shown beside the ratio.", ""),
        ("donut", "Days left out on either side of the start, because announcements move them.", ""),
        ("placebo", "The same comparison where nothing happened: on a false day, or with a control as the zone.", ""),
        ("check", "One way in which an answer could be wrong, tried: passed, not passed, or cannot tell, which is no pass.", ""),
        ("variant", "The same question with one thing changed: another first day, another boundary, the lead source left out.", "", "what-if; check"),
        ("remainder", "An incident that may lie on more than 31 days; kept apart with its deaths and put on no day.", ""),
        ("displacement", "Violence that moved to neighbouring areas; of people, see movement.", "", "movement"),
    ),
    *_of(
        "casualties",
        ("casualties", "The room for totals of deaths; it adds none of them together.", ""),
        ("total", "A figure of deaths that somebody has published, as a claim, an enumeration or an estimate.", ""),
        ("enumeration", "A count of unique records; a lower bound of what it covers.", HRDAG, "estimate"),
        ("multiple systems estimation", "Inferring a total from how far several lists overlap; not in this release.", HRDAG, "enumeration"),
    ),
    *_of(
        "relief",
        ("relief", "The room for people who left, where they are, and what they lack.", ""),
        ("movement", "People, goods or groups said to have moved or joined, with publisher, place, period and unit.", "", "troop movement"),
        ("troop movement", "A provocative act: forces moved where the terms forbid it.", "Mindanao ceasefire mechanism", "movement"),
        ("flow", "People who came to a place over a period.", "UN OCHA; IOM displacement tracking", "stock"),
        ("stock", "People who are in a place on a day.", "UN OCHA; IOM displacement tracking", "flow"),
        ("exit", "People who left a place again.", "UN OCHA; IOM displacement tracking", "flow"),
        ("balance", "A publisher's own account of flow, stock and exit, checked against itself: flow = stock + exit.", ""),
        ("capacity", "How many people a site can hold.", "camp coordination and camp management"),
        ("occupancy", "Stock over capacity.", ""),
        ("collective shelter", "A building where displaced people stay together.", "camp coordination and camp management", "IDP site"),
        ("IDP site", "A place where internally displaced people stay, planned or not.", "camp coordination and camp management", "collective shelter"),
        ("standard", "A humanitarian indicator as a number with its edition; to be read in context, and no quota.", "Sphere Handbook, 2018"),
        ("need", "What a number of people lacks by a standard, with the edition and how sure the number is.", ""),
    ),
    *_of(
        "claims",
        ("claim", "A sentence that says something, by a named speaker, with type, place, period and figure.", "", "statement; total"),
        ("claim type", "What a claim is about; it decides what could speak for or against it.", ""),
        ("verdict", "What the record can bear of a claim or an incident; never about a person's honesty.", "", "finding"),
        ("evidence", "One thing that a verdict rests on, with where it is found.", ""),
        ("rival", "What another publisher says of the same thing.", "", "party"),
        ("recorded", "The verdict that a claim is a fact of the record itself: who met, what was expressed.", "", "supported"),
        ("supported", "The verdict that something independent of the speaker bears a claim out; it does not mean true.", "", "consistent"),
        ("consistent", "The verdict that nothing is against a claim and nothing independent is for it.", "", "supported"),
        ("contradicted by some", "The verdict that some rivals' figures or records are against a claim.", "", "contradicted"),
        ("contradicted", "The verdict that all that can be compared is against a claim; it does not mean lied.", "", "contradicted by some"),
        ("cannot tell", "The verdict that a claim can be tested, but not with what the folder holds.", "", "not testable"),
        ("not testable", "The verdict that a claim states no measure: an opinion, a hope, an intention, a courtesy.", "", "cannot tell"),
        ("bench", "Everything the rooms worked out in one round, laid ready for claims to be held against.", "", "state"),
    ),
    *_of(
        "bulletin",
        ("bulletin", "The room that prints what a round found; elsewhere, a party's daily notice.", "", "report page"),
        ("round", "One working through of a folder for one day: documents, reports, zones, terms, counts, claims.", "", "meeting"),
        ("report page", "What the command `detente report` prints about a day, whole; `report` alone means a source's account.", "", "report"),
        ("brief", "The morning page: what is new, rival counts, claims and what they rest on, what falls due, restrictions.", "", "report page"),
    ),
    *_of(
        "desk",
        ("desk", "The room where people read; in this release a reading room on one machine.", ""),
        ("reading room", "The report served to this machine only, to read and not to write.", ""),
    ),
    *_of(
        "persons",
        ("judgement", "A decision whether two records are one person: positive, negative or unsure, with its reason.", "nomenklatura", "verdict"),
    ),
    *_of(
        "detainees",
        ("detainee", "A person held by a party in connection with the conflict.", "joint statements of the Astana process", "hostage"),
        ("abductee", "A person taken by force and held outside any law.", "joint statements of the Astana process", "detainee"),
        ("hostage", "A person held so that somebody else does something.", "joint statements of the Astana process", "detainee"),
        ("missing person", "A person whose fate or whereabouts the family does not know.", "joint statements of the Astana process", "detainee"),
        ("remains", "The body, or parts of the body, of a person who died.", "joint statements of the Astana process"),
        ("confirmed by holder", "That the holder admits to hold the person.", "Minsk humanitarian subgroup"),
        ("pre-departure interview", "A private talk, before a transfer, that checks identity and will.", "International Committee of the Red Cross"),
        ("formula", "The rule of an exchange: one for one, category for category, or all for all.", "practice of exchanges"),
    ),
    *_of(
        "record",
        ("tree head", "The signed state of the log at one size; the log formats call it a checkpoint, which is a road word here.", C2SP, "checkpoint"),
        ("cosignature", "A witness's signature under a tree head.", C2SP),
        ("witness", "Who cosigns tree heads, having checked that the log only grew; not a witness of an incident.", C2SP),
        ("quorum", "The rule of how many cosignatures are enough.", C2SP),
        ("reservation", "An accepted text with a part that a party does not accept, on record.", "diplomatic usage", "dissent"),
        ("dissent", "A party's recorded disagreement with a finding or decision.", "diplomatic usage", "reservation"),
        ("record", "The log that nobody can change unseen, with what lies beside it; a document's record is another thing.", "", "record of a document; register"),
        ("entry", "One line of the log: who put what on record, when, about what, and a commitment to the content.", "", "register"),
        ("payload", "The content of an entry, kept outside the log, so that it can be withheld or erased.", "", "entry"),
        ("payload commitment", "A hash of salt and payload that an entry holds; without the salt it says nothing.", "", "commitment"),
        ("salt", "Random bytes, 32 for each payload, that make its commitment unguessable; they are destroyed with it.", ""),
        ("opening", "A payload with its salt: what it takes to show what an entry committed to.", ""),
        ("author", "Whose key signs entries and positions for an organisation.", "", "witness"),
        ("origin", "The name of a log, which its tree heads begin with.", C2SP),
        ("stance", "What a signed position says of one entry: concur, concur with reservation, dissent or no position.", "diplomatic usage", "cosignature"),
        ("tombstone", "The entry that says that another one's content was erased, on what ground and authority.", ""),
        ("inclusion proof", "The hashes that show that an entry stands in the log at its place.", "RFC 9162"),
        ("consistency proof", "The hashes that show that a later tree head begins with an earlier one.", "RFC 9162"),
        ("split view", "Two signed histories of one log, shown to two readers; also called a fork.", "RFC 9162", "rival counts"),
        ("bundle", "What is handed over so that it can be checked without us: entries, proofs, heads, permitted payloads.", ""),
        ("tile", "A file of up to 256 hashes of the log's tree.", C2SP),
        ("policy", "Which logs and witnesses one trusts, and how many organisations must have witnessed.", C2SP),
    ),
)
# fmt: on

WORDS: dict[str, Word] = {word.term: word for word in sorted(ALL, key=lambda word: word.term.casefold())}
"""Every word by its term, in alphabetical order."""

IN_CODE: dict[str, str] = {
    "not_violation": "not a violation",
    "outside_terms": "outside the terms",
    "traces": "trace",
    "changes": "change of findings",
    "conflicts": "conflict",
    "rival_lists": "rival lists",
    "sensitivity": "sensitivity of verdicts",
    "harm": "harm to civilians",
    "contradicted_by_some": "contradicted by some",
    "cannot_tell": "cannot tell",
    "not_testable": "not testable",
    "daily": "daily counts",
    "tallies": "tally",
    "published": "register",
    "claims": "claim",
    "cli": "command",
    "agreement": "agreement between counts",
    "cases": "case",
    "flashes": "flash",
    "duty": "duty list",
    "measures": "confidence-building measure",
}
"""How code spells a word, where it is neither the term nor its plural in -s."""


def word_of(name: str) -> Word:
    """The word behind a name in code (a verdict, table, command or room); KeyError if it has none."""
    term = IN_CODE.get(name, name)
    return WORDS[term] if term in WORDS else WORDS[term.removesuffix("s")]
