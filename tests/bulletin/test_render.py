"""A whole report in each of its forms: nothing executed, nothing loaded, nothing lost, the same bytes everywhere."""

import base64
import hashlib
import json
import math
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from detente.bulletin.document import (
    Area,
    Bars,
    Block,
    Bubble,
    Bullets,
    ClaimCard,
    Document,
    Forest,
    Grid,
    Interval,
    Lines,
    MapView,
    Paragraph,
    Section,
    Series,
)
from detente.bulletin.render import to_html, to_json, to_text

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)>\" onload='x' ]]> --> {{ 7*7 }} {% raw %}"
NAMES = (
    "Äbdirahman Qajratuly Ömirbekov",
    "Қайрат Әбдірахманов",
    "Сергей Викторович Лавров",
    "محمد جواد ظریف",
    "بشار الجعفري",
    "Mevlüt Çavuşoğlu",
    "Ştefan Țărmure",
)
VERDICTS = (
    "recorded",
    "supported",
    "consistent",
    "contradicted_by_some",
    "contradicted",
    "cannot_tell",
    "not_testable",
)
FINDINGS = ("violation", "not_violation", "outside_terms", "undetermined")


def month(n: int) -> date:
    return date(2016 + n // 12, n % 12 + 1, 1)


def polygons(count: int) -> tuple[Area, ...]:
    """A sheet of ragged cells, some of them in two zones."""
    found = []
    for n in range(count):
        west, south = 35.7 + n % 18 * 0.37, 32.4 + n // 18 * 0.33
        ring = []
        for step in range(240):
            angle = 2 * math.pi * step / 240
            radius = 0.19 + 0.012 * math.sin(step * 1.7 + n)
            ring.append((west + radius * math.cos(angle), south + radius * 0.9 * math.sin(angle)))
        part = "core" if n % 29 == 3 else "possible" if n % 31 == 4 else "unit"
        found.append(
            Area(f"Unit {n} {NAMES[n % 7]}", ((*ring, ring[0]),), part, "Zone A" if part != "unit" else "")
        )  # type: ignore[arg-type]
    return tuple(found)


def claims() -> tuple[ClaimCard, ...]:
    rivals = Grid(
        "Rival figures",
        ("Publisher", "Relayed by", "Value", "Period", "Address"),
        (
            ("Ministry of one side", "the same", 12, "2018-03-15", "https://example.org/bulletin/2018-03-15"),
            (
                "An observatory",
                None,
                41,
                "2018-03-15",
                "https://example.org/sohr/a-very-long-address/2018/03/15",
            ),
            (ATTACK, None, None, None, "javascript:alert(1)"),
        ),
    )
    said = (
        "The level of violence has fallen considerably since the zones were created.",
        "إنّ مستوى العنف قد انخفض انخفاضاً كبيراً منذ إنشاء مناطق خفض التصعيد.",
        "Уровень насилия значительно снизился, и боевые действия в зонах прекращены.",
        "Шиеленісті азайту аймақтары құрылғаннан бері зорлық-зомбылық деңгейі едәуір төмендеді.",
        "Çatışmasızlık bölgelerinde şiddet belirgin biçimde azalmıştır.",
        "سطح خشونت از زمان ایجاد مناطق کاهش تنش به‌طور چشمگیری کاهش یافته است.",
        ATTACK,
    )
    return tuple(
        ClaimCard(
            n=n + 1,
            speaker=NAMES[n],
            text=said[n],
            type="change_of_violence" if n % 2 else "deaths_total",
            verdict=verdict,
            why="Counts inside the zones fell by 38% (interval 22% to 51%) in the year after against the year before, "
            "while they rose elsewhere; 92% of the events cite one observatory, and without it the answer is not estimable.",
            place="Idlib and adjoining areas" if n % 3 else "",
            evidence=(
                ("Monthly events inside and outside, 36 months", "#violence"),
                ("Memorandum of 4 May 2017, article 2", "documents/memorandum-2017-05-04.txt#art-2"),
                (
                    "Published elsewhere",
                    "https://example.org/some/very/long/path/that/goes/on/and/on/report-2018.html",
                ),
                ("Do not follow", "javascript:alert(document.domain)"),
            )[: n + 1],
            rivals=rivals if n in (0, 6) else None,
            sensitivity=("without the observatory: not estimable", "start a month later: 0.71 (0.55 to 0.93)")
            if n % 2
            else (),
            rests_on="92% one observatory, relayed by one channel" if n != 2 else "",
        )
        for n, verdict in enumerate(VERDICTS)
    )


def brief() -> tuple[Block, ...]:
    return (
        Paragraph(
            "Both guarantors reported yesterday; their counts differ by a factor of two and share no province but two.",
            "lead",
        ),
        Bullets(
            (
                (
                    "13 cases registered by one monitor, 19 by the other; distinct cases lie between 24 and 32.",
                    "#tallies",
                ),
                ("Two claims made yesterday rest on a single source.", "#claims"),
                (
                    "Exchange of maps fell due on 4 June and has not been recorded.",
                    "documents/memorandum-2017-05-04.txt",
                ),
                ("Access denied twice to the patrol of post 7.", "https://example.org/restrictions"),
                ("لم ترد أي معلومات عن منطقة الغوطة الشرقية منذ يومين.", ""),
                (ATTACK, "javascript:alert(1)"),
            )
        ),
        Grid(
            "Yesterday in one table",
            ("Zone", "Cases, one side", "Cases, other side", "At least", "At most", "Watched"),
            (
                ("Idlib and adjoining areas", 5, 12, 12, 17, "62%"),
                ("North of Homs", 4, 4, 4, 8, "41%"),
                ("Eastern Ghouta", 4, 3, 4, 7, None),
                ("Southern Syria", 0, 0, 0, 0, "0%"),
            ),
            units=("", "cases", "cases", "cases", "cases", "of hours"),
            note="The two counts are never added: the last two columns are the bounds of distinct cases.",
        ),
        Paragraph(
            "A quiet place may be an unwatched place: southern Syria was not watched yesterday.", "caveat"
        ),
    )


def charts() -> tuple[Block, ...]:
    months = tuple(month(n) for n in range(36))
    inside = tuple(
        None if n in (7, 8, 20) else round(420 * math.exp(-max(0, n - 16) * 0.06) + 60 * math.sin(n), 1)
        for n in range(36)
    )
    outside = tuple(round(300 + 9 * n + 45 * math.cos(n * 1.3), 1) for n in range(36))
    marks = (
        (date(2016, 12, 30), "Ceasefire of 30 December 2016"),
        (date(2017, 5, 5), "Memorandum in force (publishers differ: 4 to 6 May)"),
        (date(2017, 7, 9), "South: separate arrangement"),
        (date(2017, 8, 3), "North of Homs: from 12:00"),
        (date(2019, 1, 1), "after the chart's end"),
    )
    days = tuple(date(2018, 2, 1) + timedelta(days=n) for n in range(44))
    return (
        Lines(
            "Events a month inside and outside the zones",
            months,
            (Series("inside", inside), Series("outside", outside)),
            "events a month",
            marks,
            note="Counts of one data set.",
        ),
        Lines(
            "The same on a logarithmic axis",
            months,
            (
                Series("داخل المناطق", inside),
                Series("alone", (None, 5.0, None, *[0.0] * 2, *[None] * 31)),
                Series("nothing known", (None,) * 36),
            ),
            "events",
            log=True,
        ),
        Lines(
            "Deaths a day",
            days,
            (Series("civilians", tuple(float(n * 7 % 23) for n in range(44))),),
            "deaths a day",
        ),
        Forest(
            "Change of violence by zone",
            (
                Interval("Idlib and adjoining areas, western Aleppo countryside included", 0.62, 0.49, 0.78),
                Interval("North of Homs", 0.41, 0.2, 0.97, "few events before"),
                Interval("Eastern Ghouta", 1.9, 1.1, 44.0, "the interval goes on beyond the axis"),
                Interval(
                    "Southern Syria",
                    None,
                    None,
                    None,
                    "no day on which its rules certainly held and violence was counted",
                ),
                Interval("الغوطة الشرقية", 1.02, None, None, "interval unknown", faint=True),
            ),
            "rate ratio, after against before",
            note="Below 1: fewer events than before, set against the places outside.",
        ),
        Bars(
            "Verdicts by speaker",
            NAMES[:4],
            tuple(Series(v, tuple(float((n * 3 + k) % 5) for n in range(4))) for k, v in enumerate(VERDICTS)),
            "claims",
        ),
        Bars(
            "Findings by zone",
            ("Idlib", "North of Homs"),
            tuple(Series(f, (float(k + 1), None if k == 2 else 4.0)) for k, f in enumerate(FINDINGS)),
            "breaches",
        ),
        Bars(
            "Rival counts",
            ("25 March 2017", "10 May 2019"),
            (Series("one side", (13.0, 5.0)), Series("other side", (19.0, None))),
            "cases",
            kind="beside",
        ),
        Bars(
            "Distinct cases",
            ("25 March 2017", "10 May 2019", "no count"),
            (Series("at least", (24.0, 17.0, None)), Series("at most", (32.0, 20.0, None))),
            "cases",
            kind="range",
            note="Bounds, not an estimate.",
        ),
        MapView(
            "Zones and events by district",
            polygons(270),
            tuple(
                Bubble(
                    36 + n * 0.4,
                    33 + n % 5 * 0.7,
                    float(n * n * 3),
                    f"District {n} {NAMES[n % 7]}",
                    "February 2018",
                )
                for n in range(14)
            ),
            (
                (36.6, 35.6, "Idlib"),
                (36.7, 34.9, "حمص"),
                (36.75, 34.92, "hidden by the one before"),
                (36.4, 33.5, ATTACK[:12]),
            ),
            note="Zone boundaries are assumed: the agreed maps were never published.",
        ),
    )


@cache
def sample() -> Document:
    """A report with everything in it that has ever broken a page."""
    wide = Grid(
        "Incidents read against the terms",
        ("Incident", "Day", "Zone", "Act", "Deaths", "Finding", "Clause", "Why", "Source"),
        tuple(
            (
                f"i-{n:04}",
                f"2018-03-{n % 28 + 1:02}",
                ("Idlib", None, "Шығыс Гута")[n % 3],
                "airstrike",
                (n * 37) % 11 if n % 4 else None,
                FINDINGS[n % 4],
                "art. 2(1)",
                "no report names an exempt group in this incident, and the place lies in a possible part",
                f"https://example.org/i/{n}",
            )
            for n in range(40)
        ),
        units=("", "", "", "", "persons", "", "", "", ""),
        wide=True,
    )
    return Document(
        title="Daily report 74",
        subtitle="Syria, de-escalation areas · أستانا · Нұр-Сұлтан",
        facts=(
            ("Period", "15 March 2018, 00:00 to 24:00"),
            ("Cut-off", "16 March 2018, 19:30 (+06:00)"),
            ("Terms in force", "Memorandum of 4 May 2017, articles 1 to 6"),
            ("Classification", "public"),
            ("Record", "head 1 204, sha256:9f2c…41"),
            ("Prepared for", " · ".join(NAMES[:3])),
        ),
        notices=("Findings speak of the agreement only. International humanitarian law protects civilians always.", ATTACK),
        sections=(
            Section("brief", "Morning brief", brief(), "What changed since yesterday."),
            Section("tallies", "Rival counts", (Grid("No counts today", ("Day", "Cases"), ()), Grid("Numbers", ("Name", "Ratio", "Large", "p"), (("a", 0.5, 400000, 0.0004), ("b", 12.25, 2018, 0.5), ("c", None, -1234567, float("nan"))), note="Four digits stand together."))),
            Section("violence", "Change of violence", charts()),
            Section("incidents", "Incidents of note", (Paragraph("First part.\n\nSecond part.", source_url="https://example.org/a?b=1&c=2"), wide)),
            Section("claims", "Claims and what they rest on", claims()),
            Section("claims", ATTACK, (Paragraph("control \x1b[31m \u202e backwards \ud800 half", "notice"),)),
            Section("", "", ()),
        ),
    )  # fmt: skip


class Tree(HTMLParser):
    """What stands in a page: its elements, whether they are closed in order, the text that would be read."""

    VOID = frozenset({"meta", "br", "img", "link", "hr", "input", "base", "col", "wbr", "source"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.faults: list[str] = []
        self.feed(text)
        self.close()
        self.faults += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len({name for name, _ in attrs}) != len(attrs):
            self.faults.append(f"{tag}: an attribute twice")
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.elements if name in attrs]

    def of(self, *tags: str) -> list[tuple[str, dict[str, str | None]]]:
        return [element for element in self.elements if element[0] in tags]


@pytest.fixture(scope="module")
def html() -> str:
    return to_html(sample(), folder="../")


@pytest.fixture(scope="module")
def tree(html: str) -> Tree:
    return Tree(html)


def test_page_is_well_formed_and_encodable(html: str, tree: Tree) -> None:
    assert html.startswith('<!doctype html>\n<html lang="en" dir="ltr">')
    assert tree.faults == []
    html.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", html)


def test_nothing_the_document_says_is_executed(html: str, tree: Tree) -> None:
    scripts = tree.of("script")
    assert len(scripts) == 1
    assert not tree.of("img", "iframe", "object", "embed", "form", "base")
    assert not [name for _, attrs in tree.elements for name in attrs if name.startswith("on")]
    assert html.count("&lt;script&gt;alert(1)") >= 5
    assert "{{ 7*7 }}" in html  # shown as it was said, not computed
    links = [href for href in tree.values("href") if not href.startswith(("#", "https://", "../"))]
    assert links == []


def test_page_loads_nothing(html: str, tree: Tree) -> None:
    assert not tree.values("src")
    assert not tree.values("srcset")
    assert not tree.of("link")
    assert "@import" not in html
    assert set(re.findall(r"url\(([^)]*)\)", html)) <= {f"#{name}" for name in tree.values("id")}
    followed = [(tag, attrs) for tag, attrs in tree.elements if "href" in attrs and tag not in ("a", "use")]
    assert followed == []
    policy = next(
        attrs["content"] or "" for tag, attrs in tree.elements if "http-equiv" in attrs and tag == "meta"
    )
    script = html.split("<script>")[1].split("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'")
    assert f"'sha256-{digest}'" in policy


def test_ids_are_unique_and_everything_that_points_arrives(tree: Tree) -> None:
    ids = tree.values("id")
    assert len(ids) == len(set(ids))
    assert all(name and not re.search(r"\s", name) for name in ids)
    pointed = [
        word
        for name in ("aria-labelledby", "aria-describedby")
        for value in tree.values(name)
        for word in value.split()
    ]
    pointed += [href[1:] for href in tree.values("href") if href.startswith("#")]
    assert set(pointed) <= set(ids)
    assert {"brief", "tallies", "claims", "claims-2", "claim-1"} <= set(ids)


def test_headings_go_down_one_step_at_a_time(tree: Tree) -> None:
    levels = [int(tag[1]) for tag, _ in tree.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_page_can_be_heard(tree: Tree) -> None:
    for landmark in ("header", "nav", "main", "footer"):
        assert tree.of(landmark)
    assert len(tree.of("table")) == len(tree.of("caption"))
    assert all("scope" in attrs for _, attrs in tree.of("th"))
    roots = [attrs for _, attrs in tree.of("svg") if attrs.get("role") == "img"]
    assert len(roots) == 4  # three line charts and a map, each named by its title and description
    assert all(len((attrs["aria-labelledby"] or "").split()) == 2 for attrs in roots)
    figures = [attrs for _, attrs in tree.of("figure")]
    assert len(figures) == 9
    assert len(tree.of("details")) == 9


def test_unknown_is_never_zero(html: str) -> None:
    row = next(line for line in html.splitlines() if "Eastern Ghouta</bdi></th>" in line)
    assert '<span class="unknown">unknown</span>' in row
    assert "No rows." in html


def test_law_stands_wherever_a_finding_speaks_of_the_terms_only() -> None:
    quiet = Document("t", "", (), (Section("s", "s", (Grid("g", ("a", "b"), (("x", "violation"),)),)),))
    told = Document("t", "", (), (Section("s", "s", (Grid("g", ("a", "b"), (("x", "outside_terms"),)),)),))
    for form in (to_html, to_text):
        assert "protects civilians always" not in form(quiet)
        assert "protects civilians always" in " ".join(form(told).split())


def test_numbers_are_written_one_way(html: str) -> None:
    for text in ("400,000", "2018", "\u22121,234,567", "0.0004", "12.25"):
        assert f">{text}<" in html


def test_map_is_small_and_draws_only_what_was_given(html: str) -> None:
    drawing = html[html.index('class="map"') : html.index("</figure>", html.index('class="map"'))]
    assert len(drawing) < 400_000
    assert drawing.count('class="area ') - 3 <= 270  # three stand in the legend
    assert drawing.count("<circle") == 13 + 3  # a count of zero draws nothing; three in the key
    assert re.search(r">\d+ km<", drawing)


def test_page_from_the_right() -> None:
    page = to_html(replace(sample(), language="ar", direction="rtl"))
    assert '<html lang="ar" dir="rtl">' in page
    assert page.count('dir="ltr"') > 8  # the charts


def test_numbers_that_stand_together_are_grouped_alike() -> None:
    grid = Grid("g", ("Year", "a", "b"), ((2017, 9318, 16084), (2018, 500, None)))
    page = to_html(Document("t", "", (), (Section("s", "s", (grid,)),)))
    for text in ("2017", "9,318", "16,084", "500"):
        assert f">{text}<" in page


def test_a_verdict_is_known_by_its_key_and_as_it_is_said() -> None:
    grid = Grid(
        "g",
        ("a", "b"),
        (("x", "outside the terms"), ("y", "contradicted_by_some"), ("z", "violation (alleged)")),
    )
    page = to_html(Document("t", "", (), (Section("s", "s", (grid,)),)))
    for word in ("outside_terms", "contradicted_by_some", "violation"):
        assert f'class="badge v-{word}"' in page
    assert "protects civilians always" in page


def test_a_line_leads_to_the_claim_it_names() -> None:
    card = ClaimCard(2, "A", "said", "opinion", "not_testable", "", id="claim-akorda-2")
    lines = Bullets(
        (("see", "#claim-akorda-2"), ("gone", "#nowhere"), ("a file", "documents/a b.txt#2"), ("out", "../x"))
    )
    document = Document(
        "t",
        "",
        (),
        (Section("brief", "Brief", (lines,)), Section("c", "C", (card, replace(card, place="B")))),
    )
    page = to_html(document, folder="..")
    assert '<a class="source to-page" href="#claim-akorda-2"><bdi>Claim 2</bdi></a>' in page
    assert page.count('id="claim-akorda-2"') == page.count('id="claim-akorda-2-2"') == 1
    assert 'href="../documents/a%20b.txt#2"' in page
    assert "nowhere" not in page
    assert 'href="report.html#nowhere"' in to_html(document, report="report.html")
    assert 'href="../../x"' not in page
    assert "\u2192 Claim 2" in to_text(document)


def test_a_refused_row_says_why_once() -> None:
    rows = (
        Interval("a", 0.5, 0.25, 1.0),
        Interval("b", None, None, None, "not estimable: too few"),
        Interval("c", None, None, None, "no day"),
    )
    document = Document("t", "", (), (Section("s", "s", (Forest("f", rows, "ratio"),)),))
    for form in (to_html, to_text):
        assert "not estimable: not estimable" not in form(document)
        assert "not estimable: no day" in " ".join(form(document).split())


@pytest.mark.parametrize("form", [to_html, to_text, to_json])
def test_an_empty_document_has_every_form(form: Any) -> None:
    assert "Nothing yet" in form(Document("Nothing yet", "", (), ()))


def test_json_says_everything_and_reads_back() -> None:
    text = to_json(sample())
    data = json.loads(text)
    assert text == json.dumps(data, sort_keys=True, indent=1, ensure_ascii=False) + "\n"
    assert data["sections"][0]["blocks"][1]["is"] == "Bullets"
    assert data["sections"][2]["blocks"][0]["x"][0] == "2016-01-01"
    assert "NaN" not in text


@pytest.mark.parametrize("width", [60, 100, 140])
def test_text_keeps_its_width_and_carries_no_codes(width: int) -> None:
    from detente.bulletin.render.clean import cells_wide

    text = to_text(sample(), width)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[Contradicted by some] 4. محمد جواد ظریف" in text
    over = [line for line in text.splitlines() if cells_wide(line) > width and "http" not in line]
    assert over == []


@pytest.mark.slow
def test_same_document_same_bytes_in_any_zone_and_locale() -> None:
    program = f"import runpy, hashlib; n = runpy.run_path({str(Path(__file__))!r}); d = n['sample']()\n"
    program += "print([hashlib.sha256(f(d).encode()).hexdigest() for f in (n['to_html'], n['to_text'], n['to_json'])])"
    told = set()
    for zone, locale, seed in (("Asia/Almaty", "C", "1"), ("America/St_Johns", "tr_TR.UTF-8", "2")):
        environment = os.environ | {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        told.add(done.stdout)
    assert len(told) == 1


@pytest.mark.browser
@pytest.mark.slow
def test_page_fits_a_telephone_and_stays_complete_without_script(
    chromium: Any, html: str, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    file.write_text(html, "utf-8")
    for width, script in ((1280, True), (390, True), (390, False)):
        context = chromium.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(file.as_uri())
        if script:
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.locator(".tally button").first.click()
            assert page.locator(".claim:visible").count() == 1
        else:
            assert page.locator(".claim:visible").count() == 7
        assert asked == [file.as_uri()]
        context.close()


def test_a_day_in_a_cell_is_kept_on_one_line_and_nothing_else_is_let_through() -> None:
    grid = Grid("Terms", ("From",), (("2017-05-04 to <b>2017-05-06</b>",),))
    page = to_html(Document("t", "", (), (Section("s", "s", (grid,)),)))
    assert '<span class="date">2017-05-04</span> to &lt;b&gt;<span class="date">2017-05-06</span>' in page
