"""The record on a disk: a log in one SQLite file, its tiles as plain files, bundles, and a witness's memory.

The rules are those of :mod:`detente.record`; here bytes are kept, in one order, so that what was acknowledged survives a
crash. A folder that holds a record looks like this:

    record/
      log.sqlite      entries, tree, tree heads, payloads with their salts
      policy          whom one trusts (C2SP tlog-policy)
      payloads/       bulk bytes under their SHA-256
      checkpoint      the newest tree head        } made from the log by 'detente record head';
      tile/           hashes and entries          } any file server can serve them (C2SP tlog-tiles)
"""

from detente.store.log.bundle_file import BundleFile, read_bundle_file, write_bundle_file
from detente.store.log.folder_log import FolderLog
from detente.store.log.record_folder import RecordFolder, find_record, make_record, open_record

__all__ = [
    "BundleFile",
    "FolderLog",
    "RecordFolder",
    "find_record",
    "make_record",
    "open_record",
    "read_bundle_file",
    "write_bundle_file",
]
