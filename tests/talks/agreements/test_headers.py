"""The example in each package's header says what the code does."""

import doctest

import pytest

from detente.store import exchange
from detente.talks import agreements, calendar, exports, rounds
from detente.talks.calendar import triggers


@pytest.mark.parametrize(
    "module", [agreements, calendar, triggers, exports, rounds, exchange], ids=lambda m: m.__name__
)
def test_the_example_holds(module: object) -> None:
    done = doctest.testmod(module)  # type: ignore[arg-type]
    assert done.attempted > 0
    assert done.failed == 0
