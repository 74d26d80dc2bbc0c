"""Where a line points: an address, a section of the page, or a file of the process folder.

Only ``http``, ``https`` and ``mailto`` become links; whatever else a source field holds is shown and not followed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

_SAFE = re.compile(r"(?i)(https?://[^\s/]|mailto:[^\s])\S*")


@dataclass(frozen=True)
class Link:
    """``href`` is '' where there is nothing to follow; ``kind`` is web, page or folder."""

    href: str
    text: str
    kind: str


def is_address(text: str) -> bool:
    """Whether the whole text is an address of the web."""
    return bool(_SAFE.fullmatch(text))


def short(address: str, most: int = 44) -> str:
    """An address as a reader recognises it: the publisher, and the last part of the path where it is short."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or address
    except ValueError:
        return address[: most or 20]
    host = host.removeprefix("www.")
    tail = parts.path.rstrip("/").rsplit("/", 1)[-1]
    whole = f"{host}/\u2026/{tail}" if parts.path.count("/") > 1 else f"{host}/{tail}"
    return whole if tail and len(whole) <= most else host


def link_to(source: str, section: tuple[str, str] | None, folder: str | None) -> Link:
    """The link of one source; ``section`` is (id, title) where the source names one that the page has."""
    if section:
        return Link(f"#{section[0]}", section[1], "page")
    if is_address(source):
        return Link(source, short(source), "web")
    path, _, part = source.partition("#")
    inside = not re.match(r"[/\\]|\w+:", source) and ".." not in re.split(r"[/\\]", path)
    if folder is None or not inside or not path:
        return Link("", source, "folder")
    return Link(
        (folder.rstrip("/") + "/" if folder else "") + quote(path) + (f"#{quote(part)}" if part else ""),
        source,
        "folder",
    )
