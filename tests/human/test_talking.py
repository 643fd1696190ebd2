"""A human and a resident write to each other through the bot, also when it goes wrong."""

import pytest

from bot.people import Grant, Role
from handlers.human import CallBack, Wait
from handlers.privacy import forget
from tests.human.test_call_back_list import within
from tests.phone import Message, Phone
from tests.street import Street


def writing(street: Street, name: str = "Ans") -> tuple[Phone, Message]:
    """Somebody wrote to a human; what the only (first) coordinator got."""
    ans = street.resident(name)
    ans.says("mens")
    ans.hears(key="g.human.ask").press("Stuur een bericht")
    ans.hears(key="g.human.say")
    ans.says("De trap is stuk")
    ans.hears(key="g.human.ok")
    coen = next(iter(street.phones.values()))
    return ans, coen.hears("trap is stuk", key="coo.callback")


def talking(street: Street, name: str = "Ans") -> tuple[Phone, Message]:
    """A coordinator wrote back; the message of the resident's that lies on top."""
    ans, told = writing(street, name)
    coen = next(iter(street.phones.values()))
    coen.says("Welke trap?", reply_to=told)
    coen.hears(key="coo.reply")
    ans.hears("Welke trap", key="g.human.says")
    ans.says("Die bij de voordeur")
    ans.hears(key="g.human.passed")
    return ans, coen.hears("voordeur", key="coo.says")


def entry(street: Street) -> CallBack:
    return street.look(lambda db: db.query(CallBack).one())


def test_written_without_a_reply_it_is_asked_for_whom(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, _ = talking(street)
    coen.says("Ik kom vanmiddag kijken")
    coen.hears("Is dit voor Ans?", "vanmiddag kijken", key="coo.forwhom")
    ans.hears_nothing()
    coen.says("ja")
    coen.hears(key="coo.reply")
    ans.hears("Coen schrijft", "vanmiddag kijken", key="g.human.says")
    assert entry(street).draft is None
    coen.says("Om drie uur")
    coen.hears(key="coo.forwhom").press("Ja, stuur")
    coen.hears(key="coo.reply")
    ans.hears("Om drie uur", key="g.human.says")


def test_what_was_not_for_the_resident_goes_nowhere(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, _ = talking(street)
    coen.says("Dat wordt een dure klus zeg")
    asked = coen.hears(key="coo.forwhom")
    asked.press("Nee")
    coen.hears("niets verstuurd", key="coo.forwhom.no")
    asked.press("Ja, stuur") if asked.labels else None
    ans.hears_nothing()
    assert entry(street).draft is None


def test_two_coordinators_answer_at_once(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    ans, told = writing(street)
    seen = els.hears(key="coo.callback")
    coen.says("Welke trap?", reply_to=told)
    coen.hears(key="coo.reply")
    els.says("Ik kom eraan", reply_to=seen)
    els.hears("Coen was je net voor", key="coo.callback.conflict")
    ans.hears("Welke trap", key="g.human.says")
    ans.hears_nothing()
    els.says("Wat een gedoe met die trap")
    els.hears()  # it is not asked whether this is for Ans: it is not theirs


def test_outside_office_hours_a_moment_is_promised_and_kept(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, _ = talking(street)
    street.at("maandag 20:00")
    coen.hears("wacht nog", key="coo.callback.again")
    ans.says("Het wordt glad")
    ans.hears("Doorgegeven", "Morgen 11:00 uur", "112", key="g.human.passed.closed")
    coen.hears("glad", key="coo.says")
    street.at("dinsdag 11:01")
    coen.hears("Ans wacht nog", key="coo.callback.again")


def test_the_resident_ends_it(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, _ = talking(street)
    ans.says("stop")
    ans.hears("Coen weet dat je klaar bent", "antwoordt de bot weer", key="g.human.ended")
    coen.hears("Ans is klaar", key="coo.ended")
    assert entry(street).state is Wait.DONE
    ans.sees("Welke trap").press("Klaar")
    ans.toasted("werkt niet meer")
    coen.says("Nog iets?", reply_to=coen.sees("voordeur"))
    coen.hears("niet meer op de lijst", key="coo.callback.over")


@pytest.mark.parametrize("hour", ["maandag 10:00", "maandag 20:00"])
def test_every_button_ends_it(street: Street, hour: str) -> None:
    coen = street.coordinator("Coen")
    ans, told = writing(street)
    coen.says("Welke trap?", reply_to=told)
    coen.hears(key="coo.reply")
    ans.hears(key="g.human.says")
    street.at(hour)
    ans.says("Die bij de voordeur")
    coen.hears(key="coo.says")
    ans.hears().press("Klaar")
    ans.hears(key="g.human.ended")
    coen.hears(key="coo.ended")


def test_a_reply_days_later_still_arrives(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, told = talking(street)
    coen.says("Ik laat hem maken", reply_to=told)
    coen.hears(key="coo.reply")
    ans.hears(key="g.human.says")
    street.at("dinsdag 10:00")
    coen.hears("schreef je niet terug", key="coo.idle")
    ans.says("De trap is gemaakt", reply_to=ans.sees("Welke trap"))
    ans.hears(key="g.human.passed")
    coen.hears("gemaakt", key="coo.says").press("Klaar")
    coen.hears(key="coo.callback.solved")
    ans.hears("Coen is klaar", key="g.human.end")


def test_a_conversation_that_fell_silent_ends(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, told = writing(street)
    coen.says("Ik laat hem maken", reply_to=told)
    coen.hears(key="coo.reply")
    ans.hears(key="g.human.says")
    street.at("dinsdag 10:00")
    idle = coen.hears("sluit ik het gesprek", key="coo.idle")
    street.at("woensdag 10:00")
    ans.hears("Coen is klaar", key="g.human.end")
    idle.press("Ik bel")
    coen.toasted("niet meer op de lijst")


def test_asked_whether_it_is_over(street: Street) -> None:
    coen = street.coordinator("Coen")
    for name, word in (("Ans", "Klaar"), ("Bea", "Ik bel")):
        phone, told = writing(street, name)
        coen.says("Ik laat hem maken", reply_to=told)
        coen.hears(key="coo.reply")
        phone.hears(key="g.human.says")
        street.wait(hours=24)
        coen.hears(key="coo.idle").press(word)
        coen.hears()
        if word == "Klaar":
            phone.hears(key="g.human.end")


# -- somebody is gone ----------------------------------------------------------------------------


def test_the_resident_blocks_the_bot(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, told = talking(street)
    ans.blocks_the_bot()
    coen.hears("geen privégesprek", key="coo.unreach")
    coen.says("Morgen dan?", reply_to=told)
    coen.hears(key="coo.unreach").press("Ik bel")
    coen.hears(key="coo.call.none").press("Opgelost")
    coen.hears(key="coo.callback.solved")


def test_who_wants_no_messages_gets_none_and_the_human_knows(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, told = talking(street)
    ans.says("stop alles")
    ans.hears("geen berichten meer")
    coen.says("Morgen dan?", reply_to=told)
    coen.hears("geen berichten", key="coo.silent").press("Ik bel")
    coen.hears(key="coo.call.none")


def test_the_coordinator_leaves(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    ans, told = talking(street)
    els.hears(key="coo.callback.took")
    with street.app.session() as db:
        for grant in db.query(Grant).filter_by(person_id=street.person(coen).id):
            db.delete(grant)
    ans.says("Ben je er nog?")
    ans.hears("Doorgegeven aan Els", key="g.human.passed")
    said = els.hears("nog", key="coo.says")
    coen.says("Ja hoor", reply_to=told)
    coen.hears()  # nobody's words now: they are as a resident's
    els.says("Ik neem het over", reply_to=said)
    els.hears(key="coo.reply")
    ans.hears("Els schrijft", key="g.human.says")


def test_the_coordinator_is_forgotten_or_out_of_reach(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    ans, _ = talking(street)
    els.hears(key="coo.callback.took")
    coen.blocks_the_bot()
    els.hears("Ans wacht nog", key="coo.callback.again").press("Ik bel")
    els.hears(key="coo.call.none")
    dora = street.owner("Dora")
    within(street, els, forget)
    dora.hears("Ans wacht nog", key="coo.callback.again")
    ans.hears_nothing()


def test_a_resident_who_is_forgotten_waits_for_nobody(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, told = writing(street)
    within(street, ans, forget)
    coen.sees("doet niet meer mee")
    coen.says("Hallo?", reply_to=told)
    coen.hears(key="g.stale.plain")
    assert street.look(lambda db: db.query(CallBack).count()) == 0


# -- an emergency in between ----------------------------------------------------------------------


def test_an_emergency_in_between_is_answered_and_passed_on(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, _ = talking(street)
    ans.says("Ik ben van de trap gevallen en kan niet opstaan")
    ans.hears("112", key="sos.fall")
    ans.hears(key="g.human.passed")
    coen.hears("gevallen", key="coo.says")


def test_a_coordinator_who_names_112_is_passed_on(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, told = talking(street)
    coen.says("Bel 112 als er iemand gevallen is en niet kan opstaan", reply_to=told)
    coen.hears("112", key="sos.fall")
    coen.hears(key="coo.reply")
    ans.hears("Bel 112 als", key="g.human.says")


def test_only_coordinators_are_asked_for_whom(street: Street) -> None:
    street.coordinator("Coen")
    ans, _ = talking(street)
    bea = street.resident("Bea", Role.VOLUNTEER)
    bea.says("Ik kom vanmiddag kijken")
    bea.hears()
    ans.hears_nothing()
