"""The services neighbours do for each other: thirty categories and the finer concepts in them."""

from matching.lexicon.category import CATEGORIES, Category, category
from matching.lexicon.title import concept_title

__all__ = ["CATEGORIES", "Category", "category", "concept_title"]
