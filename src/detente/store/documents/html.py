"""A page's words: its title, then its main part, one paragraph a line.

What every page of a site repeats (menus, footers, forms) is left out by its element, never by guessing from the words:
a guess would drop a clause one day. ``<main>`` or a single ``<article>`` is taken where the page has one, else the
body. Blocks become paragraphs with a blank line between them, cells of a row stand apart by two blanks.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from detente.errors import Fault, InputError
from detente.store.documents.plain import likely_encoding

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MOST_BYTES = 4_000_000
REPEATED = "script, style, noscript, template, nav, aside, form, footer, iframe, svg, object, select, button, [hidden]"
BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "thead",
        "tr",
        "ul",
    ]
)
CELLS = frozenset(("td", "th"))
DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
NESTING = re.compile(
    rb"<(?P<close>/?)(?:div|span|section|table|blockquote|font|b|i|em|strong|a|ul|ol)\b", re.IGNORECASE
)
MOST_OPEN = 2_000  # elements left open; a damaged page nests them all, and takes for ever
SPACE = re.compile(r"[ \t\r\n\f]+")


def html_text(data: bytes, name: str) -> str:
    """The text of a page; raises InputError beyond the limit or in an encoding that it does not tell."""
    if len(data) > MOST_BYTES:
        what = f"{len(data) / 1e6:.1f} MB of HTML are more than the {MOST_BYTES / 1e6:g} MB read as one page"
        raise InputError(
            name, [Fault(name, what, "save the article alone (the printer's view), or its text as .txt")]
        )
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ModuleNotFoundError:
        what, remedy = "HTML needs the extra 'text'", "run: pip install 'detente[text]'"
        raise InputError(name, [Fault(name, what, remedy)]) from None
    closing = [m["close"] for m in NESTING.finditer(data)]
    if closing.count(b"") - closing.count(b"/") > MOST_OPEN:
        what = f"more than {MOST_OPEN:,} of its elements are never closed, so the page is damaged"
        raise InputError(name, [Fault(name, what, "save it again from a browser")])
    tree = LexborHTMLParser(_decoded(data, name))
    heading = _said(tree.css_first("h1"))
    title = heading or _said(tree.css_first("title"))
    for node in tree.css(REPEATED):
        node.decompose()
    articles = tree.css("article")
    body = tree.css_first("main") or (articles[0] if len(articles) == 1 else None) or tree.body
    lines = _lines(body) if body is not None else []
    if title and title not in lines[:12]:
        lines.insert(0, title)
    return "\n\n".join(lines)


def _decoded(data: bytes, name: str) -> str:
    declared = DECLARED.search(data[:4096])
    said = declared[1].decode("ascii", "replace") if declared else "utf-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        said = "utf-16"
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode(said)
    except (LookupError, UnicodeDecodeError):
        likely = likely_encoding(data)
    how = f"the page says it is {said}" if declared else "the page does not say its encoding"
    what = f"{how}, and it is not{'' if declared else ' UTF-8'}; it is likely {likely or 'damaged'}"
    raise InputError(name, [Fault(name, what, "save the page as UTF-8")])


def _said(node: LexborNode | None) -> str:
    return SPACE.sub(" ", node.text(separator=" ")).strip() if node is not None else ""


def _lines(body: LexborNode) -> list[str]:
    """The paragraphs below a node, in order; blocks and breaks end one. Walked without recursion, as pages nest deep."""
    lines: list[str] = []
    current: list[str] = []

    def end() -> None:
        line = SPACE.sub(" ", "".join(current)).replace("\x1f", "  ").strip()
        if line:
            lines.append(line)
        current.clear()

    stack: list[tuple[LexborNode, bool]] = [(body, False)]
    while stack:
        node, left = stack.pop()
        tag = node.tag or ""
        if tag == "-text":
            current.append(node.text_content or "")
        elif left or tag == "br":
            end()
        else:
            if tag in BLOCKS:
                end()
                stack.append((node, True))
            elif tag in CELLS and current:
                current.append("\x1f")
            children = list(node.iter(include_text=True))
            stack.extend((child, False) for child in reversed(children))
    end()
    return lines
