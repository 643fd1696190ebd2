"""All rules of the audit, in the order in which they are looked at."""

import handlers
from bot.commandline.audit import asking, belonging, erased, requests, trail
from bot.commandline.audit.late import late
from bot.commandline.audit.rule import Moments, Rule

RULES: tuple[Rule, ...] = (
    *requests.RULES,
    *asking.RULES,
    *trail.RULES,
    *erased.RULES,
    *erased.links(),
    *belonging.orphans(),
    *belonging.elsewhere(),
)


def rules(moments: Moments) -> list[Rule]:
    """Those, and that nothing is late."""
    dues = [due for feature in handlers.FEATURES for due in feature.dues]
    return [*RULES, *late(dues, moments.looked)]
