"""Rival counts under their headings: the days of the period and the days before, each party by its own word."""

from __future__ import annotations

from detente.bulletin.document import Block
from detente.bulletin.edition import Edition
from detente.bulletin.sections.tallies import tallies_section


def rivals(edition: Edition) -> list[Block]:
    """Tallies up to the day side by side with bounds, and how far the parties lie apart."""
    section = tallies_section(edition.round)
    return list(section.blocks) if section else []
