"""An implementation that is not ours: Go's sumdb/tlog and sumdb/note accept what we make, and we accept what they make.

Runs where Go and its library are there (Debian: golang-go, golang-golang-x-mod-dev); elsewhere it says that it was not run.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.record.world import LOG_KEY, WITNESSES, head_of, log_of, tree_of

from detente.record.keys import read_verifier_key
from detente.record.merkle import consistency_path, inclusion_path
from detente.record.note import check_note, read_note

PROGRAM = Path(__file__).parents[2] / "benchmarks" / "record" / "go_check"
LIBRARY = Path("/usr/share/gocode")
MODULE = LIBRARY / "src" / "golang.org" / "x" / "mod" / "sumdb"
SIZE = 70

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("go") is None or not MODULE.is_dir(), reason="Go or its library is not here: not run"
    ),
]


def spelt(path: tuple[bytes, ...]) -> list[str]:
    return [base64.b64encode(step).decode() for step in path]


@pytest.fixture(scope="module")
def exchange(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any]]:
    """What Go was asked, and what it said."""
    leaves = log_of(size=SIZE)
    tree = tree_of(leaves)
    note = head_of(leaves)
    broken = note.replace(f"\n{SIZE}\n", f"\n{SIZE - 1}\n", 1)
    asked = {
        "leaves": spelt(tuple(leaves)),
        "roots": spelt(tuple(tree.root(n) for n in range(SIZE + 1))),
        "inclusion": [
            {"index": i, "size": n, "path": spelt(inclusion_path(tree.node, i, n))} for n in range(1, SIZE + 1) for i in range(0, n, 3)
        ],
        "consistency": [
            {"old": m, "new": n, "path": spelt(consistency_path(tree.node, m, n))} for n in range(1, SIZE + 1) for m in range(1, n + 1, 3)
        ],
        "notes": [note, broken],
        "keys": [LOG_KEY.verifier.text, *(key.verifier.text for key in WITNESSES.values())],
        "text": "go.example/log\n1\n" + base64.b64encode(tree.root(1)).decode() + "\n",
    }  # fmt: skip
    program = tmp_path_factory.mktemp("go") / "check"
    environment = {**os.environ, "GO111MODULE": "off", "GOPATH": str(LIBRARY), "GOFLAGS": ""}
    subprocess.run(
        ["go", "build", "-o", str(program), "check.go"], cwd=PROGRAM, env=environment, check=True, timeout=300
    )
    done = subprocess.run([str(program)], input=json.dumps(asked), capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return asked, json.loads(done.stdout)


def test_roots_and_proofs_are_the_same_byte_for_byte(exchange: tuple[dict[str, Any], dict[str, Any]]) -> None:
    asked, told = exchange
    for kind in ("inclusion", "consistency"):
        ours = asked[kind]
        theirs = [{name.lower(): value for name, value in one.items()} for one in told[kind.capitalize()]]
        assert [{**one, "path": one["path"] or []} for one in theirs] == ours
    assert told["Refused"] == sum(bool(one["path"]) for one in asked["inclusion"]), "a flipped bit is refused"


def test_it_accepts_our_heads_and_cosignatures_and_refuses_a_changed_one(
    exchange: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    assert exchange[1]["Signed"] == [4, -1]


def test_we_accept_what_it_signs(exchange: tuple[dict[str, Any], dict[str, Any]]) -> None:
    told = exchange[1]
    key = read_verifier_key(told["Key"])
    whose = check_note(read_note(told["Note"]), [key])
    assert [each.key for each in whose.signed] == [key]
    assert not check_note(read_note(told["Note"].replace("\n1\n", "\n2\n")), [key]).signed
