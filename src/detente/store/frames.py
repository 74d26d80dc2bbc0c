"""Tables in and out of files: CSV and Parquet, by the file's ending.

CSV is read as text, so that the table's own ``check()`` says what is wrong and where. A file that is empty, not
UTF-8 or not a table gives one fault with its remedy.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import polars as pl

from detente.errors import Fault, InputError
from detente.store.geojson import write_points

ENDINGS = (".csv", ".parquet")


def read_frame(path: str | Path) -> pl.DataFrame:
    """The table in a file (``-``: CSV on standard input); every CSV column as text."""
    name = str(path)
    if name != "-" and not Path(path).is_file():
        raise InputError(name, [Fault(name, "no such file", "check the path")])
    data = sys.stdin.buffer.read() if name == "-" else Path(path).read_bytes()
    return parse_frame(data, name)


def parse_frame(data: bytes, name: str) -> pl.DataFrame:
    """The table in these bytes; ``name`` is used for its ending and in faults."""
    if not data.strip():
        raise InputError(name, [Fault(name, "the file is empty", "hand in the table with its header")])
    if name.endswith(".parquet"):
        try:
            return pl.read_parquet(io.BytesIO(data))
        except (pl.exceptions.PolarsError, OSError) as error:
            raise InputError(name, [Fault(name, f"not a Parquet file ({error})", "write it again")]) from None
    if not (name.endswith((".csv", ".tsv")) or name == "-"):
        raise InputError(name, [Fault(name, "unknown ending", f"use one of {', '.join(ENDINGS)}")])
    text, faults = decode(data, name)
    if faults:
        raise InputError(name, faults)
    separator = "\t" if name.endswith(".tsv") else ","
    header = next(csv.reader(text.splitlines()[:1], delimiter=separator))
    if twice := sorted({c for c in header if header.count(c) > 1}):
        what = f"column {', '.join(map(repr, twice))} appears twice"
        raise InputError(name, [Fault(f"{name}, header", what, "keep one of the two")])
    try:
        frame = pl.read_csv(io.StringIO(text), infer_schema=False, separator=separator, encoding="utf8")
    except pl.exceptions.PolarsError as error:
        first = str(error).splitlines()[0]
        raise InputError(
            name, [Fault(name, f"not a CSV table ({first})", "give every line as many fields as the header")]
        ) from None
    return frame


def decode(data: bytes, name: str) -> tuple[str, list[Fault]]:
    """UTF-8 text (with or without a byte-order mark), or a fault for each line that is not UTF-8."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    faults = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            faults.append(
                Fault(
                    f"{name}, line {number}", f"byte {error.start + 1} is not UTF-8", "save the file as UTF-8"
                )
            )
    return "", faults


def write_frame(frame: pl.DataFrame, path: str | Path) -> None:
    """The table into a file, by its ending; ``-`` is CSV on standard output. Same rows, same bytes."""
    name = str(path)
    if name != "-" and not Path(path).parent.is_dir():
        raise InputError(name, [Fault(name, "no such folder to write into", "make it, or name another")])
    if name == "-":
        sys.stdout.write(frame.write_csv())
    elif name.endswith(".parquet"):
        frame.write_parquet(name, compression="zstd", statistics=False)
    elif name.endswith(".json"):
        Path(name).write_text(frame.write_json() + "\n", encoding="utf-8")
    elif name.endswith(".csv"):
        frame.write_csv(name)
    elif name.endswith(".geojson"):
        write_points(frame, name)
    else:
        raise InputError(name, [Fault(name, "unknown ending", "use .csv, .parquet, .json or .geojson")])
