"""What was learned: which kind a message is, as chances; what tells of danger, and of money."""

from matching.learned.features import level, of_kind
from matching.learned.model import Model, danger_model, kinds_model, money_model

__all__ = ["Model", "danger_model", "kinds_model", "level", "money_model", "of_kind"]
