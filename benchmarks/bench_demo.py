"""How long does a newcomer wait? The whole round on the founding case, as ``detente demo`` runs it."""

import subprocess
import sys
import tempfile
from pathlib import Path


def bench_demo() -> tuple[str, int]:
    with tempfile.TemporaryDirectory() as folder:
        detente = Path(sys.executable).with_name("detente")
        subprocess.run(
            [detente, "demo", str(Path(folder) / "syria-2018")], check=True, stdout=subprocess.DEVNULL
        )
    return "round", 1
