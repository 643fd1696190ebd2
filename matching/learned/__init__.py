"""What was learned: which kind a message is, as chances, and what tells of danger."""

from matching.learned.features import level, of_kind
from matching.learned.model import Model, danger_model, kinds_model

__all__ = ["Model", "danger_model", "kinds_model", "level", "of_kind"]
