"""What a process calls its own: names of organisations, zones, documents and places as another language writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from detente.bulletin.vocabulary import VOCABULARY
from detente.bulletin.words import VERDICT_WORDS
from detente.claims.state import State
from detente.say import Language, tell


def with_names(language: Language, state: State) -> Language:
    """The language, knowing the process's names in it."""
    if language.code == "en":
        return language
    words = {str(word): tell(word, language) for word in (*VOCABULARY, *VERDICT_WORDS.values())}
    keys = {key: tell(word, language) for key, word in VERDICT_WORDS.items()}
    return replace(language, names=names_in(state, language.code), words=words | keys)


def names_in(state: State, code: str) -> dict[str, str]:
    """Each name by its English form, where the process gives one in the language."""
    tracks = {t.id: t.names[code] for t in state.process.track if t.names.get(code)} if code != "en" else {}
    return tracks | {names["en"]: names[code] for names in _all(state) if names.get("en") and names.get(code)}


def _all(state: State) -> Iterable[Mapping[str, str]]:
    process = state.process
    yield from (unit for unit in state.gazetteer.names)
    yield process.country.names
    for named in (
        process.called,
        process.source,
        process.track,
        process.flash,
        state.instruments,
        state.zones,
        process.organisation,
    ):
        yield from (one.names for one in named)
    yield process.names
