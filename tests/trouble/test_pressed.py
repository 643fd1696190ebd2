"""The bot was away for more than 150 seconds: who pressed meanwhile presses again."""

import pytest

from bot.delivery import Delivery
from bot.messages import Abilities
from bot.outbox import Letter
from handlers.trouble import again
from handlers.trouble.model import Recall
from tests.helping.posting import post
from tests.street import Street
from tests.trouble.conftest import Asked, aside, away

LINE = "Net gedrukt? Druk nog een keer."


def edits(street: Street) -> int:
    return int(street.look(lambda db: db.query(Letter).filter_by(kind="edit").count()))


def test_after_150_seconds_open_cards_and_pings_ask_to_press_again(
    street: Street, asked: Asked
) -> None:
    bilal, ping, card = asked
    before = ping.text, card.text
    labels = ping.labels, card.labels
    street.goes_down()
    street.wait(seconds=10)
    ping.press("Ik help")  # Telegram keeps it for 150 seconds
    street.wait(seconds=150)
    street.comes_back()
    assert (ping.text, card.text) == tuple(f"{text}\n{LINE}" for text in before)
    assert (ping.labels, card.labels) == labels
    assert card.silent
    bilal.hears_nothing()
    assert len(street.group_messages) == 1
    ping.press("Ik help")
    bilal.hears("Jij bent de helper", key="clm.won")
    assert LINE not in ping.text + card.text
    aside(street)


@pytest.mark.parametrize("seconds", [60, 150])
def test_after_a_shorter_outage_nothing_is_edited(
    street: Street, asked: Asked, seconds: int
) -> None:
    _, ping, card = asked
    away(street, seconds=seconds)
    assert LINE not in ping.text + card.text
    assert edits(street) == 0
    aside(street)


def test_the_line_is_gone_after_the_next_edit(street: Street, asked: Asked) -> None:
    bilal, ping, card = asked
    away(street, minutes=3)
    assert LINE in card.text
    assert LINE in ping.text
    ping.press("Nu niet")
    bilal.hears(key="ping.later")
    assert LINE not in ping.text
    assert ping.text.endswith("✔ Nu niet")
    cor = street.neighbour("Cor")
    card.pressed_by(cor, "Ik help")
    cor.hears(key="clm.won")
    assert card.key == "card.taken"
    assert LINE not in card.text
    aside(street)


def test_once_an_outage(street: Street, asked: Asked) -> None:
    _, ping, card = asked
    away(street, minutes=3)
    made = edits(street)
    assert made == 2
    for _ in range(5):
        street.tick()
    away(street, minutes=4)  # the line stands there still: nothing has to change
    assert edits(street) == made
    assert (ping.text.count(LINE), card.text.count(LINE)) == (1, 1)
    assert street.look(lambda db: db.query(Recall).count()) == 0
    aside(street)


def test_what_is_closed_is_left_alone(street: Street, asked: Asked) -> None:
    bilal, ping, card = asked
    ping.press("Ik help")
    bilal.hears(key="clm.won")
    aside(street)
    shown = ping.text, card.text
    away(street, minutes=10)
    assert (ping.text, card.text) == shown
    aside(street)


def test_who_presses_before_the_line_arrived_does_not_see_it(
    street: Street, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    bilal, ping, _ = asked
    with monkeypatch.context() as patch:
        patch.setattr(Delivery, "claim", lambda *_: [])  # the outbox is busy with others
        away(street, minutes=3)
        ping.press("Nu niet")
    street.deliver()
    bilal.hears(key="ping.later")
    assert LINE not in ping.text
    assert ping.text.endswith("✔ Nu niet")
    aside(street)


def test_a_shared_card_gets_one_line(street: Street) -> None:
    phones = [street.resident(f"Vraag{i}") for i in range(5)]
    for phone in phones:
        post(street, phone, in_group=True)
    shared = street.group_sees("Meer hulpvragen")
    away(street, minutes=3)
    assert shared.text.count(LINE) == 1
    assert len(shared.buttons) == 2
    aside(street)


def test_in_english(street: Street) -> None:
    ans, bob = street.resident("Ans"), street.neighbour("Bob", language="en")
    post(street, ans)
    ping = bob.hears(key="ping.ask")
    away(street, minutes=3)
    assert ping.text.endswith("Did you just press? Press once more.")
    aside(street)


def test_many_open_pings_take_several_turns(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again, "BATCH", 2)
    ans, neighbours = street.resident("Ans"), street.neighbours(3)
    post(street, ans, in_group=True)
    street.neighbours_hear(key="ping.ask", how_many=3)
    away(street, minutes=3)
    for _ in range(5):
        street.tick()
    assert [LINE in phone.messages[0].text for phone in neighbours] == [True] * 3
    assert LINE in street.group_sees("Hulpvraag 11").text
    assert street.look(lambda db: db.query(Recall).count()) == 0
    aside(street)


def test_where_no_press_is_ever_lost_nothing_is_edited(street: Street, asked: Asked) -> None:
    street.house.abilities["street"] = Abilities()
    away(street, hours=1)
    assert LINE not in asked[1].text
    aside(street)
