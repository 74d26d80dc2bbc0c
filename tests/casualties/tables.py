"""The published tables, and what the reference packages say of them."""

import tomllib
from functools import cache
from pathlib import Path

from detente.casualties import Patterns, read_capture
from detente.store.frames import read_frame

CASES = Path(__file__).parents[1] / "cases" / "casualties"
REFERENCE = tomllib.loads((CASES / "reference.toml").read_text("utf-8"))


@cache
def table(name: str) -> Patterns:
    return read_capture(read_frame(CASES / f"{name}.csv"), name).whole
