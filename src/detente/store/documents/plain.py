"""Plain text, and which encoding a text that is not UTF-8 is likely to be in.

The likely encoding is told, never used: a wrong guess changes names and numbers without a trace. It is the one under
which most of the text's words are the commonest words of a language. To add an encoding: a row in ``CANDIDATES``.
"""

from __future__ import annotations

import codecs
import re

from detente.errors import Fault, InputError

CYRILLIC = "и в не на что с по за из для от как его было нарушений стороны сирии"
CANDIDATES = {
    "windows-1251": CYRILLIC,
    "koi8-r": CYRILLIC,
    "cp866": CYRILLIC,
    "windows-1256": "في من على إلى أن عن مع التي الذي كما بين قال هذا",
    "windows-1254": "ve bir bu ile için olarak olan da de daha değil türkiye sayısı dışişleri",
    "windows-1252": "le la les des du et en une à été être el los las del y más según und für der die das",
}
SAMPLE = 60_000  # bytes looked at
WORD = re.compile(r"[^\W\d_]+")


def plain_text(data: bytes, name: str) -> str:
    """UTF-8 text, with or without a byte-order mark; raises InputError that names the likely encoding."""
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    line, column = data.count(b"\n", 0, at) + 1, at - data.rfind(b"\n", 0, at)
    place, what = f"{name}, line {line}", f"byte {column} is not UTF-8"
    likely = likely_encoding(data)
    if likely is None:
        remedy = "save the file as UTF-8; which encoding it is in cannot be told"
        raise InputError(name, [Fault(place, what, remedy)])
    remedy = f"save the file as UTF-8, for instance with 'iconv -f {likely} -t utf-8'"
    raise InputError(name, [Fault(place, f"{what}; the file is likely {likely}", remedy)])


def likely_encoding(data: bytes) -> str | None:
    """The encoding under which the text has most common words, or None where none has any."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = data[:SAMPLE]
    if sample.count(0) > len(sample) // 4:
        return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
    best, most = None, 0
    for encoding, common in CANDIDATES.items():
        known = set(common.split())
        words = WORD.findall(sample.decode(encoding, "replace").lower())
        hits = sum(1 + 2 * (not word.isascii()) for word in words if word in known)
        if hits > most:
            best, most = encoding, hits
    return best
