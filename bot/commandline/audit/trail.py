"""Rules about causes: every letter and every change of state can be explained (I7, I10)."""

from bot.commandline.audit.rule import Rule, rule

# What was recorded when it was asked is still kept.
_KEPT = """r.id > (SELECT coalesce(max(s.upto), 0) FROM seal s WHERE s.gone_at IS NOT NULL
           AND s.neighbourhood_id = r.neighbourhood_id AND NOT s.reads)"""


def _recorded(name: str, what: str, says: str, where: str) -> Rule:
    """A rule that requests for which `where` holds have an event `what`."""
    finds = """SELECT r.id FROM request r WHERE {where} AND {kept}
               AND NOT EXISTS (SELECT 1 FROM event e
                               WHERE e.neighbourhood_id = r.neighbourhood_id
                               AND e.about = 'request:' || r.id AND e.what = '{what}')"""
    return rule(name, "I10", says, finds.format(where=where, what=what, kept=_KEPT))


# How many helpers there are, and how many there must be by what was recorded.
_HELD = """(SELECT count(*) FROM place p WHERE p.neighbourhood_id = r.neighbourhood_id
            AND p.request_id = r.id AND p.state IN ('claimed', 'agreed'))"""
_CLAIMS = """(SELECT coalesce(sum(CASE e.what WHEN 'claimed' THEN 1 ELSE -1 END), 0) FROM event e
              WHERE e.neighbourhood_id = r.neighbourhood_id
              AND e.about = 'request:' || r.id AND e.what IN ('claimed', 'freed'))"""
# The id in "request:4711", for both databases and whatever stands there.
_ABOUT = """CASE WHEN e.about <> 'request:' AND trim(substr(e.about, 9), '0123456789') = ''
            THEN CAST(substr(e.about, 9) AS BIGINT) END"""
_CHANGES = "('opened', 'claimed', 'agreed', 'freed', 'helped', 'stopped', 'reopened')"

RULES = (
    _recorded(
        "opened_unrecorded", "opened", "That a request was opened stands in the audit trail.",
        "r.opened_at IS NOT NULL",
    ),
    _recorded(
        "agreed_unrecorded", "agreed", "That both said yes stands in the audit trail.",
        "r.state = 'agreed'",
    ),
    _recorded(
        "helped_unrecorded", "helped", "That somebody helped stands in the audit trail.",
        "r.state = 'done'",
    ),
    _recorded(
        "stopped_unrecorded", "stopped", "That a request was stopped stands in the audit trail.",
        "r.state = 'stopped' AND r.opened_at IS NOT NULL",
    ),
    _recorded(
        "taken_unrecorded", "taken", "That a coordinator took it stands in the audit trail.",
        "r.taken_by_id IS NOT NULL",
    ),
    rule(
        "helper_unrecorded", "I10", "Every helper of a live request was recorded when they came.",
        f"SELECT r.id FROM request r WHERE r.state IN ('open', 'agreed') AND {_HELD} > {_CLAIMS}",
    ),
    rule(
        "two_winners", "I2", "No more helpers came, and did not go, than there are places.",
        f"""SELECT r.id FROM request r WHERE r.state IN ('open', 'agreed')
            AND {_CLAIMS} > r.people
            AND NOT EXISTS (SELECT 1 FROM event e
                            WHERE e.neighbourhood_id = r.neighbourhood_id
                            AND e.about = 'request:' || r.id AND e.what = 'reopened')""",
    ),
    rule(
        "history_of_nothing", "I10", "The audit trail tells of requests that are there.",
        f"""SELECT e.id FROM event e WHERE e.about LIKE 'request:%' AND e.what IN {_CHANGES}
            AND NOT EXISTS (SELECT 1 FROM request r WHERE r.id = {_ABOUT})""",
    ),
    rule(
        "event_without_cause", "I10", "Every line of the audit trail names what caused it.",
        "SELECT id FROM event WHERE cause = ''",
    ),
    rule(
        "effect_twice", "I7", "One update or moment changes the state of a thing once.",
        """SELECT e.id FROM event e
           WHERE e.what IN ('opened', 'stopped', 'reopened', 'joined', 'founded')
           AND EXISTS (SELECT 1 FROM event o WHERE o.neighbourhood_id = e.neighbourhood_id
                       AND o.about = e.about AND o.what = e.what AND o.cause = e.cause
                       AND o.id > e.id)""",
    ),
    rule(
        "effect_without_mark", "I7", "An update with an effect is marked as seen.",
        """SELECT e.id FROM event e JOIN (SELECT DISTINCT platform FROM account) a
           ON e.cause LIKE a.platform || ':%'
           WHERE e.at > :recent
           AND e.cause NOT IN (SELECT s.platform || ':' || s."update" FROM seen s)""",
    ),
    rule(
        "letter_twice", "I7", "One cause makes one letter.",
        "SELECT min(id) AS id FROM letter GROUP BY once HAVING count(*) > 1",
    ),
    rule(
        "letter_without_cause", "I10", "Every letter names what caused it, and which text it is.",
        "SELECT id FROM letter WHERE once = '' OR text_key = ''",
    ),
    rule(
        "sent_without_moment", "I10", "Of a letter that was sent it is known when.",
        "SELECT id FROM letter WHERE state = 'sent' AND sent_at IS NULL",
    ),
    rule(
        "lease_over", "I10", "A letter on its way is settled within a minute of its lease.",
        """SELECT id FROM letter WHERE state = 'sending'
           AND (lease_until IS NULL OR lease_until < :looked_really )""",
    ),
)  # fmt: skip
