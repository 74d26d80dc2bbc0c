"""Whose word incidents rest on: one source alone, several, or none."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.tables import INCIDENTS
from detente.whose_word import rests_on, without


def incidents(*sources: str) -> pl.DataFrame:
    """An incident for each ';'-joined list of original sources."""
    rows = [
        {"incident_id": str(i), "original_sources": s, "independent": len(s.split(";"))}
        for i, s in enumerate(sources)
    ]
    return pl.DataFrame(rows, schema=INCIDENTS.schema)


def test_the_share_that_one_source_alone_carries() -> None:
    rests = rests_on(incidents("Lakeside Watch", "Lakeside Watch", "Lakeside Watch;River Post", "River Post"))
    assert (rests.lead, rests.share, rests.incidents) == ("Lakeside Watch", 0.5, 4)
    assert rests.shown() == "50 % of 4 incidents rest on Lakeside Watch alone"


def test_without_the_lead_remain_those_that_somebody_else_reports_too() -> None:
    all_ = incidents("Lakeside Watch", "Lakeside Watch;River Post", "River Post")
    assert without(all_, "Lakeside Watch")["incident_id"].to_list() == ["1", "2"]
    assert without(all_, "nobody").height == 3


def test_none_alone_and_none_at_all_are_said_in_words() -> None:
    assert rests_on(incidents("A;B", "B;C")).shown() == "no incident rests on one source alone"
    assert rests_on(incidents()).shown() == "rests on no incident"


def test_a_tie_is_settled_by_name_so_that_the_answer_never_wavers() -> None:
    assert rests_on(incidents("B", "A")).lead == rests_on(incidents("A", "B")).lead == "A"


def test_large_numbers_are_grouped_and_names_of_any_script_kept() -> None:
    assert rests_on(incidents(*["المرصد"] * 1200)).shown() == "100 % of 1,200 incidents rest on المرصد alone"


@pytest.mark.slow
@given(st.lists(st.sampled_from(["A", "B", "A;B", "C", "B;C"]), max_size=12))
@settings(deadline=None)
def test_the_share_is_what_counting_gives(sources: list[str]) -> None:
    rests = rests_on(incidents(*sources))
    alone = [s for s in sources if ";" not in s]
    assert rests.share == (max((alone.count(s) for s in alone), default=0) / len(sources) if sources else 0.0)
    if rests.lead:
        left = without(incidents(*sources), rests.lead).height
        assert left == len(sources) - alone.count(rests.lead)
