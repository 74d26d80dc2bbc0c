"""The reading room: a folder's ``out/`` served to this machine only, to read and not to write.

It lists nothing, follows no link out of ``out/``, sends a strict policy with every page, and logs nobody.
"""

from __future__ import annotations

import io
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

from detente.errors import Fault, InputError

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


HERE = ("127.0.0.1", "localhost")


class ReadingRoom(SimpleHTTPRequestHandler):
    """Files of one folder; the report at '/'."""

    server_version, sys_version = "reading-room", ""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """A page of the report, or its headers alone; '/' is the report."""
        if self.headers.get("Host", "").rsplit(":", 1)[0] not in HERE:
            self.send_error(403, "this reading room answers this machine only")
            return None
        if self.path in ("/", "/index.html"):
            self.path = "/report.html"
        return super().send_head()

    def translate_path(self, path: str) -> str:
        """The file for a path; nothing outside the folder."""
        root = Path(self.directory).resolve()
        found = Path(super().translate_path(path).replace("\0", "/"))
        return str(found if found.resolve().is_relative_to(root) else root / "no such page")

    def list_directory(self, path: object) -> None:  # noqa: ARG002 - the base class gives it
        """No lists."""
        self.send_error(404, "no such page")

    def end_headers(self) -> None:
        """Policy with every answer."""
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nobody's reading is written down."""


def reading_room(folder: str | Path, port: int = 0) -> ThreadingHTTPServer:
    """A server for the folder's report on 127.0.0.1; raises InputError where there is no report or no free port."""
    out = Path(folder) / "out"
    if not (out / "report.html").is_file():
        raise InputError(
            str(folder), [Fault(str(out), "no report here", f"make it with 'detente report {folder}'")]
        )
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(ReadingRoom, directory=str(out)))
    except OSError as error:
        raise InputError(
            "--port", [Fault(f"port {port}", str(error.strerror or error), "name another with --port")]
        ) from None
