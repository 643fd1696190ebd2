"""Where people stand in the database, and what becomes of each place when one is forgotten.

Every column that points to a person is named here; a test sees to it. DELETED: the row goes.
EMPTIED: the row stays for the others and no longer points anywhere. KEPT: it goes on pointing
to the row without a name, and holds nothing personal itself.
"""

from enum import StrEnum


class Fate(StrEnum):
    """What becomes of a row about somebody who is forgotten."""

    DELETED = "deleted"
    EMPTIED = "emptied"
    KEPT = "kept"


LINKS: dict[str, Fate] = {
    # the machine's own
    "account.person_id": Fate.DELETED,
    "event.actor_id": Fate.KEPT,  # that something was done, never what was said
    "letter.person_id": Fate.KEPT,  # without words and without address
    "membership.person_id": Fate.DELETED,
    "question.person_id": Fate.DELETED,
    "role_grant.person_id": Fate.DELETED,
    # of the rooms
    "alarm.person_id": Fate.DELETED,
    "alarm.taken_by_id": Fate.EMPTIED,
    "bystander.person_id": Fate.DELETED,
    "call_back.person_id": Fate.DELETED,
    "call_back.taken_by_id": Fate.EMPTIED,
    "duty.person_id": Fate.DELETED,
    "enquiry.person_id": Fate.DELETED,
    "founding.person_id": Fate.DELETED,
    "intake.person_id": Fate.DELETED,
    "invitation.inviter_id": Fate.EMPTIED,
    "invitation.used_by_id": Fate.EMPTIED,
    "late.person_id": Fate.DELETED,
    "link_code.person_id": Fate.DELETED,
    "meeting.asker_id": Fate.EMPTIED,
    "meeting.helper_id": Fate.EMPTIED,
    "note.person_id": Fate.EMPTIED,  # who wrote it; notes about somebody go with their call
    "offer.person_id": Fate.KEPT,  # without words, until every process has dropped it
    "on_behalf.helper_id": Fate.EMPTIED,
    "on_behalf.person_id": Fate.DELETED,
    "ping.person_id": Fate.DELETED,
    "place.helper_id": Fate.EMPTIED,
    "request.asker_id": Fate.EMPTIED,
    "request.made_by_id": Fate.EMPTIED,
    "request.taken_by_id": Fate.EMPTIED,
    "taught_word.taught_by_id": Fate.EMPTIED,  # the word stays with the neighbourhood
    "unwanted.person_id": Fate.DELETED,
    "watch.person_id": Fate.DELETED,
}
