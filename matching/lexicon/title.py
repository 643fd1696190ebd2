"""A title everybody may see, from our own words only, never from what somebody wrote."""

from matching.lexicon.category import CATEGORIES
from matching.lexicon.concept import concepts


def concept_title(concept: str, category: str, language: str) -> str:
    """The name of a service in Dutch or English ("Lamp ophangen"), else that of its category."""
    found = concepts().get(concept)
    kind = CATEGORIES[category if category in CATEGORIES else "other"]
    names = found.names if found else kind.names
    return names["nl" if language == "nl" else "en"]
