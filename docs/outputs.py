"""Run what the pages show and write what came out back into them, so that no page shows what the software never said.

In every written page, blocks marked ``python`` are run and blocks marked ``console`` are typed: a line that begins with
``$`` is a command, what follows it is its output. All run in one throw-away folder that holds the finished founding case
and the files of ``docs/samples``, in the order of the pages. ``python docs/outputs.py`` writes, ``--check`` compares.
Blocks marked ``bash`` are for the reader's own folder and are not run.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DOCS = Path(__file__).parent
BLOCK = re.compile(r"^```(python|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HOME = "…"
DEMO = "detente demo"


class Folder:
    """The throw-away folder, with the founding case worked through once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for sample in sorted((DOCS / "samples").iterdir()):
            shutil.copy(sample, root)
        self.known = {DEMO: self.type(DEMO)}

    def type(self, command: str) -> str:
        """What a command line prints, on either stream, as a reader would see it 100 columns wide."""
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        wide = {"PATH": path, "COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            ["bash", "-c", command], cwd=self.root, env={**os.environ, **wide}, capture_output=True, text=True
        )
        said = (done.stdout + done.stderr).replace(str(self.root.resolve()), HOME)
        return "".join(line.rstrip() + "\n" for line in said.splitlines())

    def run(self, block: re.Match[str]) -> str:
        """The block as it would stand after running it."""
        kind, text = block.groups()
        if kind == "python":
            done = subprocess.run([sys.executable, "-c", text], cwd=self.root, capture_output=True, text=True)
            if done.returncode:
                raise SystemExit(f"this block of Python fails:\n{text}\n{done.stderr}")
            return block[0]
        commands = re.findall(r"^\$ ((?:.*\\\n)*.*)$", text, re.MULTILINE)
        told = [f"$ {command}\n{self.known.get(command) or self.type(command)}" for command in commands]
        return "```console\n" + "".join(told) + "```"


def pages() -> list[Path]:
    """Written pages that show something run."""
    written = [path for path in sorted(DOCS.rglob("*.md")) if not {"_build", "reference"} & set(path.parts)]
    return [path for path in written if BLOCK.search(path.read_text("utf-8"))]


def outdated() -> dict[Path, str]:
    """The pages that show something else than what comes out now, with the text they should have."""
    with tempfile.TemporaryDirectory() as made:
        folder = Folder(Path(made))
        now = {path: BLOCK.sub(folder.run, path.read_text("utf-8")) for path in pages()}
    return {path: text for path, text in now.items() if text != path.read_text("utf-8")}


def main(arguments: list[str]) -> int:
    late = outdated()
    if "--check" in arguments:
        for path in late:
            print(
                f"docs/{path.relative_to(DOCS)} shows what is no longer said; run `python docs/outputs.py`",
                file=sys.stderr,
            )
        return 1 if late else 0
    for path, text in late.items():
        path.write_text(text, "utf-8")
        print(f"wrote docs/{path.relative_to(DOCS)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
