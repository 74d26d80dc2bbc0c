"""Watch: who watched where and when, and how much of a zone's hours that is.

:mod:`.read` reads the rows, :mod:`.seen` is the geometry, :mod:`.limited` what restrictions on monitors take away,
:mod:`.sweep` lays the hours over one another, :mod:`.coverage` is the result: shares with their denominators.
"""

from detente.ceasefire.watch.read import days_of, read_watch, times_of, unknown_places

__all__ = ["days_of", "read_watch", "times_of", "unknown_places"]
