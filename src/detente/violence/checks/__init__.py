"""Checks of a change: each asks one way in which the answer could be wrong, in a file of its own.

A check is a function from a :class:`~detente.violence.checks.base.Case` to a ``CheckResult``. It asks the same
question a little differently (``dataclasses.replace(case.question, ...)``), says in words what came out, and returns
``passed=None`` where it cannot tell. To add one: write it in a new file and name it here.
"""

from detente.violence.checks.base import Case, Check, CheckResult
from detente.violence.checks.boundary import another_war, zone_boundary
from detente.violence.checks.displacement import displacement
from detente.violence.checks.exceptional_days import exceptional_days
from detente.violence.checks.leave_one_out import leave_one_out, leave_one_source_out
from detente.violence.checks.placebo_in_space import placebo_in_space
from detente.violence.checks.placebo_in_time import placebo_in_time
from detente.violence.checks.pre_trend import pre_trend
from detente.violence.checks.reporting_shift import reporting_shift
from detente.violence.checks.start_date import start_date
from detente.violence.checks.surge_before import surge_before

REGISTRY: dict[str, Check] = {
    "pre_trend": pre_trend,
    "surge_before": surge_before,
    "placebo_in_time": placebo_in_time,
    "placebo_in_space": placebo_in_space,
    "displacement": displacement,
    "reporting_shift": reporting_shift,
    "start_date": start_date,
    "leave_one_out": leave_one_out,
    "leave_one_source_out": leave_one_source_out,
    "exceptional_days": exceptional_days,
    "zone_boundary": zone_boundary,
    "another_war": another_war,
}
"""Every check by name, in the order in which they are shown."""

__all__ = ["REGISTRY", "Case", "Check", "CheckResult"]
