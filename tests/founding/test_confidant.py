"""Whoever founds a neighbourhood is asked who reads what worries neighbours."""

from bot.people import Grant, Neighbourhood, Role
from tests.founding.test_founding import answers, link, opens
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street


def named(empty: Street, words: str) -> tuple[Phone, str]:
    """Els founds De Heeze and says who reads what worries neighbours; the link she got."""
    els = empty.stranger("Els")
    opens(empty, els, link(empty))
    answers(els)
    els.hears("Zorgen: nog niemand", key="set.check").press("Opnieuw")
    els.hears(key="set.wijk")
    for question in ("De Heeze", "geen", "Samen", "Els", "055-1234567", words):
        els.says(question)
        els.hears()
    els.messages[-1].press("Ja, klopt")
    els.hears(key="set.made")
    told = els.hears("24 uur geldig", "niemand anders")
    els.hears(key="onb.cons1.first").press("Ja")
    els.hears(key="rol.welcome")
    return els, told.text.rpartition(" ")[2]


def worries(empty: Street, phone: Phone) -> list[str]:
    """The rows of the menu that are about a worry."""
    empty.neighbourhood_id = empty.look(lambda db: db.query(Neighbourhood).one().id)
    phone.says("menu")
    phone.hears(key="g.menu").press("Meer")
    return [label for label in phone.hears().labels if "zorgen" in label]


def test_the_confidant_is_asked_for_and_says_yes_by_a_link(empty: Street) -> None:
    els, address = named(empty, "Vic")
    assert worries(empty, els) == []  # nobody reads it yet: then it is not offered
    vic = empty.stranger("Vic")
    vic.opens(address)
    vic.hears(key="onb.cons1.first").press("Ja")
    vic.hears(key="rol.welcome.confidant")
    els.hears("Vic", "vertrouwenspersoon", key="rol.joined")
    assert worries(empty, els) == ["Ik maak me zorgen"]
    eve = empty.stranger("Eve")
    eve.opens(address)  # it works once
    eve.hears(key="rol.wrong")


def test_whoever_founds_it_reads_it(empty: Street) -> None:
    els, address = named(empty, "ik zelf")
    els.opens(address)
    els.hears(key="rol.welcome.confidant")
    assert worries(empty, els) == ["Ik maak me zorgen"]
    roles = empty.look(lambda db: {grant.role for grant in db.query(Grant)})
    assert roles == {Role.OWNER, Role.CONFIDANT}


def test_a_link_of_yesterday_gives_nothing(empty: Street) -> None:
    els, address = named(empty, "Vic")
    empty.wait(hours=25)
    hush(els)
    vic = empty.stranger("Vic")
    vic.opens(address)
    vic.hears(key="rol.wrong")
    assert worries(empty, els) == []


def test_a_button_of_somebody_elses_set_up(empty: Street) -> None:
    els, eve = empty.stranger("Els"), empty.stranger("Eve", opened=True)
    opens(empty, els, link(empty))
    els.hears(key="set.wijk")
    for words in ("De Heeze", "geen", "Samen", "Els"):
        els.says(words)
        els.hears()
    els.says("055-1234567")
    asked = els.hears(key="set.sig")
    eve.presses(asked, "Ik zelf")
    eve.toasted("werkt niet meer")
    asked.press("Ik zelf")
    els.hears("Zorgen: jij", key="set.check")
