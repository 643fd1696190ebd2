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
    "absence.person_id": Fate.DELETED,
    "alarm.person_id": Fate.DELETED,
    "alarm.taken_by_id": Fate.EMPTIED,
    "beyond.person_id": Fate.DELETED,
    "block.other_id": Fate.DELETED,
    "block.person_id": Fate.DELETED,
    "broadcast.person_id": Fate.EMPTIED,  # its words go with its writer
    "bystander.person_id": Fate.DELETED,
    "call_back.person_id": Fate.DELETED,
    "call_back.taken_by_id": Fate.EMPTIED,
    "concern.about_id": Fate.EMPTIED,
    "concern.confidant_id": Fate.EMPTIED,
    "concern.person_id": Fate.EMPTIED,  # kept for the safety of somebody else, without a name
    "concern_note.person_id": Fate.EMPTIED,
    "duty.person_id": Fate.DELETED,
    "enquiry.person_id": Fate.DELETED,
    "founding.person_id": Fate.DELETED,
    "hand_over.person_id": Fate.DELETED,
    "handed.person_id": Fate.DELETED,
    "intake.person_id": Fate.DELETED,
    "invitation.inviter_id": Fate.EMPTIED,
    "invitation.used_by_id": Fate.EMPTIED,
    "late.person_id": Fate.DELETED,
    "link_code.person_id": Fate.DELETED,
    "meeting.asker_id": Fate.EMPTIED,
    "meeting.helper_id": Fate.EMPTIED,
    "no_news.person_id": Fate.DELETED,
    "next_step.person_id": Fate.DELETED,
    "note.person_id": Fate.EMPTIED,  # who wrote it; notes about somebody go with their call
    "offer.person_id": Fate.KEPT,  # without words, until every process has dropped it
    "one_off.giver_id": Fate.DELETED,
    "on_behalf.helper_id": Fate.EMPTIED,
    "on_behalf.person_id": Fate.DELETED,
    "ping.person_id": Fate.DELETED,
    "place.helper_id": Fate.EMPTIED,
    "report.other_id": Fate.EMPTIED,
    "report.person_id": Fate.DELETED,
    "report.taken_by_id": Fate.EMPTIED,
    "request.asker_id": Fate.EMPTIED,
    "request.made_by_id": Fate.EMPTIED,
    "request.taken_by_id": Fate.EMPTIED,
    "series.asker_id": Fate.DELETED,
    "series.helper_id": Fate.EMPTIED,
    "shift.person_id": Fate.EMPTIED,
    "suspension.by_id": Fate.EMPTIED,
    "suspension.person_id": Fate.DELETED,
    "taker.person_id": Fate.DELETED,
    "taught_word.taught_by_id": Fate.EMPTIED,  # the word stays with the neighbourhood
    "unwanted.person_id": Fate.DELETED,
    "viewing.person_id": Fate.DELETED,
    "watch.person_id": Fate.DELETED,
}

# What points to somebody and is not in their own export, and why; a test sees to the rest.
NOT_EXPORTED: dict[str, str] = {
    "alarm.taken_by_id": "what a coordinator did: about the one who called",
    "block.other_id": "who was blocked does not hear of it",
    "call_back.taken_by_id": "what a coordinator did: about the one who asked",
    "concern.about_id": "who reported something is protected: by hand (AVG 15, fourth part)",
    "concern.confidant_id": "about somebody else",
    "concern.person_id": "whoever lives with them may read their file: by hand",
    "concern_note.person_id": "about somebody else",
    "event.actor_id": "what they did is shown with what it was done to",
    "invitation.used_by_id": "their role is shown",
    "note.person_id": "what a coordinator wrote about somebody else",
    "on_behalf.helper_id": "about the one it is asked for",
    "report.other_id": "what others told about somebody: looked at by hand (AVG 15, fourth part)",
    "report.taken_by_id": "what a coordinator did: about the one who told it",
    "request.made_by_id": "about the one it was asked for",
    "request.taken_by_id": "what a coordinator did: about the asker",
    "suspension.by_id": "what a coordinator did: about the one who rests",
    "taught_word.taught_by_id": "a word of the neighbourhood",
}

# What such letters are about: their words are in nobody's export, as the concerns themselves.
NOT_SHOWN = ("concern:", "worry:")
