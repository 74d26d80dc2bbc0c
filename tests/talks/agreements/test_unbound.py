"""Passives that bind nobody by name are kept; those with an agent, definitions and final clauses are not."""

import pytest

from detente.talks.agreements import unbound


@pytest.mark.parametrize(
    "says",
    [
        "The area shall be cleared of mines within 30 days of the signing.",
        "Heavy weapons must be withdrawn by 5 May.",
        "All prisoners are to be released immediately.",
        "No new positions shall be built in the zone.",
    ],
)
def test_what_nobody_by_name_is_to_do_is_kept(says: str) -> None:
    assert [one.text for one in unbound(f"Preamble. {says}")] == [says.rstrip(".")]


@pytest.mark.parametrize(
    "says",
    [
        "The lists shall be exchanged by the Parties.",
        "The road shall be kept open by both sides.",
        "The term shall be understood as defined above.",
        "The bridge was opened.",
        "The Parties shall open the bridge.",
    ],
)
def test_what_names_its_bearer_or_owes_nothing_is_not(says: str) -> None:
    assert unbound(says) == ()


def test_its_place_is_that_of_the_text() -> None:
    text = "First.\n\nThe area shall be cleared."
    (one,) = unbound(text)
    assert text[one.start : one.end].strip() == "The area shall be cleared."
