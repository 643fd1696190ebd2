"""Who lives on the street: neighbourhoods, groups, and people as if it had always been so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.audit import Event
from bot.db import new_id
from bot.outbox import Letter
from bot.people import (
    Account,
    Grant,
    Group,
    Membership,
    Neighbourhood,
    Organisation,
    Person,
    Role,
    Trust,
)
from bot.turn import Turn
from handlers.helping import Ping
from handlers.ladder.model import LadderStep
from handlers.offers import Offer
from handlers.requests import Place, Request
from matching import understand
from tests.phone import Message, Phone

if TYPE_CHECKING:
    from tests.street import Street

ZONE = ZoneInfo("Europe/Amsterdam")
GROUP = "-100"
STORIES = (Request, Place, Ping, LadderStep, Letter, Event)
OFFER = "Ik kan boodschappen doen"


class Residents:
    """The part of a street that puts people into the database."""

    def keep(self: Street, *rows: Any) -> None:
        """Put rows into the database directly, as if it had always been so."""
        self.planted = self.planted or any(isinstance(row, STORIES) for row in rows)
        with self.app.session() as db:
            for row in rows:
                if hasattr(row, "id") and row.id is None:
                    row.id = new_id(self.clock.now(), self.chance)
                db.add(row)
                db.flush()

    def add_neighbourhood(self: Street, name: str, **fields: Any) -> int:
        organisation = Organisation(name="Stichting Samen", made_at=self.clock.now())
        self.keep(organisation)
        settings = {"contact": "Els", "phone": "055-1234567", "postcodes": "7334-7336"} | fields
        place = Neighbourhood(
            organisation_id=organisation.id,
            name=name,
            code=name.lower().replace(" ", ""),
            made_at=self.clock.now(),
            **settings,
        )
        self.keep(place)
        return place.id

    def link_group(self: Street, chat: str = GROUP, neighbourhood_id: int | None = None) -> None:
        self.keep(
            Group(
                neighbourhood_id=neighbourhood_id or self.neighbourhood_id,
                platform="street",
                chat=chat,
                bot_sees_all=True,
                bot_may="pin,delete",
                added_at=self.clock.now(),
            )
        )

    def stranger(self: Street, name: str, *, language: str = "nl", opened: bool = False) -> Phone:
        """Somebody the bot has never heard of."""
        chat = str(1000 + len(self.phones))
        self.phones[chat] = Phone(self, name, chat, language, opened=opened)
        return self.phones[chat]

    def resident(
        self: Street,
        name: str,
        *roles: Role,
        opened: bool = True,
        pings: bool = False,
        trust: Trust = Trust.NEW,
        **fields: Any,
    ) -> Phone:
        """Somebody who takes part already; `pings`: agreed to be asked for help."""
        phone = self.stranger(name, language=fields.get("language", "nl"), opened=opened)
        now = self.clock.now()
        person = Person(
            name=name,
            keeps_at=now,
            pings_at=now if pings else None,
            current_neighbourhood_id=self.neighbourhood_id,
            made_at=now,
            **fields,
        )
        self.keep(person)
        ids = {"neighbourhood_id": self.neighbourhood_id, "person_id": person.id}
        self.keep(
            Account(
                person_id=person.id,
                platform="street",
                chat=phone.chat,
                reachable=opened,
                used_at=now,
            ),
            Membership(**ids, trust=trust, joined_at=now - timedelta(days=30)),
            *(Grant(**ids, role=role, granted_at=now) for role in roles),
        )
        return phone

    def neighbour(
        self: Street,
        name: str,
        offer: str = OFFER,
        kinds: str = "",
        reach: str = "",
        **fields: Any,
    ) -> Phone:
        """A resident who agreed to be asked and offers something; `kinds`: category ids."""
        phone = self.resident(name, pings=True, **fields)
        self.offers(phone, offer, kinds, reach)
        return phone

    def neighbours(self: Street, n: int, offer: str = OFFER, **fields: Any) -> list[Phone]:
        """Several such neighbours; `neighbours_hear` reads their phones."""
        made = [self.neighbour(f"Buur{i}", offer, **fields) for i in range(1, n + 1)]
        self.crowd += made
        return made

    def neighbours_hear(self: Street, *words: str, how_many: int, key: str = "") -> list[Message]:
        """Exactly `how_many` of the neighbours heard something, with these words."""
        heard = [p for p in self.crowd if any(not m.read for m in p.messages)]
        assert len(heard) == how_many, f"{len(heard)} neighbours heard something, not {how_many}"
        return [phone.hears(*words, key=key) for phone in heard]

    def offers(self: Street, phone: Phone, text: str, kinds: str = "", reach: str = "") -> Offer:
        """Let somebody offer `text` from now on."""
        here = self.neighbourhood_id
        reference = self.clock.now().astimezone(ZONE)
        needs = understand(text, reference).needs
        found = [k for need in needs for k in need.categories if k != "other"]
        with self.app.session() as db:
            place = db.get_one(Neighbourhood, here)
            place.offers_version += 1
            version = place.offers_version
        offer = Offer(
            neighbourhood_id=here,
            person_id=self.person(phone).id,
            text=text,
            categories=kinds or ",".join(dict.fromkeys(found)) or "groceries",
            reach=reach,
            version=version,
            made_at=self.clock.now(),
            next_at=self.clock.now() + timedelta(days=60),
        )
        self.keep(offer)
        return offer

    def volunteer(self: Street, name: str) -> Phone:
        return self.resident(name, Role.VOLUNTEER, pings=True, trust=Trust.VOG)

    def coordinator(self: Street, name: str) -> Phone:
        return self.resident(name, Role.COORDINATOR)

    def owner(self: Street, name: str) -> Phone:
        return self.resident(name, Role.OWNER)

    def person(self: Street, phone: Phone) -> Person:
        """What is kept about somebody."""
        with self.app.session() as db:
            row = db.query(Account).filter_by(platform="street", chat=phone.chat).one()
            return db.get_one(Person, row.person_id)

    def look(self: Street, query: Callable[[Any], Any]) -> Any:
        """Look something up in the database: `street.look(lambda db: db.query(Ping).count())`."""
        with self.app.session() as db:
            return query(db)

    def change(self: Street, **fields: Any) -> None:
        """Change settings of the neighbourhood."""
        with self.app.session() as db:
            place = db.get_one(Neighbourhood, self.neighbourhood_id)
            for name, value in fields.items():
                setattr(place, name, value)

    def turn(self: Street) -> tuple[Any, Turn]:
        """A session and a turn in this neighbourhood, for what no conversation can reach."""
        context = self.app.session()
        db = context.__enter__()
        here = db.get_one(Neighbourhood, self.neighbourhood_id)
        cause = f"test:{self.chance.getrandbits(60)}"
        return context, Turn(self.house, db, self.clock.now(), cause, neighbourhood=here)
