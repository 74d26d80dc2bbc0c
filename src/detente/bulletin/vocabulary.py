"""Words of the tables' vocabularies that a report shows, so that they can be told in other languages.

To add one: a word here, then ``make languages``.
"""

from __future__ import annotations

from detente.say import say

VOCABULARY = (
    # zones and boundaries
    say("inside"), say("outside"), say("undetermined"), say("assumed"), say("agreed"), say("official"),
    say("disputed"), say("published"), say("whole"), say("core"), say("possible parts"),
    # answers
    say("yes"), say("no"), say("some"), say("unknown"), say("bound"),
    # acts
    say("armed clash"), say("hostilities"), say("ground attack"), say("shelling"), say("air strike"),
    say("drone strike"), say("sniping"), say("small-arms fire"), say("explosive device"),
    say("taking of territory"), say("mine laying"), say("ambush"), say("attack on civilians"), say("abduction"),
    say("attack on aid"), say("attack on a hospital"), say("forced displacement"), say("attack on monitors"),
    say("provocative act"), say("troop movement"), say("fortification"), say("overflight"),
    say("live-fire exercise"), say("display of force"), say("reinforcement"), say("new position"),
    say("presence of withdrawn weapons"), say("recruitment"), say("incitement"), say("obstruction"),
    say("denial of access"), say("siege"), say("blocked road"), say("removal of medical supplies"),
    # terms
    say("not in force"), say("start differs"), say("in force"), say("extended"), say("extended as reported"),
    say("extension not on record"), say("end open"), say("ended"), say("text read"), say("press paraphrase"),
    say("excerpt read"), say("from memory"), say("adhesion"), say("withdrawal"), say("suspension"),
    # obligations
    say("late"), say("not scored"), say("due"), say("met late"), say("met, lateness disputed"), say("met"),
    say("no day set"),
    # positions
    say("accepts"), say("accepts with reservation"), say("rejects"), say("none"), say("undecided"),
    say("same source"), say("names the issue"),
    # units of count and tallies
    say("ceasefire violation"), say("ceasefire violation (week)"), say("ceasefire"), say("case of firing"),
    say("breach"), say("armed skirmish"), say("explosion"), say("shelling (case)"), say("other"),
    # people who moved
    say("evacuated"), say("returned IDP"), say("returned refugee"), say("displaced"), say("arrived"),
    say("persons"), say("people"), say("fighters"), say("families"), say("family members of fighters"),
    say("fighters and family members"), say("children"), say("day"), say("about"), say("more than"),
    say("almost"), say("nearly"), say("at least"), say("by midday"), say("so far that day"),
    say("still rising"), say("morning"), say("since morning"), say("two groups"), say("that day so far"),
    say("flow = stock + exit"), say("total = flow + elsewhere"), say("quoted"), say("seen"), say("toilets"),
    say("latrines"),
    # totals
    say("claim"), say("enumeration"), say("estimate"),
    # cases
    say("allegation"), say("tasking"), say("access"), say("verification"), say("investigation"), say("asked"),
    say("reply"), say("finding"), say("reservation"), say("dissent"), say("concurrence"), say("closure"),
    say("no answer"), say("given"), say("denied"), say("delayed"), say("conditional"), say("confirmed"),
    say("not confirmed"), say("could not verify"), say("attributed"), say("not attributed"), say("suspended"),
    say("denies"), say("acknowledges"), say("explains"), say("asks for time"), say("has no information"),
    say("alleged"), say("under verification"), say("verified"), say("under investigation"), say("investigated"),
    say("could not be verified"), say("found"), say("closed"),
    # measures
    say("hotline"), say("joint patrol"), say("local truce"), say("exchange"), say("facilitated repair"),
    say("working group"), say("corridor"), say("pause"), say("withdrawal of weapons"), say("proposed"),
    say("under way"), say("kept"), say("broken"),
    # watch
    say("patrol"), say("post"), say("satellite"), say("remote sensing"), say("drone"), say("camera"),
    say("recorded"), say("declared"), say("planned"), say("reported"),
    # scorecard
    say("incidents"), say("told by several original sources"), say("place undetermined"), say("findings"),
    say("coverage"), say("cases"), say("open"), say("answers"), say("restrictions"), say("measures"),
    say("harm to civilians"), say("restrictions on record"), say("incident and clause"),
    # violence
    say("fell"), say("rose"), say("both"), say("no change"), say("level only"), say("deaths"), say("ratio"),
    say("pre trend"), say("surge before"), say("placebo in time"), say("placebo in space"), say("displacement"),
    say("reporting shift"), say("start date"), say("leave one out"), say("leave one source out"),
    say("exceptional days"), say("zone boundary"), say("another war"),
    # claims
    say("attendance"), say("adherence"), say("deaths total"), say("opinion"), say("instrument ref"),
    say("left place"), say("aid underway"), say("violence change"), say("violations count"), say("commitment"),
    say("past event"), say("duration"), say("conduct"), say("civilian deaths"), say("intention"),
    say("comparison"), say("track link"), say("exchanged"), say("returned"), say("detained"),
    say("aid delivered"), say("share"),
)  # fmt: skip
