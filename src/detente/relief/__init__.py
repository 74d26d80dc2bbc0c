"""People who left, where they are, what they lack: rival figures aligned, accounts checked against themselves."""

from detente.relief.balances import Check, Occupancy, check_balances
from detente.relief.movements import TOLERANCE, Figure, Rival, rival_figures
from detente.relief.needs import Need, needs

__all__ = [
    "TOLERANCE",
    "Check",
    "Figure",
    "Need",
    "Occupancy",
    "Rival",
    "check_balances",
    "needs",
    "rival_figures",
]
