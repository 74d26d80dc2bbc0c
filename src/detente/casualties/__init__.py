"""Totals of the dead: a claim, an enumeration and an estimate are three things, laid side by side."""

from detente.casualties.totals import Recorded, Total, published_totals, recorded_deaths

__all__ = ["Recorded", "Total", "published_totals", "recorded_deaths"]
