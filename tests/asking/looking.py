"""Looks into what is kept, for the tests of asking."""

from bot.people import Account, Person
from bot.turn import Turn
from handlers.requests import Request
from tests.hush import hush
from tests.phone import Message, Phone
from tests.street import Street

SHOPPING = "Kan iemand morgen boodschappen voor me doen?"
LAMP = "Wie kan morgen om 19:00 mijn lamp ophangen?"
DOG = "Wie kan mijn hond uitlaten?"
FRIDAY = "Kan iemand vrijdag om 10 uur boodschappen voor me doen?"


def requests(street: Street) -> list[Request]:
    """Every request and concept, the oldest first."""
    return list(street.look(lambda db: db.query(Request).order_by(Request.id).all()))


def newest(street: Street) -> Request:
    return requests(street)[-1]


def person_of(turn: Turn, phone: Phone) -> Person:
    """The person behind a telephone, within an open turn."""
    account = turn.db.query(Account).filter_by(platform="street", chat=phone.chat).one()
    return turn.db.get_one(Person, account.person_id)


def ask(street: Street, phone: Phone, text: str = FRIDAY) -> None:
    """It was posted, and what came of that is looked at elsewhere."""
    phone.says(text)
    phone.hears(key="ask.sum").press("Ja, plaats maar")
    phone.hears("geplaatst")
    hush(street)


def posted(phone: Phone) -> None:
    phone.hears("geplaatst", "vóór")


def offer(street: Street, key: str = "grq.offer") -> Message:
    """The preview in the group."""
    return street.group_hears(key=key)


def newcomer(street: Street, name: str = "Kim") -> Phone:
    """Somebody in the group who never opened a private chat."""
    phone = street.stranger(name)
    assert not phone.opened
    return phone


def the_card(street: Street) -> None:
    """What else stands in the group is tested where it belongs."""
    hush(street.group_messages)
