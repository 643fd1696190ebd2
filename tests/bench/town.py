"""A neighbourhood for the bench: 300 people, their offers, a group."""

import json

from bot.app import App
from bot.db import new_id
from bot.people import Account, Group, Membership, Neighbourhood, Organisation, Person
from handlers.offers import Offer
from matching import understand
from tests.bench import updates


def build(app: App, offers: int) -> None:
    """Put it into the database."""
    now, chance = app.clock.now(), app.house.chance
    lines = (updates.EVALUATION / "offers.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    with app.session() as db:
        organisation = Organisation(id=new_id(now, chance), name="Stichting", made_at=now)
        db.add(organisation)
        db.flush()
        here = Neighbourhood(
            id=new_id(now, chance), organisation_id=organisation.id, name="De Heeze",
            code="deheeze", contact="Els", phone="055-1234567", made_at=now,
        )  # fmt: skip
        db.add(here)
        db.flush()
        db.add(
            Group(
                id=new_id(now, chance), neighbourhood_id=here.id, platform="telegram",
                chat=str(updates.GROUP), bot_sees_all=True, added_at=now,
            )
        )  # fmt: skip
        people = []
        for number in range(updates.PEOPLE):
            person = Person(
                id=new_id(now, chance), name=f"Buur {number}", keeps_at=now, pings_at=now,
                current_neighbourhood_id=here.id, made_at=now, max_a_week=10,
            )  # fmt: skip
            people.append(person)
            db.add(person)
            db.flush()
            chat = str(10_000 + number)
            account = Account(
                id=new_id(now, chance), person_id=person.id, platform="telegram", chat=chat,
                reachable=True, used_at=now,
            )  # fmt: skip
            db.add_all(
                [account, Membership(neighbourhood_id=here.id, person_id=person.id, joined_at=now)]
            )
        for number in range(offers):
            _offer(app, db, here, people[number % len(people)], texts[number % len(texts)])


def _offer(app: App, db: object, here: Neighbourhood, person: Person, text: str) -> None:
    now = app.clock.now()
    found = understand(text, now)
    need = found.needs[0] if found.needs else None
    here.offers_version += 1
    offer = Offer(
        id=new_id(now, app.house.chance), neighbourhood_id=here.id, person_id=person.id, text=text,
        categories=",".join(need.categories) if need else "other",
        concept=need.concept if need else "", version=here.offers_version, made_at=now,
    )  # fmt: skip
    db.add(offer)  # type: ignore[attr-defined]  # a session
