"""For each rule the SQL that breaks it, and nothing else."""

OPEN = "(SELECT max(id) FROM request WHERE state = 'open')"  # the one nobody claimed
CLAIMED = "(SELECT request_id FROM place WHERE state = 'claimed')"
LONG_AGO, FAR_OFF = "'2020-01-01 00:00:00.000000'", "'2040-01-01 00:00:00.000000'"
ERASED = "(SELECT id FROM person WHERE forgotten_at IS NOT NULL)"


def one(table: str, change: str, where: str) -> str:
    """Changes the first row of a table for which `where` holds."""
    return f"UPDATE {table} SET {change} WHERE id = (SELECT min(id) FROM {table} WHERE {where})"


def gone(what: str, request: str) -> str:
    return f"DELETE FROM event WHERE what = '{what}' AND about = 'request:' || {request}"


# `copy TABLE CHANGES | WHERE` adds a row like another one, `loosen TABLE` lets go of what the
# database itself sees to.
PLANTS: dict[str, tuple[str, ...]] = {
    "state_unknown": (one("request", "state = 'lost'", "state = 'stopped'"),),
    "opened_without_number": (f"UPDATE request SET number = NULL WHERE id = {OPEN}",),
    "number_twice": (f"UPDATE request SET number = (SELECT number FROM request WHERE state ="
                     f" 'agreed') WHERE id = {OPEN}",),
    "live_without_places": (f"UPDATE request SET people = 2 WHERE id = {OPEN}",),
    "live_of_nobody": (f"UPDATE request SET asker_id = NULL, made_by_id = NULL, text = NULL"
                       f" WHERE id = {OPEN}",),
    "ended_without_outcome": (one("request", "outcome = ''", "state = 'stopped'"),),
    "live_with_an_end": (f"UPDATE request SET ended_at = made_at WHERE id = {OPEN}",),
    "concept_for_ever": ("UPDATE request SET gone_at = NULL WHERE state = 'concept'",),
    "place_without_helper": ("UPDATE place SET helper_id = NULL WHERE state = 'claimed'",),
    "open_place_with_helper": (
        f"UPDATE place SET helper_id = (SELECT helper_id FROM place WHERE state = 'agreed')"
        f" WHERE request_id = {OPEN}",),
    "place_twice": ("loosen place", "copy place | state = 'done'"),
    "helper_of_two_places": (
        "copy place position=2 | state = 'claimed'",
        "UPDATE request SET people = 2 WHERE id IN"
        " (SELECT request_id FROM place WHERE state = 'claimed')",
        "copy event | what = 'claimed' AND about IN"
        " (SELECT 'request:' || request_id FROM place WHERE state = 'claimed')"),
    "own_helper": (
        f"DELETE FROM ping WHERE request_id = {CLAIMED}",
        f"UPDATE request SET asker_id = (SELECT helper_id FROM place WHERE state = 'claimed')"
        f" WHERE id = {CLAIMED}"),
    "agreed_with_room": (
        "copy place position=2 helper_id=None state=open | state = 'agreed'",
        "UPDATE request SET people = 2 WHERE state = 'agreed'"),
    "open_without_room": ("UPDATE request SET state = 'open', next_step_at = ends_at"
                          " WHERE state = 'agreed'",),
    "ended_with_a_place": (
        "UPDATE place SET state = 'open', helper_id = NULL WHERE request_id ="
        " (SELECT max(id) FROM request WHERE state = 'done')",),
    "agreed_without_meeting": ("UPDATE meeting SET over_at = made_at WHERE over_at IS NULL",),
    "meeting_without_place": (one("meeting", "over_at = NULL", "over_at IS NOT NULL"),),
    "two_meetings": ("copy meeting | over_at IS NULL",),
    "pinged_twice": ("loosen ping", "copy ping | state <> 'open'"),
    "ping_sent_twice": ("copy letter once=again | kind = 'ping' AND state = 'sent'",),
    "ping_repeated": (one("letter", "repeated = true", "kind = 'ping'"),),
    "own_request_pinged": (
        f"UPDATE ping SET person_id = (SELECT asker_id FROM request WHERE id = {OPEN})"
        f" WHERE id = (SELECT min(id) FROM ping WHERE request_id = {OPEN})",),
    "ping_of_the_future": (one("ping", "round = 7", "state = 'open'"),),
    "ping_after_the_end": (
        one("ping", "state = 'open'",
            "request_id IN (SELECT id FROM request WHERE state = 'stopped')"),),
    "level_twice": ("loosen ladder_step", "copy ladder_step | done_at IS NULL"),
    "level_too_early": (one("ladder_step", f"due_at = {FAR_OFF}",
                            "done_at IS NOT NULL AND reason = ''"),),
    "level_of_the_future": (one("ladder_step", "round = 9", "done_at IS NULL"),),
    "no_next_step": (f"UPDATE request SET next_step_at = NULL WHERE id = {OPEN}",),
    "opened_unrecorded": (gone("opened", OPEN),),
    "agreed_unrecorded": (gone("agreed", "(SELECT id FROM request WHERE state = 'agreed')"),),
    "helped_unrecorded": (gone("helped", "(SELECT id FROM request WHERE state = 'done')"),),
    "stopped_unrecorded": (
        "DELETE FROM event WHERE what = 'stopped' AND about IN"
        " (SELECT 'request:' || id FROM request WHERE state = 'stopped')",),
    "taken_unrecorded": (f"UPDATE request SET taken_by_id = asker_id WHERE id = {OPEN}",),
    "helper_unrecorded": (gone("claimed", CLAIMED),),
    "two_winners": (f"copy event | what = 'claimed' AND about = 'request:' || {CLAIMED}",),
    "history_of_nothing": ("copy event about=request:1 | what = 'stopped'",),
    "event_without_cause": (one("event", "cause = ''", "what = 'asked'"),),
    "effect_twice": ("copy event | what = 'opened'",),
    "effect_without_mark": ("DELETE FROM seen",),
    "letter_twice": ("loosen letter", "copy letter | kind = 'answer' AND state = 'sent'"),
    "letter_without_cause": (one("letter", "once = ''", "kind = 'answer'"),),
    "sent_without_moment": (one("letter", "sent_at = NULL", "state = 'sent'"),),
    "lease_over": (one("letter", f"state = 'sending', lease_until = {LONG_AGO}",
                       "kind = 'answer'"),),
    "late.ladder.climb": (f"UPDATE request SET next_step_at = {LONG_AGO} WHERE id = {OPEN}",),
    "late.helping.closes": (one("ping", f"closes_at = {LONG_AGO}", "state = 'open'"),),
    "late.asking.forget": (f"UPDATE request SET gone_at = {LONG_AGO} WHERE state = 'concept'",),
    "erased_person": ("UPDATE person SET consent_text = '3' WHERE forgotten_at IS NOT NULL",),
    "erased_letter": (one("letter", "chat = '7'", f"person_id = {ERASED}"),),
    "erased_offer": (f"UPDATE offer SET concept = 'x' WHERE person_id = {ERASED}",),
    "erased_words": (one("request", "asker_id = NULL, made_by_id = NULL", "state = 'stopped'"),),
}  # fmt: skip
