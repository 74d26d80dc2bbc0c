"""Any byte of any file of a record's folder: changed, it is found with its place, or it meant nothing and changes no answer."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest
from tests.record.world import POLICY
from tests.store.log.small_record import small_record

from detente.errors import DetenteError, InputError
from detente.record.policy import read_policy
from detente.store.log.log_rows import FILE
from detente.store.log.record_folder import open_record


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    small_record(folder).log.close()
    return folder / "record"


def state(folder: Path) -> tuple[object, ...]:
    """Everything that the record says."""
    record = open_record(folder, read_only=True)
    try:
        bundle = record.bundle()
        report = record.check(POLICY)
        blobs = tuple(bundle.blobs.items())
        return (bundle.origin, bundle.entries, bundle.heads, tuple(bundle.leaves), tuple(bundle.openings.items()), blobs,
                tuple((str(each.answer), str(each)) for each in report.findings))  # fmt: skip
    finally:
        record.log.close()


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_every_file_of_the_folder_is_known(sound: Path) -> None:
    assert [name.split("/")[0] for name in files(sound)].count("tile") == 4
    assert {name.split("/")[0] for name in files(sound)} == {"checkpoint", FILE, "payloads", "policy", "tile"}


def test_a_changed_byte_is_found_or_meant_nothing(sound: Path, tmp_path: Path) -> None:
    before, rng = state(sound), Random(3)
    seen: dict[str, int] = {}
    told: list[str] = []
    for name in files(sound):
        if name == "policy":
            continue
        size = (sound / name).stat().st_size
        for _ in range(150 if name == FILE else 12):
            folder = tmp_path / "cut"
            shutil.copytree(sound, folder)
            raw = bytearray((folder / name).read_bytes())
            raw[rng.randrange(size)] ^= 1 << rng.randrange(8)
            (folder / name).write_bytes(bytes(raw))
            try:
                after = state(folder)
            except DetenteError as error:
                told.append(str(error))
                seen[name] = seen.get(name, 0) + 1
            else:
                found = after[-1] != before[-1]
                assert found or after == before, f"{name}: content changed and nothing was said"
                seen[name] = seen.get(name, 0) + found
                assert found or name == FILE, f"{name}: a changed byte was not told"
            shutil.rmtree(folder)
    assert all(FILE in each for each in told)
    assert seen[FILE] > 10, "some bytes of the log mean something"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tile/0/000.p/7", "tile/0/000.p/7: it is missing"),
        ("tile/entries/000.p/7", "tile/entries/000.p/7: it is missing"),
    ],
)
def test_a_file_that_is_gone_is_named(sound: Path, tmp_path: Path, name: str, said: str) -> None:
    shutil.copytree(sound, tmp_path / "cut")
    (tmp_path / "cut" / name).unlink()
    record = open_record(tmp_path / "cut")
    assert said in [str(each) for each in record.check(POLICY).faults]


def test_a_policy_with_a_changed_key_is_refused_with_the_line(sound: Path) -> None:
    text = (sound / "policy").read_text("utf-8")
    with pytest.raises(InputError, match="line 2"):
        read_policy(text.replace(text.split("\n")[1][-6:], "AAAAA="))
    with pytest.raises(InputError, match="line 1"):
        read_policy(text.encode("utf-16").decode("latin-1"))
