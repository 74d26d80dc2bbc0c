"""One value, one spelling: RFC 8785 to the byte, and nothing else is taken."""

import hashlib
import json
import math
import struct
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError
from detente.record.canonical import SAFE, canonical, canonical_plain, number, read_canonical

# RFC 8785, sections 3.2.2 (input) and 3.2.4 (output in hexadecimal)
RFC_INPUT = r"""{
  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
  "literals": [null, true, false]
}"""
RFC_OUTPUT = (
    "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62"
    "657273223a5b3333333333333333332e333333333333332c31652b33302c342e352c30"
    "2e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e41"
    "27425c225c5c5c5c5c222f227d"
)
# RFC 8785, Appendix B: 64 bits and what they are written as
APPENDIX_B = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "ffefffffffffffff": "-1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "c340000000000000": "-9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23",
    "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef4f": "999999999999999900000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
    "41b3de4355555554": "333333333.33333325",
    "41b3de4355555555": "333333333.3333333",
    "41b3de4355555556": "333333333.3333334",
    "41b3de4355555557": "333333333.33333343",
    "becbf647612f3696": "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
}
FIRST_LINES = {
    1_000: "be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687",
    10_000: "b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892",
}
"""SHA-256 of the first lines of RFC 8785's number file, as its makers publish them."""

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-SAFE, SAFE)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
PLAIN = st.dictionaries(
    st.text("abcxyz_-09", min_size=1),
    st.none() | st.booleans() | st.integers(0, SAFE) | st.text() | st.lists(st.text(), max_size=3),
    max_size=6,
)


def double(bits: str | int) -> float:
    raw = bytes.fromhex(bits) if isinstance(bits, str) else struct.pack(">Q", bits)
    value: float = struct.unpack(">d", raw)[0]
    return value


def number_file() -> Iterator[float]:
    """The doubles of RFC 8785's number file: fixed ones, 2,000 in a row, then bytes of hashes of hashes."""
    text = (Path(__file__).parent / "vectors" / "es6_numbers.txt").read_text("utf-8")
    words = [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]
    yield from map(double, words)
    yield from (double(0x0010000000000000 + n) for n in range(2000))
    block = bytes(32)
    while True:
        block = hashlib.sha256(block).digest()
        yield from (value for value in struct.unpack("<4d", block) if value and math.isfinite(value))


def test_the_example_of_the_rfc() -> None:
    assert canonical(json.loads(RFC_INPUT)).hex() == RFC_OUTPUT


@pytest.mark.parametrize(("bits", "written"), APPENDIX_B.items())
def test_the_numbers_of_appendix_b(bits: str, written: str) -> None:
    assert number(double(bits)) == written


@pytest.mark.slow
def test_the_number_file_of_appendix_b() -> None:
    hashed = hashlib.sha256()
    for lines, value in enumerate(islice(number_file(), max(FIRST_LINES)), 1):
        hashed.update(f"{struct.unpack('>Q', struct.pack('>d', value))[0]:x},{number(value)}\n".encode())
        if lines in FIRST_LINES:
            assert hashed.copy().hexdigest() == FIRST_LINES[lines]


def test_keys_are_sorted_by_their_utf16_units() -> None:  # RFC 8785, section 3.2.3
    keys = ["\r", "1", "\x80", "ö", "€", "\U0001f600", "\ufb33"]
    assert list(json.loads(canonical(dict.fromkeys(reversed(keys), 0)))) == keys


@given(JSON)
def test_what_is_written_is_read_again_and_nothing_else_is(value: Any) -> None:
    raw = canonical(value)
    assert canonical(read_canonical(raw)) == raw
    assert read_canonical(raw) == value
    with pytest.raises(InputError):
        read_canonical(raw + b" ")


@given(PLAIN)
def test_the_fast_way_writes_the_same_bytes(value: dict[str, Any]) -> None:
    assert canonical_plain(value) == canonical(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_gives_the_same_double_back(value: float) -> None:
    assert float(number(value)) == value


@pytest.mark.parametrize(
    "value",
    [
        math.inf,
        -math.inf,
        math.nan,
        SAFE + 1,
        -SAFE - 1,
        {1: 2},
        b"x",
        {"a": {2, 3}},
        "\ud800",
        {"\udfff": 1},
    ],
    ids=repr,
)
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(InputError):
        canonical(value)


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b'{"b":1,"a":2}', b'{"a":1,"a":1}', b"1.0", b"1e2", b'"\\u0041"', b"[1, 2]", b"NaN", b"\xff", b"-0",
     b"9007199254740993", b"[" * 100_000],
)  # fmt: skip
def test_another_spelling_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError):
        read_canonical(raw)
