"""What begins in the group goes on in private; who cannot be written to is shown the way."""

from bot.messages import Kind
from tests.groups.town import happens, link
from tests.street import Street


def test_an_offer_begun_in_the_group_goes_on_in_private(street: Street) -> None:
    ans = street.resident("Ans", pings=True)
    ans.says_in_group("/aanbod")
    ans.hears(key="off.intro")


def test_who_cannot_be_written_to_is_shown_the_way_once_and_then_it_goes(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.says_in_group("/aanbod")
    shown = street.group_hears("geen privébericht", "Start", key="grp.nodm")
    assert shown.silent
    assert "Ans" not in shown.text
    ans.says_in_group("/aanbod")  # once is enough
    ans.presses(shown, "Open gesprek")
    assert shown.deleted
    assert shown.key == "grp.nodm.gone"
    ans.hears("16 jaar", key="onb.cons1.first").press("Ja, allebei")
    ans.hears("bericht sturen", key="onb.cons2").press("Ja, graag")
    ans.hears(key="off.intro")


def test_the_way_is_found_by_somebody_who_takes_part_already(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True, opened=False)
    bilal.says_in_group("/aanbod")
    shown = street.group_hears(key="grp.nodm")
    bilal.presses(shown, "Open gesprek")
    assert shown.deleted
    bilal.hears(key="off.intro")


def test_who_does_not_go_is_not_reminded_and_the_group_is_cleaned(street: Street) -> None:
    link(street)
    street.group_hears(key="grp.added")
    street.group_hears(key="grp.added.read")
    ans = street.stranger("Ans")
    ans.says_in_group("/aanbod")
    shown = street.group_hears(key="grp.nodm")
    street.wait(days=1, minutes=1)
    assert shown.deleted
    street.wait(days=2)


def test_from_a_group_of_another_neighbourhood_they_may_join(street: Street) -> None:
    heeze, street.neighbourhood_id = street.neighbourhood_id, street.add_neighbourhood("Elders")
    eva = street.resident("Eva", pings=True)
    street.neighbourhood_id = heeze
    eva.says_in_group("/aanbod")
    eva.hears("De Heeze", key="onb.switch").press("Ja")
    eva.hears("De Heeze", key="onb.done")


def test_an_anonymous_administrator_is_shown_nothing(street: Street) -> None:
    for text in ("/aanbod", "/vraag", "/vraag Wie kan morgen mijn lamp ophangen?"):
        happens(street, Kind.COMMAND, text=text)
