"""The core, the stores and the command line import with nothing installed but ``locks/core.lock``."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Refuses every module of a distribution that core.lock does not hold, then imports the package room by room.
PROGRAM = """
import importlib, pkgutil, re, sys
from importlib.metadata import packages_distributions

plain = lambda name: re.sub(r"[-_.]+", "-", name).lower()
wanted = {*sys.argv[1].split(","), "detente"}
refused = {module for module, owners in packages_distributions().items() if not wanted & {plain(o) for o in owners}}

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in refused:
            raise ModuleNotFoundError(f"{name} is not in core.lock", name=name)

sys.meta_path.insert(0, Refuse())
for name in ("django", "pytest"):
    assert name in refused, f"{name} should be refused"
import detente
for module in pkgutil.walk_packages(detente.__path__, "detente."):
    if not module.name.startswith(("detente.desk", "detente.examples")) and not module.name.endswith("__main__"):
        importlib.import_module(module.name)
        print(module.name)
"""


@pytest.mark.slow
def test_everything_but_the_desk_imports_with_the_core_lock_alone() -> None:
    lock = (ROOT / "locks" / "core.lock").read_text("utf-8")
    names = ",".join(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    done = subprocess.run([sys.executable, "-c", PROGRAM, names], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {"detente.errors", "detente.tables", "detente.store", "detente.cli.main"} <= set(
        done.stdout.split()
    )
