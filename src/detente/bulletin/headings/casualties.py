"""Casualties: claims, enumeration, estimate; or the reason why there is none."""

from __future__ import annotations

from detente.bulletin.document import Block, Paragraph
from detente.bulletin.edition import Edition
from detente.bulletin.headings.civilians import civilians
from detente.bulletin.sections.casualties import casualties_section
from detente.say import say


def casualties(edition: Edition) -> list[Block]:
    """Published totals and the folder's own enumeration, harm of the period, and why no estimate is made."""
    section = casualties_section(edition.round)
    none = Paragraph(
        say(
            "No estimate of all deaths is made: that takes several lists of persons linked to one another, and this software does not keep such lists yet."
        ),
        "caveat",
    )
    return [*(section.blocks if section else ()), *civilians(edition), none]
