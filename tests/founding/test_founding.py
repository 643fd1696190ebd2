"""The first neighbourhood, made in the chat along the link of an empty installation."""

from bot.people import Account, Grant, Neighbourhood, Person, Role
from handlers.founding import Founding, make_founding
from tests.phone import Phone
from tests.street import KEYS, Street


def link(street: Street) -> str:
    with street.app.session() as db:
        payload = make_founding(db, KEYS, street.clock.now(), street.chance)
    assert payload is not None
    return payload


def opens(street: Street, phone: Phone, payload: str) -> None:
    phone.opens(f"https://street/bot?start={payload}")


def answers(els: Phone) -> None:
    els.hears("Hoe heet de buurt", key="set.wijk")
    els.says("De Heeze")
    els.hears("postcodes", key="set.pc")
    els.says("7334 tot 7336, 7337 AB")
    els.hears("stad of in een dorp", key="set.where").press("In een stad")
    els.hears("organisatie", key="set.org")
    els.says("Stichting Samen")
    els.hears("coördinator", key="set.contact")
    els.says("Els")
    els.hears("telefoonnummer", key="set.phone")
    els.says("055-1234567")
    els.hears("zorgen maakt", key="set.sig").press("Nog niemand")


def test_the_first_neighbourhood_and_its_owner(empty: Street) -> None:
    els = empty.stranger("Els de Boer")
    payload = link(empty)
    opens(empty, els, payload)
    answers(els)
    check = els.hears("De Heeze", "7334-7336,7337AB", "Stichting Samen", "Els", "055-1234567")
    check.press("Ja, klopt")
    els.hears("De Heeze", "eigenaar", key="set.made")
    els.hears("16 jaar", key="onb.cons1.first").press("Ja")
    els.hears(key="rol.welcome")
    place = empty.look(lambda db: db.query(Neighbourhood).one())
    assert (place.name, place.code, place.contact) == ("De Heeze", "deheeze", "Els")
    grant = empty.look(lambda db: db.query(Grant).one())
    assert (grant.role, grant.person_id) == (Role.OWNER, empty.person(els).id)
    assert empty.look(lambda db: db.query(Founding).count()) == 0
    eve = empty.stranger("Eve")
    opens(empty, eve, payload)
    eve.hears("De Heeze", key="onb.hello")


def test_in_a_village_less_of_a_postcode_is_kept(empty: Street) -> None:
    els = empty.stranger("Els")
    opens(empty, els, link(empty))
    els.hears(key="set.wijk")
    els.says("Klein Dorp")
    els.hears(key="set.pc")
    els.says("9999")
    els.hears(key="set.where")
    els.says("eh")
    els.hears(key="set.where")
    els.says("dorp")
    els.hears(key="set.org")
    els.says("Dorpshuis")
    els.hears(key="set.contact")
    els.says("Els")
    els.hears(key="set.phone")
    els.says("055-1234567")
    els.hears(key="set.sig").press("Nog niemand")
    els.hears("9999 (in een dorp)", key="set.check").press("Ja, klopt")
    els.hears(key="set.made")
    els.hears(key="onb.cons1.first")
    assert empty.look(lambda db: db.query(Neighbourhood).one().village)


def test_in_a_village_by_its_button_also_the_second_time_round(empty: Street) -> None:
    """Somebody taps the town by mistake, begins again, and taps the village."""
    els = empty.stranger("Els")
    opens(empty, els, link(empty))
    for button, shown in (("In een stad", "1234-1236\n"), ("In een dorp", "1236 (in een dorp)")):
        els.hears(key="set.wijk")
        els.says("Klein Dorp")
        els.hears(key="set.pc")
        els.says("1234-1236")
        els.hears(key="set.where").press(button)
        for question in ("set.org", "set.contact"):
            els.hears(key=question)
            els.says("Dorpshuis")
        els.hears(key="set.phone")
        els.says("055-1234567")
        els.hears(key="set.sig").press("Nog niemand")
        check = els.hears(shown, key="set.check")
        check.press("Opnieuw" if button == "In een stad" else "Ja, klopt")
    els.hears(key="set.made")
    els.hears(key="onb.cons1.first")
    assert empty.look(lambda db: db.query(Neighbourhood).one().village)


def test_in_english_when_the_telephone_is(empty: Street) -> None:
    joe = empty.stranger("Joe", language="en")
    opens(empty, joe, link(empty))
    joe.hears("What is the neighbourhood called?", key="set.wijk")


def test_wrong_answers_are_asked_again(empty: Street) -> None:
    els = empty.stranger("Els")
    opens(empty, els, link(empty))
    els.hears(key="set.wijk")
    els.says("\u200b ")
    els.hears(key="set.wrong.name")
    els.hears(key="set.wijk")
    els.says("x" * 90)
    els.hears("te lang", key="set.wrong.long")
    els.hears(key="set.wijk")
    els.says("De Heeze")
    els.hears(key="set.pc")
    els.says("vlakbij de kerk")
    els.hears("7334-7336", key="set.wrong.postcodes")
    els.hears(key="set.pc").press("Weet ik nog niet")
    els.hears(key="set.org")
    els.says("!?")
    els.hears(key="set.wrong.organisation")
    els.hears(key="set.org")
    els.says("Samen")
    els.hears(key="set.contact")
    els.says("...")
    els.hears(key="set.wrong.contact")
    els.hears(key="set.contact")
    els.says("Els")
    els.hears(key="set.phone")
    els.says("dat weet je wel")
    els.hears(key="set.wrong.phone")
    els.hears(key="set.phone")
    els.says("055-1234567")
    els.hears(key="set.sig")
    els.says("!!")
    els.hears(key="set.wrong.confidant")
    els.hears(key="set.sig")
    els.says("nog niemand")
    els.hears("Postcodes: –", "Zorgen: nog niemand", key="set.check").press("Opnieuw")
    els.hears(key="set.wijk")


def test_a_name_that_somebody_took_meanwhile(empty: Street) -> None:
    els = empty.stranger("Els")
    opens(empty, els, link(empty))
    answers(els)
    empty.add_neighbourhood("De Heeze")
    els.hears(key="set.check").press("Ja, klopt")
    els.hears(key="set.wrong.taken")
    els.hears(key="set.wijk")
    els.says("de heeze")
    els.hears(key="set.wrong.taken")
    els.hears(key="set.wijk")
    els.says("Het Veld")
    els.hears("Het Veld", key="set.check")


def test_the_link_works_for_whoever_was_first_and_goes_on_where_they_were(empty: Street) -> None:
    els, eve, payload = empty.stranger("Els"), empty.stranger("Eve"), link(empty)
    opens(empty, els, payload)
    els.hears(key="set.wijk")
    els.says("De Heeze")
    check = els.hears(key="set.pc")
    opens(empty, eve, payload)
    eve.hears(key="onb.none")
    opens(empty, els, payload)
    els.hears(key="set.pc")
    eve.presses(check, "Weet ik nog niet")
    eve.toasted("werkt niet meer")


def test_a_wrong_or_old_link_is_an_ordinary_hello(empty: Street) -> None:
    els, payload = empty.stranger("Els"), link(empty)
    opens(empty, els, "f-nonsense")
    els.hears(key="onb.none")
    empty.wait(hours=25)
    opens(empty, els, payload)
    els.hears(key="onb.none")


def test_a_newer_link_replaces_the_one_nobody_followed(empty: Street) -> None:
    els, old = empty.stranger("Els"), link(empty)
    link(empty)
    opens(empty, els, old)
    els.hears(key="onb.none")


def test_while_somebody_is_busy_there_is_no_second_link(empty: Street) -> None:
    els = empty.stranger("Els")
    opens(empty, els, link(empty))
    els.hears(key="set.wijk")
    with empty.app.session() as db:
        assert make_founding(db, KEYS, empty.clock.now(), empty.chance) is None
    empty.wait(hours=25)
    link(empty)


def test_who_does_not_finish_is_forgotten_after_a_day(empty: Street) -> None:
    els = empty.stranger("Els")
    opens(empty, els, link(empty))
    els.hears(key="set.wijk")
    els.says("De Heeze")
    els.hears(key="set.pc")
    empty.wait(hours=25)
    for kind in (Founding, Person, Account):
        assert empty.look(lambda db, kind=kind: db.query(kind).count()) == 0


def test_the_answers_can_be_seen_and_erased(empty: Street) -> None:
    els = empty.stranger("Els")
    opens(empty, els, link(empty))
    answers(els)
    els.hears(key="set.check")
    person = empty.person(els)
    exporters = {f.name: f.exporters for f in empty.house.registry.features}["founding"]
    erasers = {f.name: f.erasers for f in empty.house.registry.features}["founding"]
    with empty.app.session() as db:
        kept = exporters[0](db, person)
    assert kept["answers"][0]["phone"] == "055-1234567"
    empty.neighbourhood_id = empty.add_neighbourhood("Elders")
    context, turn = empty.turn()
    erasers[0](turn, person)
    context.__exit__(None, None, None)
    assert empty.look(lambda db: db.query(Founding).count()) == 0
