"""Elements of a drawing: escaped, with numbers written one way."""

from __future__ import annotations

from markupsafe import Markup, escape

from detente.bulletin.render.clean import clean


def fixed(value: float, places: int = 2) -> str:
    """A coordinate: never an exponent, never ``-0``."""
    text = f"{value:.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def percent(share: float) -> str:
    """A share of the width as SVG writes it."""
    return f"{fixed(share * 100)}%"


def tag(name: str, *inside: str | Markup, **attributes: str | float | None) -> Markup:
    """One element; ``class_`` stands for class, and other underscores for hyphens."""
    pairs = Markup("")
    for key, value in attributes.items():
        if value is None:
            continue
        text = fixed(value) if isinstance(value, (int, float)) else clean(value)
        pairs += Markup(' {}="{}"').format(Markup(key.rstrip("_").replace("_", "-")), text)
    body = Markup("").join(part if isinstance(part, Markup) else escape(clean(part)) for part in inside)
    return Markup("<{}{}>{}</{}>").format(Markup(name), pairs, body, Markup(name))


def picture(
    title: str, desc: str, ids: tuple[str, str], *inside: Markup, **attributes: str | float | None
) -> Markup:
    """A whole drawing with its name and what it shows, for those who hear it."""
    named = tag("title", title, id=ids[0]) + tag("desc", desc, id=ids[1])
    return tag("svg", named, *inside, role="img", aria_labelledby=f"{ids[0]} {ids[1]}", **attributes)


def strip(*inside: Markup, **attributes: str | float | None) -> Markup:
    """A piece of a drawing whose numbers stand in words beside it."""
    return tag("svg", *inside, aria_hidden="true", focusable="false", **attributes)
