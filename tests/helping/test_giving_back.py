"""F15: the helper cannot come, or the help is no longer needed."""

from handlers.helping import ask_person, suggest
from handlers.requests import PlaceState, Request, places
from tests.helping.posting import fetch, leave, post, stop
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street


def agreed(street: Street, ans: Phone, **fields: object) -> tuple[Phone, Request]:
    bilal = street.neighbour("Bilal")
    request = post(street, ans, **fields)
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears()
    ans.hears("Bilal wil je helpen").press("Ja, fijn")
    bilal.hears("Het is goed")
    leave(street)
    return bilal, request


def place_of(street: Street, request: Request) -> PlaceState:
    return street.look(lambda db: places(db, request)[0].state)


def test_the_helper_cannot_come_and_nobody_is_blamed(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, request = agreed(street, ans, day=5)
    cor = street.neighbour("Cor")
    bilal.says("ik kan toch niet")
    bilal.hears("Fijn dat je het laat weten", key="can.helper")
    ans.hears("Bilal kan toch niet komen", "Je hoort van mij vóór", key="can.to.asker")
    cor.hears("Boodschappen")
    assert place_of(street, request) is PlaceState.OPEN
    assert fetch(street, request).round == 1
    leave(street)


def test_the_undo_puts_everything_back(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, request = agreed(street, ans, day=5)
    bilal.says("lukt niet")
    ans.hears("Bilal kan toch niet komen")
    bilal.hears("Ik zoek meteen iemand anders").press("Toch wel")
    bilal.hears("Teruggedraaid", key="can.helper.undone")
    bilal.hears("Het is goed", key="clm.yes")
    ans.hears("Bilal kan toch wel komen", key="can.back")
    assert place_of(street, request) is PlaceState.AGREED
    leave(street)


def test_the_undo_comes_too_late(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, _ = agreed(street, ans, day=5)
    bilal.says("lukt niet")
    ans.hears("Bilal kan toch niet komen")
    message = bilal.hears("Ik zoek meteen iemand anders")
    street.wait(minutes=11)
    message.press("Toch wel")
    bilal.toasted("ik help 11")
    leave(street)


def test_the_undo_when_somebody_else_has_the_place(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, _ = agreed(street, ans, day=5)
    cor = street.neighbour("Cor")
    bilal.says("lukt niet")
    ans.hears("Bilal kan toch niet komen")
    message = bilal.hears("Ik zoek meteen iemand anders")
    cor.hears("Boodschappen").press("Ik help")
    cor.hears("Kun je echt")
    ans.hears("Cor wil je helpen")
    message.press("Toch wel")
    assert bilal.toast is not None
    leave(street)


def test_just_before_it_is_said_with_a_telephone_number(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, _ = agreed(street, ans, day=0, hour=12)
    street.at("maandag 10:30")
    leave(street)
    hush(ans, bilal)
    bilal.says("ik kan toch niet komen")
    bilal.hears("Ik zoek meteen iemand anders")
    ans.hears("al bijna 12:00", "Stichting Samen", "055-1234567", key="can.late")
    leave(street)


def test_stop_with_an_agreement_is_asked_back(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, _ = agreed(street, ans, day=5)
    street.at("dinsdag 09:00")
    hush(ans, bilal)
    bilal.says("stop")
    bilal.hears("Je zou helpen: Boodschappen", key="can.helper.ask").press("Het lukt wel")
    bilal.hears("dan blijft het zo")
    bilal.says("stop")
    bilal.hears("Lukt dat niet").press("Lukt niet")
    bilal.hears("Ik zoek meteen iemand anders")
    ans.hears("Bilal kan toch niet komen")
    leave(street)


def test_which_help_when_there_are_several(street: Street) -> None:
    bilal = street.neighbour("Bilal", max_a_week=9)
    ans, bep = street.resident("Ans"), street.resident("Bep")
    for asker in (ans, bep):
        post(street, asker)
        bilal.hears("Boodschappen").press("Ik help")
        bilal.hears("Jij bent de helper")
        asker.hears("Bilal wil je helpen")
    bilal.says("het lukt toch niet")
    bilal.hears("Welke hulp", key="can.helper.which").press("Boodschappen")
    bilal.hears("Ik zoek meteen iemand anders")
    ans.hears("Bilal kan toch niet komen")
    leave(street)


def test_there_was_nothing_to_give_back(street: Street) -> None:
    bilal = street.neighbour("Bilal")
    bilal.says("lukt niet")
    bilal.hears("geen afspraak", key="can.helper.none")


def test_the_asker_never_heard_of_it_so_there_is_nothing_to_take_back(street: Street) -> None:
    ans = street.resident("Ans")
    bilal = street.neighbour("Bilal")
    post(street, ans, day=5)
    bilal.hears("Boodschappen")
    street.at("dinsdag 00:30")
    bilal.says("ik help 11")
    bilal.hears("Kun je echt").press("Toch niet")
    bilal.hears("Ik zoek meteen iemand anders")
    street.at("dinsdag 09:00")
    leave(street)
    assert [m.key for m in ans.messages if m.key.startswith(("clm", "can"))] == []


def test_reserves_are_asked_first(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, cor = street.neighbours(2)
    post(street, ans, day=5)
    street.neighbours_hear(how_many=2)
    bilal.says("ik help")
    bilal.hears("Kun je echt")
    ans.hears("wil je helpen")
    cor.says("ik help 11")
    cor.hears("net iets eerder").press("Ja, reserve")
    cor.hears("wachtlijst")
    dirk = street.neighbour("Dirk")
    bilal.says("lukt niet")
    bilal.hears("Ik zoek meteen")
    ans.hears("kan toch niet komen")
    cor.hears("Er is weer plek", key="ping.reserve")
    dirk.hears_nothing()
    cor.says("waarom ik")
    cor.hears("wachtlijst", key="ping.why.reserve")
    cor.says("ik help")
    cor.hears("Kun je echt")
    ans.hears("wil je helpen")
    leave(street)


def test_on_a_higher_rung_neighbours_not_asked_yet_get_one_wave(street: Street) -> None:
    ans = street.resident("Ans")
    street.volunteer("Vera")
    bilal, request = agreed_after_volunteers(street, ans)
    late = street.neighbour("Laat")
    bilal.says("lukt niet")
    bilal.hears("Ik zoek meteen")
    ans.hears("kan toch niet komen")
    late.hears("Boodschappen")
    assert fetch(street, request).rung == "volunteers"
    hush(*street.phones.values())
    leave(street)


def agreed_after_volunteers(street: Street, ans: Phone) -> tuple[Phone, Request]:
    bilal = street.neighbour("Bilal")
    request = post(street, ans)
    bilal.hears("Boodschappen")
    street.until_rung("volunteers")
    hush(*street.phones.values())
    bilal.says("ik help 11")
    bilal.hears("Jij bent de helper")
    ans.hears("Bilal wil je helpen").press("Ja, fijn")
    bilal.hears("Het is goed")
    leave(street)
    hush(*street.phones.values())
    return bilal, request


def test_when_it_is_stopped_the_helper_hears_it_and_the_others_need_not_answer(
    street: Street,
) -> None:
    ans = street.resident("Ans")
    bilal, request = agreed(street, ans, day=5)
    stop(street, request)
    bilal.hears("niet meer nodig", "Je hoeft niet te komen", key="can.to.helper")
    leave(street)


def test_it_ends_without_help(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, request = agreed(street, ans, day=5)
    stop(street, request, "silence")
    bilal.hears("is gestopt", "Je hoeft niet te komen", key="can.over")
    leave(street)


def test_a_stop_on_the_day_itself_may_come_early(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, request = agreed(street, ans, day=1, hour=10)
    street.at("dinsdag 07:15")
    hush(ans, bilal)
    stop(street, request)
    bilal.hears("niet meer nodig")
    leave(street)


def test_a_coordinator_has_somebody_asked(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal = street.neighbour("Bilal", "Ik kan fietsen plakken")
    cor = street.neighbour("Cor")
    paul = street.neighbour("Paul", paused_until=street.clock.now().replace(year=2027))
    request = post(street, ans)
    cor.hears("Boodschappen")
    people = {name: street.person(p) for name, p in (("b", bilal), ("p", paul), ("c", coen))}
    context, turn = street.turn()
    found = turn.get(Request, request.id)
    assert found is not None
    assert ask_person(turn, found, people["b"], people["c"])
    assert ask_person(turn, found, people["b"], people["c"])  # they are asked already
    assert not ask_person(turn, found, people["p"], people["c"])
    assert suggest(turn, found) == []
    context.__exit__(None, None, None)
    street.deliver()
    bilal.hears("De coördinator dacht aan jou", key="ping.named")
    bilal.says("waarom ik")
    bilal.hears("Els", key="ping.why.named")
    bilal.says("ik help")
    bilal.hears("Jij bent de helper")
    ans.hears("Bilal wil je helpen")


def test_a_coordinator_may_ask_once_more_who_was_silent(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal = street.neighbour("Bilal")
    request = post(street, ans, day=12)
    bilal.hears("Boodschappen")
    street.wait(hours=25)
    leave(street)
    coen.hears_nothing()
    who = street.person(bilal), street.person(coen)
    context, turn = street.turn()
    found = turn.get(Request, request.id)
    assert found is not None
    assert ask_person(turn, found, *who)
    context.__exit__(None, None, None)
    street.deliver()
    bilal.hears("De coördinator dacht aan jou").press("Nu niet")
    bilal.hears("Geen probleem")
    context, turn = street.turn()
    found = turn.get(Request, request.id)
    assert found is not None
    assert not ask_person(turn, found, *who)  # a no is a no
    context.__exit__(None, None, None)
    leave(street)
