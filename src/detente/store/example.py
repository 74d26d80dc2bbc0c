"""The examples that ship inside the package, copied out as ordinary process folders."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path

from detente.errors import Fault, InputError

FOUNDING = "syria-2018"


def example_names() -> list[str]:
    """The process folders that ship with the package."""
    return sorted(e.name for e in files("detente.examples").iterdir() if e.joinpath("process.toml").is_file())


def copy_example(name: str, target: str | Path) -> Path:
    """Copy an example into ``target``; files already there, and a folder that holds something else, are left alone."""
    if name not in example_names():
        raise InputError(name, [Fault(name, "no such example", f"use one of {', '.join(example_names())}")])
    path = Path(target)
    if path.exists() and not path.is_dir():
        raise InputError(str(path), [Fault(str(path), "there is a file of that name", "name another folder")])
    if path.is_dir() and any(path.iterdir()) and not (path / "process.toml").is_file():
        raise InputError(
            str(path), [Fault(str(path), "the folder is not empty and is no process folder", "name another")]
        )
    with as_file(files("detente.examples").joinpath(name)) as source:
        if (path / "process.toml").is_file() and _id(path) != _id(source):
            raise InputError(
                str(path), [Fault(str(path), "the folder holds another process", "name another")]
            )
        shutil.copytree(source, path, dirs_exist_ok=True, copy_function=_keep)
    return path


def _keep(source: str, target: str) -> None:
    """Copy a file where none is; what somebody has changed since stays as it is."""
    if not Path(target).exists():
        shutil.copy2(source, target)


def _id(folder: Path) -> str:
    """The line of ``process.toml`` that names the process."""
    lines = (folder / "process.toml").read_bytes().decode("utf-8", "replace").splitlines()
    return next((line.strip() for line in lines if line.startswith("id")), "")
