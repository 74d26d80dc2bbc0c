"""Zones: what was agreed to be where, and since when; and whether a place lies there.

:mod:`.plan` is the layout of ``zones/*.toml``, :mod:`.shapes` turns a part into a shape, :mod:`.faults` lists what is wrong
with it, :mod:`.layers` lays the zones on the ground as they lay on some days, :mod:`.answers` and :mod:`.placement` say of a
place whether it lies in them, :mod:`.table` lists them.
"""

from detente.ceasefire.zones.plan import Part, Zone, ZonePlan, known, zone_holds

__all__ = ["Part", "Zone", "ZonePlan", "known", "zone_holds"]
