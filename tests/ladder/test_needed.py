"""When the help is needed, and so when each rung falls: as people say a moment, in the chat."""

import pytest

from handlers.ladder.model import LadderStep
from handlers.requests import Request, Urgency
from tests.helping.posting import post
from tests.hush import hush
from tests.ladder.reading import GARDEN, GRASS, MOW, clock, read_card, the_request
from tests.phone import Phone
from tests.street import ZONE, Street


def asked(street: Street, ans: Phone, when: str) -> Request:
    street.neighbour("Bilal", GRASS)
    ans.says(f"Wie kan {when} het gras maaien?")
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    hush(*street.phones.values())
    return the_request(street)


def rungs(street: Street) -> list[str]:
    days = ("ma", "di", "wo", "do", "vr", "za", "zo")

    def moments(db: object) -> list[str]:
        found = db.query(LadderStep).filter(  # type: ignore[attr-defined]  # a session
            LadderStep.rung.in_(("wider", "volunteers", "coordinator"))
        )
        local = sorted(step.due_at.astimezone(ZONE) for step in found)
        return [f"{days[at.weekday()]} {at:%H:%M}" for at in local]

    result: list[str] = street.look(moments)
    return result


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        # the start of a moment: 23 waking hours until Tuesday 19:00
        ("morgen om 19:00", ["ma 14:45", "ma 20:30", "di 13:15"]),
        # the start of a part of the day: 35 waking hours until Wednesday 18:00
        ("woensdagavond", ["ma 17:45", "di 13:30", "wo 09:15"]),
        # noon of a day: 16 waking hours until Tuesday 12:00
        ("morgen", ["ma 13:00", "ma 17:00", "di 09:00"]),
        # the end of a term: 51 waking hours, and 24 of them for the coordinator
        ("vóór vrijdag", ["di 08:45", "wo 08:30", "wo 10:00"]),
    ],
)
def test_needed_at_is_as_people_mean_it(street: Street, when: str, expected: list[str]) -> None:
    ans = street.resident("Ans")
    request = asked(street, ans, when)
    assert request.urgency is Urgency.DATED
    assert rungs(street) == expected
    read_card(street)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"urgency": Urgency.URGENT}, ["ma 09:20", "ma 10:00", "ma 12:00"]),
        ({"recurring": "weekly"}, ["wo 09:00", "za 09:00", "ma 09:00"]),
        ({}, ["ma 13:00", "di 20:00", "do 18:00"]),
    ],
)
def test_each_kind_climbs_at_its_own_time(
    street: Street, fields: dict[str, object], expected: list[str]
) -> None:
    """Urgent 20 minutes, 1 and 3 hours; durable 2, 5 and 7 days; normal 4, 24 and 48 hours."""
    ans = street.resident("Ans")
    street.neighbour("Bilal", GRASS)
    street.neighbour("Fatma", GARDEN)
    post(street, ans, MOW, **fields)
    assert rungs(street) == expected
    street.until_rung("wider")
    first = "di 09:00" if "recurring" in fields else expected[0]  # the only ping was too old
    assert clock(street) == first
    hush(*street.phones.values())
    read_card(street)


@pytest.mark.parametrize("night_phone", ["", "0900-1234"])
def test_asked_at_night_in_the_group_without_a_private_chat(
    street: Street, night_phone: str
) -> None:
    """She reads there that neighbours are asked in the morning, and 112."""
    street.change(night_phone=night_phone)
    street.at("maandag 22:30")
    bilal = street.neighbour("Bilal", GRASS)
    kim = street.stranger("Kim")
    kim.says_in_group("Wie kan morgen om 10:00 het gras maaien?")
    preview = street.group_hears(key="grq.offer.new")
    preview.pressed_by(kim, "Ja, plaats maar")
    assert preview.has("Het is laat", "08:00 uur", "bel 112", night_phone)
    bilal.hears_nothing()
    street.at("dinsdag 08:00")
    bilal.hears("Gras", key="ping.ask")
    read_card(street)
