"""Words that stand nowhere else, in everything that people say: nobody else ever reads one."""

import json
import logging
import random
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from bot.db import Base, Private
from bot.logs import Lines
from bot.messages import Kind
from bot.metrics import Metrics
from bot.seen import SetAside
from handlers.privacy import everything
from tests.asking.looking import person_of
from tests.hush import hush
from tests.phone import Phone
from tests.security.reporting import Figure
from tests.street import Street

LETTERS = "bcdfghjklmnprstvwz"
# What stands beside what is personal, and is read by the machine only.
PLAIN_BY_DESIGN = {"account.chat", "letter.chat", "question.chat", "chat_group.chat"}


def canaries(chance: random.Random) -> Iterator[str]:
    while True:
        yield "zq" + "".join(chance.choices(LETTERS, k=8))


class Planter:
    """Lets people say words, and remembers whose they are."""

    def __init__(self, chance: random.Random) -> None:
        self._made = canaries(chance)
        self.of: dict[str, list[str]] = {}

    def __call__(self, who: str) -> str:
        word = next(self._made)
        self.of.setdefault(who, []).append(word)
        return word

    @property
    def words(self) -> list[str]:
        return [word for words in self.of.values() for word in words]


def live(street: Street, number: int, plant: Planter) -> Phone:
    """One person, with ten words wherever somebody can leave one."""
    who = f"p{number}"
    phone = street.stranger(plant(who).title())
    phone.opens("https://street/bot?start=w-deheeze")
    for label in ("Doe mee", "Ja, allebei"):
        phone.messages[-1].press(label)
    phone.says(plant(who).title())  # the name
    phone.says(f"Kan iemand morgen om 10 uur boodschappen doen? groet {plant(who)}")
    if phone.messages[-1].key == "ask.sum":
        phone.messages[-1].press("Ja, plaats maar")
    phone.says_in_group(f"Wie kan vrijdag mijn lamp ophangen? Bel {plant(who)}, ik ben ziek")
    preview = [m for m in street.group_messages if m.key.startswith("grq.offer")]
    if preview and "Ja, plaats maar" in preview[-1].labels:
        preview[-1].pressed_by(phone, "Ja, plaats maar")
    phone.says(f"ik kan {plant(who)} repareren en boodschappen doen")
    phone.says("/mens")
    phone.says(f"het gaat over {plant(who)}")
    phone.says("/meld")
    if phone.messages[-1].key == "blk.start":
        phone.messages[-1].press("Iemand was onaardig")
        phone.says(f"dat was {plant(who)}")
        phone.messages[-1].press("Ja")
    phone.says(f"/echt {plant(who)}")
    phone.says(f"/{plant(who)} {plant(who)}")  # a command that nobody knows
    hush(street)
    return phone


def trouble(street: Street, phone: Phone, plant: Planter) -> None:
    """Faults on the way: a bug in a turn, an update that cannot be read, a platform that fails."""
    listeners = street.house.registry.listeners

    def bug(_turn: object, text: str) -> bool:
        raise ValueError(f"cannot deal with {text}")

    listeners.insert(0, bug)
    phone.says(f"stuk {plant('bug')}")
    listeners.remove(bug)
    street.receive(phone, Kind.PRESS, press=f"v1:{plant('bug')}:0:0:x", reply_to=plant("bug"))
    street.receive(phone, Kind.MEDIA, media="voice", text="")
    phone.blocks_the_bot()
    phone.blocked = False
    hush(street)


def in_plain(street: Street, words: list[str]) -> list[str]:
    """Columns that are not encrypted and have one of the words in them."""
    found = []
    with street.engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            plain = [c for c in table.columns if not isinstance(c.type, Private)]
            for row in connection.execute(select(*plain)):
                for column, value in zip(plain, row, strict=True):
                    if any(word in str(value).lower() for word in words):
                        found.append(f"{table.name}.{column.name}")
        connection.rollback()
    return sorted({*found} - PLAIN_BY_DESIGN)


@pytest.mark.threat("T13", "T8")
def test_no_canary_is_read_by_anybody_else(
    quiet_street: Street, figure: Figure, caplog: pytest.LogCaptureFixture
) -> None:
    street, plant = quiet_street, Planter(random.Random(13))
    street.planted = True
    caplog.set_level(logging.DEBUG)
    metrics = Metrics(street.app)
    street.coordinator("Coen")
    many = figure.of(30, 3)
    people = [live(street, number, plant) for number in range(many)]
    for phone in people[:2]:
        trouble(street, phone, plant)
    street.wait(hours=3)
    words = plant.words
    group = " ".join(m.text + " ".join(b.link for b in m.buttons) for m in street.group_messages)
    links = " ".join(
        b.link for p in street.phones.values() for m in p.messages for b in m.buttons if b.link
    )
    lines = "\n".join(Lines().format(record) for record in caplog.records)
    assert "turn failed" in lines  # the bug was there, and is told of
    aside = str([vars(row) for row in street.look(lambda db: db.query(SetAside).all())])
    read = {"group": group, "links": links, "log": lines, "figures": str(metrics.text()),
            "set aside": aside}  # fmt: skip
    found = {where: [w for w in words if w in text.lower()] for where, text in read.items()}
    assert {where for where, leaked in found.items() if leaked} == set()
    assert in_plain(street, words) == []
    assert of_others(street, people, plant) == []
    figure.found(f"{len(words)} canaries of {many} people: 0 in {', '.join(read)}")
    figure.found("0 in columns that are not encrypted, 0 in what others take along")


def of_others(street: Street, people: list[Phone], plant: Planter) -> list[str]:
    """Canaries of one person in the file of another."""
    found, own = [], 0
    for number, phone in enumerate(people):
        context, turn = street.turn()
        kept = json.dumps(everything(turn, person_of(turn, phone)), default=str).lower()
        context.__exit__(None, None, None)
        own += sum(word in kept for word in plant.of[f"p{number}"])
        for who, words in plant.of.items():
            if who not in (f"p{number}", "bug"):
                found += [word for word in words if word in kept]
    assert own >= 4 * len(people), own  # they do get their own
    return found
