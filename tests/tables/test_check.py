"""What was handed in is either right or a fault: nothing crashes, nothing is dropped, all faults come at once."""

from datetime import date, datetime, time, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import InputError
from detente.tables import ALL, REPORTS, TALLIES, Column, Sensitivity, Table, in_order
from detente.tables.column import public, restricted, shared

POSTS = Table(
    "posts",
    "Posts along a line.",
    (
        public("post", pl.String(), "name of the post", required=True),
        public("opened", pl.Date(), "first day", "day", required=True),
        public("seats", pl.Int64(), "people it holds", "persons", least=0, most=40),
        public("share", pl.Float64(), "share of the day it is manned", "share", least=0),
        shared("north", pl.Float64(), "latitude", "degrees"),
        public("kind", pl.String(), "what it is", words=("checkpoint", "observation")),
        public("lit", pl.Boolean(), "has it light"),
    ),
    key=("post", "opened"),
)
GOOD = {
    "post": "Bridge",
    "opened": "2030-05-04",
    "seats": "4",
    "share": "0.5",
    "kind": "checkpoint",
    "lit": "yes",
}


def posts(*rows: dict[str, Any]) -> pl.DataFrame:
    """Rows like the bridge's, but for what each says; all as text, as a CSV gives them."""
    return pl.DataFrame(
        [{**GOOD, "post": f"Post {i}", **row} for i, row in enumerate(rows)], infer_schema_length=None
    )


def told(frame: pl.DataFrame, table: Table = POSTS) -> list[tuple[str, str, str]]:
    with pytest.raises(InputError) as caught:
        table.check(frame, "posts.csv")
    return [(f.place, f.what, f.remedy) for f in caught.value.faults]


def test_text_becomes_the_declared_types_in_the_declared_order() -> None:
    frame = POSTS.check(posts({}).select("lit", "seats", "post", "opened", "kind", "share"))
    assert frame.schema == POSTS.schema
    assert frame.columns == POSTS.names
    assert frame.row(0, named=True) == {
        "post": "Post 0", "opened": date(2030, 5, 4), "seats": 4, "share": 0.5, "north": None, "kind": "checkpoint",
        "lit": True,
    }  # fmt: skip


def test_all_faults_of_all_rows_are_told_at_once_with_row_and_remedy() -> None:
    frame = posts(
        {"opened": "next week", "seats": "4.5"},
        {},
        {"kind": "gate", "seats": "41"},
        {"post": " ", "share": "-1"},
    )
    found = told(frame)
    assert {(place, what) for place, what, _ in found} == {
        ("posts.csv, row 2", "'opened' is 'next week'"),
        ("posts.csv, row 2", "'seats' is '4.5'"),
        ("posts.csv, row 4", "'kind' is 'gate'"),
        ("posts.csv, row 4", "'seats' is 41"),
        ("posts.csv, row 5", "'post' is empty"),
        ("posts.csv, row 5", "'share' is -1.0"),
    }
    remedies = {what: remedy for _, what, remedy in found}
    assert remedies["'opened' is 'next week'"] == "write a date as 2018-03-16"
    assert remedies["'seats' is '4.5'"] == "write a whole number from 0 to 40, or leave it empty"
    assert remedies["'kind' is 'gate'"] == "use one of checkpoint, observation"
    assert remedies["'share' is -1.0"] == "write a number not below 0"


def test_a_missing_required_column_names_it_and_what_was_found() -> None:
    ((place, what, remedy),) = told(posts({}).drop("opened").rename({"seats": "chairs"}))
    assert place == "posts.csv, header"
    assert "'opened'" in what
    assert "chairs" in what
    assert "opened" in remedy
    assert "found no columns" in told(pl.DataFrame())[0][1]


def test_a_missing_optional_column_is_unknown_throughout() -> None:
    frame = POSTS.check(posts({}, {}).drop("seats"))
    assert frame["seats"].to_list() == [None, None]


def test_a_repeated_key_is_told_together_with_other_faults() -> None:
    frame = posts(
        {"post": "Bridge"}, {"post": "Hill", "seats": "many"}, {"post": "Bridge"}, {"post": "Bridge"}
    )
    found = told(frame)
    assert {(place, what) for place, what, _ in found} == {
        ("posts.csv, row 3", "'seats' is 'many'"),
        ("posts.csv, row 4", "post, opened repeats an earlier row"),
        ("posts.csv, row 5", "post, opened repeats an earlier row"),
    }


def test_two_unreadable_keys_are_no_repetition() -> None:
    frame = posts({"post": "Bridge", "opened": "?"}, {"post": "Bridge", "opened": "??"})
    assert [what for _, what, _ in told(frame)] == ["'opened' is '?'", "'opened' is '??'"]


def test_keys_that_differ_only_by_blanks_are_the_same_key() -> None:
    assert "repeats an earlier row" in told(posts({"post": "Bridge"}, {"post": " Bridge "}))[0][1]


def read(dtype: pl.DataType, values: pl.Series | list[Any], **more: Any) -> tuple[list[Any], int]:
    """The values as a column of this type reads them, and how many faults it found."""
    series = values if isinstance(values, pl.Series) else pl.Series(values)
    typed, wrong = public("it", dtype, "it", **more).read(series)
    assert typed.dtype == dtype
    assert len(typed) == len(series)
    return typed.to_list(), len(wrong)


@pytest.mark.parametrize(
    ("dtype", "text", "value"),
    [
        (pl.Date(), "2030-05-04", date(2030, 5, 4)),
        (pl.Date(), " 2030-05-04 ", date(2030, 5, 4)),
        (pl.Date(), "2030-05-04T06:10:00", date(2030, 5, 4)),
        (pl.Date(), "2030-05-04 00:00:00.000", date(2030, 5, 4)),
        (pl.Date(), "2030-05-04T06:10+02:00", date(2030, 5, 4)),
        (pl.Date(), "2028-02-29", date(2028, 2, 29)),
        (pl.Int64(), "12", 12),
        (pl.Int64(), "12.0", 12),
        (pl.Int64(), "-3", -3),
        (pl.Float64(), "0.25", 0.25),
        (pl.Float64(), "1e3", 1000.0),
        (pl.Boolean(), "Yes", True),
        (pl.Boolean(), "0", False),
        (pl.String(), "  as written ", "as written"),
        (pl.String(), "", None),
        (pl.Int64(), "   ", None),
    ],
)
def test_text_that_can_be_read(dtype: pl.DataType, text: str, value: object) -> None:
    assert read(dtype, [text]) == ([value], 0)


@pytest.mark.parametrize(
    ("dtype", "text"),
    [
        (pl.Date(), "2030-02-30"), (pl.Date(), "04.05.2030"), (pl.Date(), "30-5-4"), (pl.Date(), "2030"),
        (pl.Date(), "2030-05-04 to 2030-05-09"), (pl.Date(), "2030-05-04 or a day later"), (pl.Date(), "20300504"),
        (pl.Date(), "٢٠٣٠-٠٥-٠٤"), (pl.Date(), "2030-05-04T25"),
        (pl.Int64(), "4.5"), (pl.Int64(), "four"), (pl.Int64(), "1,234"), (pl.Int64(), "9" * 30), (pl.Int64(), "nan"),
        (pl.Int64(), "inf"), (pl.Int64(), "0x10"),
        (pl.Float64(), "nan"), (pl.Float64(), "inf"), (pl.Float64(), "-inf"), (pl.Float64(), "1e999"),
        (pl.Float64(), "0,5"), (pl.Float64(), "half"),
        (pl.Boolean(), "perhaps"),
    ],
)  # fmt: skip
def test_text_that_cannot_be_read_is_a_fault_and_not_a_guess(dtype: pl.DataType, text: str) -> None:
    assert read(dtype, [text]) == ([None], 1)


@pytest.mark.parametrize(
    ("dtype", "values", "expected"),
    [
        (pl.Int64(), pl.Series([4], dtype=pl.UInt8), 4),
        (pl.Int64(), pl.Series([4.0]), 4),
        (pl.Int64(), pl.Series([True]), 1),
        (pl.Float64(), pl.Series([4], dtype=pl.Int32), 4.0),
        (pl.Date(), pl.Series([datetime(2030, 5, 4, 23, 0)]), date(2030, 5, 4)),  # noqa: DTZ001
        (pl.String(), pl.Series([12]), "12"),
        (pl.String(), pl.Series([date(2030, 5, 4)]), "2030-05-04"),
        (pl.String(), pl.Series(["a"], dtype=pl.Categorical), "a"),
        (pl.Date(), pl.Series(["2030-05-04"], dtype=pl.Categorical), date(2030, 5, 4)),
        (pl.Int64(), pl.Series(["7"], dtype=pl.Enum(["7"])), 7),
        (pl.Date(), pl.Series([None]), None),
        (pl.Float64(), pl.Series([None], dtype=pl.Int64), None),
    ],
)
def test_typed_columns_as_parquet_gives_them(dtype: pl.DataType, values: pl.Series, expected: object) -> None:
    assert read(dtype, values) == ([expected], 0)


@pytest.mark.parametrize(
    ("dtype", "values"),
    [
        (pl.Date(), pl.Series([20300504])),  # a day written as a number is not so many days after 1970
        (pl.Date(), pl.Series([21000.0])),
        (pl.Date(), pl.Series([True])),
        (pl.Int64(), pl.Series([4.5])),
        (pl.Int64(), pl.Series(["1.50"]).cast(pl.Decimal(10, 2))),
        (pl.Int64(), pl.Series([2**64 - 1], dtype=pl.UInt64)),
        (pl.Int64(), pl.Series([date(2030, 5, 4)])),
        (pl.Int64(), pl.Series([timedelta(days=1)])),
        (pl.Float64(), pl.Series([float("nan")])),
        (pl.Float64(), pl.Series([float("inf")])),
        (pl.Float64(), pl.Series([time(6, 10)])),
        (pl.Date(), pl.Series([[1, 2]])),
        (pl.Int64(), pl.Series([{"a": 1}])),
        (pl.Float64(), pl.Series([{"a": 1}])),
        (pl.String(), pl.Series([b"\xff\x00"])),
        (pl.String(), pl.Series([["a"]])),
        (pl.Boolean(), pl.Series([date(2030, 5, 4)])),
    ],
)  # fmt: skip
def test_a_type_that_can_mean_nothing_here_is_a_fault(dtype: pl.DataType, values: pl.Series) -> None:
    assert read(dtype, values) == ([None], 1)


def test_limits_include_both_ends() -> None:
    assert read(pl.Int64(), ["0", "3", "-1", "4"], least=0, most=3)[1] == 2
    assert read(pl.Float64(), [0.0, 1.0, 1.0001, -0.0001], least=0, most=1)[1] == 2


def test_words_are_exact_and_the_remedy_lists_them() -> None:
    values, wrong = public("it", pl.String(), "it", words=("denied", "delayed")).read(
        pl.Series(["denied", "Denied"])
    )
    assert values.to_list() == ["denied", "Denied"]
    assert [(i, remedy) for i, _, remedy in wrong] == [(1, "use one of denied, delayed")]


@pytest.mark.parametrize(
    "name",
    [
        "الرستن", "الغوطة الشرقية", "حَلَب", "معرّة النعمان",  # Arabic, with marks
        "غوطهٔ شرقی", "می‌خواهم", "تهران",  # Persian, with a zero-width non-joiner
        "Шығыс Гута", "Қызылорда", "Түркістан", "Үстірт", "Өскемен", "Ғабит", "Һәм",  # Kazakh
        "İdlib", "Iğdır", "Doğu Guta", "Şanlıurfa", "Çobanbey",  # Turkish, dotted and dotless i
        "Восточная Гута", "Щорс", "Ёлкино", "Њива", "Ѓорче",  # Cyrillic
        "Դամասկոս", "דמשק", "ኣስመራ", "东古塔", "دمشق‏", "e\u0301", "\u00e9",  # and others; marks are not recomposed
    ],
)  # fmt: skip
def test_names_of_any_script_pass_unchanged(name: str) -> None:
    frame = pl.DataFrame(
        {"report_id": [name], "date_start": ["2030-05-04"], "place_name": [name], "actor_a": [name]}
    )
    done = REPORTS.check(frame)
    for column in ("report_id", "place_name", "actor_a"):
        assert done[column][0] == name
        assert done[column][0].encode() == name.encode()


def test_a_fault_shows_a_long_value_shortened() -> None:
    ((_, what, _),) = told(posts({"seats": "x" * 500}))
    assert len(what) < 60


def test_silence_about_sensitivity_is_no_answer() -> None:
    with pytest.raises(TypeError):
        Column("it", pl.String(), "it", "none")  # type: ignore[call-arg]
    assert public("a", pl.String(), "a").sensitivity is Sensitivity.PUBLIC
    assert shared("a", pl.String(), "a").sensitivity is Sensitivity.SHARED
    assert restricted("a", pl.String(), "a").sensitivity is Sensitivity.RESTRICTED


def test_a_frame_that_the_program_makes_must_fit_at_once() -> None:
    assert POSTS.make([]).schema == POSTS.empty().schema == POSTS.schema
    with pytest.raises((TypeError, pl.exceptions.PolarsError)):
        POSTS.make([{"post": "Bridge", "opened": date(2030, 5, 4), "seats": "many"}])


def test_one_order_whatever_order_rows_came_in() -> None:
    frame = pl.DataFrame({"a": [2, None, 1], "b": ["x", "y", "z"]})
    assert in_order(frame, "a").to_dicts() == in_order(frame.reverse(), "a").to_dicts()
    assert in_order(frame, "a")["a"].to_list() == [1, 2, None]


@pytest.mark.parametrize("table", ALL.values(), ids=list(ALL))
def test_an_empty_table_with_its_header_is_good(table: Table) -> None:
    text = pl.DataFrame({name: pl.Series([], dtype=pl.String) for name in table.names})
    assert table.check(text).schema == table.schema
    assert table.check(table.empty()).equals(table.empty())


# Garbage -----------------------------------------------------------------------------------------------------

SAID = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.sampled_from(
        ["", " ", "nan", "inf", "-1", "0", "1", "3", "91", "2030-05-04", "2030-05-04T00:00:00", "total"]
    ),
    st.dates().map(str),
    st.integers().map(str),
    st.floats().map(str),
)
TYPED = {
    pl.Int64: st.integers(-(2**63), 2**63 - 1), pl.Float64: st.floats(), pl.Boolean: st.booleans(), pl.Date: st.dates(),
    pl.UInt64: st.integers(0, 2**64 - 1), pl.Binary: st.binary(max_size=4), pl.Time: st.times(),
    pl.Datetime("us"): st.datetimes(), pl.Duration("us"): st.timedeltas(timedelta(-1000), timedelta(1000)),
    pl.List(pl.Int64): st.lists(st.integers(0, 9), max_size=2), pl.String: st.text(max_size=6),
    pl.Struct({"a": pl.Int64}): st.fixed_dictionaries({"a": st.integers(0, 9)}),
}  # fmt: skip


WHITE = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""What Unicode calls white space. Python's own strip() takes some control characters too; they are kept or told."""


def judged_fairly(table: Table, frame: pl.DataFrame) -> None:
    """Every cell is kept, or empty as it was, or told: nothing crashes and nothing vanishes."""
    typed, faults = table.faults(frame)
    if any(f.place == "header" for f in faults):
        assert any(c.required and c.name not in frame.columns for c in table.columns)
        return
    assert typed.height == frame.height
    assert typed.schema == table.schema
    for fault in faults:
        assert fault.what
        assert fault.remedy
    said = {(f.place, f.what.split(" ")[0]) for f in faults}
    for column in table.columns:
        if column.name not in frame.columns:
            continue
        for i, (before, after) in enumerate(
            zip(frame[column.name].to_list(), typed[column.name].to_list(), strict=True)
        ):
            blank = before is None or (isinstance(before, str) and not before.strip(WHITE))
            fault = (f"row {i + 2}", f"'{column.name}'") in said
            if blank:
                assert after is None
                assert fault == column.required
            elif after is None:
                assert fault
    if faults:
        with pytest.raises(InputError) as caught:
            table.check(frame)
        assert caught.value.faults == tuple(faults)


@pytest.mark.slow
@given(st.sampled_from([POSTS, REPORTS, TALLIES]), st.data())
@settings(deadline=None, max_examples=50)
def test_random_text_is_kept_or_told(table: Table, data: st.DataObject) -> None:
    rows = data.draw(st.integers(0, 4))
    columns = {name: data.draw(st.lists(SAID, min_size=rows, max_size=rows)) for name in table.names}
    judged_fairly(table, pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)))


@pytest.mark.slow
@given(st.data())
@settings(deadline=None, max_examples=50)
def test_columns_of_any_type_are_kept_or_told(data: st.DataObject) -> None:
    rows = data.draw(st.integers(1, 3))
    columns = []
    for name in POSTS.names:
        dtype = data.draw(st.sampled_from(list(TYPED)))
        values = data.draw(st.lists(st.one_of(st.none(), TYPED[dtype]), min_size=rows, max_size=rows))
        columns.append(pl.Series(name, values, dtype=dtype, strict=False))
    judged_fairly(POSTS, pl.DataFrame(columns))


@pytest.mark.slow
@given(st.lists(st.sampled_from([*POSTS.names, "chairs", "Post"]), unique=True))
@settings(deadline=None)
def test_any_header_is_accepted_or_told(names: list[str]) -> None:
    judged_fairly(POSTS, pl.DataFrame({name: ["1"] for name in names}))
