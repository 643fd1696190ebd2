"""What a coordinator promised to do next comes back at its moment."""

from datetime import timedelta

from bot.people import Grant
from handlers.coordination.model import NextStep
from tests.coordination.conftest import Open, Pair
from tests.hush import hush
from tests.phone import Message, Phone
from tests.privacy.test_export import sent
from tests.street import Street


def reminded(street: Street, phone: Phone, days: int) -> Message:
    """Let time pass until somebody is reminded; what else is said is looked at elsewhere."""
    limit = street.clock.now() + timedelta(days=days)
    while street.clock.now() < limit:
        street.wait(until=street.next_news(limit))
        if any(not m.read and m.key == "coo.next" for m in phone.messages):
            for message in phone.messages:
                message.read = message.read or message.key != "coo.next"
            return phone.hears(key="coo.next")
    raise AssertionError(f"{phone.name} was not reminded")


def test_reminded_at_the_moment(street: Street, one: Pair) -> None:
    coen, _ = one
    coen.says("/herinner 11 vrijdag 10 uur dochter bellen")
    coen.hears("27 november 10:00", key="coo.next.ok")
    hush(street)
    said = reminded(street, coen, days=5)
    assert said.has("Boodschappen", "dochter bellen")
    said.press("Morgen weer")
    coen.hears("30 november 09:00", key="coo.next.ok")  # the next working day
    said = reminded(street, coen, days=4)
    said.press("Gedaan")
    coen.hears("Mooi zo", key="coo.next.done")
    assert street.look(lambda db: db.query(NextStep).count()) == 0
    hush(street)


def test_a_note_with_a_moment_offers_it(street: Street, one: Pair) -> None:
    coen, _ = one
    coen.says("/notitie 11 belt donderdag terug")
    coen.hears(key="coo.note.ok")
    coen.hears("26 november 09:00", key="coo.next.offer").press("Herinner mij")
    coen.hears(key="coo.next.ok").press("Ongedaan maken")
    coen.hears(key="coo.undone")
    coen.says("/notitie 11 belt liever niet")
    coen.hears(key="coo.note.ok")  # nothing to come back to
    hush(street)


def test_the_moment_that_is_missing(street: Street, one: Pair) -> None:
    coen, _ = one
    coen.says("/herinner")
    coen.hears("nummer", key="coo.usage")
    coen.says("11")
    coen.hears("Wanneer", key="coo.next.when")
    coen.says("gisteren")
    hush(street)
    coen.says("/herinner 11")
    coen.hears(key="coo.next.when")
    coen.says("morgen")
    coen.hears("morgen 09:00", key="coo.next.ok")
    assert sent(coen)["coordination"]["next_steps"][0]["text"] == "morgen"


def test_what_is_over_is_not_brought_up(street: Street, one: Pair) -> None:
    coen, _ = one
    coen.says("/herinner 11 morgen")
    coen.hears(key="coo.next.ok")
    coen.says("sluit 11 opgelost")
    hush(street)
    street.wait(days=2)
    assert all(message.key != "coo.next" for message in coen.messages)
    hush(street)


def test_who_coordinates_no_more_is_not_reminded(street: Street, open_request: Open) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    open_request(street.resident("Ans"))
    hush(street)
    coen.says("/herinner 11 morgen")
    coen.hears(key="coo.next.ok")
    identity = street.person(coen).id
    with street.app.session() as db:
        for grant in db.query(Grant).filter_by(person_id=identity):
            db.delete(grant)
    assert reminded(street, els, days=2).labels == []
    hush(street)
