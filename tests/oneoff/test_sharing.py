"""F9: what somebody has to give once is shared, taken, and over."""

from handlers.oneoff import OneOff, Taker
from handlers.requests import Request, State
from tests.hush import hush
from tests.phone import Phone
from tests.recurring.weekly import until
from tests.street import Street

PHONE = "06 12345678"


def shared(street: Street, ans: Phone, text: str = "Ik rijd morgen naar de stort") -> None:
    ans.says(text)
    ans.hears(key="one.seen").press("Ja, deel maar")
    ans.hears("aanbod 11", key="one.shared")


def one(street: Street) -> OneOff:
    found: OneOff = street.look(lambda db: db.query(OneOff).order_by(OneOff.id.desc()).first())
    return found


def states(street: Street) -> list[str]:
    found = street.look(lambda db: db.query(Taker).order_by(Taker.id).all())
    return [taker.state for taker in found]


def test_a_ride_to_the_dump(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal", phone=PHONE)
    ans.says("Ik rijd morgen naar de stort, kan iets meenemen")
    ans.hears("dinsdag 24 november", key="one.seen").press("Ja, deel maar")
    ans.hears("aanbod 11", "eerst aan jou", key="one.shared")
    card = street.group_hears("Aanbod 11", "dinsdag 24 november", "De Heeze", key="one.card")
    assert card.silent
    assert not card.has("Ans")
    card.pressed_by(bilal, "Graag")
    bilal.toasted("vraag het aan de gever")
    first = ans.hears("Bilal", key="one.first")
    card.pressed_by(bilal, "Graag")
    bilal.toasted("je hoort het van mij")
    first.press("Ja")
    bilal.hears("Ans vindt het goed", "24 november", "stort", key="one.yes")
    bilal.hears(key="con.phone").press("Ja, dit nummer")
    assert card.has("Dit is weg")
    assert card.labels == []
    hush(street)
    request = street.look(lambda db: db.query(Request).one())
    assert request.state is State.AGREED
    assert request.asker_id == street.person(bilal).id
    street.at("dinsdag 23:00")
    hush(street)
    street.at("woensdag 12:00")
    hush(street)
    assert one(street).state == "over"


def test_food_says_what_is_in_it_to_who_gets_it(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal", phone=PHONE)
    ans.says("Ik heb soep over, wie wil er?")
    ans.hears(key="one.seen").press("Ja, deel maar")
    ans.hears("allergie", key="one.food")
    ans.says("Linzen, ui en selderij. Bel 06 87654321")
    ans.hears(key="one.shared")
    card = street.group_hears("Aanbod 11", key="one.card")
    assert not card.has("selderij")
    card.pressed_by(bilal, "Graag")
    ans.hears(key="one.first").press("Ja")
    given = bilal.hears("selderij", key="one.yes")
    assert not given.has("87654321")
    hush(street)


def test_not_shared_after_all(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Ik heb soep over, wie wil er?")
    ans.hears(key="one.seen").press("Nee")
    ans.hears(key="one.dropped")
    ans.says("Ik heb soep over, wie wil er?")
    ans.hears(key="one.seen").press("Ja, deel maar")
    ans.hears(key="one.food").press("Toch niet")
    ans.hears(key="one.dropped")
    ans.says("Ik rijd morgen naar de stort")
    seen = ans.hears(key="one.seen")
    street.wait(days=2)
    assert street.look(lambda db: db.query(OneOff).count()) == 0  # nobody confirmed it
    seen.press("Ja, deel maar")
    ans.toasted("werkt niet meer")


def test_changed_before_it_is_shared(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Ik rijd morgen naar de stort")
    ans.hears(key="one.seen").press("Aanpassen")
    ans.hears(key="one.fix")
    ans.says("eh dinges")
    ans.hears(key="one.fix.no")
    ans.says("vrijdag om 14 uur")
    ans.hears("vrijdag 27 november", "14:00", key="one.seen").press("Aanpassen")
    ans.hears(key="one.fix")
    ans.says("Ik heb soep over")
    ans.hears(key="one.seen").press("Ja, deel maar")
    ans.hears(key="one.food").press("Dat staat er al")
    ans.hears(key="one.shared")
    hush(street)


def test_the_second_is_on_the_list_and_gets_it_when_the_first_cannot(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, cor = (street.resident(name, phone=PHONE) for name in ("Bilal", "Cor"))
    shared(street, ans)
    card = street.group_hears(key="one.card")
    card.pressed_by(bilal, "Graag")
    card.pressed_by(cor, "Graag")
    cor.toasted("al weg", "op de lijst")
    ans.hears("Bilal", key="one.first").press("Ja")
    bilal.hears(key="one.yes")
    hush(street)
    bilal.says("laat maar")
    hush(street)
    newest = bilal.messages[-1]
    newest.press(newest.labels[0])
    assert any(m.key == "one.first" and m.has("Cor") for m in ans.messages)
    hush(street)
    assert states(street) == ["out", "asked"]


def test_the_giver_says_no_and_the_next_is_asked(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, cor = (street.resident(name, phone=PHONE) for name in ("Bilal", "Cor"))
    shared(street, ans)
    card = street.group_hears(key="one.card")
    card.pressed_by(bilal, "Graag")
    card.pressed_by(cor, "Graag")
    ans.hears("Bilal", key="one.first").press("Nee")
    ans.hears(key="one.no.giver")
    bilal.hears("lukt deze keer niet", key="one.no")
    ans.hears("Cor", key="one.first")
    card.pressed_by(bilal, "Graag")
    bilal.toasted("voorbij")
    hush(street)


def test_the_giver_says_nothing(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    shared(street, ans)
    street.group_hears(key="one.card").pressed_by(bilal, "Graag")
    first = ans.hears(key="one.first")
    street.wait(hours=4)
    bilal.hears("niets van de gever", key="one.silent")
    assert first.has("niets meer te kiezen")
    assert states(street) == ["out"]


def test_the_giver_cannot_after_all(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal", phone=PHONE)
    shared(street, ans)
    card = street.group_hears(key="one.card")
    card.pressed_by(bilal, "Graag")
    ans.hears(key="one.first").press("Ja")
    hush(street)
    ans.says("ik kan toch niet")
    off = next(m for m in bilal.messages if m.key == "one.off")
    assert off.has("Ans kan toch niet")
    request = street.look(lambda db: db.query(Request).one())
    assert request.state is State.STOPPED  # nobody else is asked by themselves
    off.press("Vraag anderen")
    until(street, bilal, "one.others")
    assert street.look(lambda db: db.query(Request).one()).state is State.OPEN
    hush(street)


def test_the_giver_cannot_and_it_need_not_be(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal", phone=PHONE)
    shared(street, ans)
    street.group_hears(key="one.card").pressed_by(bilal, "Graag")
    ans.hears(key="one.first").press("Ja")
    hush(street)
    ans.says("ik kan toch niet")
    next(m for m in bilal.messages if m.key == "one.off").press("Laat maar")
    assert any(m.key == "one.dropped" for m in bilal.messages)
    hush(street)


def test_three_at_once_and_gone_in_words(street: Street) -> None:
    ans = street.resident("Ans")
    for text in ("Ik rijd morgen naar de stort", "Ik heb een bank weg te geven"):
        ans.says(text)
        ans.hears(key="one.seen").press("Ja, deel maar")
        ans.hears(key="one.shared")
    ans.says("het aanbod is weg")
    ans.hears(key="one.which").press(one(street).title.by_language[0][1][:10])
    ans.hears("is weg", key="one.stopped")
    ans.says("aanbod is weg")
    ans.hears(key="one.stopped")
    ans.says("het aanbod is weg")  # nothing stands there any more
    hush(street)
    for number in range(3):
        ans.says(f"Ik rijd morgen om {10 + number} uur naar de stort")
        ans.hears(key="one.seen").press("Ja, deel maar")
        ans.hears(key="one.shared")
    ans.says("Ik heb een bank weg te geven")
    ans.hears("drie dingen", key="one.many")
    hush(street)
