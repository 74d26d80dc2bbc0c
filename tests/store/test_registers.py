"""Bad rows of the register tables: every fault at once, with its place, at the one door into the state."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.store.small_folder import write

from detente.errors import InputError
from detente.store.folder import TABLES, read_folder
from detente.talks.registers import CHECKS

REGISTERS = sorted(name for name, table in TABLES.items() if table in CHECKS)
ATTENDANCE = "track,meeting,organisation,capacity,credentials,on_behalf_of\n"
IMPLEMENTATION = "instrument,clause,date,organisation,kind,score,evidence\n"


def faults(folder: Path) -> list[str]:
    with pytest.raises(InputError) as told:
        read_folder(folder)
    return [f"{fault.place}: {fault.what}" for fault in told.value.faults]


def test_all_six_register_tables_are_part_of_the_state(tmp_path: Path) -> None:
    assert [Path(name).stem for name in REGISTERS] == [
        "agenda", "attendance", "extensions", "implementation", "papers", "reliance",
    ]  # fmt: skip
    rows = IMPLEMENTATION + "truce,2,2030-05-09,Tarn Watch,score,2,one lane is open\n"
    state = read_folder(write(tmp_path, {"register/implementation.csv": rows}))
    assert state.implementation["score"].to_list() == [2]
    assert state.agenda.is_empty()


@pytest.mark.parametrize("name", REGISTERS)
def test_an_empty_file_and_wrong_columns_are_told_at_every_register(tmp_path: Path, name: str) -> None:
    (empty,) = faults(write(tmp_path / "empty", {name: ""}))
    assert empty == f"{name}: the file is empty"
    (wrong,) = faults(write(tmp_path / "wrong", {name: "colour,taste\nred,sweet\n"}))
    assert wrong.startswith(f"{name}, header: columns ")
    assert "missing from table" in wrong


def test_rows_that_name_what_is_not_there_are_told_beside_all_other_faults(tmp_path: Path) -> None:
    told = faults(write(tmp_path, {
        "register/implementation.csv": IMPLEMENTATION
        + "truce,2,2030-05-09,Tarn Watch,score,4,patrol report 14\n"
        + "truce,9,soon,Tarn Watch,score,2,patrol report 14\n"
        + "pact,2,2030-05-10,Tarn Watch,score,,patrol report 15\n",
        "register/agenda.csv": "track,meeting,item,title,status,instrument,clause\n"
        "lakeside,Round 9,1,Мост,agreed,truce,2\nlakeside,Round 2,1,الجسر,agreed,truce,8\n",
        "register/extensions.csv": "instrument,decided,until,basis\npact,2030-05-09,2030-05-01,text read\n",
        "register/reliance.csv": "instrument,point,publisher,organisation\ntruce,maps,Gazette,Norland\n",
        "register/papers.csv": "track,meeting,paper,version,date,title,organisation,language,status,document\n"
        "lakeside,Round 2,posts,1,2030-05-01,Posts,Norland,en,draft,posts\n",
    }))  # fmt: skip
    assert sorted(told) == sorted([
        "register/implementation.csv, row 2: 'score' is 4",
        "register/implementation.csv, row 3: 'date' is 'soon'",
        "register/implementation.csv, row 3: truce has no clause '9'",
        "register/implementation.csv, row 4: instrument 'pact' is not among the terms",
        "register/implementation.csv, row 4: a score without a number",
        "register/agenda.csv, row 2: track 'lakeside' has no meeting 'Round 9' in the register",
        "register/agenda.csv, row 3: truce has no clause '8'",
        "register/extensions.csv, row 2: instrument 'pact' is not among the terms",
        "register/extensions.csv, row 2: it ends before it was decided",
        "register/reliance.csv, row 2: 'Gazette' has no rendering of 'maps' in 'truce'",
        "register/papers.csv, row 2: document 'posts' is not in the folder",
    ])  # fmt: skip


def test_delegations_that_speak_for_one_another_in_a_circle_are_told(tmp_path: Path) -> None:
    rows = "".join(
        f"lakeside,Round 2,{who},head,accepted,{whom}\n"
        for who, whom in (("Envoys", "Front"), ("Front", "Council"), ("Council", "Envoys"), ("Norland", ""))
    )
    (told,) = faults(write(tmp_path, {"register/attendance.csv": ATTENDANCE + rows}))
    assert told == (
        "register/attendance.csv, row 2: Envoys for Front for Council for Envoys: they speak for one another in a circle"
    )


def test_nothing_is_held_against_what_could_not_be_read_itself(tmp_path: Path) -> None:
    told = faults(write(tmp_path, {
        "terms/truce.toml": "id = ",
        "register/meetings.csv": "",
        "register/implementation.csv": IMPLEMENTATION + "truce,9,2030-05-09,Tarn Watch,score,2,report 14\n",
        "register/attendance.csv": ATTENDANCE + "lakeside,Round 9,Norland,head,accepted,\n",
    }))  # fmt: skip
    assert [one.split(":")[0] for one in told] == ["terms/truce.toml", "register/meetings.csv"]
