"""Offers change, rest, end, are asked after and forgotten; and the index follows them."""

from bot.people import Person
from handlers import offers
from handlers.offers import Offer
from handlers.offers.upkeep import export
from matching import Index
from tests.helping.posting import leave, post
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street


def offering(street: Street) -> Phone:
    bilal = street.neighbour("Bilal")
    street.offers(bilal, "Ik kan fietsen plakken", "bike_repair")
    with street.app.session() as db:
        for offer in db.query(Offer):
            offer.available, offer.reach = "day", "area"
    return bilal


def live(street: Street) -> list[str]:
    return street.look(
        lambda db: [o.categories for o in db.query(Offer).order_by(Offer.id) if not o.ended_at]
    )


def edit(bilal: Phone) -> object:
    bilal.says("mijn aanbod")
    bilal.hears("Dit weet ik", "boodschappen", key="off.sum").press("Aanpassen")
    return bilal.hears("Wat wil je veranderen", key="off.edit")


def test_something_less_in_words(street: Street) -> None:
    bilal = street.neighbour("Bilal", "Ik kan koken", kinds="meals")
    street.offers(bilal, "Ik kan boodschappen doen")
    bilal.says("mijn aanbod")
    bilal.hears(key="off.when").press("Overdag")
    bilal.hears(key="off.far").press("Dichtbij")
    bilal.hears(key="off.sum").press("Aanpassen")
    bilal.hears(key="off.edit").press("Iets eraf")
    bilal.hears(key="off.less")
    bilal.says("de boodschappen")
    bilal.hears("boodschappen", key="off.dropped")


def test_something_more(street: Street) -> None:
    bilal = offering(street)
    edit(bilal).press("Iets erbij")  # type: ignore[attr-defined]  # a message
    bilal.hears(key="off.add").press("Koken of mee-eten")
    bilal.hears("Genoteerd").press("Klaar")
    bilal.hears("Dit weet ik", "overdag", key="off.sum").press("Klopt")
    bilal.hears(key="off.ok")
    assert len(live(street)) == 3


def test_something_less_and_after_all(street: Street) -> None:
    bilal = offering(street)
    edit(bilal).press("Iets eraf")  # type: ignore[attr-defined]  # a message
    bilal.hears("Wat wil je niet meer doen", key="off.less").press("Boodschappen")
    answer = bilal.hears("Ik vraag je niet meer voor boodschappen", key="off.dropped")
    assert live(street) == ["bike_repair"]
    answer.press("Toch wel")
    bilal.hears("Dit weet ik", "boodschappen")
    assert len(live(street)) == 2


def test_after_all_comes_too_late(street: Street) -> None:
    bilal = offering(street)
    edit(bilal).press("Iets eraf")  # type: ignore[attr-defined]  # a message
    bilal.hears("Wat wil je niet meer doen").press("Boodschappen")
    answer = bilal.hears("Ik vraag je niet meer")
    street.wait(minutes=11)
    assert street.look(lambda db: [o.text for o in db.query(Offer) if o.ended_at]) == [""]
    answer.press("Toch wel")
    bilal.toasted("werkt niet meer")


def test_something_else_to_change(street: Street) -> None:
    bilal = offering(street)
    edit(bilal).press("Iets eraf")  # type: ignore[attr-defined]  # a message
    bilal.hears("Wat wil je niet meer doen").press("Boodschappen")
    bilal.hears("Ik vraag je niet meer").press("Nog iets veranderen")
    bilal.hears("Wat wil je veranderen", key="off.edit")


def test_other_times_and_another_reach(street: Street) -> None:
    bilal = offering(street)
    edit(bilal).press("Wanneer ik kan")  # type: ignore[attr-defined]  # a message
    bilal.hears(key="off.when").press("Wisselt")
    bilal.hears("op wisselende tijden").press("Aanpassen")
    bilal.hears(key="off.edit").press("Hoe ver ik ga")
    bilal.hears(key="off.far").press("Dichtbij")
    bilal.hears("dicht bij huis").press("Aanpassen")
    bilal.hears(key="off.edit").press("Hoe ver ik ga")
    bilal.hears(key="off.far").press("Ook verder")
    bilal.hears("ook verder weg").press("Aanpassen")
    bilal.hears(key="off.edit").press("Wanneer ik kan")
    bilal.hears(key="off.when").press("Avond en weekend")
    bilal.hears("avond en het weekend", key="off.sum")


def test_a_pause_from_here(street: Street) -> None:
    bilal = offering(street)
    edit(bilal).press("Even pauze")  # type: ignore[attr-defined]  # a message
    bilal.hears("Hoe lang")


def test_no_more_help_at_all_and_after_all(street: Street) -> None:
    ans, bilal = street.resident("Ans"), offering(street)
    post(street, ans)
    ping = bilal.hears("Een buur zoekt hulp")
    edit(bilal).press("Ik help niet meer")  # type: ignore[attr-defined]  # a message
    answer = bilal.hears("Ik vraag je niet meer om hulp", key="off.end")
    assert ping.key == "ping.later"
    assert live(street) == []
    assert street.person(bilal).pings_at is None
    answer.press("Toch wel")
    bilal.hears("Teruggedraaid", key="off.undone")
    assert len(live(street)) == 2
    leave(street)


def test_nothing_is_left_to_help_with(street: Street) -> None:
    bilal = offering(street)
    bilal.says("mijn aanbod")
    summary = bilal.hears("Dit weet ik")
    with street.app.session() as db:
        for offer in db.query(Offer):
            offer.ended_at = street.clock.now()
    summary.press("Klopt")
    bilal.hears("Ik weet nu niet waarmee", key="off.none").press("Ik wil helpen")
    bilal.hears(key="off.intro")


def test_no_offer_matched_for_sixty_days_is_asked_about(street: Street) -> None:
    bilal = offering(street)
    street.wait_long(days=61)
    bilal.hears("Je helpt met boodschappen", "Klopt dat nog?", key="off.still").press("Klopt")
    bilal.hears("Dank je wel", key="off.ok")
    street.wait_long(days=50)
    bilal.hears_nothing()
    street.wait(days=12)
    bilal.hears("Klopt dat nog?").press("Aanpassen")
    bilal.hears(key="off.edit")
    street.wait_long(days=61)
    bilal.hears("Klopt dat nog?").press("Even pauze")
    bilal.hears("Hoe lang")


def test_who_has_a_pause_is_not_asked_now(street: Street) -> None:
    bilal = offering(street)
    with street.app.session() as db:
        person = db.query(Person).one()
        person.paused_until = street.clock.now().replace(year=2027, month=3, day=1)
    street.wait_long(days=80)
    bilal.hears_nothing()


def test_a_match_puts_the_question_off(street: Street) -> None:
    ans, bilal = street.resident("Ans"), offering(street)
    street.wait_long(days=50)
    hush(ans)
    post(street, ans)
    bilal.hears("Een buur zoekt hulp").press("Nu niet")
    bilal.hears("Geen probleem")
    leave(street)
    street.wait(days=20)
    bilal.hears_nothing()
    hush(ans, street.group_messages)


def index(street: Street) -> Index:
    context, turn = street.turn()
    found = offers.index_of(turn)
    context.__exit__(None, None, None)
    return found


def test_the_index_is_kept_and_follows_each_change(street: Street) -> None:
    bilal = offering(street)
    first = index(street)
    assert len(first) == 2
    edit(bilal).press("Iets eraf")  # type: ignore[attr-defined]  # a message
    bilal.hears("Wat wil je niet meer doen").press("Boodschappen")
    bilal.hears("Ik vraag je niet meer")
    second = index(street)
    assert second is first
    assert len(second) == 1


def test_a_turn_that_is_undone_leaves_nothing_in_the_index(street: Street) -> None:
    offering(street)
    shared = index(street)
    context, turn = street.turn()
    offer = turn.db.query(Offer).first()
    offers.touch(turn, offer)
    assert offers.index_of(turn) is not shared
    turn.db.rollback()
    try:
        context.__exit__(None, None, None)
    finally:
        assert len(index(street)) == 2


def test_what_is_kept_is_shown_and_forgotten(street: Street) -> None:
    bilal = offering(street)
    who = street.person(bilal)
    kept = street.look(lambda db: export(db, db.get_one(Person, who.id)))
    assert [row["text"] for row in kept["offers"]] == [
        "Ik kan boodschappen doen",
        "Ik kan fietsen plakken",
    ]
    shared = index(street)
    bilal.says("/wis")
    bilal.hears().press("Ja, wis alles")
    bilal.hears().press("Ja")
    hush(bilal)
    assert street.look(lambda db: [(o.text, o.categories) for o in db.query(Offer)]) == [
        ("", ""),
        ("", ""),
    ]
    assert len(index(street)) == 0
    assert index(street) is shared
