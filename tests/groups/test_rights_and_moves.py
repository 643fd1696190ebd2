"""Groups: rights asked and lost, the bot removed, a group that moves, two groups of one place."""

import pytest

from bot.messages import Kind, Moved
from bot.outbox import Letter, State
from bot.people import Group
from handlers import groups
from handlers.requests import Request
from handlers.requests.card import post
from tests.groups.town import RIGHTS, group_of, happens, joins, link
from tests.residents import GROUP
from tests.street import Street


def unlinked(street: Street, chat: str = "-200") -> None:
    happens(street, Kind.BOT_ADDED, chat, bot_sees_all=True, bot_may=RIGHTS)
    street.wait(seconds=15)


def test_bot_without_rights_asks_the_coordinators_once(street: Street) -> None:
    coen = street.coordinator("Coen")
    happens(street, Kind.BOT_ADDED)
    asked = coen.hears("Buurtapp", "beheerder", "vastzetten", key="grp.needadmin")
    happens(street, Kind.BOT_RIGHTS, bot_may=frozenset({"pin"}))
    asked.press("Klaar")
    again = coen.hears("nog niet", key="grp.rights.no")
    again.press("Klaar")
    last = coen.hears(key="grp.rights.no")
    happens(street, Kind.BOT_RIGHTS, bot_may=RIGHTS, bot_sees_all=True)
    street.group_hears(key="grp.added.read")
    last.press("Klaar")
    coen.hears("Dank je wel", key="grp.rights.ok")


def test_bot_lost_rights_is_told_once(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.owner("Els")
    happens(street, Kind.BOT_RIGHTS, bot_may=RIGHTS, bot_sees_all=True)
    street.group_hears(key="grp.added.read")
    happens(street, Kind.BOT_RIGHTS, bot_sees_all=True)
    lost = coen.hears("niet meer alle rechten", "Buurtapp", key="grp.needadmin.lost")
    els.hears(key="grp.needadmin.lost")
    happens(street, Kind.BOT_RIGHTS)
    happens(street, Kind.BOT_RIGHTS, bot_may=RIGHTS, bot_sees_all=True)
    lost.press("Klaar")
    coen.hears(key="grp.rights.ok")
    happens(street, Kind.BOT_RIGHTS)
    coen.hears(key="grp.needadmin.lost")
    els.hears(key="grp.needadmin.lost")


def test_rights_at_night_are_asked_in_the_morning(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.at("maandag 23:30")
    street.at("dinsdag 02:00")
    happens(street, Kind.BOT_ADDED)
    coen.hears_nothing()
    street.at("dinsdag 09:00")
    coen.hears(key="grp.needadmin")


def test_bot_removed_stops_all_posts_and_the_coordinator_hears_it(street: Street) -> None:
    coen = street.coordinator("Coen")
    happens(street, Kind.BOT_REMOVED)
    street.wait(seconds=15)
    coen.hears("De Heeze", "weg", key="grp.coo.gone")
    happens(street, Kind.BOT_REMOVED)
    street.wait(days=1)
    assert not group_of(street).present
    happens(street, Kind.BOT_ADDED, bot_sees_all=True, bot_may=RIGHTS)
    coen.hears("terug", key="grp.coo.back")
    street.group_hears(key="grp.added.read")
    assert group_of(street).present


def test_removed_and_added_at_once_nobody_is_bothered(street: Street) -> None:
    street.coordinator("Coen")
    happens(street, Kind.BOT_REMOVED)
    happens(street, Kind.BOT_ADDED, bot_sees_all=True, bot_may=RIGHTS)
    street.group_hears(key="grp.added.read")
    street.wait(hours=1)


def test_group_upgraded_is_remapped_without_a_message(street: Street) -> None:
    street.coordinator("Coen")
    before = group_of(street)
    happens(street, Kind.BOT_REMOVED)
    happens(street, Kind.BOT_ADDED, "-1001", bot_sees_all=True, bot_may=RIGHTS)
    happens(street, Kind.MOVED, moved_to="-1001")
    street.wait(days=3)
    assert street.left == []
    assert group_of(street) is None
    after = group_of(street, "-1001")
    assert (after.id, after.present, after.bot_may) == (before.id, True, "delete,pin")
    happens(street, Kind.MOVED, moved_to="-1001")
    assert street.look(lambda db: db.query(Group).count()) == 1


def test_the_pinned_greeting_is_pinned_again_in_a_group_that_moved(street: Street) -> None:
    """With the figures that stood under it; and each day's figures go to the new one."""
    link(street)
    old = street.group_hears("Is er een storing", key="grp.added")
    street.group_hears(key="grp.added.read")
    for name in ("Ans", "Bilal"):
        street.resident(name)
    street.wait(days=1, minutes=1)
    assert old.has("2 buren doen mee")
    happens(street, Kind.MOVED, moved_to="-1001")
    street.wait(seconds=10)
    new = street.group_hears("2 buren doen mee", key="grp.added")
    assert new.silent
    assert new.labels == ["Ik zoek hulp", "Ik wil helpen"]
    assert pinned(street) == [GROUP, "-1001"]
    street.resident("Cor")
    street.wait(days=1)
    assert (old.has("2 buren"), new.has("3 buren")) == (True, True)
    happens(street, Kind.MOVED, "-1001", moved_to="-1001")  # the same is said twice
    happens(street, Kind.MOVED, moved_to="-1001")
    street.wait(days=1)


def test_a_group_that_moves_twice_is_greeted_in_each(street: Street) -> None:
    link(street)
    street.group_hears(key="grp.added")
    street.group_hears(key="grp.added.read")
    for old, new in ((GROUP, "-1001"), ("-1001", "-1002")):
        happens(street, Kind.MOVED, old, moved_to=new)
        street.wait(seconds=10)
        street.group_hears(key="grp.added")
    assert pinned(street) == [GROUP, "-1001", "-1002"]


def test_a_group_that_moves_before_it_was_greeted_is_greeted_once(street: Street) -> None:
    context, turn = street.turn()
    groups.greet(turn, turn.db.query(Group).one())
    context.__exit__(None, None, None)
    happens(street, Kind.MOVED, moved_to="-1001")
    street.wait(minutes=1)
    street.group_hears(key="grp.added")
    street.group_hears(key="grp.added.read")
    assert pinned(street) == ["-1001"]


def test_a_letter_finds_the_new_group_before_the_platform_tells_of_it(street: Street) -> None:
    """Both chats say so, each in a queue of its own; a letter may be there in between."""
    link(street)
    street.group_hears(key="grp.added")
    street.group_hears(key="grp.added.read")
    happens(street, Kind.BOT_ADDED, "-1001", bot_sees_all=True, bot_may=RIGHTS)
    letter = about_to_go(street)
    street.delivery.moved(letter, Moved("-1001"))
    happens(street, Kind.MOVED, moved_to="-1001")
    [group] = street.look(lambda db: db.query(Group).all())
    assert (group.chat, group.present, group.bot_may) == ("-1001", True, "delete,pin")
    street.wait(minutes=1)
    street.group_hears(key="g.error")
    street.group_hears(key="grp.added")
    assert {m.chat for m in street.group_messages} == {GROUP, "-1001"}


def test_a_letter_to_a_group_that_was_linked_anew_under_its_new_id_does_not_go(
    street: Street,
) -> None:
    happens(street, Kind.BOT_ADDED, "-1001", bot_sees_all=True, bot_may=RIGHTS)
    letter = about_to_go(street)
    link(street, "-1001")
    street.group_hears(key="grp.added")
    street.group_hears(key="grp.added.read")
    street.delivery.moved(letter, Moved("-1001"))
    state = street.look(lambda db: db.get_one(Letter, letter).state)
    assert state is State.FAILED
    old = group_of(street, GROUP)
    assert old is not None
    assert not old.present


def about_to_go(street: Street) -> int:
    """A letter to the group that is on its way to the platform."""
    context, turn = street.turn()
    turn.say("g.error", to=turn.db.query(Group).filter_by(chat=GROUP).one())
    context.__exit__(None, None, None)
    [claimed] = street.delivery.claim(5)
    return claimed.id


def pinned(street: Street) -> list[str]:
    """The chats in which a message was put to be pinned, in that order."""
    return [message.chat for message in street.group_messages if message.pinned]


def test_an_unlinked_group_that_is_upgraded_is_left_under_its_new_name(street: Street) -> None:
    unlinked(street)
    street.group_hears(key="grp.nocoord")
    happens(street, Kind.MOVED, "-200", moved_to="-2001")
    street.wait(hours=25)
    assert set(street.left) == {"-2001"}


def test_letters_follow_a_group_that_moves(street: Street) -> None:
    link(street)
    street.group_hears(key="grp.added")
    street.group_hears(key="grp.added.read")
    happens(street, Kind.MOVED, moved_to="-1001")
    chats = street.look(lambda db: {letter.chat for letter in db.query(Letter)})
    assert GROUP not in chats


def test_an_anonymous_admin_who_types_a_command_gets_silence(street: Street) -> None:
    for text in ("/status", "/koppel ABC", "/open", "Kan iemand mijn lamp ophangen?"):
        kind = Kind.COMMAND if text.startswith("/") else Kind.TEXT
        happens(street, kind, text=text)
    happens(street, Kind.JOINED)


def test_somebody_who_joins_while_the_bot_is_out_is_not_welcomed(street: Street) -> None:
    happens(street, Kind.BOT_REMOVED)
    joins(street, street.stranger("Ans"))
    street.wait(days=2)


@pytest.mark.parametrize(
    ("label", "chats"),
    [("nieuwe", {"-200"}), ("oude", {GROUP}), ("alle", {"-200", GROUP})],
)
def test_two_groups_for_the_same_neighbourhood_the_coordinator_picks(
    street: Street, label: str, chats: set[str]
) -> None:
    coen = street.coordinator("Coen")
    street.coordinator("Dina")
    request = Request(
        neighbourhood_id=street.neighbourhood_id,
        asker_id=street.person(coen).id,
        category="groceries",
        made_at=street.clock.now(),
    )
    street.keep(request)
    happens(street, Kind.BOT_ADDED, "-200", bot_may=RIGHTS, bot_sees_all=True)
    link(street, "-200", by=coen)
    street.group_hears(key="grp.added")
    street.group_hears(key="grp.added.read")
    coen.hears("De Heeze", "nog een groep", key="grp.coo.which").press(label)
    coen.hears(key="grp.coo.which.ok")
    context, turn = street.turn()
    post(turn, turn.get(Request, request.id))
    context.__exit__(None, None, None)
    street.deliver()
    for _ in chats:
        street.group_hears(key="card.open")
    posted = street.look(lambda db: db.query(Letter).filter_by(text_key="card.open").all())
    assert {letter.chat for letter in posted} == chats
