"""Twelve stories; before `yield` everybody moves in, after it the process may die at any moment.

Each is told so that it goes on when a ping was lost: then the neighbour says it in words.
"""

from collections.abc import Callable, Iterator

from bot.messages import Kind
from tests.asking.looking import LAMP, SHOPPING
from tests.crash.falling import FallingStreet
from tests.groups.town import happens, link
from tests.helping.posting import open_one, post
from tests.ladder.reading import MOW, on_duty
from tests.meeting.visiting import agree
from tests.phone import Phone

Story = Callable[[FallingStreet], Iterator[None]]
NUMBER = "06 12345678"
STORIES: dict[str, Story] = {}


def story(tells: Story) -> Story:
    """One of the twelve."""
    STORIES[tells.__name__] = tells
    return tells


@story
def asking_in_private(street: FallingStreet) -> Iterator[None]:
    ans = street.resident("Ans")
    street.neighbours(2)
    yield
    ans.says(SHOPPING)
    street.press(ans, "ask.sum", "Ja, plaats maar")
    street.wait(minutes=10)


@story
def asking_in_the_group(street: FallingStreet) -> Iterator[None]:
    ans = street.resident("Ans")
    street.neighbours(2, offer="Ik kan lampen ophangen")
    yield
    ans.says_in_group(LAMP)
    preview = street.shown(None, "grq.offer")
    assert preview is not None
    preview.pressed_by(ans, "Ja, plaats maar")
    street.wait(minutes=10)


@story
def onboarding(street: FallingStreet) -> Iterator[None]:
    kim = street.stranger("Kim de Vries")
    yield
    kim.says("/start")
    street.press(kim, "onb.hello", "Doe mee")
    street.press(kim, "onb.cons1", "Ja, allebei")
    kim.says("7335 kc")
    street.press(kim, "onb.area.ok", "Ja")
    street.press(kim, "onb.name", "Kim")
    street.press(kim, "onb.role", "Alleen kijken")


@story
def a_wave(street: FallingStreet) -> Iterator[None]:
    ans = street.resident("Ans")
    street.neighbours(6, offer="Ik kan gras maaien")
    open_one(street, ans, MOW, day=2)
    yield
    street.tick()
    street.wait(hours=3)


@story
def a_claim(street: FallingStreet) -> Iterator[None]:
    ans, bilal, cor = street.resident("Ans"), street.neighbour("Bilal"), street.neighbour("Cor")
    post(street, ans, day=1)
    yield
    street.press(bilal, "ping.", "Ik help", "ik help 11")
    street.press(cor, "ping.", "Ik help", "ik help 11")
    street.wait(minutes=10)


@story
def a_yes_and_contact(street: FallingStreet) -> Iterator[None]:
    ans, bilal = street.resident("Ans", phone=NUMBER), street.neighbour("Bilal")
    post(street, ans, day=1)
    yield
    street.press(bilal, "ping.", "Ik help", "ik help 11")
    street.press(ans, "clm.asker", "Ja, fijn")
    street.press(ans, "con.phone", "Ja, dit nummer")
    street.press(ans, "ask.where", "Ja, bij mij")
    ans.says("Dorpsstraat 7")
    ans.says("De bel doet het niet")
    street.wait(minutes=10)


@story
def giving_back(street: FallingStreet) -> Iterator[None]:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    agree(street, ans, bilal, day=5)
    street.neighbours(2, offer="Ik kan gras maaien")
    yield
    bilal.says("ik kan toch niet")
    street.wait(minutes=30)


@story
def nobody_came(street: FallingStreet) -> Iterator[None]:
    ans, bilal = street.resident("Ans", phone=NUMBER), street.resident("Bilal")
    agree(street, ans, bilal, day=0, hour=12)
    street.press(ans, "con.phone", "Ja, dit nummer")
    street.neighbours(2, offer="Ik kan gras maaien")
    yield
    street.at("maandag 12:00")
    street.at("maandag 12:20")
    street.press(ans, "nos.ask", "Nog niet")
    street.at("maandag 12:35")
    street.press(ans, "nos.none", "Ja, vandaag")
    street.press(bilal, "nos.helper.soft", "Ja")
    street.wait(minutes=10)


@story
def to_the_top(street: FallingStreet) -> Iterator[None]:
    ans, els, coen = street.resident("Ans"), street.coordinator("Els"), street.coordinator("Coen")
    street.volunteer("Vera")
    street.neighbours(4, offer="Ik kan gras maaien")
    on_duty(street, els)
    on_duty(street, coen, backup=True)
    post(street, ans, MOW)
    yield
    street.until_rung("coordinator")
    street.at("woensdag 10:00")


@story
def assigning(street: FallingStreet) -> Iterator[None]:
    ans, coen, bilal = (
        street.resident("Ans"),
        street.coordinator("Coen"),
        street.neighbour("Bilal"),
    )
    post(street, ans, MOW, day=3)
    yield
    coen.says("/wijs_toe 11 Bilal")
    street.press(bilal, "ping.", "Ik help", "ik help 11")
    street.wait(minutes=10)


@story
def forgetting(street: FallingStreet) -> Iterator[None]:
    ans, bilal = street.resident("Ans", phone=NUMBER), street.neighbour("Bilal")
    agree(street, ans, bilal, day=2)
    street.neighbours(2)
    post(street, ans, day=3)
    yield
    ans.says("/wis")
    sure(street, ans, "prv.erase")
    sure(street, ans, "prv.erase.open")
    street.wait(hours=1)


def sure(street: FallingStreet, phone: Phone, key: str) -> None:
    street.press(phone, key, "Ja, wis alles")


@story
def moving(street: FallingStreet) -> Iterator[None]:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    link(street)
    post(street, ans, day=2, in_group=True)
    yield
    happens(street, Kind.BOT_ADDED, "-1001", bot_sees_all=True, bot_may=frozenset({"pin"}))
    happens(street, Kind.MOVED, moved_to="-1001")
    street.wait(minutes=1)
    street.press(bilal, "ping.", "Ik help", "ik help 11")
    street.press(ans, "clm.asker", "Ja, fijn")
    street.wait(minutes=10)
