"""Which offers fit a need, and which open needs fit a new offer."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from heapq import heappop, heappush
from operator import itemgetter

from matching.fit import ALIKE, GOOD, THRESHOLD, Fit, OfferId
from matching.hours import Hours
from matching.lexicon.concept import concepts, kinship
from matching.likeness import Likeness
from matching.offered import Abilities, Offered, read_offer
from matching.recognise.understanding import Need
from matching.serving import Serving, Wanted, read_need
from matching.vocabulary import NOTHING, Vocabulary

_LOOKED = 0.1  # likeness in words from which an offer is looked at for that alone
_EACH = 0.8  # how telling a word is where there is one offer only


class Index:
    """The standing offers of one neighbourhood, kept up to date one by one.

    `own` are the words that this neighbourhood uses in its own way.
    """

    def __init__(self, own: Vocabulary = NOTHING) -> None:
        self.own = own
        self._offers: dict[OfferId, Offered] = {}
        self._serving: dict[str, dict[OfferId, None]] = {}  # service to offers, in order
        self._likeness = Likeness()

    def __len__(self) -> int:
        return len(self._offers)

    def put(self, offer_id: OfferId, text: str, categories: Sequence[str] = ()) -> None:
        """Adds an offer, or replaces the one with this id.

        `categories` are those a person confirmed; they count where the words are not known.
        """
        self.drop(offer_id)
        offer = self._offers[offer_id] = read_offer(text, categories, self.own)
        for name in _names(offer):
            self._serving.setdefault(name, {})[offer_id] = None
        self._likeness.put(offer_id, offer.words)

    def learn(self, own: Vocabulary) -> None:
        """Other words of its own: the offers that have one of the old or the new are read anew."""
        before, self.own = self.own, own
        for offer_id, offer in list(self._offers.items()):
            if before.says(offer.text) or own.says(offer.text):
                self.put(offer_id, offer.text, tuple(offer.abilities.kinds))

    def drop(self, offer_id: OfferId) -> None:
        """Takes an offer out; one that is not there is no error."""
        offer = self._offers.pop(offer_id, None)
        if offer is None:
            return
        for name in _names(offer):
            self._serving[name].pop(offer_id, None)
        self._likeness.drop(offer_id, offer.words)

    def rank(self, need: Need, limit: int = 50, *, reference: datetime | None = None) -> list[Fit]:
        """The offers that fit, best first, at most `limit`; empty where nobody should be asked.

        With `reference` (aware, local) an offer's own days and hours count against the need's.
        """
        wanted = read_need(need, self.own)
        serving = Serving(wanted)
        like = self._likeness.find(wanted.words) if wanted.alike else {}
        hours = Hours(need.when, reference)
        found: list[tuple[float, int, OfferId, str]] = []
        top: list[float] = []  # the best `limit` scores, the least of them first
        for most, alike in self._groups(serving, like) if limit > 0 else ():
            if len(top) == limit and most < top[0]:
                break  # nor can any that follows be among the first
            for place, offer_id in alike:
                offer = self._offers[offer_id]
                score, service = serving.score(offer, like.get(offer_id, 0.0))
                least = THRESHOLD if service else ALIKE
                if score >= least and (len(top) < limit or score >= top[0]):
                    score *= hours.fit(offer)
                    if score >= least:
                        found.append((-score, place, offer_id, service))
                        heappush(top, score)
                        if len(top) > limit:
                            heappop(top)
        found.sort(key=itemgetter(0, 1))
        best = found[:limit]
        return [
            _fit(-score, offer_id, service, wanted, self._offers[offer_id])
            for score, _, offer_id, service in best
        ]

    def _groups(
        self, serving: Serving, like: Mapping[OfferId, float]
    ) -> list[tuple[float, list[tuple[int, OfferId]]]]:
        """The candidates by what they can, with the most those may score; the best first."""
        groups: dict[Abilities, list[tuple[int, OfferId]]] = {}
        for place, offer_id in enumerate(self._candidates(serving.wanted, like)):
            able = self._offers[offer_id].abilities
            if able in groups:
                groups[able].append((place, offer_id))
            else:
                groups[able] = [(place, offer_id)]
        ranked = [
            (serving.most(able, max(like.get(offer_id, 0.0) for _, offer_id in alike)), alike)
            for able, alike in groups.items()
        ]
        ranked.sort(key=itemgetter(0), reverse=True)
        return ranked

    def _candidates(self, wanted: Wanted, like: Mapping[OfferId, float]) -> Iterable[OfferId]:
        found: dict[OfferId, None] = {}
        kin = kinship()
        for name in wanted.services:
            for other in kin[name]:
                found.update(self._serving.get(other, {}))
        for kind in wanted.kinds:
            if kind != "other":
                found.update(self._serving.get(f"kind {kind}", {}))
        for offer_id, value in like.items():
            if value >= _LOOKED:
                found[offer_id] = None
        return found


def _names(offer: Offered) -> tuple[str, ...]:
    """What an offer is found by: its services, and kinds of help."""
    able = offer.abilities
    return (*able.services, *(f"kind {kind}" for kind in able.kinds))


def _fit(score: float, offer_id: OfferId, service: str, wanted: Wanted, offer: Offered) -> Fit:
    known = concepts().get(service)
    chosen = (kind for kind in wanted.kinds if kind in offer.abilities.kinds)
    why = known.id if known else next(chosen, "")
    score = round(min(1.0, score), 4)
    return Fit(offer_id, score, "good" if score >= GOOD else "wider", service, why)


def rank_needs(
    offer_text: str, needs: Sequence[tuple[OfferId, Need]], own: Vocabulary = NOTHING
) -> list[Fit]:
    """The open needs a new offer fits, best first; `offer_id` of a fit is the need's id."""
    offer = read_offer(offer_text, (), own)
    likeness = Likeness(_EACH)
    likeness.put(0, offer.words)
    found = []
    for need_id, need in needs:
        wanted = read_need(need, own)
        like = likeness.find(wanted.words) if wanted.alike else {}
        score, service = Serving(wanted).score(offer, like.get(0, 0.0))
        if score >= (THRESHOLD if service else ALIKE):
            found.append(_fit(score, need_id, service, wanted, offer))
    found.sort(key=lambda fit: -fit.score)
    return found
