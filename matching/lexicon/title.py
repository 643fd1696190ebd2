"""A title everybody may see, from our own words only, never from what somebody wrote."""

from matching.lexicon.category import CATEGORIES


def concept_title(concept: str, category: str, language: str) -> str:
    """The name of a service in Dutch or English ("Lamp ophangen"), else that of its category."""
    names = CATEGORIES[category if category in CATEGORIES else "other"].names
    return names.get(language, names["nl" if language == "nl" else "en"])
