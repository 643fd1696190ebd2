"""Questions without a name, strangers, blocks, the end of an offer, and what is kept."""

from bot.people import Group
from handlers.blocking import Block
from handlers.oneoff import OneOff, Taker
from tests.hush import hush
from tests.oneoff.test_sharing import PHONE, one, shared, states
from tests.phone import Phone
from tests.privacy.test_export import sent
from tests.street import Street


def test_a_question_and_its_answer(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    shared(street, ans)
    card = street.group_hears(key="one.card")
    card.pressed_by(bilal, "Vraag stellen")
    bilal.toasted()
    bilal.hears("Wat wil je weten", key="one.q")
    bilal.says("Past er een kast in? Ik ben op 06 12345678")
    bilal.hears(key="ping.q.sent")
    asked = ans.hears("Past er een kast in", key="one.q.fwd")
    assert not asked.has("12345678")
    assert not asked.has("Bilal")
    ans.says("Ja, een kleine wel")
    ans.hears(key="ping.q.thanks")
    bilal.hears("een kleine wel", key="one.q.answer")
    assert states(street) == ["curious"]
    card.pressed_by(bilal, "Graag")
    ans.hears("Bilal", key="one.first")


def test_ones_own_card(street: Street) -> None:
    ans = street.resident("Ans")
    shared(street, ans)
    card = street.group_hears(key="one.card")
    for label in ("Graag", "Vraag stellen"):
        card.pressed_by(ans, label)
        ans.toasted("je eigen aanbod")


def test_a_stranger_comes_along_the_link(street: Street) -> None:
    ans, eve = street.resident("Ans"), street.stranger("Eve")
    shared(street, ans)
    card = street.group_hears(key="one.card")
    toast = card.pressed_by(eve, "Graag")
    assert toast is not None
    assert "give-" in toast.link
    card.pressed_by(eve, "Vraag stellen")
    eve.toasted()
    eve.opens(toast.link)
    hush(street)
    assert states(street) == []


def test_a_resident_along_the_link(street: Street) -> None:
    ans, eve = street.resident("Ans"), street.resident("Eve", opened=False)
    shared(street, ans)
    toast = street.group_hears(key="one.card").pressed_by(eve, "Graag")
    assert toast is not None
    eve.opens(toast.link)
    eve.hears("vraag het aan de gever", key="one.asked")
    ans.hears("Eve", key="one.first")
    eve.opens(toast.link)
    eve.hears("Je hoort het van mij", key="one.have")
    eve.opens("https://street/bot?start=give-zz9")
    hush(street)


def test_kept_apart(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    ids = street.person(ans).id, street.person(bilal).id
    street.keep(Block(person_id=ids[0], other_id=ids[1], since=street.clock.now()))
    shared(street, ans)
    street.group_hears(key="one.card").pressed_by(bilal, "Graag")
    bilal.toasted()
    assert states(street) == []


def test_it_may_stand_longer_and_then_it_is_over(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    shared(street, ans, "Ik heb een bank weg te geven")
    card = street.group_hears(key="one.card")
    street.at("donderdag 18:00")
    ans.hears("stopt", key="one.end").press("Ja")
    ans.hears("blijft staan", key="one.longer")
    street.at("zondag 17:59")
    ans.hears_nothing()
    street.at("zondag 18:00")
    ans.hears(key="one.end")
    street.at("zondag 19:00")
    card.pressed_by(bilal, "Graag")
    ans.hears(key="one.first")
    street.at("zondag 20:30")
    bilal.hears(key="one.no")
    assert card.has("Dit is weg")
    assert one(street).state == "over"


def test_food_late_in_the_evening_is_for_tomorrow(street: Street) -> None:
    ans = street.resident("Ans")
    street.at("maandag 19:00")
    ans.says("Ik heb soep over, wie wil er?")
    ans.hears(key="one.seen").press("Ja, deel maar")
    ans.hears(key="one.food").press("Dat staat er al")
    ans.hears(key="one.shared").press("Het is weg")
    ans.hears("is weg", key="one.stopped")
    assert one(street).until_at is not None
    hush(street)
    ans.says("Ik heb soep over, wie wil er?")
    ans.hears(key="one.seen").press("Ja, deel maar")
    ans.hears(key="one.food").press("Dat staat er al")
    hush(street)
    street.at("dinsdag 18:00")
    ans.hears("20:00", key="one.end").press("Nee")
    ans.hears(key="one.stopped")
    hush(street)


def test_without_a_group(street: Street) -> None:
    ans = street.resident("Ans")
    with street.app.session() as db:
        db.query(Group).one().present = False
    ans.says("Ik rijd morgen naar de stort")
    ans.hears(key="one.seen").press("Ja, deel maar")
    ans.hears("geen groep", key="one.shared.nogroup").press("Het is weg")
    ans.hears(key="one.stopped")


def test_what_somebody_usually_does_is_a_standing_offer(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Ik kan meestal op zaterdag mensen naar de stort rijden")
    assert ans.messages[-1].key != "one.seen"
    hush(street)


def test_a_newcomer_had_soup(street: Street) -> None:
    eve = street.stranger("Eve")
    eve.says("Ik heb soep over, wie wil er?")
    for _ in range(6):
        newest = eve.messages[-1]
        if newest.key == "one.seen" or not newest.labels:
            break
        newest.press(newest.labels[0])
    hush(street)


def test_seen_and_forgotten(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, cor = (street.resident(name, phone=PHONE) for name in ("Bilal", "Cor"))
    shared(street, ans)
    card = street.group_hears(key="one.card")
    card.pressed_by(bilal, "Graag")
    card.pressed_by(cor, "Graag")
    hush(street)
    assert sent(ans)["oneoff"]["given_once"][0]["kind"] == "goods_transport"
    assert sent(bilal)["oneoff"]["liked"][0]["state"] == "asked"
    for phone in (bilal, ans):
        phone.says("/wis")
        hush(street)
        for _ in range(2):
            phone.messages[-1].press(phone.messages[-1].labels[0])
            hush(street)
    assert any(m.key == "one.no" for m in cor.messages)
    assert street.look(lambda db: db.query(OneOff).count() + db.query(Taker).count()) == 0
    assert card.has("Dit is weg")


def rests(street: Street, coen: Phone, name: str) -> None:
    coen.says(f"/pauzeer {name}")
    coen.hears(key="ban.ask").press("Pauze 1 week")
    coen.hears(key="ban.rests")


def test_who_may_not_take_part_does_not_reach_the_giver_with_a_question(street: Street) -> None:
    ans, bilal, eve = (street.resident(name) for name in ("Ans", "Bilal", "Eve"))
    coen = street.coordinator("Coen")
    shared(street, ans)
    card = street.group_hears(key="one.card")
    card.pressed_by(bilal, "Vraag stellen")
    bilal.hears(key="one.q")
    rests(street, coen, "Bilal")
    bilal.hears(key="ban.msg.week")
    bilal.says("Waar woon je precies?")  # asked before, written after
    bilal.hears("niet meedoen", key="ban.msg")
    card.pressed_by(bilal, "Vraag stellen")
    bilal.toasted("niet meedoen")
    street.keep(
        Block(
            person_id=street.person(ans).id,
            other_id=street.person(eve).id,
            since=street.clock.now(),
        )
    )
    card.pressed_by(eve, "Vraag stellen")
    eve.toasted("kun je nu niet helpen")
    ans.hears_nothing()


def test_who_was_suspended_since_does_not_get_it_and_the_next_does(street: Street) -> None:
    ans, bilal, eve = (street.resident(name) for name in ("Ans", "Bilal", "Eve"))
    coen = street.coordinator("Coen")
    shared(street, ans)
    card = street.group_hears(key="one.card")
    card.pressed_by(bilal, "Graag")
    first = ans.hears("Bilal", key="one.first")
    card.pressed_by(eve, "Graag")
    eve.toasted()
    rests(street, coen, "Bilal")
    bilal.hears(key="ban.msg.week")
    first.press("Ja")
    ans.hears("hoef je niets meer te kiezen", key="one.first.over")
    ans.hears("Eve", key="one.first")
    assert states(street) == ["out", "asked"]


def test_what_a_suspended_giver_has_is_not_taken(street: Street) -> None:
    ans, bilal, eve = (street.resident(name) for name in ("Ans", "Bilal", "Eve"))
    coen = street.coordinator("Coen")
    shared(street, ans)
    card = street.group_hears(key="one.card")
    card.pressed_by(eve, "Vraag stellen")
    eve.hears(key="one.q")
    eve.says("Past er een kast in?")
    eve.hears(key="ping.q.sent")
    ans.hears(key="one.q.fwd")
    card.pressed_by(bilal, "Graag")
    first = ans.hears("Bilal", key="one.first")
    rests(street, coen, "Ans")
    ans.hears(key="ban.msg.week")
    first.press("Ja")
    ans.toasted("niet meedoen")
    ans.says("Ja, dat past")
    ans.hears("niet meedoen", key="ban.msg")
    for label in ("Graag", "Vraag stellen"):
        card.pressed_by(eve, label)
        eve.toasted("voorbij")
    bilal.hears_nothing()


def test_a_request_is_neither_a_question_nor_an_answer_nor_what_is_in_the_soup(
    street: Street,
) -> None:
    asks = "Kan iemand morgen om 10:00 boodschappen voor me doen?"
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    shared(street, ans)
    card = street.group_hears(key="one.card")
    card.pressed_by(bilal, "Vraag stellen")
    bilal.hears(key="one.q")
    bilal.says(asks)
    bilal.hears("boodschappen", key="ask.sum").press("Toch niet")
    hush(street)
    ans.hears_nothing()
    card.pressed_by(bilal, "Vraag stellen")
    bilal.hears(key="one.q")
    bilal.says("Past er een kast in?")
    bilal.hears(key="ping.q.sent")
    ans.hears(key="one.q.fwd")
    ans.says(asks)
    ans.hears("boodschappen", key="ask.sum").press("Toch niet")
    hush(street)
    ans.says("Ik heb soep over, wie wil er?")
    ans.hears(key="one.seen").press("Ja, deel maar")
    ans.hears(key="one.food")
    ans.says(asks)
    ans.hears("boodschappen", key="ask.sum")
    assert one(street).state == "draft"  # nothing of it is shared


def test_who_is_forgotten_while_the_giver_is_asked(street: Street) -> None:
    ans, bilal, eve = (street.resident(name) for name in ("Ans", "Bilal", "Eve"))
    shared(street, ans)
    card = street.group_hears(key="one.card")
    card.pressed_by(bilal, "Graag")
    first = ans.hears("Bilal", key="one.first")
    card.pressed_by(eve, "Graag")
    bilal.says("/wis")
    bilal.hears(key="prv.erase").press("Ja, wis alles")
    bilal.hears(key="prv.erase.sure").press("Ja, wis alles")
    bilal.hears(key="prv.erased")
    assert first.has("hoef je niets meer te kiezen")  # no name, and no button that does nothing
    assert not first.has("Bilal")
    assert first.labels == []
    ans.hears("Eve", key="one.first")
