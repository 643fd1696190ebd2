"""The made-up neighbourhood of the playground: who lives there and what was asked already."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from bot.ahead import SECOND, next_due
from bot.app import App
from bot.clock import TurnedClock
from bot.commandline.neighbourhood import add_neighbourhood
from bot.people import Account, Grant, Group, Membership, Neighbourhood, Person, Role, Trust
from bot.platforms.playground import Persona
from bot.turn import Turn
from handlers import duty, offers, requests
from matching import understand


@dataclass(frozen=True, slots=True)
class Played:
    """The file `demo.toml`."""

    bot: str
    group: str
    neighbourhood: dict[str, Any]
    people: tuple[dict[str, Any], ...]  # with a telephone on the page
    neighbours: tuple[dict[str, Any], ...]  # without one
    requests: tuple[dict[str, Any], ...]

    @property
    def personas(self) -> list[Persona]:
        return [
            Persona(p["id"], p["name"], p["role"], opened=p.get("opened", True))
            for p in self.people
        ]

    @property
    def unseen(self) -> set[str]:
        """The chats of those whose telephone is not on the page; they hear and never answer."""
        askers = ({"name": request["asker"]} for request in self.requests)
        return {unseen(somebody) for somebody in (*self.neighbours, *askers)}


def unseen(somebody: dict[str, Any]) -> str:
    """The chat of somebody without a telephone on the page."""
    return f"unseen-{somebody['name'].lower()}"


def read() -> Played:
    """The made-up neighbourhood as it is written down."""
    data = tomllib.loads((Path(__file__).parent / "demo.toml").read_text("utf-8"))
    return Played(
        data["bot"],
        data["group"],
        data["neighbourhood"],
        tuple(data["people"]),
        tuple(data["neighbours"]),
        tuple(data["requests"]),
    )


def settle(app: App, played: Played) -> None:
    """Let everybody live there, and let what was asked earlier climb to where it would be now."""
    clock = app.clock
    assert isinstance(clock, TurnedClock)  # noqa: S101 - the playground has no other clock
    now = clock.now()
    earliest = max(request["hours_ago"] for request in played.requests)
    clock.turn(-timedelta(hours=earliest + 1))
    with app.session() as db:
        here = add_neighbourhood(
            db, **played.neighbourhood, now=clock.now(), chance=app.house.chance
        )
        turn = Turn(app.house, db, clock.now(), "demo", neighbourhood=here)
        _add_group(turn)
        for somebody in (*played.people, *played.neighbours):
            _add_person(turn, somebody)
    for request in sorted(played.requests, key=lambda r: -int(r["hours_ago"])):
        _let_pass(app, clock, now - timedelta(hours=request["hours_ago"]))
        with app.session() as db:
            _ask(app, db, clock.now(), request)
    _let_pass(app, clock, now)


def _let_pass(app: App, clock: TurnedClock, until: datetime) -> None:
    """Days go by before the page may be used: from one due moment to the next."""
    while (now := clock.now()) < until:
        clock.turn(max(SECOND, (next_due(app, until) or until) - now))
        app.tick()


def _add_group(turn: Turn) -> None:
    turn.keep(
        Group(
            neighbourhood_id=turn.here.id,
            platform="playground",
            chat="group",
            bot_sees_all=True,
            bot_may="pin,delete",
            added_at=turn.now,
        )
    )


def _add_person(turn: Turn, somebody: dict[str, Any]) -> Person | None:
    """Those who have not opened a private chat are strangers to the bot still."""
    if not somebody.get("opened", True):
        return None
    wants_pings = bool(somebody.get("offers") or somebody.get("roles"))
    person = turn.keep(
        Person(
            name=somebody["name"],
            keeps_at=turn.now,
            pings_at=turn.now if wants_pings else None,
            current_neighbourhood_id=turn.here.id,
            made_at=turn.now,
        )
    )
    keys = {"neighbourhood_id": turn.here.id, "person_id": person.id}
    trust = Trust(somebody.get("trust", Trust.TALKED))
    turn.keep(Membership(**keys, trust=trust, joined_at=turn.now))
    account = {"platform": "playground", "chat": somebody.get("id") or unseen(somebody)}
    turn.keep(Account(person_id=person.id, **account, reachable=True, used_at=turn.now))
    for role in somebody.get("roles", ()):
        turn.keep(Grant(**keys, role=Role(role), granted_at=turn.now))
    for words in somebody.get("offers", ()):
        _add_offer(turn, person, words)
    for backup, key in ((False, "duty"), (True, "backup")):
        if somebody.get(key):
            duty.put_on_duty(turn, person, backup=backup)
    return person


def _add_offer(turn: Turn, person: Person, words: str) -> None:
    """What somebody would do, understood as if they had said it themselves."""
    needs = understand(words, turn.local).needs
    kinds = dict.fromkeys(kind for need in needs for kind in need.categories if kind != "other")
    offer = turn.keep(
        offers.Offer(
            neighbourhood_id=turn.here.id,
            person_id=person.id,
            text=words,
            categories=",".join(kinds) or "other",
            concept=needs[0].concept if needs else "",
            made_at=turn.now,
        )
    )
    offers.touch(turn, offer)


def _ask(app: App, db: Session, now: datetime, asked: dict[str, Any]) -> None:
    here = db.query(Neighbourhood).one()
    turn = Turn(app.house, db, now, f"demo:{asked['asker']}", neighbourhood=here)
    known = {person.name: person for person in db.query(Person)}
    asker = known.get(asked["asker"]) or _add_person(turn, {"name": asked["asker"]})
    assert asker is not None  # noqa: S101 - made just now
    [need] = understand(asked["text"], turn.local).needs
    request = turn.keep(
        requests.Request(
            neighbourhood_id=here.id,
            asker_id=asker.id,
            category=need.categories[0],
            concept=need.concept,
            text=asked["text"],
            made_at=now,
        )
    )
    requests.open_request(turn, request)
