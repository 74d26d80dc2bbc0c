"""Which reports tell of one incident: what must hold for any input, and how well a known truth is found."""

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reference.fusion_score import calibration, score
from tests.reference.fusion_simulator import War, simulate
from tests.reference.fusion_window import window_join

from detente.ceasefire.fusion import fuse
from detente.errors import InputError
from detente.tables import MEMBERSHIP, PAIRS, REPORTS

SHELLING = {
    "date_start": date(2030, 5, 4), "date_end": date(2030, 5, 4), "date_prec": 1, "latitude": 10.0, "longitude": 30.0,
    "geo_prec": 2, "place_name": "Dorn", "type_l1": "shelling", "type_l2": "hostilities", "type_l3": "hostilities",
    "actor_a": "Coast Guard", "actor_b": "Hill Army", "fatalities_best": 3,
}  # fmt: skip


def reports(*rows: dict[str, object]) -> pl.DataFrame:
    """Reports like the shelling of Dorn, but for what each row says."""
    named = [{**SHELLING, "report_id": str(i), **row} for i, row in enumerate(rows)]
    return REPORTS.check(pl.DataFrame(named, infer_schema_length=None))


def groups(membership: pl.DataFrame) -> set[frozenset[str]]:
    rows = membership.with_columns(name=pl.col("source") + ":" + pl.col("report_id"))
    return {frozenset(names) for names in rows.group_by("incident_id").agg("name")["name"].to_list()}


def test_two_sources_of_one_shelling_are_one_incident_and_the_reasons_say_why() -> None:
    fusion = fuse(
        reports({"source": "a"}, {"source": "b"}, {"source": "b", "latitude": 10.5}),
        aliases=None,
        taxonomy=None,
    )
    assert groups(fusion.membership) == {frozenset({"a:0", "b:1"}), frozenset({"b:2"})}
    assert not fusion.fitted
    assert "stated weights" in fusion.notes[0]
    reasons = fusion.pairs.row(0, named=True)["reasons"]
    for words in (
        "the same day",
        "same place name",
        "act: same act (+0.7)",
        "actors: both the same",
        "equal, 3 to 9 (+1.6)",
    ):
        assert words in reasons


def test_a_source_alone_is_left_as_it_is() -> None:
    fusion = fuse(reports({"source": "a"}, {"source": "a"}), aliases=None, taxonomy=None)
    assert fusion.membership["incident_id"].to_list() == ["a:0", "a:1"]
    assert "one source" in fusion.notes[0]


def test_nothing_gives_nothing() -> None:
    fusion = fuse(REPORTS.empty(), aliases=None, taxonomy=None)
    assert fusion.membership.height == fusion.pairs.height == 0


def test_a_source_given_twice_is_refused_with_every_report_named() -> None:
    twice = reports({"source": "a", "report_id": "x"}, {"source": "b"})
    with pytest.raises(InputError, match="report 'x'"):
        fuse(pl.concat([twice, twice]), aliases=None, taxonomy=None)


def test_reports_without_place_are_alone_and_counted() -> None:
    nowhere = [{"source": s, "latitude": None} for s in "ab"] + [{"source": s, "geo_prec": 5} for s in "ab"]
    fusion = fuse(reports(*nowhere), aliases=None, taxonomy=None)
    assert fusion.membership["incident_id"].n_unique() == 4
    assert "4 reports without place" in " ".join(fusion.notes)


def test_a_unique_source_never_tells_an_incident_twice() -> None:
    rows = [{"source": "a", "fatalities_best": 40}, {"source": "b", "fatalities_best": 40}] * 2
    fusion = fuse(reports(*rows), aliases=None, taxonomy=None, unique_sources=("a",))
    members = fusion.membership.filter(pl.col("source") == "a")
    assert members["incident_id"].n_unique() == 2


def test_aliases_and_slips_of_the_pen_are_one_actor() -> None:
    aliases = pl.DataFrame({"kind": ["actor"], "alias": ["GKP"], "canonical": ["Coast Guard"]})
    rows = reports({"source": "a", "actor_a": "gkp"}, {"source": "b", "actor_a": "Coast Gard"})
    assert "both the same" in fuse(rows, aliases=aliases, taxonomy=None).pairs["reasons"][0]
    assert "one the same" in fuse(rows, aliases=None, taxonomy=None).pairs["reasons"][0]


def test_the_taxonomy_fills_blank_types() -> None:
    taxonomy = pl.DataFrame(
        {
            "source": ["b"],
            "base_category": ["Arty fire"],
            "level1": ["shelling"],
            "level2": ["hostilities"],
            "level3": [None],
        }
    )
    blank = {"source": "b", "type_raw": "arty  FIRE", "type_l1": None, "type_l2": None, "type_l3": None}
    assert (
        "act: same act"
        in fuse(reports({"source": "a"}, blank), aliases=None, taxonomy=taxonomy).pairs["reasons"][0]
    )


def test_a_day_told_vaguely_is_a_range() -> None:
    vague = {"source": "b", "date_start": date(2030, 5, 7), "date_end": None, "date_prec": 2}
    fusion = fuse(reports({"source": "a"}, vague), aliases=None, taxonomy=None)
    assert "overlap" in fusion.pairs["reasons"][0]


@pytest.mark.slow
@given(st.integers(0, 10**6), st.integers(2, 60), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_every_report_appears_once_in_any_order_with_one_answer(
    seed: int, count: int, random: object
) -> None:
    rows, _ = simulate(War(incidents=count, days=10, towns=2, villages=3), seed)
    fusion = fuse(rows, aliases=None, taxonomy=None)
    MEMBERSHIP.check(fusion.membership)
    PAIRS.check(fusion.pairs)
    assert fusion.membership.height == rows.height
    assert fusion.membership.select("source", "report_id").n_unique() == rows.height
    order = list(range(rows.height))
    random.shuffle(order)  # type: ignore[attr-defined]
    again = fuse(rows[order], aliases=None, taxonomy=None)
    assert again.membership.equals(fusion.membership)
    assert again.pairs.equals(fusion.pairs)


@pytest.fixture(scope="module")
def war() -> tuple[pl.DataFrame, pl.DataFrame]:
    return simulate(War(incidents=3000), 71)


@pytest.mark.slow
def test_a_known_truth_is_found_without_labels_and_better_than_by_window(
    war: tuple[pl.DataFrame, pl.DataFrame],
) -> None:
    rows, truth = war
    fusion = fuse(rows, aliases=None, taxonomy=None)
    found, by_window = score(fusion.membership, truth), score(window_join(rows), truth)
    assert fusion.fitted
    assert found.pair_f1 > 0.74
    assert found.b_cubed > 0.89
    assert found.pair_f1 > by_window.pair_f1 + 0.15
    assert found.b_cubed > by_window.b_cubed + 0.03


@pytest.mark.slow
def test_stated_probabilities_are_near_the_true_shares(war: tuple[pl.DataFrame, pl.DataFrame]) -> None:
    rows, truth = war
    assert calibration(fuse(rows, aliases=None, taxonomy=None).pairs, truth) <= 0.10


def test_too_many_near_pairs_are_refused_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.ceasefire.fusion.candidates.MOST_PAIRS", 5)
    with pytest.raises(InputError, match="fuse a shorter period"):
        fuse(reports(*({"source": s} for s in "aabb")), aliases=None, taxonomy=None)


def test_a_coarse_act_of_the_terms_is_no_other_act() -> None:
    coarse = {"source": "b", "type_l1": "hostilities", "type_l2": None, "type_l3": None}
    fine = {"source": "a", "type_l2": None, "type_l3": None}
    assert "told no finer" in fuse(reports(fine, coarse), aliases=None, taxonomy=None).pairs["reasons"][0]


@pytest.mark.slow
def test_what_is_not_there_is_not_found() -> None:
    """Two sources that never tell of the same incident: almost nothing may be joined."""
    one, two = (
        simulate(War(incidents=1500), seed)[0].filter(pl.col("source") == name)
        for seed, name in ((1, "north"), (2, "watch"))
    )
    fusion = fuse(pl.concat([one, two]), aliases=None, taxonomy=None)
    joined = fusion.membership.group_by("incident_id").len().filter(pl.col("len") > 1)
    assert joined.height < 0.02 * fusion.membership.height


def test_scores_are_those_worked_out_by_hand() -> None:
    truth = pl.DataFrame({"source": ["a"] * 4, "report_id": list("1234"), "incident": [1, 1, 1, 2]})
    found = pl.DataFrame({"source": ["a"] * 4, "report_id": list("1234"), "incident_id": list("xxyy")})
    scored = score(found, truth)
    assert scored.pair_precision == 1 / 2
    assert scored.pair_recall == pytest.approx(1 / 3)
    precision, recall = (1 + 1 + 0.5 + 0.5) / 4, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4
    assert scored.b_cubed == pytest.approx(2 * precision * recall / (precision + recall))
    assert scored.exact == 0
    assert np.isfinite(scored.pair_f1)
