"""A million reports are checked in one go, and a single wrong row among them is found."""

import polars as pl
import pytest

from detente.errors import InputError
from detente.tables import REPORTS

MILLION = 1_000_000


def reports() -> pl.DataFrame:
    n = pl.int_range(MILLION, eager=True)
    return pl.DataFrame({
        "source": pl.repeat("observers", MILLION, eager=True),
        "report_id": n.cast(pl.String),
        "date_start": pl.Series(["2030-05-04"]).new_from_index(0, MILLION),
        "latitude": (n % 90).cast(pl.String),
        "longitude": (n % 180).cast(pl.String),
        "geo_prec": (n % 5 + 1).cast(pl.String),
        "place_name": pl.repeat("الرستن", MILLION, eager=True),
        "fatalities_best": (n % 7).cast(pl.String),
    })  # fmt: skip


@pytest.mark.slow
def test_a_million_rows_are_read_and_the_wrong_ones_found() -> None:
    frame = reports()
    done = REPORTS.check(frame)
    assert done.height == MILLION
    assert done["fatalities_best"].sum() == sum(i % 7 for i in range(MILLION))
    assert done["place_name"].n_unique() == 1

    wrong = frame.with_columns(
        latitude=pl.when(pl.int_range(MILLION) == 777_777).then(pl.lit("361")).otherwise("latitude"),
        report_id=pl.when(pl.int_range(MILLION) == MILLION - 1).then(pl.lit("0")).otherwise("report_id"),
    )
    with pytest.raises(InputError) as caught:
        REPORTS.check(wrong)
    assert [(f.place, f.what) for f in caught.value.faults] == [
        ("row 777779", "'latitude' is 361.0"),
        ("row 1000001", "source, report_id repeats an earlier row"),
    ]
