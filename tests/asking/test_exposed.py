"""Who writes an address or a number in the group is asked about it, in private, and only there."""

import pytest

from bot.messages import Abilities
from bot.outbox import Letter, unpack
from bot.people import Group
from tests.asking.looking import LAMP, offer
from tests.hush import hush
from tests.street import Street

NUMBER = f"{LAMP} Bel 06-12345678."
PLACE = "Kan iemand morgen om 19:00 mijn lamp ophangen? Ik woon Dorpsstraat 12."


def deleted(street: Street) -> list[str]:
    """The messages that the bot wants to delete, by receipt."""
    edits = street.look(lambda db: db.query(Letter).filter(Letter.slot.like("theirs:%")).all())
    return [e.slot.partition(".")[2] for e in edits if e.kind == "edit" and unpack(e).delete]


@pytest.mark.parametrize("words", [NUMBER, PLACE, f"{LAMP} 7334 AB 5"])
def test_the_author_is_asked_in_private(street: Street, words: str) -> None:
    ans = street.resident("Ans")
    receipt = ans.says_in_group(words)
    shown = offer(street)
    asked = ans.hears("iedereen lezen", key="grq.private")
    assert deleted(street) == []
    asked.press("Ja, graag")
    ans.hears("haal je bericht weg", key="grq.private.done")
    assert deleted(street) == [receipt]
    assert not shown.has("Dorpsstraat")
    assert not shown.has("06")


def test_no(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group(NUMBER)
    offer(street)
    ans.hears(key="grq.private").press("Nee")
    ans.hears("blijft het staan", key="grq.private.left")
    assert deleted(street) == []


def test_the_same_button_twice(street: Street) -> None:
    ans = street.resident("Ans")
    receipt = ans.says_in_group(NUMBER)
    offer(street)
    asked = ans.hears(key="grq.private")
    button = asked.button("Ja, graag")
    for _ in range(2):
        asked.buttons = [button]
        asked.press("Ja, graag")
        ans.hears(key="grq.private.done")
    assert deleted(street) == [receipt]


def test_says_nothing(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group(NUMBER)
    offer(street)
    ans.hears(key="grq.private")
    street.wait(hours=2)
    assert deleted(street) == []


def test_the_bot_may_not_delete(street: Street) -> None:
    street.look(lambda db: db.query(Group).update({"bot_may": "pin"}))
    ans = street.resident("Ans")
    ans.says_in_group(NUMBER)
    offer(street)
    ans.hears(key="grq.private").press("Ja, graag")
    ans.hears("lang ingedrukt", key="grq.private.how")
    assert deleted(street) == []


@pytest.mark.parametrize("late", [True, False])
def test_too_late_to_delete(street: Street, late: bool) -> None:
    if not late:
        street.house.abilities["street"] = Abilities()  # never can
    ans = street.resident("Ans")
    ans.says_in_group(NUMBER)
    offer(street)
    asked = ans.hears(key="grq.private")
    street.wait(hours=48 if late else 1)
    asked.press("Ja, graag")
    ans.hears(key="grq.private.how")
    assert deleted(street) == []


def test_somebody_who_cannot_be_written_to(street: Street) -> None:
    """Nothing is said in the group either."""
    ans, kim = street.resident("Ans", opened=False), street.stranger("Kim")
    ans.says_in_group(NUMBER)
    offer(street)
    kim.says_in_group(NUMBER)
    offer(street, "grq.offer.new")


@pytest.mark.parametrize(
    "words",
    [
        LAMP,
        "Mijn nummer is 06-12345678, bel maar",
        "Wie woont er op Dorpsstraat 12?",
        f"{LAMP} nr 4",
        f"{LAMP} Tussen Kerst 25, 26 december.",
    ],
)
def test_only_with_a_request(street: Street, words: str) -> None:
    ans = street.resident("Ans")
    ans.says_in_group(words)
    hush(street.group_messages)
    assert [m.key for m in ans.messages] == []


def test_said_twice_it_is_asked_once_for_each_message(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group(NUMBER)
    offer(street)
    ans.hears(key="grq.private")
    ans.says_in_group(NUMBER)  # the same again: the offer stands there already
    ans.hears_nothing()


def test_in_english(street: Street) -> None:
    ans = street.resident("Ans", language="en")
    ans.says_in_group(NUMBER)
    offer(street)
    ans.hears("Everybody can read that", key="grq.private").press("Yes, please")
    ans.hears(key="grq.private.done")
