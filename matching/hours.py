"""The hours of many offers against one moment: what was worked out for the same hours is kept."""

from dataclasses import dataclass, field
from datetime import datetime

from matching.availability import FITS, Availability, fits
from matching.moments import Moment
from matching.offered import Offered


@dataclass(slots=True)
class Hours:
    """`when` a need is, seen from `reference` (aware, local); without that all hours fit."""

    when: Moment | None
    reference: datetime | None
    _known: dict[Availability, float] = field(default_factory=dict)

    def fit(self, offer: Offered) -> float:
        """How an offer's words about time fit: 1, just beside it, or 0."""
        if self.reference is None:
            return FITS
        if offer.when.once:  # that depends on its text
            return fits(offer.when, offer.text, self.when, self.reference)
        found = self._known.get(offer.when)
        if found is None:
            found = fits(offer.when, offer.text, self.when, self.reference)
            self._known[offer.when] = found
        return found
