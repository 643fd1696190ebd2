"""Who lives in the neighbourhood of the month, and what they tend to ask and answer."""

from __future__ import annotations

import heapq
import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.people import Grant, Role
from tests.ladder.reading import on_duty
from tests.phone import Message, Phone
from tests.street import ZONE, Street

OFFERS = (
    "Ik kan boodschappen doen", "Ik kan boodschappen doen en medicijnen ophalen",
    "Ik kan lampen ophangen en klusjes doen", "Ik laat graag honden uit", "Ik kan gras maaien",
    "Ik kan helpen met de computer en telefoon", "Ik kan iemand naar het ziekenhuis rijden",
    "Ik wandel graag samen", "Ik kan koken voor iemand", "Ik geef graag plantjes water",
)  # fmt: skip
NEEDS = (  # how often it is asked, and how: in words that say when
    (6, "Kan iemand {dag} boodschappen voor me doen?"),
    (3, "Wie kan {dag} medicijnen ophalen bij de apotheek?"),
    (3, "Kan iemand {dag} een lamp ophangen?"),
    (3, "Kan iemand {dag} mijn hond uitlaten?"),
    (2, "Wie kan {dag} mijn gras maaien?"),
    (2, "Kan iemand me {dag} helpen met mijn telefoon?"),
    (2, "Wie kan me {dag} naar het ziekenhuis rijden?"),
    (1, "Wie wil {dag} met me wandelen?"),
    (2, "Kan iemand {dag} een kast tillen?"),
    (1, "Wie kan {dag} mijn fietsband plakken?"),
    (1, "Kan iemand {dag} een brief voor me vertalen?"),
)
DAYS = ("morgenochtend", "morgenmiddag", "overmorgen om 10 uur", "overmorgen om 14 uur")
HELPERS, ASKERS, VOLUNTEERS = 30, 35, 3
YES, NOT_NOW = 0.5, 0.25  # of a neighbour who is asked; the others stay silent
MINUTES = 25.0  # until somebody answers, on average

Act = Callable[[], None]


@dataclass(order=True)
class _Later:
    at: datetime
    place: int
    act: Act = field(compare=False)


class Town:
    """A street whose people act at their own moments, by lot."""

    def __init__(self, street: Street, seed: str) -> None:
        self.street = street
        self.dice = random.Random(f"month {seed}")
        self.began = street.clock.now()
        self._order = itertools.count()
        self._agenda: list[_Later] = []
        self._read: dict[str, int] = {}
        self.coordinator = street.coordinator("Coen")
        on_duty(street, self.coordinator)
        street.keep(  # in a small neighbourhood the same person is the confidant
            Grant(
                neighbourhood_id=street.neighbourhood_id,
                person_id=street.person(self.coordinator).id,
                role=Role.CONFIDANT,
                granted_at=self.began,
            )
        )
        for n in range(VOLUNTEERS):
            street.volunteer(f"Vrijwilliger{n}")
        for n in range(HELPERS):
            street.neighbour(f"Buur{n}", OFFERS[n % len(OFFERS)], max_a_week=5)
        self.askers = [
            street.resident(f"Bewoner{n}", phone=f"06 123400{n:02}") for n in range(ASKERS)
        ]
        self.absent = 0  # helpers who still have to stay away

    # -- time ------------------------------------------------------------------------------------

    def later(self, act: Act, at: datetime) -> None:
        """Somebody will do something."""
        heapq.heappush(self._agenda, _Later(at, next(self._order), act))

    def soon(self, act: Act) -> None:
        """Somebody answers when they have seen it."""
        wait = timedelta(minutes=1 + self.dice.expovariate(1 / MINUTES))
        self.later(act, self.street.clock.now() + wait)

    def live(self, until: datetime) -> None:
        """Everything that happens until then, in its order; people read what they get."""
        while self._agenda and self._agenda[0].at <= until:
            one = heapq.heappop(self._agenda)
            self._pass(one.at)
            one.act()
            self._look()
        self._pass(until)

    def _pass(self, until: datetime) -> None:
        """Time passes in steps, so that what is heard on the way is answered on the way."""
        while (now := self.street.clock.now()) < until:
            self.street.wait(until=min(until, now + timedelta(minutes=15)))
            self._look()
            if self._agenda and self._agenda[0].at < until:
                one = heapq.heappop(self._agenda)
                self.street.wait(until=max(one.at, self.street.clock.now()))
                one.act()
                self._look()

    def _look(self) -> None:
        for phone, message in self._unread():
            self._reads(phone, message)
        for message in self.street.group_messages:
            message.read = True

    def _unread(self) -> Iterator[tuple[Phone, Message]]:
        for phone in list(self.street.phones.values()):
            if phone is self.coordinator:
                continue
            for message in phone.messages:
                if not message.read:
                    message.read = True
                    yield phone, message

    # -- what people do --------------------------------------------------------------------------

    def asks(self, at: datetime) -> None:
        """Somebody will ask for something, from that moment."""
        weights = [often for often, _ in NEEDS]
        text = self.dice.choices([words for _, words in NEEDS], weights)[0]
        phone = self.dice.choice(self.askers)
        said = text.format(dag=self.dice.choice(DAYS))
        self.later(lambda: phone.says(said), at)

    def wants_to_talk(self, at: datetime) -> None:
        """Somebody asks to be called back."""
        phone = self.dice.choice(self.askers)
        self.later(lambda: phone.says("mens"), at)

    def worries(self, at: datetime) -> None:
        """Somebody sees something at a neighbour's that is not right."""
        phone = self.dice.choice(self.askers)
        self.later(lambda: phone.says("zorgen"), at)

    def _reads(self, phone: Phone, message: Message) -> None:
        """What the bot wrote is answered as most people would, or not at all."""
        if message.key in ("ping.ask", "ping.named", "esc.vol"):
            self._is_asked(message)
        elif message.key == "chk.asker" and self.absent > 0:
            self.absent -= 1
            self.soon(lambda: press(message, "Nee"))
        elif message.key in PRESSED:
            self.soon(lambda: press(message, PRESSED[message.key]))
        elif message.key in TYPED:
            self.soon(lambda: phone.says(TYPED[message.key].format(n=phone.chat[-2:])))

    def _is_asked(self, message: Message) -> None:
        chance = self.dice.random()
        if chance < YES:
            self.soon(lambda: press(message, "Ik help"))
        elif chance < YES + NOT_NOW:
            self.soon(lambda: press(message, "Nu niet"))


def press(message: Message, label: str) -> None:
    """Press a button, if it is still there."""
    if not message.deleted and any(known.startswith(label) for known in message.labels):
        message.press(label)


PRESSED = {  # the button that most people press
    "ask.sum": "Ja, plaats maar",
    "ask.dup": "Nieuwe vraag",
    "ask.extra": "Nee",
    "ask.where": "Ja",
    "clm.check": "Ja, het lukt",
    "clm.asker": "Ja, fijn",
    "con.phone": "Ja, dit nummer",
    "con.addr": "Ja",
    "rem.helper": "Ja, het lukt",
    "rem.asker": "Ja",
    "chk.asker": "Ja, gelukt",
    "chk.no": "Er kwam niemand",
    "chk.helper": "Goed",
    "chk.thanks": "Bedankje sturen",
    "chk.thanks.text": "Dank je wel!",
    "g.human.ask": "Bel mij",
    "nos.none": "Nee",
    "sig.start": "Ga verder",
    "sig.self": "Nee",
    "sig.sum": "Ja, geef door",
}
TYPED = {  # and what they type
    "ask.addr": "Lindestraat {n}",
    "con.phone.type": "06 123400{n}",
    "sig.what": "De gordijnen van nummer 12 zijn al drie dagen dicht.",
    "sig.who": "Lindestraat 12",
}


def working(moment: datetime) -> bool:
    """Whether somebody has work that day."""
    return moment.astimezone(ZONE).weekday() < 5
