"""F2: a topic that is gone or closed: what was for it stands in the group, and it is told once."""

from bot.messages import Address
from bot.people import Group
from tests.phone import Phone
from tests.residents import GROUP
from tests.street import Kind, Street

LAMP = "Wie kan morgen om 19:00 mijn lamp ophangen?"
DOG = "Wie kan morgen om 10:00 mijn hond uitlaten?"


def says(street: Street, phone: Phone, text: str, topic: str) -> None:
    """Somebody writes in a topic of the group."""
    street.receive(phone, Kind.TEXT, text=text, address=Address("street", GROUP, topic))


def test_a_topic_that_is_gone_is_told_to_the_coordinators_once(street: Street) -> None:
    coen, olga, ans = street.coordinator("Coen"), street.owner("Olga"), street.resident("Ans")
    street.topics_gone.add("7")
    says(street, ans, LAMP, "7")
    street.group_hears("Lamp", key="grq.offer")  # in the group itself
    told = coen.hears("De Heeze", "onderwerp", "algemene deel", key="grp.coo.topic")
    assert told.labels == []
    olga.hears(key="grp.coo.topic")
    says(street, ans, DOG, "7")
    street.group_hears("Hond", key="grq.offer")


def test_each_topic_is_told_of(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    street.topics_gone |= {"7", "8"}
    for topic, text in (("7", LAMP), ("8", DOG)):
        says(street, ans, text, topic)
        street.group_hears(key="grq.offer")
        coen.hears(key="grp.coo.topic")


def test_at_night_it_is_told_in_the_morning(street: Street) -> None:
    joe = street.resident("Joe", language="en")
    street.at("dinsdag 02:00")
    coen = street.coordinator("Coen")
    street.topics_gone.add("7")
    says(street, joe, LAMP, "7")
    street.group_hears(key="grq.offer")
    coen.hears_nothing()
    street.at("dinsdag 08:30")
    coen.hears(key="grp.coo.topic")


def test_a_topic_that_is_there_is_told_to_nobody(street: Street) -> None:
    street.coordinator("Coen")
    ans = street.resident("Ans")
    says(street, ans, LAMP, "7")
    street.group_hears("Lamp", key="grq.offer").pressed_by(ans, "Nee")


def test_a_group_that_was_put_in_such_a_topic_is_in_the_group_itself_again(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    street.look(lambda db: setattr(db.query(Group).one(), "thread", "7"))
    street.topics_gone.add("7")
    ans.says(LAMP)
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    ans.hears(key="ask.posted.none")
    street.group_hears("Lamp", key="card.open")
    coen.hears(key="grp.coo.topic")
    assert street.look(lambda db: db.query(Group).one().thread) == ""
