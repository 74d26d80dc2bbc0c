"""Gather the templates of our sentences into the catalogues, and compile those.

    python tools/languages.py            brings every catalogue up to date, compiles it, says what wants a translator
    python tools/languages.py --check    changes nothing; fails where a catalogue is behind, lacks a sentence or is not compiled

A translation must hold the same fields as its template ({n}, {place}); plurals have as many forms as the language needs.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parents[1] / "src" / "detente"
LOCALE = SOURCE / "locale"
KEYWORDS = {"say": None, "say_count": (1, 2)}
LANGUAGES = ("ar", "ru")
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


def gathered() -> Catalog:
    """Every template in the code, and the files it stands in."""
    catalogue = Catalog(project="detente", charset="utf-8")
    found = extract_from_dir(SOURCE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    for name, _line, message, _comments, _context in sorted(found, key=lambda f: (f[0], f[1])):
        catalogue.add(message, locations=[(name, None)])  # type: ignore[list-item]
    return catalogue


def path_of(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "detente.po"


def updated(language: str, template: Catalog) -> Catalog:
    """The catalogue of a language with the code's templates; what the code no longer says is dropped."""
    path = path_of(language)
    catalogue = Catalog(language, charset="utf-8")
    if path.is_file():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    catalogue.update(deepcopy(template), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.creation_date = catalogue.revision_date = NEVER  # the header of a .mo would hold the clock
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalogue, width=120, omit_header=False, sort_output=True, include_lineno=False)
    dated = (
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
        "Report-Msgid",
    )
    kept = [
        line
        for line in out.getvalue().decode().split("\n")
        if not line.startswith(tuple(f'"{d}' for d in dated))
    ]
    return "\n".join(line for line in kept if not line.startswith("# ")).encode()


def as_mo(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def fields_of(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def wanting(catalogue: Catalog) -> Iterator[str]:
    """What a translator must still do: sentences without a translation, or with other fields than their template."""
    for message in catalogue:
        if not message.id:
            continue
        singular = message.id if isinstance(message.id, str) else message.id[0]
        told = [message.string] if isinstance(message.string, str) else list(message.string or [""])
        several = not isinstance(message.id, str)
        if not all(told) or (several and len(told) != catalogue.num_plurals):
            yield f"no translation: {singular}"
            continue
        fields = least = fields_of(singular)
        if several:
            fields, least = fields | fields_of(message.id[1]), (fields & fields_of(message.id[1])) - {"n"}
        for text in told:
            if not least <= fields_of(text) <= fields:
                yield f"fields differ: {singular}  ->  {text}"


def main() -> int:
    check = "--check" in sys.argv
    template = gathered()
    faults = []
    for language in LANGUAGES:
        path, catalogue = path_of(language), updated(language, template)
        files = {path: as_po(catalogue), path.with_suffix(".mo"): as_mo(catalogue)}
        faults += [f"{language}: {fault}" for fault in wanting(catalogue)]
        for file, data in files.items():
            if check:
                if not file.is_file() or file.read_bytes() != data:
                    faults.append(f"{file.relative_to(SOURCE)} is behind: run `make languages`")
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
    print("\n".join(faults) or f"{len(template)} sentences, {len(LANGUAGES)} catalogues, nothing wanting")
    return 1 if check and faults else 0


if __name__ == "__main__":
    sys.exit(main())
