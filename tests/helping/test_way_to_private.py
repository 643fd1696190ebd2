"""F2 and F11: who says in the group that they help, and cannot be written to, is shown the way."""

from tests.groups.town import link
from tests.helping.posting import leave, post
from tests.helping.test_questions import join
from tests.hush import hush
from tests.phone import Message
from tests.street import Street


def card(street: Street) -> Message:
    """Ans asked in the group."""
    post(street, street.resident("Ans"), in_group=True)
    return street.group_hears("Hulpvraag 11")


def test_the_way_goes_when_they_came_along(street: Street) -> None:
    hers, nora = card(street), street.stranger("Nora")
    nora.says_in_group("ik doe het wel", reply_to=hers)
    way = street.group_hears("Wat fijn", "Start", key="clm.noreg.group")
    assert way.silent
    assert not way.has("Nora")
    to = way.button("Open gesprek").link
    nora.opens(to)
    assert (way.deleted, way.key) == (True, "grp.nodm.gone")
    nora.hears("Welkom")
    join(street, nora)
    nora.hears("Jij bent de helper")
    street.phones["1000"].hears("Nora wil je helpen")
    nora.opens(to)  # yesterday's button, on a phone that still shows it
    nora.hears("al de helper")
    leave(street)


def test_who_says_it_twice_is_shown_it_once(street: Street) -> None:
    hers, nora, omar = card(street), street.stranger("Nora"), street.stranger("Omar")
    for words in ("ik doe het wel", "ik help wel"):
        nora.says_in_group(words, reply_to=hers)
    way = street.group_hears(key="clm.noreg.group")
    omar.says_in_group("ik kan wel", reply_to=hers)
    other = street.group_hears(key="clm.noreg.group")
    nora.presses(way, "Open gesprek")
    assert (way.deleted, other.deleted) == (True, False)  # his own is still there for him
    nora.hears("Welkom")
    nora.hears(key="onb.cons1.first")
    leave(street)


def test_who_did_not_finish_and_says_it_again_is_shown_the_way_again(street: Street) -> None:
    hers, nora = card(street), street.stranger("Nora")
    nora.says_in_group("ik doe het wel", reply_to=hers)
    way = street.group_hears(key="clm.noreg.group")
    nora.presses(way, "Open gesprek")
    nora.hears("Welkom")
    nora.hears(key="onb.cons1.first")
    nora.says_in_group("ik doe het wel", reply_to=hers)
    street.group_hears(key="clm.noreg.group")
    leave(street)


def test_who_never_comes_leaves_nothing_in_the_group(street: Street) -> None:
    link(street)
    street.group_hears(key="grp.added")
    street.group_hears(key="grp.added.read")
    hers, nora = card(street), street.stranger("Nora")
    nora.says_in_group("ik doe het wel", reply_to=hers)
    way = street.group_hears(key="clm.noreg.group")
    street.wait(days=1, minutes=1)
    assert way.deleted
    nora.hears_nothing()
    hush(street.phones["1000"])
    leave(street)
