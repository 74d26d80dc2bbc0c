"""The document as data: canonical JSON, each block with its kind."""

from __future__ import annotations

import json
import math
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from detente.bulletin.document import Document
from detente.bulletin.render.clean import whole


def to_json(document: Document) -> str:
    """JSON with sorted keys, one space of indent, days as ISO 8601; a number that is none becomes null."""
    return json.dumps(_plain(document), sort_keys=True, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        named = {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
        return named | {"is": type(value).__name__}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return whole(value) if isinstance(value, str) else value
