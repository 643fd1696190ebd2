"""*Stop*, *stop alles* and *terug*; and nobody who waits for help is silenced."""

from datetime import timedelta

from handlers.requests import Place, PlaceState, Request, State
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street


def a_request(street: Street, asker: Phone, helper: Phone | None = None) -> Request:
    """A request that is open, or agreed with a helper."""
    now = street.clock.now()
    request = Request(
        neighbourhood_id=street.neighbourhood_id,
        number=12,
        state=State.AGREED if helper else State.OPEN,
        asker_id=street.person(asker).id,
        category="groceries",
        starts_at=now + timedelta(days=1),
        ends_at=now + timedelta(days=1),
        grain="minute",
        made_at=now,
        opened_at=now,
    )
    street.keep(request)
    street.keep(
        Place(
            neighbourhood_id=street.neighbourhood_id,
            request_id=request.id,
            position=1,
            state=PlaceState.AGREED if helper else PlaceState.OPEN,
            helper_id=street.person(helper).id if helper else None,
        )
    )
    return request


def state_of(street: Street, request: Request) -> State:
    return State(street.look(lambda db: db.get_one(Request, request.id).state))


def test_stop_with_nothing_open_asks_what_is_meant(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("stop")
    ans.hears(key="g.stop.ask").press("Even pauze")
    ans.hears(key="pau.how")
    ans.says("stop")  # that question
    ans.hears(key="g.stop")
    ans.says("stop")
    ans.hears(key="g.stop.ask").press("Geen berichten meer")
    ans.hears("Schrijf hallo", key="g.stop_all")


def test_not_wanting_any_more_is_asked_about(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("ik wil niet meer")
    ans.hears(key="g.stop.ask")


def test_stop_inside_a_conversation_only_ends_that(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("/instellingen")
    ans.hears(key="ins.main").press("Mijn naam")
    ans.hears(key="onb.name")
    ans.says("stop")
    ans.hears("Er is niets verstuurd", key="g.stop").press("Menu")
    ans.hears(key="g.menu")
    ans.says("/instellingen")
    ans.hears(key="ins.main").press("Mijn naam")
    ans.hears(key="onb.name")
    ans.says("stop")
    ans.hears(key="g.stop").press("Geen berichten meer")
    ans.hears(key="g.stop_all")


def test_stop_on_the_way_in_keeps_nothing(street: Street) -> None:
    for word in ("stop", "stop alles", "/stop"):
        new = street.stranger("Ans")
        new.says("/start")
        new.hears(key="onb.hello")
        new.says(word)
        new.hears(key="onb.cons1.no")
        new.says(word)  # and to somebody unknown again
        new.hears(key="onb.cons1.no")


def test_stop_with_an_open_request_silences_nobody(street: Street) -> None:
    ans = street.resident("Ans")
    request = a_request(street, ans)
    ans.says("stop")
    ans.hears(key="can.asker")
    assert street.person(ans).silenced_at is None
    assert state_of(street, request) is State.OPEN


def test_stop_all_withdraws_open_requests_first_and_names_them(street: Street) -> None:
    ans = street.resident("Ans", pings=True)
    request = a_request(street, ans)
    ans.says("stop alles")
    ans.hears("Je vraag is gestopt", "geen berichten meer", key="g.stop_all")
    assert state_of(street, request) is State.STOPPED
    kept = street.person(ans)
    assert kept.silenced_at is not None
    assert kept.pings_at is None


def test_stop_all_names_claims_too(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    a_request(street, ans, helper=bilal)
    a_request(street, bilal)
    bilal.says("/stop")
    last = [m for m in bilal.messages if m.key == "g.stop_all"]
    assert last[0].has("Je vraag en je afspraak zijn gestopt")
    hush(bilal, ans, street.group_messages)


def test_only_a_claim(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    request = a_request(street, ans, helper=bilal)
    bilal.says("stop alles")
    last = [m for m in bilal.messages if m.key == "g.stop_all"]
    assert last[0].has("Je afspraak is gestopt")
    assert state_of(street, request) is State.OPEN
    hush(bilal, ans, street.group_messages)


def test_after_stop_all_hallo_brings_somebody_back(street: Street) -> None:
    for label, key in (("Ik zoek hulp", "ask.start"), ("Ik wil helpen", "onb.cons2")):
        ans = street.resident("Ans")
        ans.says("stop alles")
        ans.hears(key="g.stop_all")
        ans.says("hallo")
        ans.hears("Fijn dat je er weer bent", key="onb.back").press(label)
        ans.hears(key=key)
        assert street.person(ans).silenced_at is None


def test_who_asks_after_stop_all_hears_the_answers(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("stop alles")
    ans.hears(key="g.stop_all")
    ans.says("Kan iemand morgen om 10 uur boodschappen voor me doen?")
    ans.hears(key="ask.sum")
    assert street.person(ans).silenced_at is None


def test_a_coordinator_stays_within_reach(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("stop alles")
    coen.hears("collega", "De Heeze", key="g.stop_all.coo")
    assert street.person(coen).silenced_at is None


def test_one_step_back_on_the_way_in(street: Street) -> None:
    ans = street.stranger("Ans")
    ans.says("/start")
    ans.hears(key="onb.hello").press("Doe mee")
    ans.hears(key="onb.cons1")
    ans.says("terug")
    ans.hears(key="onb.hello")


def test_one_step_back_elsewhere(street: Street) -> None:
    for label, key in (
        ("Meer", "g.menu.more"), ("Ik zoek hulp", "ask.start"), ("Ik wil helpen", "onb.cons2"),
    ):  # fmt: skip
        ans = street.resident("Ans")
        ans.says("/instellingen")
        ans.hears(key="ins.main").press("Mijn naam")
        ans.hears(key="onb.name")
        ans.says("terug")
        ans.hears("één stap terug", key="g.back").press(label)
        ans.hears(key=key)


def test_a_mistake_elsewhere(street: Street) -> None:
    for label, key in (
        ("Meer", "g.menu.more"), ("Ik zoek hulp", "ask.start"), ("Ik wil helpen", "onb.cons2"),
    ):  # fmt: skip
        ans = street.resident("Ans")
        ans.says("/instellingen")
        ans.hears(key="ins.main").press("Mijn naam")
        ans.hears(key="onb.name")
        ans.says("oeps")
        nothing = ans.hears("Geeft niets", key="g.oops.none")
        ans.says("Goedemiddag")  # and that is no name
        ans.hears(key="g.hello")
        nothing.press(label)
        ans.hears(key=key)


def test_a_blocked_bot_counts_as_a_pause(street: Street) -> None:
    ans = street.resident("Ans", pings=True)
    ans.blocks_the_bot()
    kept = street.person(ans)
    assert kept.paused_until is not None
    assert not street.look(lambda db: street_reaches(db, kept.id))
    from bot.messages import Kind

    ans.blocked = False
    street.receive(ans, Kind.UNBLOCKED)
    assert street.look(lambda db: street_reaches(db, kept.id))


def street_reaches(db: object, person_id: int) -> bool:
    from bot.people import Account

    return bool(db.query(Account).filter_by(person_id=person_id).one().reachable)  # type: ignore[attr-defined]  # a session
