"""Words in, scores out: what somebody means, and which neighbours fit. No chat, no clock."""

from matching.fit import GOOD, THRESHOLD, Fit
from matching.lexicon import CATEGORIES, Category, category, concept_title
from matching.moments import Moment, find_moment, find_moments
from matching.rank import Index, rank_needs
from matching.recognise import (
    Emergency,
    Need,
    Understanding,
    claim_words,
    emergency,
    strip_private,
    understand,
    yes_no,
)
from matching.waves import Candidate, next_wave

__all__ = [
    "CATEGORIES",
    "GOOD",
    "THRESHOLD",
    "Candidate",
    "Category",
    "Emergency",
    "Fit",
    "Index",
    "Moment",
    "Need",
    "Understanding",
    "category",
    "claim_words",
    "concept_title",
    "emergency",
    "find_moment",
    "find_moments",
    "next_wave",
    "rank_needs",
    "strip_private",
    "understand",
    "yes_no",
]
