"""F3: what somebody can do, when, how far; and the first request that fits."""

from bot.people import Person, Trust
from handlers.offers import Offer
from tests.helping.posting import leave, post
from tests.phone import Message, Phone
from tests.street import Street


def kinds(street: Street) -> list[str]:
    return street.look(
        lambda db: sorted(
            o.categories for o in db.query(Offer) if o.ended_at is None and not o.draft
        )
    )


def finish(phone: Phone) -> Message:
    """Through when and how far to the summary."""
    phone.hears("Wanneer kun je", key="off.when").press("Overdag")
    phone.hears("Hoe ver", key="off.far").press("De hele wijk")
    return phone.hears("Dit weet ik", "overdag", "in de hele wijk", key="off.sum")


def test_choosing_from_the_list_to_the_end(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    bilal.says("Ik wil helpen")
    menu = bilal.hears("Wat fijn dat je wilt helpen", key="off.intro")
    assert len(menu.labels) == 10
    menu.press("Boodschappen")
    bilal.hears("Genoteerd: boodschappen doen", key="off.more").press("Nog iets")
    bilal.hears("Wat kun je nog doen", key="off.add").press("Tuin of huisdier")
    bilal.hears("Genoteerd", "hond").press("Klaar")
    finish(bilal).press("Klopt")
    bilal.hears("Ik stuur alleen een bericht als het past", key="off.ok")
    assert kinds(street) == ["garden,dog,pet_care", "groceries"]


def test_every_row_of_the_list_makes_an_offer(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True, trust=Trust.VOG)
    bilal.says("/aanbod")
    menu = bilal.hears(key="off.intro")
    for label in menu.labels[:9]:
        menu = open_list(bilal, menu, label)
    assert len(kinds(street)) == 9


def open_list(phone: Phone, menu: Message, label: str) -> Message:
    menu.press(label)
    phone.hears("Genoteerd").press("Nog iets")
    return phone.hears(key="off.add")


def test_in_own_words(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    bilal.says("ik wil helpen")
    bilal.hears(key="off.intro")
    bilal.says("Ik kan fietsen plakken en de hond uitlaten")
    bilal.hears("Ik begrijp", "Klopt dit?", key="off.free").press("Klopt")
    bilal.hears("Genoteerd").press("Klaar")
    finish(bilal).press("Klopt")
    bilal.hears("Dank je wel", key="off.ok")
    assert "bike_repair" in ",".join(kinds(street))
    assert "dog" in ",".join(kinds(street))


def test_not_meant_like_that(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    bilal.says("ik wil helpen")
    bilal.hears(key="off.intro")
    bilal.says("Ik kan fietsen plakken")
    bilal.hears("Ik begrijp").press("Aanpassen")
    bilal.hears("Wat kun je nog doen").press("Iets anders")
    bilal.hears("in je eigen woorden", key="off.else")
    bilal.says("Boodschappen doen")
    bilal.hears("Ik begrijp: je wilt helpen met boodschappen").press("Klopt")
    bilal.hears("Genoteerd: boodschappen")
    assert len(kinds(street)) == 1


def test_what_is_not_understood_is_asked_once_and_then_kept(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    bilal.says("ik wil helpen")
    bilal.hears(key="off.intro")
    bilal.says("blorf gnurk")
    again = bilal.hears("Ik weet nog niet wat je bedoelt", key="off.unsure")
    assert len(again.labels) == 10
    bilal.says("blorf gnurk")
    bilal.hears("iets anders", key="off.free").press("Klopt")
    bilal.hears("Genoteerd")
    assert kinds(street) == ["other"]


def test_rows_of_the_second_asking_work_too(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    bilal.says("ik wil helpen")
    bilal.hears(key="off.intro")
    bilal.says("blorf gnurk")
    bilal.hears(key="off.unsure").press("Boodschappen")
    bilal.hears("Genoteerd: boodschappen")


def test_an_offer_that_nobody_asked_for_is_understood(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    bilal.says("Ik kan boodschappen doen voor de buren")
    bilal.hears("Ik begrijp: je wilt helpen met boodschappen", key="off.free").press("Klopt")
    bilal.hears("Genoteerd").press("Klaar")
    finish(bilal)


def test_consent_to_be_asked_comes_first(street: Street) -> None:
    bilal = street.resident("Bilal")
    bilal.says("ik wil helpen")
    bilal.hears("Mag ik je een bericht sturen", key="onb.cons2").press("Ja, graag")
    bilal.hears("Wat kun je doen", key="off.intro").press("Boodschappen")
    bilal.hears("Genoteerd")
    assert street.person(bilal).pings_at is not None


def test_consent_after_an_offer_in_own_words(street: Street) -> None:
    bilal = street.resident("Bilal")
    bilal.says("Ik kan boodschappen doen voor de buren")
    bilal.hears("Ik begrijp").press("Klopt")
    bilal.hears("Mag ik je een bericht sturen", key="onb.cons2").press("Ja, graag")
    finish(bilal).press("Klopt")
    bilal.hears("Dank je wel", key="off.ok")


def test_somebody_new_who_offers_at_once(street: Street) -> None:
    nora = street.stranger("Nora")
    nora.opens("https://street/bot?start=w-deheeze")
    nora.hears()
    nora.says("Ik kan boodschappen doen voor de buren")
    question = nora.hears()
    question.press("Ja, allebei")
    nora.hears("Ik begrijp", key="off.free")


def test_the_link_behind_the_button_in_the_group(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    bilal.opens("https://street/bot?start=aanbod")
    bilal.hears(key="off.intro")


def test_when_and_how_far_in_words(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    bilal.says("ik wil helpen")
    bilal.hears(key="off.intro").press("Boodschappen")
    bilal.hears("Genoteerd").press("Klaar")
    bilal.hears("Wanneer")
    bilal.says("alleen op zaterdag en zondag")
    bilal.hears("Hoe ver")
    bilal.says("ik ben op de fiets")
    bilal.hears("in de avond en het weekend", "hele wijk", key="off.sum")


def test_a_certificate_is_needed_and_the_coordinator_calls(street: Street) -> None:
    coen = street.coordinator("Coen")
    bilal = street.resident("Bilal", pings=True)
    bilal.says("ik wil helpen")
    bilal.hears(key="off.intro").press("Formulier of brief")
    bilal.hears("verklaring van goed gedrag", "Els belt je", key="off.vog").press("Goed")
    bilal.hears("Genoteerd: brieven").press("Klaar")
    finish(bilal).press("Klopt")
    bilal.hears("Dank je wel", key="off.ok")
    bilal.hears("Els")
    coen.hears("Bilal")


def test_rather_not_then(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    bilal.says("ik wil helpen")
    bilal.hears(key="off.intro").press("Formulier of brief")
    bilal.hears("goed gedrag").press("Dan liever niet")
    bilal.hears("Wat kun je nog doen").press("Boodschappen")
    bilal.hears("Genoteerd: boodschappen doen.")
    assert kinds(street) == ["groceries"]


def test_a_talk_is_needed_where_the_neighbourhood_wants_it(street: Street) -> None:
    street.change(talk_needed=True)
    bilal = street.resident("Bilal", pings=True)
    bilal.says("ik wil helpen")
    bilal.hears(key="off.intro").press("Boodschappen")
    bilal.hears("Genoteerd").press("Nog iets")
    bilal.hears(key="off.add").press("Computer of telefoon")
    bilal.hears("eerst even spreken", key="off.talk").press("Dan liever niet")
    bilal.hears("Genoteerd: boodschappen doen.").press("Nog iets")
    bilal.hears(key="off.add").press("Computer of telefoon")
    bilal.hears("eerst even spreken").press("Goed")
    bilal.hears("Genoteerd", "computer")


def test_an_offer_of_something_not_allowed_is_refused(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    bilal.says("ik wil helpen")
    bilal.hears(key="off.intro")
    bilal.says("Ik kan helpen met geld lenen")
    assert bilal.hears().key.startswith("safe.")
    assert kinds(street) == []


def test_an_offer_of_professional_or_paid_work_belongs_elsewhere(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    bilal.says("ik wil helpen")
    bilal.hears(key="off.intro")
    bilal.says("Ik doe klusjes voor 25 euro per uur")
    bilal.hears("gratis hulp", key="off.paid")
    assert kinds(street) == []


def test_a_new_offer_meets_an_open_request(street: Street) -> None:
    ans = street.resident("Ans")
    bilal = street.resident("Bilal", pings=True)
    post(street, ans, "Wie kan mijn lekke band plakken?")
    leave(street)
    bilal.says("Ik kan fietsen plakken")
    bilal.hears("Ik begrijp").press("Klopt")
    bilal.hears("Genoteerd").press("Klaar")
    finish(bilal).press("Klopt")
    bilal.hears("Dank je wel")
    bilal.hears("Een buur zoekt hulp", "Band", key="ping.ask").press("Ik help")
    bilal.hears("Jij bent de helper")
    ans.hears("Bilal wil je helpen")
    leave(street)


def test_a_chosen_kind_meets_an_open_request(street: Street) -> None:
    ans = street.resident("Ans")
    bilal = street.resident("Bilal", pings=True)
    post(street, ans)
    leave(street)
    bilal.says("ik wil helpen")
    bilal.hears(key="off.intro").press("Boodschappen")
    bilal.hears("Genoteerd").press("Klaar")
    finish(bilal).press("Klopt")
    bilal.hears("Dank je wel")
    bilal.hears("Een buur zoekt hulp", "Boodschappen")
    leave(street)


def test_left_half_way_the_draft_goes_after_a_day(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    bilal.says("Ik kan fietsen plakken")
    bilal.hears("Ik begrijp")
    street.wait(hours=25)
    assert street.look(lambda db: db.query(Offer).count()) == 0


def test_a_draft_that_is_gone_is_asked_anew(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    bilal.says("Ik kan fietsen plakken")
    message = bilal.hears("Ik begrijp")
    street.wait(hours=25)
    message.press("Klopt")
    bilal.hears("Wat kun je nog doen", key="off.add")


def test_in_the_group_an_offer_is_left_alone(street: Street) -> None:
    bilal = street.resident("Bilal", pings=True)
    bilal.says_in_group("Ik kan goed fietsen plakken")
    assert street.look(lambda db: db.query(Offer).count()) == 0
    assert street.look(lambda db: db.query(Person).count()) == 1
