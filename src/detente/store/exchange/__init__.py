"""Agreements and rounds in and out of files: register tables of a folder, and exports in the field's formats.

Belongs here: files, and turning the folder's terms into what the room of talks works on. Does not belong here: any
rule about clauses, terms or days (talks). A target is written whole or not at all.

    >>> sorted(REGISTERS)[0]
    'register/agenda.csv'

To add a register table: its row in ``REGISTERS`` and its field in :class:`Book`.
"""

from detente.store.exchange.book import REGISTERS, Book, read_book
from detente.store.exchange.terms import agreement_of, bodies_of, offices_of
from detente.store.exchange.write import put_files, put_text

__all__ = [
    "REGISTERS",
    "Book",
    "agreement_of",
    "bodies_of",
    "offices_of",
    "put_files",
    "put_text",
    "read_book",
]
