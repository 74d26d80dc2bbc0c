"""A record for an invented example, made from a plan in its folder (``record-plan.toml``) with keys that everybody can compute.

For show only: a key whose secret is the hash of its name proves nothing to anybody. The folder of a real process has
no such plan, and nothing is ever signed here in the name of somebody who exists. The same plan and files give the same
entries, heads and cosignatures.
"""

from __future__ import annotations

import hashlib
import tomllib
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Annotated, Literal

from detente.errors import Fault, InputError
from detente.layout import field, layout, read_layout
from detente.record.entry import Kind
from detente.record.keys import LOG, WITNESS, SigningKey
from detente.record.note import add_signatures, read_note, sign_note
from detente.record.policy import policy_for, write_policy
from detente.record.positions import Stance
from detente.store.log.acts import Content, hand_in, publish_newest, sign_new_head, take_position
from detente.store.log.key_files import read_file, read_words
from detente.store.log.record_folder import RecordFolder, find_record, make_record
from detente.tables import Sensitivity

PLAN = "record-plan.toml"


@layout
class Step:
    """One thing that was done to the record."""

    time: Annotated[datetime, field(description="when, with its offset")]
    by: Annotated[
        tuple[str, ...], field(description="who hands in or takes the position; the witnesses of a head")
    ]
    act: Annotated[Literal["hand-in", "position", "head"], field(description="what was done")]
    file: Annotated[str, field(description="the file that goes on record")] = ""
    classification: Annotated[Sensitivity, field(description="how far its content may go")] = (
        Sensitivity.RESTRICTED
    )
    entry: Annotated[int, field(description="the entry that a position is about", ge=0)] = 0
    stance: Annotated[Stance, field(description="what is held")] = Stance.NONE
    wording: Annotated[str, field(description="the position's words; a reservation needs them")] = ""


@layout
class RecordPlan:
    """Who runs and witnesses an invented record, and what was done to it."""

    origin: Annotated[str, field(description="the log's name")]
    witnesses: Annotated[tuple[str, ...], field(description="organisations that witness")]
    authors: Annotated[tuple[str, ...], field(description="organisations that hand in or take positions")]
    step: Annotated[tuple[Step, ...], field(description="what was done, in order")]


def invented_key(name: str, kind: int) -> SigningKey:
    """A key that is no secret."""
    return SigningKey(name, kind, hashlib.sha256(f"no secret: {kind} {name}".encode()).digest())


def invented_record(folder: str | Path) -> RecordFolder | None:
    """Make the record that the folder's plan asks for; None where there is no plan, or a record is there already."""
    plan_file = Path(folder) / PLAN
    if not plan_file.is_file() or find_record(folder) is not None:
        return None
    plan = read_layout(RecordPlan, tomllib.loads(read_words(plan_file)), PLAN)
    log = invented_key(plan.origin, LOG)
    witnesses = {who: invented_key(f"{who}/witness", WITNESS) for who in plan.witnesses}
    policy = policy_for(
        [log.verifier],
        {who: [key.verifier] for who, key in witnesses.items()},
        authors={who: [invented_key(who, LOG).verifier] for who in plan.authors},
    )
    record, numbers = make_record(folder, plan.origin, write_policy(policy)), count()

    def draw(size: int) -> bytes:
        return hashlib.sha256(f"no chance: {plan.origin} {next(numbers)}".encode()).digest()[:size]

    for number, step in enumerate(plan.step, 1):
        if step.time.tzinfo is None or not step.by:
            raise InputError(
                PLAN, [Fault(f"step {number}", "no offset in its time, or nobody did it", "write both")]
            )
        time = step.time.astimezone(UTC)
        if step.act == "head":
            sign_new_head(record, log)
            note = read_note(record.log.heads()[-1])
            lines = [sign_note(note.text, witnesses[who], int(time.timestamp())) for who in step.by]
            record.log.put_head(add_signatures(note, lines).whole)
            publish_newest(record)
            continue
        key = invented_key(step.by[0], LOG)
        if step.act == "position":
            take_position(record, step.entry, step.stance, key, time=time, draw=draw, wording=step.wording)
        else:
            content = Content(
                step.file,
                read_file(Path(folder) / step.file),
                "text/csv" if step.file.endswith(".csv") else "text/plain",
            )
            hand_in(record, [content], kind=Kind.EVIDENCE, author=key.name, classification=step.classification, time=time, draw=draw, keys=[key])  # fmt: skip
    return record
