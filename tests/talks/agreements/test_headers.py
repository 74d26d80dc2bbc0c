"""The example in each package's header says what the code does."""

import doctest

import pytest

from detente.talks import agreements, calendar, exports, registers, rounds
from detente.talks.agreements import counted
from detente.talks.calendar import triggers


@pytest.mark.parametrize(
    "module", [agreements, counted, calendar, triggers, exports, rounds, registers], ids=lambda m: m.__name__
)
def test_the_example_holds(module: object) -> None:
    done = doctest.testmod(module)  # type: ignore[arg-type]
    assert done.attempted > 0
    assert done.failed == 0
