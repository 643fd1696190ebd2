"""Who may not take part and has everything erased does not begin with a clean slate."""

from bot.keeping import sweep
from handlers.blocking import Suspension
from handlers.members.exclusion import Exclusion
from tests.hush import hush
from tests.members.test_suspending import banned
from tests.nextdoor.areas import There, south
from tests.phone import Phone
from tests.privacy.test_erasing import erase, everything_stored
from tests.street import Street


def returns(phone: Phone) -> None:
    """Begins anew: hello, consent, where they live."""
    phone.says("hallo")
    phone.hears(key="onb.hello").press("Doe mee")
    phone.hears(key="onb.cons1").press("Ja, allebei")
    phone.hears(key="onb.area")
    phone.says("7334 AB")
    phone.hears(key="onb.area.ok").press("Ja")


def erased(street: Street, phone: Phone) -> None:
    phone.says("/wis")
    phone.hears(key="prv.erase").press("Ja, wis alles")
    phone.hears(key="prv.erase.sure").press("Ja, wis alles")
    told = phone.hears("hooguit 24 maanden, zonder je naam, dat je niet mee mag doen")
    assert told.key == "prv.erased"
    hush(street)


def test_a_ban_holds_when_they_come_back(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    bilal = street.resident("Bilal")
    banned(street, coen, els, bilal)
    hush(street)
    erased(street, bilal)
    kept = street.look(lambda db: db.query(Exclusion).one())
    assert kept.ban
    assert bilal.chat not in (kept.mark, kept.key)
    assert not [v for _, v in everything_stored(street) if v in ("Bilal", "pincode")]
    street.wait(hours=2)
    returns(bilal)
    assert any(message.key == "ban.msg" for message in bilal.messages if not message.read)
    told = coen.hears("liet alles wissen en is terug als Bilal", key="ban.back")
    els.hears(key="ban.back")
    assert street.look(lambda db: db.query(Exclusion).count()) == 0
    hush(street)
    bilal.says("Kan iemand morgen boodschappen voor me doen?")
    bilal.messages[-1].press("Ja, plaats maar")
    bilal.toasted("niet meedoen")
    told.press("Weer meedoen")
    coen.hears(key="ban.unbanned")
    bilal.sees("weer meedoen")
    hush(street)


def test_erasing_again_and_again_does_not_help(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    bilal = street.resident("Bilal")
    banned(street, coen, els, bilal)
    hush(street)
    for _ in range(2):
        erased(street, bilal)
        street.wait(hours=2)
        returns(bilal)
        coen.hears(key="ban.back")
        hush(street)
    now = street.look(lambda db: [row.state for row in db.query(Suspension)])
    assert now == ["on"]


def test_a_week_of_rest_ends_when_it_would_have(street: Street) -> None:
    coen, bilal = street.coordinator("Coen"), street.resident("Bilal")
    coen.says("/pauzeer Bilal")
    coen.hears(key="ban.ask").press("Pauze 1 week")
    hush(street)
    erased(street, bilal)
    street.wait(days=2)
    hush(street)
    returns(bilal)
    assert any(m.has("tot 30 november") for m in bilal.messages if m.key == "ban.msg.week")
    coen.hears("30 november", key="ban.back")
    hush(street)
    street.wait(days=6)
    bilal.sees("weer meedoen")
    hush(street)


def test_somebody_else_and_another_neighbourhood_are_not_touched(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    bilal = street.resident("Bilal")
    banned(street, coen, els, bilal)
    hush(street)
    erased(street, bilal)
    street.wait(hours=2)
    cor = street.stranger("Cor", opened=True)
    returns(cor)
    hush(street)
    cor.says("menu")
    cor.hears(key="g.menu")
    with There(street, south(street)):
        street.resident("Zoë")
    assert street.look(lambda db: db.query(Exclusion).count()) == 1
    assert street.look(lambda db: db.query(Suspension).count()) == 0
    coen.hears_nothing()


def test_whom_nobody_keeps_out_leaves_nothing(street: Street) -> None:
    bilal = street.resident("Bilal")
    erase(bilal)
    assert street.look(lambda db: db.query(Exclusion).count()) == 0


def test_after_two_years_it_is_forgotten(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    bilal = street.resident("Bilal")
    banned(street, coen, els, bilal)
    hush(street)
    erased(street, bilal)
    for phone in (coen, els):  # who writes now and then keeps their role
        phone.says("menu")
    hush(street)
    street.wait_long(days=729)
    sweep(street.app)
    assert street.look(lambda db: db.query(Exclusion).count()) == 1
    street.wait_long(days=8)
    sweep(street.app)
    assert street.look(lambda db: db.query(Exclusion).count()) == 0
    hush(street)
