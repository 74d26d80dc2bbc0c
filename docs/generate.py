"""Write the reference pages from the code, so that they cannot lag: ``make fix`` writes them, ``make check`` compares.

One function a page, each returning the whole text; PAGES names them. To add a page: write its function, add its
row, and add the page to ``docs/reference/index.md``.
"""

import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer
from pydantic import TypeAdapter

import detente
from detente import glossary, tables
from detente.ceasefire.terms.acts import BROADER
from detente.cli.main import app
from detente.errors import DetenteError
from detente.store.folder import LAYOUTS, TABLES
from detente.store.frames import ENDINGS
from detente.store.ged import NEEDED as GED_COLUMNS
from detente.violence.checks import REGISTRY

REFERENCE = Path(__file__).parent / "reference"
WIDTH = 100
MADE = "<!-- Written by docs/generate.py from the code; change the code, then run `make fix`. -->"

# What a folder holds beside the files of LAYOUTS and TABLES, and what `detente report` makes of it. Whether a file must
# be there, and that nothing else comes out, is held by tests/house/test_docs.py.
REQUIRED = {"process.toml": "yes", "terms/*.toml": "at least one"}
BESIDE = (
    ("`units` of `[places]`", "GeoJSON, longitude first", "yes", "the administrative units that zones are made of"),
    ("`file` of each `[[source]]`", "[reports](tables.md#reports) or [UCDP GED](#ucdp-ged-files)", "if named",
     "one source's reports"),
    ("`file` of each `[[zone.part]]`", "GeoJSON in `zones/`, longitude first", "if named", "shapes and lines that zones are drawn or built from"),
    ("`documents/*.txt`, `.html`, `.pdf`, `.docx`", "text; HTML and PDF with the extra `text`", "", "what was published in the process"),
    ("`record/`", "[a record](../how-to/record.md)", "", "the log that rivals share, made by `detente record init`; the report shows its proof"),
    ("`documents/*.json`", "[sidecar](#sidecars-of-documents)", "", "where the text of the same name came from"),
)  # fmt: skip
DATE_RANGE = {
    "earliest": "no earlier than this day; empty: open",
    "latest": "no later than this day; empty: open",
    "text": "the day that the text itself gives",
    "how": "why it is a range, and who says what",
}
"""What the keys of a range of days mean; the layout itself does not say."""
OUT = {
    "README.txt": "what made this folder",
    "SHA256SUMS": "a sum of every file, to compare two runs",
    "report.html": "the report, one page that needs no server",
    "report.json": "the same as data",
    "brief.html": "the morning page",
    "brief.txt": "the same in plain text",
    "daily.html": "the daily report: fifteen headings and annexes",
    "daily.json": "the same as data",
    "monthly.html": "the monthly report: fourteen headings",
    "monthly.json": "the same as data",
    "brief.pdf": "the morning page on one sheet, with `--pdf`",
    "daily.pdf": "the daily report in print, with `--pdf`",
    "monthly.pdf": "the monthly report in print, with `--pdf`",
    "report.*.html": "the report in the process's other languages",
    "brief.*.html": "the morning page in them",
    "brief.*.txt": "the same in plain text",
    "daily.*.html": "the daily report in them",
    "monthly.*.html": "the monthly report in them",
    "claims.json": "what `detente claims check --json` prints",
    "tallies.json": "what `detente ceasefire tallies --json` prints",
    "talks/*.json": "what `detente talks read --json` prints, a file a document",
    "violence/*.json": "what `detente violence change --json` prints, a file a zone with a sure part",
    "tables/incidents.*": "[incidents](tables.md#incidents)",
    "tables/membership.*": "[membership](tables.md#membership)",
    "tables/placements.*": "[placements](tables.md#placements)",
    "tables/findings.*": "[findings](tables.md#findings)",
    "tables/undetermined.*": "[undetermined](tables.md#undetermined), by clause and zone",
    "tables/conflicts.*": "[conflicts](tables.md#conflicts) between instruments",
    "tables/harm.*": "[harm](tables.md#harm) to civilians, apart from every verdict",
    "tables/agreement.*": "[agreement](tables.md#agreement), rival counts over time",
    "tables/cases.*": "[cases](tables.md#cases) as of the day, every voice in a row of its own",
    "tables/scorecard.*": "[scorecard](tables.md#scorecard) of the last month that is old enough for a public page",
    "tables/compliance.*": "[compliance](tables.md#compliance), clause by clause, of the same month",
    "tables/variants.*": "each zone's answer and its variants",
}


def commands() -> str:
    """Every command with the text of its ``--help``."""
    codes = "0 done (*not estimable* is a result), 1 a check failed, 2 bad input, with all faults listed"
    parts = [MADE, "# Commands", f"Room, then verb. Exit codes: {codes}."]
    for name, command in walk(typer.main.get_command(app), "detente"):
        level = "##" if name.count(" ") < 2 else "###"
        parts += [f"{level} {name}", f"```text\n{help_text(command, name)}\n```"]
    return page(parts)


def walk(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """A command and all below it, each with the words that call it."""
    yield name, command
    for word, below in sorted(getattr(command, "commands", {}).items()):
        if not below.hidden:
            yield from walk(below, f"{name} {word}")


def help_text(command: Any, name: str) -> str:
    """What ``--help`` says, at one width and without boxes."""
    command.rich_markup_mode = None
    width = {"terminal_width": WIDTH, "max_content_width": WIDTH}
    context = command.make_context(name, [], resilient_parsing=True, **width)
    text = re.sub(r"\[/?bold\]", "", command.get_help(context).strip())
    return "\n".join(line.rstrip() for line in text.splitlines())


def table_pages() -> str:
    """Every table with its columns."""
    parts = [
        MADE,
        "# Tables",
        "What crosses a border of rooms, files, people. An empty cell means *unknown*.",
    ]
    head = ("column", "type", "unit", "sensitivity", "required", "meaning")
    for name, table in sorted(tables.ALL.items()):
        parts += [f"## {name}", table.meaning]
        if table.key:
            parts.append("One row for each " + ", ".join(f"`{column}`" for column in table.key) + ".")
        parts.append(grid(head, [row(column) for column in table.columns]))
    return page(parts)


def row(column: tables.Column) -> tuple[Any, ...]:
    """A column's line: the values it admits stand behind its meaning."""
    admits = f"; one of {', '.join(f'`{word}`' for word in column.words)}" if column.words else ""
    ends = (("from", column.least), ("to", column.most))
    limits = " ".join(f"{word} {end:g}" for word, end in ends if end is not None)
    admits += f"; {limits}" if limits else ""
    unit = "" if column.unit == "none" else column.unit
    name, needed = f"`{column.name}`", yes(column.required)
    return name, column.dtype, unit, column.sensitivity, needed, column.meaning + admits


def words() -> str:
    """Every word of the glossary, in alphabetical order."""
    later = ", ".join(sorted(glossary.LATER))
    parts = [
        MADE,
        "# Glossary",
        "One word per concept, the same in code, tables, pages and commands. Behind each meaning stands the room that "
        f"uses the word and who uses it so elsewhere, if anybody. The rooms {later} are not in this release.",
        "\n".join(entry(word) for word in glossary.WORDS.values()),
    ]
    return page(parts)


def entry(word: glossary.Word) -> str:
    """A word with its meaning, what it is easily taken for, its spelling in code, its room and its source."""
    told = [word.meaning]
    if word.not_to_be_confused_with:
        told.append(
            "Not: " + ", ".join(f"*{term}*" for term in word.not_to_be_confused_with.split("; ")) + "."
        )
    spelt = [f"`{name}`" for name, term in glossary.IN_CODE.items() if term == word.term]
    if spelt:
        told.append(f"In code: {', '.join(spelt)}.")
    told.append(f"({'; '.join(filter(None, (word.room, word.source)))})")
    return f"{word.term}\n: {' '.join(told)}\n"


def errors() -> str:
    """Every error class with its docstring."""
    parts = [MADE, "# Errors", "One family. A message says what happened, to what, and what to do next."]
    for error in [DetenteError, *family(DetenteError)]:
        name = error.__name__
        parts += [f"## {name}", f"`{error.__module__}.{name}`", str(error.__doc__).strip()]
    return page(parts)


def family(error: type) -> list[type]:
    """All errors of the package below this one, by name."""
    for module in pkgutil.walk_packages(detente.__path__, "detente."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    below = {error: None for child in error.__subclasses__() for error in [child, *family(child)]}
    return sorted((e for e in below if e.__module__.startswith("detente.")), key=lambda e: e.__name__)


def folder() -> str:
    """Every file of a process folder: which layout, whether it must be there, and every key of the nested ones."""
    parts = [
        MADE,
        "# Process folder",
        "What `detente report` reads and writes. It reads everything or nothing: all faults are told at once, and `out/` "
        "is written only when there are none. A key that is not listed here is refused; a file that is not listed here "
        f"is left alone. Tables named by a pattern are CSV with a header; a source's file may end in {endings()}.",
        "## Files",
        grid(("file", "layout", "required", "what it holds"), file_rows()),
        "## What comes out",
        "`out/`, whole or not at all. Tables are written as Parquet and as CSV.",
        grid(("file", "what it holds"), [(f"`out/{name}`", what) for name, what in OUT.items()]),
        "## Sidecars of documents",
        "A JSON object beside a text. Read from it: `date` (ISO, the day of publication), `source_url`, `origin`, `kind`. "
        "All may be missing; other keys are left alone.",
        "## UCDP GED files",
        'A source with `layout = "ucdp-ged"` hands in the event file as it is. Needed: '
        + ", ".join(f"`{name}`" for name in GED_COLUMNS)
        + ". Read where they are there: `adm_1`, `adm_2`, `source_office`, `deaths_civilians`.",
    ]
    parts += [
        "## Acts",
        "The words for acts that clauses forbid (`acts` of a clause) and that a source's own words are turned into "
        "(`acts` of a source, or the column `type_l1`). A broad act covers the finer ones below it.",
        grid(
            ("act", "is one of the"),
            [(f"`{act}`", f"`{above}`" if above else "") for act, above in BROADER.items()],
        ),
    ]
    shown: set[str] = set()
    for file, layout in LAYOUTS.items():
        schema = TypeAdapter(layout).json_schema()
        inner = schema.pop("$defs", {})
        parts += [f"## {file}", *keys(schema)]
        for name, part in sorted(inner.items()):
            if name not in shown:
                parts += [f"### {name}", *keys(part)]
        shown |= set(inner)
    return page(parts)


def endings() -> str:
    """The endings of table files, as a reader says them."""
    return " or ".join(f"`{ending}`" for ending in ENDINGS)


def file_rows() -> list[tuple[str, ...]]:
    """One row a file of a process folder."""
    nested = [
        (f"`{file}`", f"[keys](#{anchor(file)})", REQUIRED.get(file, ""), meaning(layout))
        for file, layout in LAYOUTS.items()
    ]
    tabular = [
        (f"`{file}`", f"[{table.name}](tables.md#{table.name})", REQUIRED.get(file, ""), table.meaning)
        for file, table in TABLES.items()
    ]
    return [*nested, *BESIDE, *tabular]


def anchor(heading: str) -> str:
    """The address of a heading inside its page."""
    return re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-")


def meaning(layout: type) -> str:
    """The first sentence of a layout's docstring."""
    return str(layout.__doc__).strip().split("\n")[0]


def keys(schema: dict[str, Any]) -> list[str]:
    """A layout's sentence and its keys."""
    required = set(schema.get("required", ()))
    rows = [
        (
            f"`{key}`",
            kind(value),
            yes(key in required),
            default(value),
            value.get("description") or DATE_RANGE.get(key, ""),
        )
        for key, value in schema.get("properties", {}).items()
    ]
    return [schema.get("description", ""), grid(("key", "value", "required", "default", "meaning"), rows)]


def kind(value: dict[str, Any]) -> str:
    """The type of a value in a reader's words."""
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "enum" in value or "const" in value:
        return " or ".join(f"`{word}`" for word in value.get("enum", [value.get("const")]))
    for several in ("anyOf", "oneOf", "allOf"):
        if several in value:
            return " or ".join(kind(one) for one in value[several] if one.get("type") != "null")
    if value.get("type") == "array":
        return f"list of {kind(value.get('items', {}))}"
    if value.get("type") == "object":
        inner = value.get("additionalProperties", {})
        return f"table of {kind(inner)}" if isinstance(inner, dict) else "table"
    words = {"string": "text", "number": "number", "integer": "whole number", "boolean": "true or false"}
    return str(value.get("format") or words.get(value.get("type", ""), "any"))


def default(value: dict[str, Any]) -> str:
    given = value.get("default")
    return "" if given is None or given in ("", [], {}) else f"`{given}`"


def yes(flag: bool) -> str:
    return "yes" if flag else ""


def grid(head: tuple[str, ...], rows: list[tuple[Any, ...]]) -> str:
    """A Markdown table."""
    lines = [[str(cell).replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in [head, ["---"] * len(head), *lines])


def page(parts: list[str]) -> str:
    """The parts with a line between them, docstrings' roles and double quotes turned into Markdown."""
    text = "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"
    return re.sub(r"(?<!`)``([^`\n]+)``", r"`\1`", re.sub(r":\w+:`~?(?:[\w.]+\.)?(\w+)`", r"`\1`", text))


def checks() -> str:
    """What each check of a change asks, and when it fails."""
    parts = [
        MADE,
        "# Checks of a change of violence",
        "Each asks one way in which a ratio could be wrong. It passes, fails, or cannot tell, and the last is no pass. How "
        "the ratio is made: [did violence fall?](../explanation/change.md)",
    ]
    for name, check in REGISTRY.items():
        parts += [f"## {name}", prose(check)]
    return page(parts)


def prose(thing: object) -> str:
    """A docstring without its equation, each paragraph on one line."""
    text = re.sub(r"\.\. math::.*?(?=\n\n)", "", inspect.getdoc(thing) or "", flags=re.DOTALL)
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "tables.md": table_pages,
    "glossary.md": words,
    "checks.md": checks,
    "errors.md": errors,
    "process-folder.md": folder,
}


def outdated() -> dict[Path, str]:
    """The pages whose text differs from what the code says now, with that text."""
    made = {REFERENCE / name: make() for name, make in PAGES.items()}
    kept = {path: path.read_text("utf-8") if path.is_file() else "" for path in made}
    return {path: text for path, text in made.items() if text != kept[path]}


def main(arguments: list[str]) -> int:
    late = outdated()
    if "--check" in arguments:
        for path in late:
            print(f"docs/reference/{path.name} is not what the code says; run `make fix`", file=sys.stderr)
        return 1 if late else 0
    for path, text in late.items():
        path.write_text(text, "utf-8")
        print(f"wrote docs/reference/{path.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
