"""Rules about asking: nobody is asked twice (I3), and each level comes once (I4)."""

from bot.commandline.audit.rule import rule

RULES = (
    rule(
        "pinged_twice", "I3", "Somebody is asked once a round for one request.",
        """SELECT min(id) AS id FROM ping
           GROUP BY neighbourhood_id, request_id, person_id, round HAVING count(*) > 1""",
    ),
    rule(
        "ping_sent_twice", "I3", "One ping is one message; only a coordinator asks once more.",
        """SELECT min(l.id) AS id FROM letter l
           WHERE l.kind = 'ping' AND l.about LIKE 'ping:%' AND l.state <> 'retracted'
           GROUP BY l.about HAVING count(*) > 1""",
    ),
    rule(
        "ping_repeated", "I3", "A ping that may have arrived is never sent again.",
        "SELECT id FROM letter WHERE kind = 'ping' AND repeated",
    ),
    rule(
        "own_request_pinged", "I3", "Nobody is asked to help themselves.",
        """SELECT p.id FROM ping p JOIN request r ON r.id = p.request_id
           WHERE p.person_id = r.asker_id""",
    ),
    rule(
        "ping_of_the_future", "I3", "A ping belongs to a round that has begun.",
        """SELECT p.id FROM ping p JOIN request r ON r.id = p.request_id
           WHERE p.round > r.round""",
    ),
    rule(
        "ping_after_the_end", "I3", "When a request is over, nobody is asked any more.",
        """SELECT p.id FROM ping p JOIN request r ON r.id = p.request_id
           WHERE p.state = 'open' AND r.state IN ('done', 'stopped')""",
    ),
    rule(
        "level_twice", "I4", "Each level of a round is taken once.",
        """SELECT min(id) AS id FROM ladder_step
           GROUP BY neighbourhood_id, request_id, round, rung HAVING count(*) > 1""",
    ),
    rule(
        "level_too_early", "I4", "No level is taken before its time.",
        """SELECT id FROM ladder_step
           WHERE done_at < due_at AND reason IN ('', 'nobody')""",
    ),
    rule(
        "level_of_the_future", "I4", "A level belongs to a round that has begun.",
        """SELECT s.id FROM ladder_step s JOIN request r ON r.id = s.request_id
           WHERE s.round > r.round""",
    ),
    rule(
        "no_next_step", "I4", "A request that is open knows when it is looked at again.",
        "SELECT id FROM request WHERE state = 'open' AND next_step_at IS NULL",
    ),
)  # fmt: skip
