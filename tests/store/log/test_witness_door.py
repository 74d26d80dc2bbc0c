"""A witness by HTTP and its memory: what C2SP tlog-witness asks, two requests at once, and the evidence it keeps."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path

import pytest
from tests.record.world import LOG_KEY, ORIGIN, WITNESSES, drawn, log_of, seconds, tree_of

from detente.errors import BrokenRecord
from detente.record.merkle import MemoryTree, consistency_path
from detente.record.note import check_note, read_note
from detente.record.tree_head import TreeHead, sign_head
from detente.record.witness import write_request
from detente.store.log.witness_http import LONGEST, witness_server
from detente.store.log.witness_memory import FILE, WitnessMemory

LOGS = {ORIGIN: [LOG_KEY.verifier]}
KEYS = [WITNESSES["un.example"]]
ENTRIES = log_of(size=12)
TREE = tree_of(ENTRIES)


def request(old: int, new: int, tree: MemoryTree = TREE) -> bytes:
    return write_request(
        old, consistency_path(tree.node, old, new), sign_head(TreeHead(ORIGIN, new, tree.root(new)), LOG_KEY)
    )


FORKED = tree_of([*ENTRIES[:8], *(b"x%d" % n for n in range(4))])


@pytest.fixture
def door(tmp_path: Path) -> Iterator[tuple[HTTPConnection, WitnessMemory]]:
    memory = WitnessMemory(tmp_path / "witness")
    server = witness_server(("127.0.0.1", 0), memory, LOGS, KEYS, lambda: int(seconds(1)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=20)
    yield connection, memory
    connection.close()
    server.shutdown()
    server.server_close()


def ask(
    connection: HTTPConnection, body: bytes, path: str = "/add-checkpoint", method: str = "POST"
) -> tuple[int, str, str]:
    connection.request(method, path, body)
    answer = connection.getresponse()
    return answer.status, answer.read().decode(), answer.headers["Content-Type"]


def test_it_cosigns_what_grew_and_nothing_else(door: tuple[HTTPConnection, WitnessMemory]) -> None:
    connection, memory = door
    status, lines, _ = ask(connection, request(0, 8))
    note = read_note(sign_head(TreeHead(ORIGIN, 8, TREE.root(8)), LOG_KEY) + lines)
    assert status == 200
    assert [each.time for each in check_note(note, [KEYS[0].verifier]).signed] == [seconds(1)]
    assert ask(connection, request(8, 12))[0] == 200
    assert ask(connection, request(8, 12)) == (409, "12\n", "text/x.tlog.size")
    assert memory.evidence() == []
    assert ask(connection, request(12, 12, FORKED))[0] == 409
    assert ask(connection, request(0, 8).replace(b"old 0", b"old 9"))[0] == 400
    assert ask(connection, b"old 0\n\nnonsense")[0] == 400
    assert ask(connection, "ملاحظة".encode("utf-16"))[0] == 400
    stranger = sign_head(TreeHead("other", 1, drawn("x")), replace(LOG_KEY, name="other"))
    assert ask(connection, write_request(0, (), stranger))[0] == 404
    forged = sign_head(TreeHead(ORIGIN, 12, TREE.root()), replace(LOG_KEY, secret=drawn("forger")))
    assert ask(connection, write_request(12, (), forged))[0] == 403
    kept = memory.evidence()
    assert len(kept) == 1
    text = kept[0].read_text("utf-8")
    assert f"log {ORIGIN}: two roots at size 12" in text
    assert text.count("— mission.example/lake ") == 3, "what was seen, what was brought, the request"


def test_other_doors_are_shut(door: tuple[HTTPConnection, WitnessMemory]) -> None:
    connection, _ = door
    assert ask(connection, b"", "/", "GET") == (
        200,
        KEYS[0].verifier.text + "\n",
        "text/plain; charset=utf-8",
    )
    assert ask(connection, b"", "/secret", "GET")[0] == 404
    assert ask(connection, b"x", "/elsewhere")[0] == 404
    connection.putrequest("POST", "/add-checkpoint")
    connection.putheader("Content-Length", str(LONGEST + 1))
    connection.endheaders()
    assert connection.getresponse().status == 413


def test_of_two_histories_at_once_it_signs_one(tmp_path: Path) -> None:
    memory = WitnessMemory(tmp_path)
    assert memory.add(request(0, 8), LOGS, KEYS, 1).status == 200
    asked = [request(8, 12), request(8, 12, FORKED)] * 6
    with ThreadPoolExecutor(6) as pool:
        replies = list(pool.map(lambda raw: memory.add(raw, LOGS, KEYS, 2), asked))
    assert [each.status for each in replies].count(200) == 1
    assert memory.seen()[ORIGIN].split("\n")[1] == "12"


def test_a_witness_that_cannot_read_its_memory_does_not_sign(tmp_path: Path) -> None:
    memory = WitnessMemory(tmp_path)
    memory.add(request(0, 8), LOGS, KEYS, 1)
    (tmp_path / FILE).write_bytes(b"spoilt" * 1000)
    with pytest.raises(BrokenRecord, match="stop it, and give it a new key"):
        memory.add(request(8, 12), LOGS, KEYS, 2)


def test_the_memory_survives_the_process(tmp_path: Path) -> None:
    WitnessMemory(tmp_path).add(request(0, 8), LOGS, KEYS, 1)
    assert WitnessMemory(tmp_path).add(request(0, 12), LOGS, KEYS, 2).status == 409
