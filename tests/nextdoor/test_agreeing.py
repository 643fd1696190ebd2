"""Two areas agree to help each other; each decides for itself, and ends it at once."""

from bot.people import Grant, Role
from handlers.nextdoor.model import Beyond, NextDoor
from tests.helping.posting import leave, post
from tests.neighbourhood.test_areas import coordinates
from tests.nextdoor.areas import There, beside, south
from tests.phone import Phone
from tests.street import Street


def both(street: Street) -> tuple[Phone, Phone, int]:
    """Els of De Heeze, Omar of Zuid, and Zuid."""
    els, place = street.owner("Els"), south(street)
    with There(street, place):
        omar = street.coordinator("Omar")
    return els, omar, place


def rows(street: Street) -> int:
    return street.look(lambda db: db.query(NextDoor).count())


def test_one_asks_the_other_agrees_and_everybody_reads_it(street: Street) -> None:
    els, omar, place = both(street)
    coen = street.coordinator("Coen")
    with There(street, place):
        eve = street.owner("Eve")
    els.says("/buurwijk")
    els.hears("De Heeze heeft nog geen buurwijk", key="set.door.empty")
    els.says("Zuid")
    sure = els.hears("Zal ik Zuid vragen", "alleen wat, wanneer", key="set.door.sure")
    sure.press("Ja, vraag het")
    els.hears("Gevraagd aan de coördinatoren van Zuid", key="set.door.asked")
    coen.hears("Els vroeg Zuid", key="set.door.told")
    offer = omar.hears("Els van De Heeze vraagt", "De Heeze en Zuid elkaar", key="set.door.offer")
    late = eve.hears(key="set.door.offer")
    els.says("/buurwijk zuid")
    els.hears("Zuid heeft nog niet geantwoord", key="set.door.still")
    offer.press("Goed")
    joined = omar.hears("Zuid en De Heeze helpen elkaar nu", "Omar zei ja", key="set.door.joined")
    assert joined.labels == ["Stop hiermee"]
    assert late.has("Omar zei ja")  # the question itself is gone
    for phone in (els, coen):
        phone.hears("De Heeze en Zuid helpen elkaar nu", "Omar zei ja", key="set.door.joined")
    els.says("/buurwijk")
    shown = els.hears("Zuid: jullie helpen elkaar", key="set.door")
    assert shown.labels == ["Stop: Zuid"]
    els.says("/buurwijk Zuid")
    els.hears("helpen jullie elkaar al", key="set.door.have").press("Stop hiermee")
    els.hears(key="set.door.off")
    for phone in (omar, eve, coen):
        phone.hears("Els zette dat uit", key="set.door.off")
    assert rows(street) == 0


def test_rather_not_and_then_nothing_is_kept(street: Street) -> None:
    els, omar, place = both(street)
    with There(street, place):
        eve = street.owner("Eve")
    els.says("/buurwijk zuid")
    els.hears(key="set.door.sure").press("Ja, vraag het")
    els.hears(key="set.door.asked")
    eve_asked = eve.hears(key="set.door.offer")
    button = eve_asked.button("Goed")
    omar.hears(key="set.door.offer").press("Liever niet")
    omar.hears("Omar zei liever niet", key="set.door.no")
    els.hears("De Heeze en Zuid gaan elkaar niet helpen", key="set.door.no")
    assert eve_asked.has("gaan elkaar niet helpen")
    eve_asked.buttons = [button]  # on a telephone that did not see the change
    eve_asked.press("Goed")
    eve.toasted("De Heeze heeft dit intussen ingetrokken")
    assert rows(street) == 0


def test_thinking_better_of_it_before_the_answer(street: Street) -> None:
    els, omar, _ = both(street)
    els.says("/buurwijk zuid")
    els.hears(key="set.door.sure").press("Toch niet")
    els.hears("Goed, dan niet", key="set.door.dropped")
    els.says("/buurwijk zuid")
    els.hears(key="set.door.sure").press("Ja, vraag het")
    els.hears(key="set.door.asked")
    omar.hears(key="set.door.offer")
    els.says("/buurwijk zuid")
    els.hears(key="set.door.still").press("Trek het in")
    els.hears(key="set.door.off")
    els.says("/buurwijk zuid")
    els.hears(key="set.door.sure").press("Ja, vraag het")
    els.hears(key="set.door.asked")
    asked = omar.hears(key="set.door.offer")
    els.says("/buurwijk")
    els.hears("Zuid: gevraagd, nog geen antwoord", key="set.door").press("Trek in: Zuid")
    els.hears("helpen elkaar niet", key="set.door.off")
    assert asked.has("helpen elkaar niet")
    assert asked.labels == []
    assert rows(street) == 0


def test_the_other_asked_already(street: Street) -> None:
    """Whoever is asked and writes the name themselves reads that, and may say yes."""
    els, omar, _ = both(street)
    els.says("/buurwijk zuid")
    els.hears(key="set.door.sure").press("Ja, vraag het")
    els.hears(key="set.door.asked")
    omar.hears(key="set.door.offer")
    omar.says("/buurwijk")
    listed = omar.hears("De Heeze: vraagt of jullie", key="set.door")
    assert listed.labels == ["Goed: De Heeze"]
    omar.says("/buurwijk heeze")
    omar.hears("De Heeze vraagt al", key="set.door.asked_us").press("Liever niet")
    omar.hears(key="set.door.no")
    els.hears(key="set.door.no")
    els.says("/buurwijk zuid")
    els.hears(key="set.door.sure").press("Ja, vraag het")
    els.hears(key="set.door.asked")
    omar.hears(key="set.door.offer")
    omar.says("/buurwijk de heeze")
    omar.hears(key="set.door.asked_us").press("Goed")
    omar.hears(key="set.door.joined")
    els.hears(key="set.door.joined")
    assert rows(street) == 2


def test_both_ask_at_once(street: Street) -> None:
    """Omar had the question before him while Els asked: he reads hers, and nothing is doubled."""
    els, omar, _ = both(street)
    omar.says("/buurwijk heeze")
    sure = omar.hears(key="set.door.sure")
    els.says("/buurwijk zuid")
    els.hears(key="set.door.sure").press("Ja, vraag het")
    els.hears(key="set.door.asked")
    omar.hears(key="set.door.offer")
    sure.press("Ja, vraag het")
    omar.hears("De Heeze vraagt al", key="set.door.asked_us").press("Goed")
    omar.hears(key="set.door.joined")
    els.hears(key="set.door.joined")


def test_a_name_that_is_nearly_right_none_and_its_own(street: Street) -> None:
    els, _, _ = both(street)
    els.says("/buurwijk zuit")
    which = els.hears("Welke wijk", key="set.door.which")
    assert which.labels == ["Zuid"]
    which.press("Zuid")
    els.hears(key="set.door.sure")
    els.says("/buurwijk Timboektoe")
    els.hears("Zo heet hier geen andere wijk", key="set.door.none")
    els.says("de heeze")  # her own is no other
    els.hears(key="set.door.none")
    els.says("Kan iemand morgen boodschappen voor me doen?")  # no name: a request as ever
    assert els.messages[-1].key.startswith("ask.")
    els.messages[-1].read = True


def test_nobody_there_can_answer(street: Street) -> None:
    els, place = street.owner("Els"), south(street)
    els.says("/buurwijk zuid")
    els.hears(key="set.door.sure").press("Ja, vraag het")
    els.toasted("niemand die kan antwoorden")
    assert rows(street) == 0
    del place


def test_who_answers_for_both_areas_says_both(street: Street) -> None:
    els, place = street.owner("Els"), south(street)
    coordinates(street, els, place, role=Role.OWNER)
    els.says("/buurwijk zuid")
    els.hears(key="set.door.sure").press("Ja, vraag het")
    els.hears(key="set.door.asked")
    els.hears("Els van De Heeze vraagt", key="set.door.offer").press("Goed")
    els.hears("Zuid en De Heeze helpen elkaar nu", key="set.door.joined")
    assert rows(street) == 2


def test_the_other_side_ends_it_at_once_also_what_was_just_asked(street: Street) -> None:
    place, (zoe,) = beside(street, "Zoë")
    els = street.owner("Els")
    with There(street, place):
        omar = street.coordinator("Omar")
    ans = street.resident("Ans")
    post(street, ans, day=3)
    ans.hears(key="esc.next")
    asked = zoe.hears(key="ping.next")
    omar.says("/buurwijk")
    shown = omar.hears("De Heeze: jullie helpen elkaar", key="set.door")
    button = shown.button("Stop: De Heeze")
    shown.press("Stop: De Heeze")
    omar.hears("Omar zette dat uit", key="set.door.off")
    els.hears("De Heeze en Zuid helpen elkaar niet meer", key="set.door.off")
    assert asked.has("niet meer nodig")
    assert asked.labels == []
    shown.buttons = [button]  # tapped twice
    shown.press("Stop: De Heeze")
    omar.toasted("werkt niet meer")
    street.wait(minutes=1)
    els.hears("1 gevraagd", key="esc.coo")
    leave(street)
    left = street.look(lambda db: (db.query(NextDoor).count(), db.query(Beyond).count()))
    assert left == (0, 0)


def test_what_was_agreed_stays_when_it_ends(street: Street) -> None:
    place, (zoe,) = beside(street, "Zoë")
    els = street.owner("Els")
    with There(street, place):
        omar = street.coordinator("Omar")
    ans = street.resident("Ans")
    post(street, ans, day=3)
    ans.hears(key="esc.next")
    zoe.hears(key="ping.next").press("Ik help")
    zoe.hears(key="clm.check").press("Ja, het lukt")
    zoe.hears(key="clm.won")
    asked = ans.hears(key="clm.asker")
    els.says("/buurwijk")
    els.hears(key="set.door").press("Stop: Zuid")
    els.hears("Wat al is afgesproken, blijft staan", key="set.door.off")
    omar.hears(key="set.door.off")
    asked.press("Ja, fijn")
    zoe.hears(key="clm.yes")
    leave(street)


def test_a_resident_cannot_and_a_coordinator_of_elsewhere_neither(street: Street) -> None:
    els, omar, _ = both(street)
    ans = street.resident("Ans")
    ans.says("/buurwijk zuid")
    ans.hears("voor coördinatoren", key="coo.norole")
    els.says("/buurwijk zuid")
    sure = els.hears(key="set.door.sure")
    with street.app.session() as db:
        db.delete(db.get_one(Grant, (street.neighbourhood_id, street.person(els).id, Role.OWNER)))
    sure.press("Ja, vraag het")
    els.toasted("voor coördinatoren")
    omar.hears_nothing()
    assert rows(street) == 0


def test_in_another_language(street: Street) -> None:
    els, place = street.owner("Els"), south(street)
    with There(street, place):
        jo = street.resident("Jo", Role.OWNER, language="en")
    els.says("/buurwijk zuid")
    els.hears(key="set.door.sure").press("Ja, vraag het")
    els.hears(key="set.door.asked")
    jo.hears("Els of De Heeze asks", key="set.door.offer").press("Fine")
    jo.hears("Zuid and De Heeze help each other now", key="set.door.joined").press("Stop this")
    els.hears("Jo zei ja", key="set.door.joined")
    jo.hears("Jo switched it off", key="set.door.off")
    els.hears("Jo zette dat uit", key="set.door.off")
