"""One careful paragraph about a change. Never stronger than the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.estimate import Estimate, NotEstimable

if TYPE_CHECKING:
    from detente.violence.change import Change


def in_words(change: Change) -> str:
    return ""
