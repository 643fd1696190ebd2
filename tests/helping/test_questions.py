"""F10: questions passed on, another moment, and those who do not take part yet."""

from handlers.requests import Request, State
from tests.helping.posting import fetch, leave, post, stop
from tests.street import ZONE, Street


def test_a_question_under_the_card_is_passed_on_without_a_name(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal", "Ik kan fietsen plakken")
    post(street, ans, in_group=True)
    street.group_hears("Hulpvraag 11").pressed_by(bilal, "Ik heb een vraag")
    bilal.toasted("privégesprek")
    bilal.hears("wat wil je weten", key="ping.q")
    bilal.says("Is het een zware tas?")
    bilal.hears("Ik heb het gevraagd", key="ping.q.sent")
    question = ans.hears('een buur vraagt: "Is het een zware tas?"', key="ping.q.fwd")
    assert not question.has("Bilal")
    ans.says("Nee hoor, alleen brood")
    ans.hears("Ik geef het door", key="ping.q.thanks")
    bilal.hears("de buur zegt", "alleen brood", key="ping.q.answer").press("Ik help")
    bilal.hears("Jij bent de helper")
    ans.hears("Bilal wil je helpen")


def test_one_question_at_a_time(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans)
    bilal.hears("Boodschappen")
    bilal.says("Ik heb een vraag")
    bilal.hears("wat wil je weten")
    bilal.says("Welke winkel?")
    bilal.hears("Ik heb het gevraagd")
    ans.hears("Welke winkel?")
    bilal.says("Ik heb een vraag")
    bilal.hears("al iets gevraagd", key="ping.q.wait")


def test_rather_not_say(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans)
    message = bilal.hears("Boodschappen")
    bilal.says("Hoe oud ben je?", reply_to=message)
    bilal.hears("Ik heb het gevraagd")
    question = ans.hears("Hoe oud ben je?")
    question.press("Liever niet zeggen")
    ans.hears("Ik geef het door")
    bilal.hears("zegt dat liever niet", key="ping.q.no").press("Ik help")
    bilal.hears("Jij bent de helper")
    ans.hears("Bilal wil je helpen")


def test_nothing_personal_is_passed_on(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans)
    bilal.hears("Boodschappen")
    bilal.says("Ik heb een vraag")
    bilal.hears("wat wil je weten")
    bilal.says("Welke winkel? Bel me op 06-12345678")
    bilal.hears("Ik heb het gevraagd")
    question = ans.hears("Welke winkel?")
    assert not question.has("12345678")
    ans.says("De Aldi, ik woon op Dorpsstraat 12")
    ans.hears("Ik geef het door")
    assert not bilal.hears("Aldi").has("Dorpsstraat 12")


def test_a_question_about_nothing(street: Street) -> None:
    bilal = street.neighbour("Bilal")
    bilal.says("Ik heb een vraag")
    bilal.hears("Waar heb je hulp bij nodig", key="ask.start")


def test_the_asker_cannot_be_asked(street: Street) -> None:
    ans = street.resident("Ans", opened=False)
    bilal = street.neighbour("Bilal")
    post(street, ans)
    bilal.hears("Boodschappen")
    bilal.says("Ik heb een vraag")
    bilal.hears("wat wil je weten")
    bilal.says("Welke winkel?")
    bilal.hears("Ik kan dit nu niet", key="ping.q.cannot")


def test_the_answer_comes_when_it_is_over(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    request = post(street, ans)
    bilal.hears("Boodschappen")
    bilal.says("Ik heb een vraag")
    bilal.hears("wat wil je weten")
    bilal.says("Welke winkel?")
    bilal.hears("Ik heb het gevraagd")
    ans.hears("Welke winkel?")
    stop(street, request)
    ans.says("De Aldi")
    ans.hears("Ik geef het door")
    bilal.hears_nothing()


# -- another moment ----------------------------------------------------------------------------


def test_another_moment_is_asked_and_a_yes_is_the_claim(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    request = post(street, ans, day=1, hour=15)
    bilal.hears("15:00")
    bilal.says("Kan wel morgen om 16:30")
    bilal.hears("Ik vraag of dat ook goed is", key="ping.alt.sent")
    question = ans.hears("een buur kan wel", "16:30", key="ping.alt.ask")
    assert not question.has("Bilal")
    question.press("Ja, goed")
    ans.hears("Bilal wil je helpen", key="clm.asker")
    bilal.hears("Dat moment is goed", "16:30", key="ping.alt.yes")
    moved = fetch(street, request)
    assert moved.starts_at is not None
    assert moved.starts_at.astimezone(ZONE).hour == 16
    leave(street)


def test_with_the_number(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, day=1, hour=15)
    bilal.hears("15:00")
    bilal.says("ik help 11 maar morgen om 16 uur")
    bilal.hears("Ik vraag of dat ook goed is")
    ans.hears("16:00").press("Nee")
    ans.hears("Ik geef het door")
    bilal.hears("Dat moment past niet", "15:00", key="ping.alt.no").press("Ja, dan wel")
    bilal.hears("Kun je echt").press("Ander moment")
    bilal.hears("Schrijf wanneer", key="ping.alt")
    ans.hears("Bilal wil je helpen")
    bilal.says("morgen om 17 uur")
    bilal.hears("Ik vraag of dat ook goed is")
    ans.hears("17:00").press("Nee")
    ans.hears("Ik geef het door")
    bilal.hears("Dat moment past niet").press("Nee")
    bilal.hears("Ik zoek meteen iemand anders")
    ans.hears("Bilal kan toch niet komen")
    leave(street)


def test_another_moment_does_not_suit_and_the_old_one_neither(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, day=1, hour=15)
    bilal.hears("15:00")
    bilal.says("ik kan wel overmorgen")
    bilal.hears("Ik vraag of dat ook goed is")
    ans.hears("overmorgen").press("Nee")
    ans.hears("Ik geef het door")
    bilal.hears("Dat moment past niet").press("Nee")
    bilal.hears("Geen probleem")


def test_the_moment_cannot_be_changed_when_others_count_on_it(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, cor = street.neighbours(2)
    post(street, ans, day=1, people=2)
    street.neighbours_hear(how_many=2)
    bilal.says("ik help")
    bilal.hears("Kun je echt")
    ans.hears("wil je helpen")
    cor.says("kan wel overmorgen")
    cor.hears("Het moment kan ik nu niet veranderen", key="ping.alt.cannot")


def test_somebody_else_was_first_while_the_asker_thought(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, cor = street.neighbours(2)
    post(street, ans, day=1)
    street.neighbours_hear(how_many=2)
    bilal.says("kan wel overmorgen")
    bilal.hears("Ik vraag of")
    question = ans.hears("overmorgen")
    cor.says("ik help")
    cor.hears("Kun je echt")
    ans.hears("wil je helpen")
    assert bilal.sees("al een buur gevonden")
    question.press("Ja, goed")
    ans.toasted("al een andere buur")


def test_a_new_moment_shows_in_the_pings(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, cor = street.neighbours(2)
    post(street, ans, day=1, people=2)
    street.neighbours_hear(how_many=2)
    bilal.says("kan wel overmorgen om 10 uur")
    bilal.hears("Ik vraag of")
    ans.hears("overmorgen").press("Ja, goed")
    ans.hears("wil je helpen")
    bilal.hears("Dat moment is goed")
    assert cor.sees("Boodschappen").has("overmorgen", "10:00")
    leave(street)


# -- who does not take part yet ----------------------------------------------------------------


def join(street: Street, nora: object) -> None:
    nora.hears(key="onb.cons1.first").press("Ja, allebei")  # type: ignore[attr-defined]  # a phone


def test_a_stranger_under_the_card_joins_and_helps(street: Street) -> None:
    ans = street.resident("Ans")
    request = post(street, ans, in_group=True)
    nora = street.stranger("Nora")
    street.group_hears("Hulpvraag 11").pressed_by(nora, "Ik help")
    toast = nora.toasted("Doe eerst even mee")
    assert street.look(lambda db: db.get_one(Request, request.id).state) is State.OPEN
    nora.opens(toast.link)
    nora.hears("Welkom", "Boodschappen", key="clm.noreg.dm")
    join(street, nora)
    nora.hears("Jij bent de helper")
    ans.hears("Nora wil je helpen")
    leave(street)


def test_the_promise_does_not_keep_a_member_from_claiming(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, in_group=True)
    nora = street.stranger("Nora")
    card = street.group_hears("Hulpvraag 11")
    card.pressed_by(nora, "Ik help")
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears("Jij bent de helper")
    ans.hears("Bilal wil je helpen")
    nora.opens(nora.toasted().link)
    nora.hears("Welkom")
    join(street, nora)
    nora.hears("net iets eerder", key="clm.lost.dm")


def test_after_ten_minutes_it_is_asked_once_more(street: Street) -> None:
    ans = street.resident("Ans")
    post(street, ans, in_group=True)
    nora = street.stranger("Nora")
    street.group_hears("Hulpvraag 11").pressed_by(nora, "Ik help")
    nora.opens(nora.toasted().link)
    nora.hears("Welkom")
    question = nora.hears(key="onb.cons1.first")
    street.wait(minutes=11)
    leave(street)
    question.press("Ja, allebei")
    nora.hears("Wil je nog helpen", key="clm.late").press("Ik help")
    nora.hears("Jij bent de helper")
    ans.hears("Nora wil je helpen")
    leave(street)


def test_in_words_a_stranger_is_shown_the_way(street: Street) -> None:
    ans = street.resident("Ans")
    post(street, ans, in_group=True)
    nora = street.stranger("Nora")
    card = street.group_hears("Hulpvraag 11")
    nora.says_in_group("ik doe het wel", reply_to=card)
    way = street.group_hears("Wat fijn", key="clm.noreg.group")
    nora.presses(way, "Open gesprek")
    nora.hears("Welkom")
    join(street, nora)
    nora.hears("Jij bent de helper")
    ans.hears("Nora wil je helpen")
    leave(street)


def test_a_stranger_with_a_question(street: Street) -> None:
    ans = street.resident("Ans")
    post(street, ans, in_group=True)
    nora = street.stranger("Nora")
    street.group_hears("Hulpvraag 11").pressed_by(nora, "Ik heb een vraag")
    nora.opens(nora.toasted("Doe eerst even mee").link)
    join(street, nora)
    nora.hears("wat wil je weten", key="ping.q")
    nora.says("Welke winkel?")
    nora.hears("Ik heb het gevraagd")
    ans.hears("Welke winkel?")
    leave(street)


def test_a_link_to_a_request_that_is_over(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal", "Ik kan fietsen plakken")
    request = post(street, ans, in_group=True)
    street.group_hears("Hulpvraag 11")
    stop(street, request)
    bilal.opens(f"https://street/bot?start=c-{request.id}")
    bilal.hears("al klaar", key="clm.closed")
    bilal.opens("https://street/bot?start=c-77")
    bilal.hears(key="onb.dup")
