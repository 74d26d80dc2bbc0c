"""The documentation cannot lag: what the code has, the reference lists; what a page tells to type, exists."""

import ast
import importlib.util
import re
import shlex
from fnmatch import fnmatch
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer
from tests.store import small_folder

from detente.bulletin.round import work
from detente.claims.checks import CHECKS
from detente.claims.kinds import KINDS, OPINION
from detente.cli.main import app
from detente.errors import InputError
from detente.glossary import WORDS
from detente.store.folder import LAYOUTS, TABLES, read_folder
from detente.store.out import SUMS, files_of
from detente.tables import ALL
from detente.violence.checks import REGISTRY

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
WRITTEN = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "benchmarks/README.md")]
WRITTEN += [path for path in sorted(DOCS.rglob("*.md")) if not {"_build", "reference"} & set(path.parts)]


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


generate, outputs = load("generate"), load("outputs")
COMMANDS: dict[str, Any] = dict(generate.walk(typer.main.get_command(app), "detente"))


def headings(page: str) -> set[str]:
    return set(re.findall(r"^#+ (.+)$", (REFERENCE / page).read_text("utf-8"), re.MULTILINE))


def test_generated_pages_are_up_to_date() -> None:
    late = [path.name for path in generate.outdated()]
    assert not late, f"run `make fix`: {late}"


def test_every_command_is_in_the_reference() -> None:
    assert len(COMMANDS) > 1
    assert set(COMMANDS) <= headings("commands.md")


def test_every_table_is_in_the_reference() -> None:
    assert set(ALL) <= headings("tables.md")


def test_every_word_is_in_the_reference() -> None:
    page = (REFERENCE / "glossary.md").read_text("utf-8")
    assert WORDS
    assert [word for word in WORDS if not re.search(rf"^{re.escape(word)}$", page, re.MULTILINE)] == []


def test_every_error_is_in_the_reference() -> None:
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "src" / "detente").rglob("*.py")]
    found = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    bases = {node.name: {ast.unparse(base).split(".")[-1] for base in node.bases} for node in found}
    errors = {"DetenteError"}
    while more := {name for name, above in bases.items() if above & errors} - errors:
        errors |= more
    assert len(errors) > 1
    assert errors <= headings("errors.md")


def test_every_error_and_command_says_what_it_is() -> None:
    silent = [name for name, command in COMMANDS.items() if not (command.help or "").strip()]
    for name, command in COMMANDS.items():
        silent += [f"{name} {option.name}" for option in options(command) if not option.help]
    assert not silent, f"without help: {silent}"


def options(command: Any) -> list[Any]:
    """Options of a command but ``--help`` and what installs shell completion."""
    own = (option for option in command.params if option.param_type_name == "option")
    return [option for option in own if option.name not in {"help", "install_completion", "show_completion"}]


def test_every_file_of_a_process_folder_is_in_the_reference() -> None:
    page = (REFERENCE / "process-folder.md").read_text("utf-8")
    assert [file for file in LAYOUTS if f"## {file}" not in page] == []
    assert [file for file in (*LAYOUTS, *TABLES) if f"| `{file}` |" not in page] == []


def test_every_key_of_a_process_folder_says_what_it_is() -> None:
    page = (REFERENCE / "process-folder.md").read_text("utf-8")
    silent = [line for line in page.splitlines() if re.fullmatch(r"\| `\w+` \|.*\|\s*\|", line)]
    assert not silent, "\n".join(["give these a description:", *silent])


def test_every_check_is_in_the_reference() -> None:
    assert set(REGISTRY) <= headings("checks.md")


def test_every_type_of_claim_is_explained() -> None:
    page = (DOCS / "explanation" / "claims.md").read_text("utf-8")
    types = {*CHECKS, *(name for name, _ in KINDS), OPINION}
    assert sorted(name for name in types if f"`{name}`" not in page) == []


@pytest.mark.parametrize("file", ["process.toml", "places/units.geojson", "terms/truce.toml"])
def test_a_file_is_required_where_the_reference_says_so(file: str, tmp_path: Path) -> None:
    small_folder.write(tmp_path, {file: None})
    with pytest.raises(InputError):
        read_folder(tmp_path)


def test_all_other_files_may_be_absent(tmp_path: Path) -> None:
    patterns = [file for file in (*LAYOUTS, *TABLES) if file not in generate.REQUIRED] + ["documents/*"]
    absent = [file for file in small_folder.files() if any(fnmatch(file, pattern) for pattern in patterns)]
    small_folder.write(tmp_path, dict.fromkeys(absent))
    assert absent
    assert read_folder(tmp_path).pages == ()


def test_what_comes_out_is_in_the_reference(tmp_path: Path) -> None:
    small_folder.write(tmp_path)
    made = {*files_of(work(read_folder(tmp_path))), SUMS}
    assert sorted(name for name in made if not any(fnmatch(name, one) for one in generate.OUT)) == []
    always = [one for one in generate.OUT if not one.endswith(".pdf")]  # those come with --pdf only
    assert [one for one in always if not any(fnmatch(name, one) for name in made)] == []


@pytest.mark.slow
def test_pages_show_what_comes_out() -> None:
    late = [path.relative_to(ROOT).as_posix() for path in outputs.outdated()]
    assert not late, f"run `python docs/outputs.py` and look at the difference: {late}"


def typed(text: str) -> list[str]:
    """The lines a reader is told to type: in code blocks of a shell, and in code inside a sentence."""
    blocks = re.findall(r"```(?:bash|sh)\n(.*?)```", text, re.DOTALL)
    blocks += [
        "\n".join(re.findall(r"^\$ ((?:.*\\\n)*.*)$", shown, re.MULTILINE))
        for shown in re.findall(r"```console\n(.*?)```", text, re.DOTALL)
    ]
    lines = [
        re.sub(r"^\$ ", "", line) for block in blocks for line in re.sub(r"\\\n\s*", "", block).splitlines()
    ]
    lines += re.findall(r"`((?:detente|make) [^`\n]+)`", text)
    lines = [re.sub(r"\s+#.*", "", line) for line in lines]
    return [line for line in lines if re.match(r"(\.venv/bin/)?detente |make ", line)]


def refused(line: str) -> str | None:
    """Why a typed line cannot be run, or None."""
    words = shlex.split(line.split("|")[0].split(">")[0])
    if words[0] == "make":
        targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
        wrong = [word for word in words[1:] if "=" not in word and word not in targets]
        return f"make has no target {wrong}" if wrong else None
    name, command, rest = "detente", COMMANDS["detente"], words[1:]
    while rest and rest[0] in getattr(command, "commands", {}):
        name, rest = f"{name} {rest[0]}", rest[1:]
        command = COMMANDS.get(name)
        if command is None:
            return f"{name} is hidden"
    if getattr(command, "commands", None) and rest and not rest[0].startswith("-") and rest[0] != "…":
        return f"{name} has no command {rest[0]!r}"
    known = {flag for option in command.params for flag in (*option.opts, *option.secondary_opts)} | {
        "--help",
        "--version",
    }
    unknown = [word for word in rest if re.match(r"--?[a-z]", word) and word.split("=")[0] not in known]
    return f"{name} has no option {unknown}" if unknown else None


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_tells_to_type_exists(page: Path) -> None:
    wrong = {line: why for line in typed(page.read_text("utf-8")) if (why := refused(line))}
    assert not wrong, "\n".join(["", *(f"{line}\n  {why}" for line, why in wrong.items())])


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_of_a_page_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8"))
    gone = [t for t in targets if not re.match(r"[a-z]+:", t) and not (page.parent / t).exists()]
    assert not gone


def test_the_readme_gives_the_two_commands() -> None:
    lines = typed((ROOT / "README.md").read_text("utf-8"))
    assert {"make demo", "make test"} <= set(lines)


def test_every_decision_is_in_the_index() -> None:
    index = (DOCS / "decisions" / "index.md").read_text("utf-8")
    pages = sorted(path.name for path in (DOCS / "decisions").glob("[0-9]*.md"))
    assert pages
    assert [page for page in pages if page not in index] == []
    assert [page[:4] for page in pages] == [f"{n:04}" for n in range(1, len(pages) + 1)]
