"""The record from the command line: a whole life, from keys to a bundle that somebody else checks; and every slip at the door."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Detente
from tests.record.world import AUTHORS, LOG_KEY, ORGANISATIONS, ORIGIN, POLICY, WITNESSES, at, drawn
from tests.store.log.small_record import PHRASE, Chance, sealed, small_record

from detente.cli import record_options
from detente.record.keys import WITNESS, SigningKey
from detente.record.policy import write_policy

CSV = "date,place\n2030-04-01,بحيرة\n"


class Desk:
    """A folder with keys, a policy and a record, and the command line bound to them."""

    def __init__(self, folder: Path, run: Detente) -> None:
        self.folder, self.run = folder, run
        self.phrase = folder / "phrase"
        self.phrase.write_text(PHRASE + "\n", "utf-8")
        self.policy = folder / "policy"
        self.policy.write_text(write_policy(POLICY), "utf-8")
        self.log = sealed(folder / "log.key", LOG_KEY)
        self.authors = {who: sealed(folder / f"{who}.key", key) for who, key in AUTHORS.items()}
        self.witnesses = {who: sealed(folder / f"{who}.witness", key) for who, key in WITNESSES.items()}
        self.record = folder / "process"

    def sign(self, key: Path) -> list[str]:
        return ["--key", str(key), "--passphrase-file", str(self.phrase)]

    def ok(self, *arguments: object) -> str:
        done = self.run("record", *arguments)
        assert done.code == 0, done.err + done.out
        return done.out

    def cosigned_head(self, by: tuple[str, ...] = ORGANISATIONS[1:]) -> None:
        self.ok("head", self.record, *self.sign(self.log), "-o", self.folder / "head")
        for who in by:
            self.cosign(self.record, who, self.folder / "cosignature")
            self.ok("head", self.record, "--add", self.folder / "cosignature", "-o", self.folder / "head")

    def cosign(self, what: Path, who: str, out: Path) -> None:
        self.ok("cosign", what, *self.sign(self.witnesses[who]), "--memory", self.folder / "memory" / who,
                "--policy", self.policy, "-o", out)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, detente: Detente, monkeypatch: pytest.MonkeyPatch) -> Desk:
    hours = iter(range(1000))
    monkeypatch.setattr(record_options, "now", lambda: at(next(hours)))
    monkeypatch.setattr(record_options, "draw", Chance())
    made = Desk(tmp_path, detente)
    made.ok("init", made.record, "--origin", ORIGIN, "--policy", made.policy)
    return made


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_whole_life(desk: Desk) -> None:
    month = written(desk.folder, "patrols.csv", CSV)
    note = written(desk.folder, "finding.txt", "the finding")
    key = desk.sign(desk.authors["un.example"])
    assert "entry 0: evidence, patrols.csv" in desk.ok("add", desk.record, "--file", month, *key)
    added = desk.ok(
        "add",
        desk.record,
        "--file",
        note,
        "--kind",
        "judgement",
        "--classification",
        "shared",
        *key,
        "--json",
    )
    assert json.loads(added) == [{"entry": 1, "subject": "finding.txt", "bytes": 11}]
    desk.ok(
        "add",
        desk.record,
        "--file",
        note,
        "--kind",
        "correction",
        "--replaces",
        1,
        "--classification",
        "public",
        *key,
    )
    desk.cosigned_head()
    south = desk.sign(desk.authors["south.example"])
    wording = written(desk.folder, "wording.txt", "we reserve on the time")
    desk.ok("position", desk.record, 1, "--stance", "dissent", *south)
    desk.ok(
        "position",
        desk.record,
        1,
        "--stance",
        "concur with reservation",
        "--text",
        wording,
        *desk.sign(desk.authors["east.example"]),
    )
    desk.ok("redact", desk.record, 0, "--ground", "request of the person", "--authority", "un.example", *key)
    assert not list((desk.record / "record/payloads").glob("??/*"))
    desk.cosigned_head()
    out = desk.ok("verify", desk.record)
    assert (
        "HOLDS: 6 entries, witnessed by south.example, east.example, un.example; not by north.example" in out
    )
    shown = desk.ok("show", desk.record)
    assert "erased by entry 5: request of the person; authority: un.example" in shown
    assert shown.count("south.example: dissent") == 1
    assert "east.example: concur with reservation" in shown
    earlier = json.loads(desk.ok("show", desk.record, "--as-of", 2, "--json"))
    assert [
        len(earlier["entries"]),
        earlier["entries"][1]["positions"],
        earlier["entries"][0]["content"],
    ] == [3, {}, "withheld"]
    assert earlier["check"]["tree_head"]["size"] == 3
    bundle = desk.folder / "public.bundle"
    assert "content of 2" in desk.ok("bundle", desk.record, "-o", bundle, "--for", "public")
    shutil.rmtree(desk.record)
    told = json.loads(desk.ok("verify", bundle, "--policy", desk.policy, "--json"))
    assert (told["holds"], told["confirmed"], told["positions"]) == (
        True, True, {"1": {"south.example": "dissent", "east.example": "concur with reservation"}})  # fmt: skip
    assert b"the finding" not in bundle.read_bytes().split(b"openings/")[0]


def test_a_proof_of_one_entry_is_checked_without_the_log(desk: Desk) -> None:
    for n in range(3):
        desk.ok(
            "add",
            desk.record,
            "--file",
            written(desk.folder, f"{n}.txt", f"{n}"),
            "--kind",
            "hand-in",
            "--author",
            "un.example",
        )
    desk.cosigned_head()
    proof, entry = desk.folder / "proof", desk.folder / "entry"
    desk.ok("prove", desk.record, 1, "-o", proof, "--entry-to", entry)
    assert "HOLDS" in desk.ok("verify", proof, "--entry", entry, "--policy", desk.policy)
    entry.write_bytes(entry.read_bytes().replace(b"1.txt", b"2.txt"))
    done = desk.run("record", "verify", proof, "--entry", entry, "--policy", desk.policy)
    assert (done.code, "it is not in the tree" in done.out) == (1, True)
    assert len(desk.ok("prove", desk.record, "--from", 1, "--to", 3).splitlines()) == 2
    part = desk.folder / "part.bundle"
    desk.ok("bundle", desk.record, "--entry", 0, "--entry", 2, "-o", part, "--for", "restricted")
    assert "an excerpt cannot show whether a key was revoked" in desk.ok(
        "verify", part, "--policy", desk.policy
    )


def test_a_fork_is_shown_with_who_signed_both(desk: Desk) -> None:
    paper = written(desk.folder, "a.txt", "a")
    desk.ok("add", desk.record, "--file", paper, "--kind", "hand-in", "--author", "un.example")
    shutil.copytree(desk.record, desk.folder / "other")
    for folder, text in ((desk.record, "for one"), (desk.folder / "other", "for the other")):
        desk.ok(
            "add",
            folder,
            "--file",
            written(desk.folder, "b.txt", text),
            "--kind",
            "hand-in",
            "--author",
            "un.example",
        )
        desk.ok("head", folder, *desk.sign(desk.log), "-o", desk.folder / "head")
        desk.ok("bundle", folder, "-o", desk.folder / f"{folder.name}.bundle")
    ours, theirs = desk.folder / "process.bundle", desk.folder / "other.bundle"
    done = desk.run("record", "compare", ours, theirs, "--policy", desk.policy)
    assert done.code == 1
    assert f"the copies agree on 1 entries and differ from entry 1 on; both signed by {ORIGIN}" in done.out
    assert desk.run("record", "verify", ours, "--against", theirs, "--policy", desk.policy).out == done.out
    told = json.loads(desk.run("record", "compare", ours, theirs, "--policy", desk.policy, "--json").out)
    assert (told["forked"], told["both_signed"]) == (True, [LOG_KEY.verifier.text])
    assert "no contradiction" in desk.ok("compare", ours, ours, "--policy", desk.policy)
    desk.cosign(ours, "un.example", desk.folder / "one")
    refused = desk.run("record", "cosign", theirs, *desk.sign(desk.witnesses["un.example"]), "--memory",
                       desk.folder / "memory/un.example", "--policy", desk.policy)  # fmt: skip
    assert (refused.code, refused.out) == (1, "")
    assert "not cosigned (409): another root was cosigned at size 2" in refused.err
    assert len(list((desk.folder / "memory/un.example/evidence").iterdir())) == 1


def test_the_stick(desk: Desk) -> None:
    desk.ok(
        "add",
        desk.record,
        "--file",
        written(desk.folder, "a.txt", "a"),
        "--kind",
        "hand-in",
        "--author",
        "un.example",
    )
    desk.ok("head", desk.record, *desk.sign(desk.log), "-o", desk.folder / "head")
    request, lines = desk.folder / "request", desk.folder / "lines"
    desk.ok("head", desk.record, "--ask", 0, "-o", request)
    desk.cosign(request, "un.example", lines)
    assert lines.read_text("utf-8").startswith("— un.example/witness ")
    desk.ok("head", desk.record, "--add", lines, "-o", desk.folder / "head")
    assert (desk.record / "record/checkpoint").read_bytes() == (desk.folder / "head").read_bytes()
    done = desk.run("record", "verify", desk.record)
    assert done.code == 1
    assert (
        "NOT CONFIRMED: nothing is broken, but too few have witnessed it: 1 entries, witnessed by un.example"
        in done.out
    )
    spoilt = written(desk.folder, "spoilt", lines.read_text("utf-8").replace("A", "B"))
    assert desk.run("record", "head", desk.record, "--add", spoilt).code == 2


def test_keys_are_made_exchanged_and_revoked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.record import keys

    monkeypatch.setattr(keys, "WORK", {"n": 16, "r": 8, "p": 1})
    fresh = desk.folder / "fresh.key"
    word = desk.ok(
        "keys",
        "generate",
        "un.example/witness",
        "--use",
        "witness",
        "-o",
        fresh,
        "--passphrase-file",
        desk.phrase,
    )
    assert desk.ok("keys", "show", fresh) == word
    assert fresh.stat().st_mode & 0o077 == 0
    assert (
        desk.run("record", "keys", "generate", "x", "-o", fresh, "--passphrase-file", desk.phrase).code == 2
    )
    made = desk.ok(
        "policy",
        "--log",
        desk.log,
        "--witness",
        f"un.example={fresh}",
        "--author",
        f"un.example={desk.authors['un.example']}",
        "--quorum",
        1,
    )
    assert f"witness un.example {word.strip()}" in made
    second = desk.folder / "second.key"
    out = desk.ok("keys", "rotate", desk.record, "--old", desk.witnesses["un.example"], "-o", second,
                  "--new-passphrase-file", desk.phrase, *desk.sign(desk.authors["un.example"]))  # fmt: skip
    assert "entry 0: un.example/witness added for un.example; entry 1: the old key revoked" in out
    desk.witnesses["un.example"] = second
    desk.ok("keys", "revoke", desk.record, "--revoked", desk.authors["north.example"], "--ground", "lost",
            *desk.sign(desk.authors["north.example"]))  # fmt: skip
    late = desk.run(
        "record", "position", desk.record, 0, "--stance", "concur", *desk.sign(desk.authors["north.example"])
    )
    assert (late.code, "speaks for nobody in this record now" in late.err) == (2, True)
    stranger = sealed(desk.folder / "stranger", SigningKey("un.example/witness", WITNESS, drawn("stranger")))
    wrong = desk.run(
        "record",
        "keys",
        "revoke",
        desk.record,
        "--revoked",
        stranger,
        "--ground",
        "x",
        *desk.sign(desk.authors["un.example"]),
    )
    assert (wrong.code, "is not in use" in wrong.err) == (2, True)
    desk.cosigned_head()
    assert "HOLDS: 3 entries" in desk.ok("verify", desk.record)


def test_tree_prints_roots_and_proofs(detente: Detente) -> None:
    leaves = "".join(json.dumps(base64.b64encode(bytes([n])).decode()) + "\n" for n in range(7))
    done = detente(
        "record",
        "tree",
        "-",
        "--json",
        "--inclusion",
        "3,7",
        "--consistency",
        "3,7",
        "--consistency",
        "0,0",
        given=leaves,
    )
    told = json.loads(done.out)
    assert len(told["roots"]) == 8
    assert told["roots"][0] == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    assert [(each["index"], each["size"], len(each["path"])) for each in told["inclusion"]] == [(3, 7, 3)]
    assert [(each["old"], each["new"], len(each["path"])) for each in told["consistency"]] == [
        (3, 7, 4),
        (0, 0, 0),
    ]
    assert "7 leaves, root" in detente("record", "tree", "-", given=leaves).out
    for wrong in ("7,7", "3", "-1,3", "a,b", "3,8", "٣,7"):
        assert detente("record", "tree", "-", "--inclusion", wrong, given=leaves).code == 2
    bad = detente("record", "tree", "-", given='"AA=="\nAA==\n"A"\n[1]\n')
    assert bad.code == 2
    assert [f"line {n}" in bad.err for n in (1, 2, 3, 4)] == [False, True, True, True]


def test_note_verify_says_which_signatures_hold(desk: Desk) -> None:
    desk.ok(
        "add",
        desk.record,
        "--file",
        written(desk.folder, "a.txt", "a"),
        "--kind",
        "hand-in",
        "--author",
        "un.example",
    )
    desk.cosigned_head(("un.example",))
    head, known = desk.folder / "head", [LOG_KEY.verifier.text, WITNESSES["un.example"].verifier.text]
    out = desk.ok("note", "verify", head, "--key", known[0], "--key", known[1])
    assert f"holds          {ORIGIN}\n" in out
    assert "un.example/witness, at " in out
    assert "1 signature by unknown keys" in desk.ok("note", "verify", head, "--key", known[0])
    head.write_text(head.read_text("utf-8").replace("\n1\n", "\n2\n", 1), "utf-8")
    done = desk.run("record", "note", "verify", head, "--key", known[0], "--json")
    assert (done.code, json.loads(done.out)["fails"][0]["name"]) == (1, ORIGIN)
    nobody = SigningKey("nobody", 1, drawn("nobody")).verifier.text
    assert desk.run("record", "note", "verify", head, "--key", nobody).code == 1
    assert desk.run("record", "note", "verify", head, "--key", known[0][:-4] + "AAAA").code == 2


SLIPS: dict[str, Callable[[Desk], list[object]]] = {
    "no record": lambda d: ["show", d.folder],
    "a record twice": lambda d: ["init", d.record, "--origin", ORIGIN, "--policy", d.policy],
    "an origin the policy does not know": lambda d: ["init", d.folder / "n", "--origin", "other", "--policy", d.policy],
    "no policy at all": lambda d: ["init", d.folder / "n", "--origin", ORIGIN, "--policy", d.folder / "none"],
    "a policy that is none": lambda d: ["init", d.folder / "n", "--origin", ORIGIN, "--policy", d.log],
    "nobody hands it in": lambda d: ["add", d.record, "--file", d.policy, "--subject", "x"],
    "no such file": lambda d: ["add", d.record, "--file", d.folder / "none", "--subject", "x", "--author", "u"],
    "a subject in letters": lambda d: ["add", d.record, "--file", d.policy, "--subject", "Имя Фамилия", "--author", "u"],
    "a kind with a command of its own": lambda d: ["add", d.record, "--file", d.policy, "--kind", "erasure", "--author", "u"],
    "a correction of nothing": lambda d: ["add", d.record, "--file", d.policy, "--kind", "correction", "--author", "u"],
    "a correction of what is not there": lambda d: ["add", d.record, "--file", d.policy, "--kind", "correction", "--replaces", 7, "--author", "u"],
    "a wrong passphrase": lambda d: ["head", d.record, "--key", d.log, "--passphrase-file", d.policy],
    "no terminal to ask at": lambda d: ["head", d.record, "--key", d.log],
    "another key for the head": lambda d: ["head", d.record, *d.sign(d.authors["un.example"])],
    "no head yet": lambda d: ["head", d.record],
    "a bundle without a head": lambda d: ["bundle", d.record, "-o", d.folder / "x"],
    "a position on nothing": lambda d: ["position", d.record, 3, "--stance", "concur", *d.sign(d.authors["un.example"])],
    "a stance that is none": lambda d: ["position", d.record, 0, "--stance", "agree", *d.sign(d.authors["un.example"])],
    "a reservation without wording": lambda d: ["position", d.record, 0, "--stance", "concur with reservation", *d.sign(d.authors["un.example"])],
    "erasing nothing": lambda d: ["redact", d.record, 0, "--ground", "x", "--authority", "y", "--author", "z"],
    "a bundle that is a text": lambda d: ["verify", d.phrase, "--policy", d.policy],
    "an empty bundle": lambda d: ["verify", written(d.folder, "empty", ""), "--policy", d.policy],
    "a day that is none": lambda d: ["show", d.record, "--as-of", "2030-02-30"],
    "an entry beyond": lambda d: ["show", d.record, "--as-of", 12],
    "a witness's key that is an author's": lambda d: ["cosign", d.record, *d.sign(d.authors["un.example"]), "--memory", d.folder / "m", "--policy", d.policy],
    "a key of another form": lambda d: ["keys", "show", d.policy],
    "a policy without witnesses": lambda d: ["policy", "--log", d.log],
    "a quorum beyond": lambda d: ["policy", "--log", d.log, "--witness", f"a={d.witnesses['un.example']}", "--quorum", 2],
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_and_nothing_is_written(desk: Desk, slip: str) -> None:
    before = (desk.record / "record/log.sqlite").read_bytes()
    done = desk.run("record", *SLIPS[slip](desk))
    assert done.code == 2, done.out
    assert done.out == ""
    assert "Traceback" not in done.err
    assert done.err
    assert (desk.record / "record/log.sqlite").read_bytes() == before


def test_right_to_left_text_in_a_payload_comes_out_as_it_went_in(desk: Desk) -> None:
    text = "بيان مشترك ‏(2030)‏\nمؤرخ"
    desk.ok(
        "add",
        desk.record,
        "--file",
        written(desk.folder, "s.txt", text),
        "--kind",
        "hand-in",
        "--author",
        "un.example",
    )
    assert text in desk.ok("show", desk.record, "--entry", 0)


def test_a_broken_folder_is_exit_1_with_the_place(
    detente: Detente, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_options, "now", lambda: at(100))
    folder = tmp_path / "process"
    with small_record(folder).log as log:
        assert log.size == 7
    assert detente("record", "verify", folder).code == 0
    tile = folder / "record/tile/0/000.p/7"
    tile.write_bytes(bytes([tile.read_bytes()[0] ^ 1]) + tile.read_bytes()[1:])
    done = detente("record", "verify", folder)
    assert done.code == 1
    assert "BROKEN         tile/0/000.p/7: its bytes are not those of the log" in done.out
