"""One value, one spelling: the canonical JSON of RFC 8785 (JCS), so that a hash of it means something.

Keys are sorted by their UTF-16 units, numbers are written as ECMAScript writes them, strings escape only what they
must, and nothing is put between. What JSON cannot say without doubt is refused: infinities, integers that a double
does not hold, keys that are not text, halves of surrogate pairs.

    >>> canonical({"b": 2.50, "a": [1e30, "€"]})
    b'{"a":[1e+30,"\\xe2\\x82\\xac"],"b":2.5}'

:func:`canonical` writes, :func:`read_canonical` takes only what :func:`canonical` would have written.
Source: RFC 8785, sections 3.2.2 and 3.2.3; ECMAScript, Number::toString.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from detente.errors import Fault, InputError

SUBJECT = "canonical JSON"
SAFE = 2**53 - 1
"""The largest whole number that every reader of JSON holds exactly."""
LARGEST_FIXED = 21
"""Numbers of more whole digits are written with an exponent (ECMAScript)."""
SMALLEST_FIXED = -6
"""Numbers that begin further behind the point are written with an exponent (ECMAScript)."""

_PLAIN = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False)


def refused(place: str, what: str, remedy: str) -> InputError:
    """The error for a value that has no canonical form."""
    return InputError(SUBJECT, [Fault(place, what, remedy)])


def number(value: float) -> str:
    """``value`` as ECMAScript writes it: the fewest digits that give the same double back.

    Raises InputError for infinities and not-a-number.
    """
    if not math.isfinite(value):
        raise refused(
            "number", f"{value} is no JSON number", "leave the key out, or say in words what is missing"
        )
    if value == 0:
        return "0"
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, part = mantissa.partition(".")
    shown = (whole + part).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + part) - len(shown))
    digits = shown.rstrip("0")
    sign = "-" if value < 0 else ""
    if len(digits) <= point <= LARGEST_FIXED:
        return sign + digits + "0" * (point - len(digits))
    if 0 < point <= LARGEST_FIXED:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if SMALLEST_FIXED < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    rest = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{rest}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def _written(value: object, place: str) -> str:
    if value is None or isinstance(value, bool | str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        if abs(value) > SAFE:
            raise refused(place, f"the whole number {value} is beyond 2^53 - 1", "write it as text")
        return str(int(value))
    if isinstance(value, float):
        return number(value)
    if isinstance(value, Mapping):
        for key in value:
            if not isinstance(key, str):
                raise refused(place, f"the key {key!r} is not text", "use text as keys")
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        pairs = (f"{json.dumps(k, ensure_ascii=False)}:{_written(value[k], f'{place}.{k}')}" for k in keys)
        return "{" + ",".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(_written(item, f"{place}[{n}]") for n, item in enumerate(value)) + "]"
    raise refused(
        place, f"a {type(value).__name__} has no JSON form", "write text, numbers, lists and objects only"
    )


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise refused("text", "half of a surrogate pair stands alone", "mend the text's encoding") from None


def canonical(value: object) -> bytes:
    """The canonical bytes of a JSON value; raises InputError for what has none."""
    return _encoded(_written(value, "value"))


def canonical_plain(value: Mapping[str, Any]) -> bytes:
    """The same bytes some ten times faster, for objects whose keys are ASCII and whose numbers are small and whole.

    The caller knows that they are (an entry does); for anything else use :func:`canonical`.
    """
    return _encoded(_PLAIN.encode(value))


def _whole(digits: str) -> int | float:
    """A whole number as a double holds it: beyond 2^53 - 1 it is one of ECMAScript's."""
    return value if abs(value := int(digits)) <= SAFE else float(digits)


def read_canonical(raw: bytes) -> Any:
    """The value that ``raw`` spells; raises InputError unless ``raw`` is its one canonical spelling."""
    try:
        value = json.loads(raw.decode("utf-8"), parse_int=_whole)
        again = canonical(value)
    except InputError:
        raise
    except (ValueError, RecursionError):
        raise refused(
            "bytes", "this is not JSON in UTF-8", "hand in the bytes as they were written"
        ) from None
    if again != raw:
        at = next(
            (n for n, (a, b) in enumerate(zip(raw, again, strict=False)) if a != b), min(len(raw), len(again))
        )
        raise refused(
            f"byte {at}", "this is JSON, but not in its canonical spelling", "write it with canonical()"
        )
    return value
