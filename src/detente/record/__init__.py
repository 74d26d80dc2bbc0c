"""The record: a log that rivals can share, because none of them can rewrite it unseen.

Bytes in, proofs out. Nothing here opens a file, asks a clock or draws a random number: times, salts, nonces and secrets
are arguments. Who stores the bytes is ``detente.store``.

- :mod:`~detente.record.canonical`: one value, one spelling (RFC 8785)
- :mod:`~detente.record.entry`, :mod:`~detente.record.payload`: the line that is public for ever, and the content that is not
- :mod:`~detente.record.merkle`, :mod:`~detente.record.tiles`: the tree, its proofs, and its files (RFC 6962, C2SP)
- :mod:`~detente.record.keys`, :mod:`~detente.record.note`, :mod:`~detente.record.tree_head`: who signs what (C2SP)
- :mod:`~detente.record.witness`, :mod:`~detente.record.policy`, :mod:`~detente.record.offline`: who has looked, and how many are enough
- :mod:`~detente.record.positions`: who agrees, which is another question
- :mod:`~detente.record.roster`, :mod:`~detente.record.redaction`, :mod:`~detente.record.as_of`: keys, erasure and earlier states, as the entries tell them
- :mod:`~detente.record.bundle`, :mod:`~detente.record.verify`, :mod:`~detente.record.fork`: what is handed over, whether it holds, and who signed two histories
- :mod:`~detente.record.log`: what a store has to do
"""

from detente.record.bundle import Bundle, excerpt
from detente.record.canonical import canonical, read_canonical
from detente.record.entry import Entry, Kind, read_entry, sign_entry, write_entry
from detente.record.findings import Finding, Report
from detente.record.fork import Fork, tell_apart
from detente.record.log import Item, LogStore
from detente.record.payload import Bulk, Opening, bulk_of
from detente.record.policy import Policy, policy_for, read_policy
from detente.record.positions import Position, Stance
from detente.record.tree_head import TreeHead, sign_head
from detente.record.verify import verify

__all__ = [
    "Bulk",
    "Bundle",
    "Entry",
    "Finding",
    "Fork",
    "Item",
    "Kind",
    "LogStore",
    "Opening",
    "Policy",
    "Position",
    "Report",
    "Stance",
    "TreeHead",
    "bulk_of",
    "canonical",
    "excerpt",
    "policy_for",
    "read_canonical",
    "read_entry",
    "read_policy",
    "sign_entry",
    "sign_head",
    "tell_apart",
    "verify",
    "write_entry",
]
