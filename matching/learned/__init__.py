"""What was learned from the corpus: which kind a message is, as chances."""

from matching.learned.features import of_kind
from matching.learned.model import Model, kinds_model

__all__ = ["Model", "kinds_model", "of_kind"]
