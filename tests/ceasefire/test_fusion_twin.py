"""The vectorised fusion says what its plain twin says, on small wars of many shapes."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reference.fusion_plain import plain_cluster, plain_log_odds, plain_pairs, plain_rivals
from tests.reference.fusion_simulator import War, simulate

from detente.ceasefire.fusion.candidates import apart, near
from detente.ceasefire.fusion.cluster import cluster
from detente.ceasefire.fusion.compare import cells, levels
from detente.ceasefire.fusion.model import Model, stated
from detente.ceasefire.fusion.rivals import among_rivals
from detente.ceasefire.fusion.sheet import Sheet, lay_out

DENSE = War(incidents=45, days=12, towns=2, villages=4, several_days=0.3)


def shaken(seed: int) -> Model:
    """A model unlike the stated one, so that agreement is no accident of round numbers."""
    rng = np.random.default_rng(seed)
    plain = stated()
    weights = tuple(w + rng.normal(0, 0.5, len(w)) * (w != 0) for w in plain.weights)
    return replace(
        plain,
        weights=weights,
        chances=np.clip(plain.chances * rng.uniform(0.5, 1.5, plain.chances.shape), 1e-4, 0.9),
    )


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_pairs_scores_and_groups_agree_with_the_plain_twin(seed: int) -> None:
    reports, _ = simulate(DENSE, seed)
    sheet, model = lay_out(reports, None, None), shaken(seed)
    pairs = near(sheet, set())
    plain = plain_pairs(sheet)
    found = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    assert sorted(found) == sorted(plain)
    assert len(plain) > 500
    assert dict(zip(found, pairs.gap.tolist(), strict=True)) == {p: gap for p, (_, gap) in plain.items()}

    same = sheet.source[pairs.left] == sheet.source[pairs.right]
    odds = model.log_odds(cells(sheet, pairs), levels(sheet, pairs), same)
    plain_odds = {p: plain_log_odds(sheet, model, p, *plain[p]) for p in found}
    np.testing.assert_allclose(odds, [plain_odds[p] for p in found], atol=1e-9)

    given_rivals = among_rivals(sheet.source, pairs, odds, same)
    plain_given = plain_rivals(sheet, plain_odds)
    np.testing.assert_allclose(given_rivals, [plain_given[p] for p in found], atol=1e-7)

    group = cluster(sheet.source, pairs.left, pairs.right, given_rivals)
    groups = {frozenset(np.flatnonzero(group == g).tolist()) for g in np.unique(group)}
    assert groups == plain_cluster(sheet.source.tolist(), plain_given)


@pytest.mark.slow
@given(
    st.integers(3, 14),
    st.integers(1, 3),
    st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13), st.integers(-400, 400)), max_size=60),
)
@settings(max_examples=200, deadline=None)
def test_grouping_agrees_with_the_plain_twin(
    count: int, files: int, edges: list[tuple[int, int, int]]
) -> None:
    source = [i % files for i in range(count)]
    odds = {(min(a, b), max(a, b)): o / 100 for a, b, o in edges if a != b and max(a, b) < count}
    left, right = (np.array([p[end] for p in odds], dtype=np.int64) for end in (0, 1))
    group = cluster(np.array(source), left, right, np.array(list(odds.values()), dtype=np.float64))
    groups = {frozenset(np.flatnonzero(group == g).tolist()) for g in np.unique(group)}
    assert groups == plain_cluster(source, odds)


@pytest.mark.slow
def test_pairs_apart_are_all_that_lie_at_one_place_and_8_to_16_days_apart() -> None:
    sheet = lay_out(simulate(War(incidents=150, days=60, towns=2, villages=4), 3)[0], None, None)
    pairs = apart(sheet, (8, 16), 5.0, 10**9)
    assert sorted(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)) == sorted(by_hand(sheet))


def by_hand(sheet: Sheet) -> list[tuple[int, int]]:
    rows = [
        i for i in range(len(sheet.first)) if sheet.precision[i] <= 2 and sheet.last[i] - sheet.first[i] <= 2
    ]
    found = []
    for a in rows:
        for b in rows:
            days = max(sheet.first[b] - sheet.last[a], sheet.first[a] - sheet.last[b])
            middle = np.radians((sheet.latitude[a] + sheet.latitude[b]) / 2)
            km = 111.2 * np.hypot(
                sheet.latitude[a] - sheet.latitude[b],
                (sheet.longitude[a] - sheet.longitude[b]) * np.cos(middle),
            )
            if a < b and sheet.source[a] != sheet.source[b] and 8 <= days <= 16 and km <= 5:
                found.append((a, b))
    return found
