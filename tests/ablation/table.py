"""Every safeguard, by name."""

from tests.ablation import incoming, installing, sending, storage
from tests.ablation.safeguard import TABLE

__all__ = ["TABLE", "incoming", "installing", "sending", "storage"]
