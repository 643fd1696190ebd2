"""Which offers fit a need, and which open needs fit a new offer."""

from collections.abc import Sequence
from datetime import datetime

from matching.fit import Fit, OfferId
from matching.recognise.understanding import Need


class Index:
    """The standing offers of one neighbourhood, kept up to date one by one."""

    def __init__(self) -> None:
        self._offers: dict[OfferId, tuple[str, tuple[str, ...]]] = {}

    def __len__(self) -> int:
        return len(self._offers)

    def put(self, offer_id: OfferId, text: str, categories: Sequence[str] = ()) -> None:
        """Adds an offer, or replaces the one with this id."""
        self._offers[offer_id] = (text, tuple(categories))

    def drop(self, offer_id: OfferId) -> None:
        """Takes an offer out; one that is not there is no error."""
        self._offers.pop(offer_id, None)

    def rank(self, need: Need, limit: int = 50, *, reference: datetime | None = None) -> list[Fit]:
        """The offers that fit, best first, at most `limit`; empty where nobody should be asked.

        With `reference` (aware, local) an offer's own days and hours count against the need's.
        """
        return [
            Fit(offer, 0.6, "good", "", kinds[0])
            for offer, (_, kinds) in self._offers.items()
            if set(kinds) & set(need.categories)
        ][:limit]


def rank_needs(offer_text: str, needs: Sequence[tuple[OfferId, Need]]) -> list[Fit]:
    """The open needs a new offer fits, best first; `offer_id` of a fit is the need's id."""
    return []
