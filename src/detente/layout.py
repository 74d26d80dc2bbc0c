"""How nested files (TOML) become frozen dataclasses: every fault at once, each with its place in the file.

A layout is a frozen dataclass whose fields say what they mean. :func:`read_layout` refuses unknown keys, so
a misspelt key is a fault and not a silent default. The docs' layout pages are printed from the same fields.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Annotated, Any, TypeVar, cast, dataclass_transform

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as pydantic_dataclass

from detente.errors import Fault, InputError

T = TypeVar("T")
field = Field
"""What a layout's field means; used like the standard library's ``field``."""
STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True)


@cache
def _adapter(layout: Any) -> TypeAdapter[Any]:
    return TypeAdapter(layout)


def read_layout(layout: type[T], data: object, subject: str) -> T:
    """``data`` (as TOML or JSON gave it) as ``layout``; raises InputError with every fault and its place."""
    try:
        return cast(T, _adapter(cast(Any, layout)).validate_python(data))
    except ValidationError as error:
        faults = [
            Fault(
                f"{subject}, {_place(item['loc'])}",
                _what(item["type"], item["msg"], item.get("input")),
                _remedy(item["type"], item["msg"]),
            )
            for item in error.errors(include_url=False)
        ]
        raise InputError(subject, faults) from None


def _place(loc: tuple[int | str, ...]) -> str:
    words: list[str] = []
    for part in loc:
        if isinstance(part, int):
            words[-1:] = [f"{words[-1] if words else 'entry'}[{part + 1}]"]
        else:
            words.append(part)
    return ".".join(words) or "the file"


def _what(kind: str, message: str, given: object) -> str:
    if kind == "missing":
        return "this key is missing"
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return "this key is not part of the layout"
    if kind == "value_error":
        return message.removeprefix("Value error, ").split(";")[0]
    shown = repr(given)
    return f"{message[:1].lower()}{message[1:]}, got {shown if len(shown) < 60 else shown[:57] + '...'}"


def _remedy(kind: str, message: str) -> str:
    if kind == "missing":
        return "add it (the reference lists every key of this file)"
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return "remove it or mend its spelling (the reference lists every key of this file)"
    if kind == "value_error" and ";" in message:
        return message.split(";", 1)[1].strip()
    return "write a value of the kind the reference names"


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(Field,))
def layout(cls: type[T]) -> type[T]:
    """Declare a frozen dataclass that files are read into; two of them are the same only if they are one object."""
    return cast(type[T], pydantic_dataclass(frozen=True, eq=False, config=STRICT)(cls))


def changed(entry: T, **fields: object) -> T:
    """The same entry with these fields otherwise, checked again."""
    return cast(T, replace(cast(Any, entry), **fields))


def _english(names: dict[str, str]) -> dict[str, str]:
    if not names.get("en", "").strip():
        raise ValueError("there is no English name; add 'en'")
    return names


Names = Annotated[dict[str, str], AfterValidator(_english)]
"""A name per language code, as the United Nations uses it; ``en`` is always there."""


@layout
class DateRange:
    """A date that is not certain: no earlier than, no later than; an empty side is open."""

    earliest: Annotated[date | None, field(description="no earlier than this day; empty: open")] = None
    latest: Annotated[date | None, field(description="no later than this day; empty: open")] = None
    text: Annotated[date | None, field(description="the day that the text itself gives")] = None
    how: Annotated[str, field(description="why it is a range, or how the day is known")] = ""

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(
                f"'latest' ({self.latest}) lies before 'earliest' ({self.earliest}); swap them or mend one"
            )
