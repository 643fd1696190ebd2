"""Who lives there before the thousand updates come, and what is there afterwards."""

import random
from collections import Counter
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.db import new_id, open_engine
from bot.outbox import Letter
from bot.people import Account, Group, Membership, Neighbourhood, Person
from handlers.helping import Ping
from handlers.offers import Offer
from handlers.requests import Place, Request
from tests.crash import script
from tests.crash.program import Bot

OFFERS = (
    ("Ik kan boodschappen doen", "groceries"),
    ("Ik laat graag honden uit", "dog"),
    ("Ik repareer fietsen", "bike_repair"),
)


def found(bot: Bot) -> Engine:
    """The neighbourhood, made by the command, and its people, put there by hand."""
    made = bot.command(
        "neighbourhood", "add", "De Heeze", "--organisation", "Samen", "--contact", "Els",
        "--phone", "055-1234567", "--postcodes", "7334-7336",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    engine = open_engine(bot.database)
    settle(engine)
    return engine


def settle(engine: Engine) -> None:
    """Askers and helpers of the only neighbourhood, and its group."""
    now, chance = datetime.now(UTC), random.Random(5)
    with Session(engine) as db, db.begin():
        here = db.query(Neighbourhood).one()
        here.waking_from, here.waking_to = 0, 24 * 60  # the test may run at night
        row = Group(
            id=new_id(now, chance), neighbourhood_id=here.id, platform="telegram",
            chat=str(script.GROUP), bot_sees_all=True, bot_may="pin,delete", added_at=now,
        )  # fmt: skip
        db.add(row)
        many = [script.ASKER + n for n in range(script.ASKERS)]
        many += [script.HELPER + n for n in range(script.HELPERS)]
        for who in many:
            _person(db, here, who, now, chance)


def _person(
    db: Session, here: Neighbourhood, who: int, now: datetime, chance: random.Random
) -> None:
    helper = who >= script.HELPER
    person = Person(
        id=new_id(now, chance), name=f"Buur {who}", keeps_at=now, pings_at=now if helper else None,
        current_neighbourhood_id=here.id, made_at=now, max_a_week=10,
    )  # fmt: skip
    db.add(person)
    db.flush()
    account = Account(
        id=new_id(now, chance), person_id=person.id, platform="telegram", chat=str(who),
        reachable=True, used_at=now,
    )  # fmt: skip
    db.add_all([account, Membership(neighbourhood_id=here.id, person_id=person.id, joined_at=now)])
    if helper:
        text, kind = OFFERS[who % len(OFFERS)]
        here.offers_version += 1
        offer = Offer(
            id=new_id(now, chance), neighbourhood_id=here.id, person_id=person.id, text=text,
            categories=kind, version=here.offers_version, made_at=now,
        )  # fmt: skip
        db.add(offer)


def kept(engine: Engine) -> dict[str, Any]:
    """What there is, without ids, numbers and times: the same with and without kills."""
    with Session(engine) as db:
        names = {person.id: person.name for person in db.query(Person)}
        answers = db.query(Letter).filter(
            Letter.once.startswith("telegram:"), Letter.kind == "answer"
        )
        return {
            "people": sorted((p.name or "", p.keeps_at is not None) for p in db.query(Person)),
            "accounts": sorted(account.chat for account in db.query(Account)),
            "members": sorted(names[m.person_id] or "" for m in db.query(Membership)),
            "requests": sorted(
                (names[r.asker_id or 0] or "", r.category, r.state.value, r.text or "")
                for r in db.query(Request)
            ),
            "places": db.query(Place).count(),
            "asked": sorted(Counter(ping.request_id for ping in db.query(Ping)).values()),
            "answers": sorted((letter.once, letter.text_key) for letter in answers),
            "letters": Counter(  # how many edits are merged depends on when they are sent
                (letter.kind, letter.text_key)
                for letter in db.query(Letter)
                if letter.kind != "edit"
            ),
        }


def pings(engine: Engine) -> list[tuple[str, int, int]]:
    """Who was asked for which request in which round."""
    with Session(engine) as db:
        return [(str(p.request_id), p.person_id, p.round) for p in db.query(Ping)]


def letters(engine: Engine) -> list[Letter]:
    """Every letter."""
    with Session(engine) as db:
        found = list(db.query(Letter))
        db.expunge_all()
        return found
