"""A folder's record, laid beside the round that the report is made from: as of the round's day, checked as it lies today."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from detente.bulletin.round import Round
from detente.errors import BrokenRecord
from detente.record.as_of import size_on
from detente.record.check_entries import read_entries
from detente.record.findings import broken
from detente.record.view import View, view
from detente.store.log.record_folder import FOLDER, find_record, open_record
from detente.times import Answer


def with_record(round_: Round, folder: str | Path) -> Round:
    """The round with the folder's record; as it is where there is none.

    A record that cannot be read at all does not stop the report: it says so. A policy that cannot be read is bad input.
    """
    if find_record(folder) is None:
        return round_
    day, zone = round_.bench.day, ZoneInfo(round_.bench.state.process.time_zone)
    try:
        record = open_record(folder)
        try:
            bundle = record.bundle()
            entries, _ = read_entries(bundle.entries)
            size = size_on([each.time for each in entries.values()], day, zone)
            faults = tuple(each for each in record.file_findings(bundle) if each.answer is Answer.NO)
            return replace(round_, record=view(bundle, record.policy, size, faults))
        finally:
            record.log.close()
    except BrokenRecord as error:
        return replace(round_, record=View("", 0, (), None, (broken("file", f"{FOLDER}/", str(error)),)))
