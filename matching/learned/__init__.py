"""What was learned: the kind of a message, as chances; what tells of danger, money, reasons."""

from matching.learned.features import level, written
from matching.learned.kept import danger_reader, kinds_reader, needs_reader, services_reader
from matching.learned.model import Model, money_model, reasons_model
from matching.learned.reader import NOTHING, Reader
from matching.learned.seen import Seen, seen_of

__all__ = [
    "NOTHING",
    "Model",
    "Reader",
    "Seen",
    "danger_reader",
    "kinds_reader",
    "level",
    "money_model",
    "needs_reader",
    "reasons_model",
    "seen_of",
    "services_reader",
    "written",
]
