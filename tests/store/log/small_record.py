"""A folder with an invented mission's record, made by the acts themselves: keys, hand-ins, heads, cosignatures, a position.

Nothing is drawn by chance and no clock is asked: the keys are those of :mod:`tests.record.world`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from tests.record.world import AUTHORS, LOG_KEY, ORGANISATIONS, ORIGIN, POLICY, WITNESSES, at, drawn, seconds

from detente.record.entry import Kind
from detente.record.keys import SigningKey, seal_key
from detente.record.policy import write_policy
from detente.record.positions import Stance
from detente.store.log.acts import (
    Content,
    add_cosignatures,
    ask_witness,
    hand_in,
    sign_new_head,
    take_position,
)
from detente.store.log.record_folder import RecordFolder, make_record
from detente.store.log.witness_memory import WitnessMemory
from detente.tables import Sensitivity

PHRASE = "a phrase of the tests"
MONTH = "date,place\n2030-04-01,بحيرة\n".encode()


class Chance:
    """A stand-in for randomness that never repeats."""

    def __init__(self, name: str = "chance") -> None:
        self._numbers: Iterator[int] = count()
        self._name = name

    def __call__(self, size: int) -> bytes:
        return drawn(f"{self._name} {next(self._numbers)}")[:size]


def small_record(folder: Path, reports: int = 5) -> RecordFolder:
    """Reports, a month of evidence, a dissent; heads at ``reports`` and at the end, three of four witnesses on each."""
    record, chance = make_record(folder, ORIGIN, write_policy(POLICY)), Chance()
    for n in range(reports):
        level = Sensitivity.PUBLIC if n % 2 else Sensitivity.RESTRICTED
        one = [Content(f"reports/{n}", f"report {n}".encode())]
        hand_in(
            record, one, kind=Kind.HAND_IN, author="un.example", classification=level, time=at(n), draw=chance
        )
    cosigned_head(record, reports - 0.5)
    month = [Content("reports/2030-04", MONTH, "text/csv")]
    key = AUTHORS["un.example"]
    hand_in(record, month, kind=Kind.EVIDENCE, author=key.name, classification=Sensitivity.SHARED, time=at(reports), draw=chance, keys=[key])  # fmt: skip
    take_position(record, 2, Stance.DISSENT, AUTHORS["south.example"], time=at(reports + 1), draw=chance, wording="not so")  # fmt: skip
    cosigned_head(record, reports + 1.5)
    return record


def cosigned_head(record: RecordFolder, hour: float, by: tuple[str, ...] = ORGANISATIONS[1:]) -> str:
    """A new head with these witnesses' cosignatures, each with a memory of its own beside the folder."""
    note = sign_new_head(record, LOG_KEY)
    for who in by:
        memory = WitnessMemory(record.folder.parent / "witnesses" / who)
        seen = memory.seen().get(ORIGIN)
        old = int(seen.split("\n")[1]) if seen else 0
        reply = memory.add(
            ask_witness(record, old), {ORIGIN: [LOG_KEY.verifier]}, [WITNESSES[who]], int(seconds(hour))
        )
        assert reply.status == 200, reply.body
        note = add_cosignatures(record, reply.body)
    return note


def sealed(path: Path, key: SigningKey) -> Path:
    """The key in a file, with so little work that tests need not wait."""
    path.write_bytes(
        seal_key(key, PHRASE, salt=drawn("s")[:16], nonce=drawn("n")[:12], work={"n": 16, "r": 8, "p": 1})
    )
    return path
