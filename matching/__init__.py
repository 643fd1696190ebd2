"""Words in, scores out: what somebody means, and which neighbours fit. No chat, no clock."""

from matching.delays import ANSWER, REMEMBERED, Delay, part_of_day, typical, usual
from matching.fit import GOOD, THRESHOLD, Fit
from matching.lexicon import CATEGORIES, Category, category, concept_title
from matching.moments import (
    Moment,
    Rhythm,
    find_moment,
    find_moments,
    find_rhythm,
    may_be_a_moment,
)
from matching.rank import Index, rank_needs
from matching.recognise import (
    Emergency,
    Need,
    Understanding,
    claim_words,
    emergency,
    kind_in_group,
    reveals_contact,
    strip_private,
    understand,
    yes_no,
)
from matching.teaching import concept_of_word, unfit
from matching.vocabulary import NOTHING, Vocabulary, expression, service_called
from matching.waves import (
    NEAR,
    Answers,
    Candidate,
    Caps,
    Situation,
    decide,
    next_wave,
    pause,
    yet,
)

__all__ = [
    "ANSWER",
    "CATEGORIES",
    "GOOD",
    "NEAR",
    "NOTHING",
    "REMEMBERED",
    "THRESHOLD",
    "Answers",
    "Candidate",
    "Caps",
    "Category",
    "Delay",
    "Emergency",
    "Fit",
    "Index",
    "Moment",
    "Need",
    "Rhythm",
    "Situation",
    "Understanding",
    "Vocabulary",
    "category",
    "claim_words",
    "concept_of_word",
    "concept_title",
    "decide",
    "emergency",
    "expression",
    "find_moment",
    "find_moments",
    "find_rhythm",
    "kind_in_group",
    "may_be_a_moment",
    "next_wave",
    "part_of_day",
    "pause",
    "rank_needs",
    "reveals_contact",
    "service_called",
    "strip_private",
    "typical",
    "understand",
    "unfit",
    "usual",
    "yes_no",
    "yet",
]
