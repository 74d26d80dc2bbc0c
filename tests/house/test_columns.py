"""Every column says what it is and whom it could hurt; silence is not an answer.

When a test here fails: mend the declaration in ``detente.tables``, not the test. A column that names or places a
person, or places an event more exactly than the public pages may show, is not public.
"""

import re

import polars as pl
import pytest

from detente.tables import ALL, Column, Sensitivity, Table

COLUMNS = [
    pytest.param(column, id=f"{name}.{column.name}")
    for name, table in ALL.items()
    for column in table.columns
]

# Names of columns that could lead to a person or a position. The words are matched whole between underscores.
NOT_PUBLIC = re.compile(
    r"(^|_)(latitude|longitude|geometry|place_name|given|father|grandfather|family|mother|kunya|birth|home|phone|address|id_no|contact|witness|witnesses|holder)(_|$)"
)


def test_tables_are_known_by_their_names() -> None:
    assert ALL
    assert {name: table.name for name, table in ALL.items()} == {name: name for name in ALL}


@pytest.mark.parametrize("table", ALL.values(), ids=list(ALL))
def test_table_says_what_a_row_is(table: Table) -> None:
    assert len(table.meaning.split()) > 2
    assert table.columns
    assert len(set(table.names)) == len(table.names), "a column is declared twice"
    assert set(table.key) <= set(table.names), "the key names a column that is not there"


@pytest.mark.parametrize("column", COLUMNS)
def test_column_is_declared_whole(column: Column) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", column.name)
    assert isinstance(column.dtype, pl.DataType), "the type is an instance, as pl.Int64()"
    assert column.meaning.strip(), "say what the column means"
    assert isinstance(column.sensitivity, Sensitivity), "say whom the column may reach"


@pytest.mark.parametrize("column", COLUMNS)
def test_a_number_or_a_time_has_a_unit(column: Column) -> None:
    if column.dtype.is_numeric() or column.dtype.is_temporal():
        assert column.unit not in {"", "none"}, "name the unit (persons, km, day, class, share, ...)"


@pytest.mark.parametrize("column", COLUMNS)
def test_what_leads_to_a_person_or_a_position_is_not_public(column: Column) -> None:
    if NOT_PUBLIC.search(column.name):
        assert column.sensitivity is not Sensitivity.PUBLIC


@pytest.mark.parametrize("column", COLUMNS)
def test_limits_and_words_fit_the_type(column: Column) -> None:
    if column.words:
        assert column.dtype == pl.String
    if column.least is not None or column.most is not None:
        assert column.dtype.is_numeric()
