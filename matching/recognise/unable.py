"""What somebody cannot do: why they ask, where they ask for something else."""

from matching.profile import CLEAR, Profile, read
from matching.recognise.facts import cannot
from matching.vocabulary import Vocabulary
from matching.words import Sentence


def without_reasons(words: Sentence, profile: Profile, own: Vocabulary) -> Profile:
    """Of "ik mag niet tillen, wie doet boodschappen" only the groceries.

    `profile` is what all the words tell. Where nothing else is asked for, what somebody cannot do
    is what they ask for: "ik kan niet koken, wie leert het me".
    """
    if len(profile.weights) < 2:
        return profile
    told = _told(words)
    first = next(iter(profile.weights))
    if not told.issuperset(profile.places[first]):  # it is told elsewhere as well
        return profile
    asked = read(words, offer=False, own=own, aside=told)
    best = next(iter(asked.weights), "")
    clear = best and best not in asked.hinted and asked.weights[best] >= CLEAR
    return asked if clear else profile


def _told(words: Sentence) -> frozenset[int]:
    """The words of clauses that say what somebody cannot do, and ask for nothing."""
    clauses: dict[int, list[int]] = {}
    for at, clause in enumerate(words.clauses):
        clauses.setdefault(clause, []).append(at)
    found: set[int] = set()
    for places in clauses.values():
        said = [words.words[at] for at in places]
        if cannot(said):
            found.update(places)
    return frozenset(found)
