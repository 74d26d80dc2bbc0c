"""The printed form: drawings whose words stand beside them, columns by what is in them, directions spelled out."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from detente.bulletin.document import Bars, Document, Forest, Grid, Interval, Paragraph, Section, Series
from detente.bulletin.render.cells import table_of
from detente.bulletin.render.charts.svg import tag
from detente.bulletin.render.drawing import on_paper
from detente.bulletin.render.numbers import numbers_of
from detente.bulletin.render.paper import to_paper, widths


def drawn() -> Markup:
    return tag(
        "svg", tag("line", x1="0%", x2="50%", y1="50%", y2="50%", class_="interval"),
        tag("text", "شمال الوادي <b>", x="25%", y=10, text_anchor="middle", class_="label"), width="100%",
    )  # fmt: skip


def test_words_of_a_drawing_become_words_of_the_page_in_their_own_order() -> None:
    made = on_paper(drawn(), 200, 40)
    assert "<text" not in made
    assert "شمال الوادي &lt;b&gt;" in made
    assert "left: 50px" in made
    assert "translateX(-50%)" in made


def test_shares_become_lengths_and_classes_colours() -> None:
    root = ElementTree.fromstring(str(on_paper(drawn(), 200, 40)))
    line = next(one for one in root.iter() if one.tag == "line")
    assert (line.get("x2"), line.get("y1")) == ("100", "20")
    assert line.get("stroke", "").startswith("#")
    svg = next(one for one in root.iter() if one.tag == "svg")
    assert svg.get("viewBox") == "0 0 200 40"


def test_no_drawing_of_a_report_keeps_text_or_shares() -> None:
    forest = Forest(
        "Change", (Interval("North", 0.5, 0.3, 0.8), Interval("South", None, None, None, "too few")), "ratio"
    )
    bars = Bars("Counts", ("a", "b"), (Series("x", (1.0, 2.0)), Series("y", (None, 3.0))), "cases")
    text = to_paper(Document("T", "D", (), (Section("s", "S", (forest, bars)),)))
    assert "<text" not in text
    assert 'width="100%"' not in text
    assert "url(#" not in text
    assert "<use" not in text


def test_columns_have_room_for_their_longest_word_and_more_for_what_is_long() -> None:
    rows = tuple(
        (f"K-2032-{n:02}", "yes", "many words that tell at length what happened and who says so " * 3)
        for n in range(6)
    )
    shares = widths(table_of(Grid("c", ("Case", "b", "Words"), rows), numbers_of("en")))
    assert sum(shares) == pytest.approx(100, abs=3)
    assert shares[2] > 5 * shares[1]
    assert shares[0] * 1.14 >= len("K-2032-01")
    assert widths(table_of(Grid("c", ("a", "b"), (("x", 1),)), numbers_of("en"))) == ()


@pytest.mark.parametrize(
    ("text", "way"), [("“The valley is quiet.”", "ltr"), ("الوادي هادئ", "rtl"), ("В долине тихо", "ltr")]
)
def test_a_passage_has_the_direction_of_its_first_strong_letter(text: str, way: str) -> None:
    document = Document("T", "D", (), (Section("s", "S", (Paragraph(text),)),), "ar", "rtl")
    assert f'dir="{way}">{text}' in to_paper(document).replace("&#34;", '"')


def test_what_the_shipped_letters_lack_has_a_stand_in() -> None:
    text = to_paper(
        Document("T", "D", (), (Section("s", "S", (Paragraph("12\u202f000 a\u2011b \u2192"),)),), "ru")
    )
    assert "12\u00a0000 a-b \u203a" in text
