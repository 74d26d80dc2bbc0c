"""A witness's door by HTTP (C2SP ``tlog-witness``), with nothing but the standard library.

``POST /add-checkpoint`` asks for a cosignature; ``GET /`` says which key answers. For use behind a gateway that ends TLS and
limits how often one may ask; it answers one small request after the other and keeps nothing but the witness's memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from detente.record.keys import SigningKey, VerifierKey
from detente.record.witness import PLAIN
from detente.store.log.witness_memory import WitnessMemory

LONGEST = 64 * 1024
"""Bytes that a request may have: 63 hashes and a head with a hundred signatures fit."""
PATIENCE = 30
"""Seconds that a request may take to arrive."""


def witness_server(
    address: tuple[str, int],
    memory: WitnessMemory,
    logs: Mapping[str, Sequence[VerifierKey]],
    keys: Sequence[SigningKey],
    clock: Callable[[], int],
) -> ThreadingHTTPServer:
    """A server that is ready to serve; ``clock`` gives seconds since 1970, port 0 asks for a free one."""

    class Door(BaseHTTPRequestHandler):
        server_version, sys_version = "detente-witness", ""
        protocol_version = "HTTP/1.1"
        timeout = PATIENCE

        def do_POST(self) -> None:
            length = self.headers.get("Content-Length", "")
            self.close_connection = True  # until the request is read, what follows it cannot be
            if self.path != "/add-checkpoint":
                self._answer(404, "this witness answers POST /add-checkpoint\n")
            elif not (length.isascii() and length.isdigit()):
                self._answer(411, "say the request's length\n")
            elif int(length) > LONGEST:
                self._answer(413, f"a request has at most {LONGEST} bytes\n")
            else:
                self.close_connection = False
                reply = memory.add(self.rfile.read(int(length)), logs, keys, clock())
                self._answer(reply.status, reply.body, reply.content_type)

        def do_GET(self) -> None:
            if self.path == "/":
                self._answer(200, "".join(f"{key.verifier.text}\n" for key in keys))
            else:
                self._answer(404, "this witness answers POST /add-checkpoint\n")

        def _answer(self, status: int, body: str, content_type: str = PLAIN) -> None:
            raw = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(raw)))
            if self.close_connection:
                self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, format: str, *args: object) -> None:
            """Who asked when is nobody's affair; what was wrong is kept as evidence."""

    server = ThreadingHTTPServer(address, Door)
    server.daemon_threads = True
    return server
