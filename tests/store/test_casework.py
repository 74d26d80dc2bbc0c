"""Workflow files of a folder: good ones are read, bad ones are refused whole, with the place of every fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.store.small_folder import PROCESS, write

from detente.errors import InputError
from detente.store.folder import read_folder

STEPS = """\
case,step,kind,outcome,at,by,to,report,instrument,clause,against,says
T-1,1,allegation,,2030-05-01,sudland,,patrol:r1,truce,1,norland,أُطلِقت النار
T-1,2,asked,,2030-05-02,watch,norland,,,,,
"""
DUTY = """\
post,organisation,begins,ends,holder,contact
desk,watch,2030-05-01T00:00+00:00,,Ada Quill,line 1
"""
FLASHES = """\
report,handed_in,told_at,by,post
patrol:r1,2030-05-02T10:00+00:00,2030-05-02T10:30+00:00,watch,desk
"""
MEASURES = """\
measure,kind,status,date,by,zone
line,hotline,agreed,2030-05-01,watch,north-vale
"""
GOOD = {
    "casework/watch.csv": STEPS,
    "register/duty.csv": DUTY,
    "register/flashes.csv": FLASHES,
    "register/measures.csv": MEASURES,
}


def refused(tmp_path: Path, **changed: str) -> list[str]:
    names = {"steps": "casework/watch.csv", "more": "casework/other.csv", "duty": "register/duty.csv",
             "flashes": "register/flashes.csv", "measures": "register/measures.csv", "process": "process.toml"}  # fmt: skip
    write(tmp_path, {**GOOD, **{names[k]: v for k, v in changed.items()}})
    with pytest.raises(InputError) as caught:
        read_folder(tmp_path)
    return [str(f) for f in caught.value.faults]


def test_good_files_are_read(tmp_path: Path) -> None:
    state = read_folder(write(tmp_path, GOOD))
    assert [t.height for t in (state.casework, state.duty, state.flashes, state.measures)] == [2, 1, 1, 1]
    assert state.casework["says"][0] == "أُطلِقت النار"


@pytest.mark.parametrize("name", ["Unit 00", "unit  00", "TN010101", "قرية 7"])
def test_public_words_name_no_place_narrower_than_a_district(tmp_path: Path, name: str) -> None:
    faults = refused(tmp_path, steps=STEPS.replace("أُطلِقت النار", f"Shots fell near {name}."))
    assert len(faults) == 1
    assert "case 'T-1', step 1: 'says' is public and names a place narrower than a district" in faults[0]
    assert name not in faults[0], "the fault does not repeat the place"


def test_a_folder_without_them_is_whole(tmp_path: Path) -> None:
    state = read_folder(write(tmp_path))
    assert [t.height for t in (state.casework, state.duty, state.flashes, state.measures)] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("steps", STEPS.replace("T-1,2,asked", "T-1,3,asked"), "case 'T-1', step 3: step 2 of the case is missing"),
        ("steps", STEPS.replace("watch,norland", "watch,westland"), "organisation 'westland' is not declared"),
        ("steps", STEPS.replace("patrol:r1", "patrol:r9999"), "no report 'patrol:r9999' is in the folder"),
        ("steps", STEPS.replace(",truce,1,", ",truce,7,"), "'truce' has no clause '7'"),
        ("steps", STEPS.replace(",asked,", ",question,"), "casework/watch.csv, row 3: 'kind' is 'question'"),
        ("steps", "case,stage\nT-1,2\n", "casework/watch.csv"),
        ("steps", "", "casework/watch.csv"),
        ("duty", DUTY + "desk,watch,2030-05-03T00:00+00:00,,Ivo,line 2\n", "duty, row 3: it begins 2030-05-03T00:00:00+00:00 at 'desk'"),
        ("duty", DUTY.replace("desk,watch", "desk,nobody"), "duty, row 2: organisation 'nobody' is not declared"),
        ("flashes", FLASHES.replace(",desk", ",gate"), "flashes, row 2: the duty list has no post 'gate'"),
        ("flashes", FLASHES.replace("T10:30", "T09:30"), "it was told before it was handed in"),
        ("measures", MEASURES.replace("north-vale", "south-vale"), "measures, 'line': zone 'south-vale' is not drawn"),
        ("measures", MEASURES.replace("hotline", "cake"), "register/measures.csv, row 2: 'kind' is 'cake'"),
        ("more", STEPS.replace("sudland", "watch"), "case 'T-1', step 1: it was handed in twice with different content ('by')"),
        ("more", STEPS, "case 'T-1', step 2: it was handed in twice, word for word"),
        ("process", PROCESS.replace('id = "watch"', 'id = "watch"\nanswers_for = ["norland"]'), "it answers for a party and is no guarantor"),
        ("process", PROCESS.replace('id = "sudland"', 'id = "sudland"\nanswers_for = ["nobody"]'), "organisation 'nobody' is not declared"),
        ("process", PROCESS + '[[flash]]\nid = "x"\nnames = { en = "X" }\nacts = ["magic"]\n', "flash 'x': 'magic' is no act that terms know"),
    ],
)  # fmt: skip
def test_bad_files_are_refused(tmp_path: Path, name: str, text: str, said: str) -> None:
    found = refused(tmp_path, **{name: text})
    assert [f for f in found if said in f], found


def test_faults_of_every_file_come_at_once_and_none_is_invented(tmp_path: Path) -> None:
    found = refused(
        tmp_path, steps=STEPS.replace("2030-05-02", "some day"), duty=DUTY.replace("2030-05-01T00:00+00:00", "noon"),
        measures=MEASURES.replace("north-vale", "x"),
    )  # fmt: skip
    assert len(found) == 3, found


def test_a_file_with_wrong_columns_makes_no_missing_steps_elsewhere(tmp_path: Path) -> None:
    found = refused(
        tmp_path,
        steps="case,stage\nT-1,2\n",
        more=STEPS.replace("T-1,1,", "T-2,2,").replace("T-1,2,", "T-2,3,"),
    )
    assert not [f for f in found if "is missing" in f and "T-2" in f]
