"""F10: being asked, and what somebody can answer."""

from bot.people import Trust
from handlers.helping import Ping, PingState
from tests.helping.posting import fetch, leave, post
from tests.street import Street


def states(street: Street) -> list[str]:
    return street.look(lambda db: sorted(p.state.value for p in db.query(Ping)))


def test_three_neighbours_are_asked_and_a_no_costs_nothing(street: Street) -> None:
    ans = street.resident("Ans")
    street.neighbours(3)
    request = post(street, ans, day=1)
    heard = street.neighbours_hear(
        "Boodschappen", "morgen", "De Heeze", "eerste", how_many=3, key="ping.ask"
    )
    assert heard[0].labels == ["Ik help", "Nu niet", "Dit soort niet meer"]
    heard[0].press("Nu niet")
    heard[0].owner.hears("Geen probleem", key="ping.later")
    assert "✔ Nu niet" in heard[0].text
    assert fetch(street, request).said_no == 1
    assert fetch(street, request).asked == 3


def test_not_now_in_words(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, day=1)
    bilal.hears("Boodschappen")
    bilal.says("nu even niet")
    bilal.hears("Geen probleem")
    leave(street)


def test_the_next_wave_comes_after_a_third_of_the_time(street: Street) -> None:
    ans = street.resident("Ans")
    street.neighbours(5)
    post(street, ans)  # no moment: the next rung comes in four hours
    street.neighbours_hear(how_many=3)
    street.wait(minutes=75)
    street.neighbours_hear(how_many=0)
    street.wait(minutes=10)
    street.neighbours_hear("Boodschappen", how_many=2)


def test_the_next_wave_comes_at_once_when_everybody_said_no(street: Street) -> None:
    ans = street.resident("Ans")
    street.neighbours(5)
    post(street, ans)
    for message in street.neighbours_hear(how_many=3):
        message.press("Nu niet")
        message.owner.hears("Geen probleem")
    street.tick()
    street.neighbours_hear("Boodschappen", how_many=2)


def test_a_wave_is_five_when_it_is_urgent(street: Street) -> None:
    ans = street.resident("Ans")
    street.neighbours(6)
    post(street, ans, day=0, hour=17)
    street.neighbours_hear("vandaag", how_many=5)


def test_the_caps_of_a_neighbour_hold(street: Street) -> None:
    """One open ping, two a day, three a week."""
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, day=9)
    bilal.hears("Boodschappen")
    post(street, ans, day=9, hour=17)  # one is open already
    bilal.hears_nothing()
    bilal.says("nu niet")
    bilal.hears("Geen probleem")
    leave(street)
    post(street, ans, day=9, hour=18)
    bilal.hears("Boodschappen").press("Nu niet")
    bilal.hears("Geen probleem")
    leave(street)
    post(street, ans, day=9, hour=19)  # two a day
    bilal.hears_nothing()
    leave(street)
    street.wait(days=1)
    leave(street)
    post(street, ans, day=9, hour=20)
    bilal.hears("Boodschappen").press("Nu niet")
    bilal.hears("Geen probleem")
    leave(street)
    street.wait(days=1)
    leave(street)
    post(street, ans, day=8, hour=11)  # three a week
    bilal.hears_nothing()
    leave(street)


def test_who_is_not_asked(street: Street) -> None:
    """The asker, a pause, silence, no consent, somebody who cannot be reached."""
    ans = street.neighbour("Ans")
    now = street.clock.now()
    street.neighbour("Paula", paused_until=now.replace(year=2027))
    street.neighbour("Stil", silenced_at=now)
    street.neighbour("Ver", opened=False)
    nee = street.resident("Nee")
    street.offers(nee, "Ik kan boodschappen doen")
    bilal = street.neighbour("Bilal")
    post(street, ans)
    bilal.hears("Boodschappen")


def test_a_ping_is_open_for_24_hours_at_most_then_edited(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, day=12)
    message = bilal.hears("Boodschappen")
    street.wait(hours=23, minutes=59)
    assert message.key == "ping.ask"
    street.wait(minutes=1)
    assert message.key == "ping.old"
    assert message.has("andere buren", "ik help 11")
    assert message.labels == []
    assert states(street) == ["expired"]
    leave(street)


def test_a_ping_ends_with_its_rung(street: Street) -> None:
    ans = street.resident("Ans")
    street.neighbours(1, "Ik kan gras maaien")
    karim = street.neighbour("Karim", "Ik help in de tuin")
    post(street, ans, "Wie kan het gras maaien?")
    [message] = street.neighbours_hear("Gras", how_many=1)
    karim.hears_nothing()
    street.until_rung("wider")
    assert message.key == "ping.old"
    karim.hears("Gras")
    leave(street)


def test_somebody_who_blocked_the_bot_in_the_middle_of_a_wave_is_replaced_by_one(
    street: Street,
) -> None:
    """The two others who were asked keep their time to think."""
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    first = street.neighbours(2)
    post(street, ans)
    asked = [bilal.hears("Boodschappen"), *street.neighbours_hear("Boodschappen", how_many=2)]
    late, later = street.neighbour("Laat"), street.neighbour("Later")
    first[0].blocks_the_bot()
    street.tick()
    street.tick()
    heard = [phone for phone in (late, later) if [m for m in phone.messages if not m.read]]
    assert len(heard) == 1
    heard[0].hears("Boodschappen", key="ping.ask")
    assert states(street) == ["open", "open", "open", "unreachable"]
    assert asked[0].labels == ["Ik help", "Nu niet", "Dit soort niet meer"]


def test_everybody_of_a_wave_blocked_the_bot(street: Street) -> None:
    ans = street.resident("Ans")
    for phone in street.neighbours(3):
        phone.blocked = True
    post(street, ans)
    late = street.neighbour("Laat")
    street.tick()
    street.tick()
    assert states(street) == ["open", "unreachable", "unreachable", "unreachable"]
    late.hears("Boodschappen")


def test_never_again_this_kind_and_after_all(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal", max_a_week=9)
    post(street, ans)
    bilal.hears("Boodschappen").press("Dit soort niet meer")
    answer = bilal.hears("Ik vraag je niet meer", "Boodschappen", key="ping.never")
    leave(street)
    post(street, ans, day=3)
    bilal.hears_nothing()
    leave(street)
    answer.press("Toch wel")
    bilal.hears("weer vragen", key="ping.again")
    post(street, ans, day=4)
    bilal.hears("Boodschappen")
    leave(street)


def test_a_pause_instead(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans)
    bilal.hears("Boodschappen").press("Dit soort niet meer")
    bilal.hears("Ik vraag je niet meer").press("Even pauze")
    bilal.hears("Hoe lang", key="pau.how")
    leave(street)


def test_why_me_is_answered_truly(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    bilal.says("waarom ik?")
    bilal.hears("niets gevraagd", key="ping.why.none")
    post(street, ans)
    bilal.hears("Boodschappen")
    bilal.says("Waarom ik?")
    bilal.hears("boodschappen", "De Heeze", key="ping.why")


def test_volunteers_are_asked_on_their_own_rung(street: Street) -> None:
    ans, vera = street.resident("Ans"), street.volunteer("Vera")
    street.neighbours(1)
    post(street, ans)
    street.neighbours_hear(how_many=1)
    vera.hears_nothing()
    street.until_rung("volunteers")
    vera.hears("Kun jij helpen", "Boodschappen", "Al 1 buur gevraagd", key="esc.vol")
    vera.says("waarom ik")
    vera.hears("vrijwilliger", key="ping.why.volunteer")
    vera.says("nu niet")
    vera.hears("Geen probleem")
    leave(street)


def test_a_kind_that_needs_a_certificate_goes_to_those_who_have_it(street: Street) -> None:
    ans = street.resident("Ans")
    new = street.neighbour("Nieuw", "Ik help met formulieren en brieven", "admin")
    seen = street.neighbour(
        "Gezien", "Ik help met formulieren en brieven", "admin", trust=Trust.VOG
    )
    post(street, ans, "Wie helpt mij met een formulier van de belasting?")
    seen.hears("Belastingaangifte")
    new.hears_nothing()
    leave(street)


def test_the_talk_is_needed_where_the_neighbourhood_wants_it(street: Street) -> None:
    street.change(talk_needed=True)
    ans = street.resident("Ans")
    new = street.neighbour("Nieuw", "Ik kan de hond uitlaten", "dog")
    known = street.neighbour("Bekend", "Ik kan de hond uitlaten", "dog", trust=Trust.TALKED)
    post(street, ans, "Wie kan mijn hond uitlaten?")
    known.hears("hond")
    new.hears_nothing()
    leave(street)


def test_at_night_nobody_is_woken_but_in_the_evening_those_who_agreed(street: Street) -> None:
    ans = street.resident("Ans")
    wakes = street.neighbour("Wakker", urgent_evenings=True)
    sleeps = street.neighbour("Slaapt")
    street.at("maandag 21:10")
    post(street, ans, day=0, hour=23)
    wakes.hears("Boodschappen")
    sleeps.hears_nothing()
    leave(street)


def test_own_quiet_hours_hold_the_ping(street: Street) -> None:
    ans = street.resident("Ans")
    bilal = street.neighbour("Bilal", quiet_from=8 * 60, quiet_to=12 * 60)
    post(street, ans)
    bilal.hears_nothing()
    street.wait(hours=3, minutes=5)
    bilal.hears("Boodschappen")
    leave(street)


def test_who_never_answers_is_asked_whether_they_still_want_to(street: Street) -> None:
    ans = street.resident("Ans")
    bilal = street.neighbour("Bilal", max_a_week=10)
    for _ in range(4):
        post(street, ans)
        bilal.hears("Boodschappen")
        street.wait(hours=26)
        leave(street)
    assert PingState.EXPIRED.value in states(street)
    street.wait(hours=1)
    bilal.hears("Klopt dat nog", key="off.still")
    leave(street)
