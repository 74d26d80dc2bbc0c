"""Write the reference pages from the code, so that they cannot lag: ``make fix`` writes them, ``make check`` compares.

One function a page, each returning the whole text; PAGES names them. To add a page: write its function, add its
row, and add the page to ``docs/reference/index.md``.
"""

import importlib
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
from detente.ceasefire.terms import Instrument
from detente.ceasefire.zones import ZonePlan
from detente.cli.main import app
from detente.errors import DetenteError
from detente.process import Process

REFERENCE = Path(__file__).parent / "reference"
WIDTH = 100
LAYOUTS = {"process.toml": Process, "terms/*.toml": Instrument, "zones/*.toml": ZonePlan}
MADE = "<!-- Written by docs/generate.py from the code; change the code, then run `make fix`. -->"


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
    return "\n".join(line.rstrip() for line in command.get_help(context).strip().splitlines())


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
    """Every word of the glossary."""
    parts = [MADE, "# Glossary", "One word per concept, the same in code, tables, pages and commands."]
    parts.append("\n".join(f"{word}\n: {meaning}\n" for word, meaning in sorted(glossary.WORDS.items())))
    return page(parts)


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


def files() -> str:
    """Every key of the files in a process folder."""
    parts = [MADE, "# Files of a process folder"]
    parts.append(
        "A key that is not listed here is refused. For reports, tallies and the like see [Tables](tables.md)."
    )
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


def keys(schema: dict[str, Any]) -> list[str]:
    """A layout's sentence and its keys."""
    required = set(schema.get("required", ()))
    rows = [
        (f"`{key}`", kind(value), yes(key in required), default(value), value.get("description", ""))
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


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "tables.md": table_pages,
    "glossary.md": words,
    "errors.md": errors,
    "files.md": files,
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
