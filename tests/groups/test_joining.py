"""Newcomers in the group: welcomed together, at most once a day."""

from bot.messages import Kind
from handlers.groups import Welcome
from tests.groups.town import happens, joins
from tests.phone import Message
from tests.street import Street


def test_newcomers_are_welcomed_in_one_message(street: Street) -> None:
    joins(street, street.stranger("Ans de Vries"))
    joins(street, street.stranger("Bilal"))
    street.wait(minutes=4)
    street.wait(minutes=2)
    welcome = street.group_hears("Welkom Ans, Bilal.", key="grp.join.batch")
    assert welcome.silent
    assert "Vries" not in welcome.text
    assert welcome.button("Doe mee").link.endswith("?start=w-deheeze")
    cor = street.stranger("Cor")
    cor.presses(welcome, "Doe mee")
    cor.hears("De Heeze", key="onb.hello")


def test_a_second_welcome_comes_a_day_later_and_the_first_one_goes(street: Street) -> None:
    first = welcomed(street, "Ans")
    joins(street, street.stranger("Bilal"))
    street.wait(hours=12)
    joins(street, street.stranger("Cor"))
    street.wait(hours=11)
    assert not first.deleted
    street.wait(hours=2)
    street.group_hears("Welkom Bilal, Cor.", key="grp.join.batch")
    assert first.deleted


def test_somebody_announced_twice_is_named_once(street: Street) -> None:
    ans = street.stranger("Ans")
    joins(street, ans)
    joins(street, ans)
    street.wait(minutes=6)
    street.group_hears("Welkom Ans.", key="grp.join.batch")


def test_two_with_the_same_name_are_both_named(street: Street) -> None:
    joins(street, street.stranger("Ans"))
    joins(street, street.stranger("Ans"))
    street.wait(minutes=6)
    street.group_hears("Welkom Ans, Ans.")


def test_who_is_gone_again_is_not_welcomed(street: Street) -> None:
    ans, bilal = street.stranger("Ans"), street.stranger("Bilal")
    joins(street, ans)
    joins(street, bilal)
    joins(street, ans, Kind.LEFT)
    street.wait(minutes=6)
    street.group_hears("Welkom Bilal.")
    street.wait(days=2)
    joins(street, ans)
    joins(street, ans, Kind.LEFT)
    joins(street, ans, Kind.LEFT)
    street.wait(days=2)


def test_who_takes_part_already_needs_no_welcome(street: Street) -> None:
    joins(street, street.resident("Ans"))
    street.wait(days=1)


def test_thousands_at_once_are_one_short_message(street: Street) -> None:
    for n in range(1, 61):
        joins(street, street.stranger(f"Buur{n}"))
    street.wait(minutes=6)
    welcome = street.group_hears("Buur1, ", "Buur8 en nog 52", key="grp.join.batch")
    assert "Buur9" not in welcome.text


def test_a_name_that_is_no_name_is_not_repeated(street: Street) -> None:
    joins(street, street.stranger("https://t.me/goedkoop"))
    street.wait(minutes=6)
    welcome = street.group_hears("Welkom nieuwe buren.")
    assert "goedkoop" not in welcome.text


def test_who_comes_at_night_is_welcomed_in_the_morning(street: Street) -> None:
    street.at("dinsdag 02:00")
    joins(street, street.stranger("Ans"))
    street.wait(hours=5)
    assert not [m for m in street.group_messages if not m.read]
    street.wait(hours=2)
    street.group_hears("Welkom Ans.")


def test_names_are_not_kept_after_the_welcome(street: Street) -> None:
    welcomed(street, "Ans")
    assert street.look(lambda db: db.query(Welcome).one().newcomers) is None


def test_who_is_forgotten_is_not_named(street: Street) -> None:
    ans = street.stranger("Ans")
    joins(street, ans)
    ans.says("/start")
    ans.hears(key="onb.hello")
    ans.says("/wis")
    ans.hears()
    street.wait(days=1)


def test_a_bot_that_was_thrown_out_welcomes_nobody(street: Street) -> None:
    joins(street, street.stranger("Ans"))
    happens(street, Kind.BOT_REMOVED)
    street.wait(days=1)
    assert street.look(lambda db: db.query(Welcome).one().due_at) is None


def welcomed(street: Street, name: str) -> Message:
    joins(street, street.stranger(name))
    street.wait(minutes=6)
    return street.group_hears(f"Welkom {name}.", key="grp.join.batch")
