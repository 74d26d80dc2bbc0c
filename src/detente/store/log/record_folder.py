"""A folder's record: the log, the policy beside it, what is published, and whether all of it holds.

A record lies in ``record/`` of a process folder, or in a folder of its own; :func:`find_record` takes either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from detente.errors import Fault, InputError
from detente.record.bundle import Bundle
from detente.record.findings import Finding, Report, broken, capped, unsure
from detente.record.policy import Policy, read_policy
from detente.record.tree_head import TreeHead
from detente.record.verify import verify
from detente.store.log.durable import write_durably
from detente.store.log.folder_log import PAYLOADS, FolderLog
from detente.store.log.log_rows import FILE
from detente.store.log.published import check_published

FOLDER = "record"
POLICY = "policy"


class _Kept(Mapping[bytes, bytes]):
    """The bulk bytes that lie in the folder, each read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        found = (
            path
            for path in (folder / PAYLOADS).glob("??/*")
            if path.is_file() and not path.name.startswith(".")
        )
        self.files: dict[bytes, Path] = {}
        self.strangers: list[str] = []
        for path in sorted(found):
            try:
                self.files[bytes.fromhex(path.name)] = path
            except ValueError:
                self.strangers.append(path.relative_to(folder).as_posix())

    def __getitem__(self, digest: bytes) -> bytes:
        return self.files[digest].read_bytes()

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)


@dataclass(frozen=True)
class RecordFolder:
    """An open record."""

    folder: Path
    log: FolderLog

    @cached_property
    def policy(self) -> Policy:
        """Whom this folder's holder trusts; raises InputError where the file is none."""
        return load_policy(self.folder / POLICY)

    def bundle(self) -> Bundle:
        """All that lies here, as it is checked."""
        size = self.log.size
        return Bundle(
            self.log.origin,
            tuple(self.log.entries(0, size)),
            self.log.heads(),
            leaves=[self.log.node(0, n) for n in range(size)],
            openings=dict(self.log.openings()),
            blobs=_Kept(self.folder),
        )

    def check(
        self,
        policy: Policy,
        *,
        seen: TreeHead | None = None,
        now: int | None = None,
        oldest: int | None = None,
    ) -> Report:
        """What holds of the record and of every file of the folder."""
        bundle = self.bundle()
        report = verify(bundle, policy, seen=seen, now=now, oldest=oldest)
        return replace(report, findings=(*report.findings, *self.file_findings(bundle)))

    def file_findings(self, bundle: Bundle) -> list[Finding]:
        """What is wrong with the files themselves, whatever the entries say; ``bundle`` is this folder's own."""
        found = [broken("file", FILE, what) for what in self.log.faults()]
        found += check_published(self.log, self.folder)
        kept = bundle.blobs
        if isinstance(kept, _Kept):
            found += [
                broken("file", name, "it does not belong among the payloads") for name in kept.strangers
            ]
            named = self.log.bulk_digests()
            found += [
                unsure(
                    "bulk",
                    f"{PAYLOADS}/{digest.hex()[:2]}/{digest.hex()[:12]}…",
                    "no entry names these bytes",
                )
                for digest in kept
                if digest not in named
            ]
        return capped(found)


def load_policy(path: str | Path) -> Policy:
    """The policy in a file."""
    try:
        return read_policy(Path(path).read_text("utf-8"))
    except OSError as error:
        what = f"it cannot be read ({error.strerror})"
    except UnicodeDecodeError:
        what = "it is not UTF-8"
    raise InputError(str(path), [Fault(str(path), what, "give a policy (c2sp.org/tlog-policy)")])


def find_record(folder: str | Path) -> Path | None:
    """Where the record of a folder lies: in ``record/`` of it, or in the folder itself; None where there is none."""
    for place in (Path(folder) / FOLDER, Path(folder)):
        if (place / FILE).is_file():
            return place
    return None


def open_record(folder: str | Path, *, read_only: bool = False) -> RecordFolder:
    """The record of a process folder, or in a folder of its own."""
    place = find_record(folder)
    if place is None:
        remedy = "make one with 'detente record init', or mend the path"
        raise InputError(str(folder), [Fault(str(folder), "no record is here", remedy)])
    return RecordFolder(place, FolderLog(place, read_only=read_only))


def make_record(folder: str | Path, origin: str, policy: str) -> RecordFolder:
    """A new, empty record in ``record/`` of a folder; ``policy`` is the text that stands beside it."""
    if find_record(folder) is not None:
        raise InputError(
            str(folder),
            [Fault(str(folder), "a record is here already", "add to it, or choose another folder")],
        )
    read = read_policy(policy)
    if origin not in {key.name for key in read.logs}:
        raise InputError(
            "policy", [Fault("policy", f"it names no key of the log {origin}", "add a line 'log KEY'")]
        )
    place = Path(folder) / FOLDER
    write_durably(place / POLICY, policy.encode())
    return RecordFolder(place, FolderLog.create(place, origin))
