"""What a coordinator sees of one person, and which helpers fell silent."""

from bot.people import Person
from tests.hush import hush
from tests.meeting.visiting import exchanged
from tests.privacy.test_export import sent
from tests.street import Street


def test_what_somebody_gave_and_got_and_that_it_was_looked_at(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, bilal = street.resident("Ans", phone="06 12345678"), street.neighbour("Bilal")
    exchanged(street, ans, bilal, day=1)
    street.at("woensdag 12:00")
    hush(street)
    next(m for m in ans.messages if m.key == "chk.asker").press("Ja, gelukt")
    hush(street)
    coen.says("/vog Bilal")
    coen.hears(key="coo.trust")
    coen.says("wie is Bilal?")
    one = coen.hears("Bilal", "VOG gezien op 25 november, door Coen", key="mem.one")
    assert one.has("hielp zelf 1 keer", "boodschappen")
    coen.says("/wie Ans")
    other = coen.hears("Ans", "nog niet gesproken", "1 keer gevraagd", "1 keer geholpen")
    assert other.has("Biedt aan: niets")
    other.press("Pauze of blokkeren")
    coen.hears("Ans", key="ban.ask").press("Pauze 1 week")
    hush(street)
    coen.says("/wie Ans")
    coen.hears("Doet nu niet mee", key="mem.one")
    coen.says("/wie Coen")
    assert coen.hears(key="mem.one").labels == []
    looks = [one for one in sent(ans)["read_by"] if one["what"] == "read"]
    assert [look["who"] for look in looks] == ["coordinator", "coordinator"]
    hush(street)


def test_helpers_who_fell_silent(street: Street) -> None:
    coen, bilal = street.coordinator("Coen"), street.neighbour("Bilal")
    cor = street.neighbour("Cor")
    coen.says("/helpers")
    coen.hears("2 helpers", "Niemand is lang stil", key="mem.helpers.none")
    street.wait_long(days=58)
    hush(street)
    cor.says("hoi")
    street.wait_long(days=5)
    hush(street)
    coen.says("stille helpers")
    found = coen.hears("2 helpers", "(1)", key="mem.helpers")
    assert found.labels == ["Bilal", "Vraag of ze nog willen"]
    found.press("Bilal")
    coen.hears("Bilal", key="mem.one")
    found.press("Vraag of ze nog willen")
    coen.hears("één helper", key="mem.asked")
    street.wait(hours=30)
    assert any(m.key == "off.still" for m in bilal.messages)
    hush(street)
    assert street.look(lambda db: db.query(Person).count()) == 3
