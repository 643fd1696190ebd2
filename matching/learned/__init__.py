"""What was learned: the kind of a message, as chances; what tells of danger, money, reasons."""

from matching.learned.features import level, of_kind
from matching.learned.model import Model, danger_model, kinds_model, money_model, reasons_model

__all__ = [
    "Model",
    "danger_model",
    "kinds_model",
    "level",
    "money_model",
    "of_kind",
    "reasons_model",
]
