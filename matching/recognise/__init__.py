"""What a sentence is: a request, an offer, news; about what; and whether it may be posted."""

from matching.recognise.additions import additions, helpers_wanted
from matching.recognise.changes import changes, what_changes
from matching.recognise.emergency import Emergency, emergency
from matching.recognise.instead import instead, instead_of, moment_of
from matching.recognise.personal import TITLES, reveals_contact
from matching.recognise.private import strip_contact, strip_private
from matching.recognise.purse import money_matter
from matching.recognise.reactions import reaction
from matching.recognise.remarks import remarks
from matching.recognise.replies import (
    bare_yes_no,
    claim_words,
    firm_claim,
    with_condition,
    yes_no,
)
from matching.recognise.telephone import find_number
from matching.recognise.understand import asks_for_help, kind_in_group, understand
from matching.recognise.understanding import Need, Understanding

__all__ = [
    "TITLES",
    "Emergency",
    "Need",
    "Understanding",
    "additions",
    "asks_for_help",
    "bare_yes_no",
    "changes",
    "claim_words",
    "emergency",
    "find_number",
    "firm_claim",
    "helpers_wanted",
    "instead",
    "instead_of",
    "kind_in_group",
    "moment_of",
    "money_matter",
    "reaction",
    "remarks",
    "reveals_contact",
    "strip_contact",
    "strip_private",
    "understand",
    "what_changes",
    "with_condition",
    "yes_no",
]
