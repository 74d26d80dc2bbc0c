"""What a language has to bring so that a story can be told in it, and the order in which it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from detente.estimate import NotEstimable
from detente.violence.wording.story import Keeping, Numbers, Story

Count = Callable[[int], str]


@dataclass(frozen=True)
class Language:
    """Templates of one language. Numbers are written by ``decimal`` and put in; no template holds one of its own."""

    decimal: str
    comma: str
    percent_form: str
    nouns: Mapping[str, str]
    """``incidents``, ``fatalities``, ``civilians``, as they stand in the sentences below."""
    one_zone: str
    many_zones: Count
    """'in N zones'."""
    many_controls: Count
    """'against N areas without the ceasefire', as the sentences need it."""
    numbers: str
    p: str
    tiny_p: str
    smallest_p: str
    fell: str
    rose: str
    unsure: str
    refused: str
    reasons: Mapping[str, str]
    """Why nothing could be estimated, by code; '' stands for any other. An empty mapping: the reason as it was given."""
    twin: Mapping[str, str]
    instead: Mapping[str, str]
    no_number: str
    against: str
    said: Mapping[str, str]
    join: str
    effort: Mapping[str, str]
    keeping: Mapping[str, str]
    parts_of_plan: Mapping[str, str]
    close: str

    def ratio(self, numbers: Numbers | None) -> str:
        """A ratio with its interval."""
        if numbers is None:
            return self.no_number
        value, low, high = (self.number(x, 2) for x in (numbers.value, numbers.low, numbers.high))
        return self.numbers.format(value=value, low=low, high=high)

    def number(self, value: float, places: int) -> str:
        """A number with the language's decimal sign."""
        return f"{value:.{places}f}".replace(".", self.decimal)

    def percent(self, share: float, signed: bool = False) -> str:
        """A share in per cent, with a true minus."""
        return self.percent_form.format(f"{100 * share:{'+' if signed else ''}.0f}".replace("-", "\u2212"))

    def reason(self, refusal: NotEstimable) -> str:
        """Why it could not be estimated."""
        return self.reasons.get(refusal.code, self.reasons[""]) if self.reasons else refusal.reason


def told(story: Story, language: Language) -> str:
    """The story as one paragraph."""
    where = (
        language.one_zone.format(zone=story.zone) if story.zones == 1 else language.many_zones(story.zones)
    )
    noun = language.nouns[story.measure]
    kept = _keeping(story.keeping, language)
    if story.refusal is not None:
        return _joined(
            [language.refused.format(noun=noun, where=where, reason=language.reason(story.refusal)), *kept]
        )
    sentences = [_finding(story, language, noun, where), _twin(story, language)]
    sentences += [language.instead[code].format(numbers=language.ratio(n)) for code, n in story.instead]
    if story.against:
        sentences.append(
            language.against.format(said=language.join.join(language.said[c] for c in story.against))
        )
    if story.unknown_effort is not None:
        share = 1 / story.unknown_effort - 1
        sentences.append(
            language.effort["rise" if share > 0 else "fall"].format(share=language.percent(abs(share)))
        )
    return _joined([*sentences, *kept, language.close])


def _finding(story: Story, language: Language, noun: str, where: str) -> str:
    assert story.numbers is not None
    numbers = language.ratio(story.numbers)
    if story.p is not None:
        text = language.number(story.p, 3)
        tiny = story.p < 0.001
        numbers += language.tiny_p.format(p=language.number(0.001, 3)) if tiny else language.p.format(p=text)
        numbers += language.smallest_p if story.smallest else ""
    template = {"fell": language.fell, "rose": language.rose, "unsure": language.unsure}[story.kind]
    return template.format(
        noun=noun,
        where=where,
        against=language.many_controls(story.controls),
        numbers=numbers,
        share=language.percent(abs(story.numbers.value - 1)),
        low=language.percent(story.numbers.low - 1, signed=True),
        high=language.percent(story.numbers.high - 1, signed=True),
    )


def _twin(story: Story, language: Language) -> str:
    if story.twin_refusal is not None:
        return language.twin["missing"].format(reason=language.reason(story.twin_refusal))
    return language.twin[story.twin].format(numbers=language.ratio(story.twin_numbers))


def _keeping(keeping: Keeping | None, language: Language) -> list[str]:
    if keeping is None:
        return []
    parts = language.comma.join(language.parts_of_plan[name] for name in keeping.differences)
    template = language.keeping[keeping.how]
    return [template.format(made=keeping.made.isoformat(), sum=keeping.sum, parts=parts)]


def _joined(sentences: list[str]) -> str:
    return " ".join(sentences)
