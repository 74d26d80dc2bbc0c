"""A record wherever it lies: a process folder, a record's own folder, or a bundle file, opened the same way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from detente.errors import Fault, InputError
from detente.record.bundle import Bundle
from detente.record.findings import Report
from detente.record.policy import Policy
from detente.record.tree_head import TreeHead
from detente.record.verify import verify
from detente.store.log.archive import FIRST, NAME_BYTES, header
from detente.store.log.bundle_file import BundleFile, read_bundle_file
from detente.store.log.record_folder import RecordFolder, find_record, load_policy, open_record


@dataclass(frozen=True)
class Opened:
    """A folder's record, or a bundle."""

    source: RecordFolder | BundleFile

    @cached_property
    def bundle(self) -> Bundle:
        """Its content."""
        return self.source.bundle() if isinstance(self.source, RecordFolder) else self.source.bundle

    def policy(self, given: str | None) -> Policy:
        """The policy in the file that is given, or else the one in the folder; a bundle brings none."""
        if given is not None:
            return load_policy(given)
        if isinstance(self.source, RecordFolder):
            return self.source.policy
        raise InputError(
            "--policy", [Fault("--policy", "a bundle does not say whom you trust", "give --policy FILE")]
        )

    def check(
        self,
        policy: Policy,
        *,
        seen: TreeHead | None = None,
        now: int | None = None,
        oldest: int | None = None,
    ) -> Report:
        """What holds of it, and of the file or the folder itself."""
        if isinstance(self.source, RecordFolder):
            return self.source.check(policy, seen=seen, now=now, oldest=oldest)
        report = verify(self.bundle, policy, seen=seen, now=now, oldest=oldest)
        return replace(report, findings=(*report.findings, *self.source.findings()))


def is_bundle(name: str) -> bool:
    """Whether a path is a folder with a record, or a file that begins as bundles do."""
    path = Path(name)
    if path.is_dir():
        return find_record(path) is not None
    if name == "-" or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(NAME_BYTES) == header(FIRST, 0)[:NAME_BYTES]


@contextmanager
def open_any(name: str) -> Iterator[Opened]:
    """Open a folder's record, or a bundle; raises InputError for anything else."""
    if Path(name).is_dir():
        record = open_record(name)
        try:
            yield Opened(record)
        finally:
            record.log.close()
        return
    bundle = read_bundle_file(name)
    try:
        yield Opened(bundle)
    finally:
        bundle.close()
