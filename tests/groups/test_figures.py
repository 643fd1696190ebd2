"""Under the pinned greeting: how many neighbours take part, and how often one helped."""

from datetime import timedelta

from bot.keeping import sweep
from bot.messages import Kind
from bot.outbox import Letter
from handlers.groups import Welcome
from handlers.requests import Place, PlaceState, Request, State
from tests.groups.town import happens, link
from tests.hush import hush
from tests.phone import Message
from tests.street import Street

GREETED = "Ik stuur weinig berichten. Is er een storing, of wil je een mens? Bel Els: 055-1234567."


def greeted(street: Street) -> Message:
    link(street)
    hello = street.group_hears(key="grp.added")
    street.group_hears(key="grp.added.read")
    return hello


def helped(street: Street, times: int, outcome: str = "helped") -> None:
    """That often somebody helped somebody."""
    here, now = street.neighbourhood_id, street.clock.now()
    for _ in range(times):
        request = Request(
            neighbourhood_id=here, category="groceries", state=State.DONE, made_at=now
        )
        street.keep(request)
        place = Place(neighbourhood_id=here, request_id=request.id, position=1)
        place.state, place.outcome = PlaceState.DONE, outcome
        street.keep(place)


def edits(street: Street) -> int:
    return int(street.look(lambda db: db.query(Letter).filter_by(kind="edit").count()))


def test_once_a_day_the_pinned_greeting_counts(street: Street) -> None:
    hello = greeted(street)
    assert hello.text.endswith(GREETED)
    street.resident("Ans"), street.resident("Bilal"), street.resident("Cor")
    street.wait(hours=23)
    assert hello.text.endswith(GREETED)
    street.wait(hours=2)
    assert hello.text.endswith("De Heeze · 3 buren doen mee")
    assert hello.silent
    assert [button.label for button in hello.buttons] == ["Ik zoek hulp", "Ik wil helpen"]
    helped(street, 1)
    helped(street, 1, "partly")
    helped(street, 1, "silent")  # nobody said that it went well
    street.wait(days=1)
    assert hello.text.endswith("De Heeze · 3 buren doen mee · 2 keer geholpen")
    bot = street.house.selves["street"].name
    assert bot in hello.text


def test_a_day_on_which_nothing_changed_edits_nothing(street: Street) -> None:
    greeted(street)
    street.resident("Ans"), street.resident("Bilal")
    street.wait(days=5)
    assert edits(street) == 1


def test_who_stopped_takes_no_part(street: Street) -> None:
    hello = greeted(street)
    ans = street.resident("Ans")
    street.resident("Bilal"), street.resident("Cor")
    ans.says("stop alles")
    ans.hears(key="g.stop_all")
    street.wait(days=1, minutes=1)
    assert hello.text.endswith("De Heeze · 2 buren doen mee")


def test_one_neighbour_alone_is_no_news(street: Street) -> None:
    hello = greeted(street)
    street.resident("Ans")
    street.wait(days=3)
    assert hello.text.endswith(GREETED)
    helped(street, 1)
    street.wait(days=1)
    assert hello.text.endswith("De Heeze · 1 buur doet mee · 1 keer geholpen")


def test_it_goes_on_for_longer_than_letters_are_kept(street: Street) -> None:
    hello = greeted(street)
    street.resident("Ans"), street.resident("Bilal")
    for _ in range(10):
        street.wait_long(days=20)
        sweep(street.app)
    helped(street, 1)
    street.wait(days=1)
    assert hello.text.endswith("2 buren doen mee · 1 keer geholpen")
    hush(*street.phones.values())


def test_the_right_to_pin_that_comes_later_keeps_the_figures(street: Street) -> None:
    coen = street.coordinator("Coen")
    hello = greeted(street)
    happens(street, Kind.BOT_RIGHTS, bot_may=frozenset({"delete"}), bot_sees_all=True)
    coen.hears(key="grp.needadmin.lost")
    street.resident("Ans")
    street.wait(days=1, minutes=1)
    happens(street, Kind.BOT_RIGHTS, bot_may=frozenset({"delete", "pin"}), bot_sees_all=True)
    assert hello.text.endswith("2 buren doen mee")


def test_out_of_the_group_nothing_is_counted(street: Street) -> None:
    hello = greeted(street)
    street.resident("Ans"), street.resident("Bilal")
    happens(street, Kind.BOT_REMOVED)
    street.wait(days=3)
    assert hello.text.endswith(GREETED)
    due = street.look(lambda db: db.query(Welcome).one().figures_at)
    assert due > street.clock.now() - timedelta(days=1)


def test_in_english_where_the_group_speaks_english(street: Street) -> None:
    street.change(language="en")
    hello = greeted(street)
    street.resident("Ans"), street.resident("Bilal")
    helped(street, 1)
    street.wait(days=1, minutes=1)
    assert hello.text.endswith("De Heeze · 2 neighbours take part · helped once")
