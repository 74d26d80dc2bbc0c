"""A drawing for paper: at a fixed width, in its own colours, with its words beside it as ordinary text.

The writer of PDFs knows no style sheet of the page inside a drawing, and sets the text of a drawing letter by letter,
so that Arabic comes out unjoined and reversed. Here every share of the width becomes a length, every class its colours,
and each text becomes a word of the page that stands at its place above the drawing.
"""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from markupsafe import Markup

from detente.bulletin.render.charts.svg import fixed

HUES = ("#35587a", "#965a12", "#6b5590", "#36707a", "#7c4a32", "#6d6d66", "#8b5674", "#756b1e")
VERDICT_HUES = {
    "recorded": "#3d4653", "supported": "#2c5f86", "not_violation": "#2c5f86", "consistent": "#41718f",
    "contradicted_by_some": "#925b0d", "contradicted": "#7c4526", "violation": "#7c4526", "cannot_tell": "#64676d",
    "undetermined": "#64676d", "not_testable": "#706a5e", "outside_terms": "#6b5590",
}  # fmt: skip
LINE, STRONG, INK, ZONE, BUBBLE = "#d9d5c9", "#8d887b", "#1f2328", "#6b5590", "#965a12"
DASHES = {"s2": "7 4", "s3": "1 4.5", "s4": "10 4 1 4", "s6": "3 3", "s7": "12 5", "s8": "6 3 1 3 1 3"}
SHADES = (("#3b7a8c", ".8"), (ZONE, ".36"), (STRONG, ".16"), ("#a9772b", ".8"))
ACROSS, DOWN = {"x", "x1", "x2", "cx", "width", "dx"}, {"y", "y1", "y2", "cy", "height", "dy"}
LETTER = 10.5
"""Height of a drawing's letters, px."""


def on_paper(drawing: Markup, width: float, height: float) -> Markup:
    """The drawing, ``width`` by ``height`` px, with its words as positioned text above it."""
    root = Xml.fromstring(str(drawing))
    words: list[Markup] = []
    _lay(root, width, height, 1.0, words, inside=False)
    for name in ("role", "aria-labelledby", "aria-hidden", "focusable"):
        root.attrib.pop(name, None)
    root.attrib |= {
        "width": fixed(width),
        "height": fixed(height),
        "viewBox": f"0 0 {fixed(width)} {fixed(height)}",
    }
    text = Xml.tostring(root, encoding="unicode", short_empty_elements=False)
    return Markup('<div class="ink" style="width: {}px; height: {}px">{}{}</div>').format(
        fixed(width), fixed(height), Markup(text), Markup("").join(words)
    )


def painted(drawing: str) -> str:
    """A small drawing of a legend in its own colours, its lengths as they are."""
    root = Xml.fromstring(drawing)
    for one in root.iter():
        if one is not root:
            _paint(one, 1.0)
            if "hatch" in one.get("class", "").split():
                one.set("stroke-width", "1.2")
    return Xml.tostring(root, encoding="unicode", short_empty_elements=False)


def _lay(
    one: Xml.Element, width: float, height: float, scale: float, words: list[Markup], inside: bool
) -> None:
    """Lengths, colours and words of an element and all in it; ``scale`` is how many of its units are one px."""
    for key in list(one.attrib):
        value = one.attrib[key]
        if value.endswith("%") and (key in ACROSS or key in DOWN):
            one.set(key, fixed(float(value[:-1]) / 100 * (width if key in ACROSS else height)))
    one.attrib.pop("vector-effect", None)
    _paint(one, scale)
    if inside and one.tag == "svg" and "viewBox" in one.attrib:
        box = [float(n) for n in one.get("viewBox", "").split()]
        wide, high = float(one.get("width", width)), float(one.get("height", height))
        stretched = one.get("preserveAspectRatio") == "none"
        scale = 1.0 if stretched else box[2] / wide
        width, height = (box[2], box[3]) if not stretched else (wide, high)
    for child in list(one):
        if child.tag in ("title", "desc"):
            one.remove(child)
        elif child.tag == "text":
            words += _words(child, width, height)
            one.remove(child)
        else:
            _lay(child, width, height, scale, words, inside=True)


def _words(text: Xml.Element, width: float, height: float) -> list[Markup]:
    """The text, or each of its lines, as words of the page."""
    found = []
    y = _length(text.get("y", "0"), height) + _length(text.get("dy", "0"), height)
    if text.text:
        found.append(
            _word(
                text.text,
                _length(text.get("x", "0"), width) + _length(text.get("dx", "0"), width),
                y,
                text,
                text,
            )
        )
    for line in text:
        y += _length(line.get("dy", "0"), height)
        found.append(_word(line.text or "", _length(line.get("x", text.get("x", "0")), width), y, text, line))
    return found


def _word(said: str, x: float, y: float, text: Xml.Element, line: Xml.Element) -> Markup:
    shift = {"middle": "-50%", "end": "-100%"}.get(text.get("text-anchor", ""), "0")
    names = " ".join(filter(None, (text.get("class"), line.get("class") if line is not text else "")))
    return Markup(
        '<span class="word {}" style="left: {}px; top: {}px; transform: translateX({})"><bdi>{}</bdi></span>'
    ).format(names, fixed(x), fixed(y - 0.82 * LETTER), shift, said)


def _length(value: str, whole: float) -> float:
    if value.endswith("%"):
        return float(value[:-1]) / 100 * whole
    return float(value[:-2]) * LETTER if value.endswith("em") else float(value)


def _paint(one: Xml.Element, scale: float) -> None:
    """Colours and strokes by class; they are the page's own, spelled out."""
    names = one.get("class", "").split()
    hue = next((HUES[int(n[1:]) - 1] for n in names if len(n) == 2 and n[0] == "s" and n[1].isdigit()), None)
    hue = hue or next((VERDICT_HUES[n[2:]] for n in names if n[2:] in VERDICT_HUES), HUES[0])
    paint: dict[str, str | float] = {}
    if one.tag == "line" or one.tag == "path":
        paint = {"fill": "none"}
    for name in names:
        paint |= _of_class(name, one.tag, hue, names)
    for key, value in paint.items():
        if key == "stroke-width":
            value = float(value) * scale
        if key == "fill" and one.get("fill", "").startswith("url("):
            continue
        one.set(key, fixed(value) if isinstance(value, float) else str(value))


def _of_class(name: str, tag: str, hue: str, names: list[str]) -> dict[str, str | float]:
    if name.startswith("shade-"):
        fill, part = SHADES[int(name[6:])]
        return {"fill": fill, "fill-opacity": part}
    dashes = next((DASHES[n] for n in names if n in DASHES), "none")
    styles: dict[str, dict[str, str | float]] = {
        "grid": {"stroke": LINE, "stroke-width": 0.8},
        "axis": {"stroke": STRONG, "stroke-width": 0.8},
        "reference": {"stroke": STRONG, "stroke-width": 0.9, "stroke-dasharray": "2 3"},
        "mark": {"stroke": "#565a61", "stroke-width": 0.8, "stroke-dasharray": "3 3"},
        "mark-number": {"fill": "#ffffff", "stroke": "#565a61", "stroke-width": 0.8},
        "line": {"fill": "none", "stroke": hue, "stroke-width": 1.6, "stroke-dasharray": dashes},
        "dot": {"fill": "#ffffff" if "open" in names else hue, "stroke": hue, "stroke-width": 1.0},
        "interval": {"stroke": HUES[0], "stroke-width": 1.6},
        "end": {"stroke": HUES[0], "stroke-width": 1.6, "fill": "none"},
        "estimate": {"fill": HUES[0]},
        "part": {"fill": hue, "stroke": "#ffffff", "stroke-width": 1.0},
        "range": {"fill": HUES[0], "fill-opacity": "0.35", "stroke": "none"},
        "area": {"stroke": STRONG, "stroke-width": 0.6},
        "unit": {"fill": "none", "stroke": STRONG, "stroke-width": 0.4},
        "core": {"fill": ZONE, "fill-opacity": ".36"},
        "possible": {"stroke": ZONE, "stroke-width": 0.8},
        "disputed": {"stroke": ZONE, "stroke-width": 1.2, "stroke-dasharray": "40 24"},
        "hatch": {"stroke": ZONE, "stroke-width": "26", "opacity": ".7"} if tag == "path" else {},
        "bubble": {"fill": BUBBLE, "fill-opacity": ".5", "stroke": BUBBLE, "stroke-width": 0.8},
        "scale-bar": {"fill": "none", "stroke": INK, "stroke-width": 1.2},
    }  # fmt: skip
    found = dict(styles.get(name, {}))
    if name == "hatch" and found:
        found["stroke-width"] = 26.0 if "area" not in names else 1.0
    return found
