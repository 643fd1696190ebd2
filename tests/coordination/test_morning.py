"""Half past eight: whoever is on duty reads how things stand, once, and nobody else does."""

from datetime import timedelta

from bot.people import Grant, Person, Role
from handlers.requests import Place, PlaceState, Request, State, Urgency
from tests.helping.posting import move_in
from tests.phone import Phone
from tests.street import Street


def stands_open(street: Street, number: int, *, home: int = 0, **fields: object) -> Request:
    """A request that is needed today, and of which nobody hears anything at the moment."""
    here, claimed = home or street.neighbourhood_id, fields.pop("claimed", False)
    values = {"category": "groceries", "made_at": street.clock.now(), "state": State.OPEN}
    values["urgency"] = Urgency.URGENT
    request = Request(neighbourhood_id=here, number=number, **(values | fields))
    street.keep(request)
    state = PlaceState.CLAIMED if claimed else PlaceState.OPEN
    street.keep(Place(neighbourhood_id=here, request_id=request.id, position=1, state=state))
    return request


def tomorrow(street: Street) -> dict[str, object]:
    start = street.clock.now() + timedelta(days=1)
    return {"starts_at": start, "ends_at": start, "grain": "minute"}


def takes_duty(phone: Phone, label: str = "Ik neem de dienst") -> None:
    phone.says("dienst")
    phone.hears(key="dut.show").press(label)
    phone.hears("Je")


def somebody_waits(street: Street, coen: Phone) -> None:
    """For a human to call; the coordinators know."""
    dora = street.resident("Dora", phone="0612345678")
    dora.says("mens")
    dora.hears(key="g.human.ask").press("Bel mij")
    dora.hears(key="g.human.ok")
    coen.hears(key="coo.callback")
    street.at("maandag 12:00")
    coen.hears(key="coo.callback.again")


def pauses(street: Street, phone: Phone, days: int = 7) -> None:
    identity = street.person(phone).id
    with street.app.session() as db:
        db.get_one(Person, identity).paused_until = street.clock.now() + timedelta(days=days)


def test_a_day_on_which_nothing_waits_has_no_digest(street: Street) -> None:
    coen = street.coordinator("Coen")
    takes_duty(coen)
    street.wait(days=7)
    coen.hears_nothing()


def test_only_on_working_days(street: Street) -> None:
    coen = street.coordinator("Coen")
    stands_open(street, 11)
    street.at("vrijdag 08:29")
    for _ in ("dinsdag", "woensdag", "donderdag"):
        coen.hears(key="coo.hi")
    street.at("vrijdag 08:30")
    coen.hears(key="coo.hi")
    street.at("maandag 08:29")
    coen.hears_nothing()
    street.at("maandag 08:30")
    coen.hears(key="coo.hi")


def test_the_bot_was_away_at_half_past_eight(street: Street) -> None:
    """Late rather than never, but no good morning in the afternoon, and never twice."""
    coen = street.coordinator("Coen")
    stands_open(street, 11)
    street.wait(minutes=1)
    street.goes_down()
    street.at("dinsdag 11:59")
    street.comes_back()
    coen.hears("Goedemorgen", key="coo.hi")
    for _ in range(2):
        street.goes_down()
        street.wait(minutes=5)
        street.comes_back()
    coen.hears_nothing()
    street.goes_down()
    street.at("woensdag 12:00")
    street.comes_back()
    coen.hears_nothing()
    street.at("donderdag 08:30")
    coen.hears(key="coo.hi")


def test_after_three_days_away_it_comes_once(street: Street) -> None:
    coen = street.coordinator("Coen")
    stands_open(street, 11)
    street.wait(minutes=1)
    street.goes_down()
    street.at("vrijdag 08:45")
    street.comes_back()
    coen.hears(key="coo.hi")


def test_to_whoever_is_on_duty_only(street: Street) -> None:
    coen, els, olga = street.coordinator("Coen"), street.coordinator("Els"), street.owner("Olga")
    takes_duty(els)
    stands_open(street, 11)
    street.at("dinsdag 09:00")
    els.hears("Goedemorgen Els", key="coo.hi")
    for phone in (coen, olga):
        phone.hears_nothing()


def test_without_a_roster_every_coordinator_is_on_duty(street: Street) -> None:
    coen, els, olga = street.coordinator("Coen"), street.coordinator("Els"), street.owner("Olga")
    stands_open(street, 11)
    street.at("dinsdag 09:00")
    coen.hears(key="coo.hi")
    els.hears(key="coo.hi")
    olga.hears_nothing()


def test_not_to_somebody_who_is_off(street: Street) -> None:
    coen, els, olga = street.coordinator("Coen"), street.coordinator("Els"), street.owner("Olga")
    takes_duty(els)
    takes_duty(coen, "Ik ben achterwacht")
    stands_open(street, 11)
    pauses(street, els)
    street.at("dinsdag 09:00")
    coen.hears(key="coo.hi")  # the back-up
    pauses(street, coen)
    street.at("woensdag 09:00")
    olga.hears(key="coo.hi")  # whoever is left
    pauses(street, olga)
    street.at("donderdag 09:00")
    for phone in (coen, els, olga):
        phone.hears_nothing()


def test_nobody_can_be_written_to(street: Street) -> None:
    coen = street.coordinator("Coen")
    stands_open(street, 11)
    coen.blocks_the_bot()
    street.at("dinsdag 09:00")
    coen.hears_nothing()


def test_who_sleeps_late_reads_it_later(street: Street) -> None:
    coen = street.coordinator("Coen")
    identity = street.person(coen).id
    with street.app.session() as db:
        person = db.get_one(Person, identity)
        person.quiet_from, person.quiet_to, person.name = 22 * 60, 10 * 60, None
    stands_open(street, 11)
    street.at("dinsdag 09:59")
    coen.hears_nothing()
    street.at("dinsdag 10:01")
    assert coen.hears(key="coo.hi").text.startswith("Goedemorgen. In De Heeze open: 1.")


def test_what_it_tells(street: Street) -> None:
    coen = street.coordinator("Coen")
    somebody_waits(street, coen)
    stands_open(street, 11)
    stands_open(street, 12, **tomorrow(street), urgency=Urgency.DATED)
    stands_open(street, 13, claimed=True, **tomorrow(street))  # waits for the asker's yes
    stands_open(street, 14, state=State.DONE)
    stands_open(street, 15, urgency=Urgency.NORMAL)
    street.at("dinsdag 08:30")
    said = coen.hears("Goedemorgen Coen", "In De Heeze open: 4", key="coo.hi")
    assert said.has("Vandaag nodig, nog geen helper: 2", "Wil een mens spreken: Dora, al 23 uur")
    assert said.labels == ["Lijst", "Terugbellen", "Rooster", "Bel Dora"]
    assert not said.silent


def test_what_needs_nothing_is_no_reason(street: Street) -> None:
    """The ladder does its work; nobody at the desk need do anything yet."""
    coen = street.coordinator("Coen")
    stands_open(street, 11, urgency=Urgency.NORMAL)
    stands_open(street, 12, claimed=True)
    street.at("dinsdag 10:00")
    coen.hears_nothing()


def test_it_is_silent_when_nothing_waits_for_them(street: Street) -> None:
    coen = street.coordinator("Coen")
    stands_open(street, 11)
    street.at("dinsdag 08:30")
    assert coen.hears(key="coo.hi").silent


def test_its_buttons_stay(street: Street) -> None:
    coen = street.coordinator("Coen")
    somebody_waits(street, coen)
    stands_open(street, 11)
    street.at("dinsdag 08:30")
    said = coen.hears(key="coo.hi")
    coen.says("bel dora")
    coen.hears("Bel Dora: 0612345678", key="coo.call")
    for label, key in (("Lijst", "coo.list"), ("Terugbellen", "coo.callbacks"),
                       ("Rooster", "dut.week")):  # fmt: skip
        said.press(label)
        coen.hears(key=key)
        coen.says(label.lower())
        coen.hears(key=key)
    assert len(said.labels) == 4


def test_a_conversation_is_counted_and_not_called_about(street: Street) -> None:
    """Who was written to writes next: there is nobody to call, but it is not over."""
    coen = street.coordinator("Coen")
    dora = street.resident("Dora", phone="0612345678")
    dora.says("mens")
    dora.hears(key="g.human.ask").press("Bel mij")
    dora.hears(key="g.human.ok")
    coen.says("Zal ik morgen bellen?", reply_to=coen.hears(key="coo.callback"))
    coen.hears(key="coo.reply")
    dora.hears(key="g.human.says")
    stands_open(street, 11)
    street.at("dinsdag 08:30")
    said = coen.hears("Terugbellen: 1", key="coo.hi")
    assert said.labels == ["Lijst", "Terugbellen", "Rooster"]


def test_only_buttons_that_lead_somewhere(street: Street) -> None:
    coen = street.coordinator("Coen")
    stands_open(street, 11)
    street.at("dinsdag 08:30")
    assert coen.hears(key="coo.hi").labels == ["Lijst", "Rooster"]


def test_yesterdays_buttons_of_who_coordinates_no_more(street: Street) -> None:
    coen = street.coordinator("Coen")
    somebody_waits(street, coen)
    stands_open(street, 11)
    street.at("dinsdag 08:30")
    said, identity = coen.hears(key="coo.hi"), street.person(coen).id
    street.look(lambda db: db.query(Grant).filter_by(person_id=identity).delete())
    for label in ("Lijst", "Terugbellen", "Rooster"):
        said.press(label)
        coen.toasted("voor coördinatoren")


def test_two_neighbourhoods_are_told_apart(street: Street) -> None:
    coen, other = street.coordinator("Coen"), street.add_neighbourhood("Zuid")
    move_in(street, coen, other)
    identity = street.person(coen).id
    street.keep(
        Grant(neighbourhood_id=other, person_id=identity, role=Role.COORDINATOR,
              granted_at=street.clock.now())
    )  # fmt: skip
    stands_open(street, 11)
    stands_open(street, 12, home=other)
    stands_open(street, 13, home=other)
    street.at("dinsdag 08:30")
    said = {m.text.splitlines()[0]: m for m in (coen.hears(key="coo.hi"), coen.hears())}
    said["Goedemorgen Coen. In Zuid open: 2."].press("Lijst")
    coen.hears("Open hulpvragen (2)", key="coo.list")
    said["Goedemorgen Coen. In De Heeze open: 1."].press("Lijst")
    coen.hears("Open hulpvragen (1)", key="coo.list")


def test_in_english(street: Street) -> None:
    coen = street.resident("Coen", Role.COORDINATOR, language="en")
    stands_open(street, 11)
    street.at("dinsdag 08:30")
    coen.hears("Good morning Coen", "Open in De Heeze: 1", key="coo.hi")


def test_the_clock_changes_in_between(street: Street) -> None:
    """In March the night of the change is an hour shorter: half past eight stays half past."""
    coen = street.coordinator("Coen")
    stands_open(street, 11)
    street.clock.turn(timedelta(days=123))  # a Friday in March, in winter time
    street.tick()
    street.at("vrijdag 10:00")
    coen.hears_nothing()  # three months too late
    street.at("maandag 10:00")
    coen.hears_nothing()  # Easter
    street.at("dinsdag 08:29")
    coen.hears_nothing()
    street.at("dinsdag 08:30")
    coen.hears(key="coo.hi")
