"""What neighbours would do for each other: their standing offers, and the index of them."""

from handlers.offers import start, upkeep
from handlers.offers.feature import feature
from handlers.offers.index import fits, index_of, need_of
from handlers.offers.model import Offer, asked, listing, offers_of, touch, vetting_missing
from handlers.offers.news import OffersEnded, OffersMade
from handlers.offers.said import changed_in_words, offered_in_words

__all__ = [
    "Offer",
    "OffersEnded",
    "OffersMade",
    "asked",
    "changed_in_words",
    "feature",
    "fits",
    "index_of",
    "listing",
    "need_of",
    "offered_in_words",
    "offers_of",
    "start",
    "touch",
    "upkeep",
    "vetting_missing",
]
