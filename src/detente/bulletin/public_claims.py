"""One page a released claim: the sentence, the verdict, its evidence, the reply as large as the verdict, earlier checks.

A static file that asks for nothing and runs no script; the structured data in it are ClaimReview of schema.org. What may
be published is decided in :mod:`detente.claims.public`; here it is only written.
"""

from __future__ import annotations

import json
from functools import cache

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from detente.bulletin.round import Round
from detente.claims.claim import VERDICTS_SAID
from detente.claims.public import ABOUT, PublicClaim, claim_review, public_claims

PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ f.claim.speaker }}: {{ verdict }}</title>
<link rel="canonical" href="{{ address }}{{ one.id }}.html">
<script type="application/ld+json">{{ data }}</script>
<style>
body { font: 1.05rem/1.5 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 4px solid #555; font-size: 1.2rem; }
.two { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); }
.two > section { border: 2px solid #555; padding: .5rem 1rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: start; vertical-align: top; border-bottom: 1px solid #bbb; padding: .3rem; }
h2 { font-size: 1.15rem; }
</style>
</head>
<body>
<main>
<h1>{{ f.claim.speaker }}, {{ one.office }}</h1>
<blockquote>{{ f.claim.text }}</blockquote>
<p>Said{% if one.said_on %} on <time datetime="{{ one.said_on }}">{{ one.said_on }}</time>{% endif %}{% if one.said_at.startswith("http") %}: <a href="{{ one.said_at }}">where it was said</a>{% endif %}.</p>
<div class="two">
<section id="verdict"><h2>What the record can bear: {{ verdict }}</h2>
{% if f.place %}<p>In {{ f.place }}.</p>{% endif %}<p>{{ f.why }}.</p><p>As of {{ f.checked_at }}. {{ about }}</p></section>
<section id="reply"><h2>Reply of the speaker's side</h2>
{% if one.reply.words %}<p>{{ one.reply.words }}</p><p>{{ one.reply.replied }}{% if one.reply.url.startswith("http") %}: <a href="{{ one.reply.url }}">source</a>{% endif %}</p>
{% else %}<p>Asked on {{ one.reply.asked }}; no reply by the day it was asked for.</p>{% endif %}</section>
</div>
<h2>Evidence</h2>
<ul>{% for e in f.told %}<li>{{ e.text }}{% if e.source.startswith("http") %} (<a href="{{ e.source }}">source</a>){% endif %}</li>{% endfor %}</ul>
{% if f.rests_on %}<p>Whose word it rests on: {{ f.rests_on }}.</p>{% endif %}
{% if f.rivals %}<h2>What others published of the same thing</h2>
<table><thead><tr><th>Publisher</th><th>Figure</th><th>Said is so many times it</th><th>Period and scope</th><th>Alignment</th></tr></thead>
<tbody>{% for r in f.rivals %}<tr><td>{% if r.url.startswith("http") %}<a href="{{ r.url }}">{{ r.publisher }}</a>{% else %}{{ r.publisher }}{% endif %}{% if r.relayed_by %}, relayed by {{ r.relayed_by }}{% endif %}</td><td>{% if r.value is none %}not known{% else %}{{ "{:,g}".format(r.value) }}{% endif %}</td><td>{% if r.ratio is none %}not known{% else %}{{ r.ratio }}{% endif %}</td><td>{{ r.period }}</td><td>{{ r.alignment }}</td></tr>{% endfor %}</tbody></table>{% endif %}
{% if f.sensitivity %}<h2>What it becomes with one thing changed</h2><ul>{% for words in f.sensitivity %}<li>{{ words }}</li>{% endfor %}</ul>{% endif %}
<h2>Checks on record</h2>
{% if one.checks %}<table><thead><tr><th>As of</th><th>Verdict</th><th>Reason</th><th>What changed</th></tr></thead>
<tbody>{% for c in one.checks %}<tr><td>{{ c.checked_at }}</td><td>{{ c.verdict.replace("_", " ") }}</td><td>{{ c.why }}</td><td>{{ c.changed }}</td></tr>{% endfor %}</tbody></table>
{% else %}<p>This one alone.</p>{% endif %}
<p>Released on {{ one.released }} by two persons.</p>
</main>
</body>
</html>
"""


def public_files(round_: Round) -> dict[str, bytes]:
    """The page of every released claim by file name; nothing where nothing is released."""
    state = round_.bench.state
    address = state.process.public.address
    name = state.process.names.get("en", state.process.id)
    return {
        f"{one.id}.html": claim_page(one, name, address).encode()
        for one in public_claims(round_.bench, round_.findings)
    }


def claim_page(one: PublicClaim, process_name: str, address: str) -> str:
    """The page of one released claim."""
    told = json.dumps(claim_review(one, process_name, address), ensure_ascii=False, indent=1, sort_keys=True)
    data = Markup(told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
    f = one.finding
    return _page().render(
        one=one, f=f, verdict=VERDICTS_SAID[f.verdict], address=address, data=data, about=ABOUT
    )


@cache
def _page() -> Template:
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(PAGE)
