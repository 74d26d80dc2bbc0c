"""Terms: what an agreement forbids, to whom, with what, when, and against whom it does not apply.

:mod:`.instrument` is the layout of ``terms/*.toml``; :mod:`.checks` lists what is wrong between its parts. One question a file:
:mod:`.acts`, :mod:`.weapons`, :mod:`.pauses` (by the hour), :mod:`.adherence` (who joined when), :mod:`.exempt` and
:mod:`.parties` (who is bound or exempt under which name), :mod:`.excepted` (self-defence, notified fire),
:mod:`.precedence` (which instrument prevails). How they are put together to a verdict stands in :mod:`detente.ceasefire.breaches`.
"""

from detente.ceasefire.terms.instrument import Clause, Instrument

__all__ = ["Clause", "Instrument"]
