"""What neighbours would do for each other: their standing offers, and the index of them."""

from handlers.offers.feature import feature
from handlers.offers.index import fits, index_of, local_now, need_of
from handlers.offers.model import Offer, end, listing, offers_of
from handlers.offers.start import start_offering

__all__ = [
    "Offer",
    "end",
    "feature",
    "fits",
    "index_of",
    "listing",
    "local_now",
    "need_of",
    "offers_of",
    "start_offering",
]
