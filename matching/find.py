"""From the words of a request to the offers that fit it."""

from datetime import datetime

from matching.fit import Fit, OfferId
from matching.rank import Index
from matching.recognise import understand


def find_offers(index: Index, text: str, reference: datetime) -> list[Fit]:
    """The offers to ask for a request, best first; none where nobody should be asked.

    `reference` is aware and local: the moment it was written. Of several needs in one text each
    counts, and an offer counts once, with the need it fits best.
    """
    found = understand(text, reference, expect="request")
    if found.route != "neighbours":
        return []
    best: dict[OfferId, Fit] = {}
    for need in found.needs:
        for fit in index.rank(need, reference=reference):
            known = best.get(fit.offer_id)
            if known is None or fit.score > known.score:
                best[fit.offer_id] = fit
    return sorted(best.values(), key=lambda fit: -fit.score)
