"""One file that carries named bytes, in one spelling: a tar file (POSIX ustar) whose every byte is determined by its content.

``tar xf`` unpacks it. The reader goes from header to header and reads content when it is asked for; a header, a name out of
order or a filling byte that is not what the writer would have written is refused, with the byte where it stands.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from detente.errors import Fault, InputError

BLOCK = 512
END = bytes(2 * BLOCK)
FIRST = "bundle.json"
NAME_BYTES = 100
LARGEST = 8 * 1024**3 - 1
"""Bytes that one member may have (ustar)."""


_MODE = b"0000644\0" + b"0000000\0" * 2
_TIME = b"0" * 11 + b"\0"
_REST = b"0" + bytes(100) + b"ustar\x0000" + bytes(247)
_SUM = sum(_MODE + _TIME + _REST) + 8 * ord(" ")


def header(name: str, size: int) -> bytes:
    """The 512 bytes that stand before a member; own code, for the standard library's differ between its versions.

    Fields: name, mode, owner and group, size, time, sum of all bytes, type, link, format. Source: POSIX.1-1988, ustar.
    """
    raw, told = name.encode("ascii"), b"%011o\0" % size
    if not 0 < len(raw) <= NAME_BYTES or size > LARGEST:
        raise InputError(
            name, [Fault(name[:40], "its name or its content is too long for a bundle", "hand it over apart")]
        )
    check = b"%06o\0 " % (_SUM + sum(raw) + sum(told))
    return raw.ljust(NAME_BYTES, b"\0") + _MODE + told + _TIME + check + _REST


def write_archive(file: BinaryIO, members: Iterable[tuple[str, bytes]]) -> None:
    """Write members in their order: ``bundle.json`` first, the others by name."""
    for name, raw in members:
        file.write(header(name, len(raw)))
        file.write(raw)
        file.write(bytes(-len(raw) % BLOCK))
    file.write(END)


def _opened(path: str | Path) -> BinaryIO:
    return Path(path).open("rb")


class Archive:
    """The members of a file by name; content is read when it is asked for. Raises InputError for any other spelling."""

    def __init__(self, source: str | Path | bytes, name: str = "") -> None:
        self.name = name or ("bundle" if isinstance(source, bytes) else str(source))
        try:
            self._file: BinaryIO = io.BytesIO(source) if isinstance(source, bytes) else _opened(source)
        except OSError as error:
            raise InputError(self.name, [Fault(self.name, f"{error.strerror}", "mend the path")]) from None
        self._size = self._file.seek(0, io.SEEK_END)
        self.members: dict[str, tuple[int, int]] = {}
        try:
            self._walk()
        except BaseException:
            self._file.close()
            raise

    def _refused(self, at: int, what: str) -> InputError:
        return InputError(self.name, [Fault(f"byte {at}", what, "ask for the file again")])

    def _walk(self) -> None:
        at, last, read, seek = 0, "", self._file.read, self._file.seek
        if self._size == 0:
            raise self._refused(0, "the file is empty")
        while True:
            seek(at)
            block = read(BLOCK)
            if len(block) < BLOCK:
                raise self._refused(
                    at, f"the bundle ends here, after {last or 'nothing'}; its end is missing"
                )
            if block == END[:BLOCK]:
                break
            name, size = self._named(at, block, last)
            if at + BLOCK + size > self._size:
                raise self._refused(self._size, f"the bundle ends inside {name}")
            self.members[name] = (at + BLOCK, size)
            if fill := -size % BLOCK:
                seek(at + BLOCK + size)
                if read(fill) != bytes(fill):
                    raise self._refused(at + BLOCK + size, f"bytes that mean nothing follow {name}")
            at, last = at + BLOCK + size + fill, name
        seek(at)
        if read() != END:
            raise self._refused(at, "more or less follows the end than the end is made of")
        if not self.members:
            raise self._refused(0, "the bundle is empty")

    def _named(self, at: int, block: bytes, last: str) -> tuple[str, int]:
        try:
            name, size = block[:NAME_BYTES].rstrip(b"\0").decode("ascii"), int(block[124:135], 8)
            good = header(name, size) == block
        except (ValueError, InputError):
            good = False
        if not good:
            before = f"after {last}" if last else "at its beginning"
            raise self._refused(
                at, f"{before} stands no header as bundles have it: this is no bundle, or it was changed"
            )
        if (last == "") != (name == FIRST) or (last not in ("", FIRST) and name <= last):
            raise self._refused(at, f"{name} stands behind {last or 'nothing'}, out of order")
        return name, size

    def __contains__(self, name: str) -> bool:
        return name in self.members

    def read(self, name: str) -> bytes:
        """A member's bytes; KeyError where there is none."""
        at, size = self.members[name]
        self._file.seek(at)
        return self._file.read(size)

    def below(self, folder: str) -> list[str]:
        """The names that begin with ``folder/``, in order."""
        return [name for name in self.members if name.startswith(folder + "/")]

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
