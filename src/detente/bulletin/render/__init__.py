"""The forms of a report: one document, written as a page, as plain text, or as data.

Every form says the same; none asks a clock, a locale, a file or the network, so the same document gives the
same bytes. Text from the document is escaped here and nowhere trusted, whoever wrote it.

    to_html(document)   one self-contained page: reads from a file, loads nothing, prints, light and dark
    to_text(document)   for terminals and mail
    to_json(document)   the document itself, canonical

To add a kind of block: a branch in ``blocks.py`` and a macro in ``templates/blocks.html``, one in ``plain.py``;
``data.py`` needs nothing.
"""

from detente.bulletin.render.data import to_json
from detente.bulletin.render.html import to_html
from detente.bulletin.render.plain import to_text

__all__ = ["to_html", "to_json", "to_text"]
