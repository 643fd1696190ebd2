"""Somebody is worried about a neighbour: what they are asked, who reads it, and who does not."""

import pytest

from bot.people import Role
from handlers.concerns import Concern, State
from tests.phone import Message, Phone
from tests.street import Street

SEEN = "De gordijnen van nummer 12 zijn al drie dagen dicht."


def confidant(street: Street, name: str = "Vic") -> Phone:
    return street.resident(name, Role.CONFIDANT)


def kept(street: Street) -> list[Concern]:
    return street.look(lambda db: db.query(Concern).order_by(Concern.id).all())


def begun(ans: Phone, words: str = "/zorgen") -> Message:
    ans.says(words)
    return ans.hears("Is er nu gevaar, bel 112", "Alleen Vic leest dit", key="sig.start")


def summed_up(ans: Phone, *, anonymous: bool = True) -> Message:
    """All of it answered, until the summary."""
    begun(ans).press("Ga verder")
    ans.hears("Schrijf wat je ziet", key="sig.what")
    ans.says(SEEN)
    ans.hears("Over wie", key="sig.who")
    ans.says("Lindestraat 12")
    ans.hears("Mag Vic jou bellen", key="sig.self").press("Nee" if anonymous else "Ja")
    return ans.hears("gordijnen", "Lindestraat 12", key="sig.sum")


def reported(street: Street, ans: Phone, vic: Phone, *, anonymous: bool = True) -> Message:
    """Passed on; what the confidant got."""
    summed_up(ans, anonymous=anonymous).press("Ja, geef door")
    ans.sees("Dank je dat je oplet", "vandaag 11:00 uur")
    return vic.hears("Zorg gemeld in De Heeze", "09:00", key="sig.coo")


def test_passed_on_to_one_confidant(street: Street) -> None:
    vic, coen, olga = confidant(street), street.coordinator("Coen"), street.owner("Olga")
    wim = confidant(street, "Wim")
    ans = street.resident("Ans")
    told = reported(street, ans, vic)
    assert not told.has("gordijnen")
    for other in (coen, olga, wim):
        other.hears_nothing()
    assert [message.text for message in ans.messages if "nummer 12" in message.text] == []
    told.press("Lees")
    shown = vic.hears("gordijnen", "Lindestraat 12", "blijft liever anoniem", key="sig.coo.read")
    assert shown.protect
    assert not shown.has("Ans")
    ans.hears("Vic heeft je bericht gelezen", key="sig.read")
    told.press("Lees")
    vic.hears(key="sig.coo.read")
    ans.hears_nothing()


def test_with_a_name_and_a_number(street: Street) -> None:
    vic, ans = confidant(street), street.resident("Ans")
    begun(ans, "Ik maak me zorgen over de buurman").press("Ga verder")
    ans.hears(key="sig.who").press("Zeg ik liever niet")
    ans.hears(key="sig.self").press("Ja")
    ans.hears("Alleen Vic ziet dat", key="sig.phone")
    ans.says("06 12")
    ans.hears(key="sig.phone.bad")
    ans.says("06 12345678")
    ans.hears("zorgen over de buurman", key="sig.sum").press("Ja, geef door")
    ans.sees("Dank je dat je oplet")
    vic.hears(key="sig.coo").press("Lees")
    vic.hears("Ans, 06 12345678", "niet gezegd", key="sig.coo.read")
    ans.hears(key="sig.read")


@pytest.mark.parametrize("step", ["sig.phone", "sig.phone.bad"])
def test_anonymous_after_all(street: Street, step: str) -> None:
    confidant(street)
    ans = street.resident("Ans")
    begun(ans, "/zorgen de buurman loopt al dagen buiten rond").press("Ga verder")
    ans.hears(key="sig.who").press("Zeg ik liever niet")
    ans.hears(key="sig.self").press("Ja")
    asked = ans.hears(key="sig.phone")
    if step == "sig.phone.bad":
        ans.says("geen idee")
        asked = ans.hears(key=step)
    asked.press("Toch anoniem")
    ans.hears("loopt al dagen", key="sig.sum").press("Toch niet")
    ans.hears("niets doorgegeven", key="sig.never")
    assert kept(street) == []


def test_a_known_number_is_not_asked_again(street: Street) -> None:
    vic, ans = confidant(street), street.resident("Ans", phone="0612345678")
    reported(street, ans, vic, anonymous=False).press("Lees")
    vic.hears("Ans, 0612345678", key="sig.coo.read")
    ans.hears(key="sig.read")


def test_written_anew(street: Street) -> None:
    confidant(street)
    ans = street.resident("Ans")
    summed_up(ans).press("Aanpassen")
    ans.hears(key="sig.what")
    ans.says("Het licht is al een week uit.")
    ans.hears(key="sig.who")
    ans.says("nummer 14")
    ans.hears(key="sig.self").press("Nee, anoniem")
    ans.hears("licht is al een week uit", "nummer 14", key="sig.sum")


def test_violence_gets_a_number_as_well(street: Street) -> None:
    vic, ans = confidant(street), street.resident("Ans")
    begun(ans).press("Ga verder")
    ans.hears(key="sig.what")
    ans.says("De buurvrouw heeft blauwe plekken, al twee keer")
    ans.hears(key="sig.who").press("Zeg ik liever niet")
    ans.hears(key="sig.self").press("Nee, anoniem")
    ans.hears(key="sig.sum").press("Ja, geef door")
    ans.sees("Dank je dat je oplet", "Veilig Thuis 0800-2000")
    vic.hears(key="sig.coo")


def test_begun_and_left(street: Street) -> None:
    vic, ans = confidant(street), street.resident("Ans")
    start = begun(ans)
    start.press("Bel 112")
    ans.hears("Bel nu 112", key="sig.danger")
    start = begun(ans)
    start.press("Ga verder")
    ans.hears(key="sig.what")
    street.wait(hours=25)
    assert kept(street) == []
    start.press("Ga verder") if start.labels else None
    vic.hears_nothing()


def test_never_mind_at_once(street: Street) -> None:
    confidant(street)
    ans = street.resident("Ans")
    begun(ans).press("Toch niet")
    ans.hears(key="sig.never")
    assert kept(street) == []


def test_from_the_menu_only_where_somebody_reads_it(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("menu")
    ans.hears(key="g.menu").press("Meer")
    assert "Ik maak me zorgen" not in ans.hears(key="g.menu.more").labels
    confidant(street)
    ans.says("menu")
    ans.hears(key="g.menu").press("Meer")
    ans.hears(key="g.menu.more").press("Ik maak me zorgen")
    ans.hears(key="sig.start")


def test_without_a_confidant_a_coordinator_thinks_along(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    ans.says("Ik maak me zorgen om de buurman")
    ans.hears("niet in de groep", key="safe.worry").press("Ja, graag")
    ans.hears(key="g.human.ok")
    coen.hears("Ans")
    assert kept(street) == []


def test_in_the_group_it_goes_on_in_private(street: Street) -> None:
    vic, ans = confidant(street), street.resident("Ans")
    ans.says_in_group("Ik maak me zorgen over de buurman, wie kan even kijken?")
    asked = ans.hears("niet in de groep", "alleen Vic", key="sig.grp")
    asked.press("Bel 112")
    ans.hears(key="sig.danger")
    ans.says_in_group("Ik maak me zorgen over de buurman, wie kan even kijken?")
    ans.hears(key="sig.grp").press("Toch niet")
    ans.hears(key="sig.never")
    ans.says_in_group("Ik maak me zorgen over de buurman, wie kan even kijken?")
    ans.hears(key="sig.grp").press("Ga verder")
    ans.hears(key="sig.what")
    assert [one.text for one in kept(street)] == [None, None]
    vic.hears_nothing()


def test_somebody_unknown_may_be_worried_too(street: Street) -> None:
    vic, zoe = confidant(street), street.stranger("Zoë")
    begun(zoe, "/zorgen de buurman loopt al dagen buiten rond").press("Ga verder")
    zoe.hears(key="sig.what")  # nothing of it was kept: she does not take part
    zoe.says(SEEN)
    zoe.hears(key="sig.who").press("Zeg ik liever niet")
    zoe.hears(key="sig.self").press("Nee, anoniem")
    zoe.hears(key="sig.sum").press("Ja, geef door")
    zoe.sees("Dank je dat je oplet")
    vic.hears(key="sig.coo")


# -- about the confidant -------------------------------------------------------------------------


def test_about_the_confidant_it_goes_to_another(street: Street) -> None:
    vic, wim, ans = confidant(street), confidant(street, "Wim"), street.resident("Ans")
    begun(ans).press("Ga verder")
    ans.hears(key="sig.what")
    ans.says("Vic schreeuwt elke avond tegen zijn zoon")
    ans.hears("Gaat het over Vic", key="sig.about").press("Ja")
    ans.hears(key="sig.who")
    ans.says("nummer 3")
    ans.hears("Mag Wim jou bellen", key="sig.self").press("Nee, anoniem")
    ans.hears("aan Wim", key="sig.sum").press("Ja, geef door")
    ans.sees("Wim kijkt ernaar")
    told = wim.hears(key="sig.coo")
    assert told.labels == ["Lees"]  # there is nobody to pass it on to
    street.wait(hours=3)
    wim.hears(key="sig.coo.unread")
    vic.hears_nothing()
    vic.says("/meldingen")
    vic.hears("geen zorg bij jou", key="sig.coo.none")


def test_about_whoever_reads_it_by_a_tap_and_there_is_no_other(street: Street) -> None:
    vic, coen, ans = confidant(street), street.coordinator("Coen"), street.resident("Ans")
    begun(ans).press("Ga verder")
    ans.hears(key="sig.what")
    ans.says(SEEN)
    ans.hears(key="sig.who").press("Over Vic")
    ans.hears("niemand die dit kan lezen", "055-1234567", "0800-2000", key="sig.nobody")
    assert kept(street) == []
    vic.hears_nothing()
    coen.hears_nothing()


def test_somebody_with_the_same_name(street: Street) -> None:
    confidant(street)
    ans = street.resident("Ans")
    begun(ans).press("Ga verder")
    ans.hears(key="sig.what")
    ans.says(SEEN)
    ans.hears(key="sig.who")
    ans.says("Vic van nummer 12")
    ans.hears(key="sig.about").press("Nee")
    ans.hears("Mag Vic", key="sig.self")


def test_a_confidant_writes_down_what_they_heard(street: Street) -> None:
    vic = confidant(street)
    begun(vic).press("Ga verder")
    vic.hears(key="sig.what")
    vic.says(SEEN)
    vic.hears(key="sig.who").press("Zeg ik liever niet")
    vic.hears(key="sig.self").press("Nee, anoniem")
    vic.hears(key="sig.sum").press("Ja, geef door")
    vic.hears(key="sig.coo").press("Lees")
    vic.hears("gordijnen", key="sig.coo.read")


def test_the_confidant_is_gone_before_it_is_passed_on(street: Street) -> None:
    vic, ans = confidant(street), street.resident("Ans")
    asked = summed_up(ans)
    vic.blocks_the_bot()
    asked.press("Ja, geef door")
    ans.sees("niemand die dit kan lezen")
    assert kept(street) == []


# -- an emergency in between ----------------------------------------------------------------------


def test_an_emergency_is_answered_first_and_kept(street: Street) -> None:
    confidant(street)
    ans = street.resident("Ans")
    begun(ans).press("Ga verder")
    ans.hears(key="sig.what")
    ans.says("De buurman is gevallen en kan niet opstaan")
    ans.hears("112", key="sos.fall")
    ans.hears(key="sig.who").press("Zeg ik liever niet")
    ans.hears(key="sig.self").press("Nee, anoniem")
    ans.hears("gevallen", key="sig.sum")
    assert kept(street)[0].state is State.DRAFT


def test_in_english(street: Street) -> None:
    confidant(street)
    ann = street.resident("Ann", language="en")
    ann.says("I am worried")
    ann.hears("Only Vic reads this", "112", key="sig.start").press("Go on")
    ann.hears("What do you see?")
