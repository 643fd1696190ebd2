"""Who asks to be let into the group is welcomed in private, for as long as that can be."""

from datetime import timedelta

from bot.outbox import Letter
from bot.people import Account, Group, Person
from tests.groups.town import joins, link
from tests.street import Street


def test_who_knocks_is_welcomed_in_private(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.knocks()
    welcome = ans.hears("Buurtapp", "computerprogramma", key="grp.join.dm")
    assert welcome.labels == ["Doe mee", "Nu niet"]
    assert street.look(lambda db: db.query(Person).count() + db.query(Account).count()) == 0
    welcome.press("Doe mee")
    ans.hears("De Heeze", key="onb.hello").press("Doe mee")
    ans.hears(key="onb.cons1").press("Ja, allebei")
    ans.hears(key="onb.name").press("Ans")
    ans.hears("De Heeze", key="onb.role")


def test_not_now_leaves_a_way_in(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.knocks()
    welcome = ans.hears(key="grp.join.dm")
    welcome.press("Nu niet")
    assert welcome.key == "grp.join.dm.no"
    assert welcome.has("Schrijf mij dan hallo")
    assert welcome.buttons == []
    ans.says("hallo")
    ans.hears(key="onb.hello")


def test_no_thank_you_in_words(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.knocks()
    welcome = ans.hears(key="grp.join.dm")
    ans.says("nee")
    assert welcome.key == "grp.join.dm.no"


def test_who_knocks_twice_is_welcomed_once(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.knocks()
    ans.hears(key="grp.join.dm")
    street.wait(days=2)
    ans.knocks()


def test_who_was_welcomed_at_the_door_is_not_welcomed_again_in_the_group(street: Street) -> None:
    ans, bilal = street.stranger("Ans"), street.stranger("Bilal")
    ans.knocks()
    ans.hears(key="grp.join.dm")
    joins(street, ans)
    joins(street, bilal)
    street.wait(minutes=6)
    street.group_hears("Welkom Bilal.", key="grp.join.batch")


def test_when_the_door_closed_too_soon_the_welcome_is_in_the_group(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.blocked = True  # let in by somebody who was quicker: nothing arrives any more
    ans.knocks()
    ans.blocked = False
    joins(street, ans)
    street.wait(minutes=6)
    street.group_hears("Welkom Ans.", key="grp.join.batch")


def test_a_welcome_that_comes_too_late_is_not_sent(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.knocks()
    ans.hears(key="grp.join.dm")
    until = street.look(lambda db: db.query(Letter).one().gone_by)
    assert until == street.clock.now() + timedelta(minutes=5)


def test_who_takes_part_or_wants_no_messages_is_left_alone(street: Street) -> None:
    street.resident("Ans").knocks()
    bilal = street.resident("Bilal", silenced_at=street.clock.now())
    bilal.knocks()


def test_a_neighbour_from_elsewhere_may_join_here_too(street: Street) -> None:
    heeze, street.neighbourhood_id = street.neighbourhood_id, street.add_neighbourhood("Elders")
    eva = street.resident("Eva")
    street.neighbourhood_id = heeze
    eva.knocks()
    eva.hears(key="grp.join.dm").press("Doe mee")
    eva.hears("De Heeze", key="onb.switch").press("Ja")
    eva.hears("De Heeze", key="onb.done")


def test_at_the_door_of_a_group_nobody_linked_it_is_silent(street: Street) -> None:
    ans = street.stranger("Ans")
    with street.app.session() as db:
        db.query(Group).update({"neighbourhood_id": None, "added_at": street.clock.now()})
    ans.knocks()


def test_in_the_language_of_the_neighbourhood(street: Street) -> None:
    street.change(language="en")
    link(street)
    street.group_hears(key="grp.added")
    street.group_hears(key="grp.added.read")
    ann = street.stranger("Ann")
    ann.knocks()
    ann.hears("Nice that you want to be in", key="grp.join.dm")
