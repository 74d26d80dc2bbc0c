"""Violence: how much there was, and whether a ceasefire changed it.

Three questions, kept apart. *How much*: :func:`daily_counts` spreads incidents over the days they may belong to,
:func:`level` compares two periods in one place. *Did it change there more than elsewhere*: :func:`change`, with its
interval, its trend-robust twin and every check in :mod:`detente.violence.checks`. *In words*: :func:`in_words`.

A level says what happened, never why. A change needs areas without a ceasefire to stand against; where there are
fewer than six, or too few events, it refuses and says so. Nothing here opens a file, asks a clock or draws a hidden
random number: the seed is an argument.

    daily, remainders = daily_counts(incidents, "zone", date(2016, 1, 1), date(2018, 12, 31))
    change(daily, start=date(2017, 5, 6), treated=["idlib", "homs"]).to_dict()

To add a check: a file in ``checks/`` and its name in ``checks/__init__.py``.
"""

from detente.violence.change import Change, change
from detente.violence.level import Level, level, periods
from detente.violence.spread import daily_counts, exceptional_events
from detente.violence.wording import in_words

__all__ = ["Change", "Level", "change", "daily_counts", "exceptional_events", "in_words", "level", "periods"]
