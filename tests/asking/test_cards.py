"""The card in the group: few of them, edited only when something changes, found after a move."""

from bot.messages import Address, Kind
from bot.outbox import Letter
from bot.people import Group
from handlers import requests as room
from handlers.requests import Request, State
from tests.asking.looking import SHOPPING, newest, person_of, posted, the_card
from tests.hush import hush
from tests.phone import Message, Phone
from tests.street import Street

DAYS = ("dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
NEW = "-1001"


def ask(street: Street, name: str, text: str) -> Phone:
    """Somebody asks in the group and says yes to the preview."""
    the_card(street)
    phone = street.resident(name)
    phone.says_in_group(text)
    street.group_hears(key="grq.offer").pressed_by(phone, "Ja, plaats maar")
    posted(phone)
    return phone


def ask_several(street: Street, how_many: int) -> list[Phone]:
    return [
        ask(street, f"Vrager{day}", f"Wie kan {day} mijn hond uitlaten?")
        for day in DAYS[:how_many]
    ]


def cards(street: Street) -> list[Message]:
    return [m for m in street.group_messages if m.key.startswith("card.") and not m.deleted]


def edits_of_cards(street: Street) -> int:
    letters = street.look(lambda db: db.query(Letter).all())
    return sum(x.kind == "edit" and x.slot.startswith("card:") for x in letters)


def test_more_than_three_requests_in_ten_minutes_share_one_card(street: Street) -> None:
    ask_several(street, 6)
    keys = [message.key for message in cards(street)]
    assert keys == ["card.open", "card.open", "card.open", "card.more"]
    shared = cards(street)[-1]
    assert shared.has("14 Hond uitlaten", "vrijdag", "15 Hond uitlaten", "16 Hond uitlaten")
    assert [label.split(".")[0] for label in shared.labels] == ["14", "15", "16"]
    the_card(street)


def test_a_row_of_the_shared_card_is_a_tap(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    askers = ask_several(street, 5)
    the_card(street)
    shared = cards(street)[-1]
    shared.pressed_by(bilal, "15.")
    bilal.hears("Kun je echt", key="clm.check")
    askers[4].hears("Bilal", key="clm.asker")
    assert shared.has("15 Hond uitlaten: iemand helpt", "14 Hond uitlaten, vrijdag")
    assert [label.split(".")[0] for label in shared.labels] == ["14"]
    hush(street)


def test_words_under_a_shared_card_are_a_tap_when_one_is_left(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    askers = ask_several(street, 5)
    the_card(street)
    shared = cards(street)[-1]
    bilal.says_in_group("ik doe het wel", reply_to=shared)
    bilal.hears_nothing()  # nobody knows which one
    askers[4].says("laat maar")
    askers[4].hears(key="can.asker").press("Ja, stop")
    askers[4].hears(key="can.asker.ok")
    askers[4].hears(key="can.asker.why")
    assert shared.has("15: gestopt")
    bilal.says_in_group("ik doe het wel", reply_to=shared)
    bilal.hears(key="clm.check")
    askers[3].hears("Bilal", key="clm.asker")
    assert shared.key == "card.more.closed"
    assert shared.has("14 Hond uitlaten: iemand helpt")
    hush(street)


def test_a_shared_card_is_full_after_four(street: Street) -> None:
    ask_several(street, 6)
    ask(street, "Ans", SHOPPING)
    ask(street, "Bea", "Wie kan morgen om 19:00 mijn lamp ophangen?")
    keys = [message.key for message in cards(street)]
    assert keys == ["card.open"] * 3 + ["card.more"] * 2
    the_card(street)


def test_ten_minutes_later_a_request_has_a_card_of_its_own(street: Street) -> None:
    ask_several(street, 3)
    street.wait(minutes=11)
    hush(street)
    ask(street, "Ans", SHOPPING)
    assert cards(street)[-1].key == "card.open"
    the_card(street)


def test_what_is_done_is_said_on_a_shared_card(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    ask_several(street, 4)
    the_card(street)
    shared = cards(street)[-1]
    shared.pressed_by(bilal, "14.")
    context, turn = street.turn()
    request = turn.db.query(Request).filter_by(number=14).one()
    (place,) = room.places(turn.db, request)
    room.agree(turn, request, place)
    room.finish(turn, request, place, "helped")
    context.__exit__(None, None, None)
    street.deliver()
    assert shared.has("14 Hond uitlaten: klaar")
    hush(street)


def test_an_erased_request_is_gone_from_a_shared_card(street: Street) -> None:
    askers = ask_several(street, 5)
    the_card(street)
    shared = cards(street)[-1]
    for number, phone in ((14, askers[3]), (15, askers[4])):
        context, turn = street.turn()
        feature = next(f for f in turn.house.registry.features if f.name == "asking")
        feature.erasers[0](turn, person_of(turn, phone))
        context.__exit__(None, None, None)
        street.deliver()
        assert not shared.has(f"{number} Hond")
    assert shared.key == "card.erased"
    hush(street)


def test_a_card_that_stays_as_it_is_is_not_edited(street: Street) -> None:
    ask(street, "Ans", SHOPPING)
    the_card(street)
    before = edits_of_cards(street)
    for _ in range(2):
        context, turn = street.turn()
        room.card.refresh(turn, turn.db.query(Request).one())
        context.__exit__(None, None, None)
        street.deliver()
    assert edits_of_cards(street) == before


def move(street: Street) -> None:
    street.receive(
        street.stranger("Niemand"), Kind.MOVED, sender=None, address=Address("street", "-100"),
        moved_to=NEW,
    )  # fmt: skip
    street.tick()


def test_after_a_move_open_cards_stand_in_the_new_chat_once(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    ans = ask(street, "Ans", SHOPPING)
    ask(street, "Bea", "Wie kan morgen om 19:00 mijn lamp ophangen?")
    the_card(street)
    bea = next(phone for phone in street.phones.values() if phone.name == "Bea")
    bea.says("laat maar")
    bea.hears(key="can.asker").press("Ja, stop")
    hush(street)
    move(street)
    again = street.group_hears("Hulpvraag 11: Boodschappen", key="card.open")
    move(street)
    street.wait(minutes=1)
    assert street.look(lambda db: {group.chat for group in db.query(Group)}) == {NEW}
    street.receive(
        bilal, Kind.PRESS, press=again.button("Ik help").press, reply_to=again.receipt,
        address=Address("street", NEW),
    )  # fmt: skip
    bilal.hears("Kun je echt", key="clm.check")
    ans.sees("Bilal wil je helpen")
    assert again.has("Iemand helpt")
    hush(street)


def test_after_a_move_a_shared_card_stands_there_once(street: Street) -> None:
    ask_several(street, 5)
    the_card(street)
    before = len(cards(street))
    move(street)
    assert [m.key for m in cards(street)[before:]] == ["card.open"] * 3 + ["card.more"]
    assert cards(street)[-1].has("14 Hond", "15 Hond")
    assert newest(street).state is State.OPEN
    hush(street)
