"""Casework: what people do with a breach that is alleged: verify, investigate, ask, find; and what the asked reply.

    allegation -> tasking -> verification -> tasking -> investigation -> finding -> closure
                        asked -> reply              reservation, dissent, concurrence beside the finding

:mod:`.steps` reads the table of steps and lists its faults, :mod:`.moves` says which step may follow which,
:mod:`.cases` works out where each case stands as of a day, :mod:`.voices` lays its voices in one table.
Three rules: nothing is edited (a correction is a new step), no reply is no admission, and the accused party's words
stand in the same rows as the finding. To add a kind of step: its word in ``tables/casework.py``, its outcomes and
place in :mod:`.moves`.
"""

from detente.ceasefire.casework.cases import Case, cases_as_of
from detente.ceasefire.casework.step import Step
from detente.ceasefire.casework.steps import read_steps
from detente.ceasefire.casework.voices import voices_of

__all__ = ["Case", "Step", "cases_as_of", "read_steps", "voices_of"]
