"""The room's results in the field's own formats: Akoma Ntoso 1.0, Popolo, a table of clauses; and PA-X read in.

Belongs here: values in, text or tables out. Does not belong here: opening files (store). Rules kept: what is
the register's paraphrase is marked as such and never passed off as the text; people appear only where they hold a
public office; every script goes through unchanged.

    >>> to_popolo(name="Talks", organisations=[Body("a", {"en": "A"})])["organizations"][0]["name"]
    'A'

To add a format: a file beside these with one ``to_…`` or ``read_…`` function, and its ending in cli/agreements.py.
"""

from detente.talks.exports.akoma_ntoso import to_akoma_ntoso
from detente.talks.exports.clause_table import clause_table
from detente.talks.exports.pax import read_pax
from detente.talks.exports.popolo import Body, Office, to_popolo

__all__ = ["Body", "Office", "clause_table", "read_pax", "to_akoma_ntoso", "to_popolo"]
