"""Rules about who was forgotten: nothing of them is left to find (I6)."""

from sqlalchemy import select

from bot.commandline.audit.rule import Rule, from_statement, rule
from bot.db import Base
from bot.people import Person
from handlers.privacy import LINKS
from handlers.privacy.duties import Fate

RULES = (
    rule(
        "erased_person", "I6", "Of somebody who is forgotten only an empty row is left.",
        """SELECT id FROM person WHERE forgotten_at IS NOT NULL
           AND (name IS NOT NULL OR phone IS NOT NULL OR current_neighbourhood_id IS NOT NULL
                OR keeps_at IS NOT NULL OR pings_at IS NOT NULL OR wrote_at IS NOT NULL
                OR quiet_from IS NOT NULL OR quiet_to IS NOT NULL OR consent_text <> '')""",
    ),
    rule(
        "erased_letter", "I6", "Letters to somebody who is forgotten have no words or address.",
        """SELECT l.id FROM letter l JOIN person p ON p.id = l.person_id
           WHERE p.forgotten_at IS NOT NULL AND l.state <> 'sending'
           AND (l.body IS NOT NULL OR l.receipt IS NOT NULL OR l.chat <> '')
           AND l.slot NOT IN (SELECT slot FROM farewell)""",
    ),
    rule(
        "erased_offer", "I6", "Offers of somebody who is forgotten are empty and over.",
        """SELECT o.id FROM offer o JOIN person p ON p.id = o.person_id
           WHERE p.forgotten_at IS NOT NULL AND (o.ended_at IS NULL OR o.categories <> ''
                 OR o.concept <> '' OR o.available <> '' OR o.reach <> '')""",
    ),
    rule(
        "erased_words", "I6", "A request of nobody has no words; what was for others may.",
        """SELECT id FROM request WHERE asker_id IS NULL AND made_by_id IS NULL
           AND for_name IS NULL AND state <> 'concept'
           AND (text IS NOT NULL OR street IS NOT NULL OR extra IS NOT NULL
                OR details IS NOT NULL)""",
    ),
)  # fmt: skip


def links() -> list[Rule]:
    """A rule for each place where people stand and that lets go of them."""
    return [_link(*link.split(".")) for link, fate in LINKS.items() if fate is not Fate.KEPT]


def _link(name: str, column: str) -> Rule:
    table, person = Base.metadata.tables[name], Person.__table__
    says = f"{name}.{column} points to nobody who is forgotten."
    statement = (
        select(person.c.id)
        .join_from(table, person, person.c.id == table.c[column])
        .where(person.c.forgotten_at.is_not(None))
    )
    return from_statement(f"erased.{name}.{column}", "I6", says, statement)
