"""A short story with every kind of person in it, and every button that stands anywhere then."""

from dataclasses import dataclass

from tests.helping.posting import post
from tests.hush import hush
from tests.meeting.visiting import agree
from tests.phone import Phone
from tests.street import Street


@dataclass(frozen=True, slots=True)
class Shown:
    """A button in somebody's chat, or in the group."""

    press: str
    chat: str
    receipt: str
    owner: Phone | None


def play(street: Street) -> dict[str, Phone]:
    """An asker, two helpers, a volunteer and two who coordinate; one visit, one open request."""
    people = {
        "ans": street.resident("Ans", phone="0612345678"),
        "bilal": street.neighbour("Bilal"),
        "cor": street.neighbour("Cor"),
        "vera": street.volunteer("Vera"),
        "coen": street.coordinator("Coen"),
        "olga": street.owner("Olga"),
    }
    agree(street, people["ans"], people["bilal"], "Wie kan het gras maaien?")
    post(street, people["ans"], in_group=True)
    for phone, words in (
        ("ans", ("/status", "/instellingen", "/privacy", "/wis", "/toestemming", "/mens")),
        ("cor", ("/aanbod", "/status", "menu")),
        ("vera", ("/pauze", "/stil", "/taal")),
        ("coen", ("/open", "12", "/terugbellen", "/sluit 12", "/rollen", "/dienst")),
        ("olga", ("/uitnodiging", "/instellingen_buurt", "/koppel")),
    ):
        for said in words:
            people[phone].says(said)
    hush(street)
    return people


def buttons(street: Street) -> list[Shown]:
    """Every button that can be pressed now."""
    found = []
    for phone in [*street.phones.values(), None]:
        messages = phone.messages if phone else street.group_messages
        for message in messages:
            if message.deleted:
                continue
            found += [
                Shown(button.press, message.chat, message.receipt, phone)
                for button in message.buttons
                if button.press
            ]
    return found
