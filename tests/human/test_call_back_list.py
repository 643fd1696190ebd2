"""The call-back list: coordinators take, call, write down, and nobody is forgotten on it."""

from collections.abc import Callable

import pytest

from bot.people import Person
from bot.turn import Turn
from handlers import human
from handlers.human import Note
from handlers.requests import Request
from tests.phone import Message, Phone
from tests.street import Street


def waits(street: Street, name: str = "Ans") -> Phone:
    """Somebody with a telephone number wants to be called."""
    ans = street.resident(name, phone="0612345678")
    ans.says("mens")
    ans.hears(key="g.human.ask").press("Bel mij")
    ans.hears(key="g.human.ok")
    return ans


def within(street: Street, phone: Phone, do: Callable[[Turn, Person], None]) -> None:
    """Something another room does about somebody, in a turn of its own."""
    identity = street.person(phone).id
    context, turn = street.turn()
    do(turn, turn.db.get_one(Person, identity))
    context.__exit__(None, None, None)
    street.deliver()


def in_hand(coen: Phone) -> Message:
    coen.hears(key="coo.callback").press("Ik bel")
    return coen.hears("0612345678", key="coo.call")


def test_who_chooses_late_how_to_be_reached_makes_one_message_of_it(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans", phone="0612345678")
    ans.says("mens")
    asked = ans.hears(key="g.human.ask")
    street.wait(minutes=15)
    told = coen.hears("Bellen of schrijven", key="coo.callback")
    ans.hears(key="g.human.ok")
    asked.press("Bel mij")
    ans.hears(key="g.human.ok")
    assert told.has("Graag bellen")
    coen.hears_nothing()


def test_two_coordinators_see_who_calls(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    waits(street)
    told = els.hears(key="coo.callback")
    shown = in_hand(coen)
    els.sees("Coen doet dit sinds 09:00")
    els.says("/terugbellen")
    els.hears("één mens", "Ans, sinds 1 minuut", key="coo.callbacks").press("Ans")
    els.toasted("Coen was je net voor")
    els.says("Ik ben er al", reply_to=told)
    els.hears("Coen was je net voor", key="coo.callback.conflict")
    shown.press("Opgelost")
    coen.hears(key="coo.callback.solved")
    els.sees("staat niet meer op de lijst")
    shown.press("Ik bel") if shown.labels else None
    els.says("/terugbellen")
    els.hears("Niemand wacht", key="coo.callbacks.none")
    els.says("Ik ben er al", reply_to=told)
    els.hears("niet meer op de lijst", key="coo.callback.over")


def test_no_answer_three_times(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    ans = waits(street)
    els.hears(key="coo.callback")
    in_hand(coen).press("Geen gehoor")
    ans.hears("Coen belde je", "vandaag 11:00 uur", key="g.human.missed")
    coen.hears("vandaag 11:00 uur", "nog eens", key="coo.callback.retry")
    street.wait(hours=2)
    coen.hears(key="coo.callback.again")
    els.hears("Ans wacht nog", key="coo.callback.again").press("Ik bel")
    els.hears(key="coo.call").press("Geen gehoor")
    ans.hears("Els belde je")
    els.hears(key="coo.callback.retry")
    street.wait(hours=2)
    els.hears(key="coo.callback.again")
    coen.hears(key="coo.callback.again")
    coen.says("/terugbellen")
    coen.hears("Ans").press("Ans")
    coen.hears(key="coo.call")
    coen.says("neemt niet op")
    ans.hears("drie keer", "055-1234567", key="g.human.missed.last")
    coen.hears("Drie keer geen gehoor bij Ans", key="coo.callback.flag")
    els.hears(key="coo.callback.flag").press("Ik bel")
    els.hears(key="coo.call")
    coen.says("bellijst")
    coen.hears("Drie keer geen gehoor!")
    ans.says("Ik ben vanmiddag thuis")
    els.hears("vanmiddag thuis")
    ans.hears(key="g.human.passed")


def test_who_takes_it_and_does_nothing_loses_it(street: Street) -> None:
    coen = street.coordinator("Coen")
    waits(street)
    in_hand(coen)
    street.wait(hours=2, minutes=1)
    again = coen.hears("wacht nog", "2 uur", key="coo.callback.again")
    street.at("dinsdag 09:01")
    morning = coen.hears("Wil een mens spreken: Ans, al 23 uur", key="coo.hi")
    coen.hears_nothing()  # the digest said it, and it stands there once
    assert again.deleted
    morning.press("Bel Ans")
    coen.hears(key="coo.call").press("Opgelost")
    coen.hears(key="coo.callback.solved")


def test_nobody_reacts(street: Street) -> None:
    street.coordinator("Coen")
    coen = next(iter(street.phones.values()))
    waits(street)
    coen.hears(key="coo.callback")
    street.wait(hours=3)
    coen.hears("wacht nog", key="coo.callback.again")


def test_notes(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans = waits(street)
    call = in_hand(coen)
    call.press("Notitie")
    coen.hears("opschrijven", key="coo.note")
    coen.says("Belt liever 's middags")
    coen.hears("Genoteerd", key="coo.note.ok")
    coen.says("/terugbellen")
    coen.hears("Belt liever 's middags")
    within(street, ans, human.feature.erasers[0])
    assert street.look(lambda db: db.query(Note).count()) == 0
    coen.says("/terugbellen")
    coen.hears(key="coo.callbacks.none")


def test_called_about_a_request_in_one_message(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    request = Request(
        neighbourhood_id=street.neighbourhood_id,
        number=12,
        state="open",
        asker_id=street.person(ans).id,
        category="groceries",
        made_at=street.clock.now(),
    )
    street.keep(request)

    def hand_over(turn: Turn, person: Person) -> None:
        about = turn.get(Request, request.id)
        human.hand_over(turn, person, "vetting", request=about, phone="0612345678")

    within(street, ans, hand_over)
    ans.hears("Gedaan")
    coen.hears("gesprek of VOG", "Over hulpvraag 12")
    coen.says("/gebeld 12")
    coen.hears(key="coo.call")
    coen.says("gebeld 12 notitie")
    coen.hears(key="coo.note")
    coen.says("Alles besproken")
    coen.hears(key="coo.note.ok")
    coen.says("/gebeld 12 opgelost")
    coen.hears("Hulpvraag 12 staat nog open", key="coo.callback.solved")
    coen.says("terugbellen")
    coen.hears(key="coo.callbacks.none")
    person = street.person(ans)
    rows = street.look(lambda db: human.feature.exporters[0](db, person))["callbacks"]
    assert [(row["why"], row["phone"]) for row in rows] == [("vetting", None)]


def test_only_for_coordinators(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    ans.says("/terugbellen")
    ans.hears("voor coördinatoren", key="coo.norole")
    waits(street, "Bea")
    told = coen.hears(key="coo.callback")
    coen.says_in_group("/terugbellen")
    coen.hears(key="coo.callbacks").press("Bea")
    coen.hears(key="coo.call")
    assert told.labels == ["Ik bel"]


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("not_understood", "begreep het drie keer niet"),
        ("voice", "spraakbericht"),
        ("vetting", "VOG"),
        ("visit", "bezoek"),
        ("many", "veel vragen"),
        ("kids", "kinderen"),
        ("something_else", "Bellen of schrijven"),
    ],
)
def test_coordinators_read_why(street: Street, why: str, words: str) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    within(street, ans, lambda turn, person: human.hand_over(turn, person, why))
    ans.hears(key="g.human.ok")
    coen.hears("Ans", words, key="coo.callback")


def test_who_chooses_much_later_is_told_of_anew_and_stands_there_once(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans", phone="0612345678")
    ans.says("mens")
    asked = ans.hears(key="g.human.ask")
    street.wait(minutes=15)
    told = coen.hears("Bellen of schrijven", key="coo.callback")
    ans.hears(key="g.human.ok")
    street.wait(minutes=40)
    asked.press("Bel mij")
    ans.hears(key="g.human.ok")
    coen.hears("Graag bellen", key="coo.callback").press("Ik bel")
    assert told.deleted
    coen.hears("0612345678", key="coo.call").press("Opgelost")
    coen.hears(key="coo.callback.solved")
    assert told.deleted


def test_whose_telephone_stays_silent_is_so_in_the_digest(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans = waits(street)
    in_hand(coen).press("Geen gehoor")
    coen.hears(key="coo.callback.retry")
    ans.hears(key="g.human.missed")
    for hours, key in ((2, "coo.callback.retry"), (2, "coo.callback.flag")):
        street.wait(hours=hours)
        coen.hears(key="coo.callback.again").press("Ik bel")
        coen.hears(key="coo.call").press("Geen gehoor")
        coen.hears(key=key)
        ans.hears("belde je")
    street.at("dinsdag 10:00")
    said = coen.hears("Ans, al 23 uur", "Drie keer geen gehoor!", key="coo.hi")
    said.press("Bel Ans")
    coen.hears(key="coo.call")


def test_who_wants_an_answer_in_writing_is_not_in_the_rows(street: Street) -> None:
    """An answer is written under their words, so those stay where they are."""
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    ans.says("mens")
    ans.hears(key="g.human.ask").press("Stuur een bericht")
    ans.hears(key="g.human.say")
    ans.says("De trap is kapot")
    ans.hears(key="g.human.ok")
    coen.hears("De trap is kapot", key="coo.callback")
    street.at("maandag 12:00")
    coen.hears("De trap is kapot", key="coo.callback.again")
    street.at("dinsdag 10:00")
    told = coen.hears("De trap is kapot", key="coo.callback.again")
    coen.says("Ik laat hem maken", reply_to=told)
    coen.hears(key="coo.reply")
    ans.hears("laat hem maken", key="g.human.says")
