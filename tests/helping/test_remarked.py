"""What is said in private about a ping that is open: no yes, no no, and yet an answer."""

import pytest

from bot.people import Person
from handlers.helping import Ping, PingState
from handlers.helping.model import Unwanted
from tests.helping.posting import leave, post, stop
from tests.phone import Message, Phone
from tests.street import Street


def asked(street: Street, **fields: object) -> tuple[Phone, Phone, Message]:
    """Ans needs groceries on Friday at three; Bilal was asked."""
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal", max_a_week=9)
    post(street, ans, **{"day": 4, **fields})  # type: ignore[arg-type]  # as `post`
    return ans, bilal, bilal.hears("Boodschappen", key="ping.ask")


def states(street: Street) -> list[PingState]:
    return street.look(lambda db: [ping.state for ping in db.query(Ping).order_by(Ping.id)])


@pytest.mark.parametrize(
    "words", ["hoe laat?", "waar is het?", "voor wie is het?", "wat moet ik halen?", "is het ver?"]
)
def test_what_may_be_known_is_told_and_nothing_else(street: Street, words: str) -> None:
    ans, bilal, _ = asked(street)
    bilal.says(words)
    told = bilal.hears("Boodschappen", "vrijdag", "15:00", "De Heeze", key="ping.known")
    assert "Ans" not in told.text
    assert states(street) == [PingState.OPEN]
    ans.hears_nothing()


def test_after_an_answer_the_buttons_help_on(street: Street) -> None:
    ans, bilal, first = asked(street)
    bilal.says("waar is het?")
    bilal.hears(key="ping.known").press("Ik heb een vraag")
    bilal.hears("zonder jouw naam", key="ping.q")
    bilal.says("Zijn het zware tassen?")
    bilal.hears(key="ping.q.sent")
    ans.hears("zware tassen", key="ping.q.fwd").press("Liever niet zeggen")
    ans.hears(key="ping.q.thanks")
    bilal.hears(key="ping.q.no")
    bilal.says("wie vraagt dit?")
    bilal.hears(key="ping.known").press("Nu niet")
    bilal.hears(key="ping.later")
    first.press("Ik help")  # the ping itself still works: they thought better of it
    bilal.hears(key="clm.check")
    ans.hears("Bilal wil je helpen")
    leave(street)


def test_a_yes_below_an_answer(street: Street) -> None:
    ans, bilal, _ = asked(street, day=None)
    bilal.says("hoe laat?")
    assert not bilal.hears("in De Heeze", key="ping.known").has("None")
    bilal.says("ja")
    bilal.hears("Jij bent de helper", key="clm.won")
    ans.hears("Bilal wil je helpen")
    bilal.says("hoe laat?")  # that ping is answered: this is about it no more
    bilal.hears(key="sta.helper.waits")
    leave(street)


def test_the_button_below_an_answer_is_the_claim(street: Street) -> None:
    ans, bilal, _ = asked(street)
    bilal.says("hoe laat?")
    bilal.hears(key="ping.known").press("Ik help")
    bilal.hears(key="clm.check")
    ans.hears("Bilal wil je helpen")
    leave(street)


@pytest.mark.parametrize(
    "words",
    ["vrijdag kan ik niet", "niet deze week", "vraag het maar iemand anders", "ik ben ziek"],
)
def test_they_cannot(street: Street, words: str) -> None:
    ans, bilal, _ = asked(street)
    bilal.says(words)
    bilal.hears("Ik vraag iemand anders", key="ping.later")
    assert states(street) == [PingState.LATER]
    ans.hears_nothing()
    bilal.says("hoe laat?")  # nothing is asked of them any more
    bilal.hears(key="sta.none")


def test_another_day_does_not_suit(street: Street) -> None:
    _, bilal, _ = asked(street)
    bilal.says("maandag kan ik niet")
    bilal.hears("vrijdag", key="ping.known")
    assert states(street) == [PingState.OPEN]


@pytest.mark.parametrize(
    "words",
    ["vrijdag kan ik niet, zaterdag wel", "zaterdag kan ik wel", "kan het ook zaterdag?"],
)
def test_another_day_suits(street: Street, words: str) -> None:
    ans, bilal, _ = asked(street)
    bilal.says(words)
    bilal.hears(key="ping.alt.sent")
    question = ans.hears("een buur kan wel zaterdag", key="ping.alt.ask")
    bilal.says(words)
    bilal.hears(key="ping.q.wait")  # once is enough
    question.press("Ja, goed")
    bilal.hears("zaterdag", key="ping.alt.yes")
    ans.hears("Bilal wil je helpen")
    leave(street)


def test_a_day_without_a_name(street: Street) -> None:
    ans, bilal, _ = asked(street)
    bilal.says("iets later kan ook")
    bilal.hears("Schrijf wanneer", key="ping.alt")
    bilal.says("vrijdag om 5 uur")
    bilal.hears(key="ping.alt.sent")
    ans.hears("17:00", key="ping.alt.ask").press("Nee")
    ans.hears(key="ping.q.thanks")
    bilal.hears(key="ping.alt.no").press("Nee")
    bilal.hears(key="ping.later")


@pytest.mark.parametrize("words", ["ja vrijdag kan ik", "vrijdag kan ik wel", "ik kan vrijdag"])
def test_the_day_that_was_asked_is_a_yes(street: Street, words: str) -> None:
    ans, bilal, _ = asked(street)
    bilal.says(words)
    bilal.hears(key="clm.check")
    ans.hears("Bilal wil je helpen")
    leave(street)


def test_a_question_about_the_day_that_was_asked_is_no_yes(street: Street) -> None:
    _, bilal, _ = asked(street)
    bilal.says("kun je vrijdag ook?")
    bilal.hears(key="ping.known")
    bilal.says("deze week kan ik wel")
    bilal.hears(key="ping.known")
    assert states(street) == [PingState.OPEN]


def test_somebody_who_thinks_is_left_alone(street: Street) -> None:
    _, bilal, _ = asked(street)
    bilal.says("misschien, ik moet even kijken")
    bilal.hears("rustig de tijd", key="ping.unsure")
    bilal.says("ik weet het nog niet")
    bilal.hears_nothing()
    assert states(street) == [PingState.OPEN]


def test_short_answers_to_a_worry(street: Street) -> None:
    _, bilal, _ = asked(street)
    bilal.says("krijg ik er iets voor?")
    bilal.hears("gratis", key="ping.cost")
    bilal.says("is zij te vertrouwen?")
    bilal.hears("als het goed voelt", key="ping.trust")


def test_less_often_another_kind_and_none(street: Street) -> None:
    ans, bilal, _ = asked(street)
    bilal.says("ik krijg te veel berichten")
    bilal.hears(key="pau.freq").press("3")
    bilal.hears(key="pau.freq.ok")
    most = street.look(lambda db: db.get_one(Person, street.person(bilal).id).max_a_week)
    assert most == 3
    bilal.says("ik doe geen boodschappen meer")
    bilal.hears("Ik vraag je niet meer voor", key="ping.never")
    assert street.look(lambda db: db.query(Unwanted).count()) == 1
    assert states(street) == [PingState.NEVER]
    ans.hears_nothing()


@pytest.mark.parametrize("why", ["named", "next:1"])
def test_who_was_asked_by_name_says_no_to_this_one_only(street: Street, why: str) -> None:
    _, bilal, _ = asked(street)
    street.planted = True
    with street.app.session() as db:
        db.query(Ping).one().why = why
    bilal.says("ik doe geen boodschappen meer")
    bilal.hears(key="ping.later")
    assert street.look(lambda db: db.query(Unwanted).count()) == 0


def test_nothing_any_more_and_a_holiday(street: Street) -> None:
    ans, bilal, _ = asked(street)
    bilal.says("vraag mij niet meer")
    bilal.hears(key="g.stop.ask")
    assert states(street) == [PingState.OPEN]
    bilal.says("ik ga op vakantie")
    bilal.hears(key="pau.how")
    assert states(street) == [PingState.LATER]
    ans.hears_nothing()


def test_a_bare_ok_is_a_yes_only_to_the_question(street: Street) -> None:
    ans, bilal, first = asked(street)
    bilal.says("👍")
    bilal.hears("Wil je helpen met", key="ping.sure")
    bilal.says("waarom ik?")
    bilal.hears(key="ping.why")
    bilal.says("ok")
    bilal.hears("Wil je helpen met", key="ping.sure")
    assert states(street) == [PingState.OPEN]
    bilal.says("ok", reply_to=first)
    bilal.hears(key="clm.check")
    ans.hears("Bilal wil je helpen")
    leave(street)


def test_ok_to_the_question_itself_is_a_yes(street: Street) -> None:
    ans, bilal, _ = asked(street)
    bilal.says("ok")
    bilal.hears(key="clm.check")
    ans.hears("Bilal wil je helpen")
    leave(street)


def test_their_own_request_stays_that(street: Street) -> None:
    _, bilal, _ = asked(street)
    bilal.says("Kan iemand zaterdag mijn gras maaien?")
    bilal.hears("Gras", "zaterdag", key="ask.sum")
    assert states(street) == [PingState.OPEN]


def test_money_is_refused_first(street: Street) -> None:
    _, bilal, _ = asked(street)
    bilal.says("kan iemand mij 50 euro lenen?")
    assert bilal.hears().key.startswith("safe.")
    bilal.says("moet ik boodschappen voorschieten?")  # asks for nothing
    bilal.hears("Schiet liever niets voor", key="ping.cost")


def test_who_helps_elsewhere_speaks_of_what_was_said_last(street: Street) -> None:
    ans, bilal, _ = asked(street, day=None)
    cor = street.resident("Cor")
    bilal.says("ik help 11")
    bilal.hears(key="clm.won")
    ans.hears("Bilal wil je helpen").press("Ja, fijn")
    leave(street)
    bilal.hears("Het is goed")
    post(street, cor)
    bilal.hears("Boodschappen", key="ping.ask")
    bilal.says("ik kom later")  # of what was promised: no yes to another one
    assert states(street)[-1] is PingState.OPEN
    bilal.messages[-1].read = True
    leave(street)


def test_it_is_over_by_then(street: Street) -> None:
    ans = street.resident("Ans")
    bilal = street.neighbour("Bilal")
    request = post(street, ans, day=4)
    bilal.hears(key="ping.ask")
    stop(street, request)
    leave(street)
    bilal.says("vrijdag kan ik niet")
    heard = bilal.hears()
    assert heard.key != "ping.later"


def test_in_english(street: Street) -> None:
    ans = street.resident("Ans")
    bilal = street.neighbour("Bilal")
    with street.app.session() as db:
        db.get_one(Person, street.person(bilal).id).language = "en"
    post(street, ans, day=4)
    bilal.hears(key="ping.ask")
    bilal.says("what time?")
    bilal.hears("when you both say yes", key="ping.known")
    bilal.says("I can't on Friday but Saturday is fine")
    bilal.hears(key="ping.alt.sent")
    ans.hears("zaterdag", key="ping.alt.ask")
