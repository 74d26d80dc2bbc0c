"""The annotated documents in tests/cases/talks/gold: what a careful reader found is found."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.talks import read_document
from tests_talks_scoring import LIKENESS, f1

GOLD = Path(__file__).parent.parent / "cases" / "talks" / "gold"
