"""What waits for a coordinator is said at once or in the digest, and stands in the chat once."""

from tests.helping.posting import post
from tests.hush import hush
from tests.ladder.reading import MOW, at_the_top, on_duty, the_request
from tests.phone import Phone
from tests.street import Street


def overnight(street: Street, coen: Phone, ans: Phone) -> None:
    """Nobody can be asked; it comes to the coordinator when the office opens."""
    street.at("maandag 20:00")
    post(street, ans, MOW, day=2, hour=14)
    street.wait(minutes=5)
    hush(street)
    coen.hears_nothing()


def test_what_comes_at_nine_is_in_the_digest(street: Street) -> None:
    ans, coen = street.resident("Ans", phone="06 12345678"), street.coordinator("Coen")
    overnight(street, coen, ans)
    street.at("dinsdag 08:30")
    said = coen.hears("Wacht al 12 uur: 11 Gras maaien, morgen", key="coo.hi")
    assert said.labels == ["Lijst", "Rooster", "11. Gras maaien"]
    assert not said.silent
    street.at("dinsdag 12:00")
    coen.hears_nothing()
    ans.hears("Coen belt je", key="esc.asker3")
    said.press("11. Gras maaien")
    coen.hears("stond in het bericht van de ochtend", key="coo.item").press("Wijs toe")
    coen.hears(key="coo.assign.nobody")
    hush(street)


def test_who_takes_over_between_the_digest_and_nine_hears_it(street: Street) -> None:
    els, coen = street.coordinator("Els"), street.coordinator("Coen")
    on_duty(street, els)
    ans = street.resident("Ans")
    overnight(street, els, ans)
    street.at("dinsdag 08:30")
    els.hears("11 Gras maaien", key="coo.hi")
    on_duty(street, coen)
    street.at("dinsdag 09:00")
    coen.hears("Hulpvraag 11", key="esc.coo")
    els.hears_nothing()
    hush(street)


def test_the_bot_was_away_at_the_digest(street: Street) -> None:
    """Late rather than never: in no digest, so by itself."""
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    overnight(street, coen, ans)
    street.goes_down()
    street.at("dinsdag 12:30")
    street.comes_back()
    coen.hears("Hulpvraag 11", key="esc.coo")
    hush(street)


def test_in_a_next_round_it_is_told_by_itself(street: Street) -> None:
    """The digest spoke of the first round; then a helper came, and went."""
    ans, coen = street.resident("Ans", phone="06 12345678"), street.coordinator("Coen")
    bilal = street.resident("Bilal")
    overnight(street, coen, ans)
    street.at("dinsdag 09:00")
    coen.hears("11 Gras maaien", key="coo.hi")
    bilal.says("ik help 11")
    ans.sees("Bilal wil je helpen").press("Ja, fijn")
    hush(street)
    bilal.says("ik kan toch niet")
    street.wait(minutes=20)
    assert [m.key for m in coen.messages if not m.read] == ["esc.coo"]
    assert the_request(street).round == 1
    hush(street)


def test_what_waits_since_the_weekend_stands_there_once(street: Street) -> None:
    ans, coen = street.resident("Ans", phone="06 12345678"), street.coordinator("Coen")
    street.at("zaterdag 10:00")
    at_the_top(street, ans)
    told = coen.hears("Hulpvraag 11", key="esc.coo")
    hush(street)
    street.at("maandag 08:30")
    coen.hears("Wacht al 46 uur: 11", key="coo.hi")
    assert told.deleted
    hush(street)
    coen.says("pak 11")  # what was taken away does not come back
    assert told.deleted
    hush(street)


def test_more_than_there_are_rows_for(street: Street) -> None:
    """Those without a row are told by themselves."""
    coen = street.coordinator("Coen")
    askers = [street.resident(f"Bewoner{n}") for n in range(11)]
    street.at("maandag 20:00")
    for asker in askers:
        post(street, asker, MOW, day=2, hour=14)
    hush(street)
    street.at("dinsdag 09:00")
    said = coen.hears("20 Gras", "21 Gras", key="coo.hi")
    assert said.labels[-1].startswith("19. ")
    alone = [m.text for m in coen.messages if m.key == "esc.coo"]
    assert len(alone) == 2
    hush(street)


def test_a_helper_came_meanwhile(street: Street) -> None:
    """What stands in the chat says so, without a sound."""
    ans, coen = street.resident("Ans", phone="06 12345678"), street.coordinator("Coen")
    at_the_top(street, ans)
    told = coen.hears(key="esc.coo")
    bilal = street.resident("Bilal")
    hush(street)
    bilal.says("ik help 11")
    ans.sees("Bilal wil je helpen").press("Ja, fijn")
    assert told.key == "esc.coo.solved"
    assert told.has("heeft een helper", "Je hoeft niets te doen")
    assert told.labels == []
    hush(street)


def test_the_asker_stopped_it_meanwhile(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    at_the_top(street, ans)
    told = coen.hears(key="esc.coo")
    ans.sees("nog geen buur gevonden").press("Stop maar")
    assert told.key == "esc.coo.over"
    hush(street)
    coen.hears_nothing()


def test_the_moment_passes_while_somebody_has_it_in_hand(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    street.at("maandag 10:00")
    at_the_top(street, ans, day=0, hour=16)
    told = coen.hears(key="esc.coo")
    street.at("maandag 15:30")
    told.press("Ik pak dit")
    hush(street)
    street.at("maandag 16:01")
    coen.hears_nothing()
    assert told.key == "esc.coo.passed"
    ans.hears(key="esc.fail.moment")
    street.at("dinsdag 08:30")
    coen.hears("er kwam niemand: 11 Gras maaien", key="coo.hi")
    hush(street)
