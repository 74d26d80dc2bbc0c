"""Plans of comparisons in and out of files: TOML or JSON, by the ending. A file that is there is never overwritten."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from detente.errors import Fault, InputError
from detente.layout import read_layout
from detente.store.frames import decode
from detente.violence.plan import Plan, contents, sha256_of

ENDINGS = (".toml", ".json")


def read_plan(path: str | Path) -> Plan:
    """The plan in a file; raises InputError with every fault."""
    name = str(path)
    if not Path(path).is_file():
        raise InputError(
            name, [Fault(name, "no such file", "make one with 'detente violence plan', or mend the path")]
        )
    text, faults = decode(Path(path).read_bytes(), name)
    if faults:
        raise InputError(name, faults)
    try:
        data = json.loads(text) if name.endswith(".json") else tomllib.loads(text)
    except ValueError as error:
        raise InputError(
            name, [Fault(name, f"neither TOML nor JSON: {error}", "mend the line it names")]
        ) from None
    if isinstance(data, dict):
        data = {key: value for key, value in data.items() if value is not None}
    return read_layout(Plan, data, name)


def write_plan(plan: Plan, path: str | Path) -> str:
    """The plan with its sum into a new file; returns the sum. The same plan gives the same bytes."""
    name = str(path)
    if not name.endswith(ENDINGS):
        raise InputError(name, [Fault(name, "unknown ending", f"use one of {', '.join(ENDINGS)}")])
    if Path(path).exists():
        raise InputError(
            name, [Fault(name, "the file is there already", "a plan is not rewritten: name another file")]
        )
    if not Path(path).absolute().parent.is_dir():
        raise InputError(name, [Fault(name, "no such folder to write into", "make it, or name another")])
    Path(path).write_text(plan_text(plan, as_json=name.endswith(".json")), encoding="utf-8")
    return sha256_of(plan)


def plan_text(plan: Plan, *, as_json: bool = False) -> str:
    """The file's text."""
    whole = {**contents(plan), "sha256": sha256_of(plan)}
    if as_json:
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    days = {"made", "first", "last"}
    lines = [
        f"{key} = {value if key in days else _toml(value)}"
        for key, value in whole.items()
        if key != "zones" and value is not None
    ]
    zones = [f"{_toml(zone)} = {date.fromisoformat(day)}" for zone, day in whole["zones"].items()]
    return "\n".join([*lines, "", "[zones]", *zones]) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(v) for v in value) + "]"
    return (
        str(value)
        if isinstance(value, int)
        else json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    )
