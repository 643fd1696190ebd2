"""Rules about requests and their places: none is lost (I1), and each has one helper (I2)."""

from bot.commandline.audit.rule import rule

RULES = (
    rule(
        "state_unknown", "I1", "A request is in one of its five states.",
        """SELECT id FROM request
           WHERE state NOT IN ('concept', 'open', 'agreed', 'done', 'stopped')""",
    ),
    rule(
        "opened_without_number", "I1", "What was opened has a number, and the moment of it.",
        """SELECT id FROM request
           WHERE state IN ('open', 'agreed', 'done') AND (number IS NULL OR opened_at IS NULL)""",
    ),
    rule(
        "number_twice", "I1", "Two live requests of a neighbourhood never share a number.",
        """SELECT min(id) AS id FROM request WHERE state IN ('open', 'agreed')
           GROUP BY neighbourhood_id, number HAVING count(*) > 1""",
    ),
    rule(
        "live_without_places", "I1", "A live request has a place for each helper it needs.",
        """SELECT r.id FROM request r WHERE r.state IN ('open', 'agreed')
           AND r.people <> (SELECT count(*) FROM place p
                            WHERE p.neighbourhood_id = r.neighbourhood_id
                            AND p.request_id = r.id AND p.outcome <> 'fewer')""",
    ),
    rule(
        "live_of_nobody", "I1", "A live request has an asker, or a person it was made for.",
        """SELECT id FROM request WHERE state IN ('open', 'agreed')
           AND asker_id IS NULL AND made_by_id IS NULL AND for_name IS NULL""",
    ),
    rule(
        "ended_without_outcome", "I1", "A request that is over says when it ended, and how.",
        """SELECT id FROM request
           WHERE state IN ('done', 'stopped') AND (ended_at IS NULL OR outcome = '')""",
    ),
    rule(
        "live_with_an_end", "I1", "A request that goes on has no end.",
        """SELECT id FROM request
           WHERE state IN ('concept', 'open', 'agreed') AND ended_at IS NOT NULL""",
    ),
    rule(
        "concept_for_ever", "I1", "A concept is confirmed, or forgotten at a known moment.",
        "SELECT id FROM request WHERE state = 'concept' AND gone_at IS NULL",
    ),
    rule(
        "place_without_helper", "I2", "A place that is taken has a helper.",
        """SELECT id FROM place
           WHERE state IN ('claimed', 'agreed') AND helper_id IS NULL""",
    ),
    rule(
        "open_place_with_helper", "I2", "A place that is open has no helper.",
        "SELECT id FROM place WHERE state = 'open' AND helper_id IS NOT NULL",
    ),
    rule(
        "place_twice", "I2", "There is one place at each position of a request.",
        """SELECT min(id) AS id FROM place
           GROUP BY neighbourhood_id, request_id, position HAVING count(*) > 1""",
    ),
    rule(
        "helper_of_two_places", "I2", "Nobody holds two places of one request.",
        """SELECT min(id) AS id FROM place WHERE state IN ('claimed', 'agreed')
           GROUP BY neighbourhood_id, request_id, helper_id HAVING count(*) > 1""",
    ),
    rule(
        "own_helper", "I2", "Nobody helps themselves.",
        """SELECT p.id FROM place p JOIN request r ON r.id = p.request_id
           WHERE p.state IN ('claimed', 'agreed') AND p.helper_id = r.asker_id""",
    ),
    rule(
        "agreed_with_room", "I2", "When a request is agreed, every place has its helper.",
        """SELECT r.id FROM request r WHERE r.state = 'agreed'
           AND EXISTS (SELECT 1 FROM place p
                       WHERE p.neighbourhood_id = r.neighbourhood_id
                       AND p.request_id = r.id AND p.state IN ('open', 'claimed'))""",
    ),
    rule(
        "open_without_room", "I2", "A request that is open has a place that is not agreed.",
        """SELECT r.id FROM request r WHERE r.state = 'open'
           AND NOT EXISTS (SELECT 1 FROM place p
                           WHERE p.neighbourhood_id = r.neighbourhood_id
                           AND p.request_id = r.id AND p.state IN ('open', 'claimed'))""",
    ),
    rule(
        "ended_with_a_place", "I2", "When a request is over, all its places are closed.",
        """SELECT p.id FROM place p JOIN request r ON r.id = p.request_id
           WHERE p.state <> 'done' AND r.state IN ('done', 'stopped')""",
    ),
    rule(
        "agreed_without_meeting", "I2", "When both said yes, a meeting with that helper is kept.",
        """SELECT p.id FROM place p WHERE p.state = 'agreed'
           AND NOT EXISTS (SELECT 1 FROM meeting m
                           WHERE m.neighbourhood_id = p.neighbourhood_id
                           AND m.request_id = p.request_id AND m.place_id = p.id
                           AND m.helper_id = p.helper_id AND m.over_at IS NULL)""",
    ),
    rule(
        "meeting_without_place", "I2", "A meeting that is not over belongs to an agreed place.",
        """SELECT m.id FROM meeting m LEFT JOIN place p ON p.id = m.place_id
           AND p.state = 'agreed' AND p.helper_id = m.helper_id
           WHERE m.over_at IS NULL AND p.id IS NULL""",
    ),
    rule(
        "two_meetings", "I2", "A place has one meeting at a time: one agreed helper.",
        """SELECT min(id) AS id FROM meeting WHERE over_at IS NULL
           GROUP BY neighbourhood_id, place_id HAVING count(*) > 1""",
    ),
)  # fmt: skip
