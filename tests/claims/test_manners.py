"""Verdicts are about sentences: no finding names anybody's honesty, and no code knows the founding page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.claims.rounds import EXAMPLES, founding, founding_files, karvelia, small

from detente.claims import Finding
from detente.claims.claim import VERDICTS

SOURCE = EXAMPLES.parent
HONESTY = re.compile(
    r"\b(?:lied|liars?|lying|dishonest\w*|honest\w*|untruth\w*|decei\w+|mislead\w*|misled|fabricat\w+|propaganda|false\w*|fake\w*)\b",
    re.IGNORECASE,
)
PAGE = re.compile(
    r"Nazarbayev|Lavrov|Cavusoglu|Zarif|Nursultan|Mevlut|Javad|Sergey|\bGh?o?uta\b|Astana|Akorda|Geneva process|Idli?e?b|\bHoms\b"
    r"|SOHR|2018-03-1\d|1\d March 2018|\b2401\b|\b2268\b|\b2336\b"
)
HINTS = {
    "tables/column.py",
    "cli/options.py",
    "glossary.py",
    "ceasefire/casework/instants.py",
    "cli/record_shown.py",
}
"""Where a date or a word of the founding case stands as an example for people: hints on how to write, the glossary."""


def texts(finding: Finding) -> Iterator[str]:
    yield finding.why
    yield from (e.text for e in finding.evidence)
    yield from (r.alignment for r in finding.rivals)
    yield from finding.sensitivity


def code_words(file: Path) -> Iterator[tuple[int, str]]:
    """Names and strings of a file; docstrings are for people and are left out."""
    tree = ast.parse(file.read_text(encoding="utf8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id


@pytest.mark.slow
def test_no_finding_names_anybody_s_honesty() -> None:
    rounds = [founding(), small()] + (
        [karvelia()] if (EXAMPLES / "karvelia" / "process.toml").is_file() else []
    )
    found = [text for r in rounds for f in r.findings for text in texts(f) if HONESTY.search(text)]
    assert not found


@pytest.mark.slow
def test_only_the_allowed_words_are_verdicts() -> None:
    assert {f.verdict for r in (founding(), small()) for f in r.findings} <= set(VERDICTS)


@pytest.mark.slow
def test_the_report_says_that_verdicts_are_not_about_people() -> None:
    for name in ("report.html", "brief.html", "brief.txt"):
        words = " ".join(founding_files()[name].decode().replace("&#39;", "'").split())
        assert "what the record can bear, never about a person's honesty" in words


def test_no_code_knows_the_founding_page() -> None:
    files = [p for p in sorted(SOURCE.rglob("*.py")) if EXAMPLES not in p.parents]
    found = [
        f"{name}:{line}: {word[:80]}"
        for p in files
        if (name := p.relative_to(SOURCE).as_posix()) not in HINTS
        for line, word in code_words(p)
        if PAGE.search(word)
    ]
    assert len(files) > 100
    assert not found, "\n".join(["", *found])


def test_the_search_would_find_them(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text('"""Astana."""\nif place == "East Guta":\n    pass\n', encoding="utf8")
    assert [word for _, word in code_words(tmp_path / "x.py") if PAGE.search(word)] == ["East Guta"]
