"""Time every ``bench_*`` function of this folder, each run in a process of its own.

``python benchmarks/run.py [WORD]`` runs those whose name holds WORD. Output: one line a benchmark, tab-separated with
``--tsv``.
"""

import importlib.util
import inspect
import multiprocessing
import resource
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType

RUNS = 3
HERE = Path(__file__).parent
HEAD = ("benchmark", "CPU s", "wall s", "MB", "what", "a CPU second")


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def once(path: Path, name: str, answer: Connection) -> None:
    """One run: CPU seconds (children's too), wall seconds, MB at the highest, and what the function says it did."""
    function = getattr(load(path), name)
    cpu, wall = cpu_seconds(), time.perf_counter()
    what, amount = function()
    cpu, wall = cpu_seconds() - cpu, time.perf_counter() - wall
    memory = max(one.ru_maxrss for one in usage())
    answer.send((cpu, wall, memory / 1024, what, amount))


def usage() -> list[resource.struct_rusage]:
    return [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]


def cpu_seconds() -> float:
    return sum(one.ru_utime + one.ru_stime for one in usage())


def best(path: Path, name: str) -> tuple[str, ...]:
    """The run with the least CPU time, as a line of the output."""
    fresh = multiprocessing.get_context("spawn")
    runs = []
    short = name.removeprefix("bench_")
    for _ in range(RUNS):
        receive, send = fresh.Pipe(duplex=False)
        process = fresh.Process(target=once, args=(path, name, send))
        process.start()
        send.close()
        try:
            runs.append(receive.recv())
        except EOFError:
            return (short, "failed", "", "", "", "")
        finally:
            process.join()
    cpu, wall, memory, what, amount = min(runs)
    rate = f"{amount / cpu:,.0f} {what}" if cpu else ""
    return (short, f"{cpu:.2f}", f"{wall:.2f}", f"{memory:.0f}", f"{amount:,} {what}", rate)


def main(arguments: list[str]) -> int:
    words = [word for word in arguments if not word.startswith("-")]
    found = [
        (path, name)
        for path in sorted(HERE.glob("bench_*.py"))
        for name, _ in inspect.getmembers(load(path), inspect.isfunction)
        if name.startswith("bench_") and all(word in name for word in words)
    ]
    tabs = "--tsv" in arguments

    def show(cells: tuple[str, ...]) -> None:
        print("\t".join(cells) if tabs else "".join(f"{cell:<18}" for cell in cells).rstrip(), flush=True)

    show(HEAD)
    failed = 0
    for path, name in found:
        cells = best(path, name)
        failed += cells[1] == "failed"
        show(cells)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
