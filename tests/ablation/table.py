"""Every safeguard, by name."""

from tests.ablation import incoming, sending, storage
from tests.ablation.safeguard import TABLE

__all__ = ["TABLE", "incoming", "sending", "storage"]
