"""What ``detente report`` leaves behind: ``out/``, whole or not at all.

Everything is made in memory first, then written to a new folder beside, which takes the old one's place in one step.
A failure on the way leaves the old ``out/`` as it was. Tables leave only with their public columns. The same state gives the same bytes; ``SHA256SUMS`` lists them.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import polars as pl

from detente.bulletin.daily import daily
from detente.bulletin.document import Document
from detente.bulletin.monthly import monthly
from detente.bulletin.names import with_names
from detente.bulletin.public_claims import public_files
from detente.bulletin.render import to_html, to_json, to_text
from detente.bulletin.report import brief, report
from detente.bulletin.round import Round
from detente.bulletin.sections.scorecard import month_of
from detente.bulletin.workflow import cases_of, names_of
from detente.ceasefire.breaches.compliance import by_clause
from detente.ceasefire.breaches.conflicts import conflicts
from detente.ceasefire.breaches.undetermined import undetermined
from detente.ceasefire.casework import voices_of
from detente.ceasefire.harm import harm_to_civilians
from detente.ceasefire.scorecard import scorecard
from detente.ceasefire.tallies.agreement import agree
from detente.say import ENGLISH, Language
from detente.store.catalogue import catalogued
from detente.store.pdf import to_pdf
from detente.tables import CASES, COMPLIANCE, FINDINGS, INCIDENTS, MEMBERSHIP, PLACEMENTS, SCORECARD

SUMS = "SHA256SUMS"
TURNS = 50
"""How often a finished report tries to take the place of one that another run puts there at the same time."""
MARK = "Made by 'detente report'. It can be made again from the rest of the folder.\n"


def files_of(
    round_: Round, pdf: bool = False, languages: Iterable[Language] | None = None
) -> dict[str, bytes]:
    """Every file of ``out/`` by name, in memory; PDFs where asked for (the extra ``report``).

    languages : beside English; by default those of the process that have a catalogue
    """
    bench = round_.bench
    whole, first = report(round_), brief(round_)
    files = {
        "README.txt": MARK.encode(),
        "report.json": to_json(whole).encode(),
        "claims.json": as_json([f.to_dict() for f in round_.findings]),
        "tallies.json": as_json(bench.tabulation.to_dict()),
    }
    periodical = {"daily": daily(round_), "monthly": monthly(round_)}
    for name, document in periodical.items():
        files[f"{name}.json"] = to_json(document).encode()
    documents = {"report": whole, "brief": first, **periodical}
    for one in (ENGLISH, *(catalogued(bench.state.process.languages) if languages is None else languages)):
        files |= forms_of(documents, with_names(one, bench.state), pdf)
    for name, record in sorted(bench.records.items()):
        files[f"talks/{name}.json"] = as_json(record.to_dict())
    for zone, found in bench.zones.items():
        if found.change is not None:
            files[f"violence/{zone}.json"] = as_json(found.change.to_dict())
    for name, frame in {
        "incidents": INCIDENTS.cleared(bench.incidents),
        "membership": MEMBERSHIP.cleared(bench.membership),
        "placements": PLACEMENTS.cleared(bench.placements),
        "findings": FINDINGS.cleared(bench.findings),
        "undetermined": undetermined(bench.findings),
        "conflicts": conflicts(bench.findings, bench.state.instruments),
        "harm": harm_to_civilians(bench.incidents, bench.placements),
        "agreement": agree(bench.state.tallies.filter(pl.col("date") <= bench.day)).to_frame(),
        "variants": variants(round_),
        **workflow_tables(round_),
    }.items():
        files |= table_files(name, frame)
    return files | {f"public/claims/{name}": page for name, page in public_files(round_).items()}


def workflow_tables(round_: Round) -> dict[str, pl.DataFrame]:
    """Cases as of the day; scorecards and clauses of the month that the report shows."""
    state, day = round_.bench.state, round_.bench.day
    ground, span = month_of(round_)
    return {
        "cases": CASES.cleared(voices_of(cases_of(state, day), names_of(state.process))),
        "scorecard": SCORECARD.cleared(scorecard(ground, span)),
        "compliance": COMPLIANCE.cleared(
            by_clause(ground.findings, ground.incidents, state.instruments, span)
        ),
    }


def forms_of(documents: Mapping[str, Document], language: Language, pdf: bool) -> dict[str, bytes]:
    """The documents as pages in one language, and the brief as text; ``report.html`` in English, else ``report.ru.html``."""
    mark = "" if language.code == "en" else f".{language.code}"
    whole = f"report{mark}.html"
    files = {
        f"{name}{mark}.html": to_html(one, "..", "" if name == "report" else whole, language).encode()
        for name, one in documents.items()
    }
    files[f"brief{mark}.txt"] = to_text(documents["brief"], language=language).encode()
    if pdf:
        files |= {
            f"{name}{mark}.pdf": to_pdf(one, language, whole, compact=name == "brief")
            for name, one in documents.items()
            if name != "report"
        }
    return files


def table_files(name: str, frame: pl.DataFrame) -> dict[str, bytes]:
    """A table as Parquet and CSV."""
    parquet = io.BytesIO()
    frame.write_parquet(parquet, compression="zstd", statistics=False)
    return {f"tables/{name}.parquet": parquet.getvalue(), f"tables/{name}.csv": frame.write_csv().encode()}


def variants(round_: Round) -> pl.DataFrame:
    """Each zone's answer and its variants as one table."""
    schema = {
        "zone": pl.String,
        "variant": pl.String,
        "value": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
        "reason": pl.String,
    }
    rows = []
    for z in round_.bench.zones.values():
        for name, r in [("main", z.result), ("own trend", z.twin), *((v.name, v.result) for v in z.variants)]:
            rows.append(
                (
                    z.zone,
                    name,
                    getattr(r, "value", None),
                    getattr(r, "low", None),
                    getattr(r, "high", None),
                    getattr(r, "reason", None),
                )
            )
    return pl.DataFrame(rows, schema=schema, orient="row")


def as_json(value: object) -> bytes:
    """Readable JSON with keys in order, so that the same value gives the same bytes."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False) + "\n").encode()


def write_out(folder: str | Path, files: Mapping[str, bytes]) -> Path:
    """Put the files in the folder's ``out/``, replacing an earlier one whole."""
    root = Path(folder).resolve()
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    fresh = Path(tempfile.mkdtemp(prefix=".out-", dir=root))
    try:
        for name, data in {**files, SUMS: sums.encode()}.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        fresh.chmod(0o755)
        return _take_place(fresh, root / "out")
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _take_place(fresh: Path, target: Path) -> Path:
    """Move ``fresh`` to ``target``; where two runs do so at once, both end well and the later one stays."""
    aside = fresh.with_name(fresh.name + "-old")
    aside.mkdir()
    earlier: list[Path] = []
    try:
        while True:
            try:
                return fresh.rename(target)
            except OSError:
                if len(earlier) == TURNS:
                    raise
            earlier.append(aside / str(len(earlier)))
            with suppress(FileNotFoundError):
                target.rename(earlier[-1])
    finally:
        last = next((e for e in reversed(earlier) if e.exists()), None)
        if last is not None and not target.exists():
            last.rename(target)
        shutil.rmtree(aside, ignore_errors=True)
