"""Confidence-building measures: what speakers say of each (:mod:`.measure`), and what lies near it (:mod:`.nearby`)."""

from detente.ceasefire.measures.measure import Measure, check_measures, read_measures

__all__ = ["Measure", "check_measures", "read_measures"]
