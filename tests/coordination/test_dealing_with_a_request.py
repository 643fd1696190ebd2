"""Taking, letting go, assigning, correcting, closing: and what the others hear of it."""

from handlers.human import CallBack
from handlers.requests import Request
from tests.coordination.conftest import Open, Pair
from tests.hush import hush
from tests.phone import Message, Phone
from tests.street import Street


def skim(phone: Phone, key: str) -> Message:
    """The next message with this text; what came before it is no matter here."""
    while phone.messages and any(not m.read for m in phone.messages):
        message = phone.hears()
        if message.key == key:
            return message
    raise AssertionError(f"{phone.name} did not hear {key}")


def at_the_top(street: Street, open_request: Open, asker: Phone) -> int:
    """A request that nobody could take: the coordinators heard of it at once."""
    number = open_request(asker)
    street.until_rung("coordinator")
    return number


def test_taking_it_is_seen_by_all(street: Street, open_request: Open) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    ans = street.resident("Ans")
    at_the_top(street, open_request, ans)
    called = next(m for m in coen.messages if m.key == "esc.coo")
    hush(street)
    called.press("Ik pak dit")
    coen.hears("Je behandelt hulpvraag 11", key="coo.take")
    ans.hears("Coen helpt je verder", key="esc.asker.took")
    els.sees("Coen pakt dit sinds 09:00")
    els.says("pak 11")
    els.toasted() if els.toast else None
    els.hears("Coen behandelt hulpvraag", "bij de coördinator", key="coo.conflict")
    els.says("/los 11")
    els.hears(key="coo.conflict")
    els.says("/open")
    els.hears("☎")
    els.says("/toon 11")
    els.hears("Coen behandelt dit", "Coen pakt dit")
    hush(street)
    coen.says("los 11")
    coen.hears("gaat weer verder", key="coo.release")
    hush(street)
    coen.says("/los 11")
    coen.hears("Niemand behandelt", key="coo.free")


def test_let_go_by_button(street: Street, open_request: Open) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    at_the_top(street, open_request, ans)
    hush(street)
    coen.says("/pak")
    coen.hears("pak 12", key="coo.usage")
    coen.says("11")
    taken = coen.hears(key="coo.take")
    ans.hears(key="esc.asker.took")
    taken.press("Loslaten")
    coen.hears(key="coo.release")
    hush(street)


def test_who_takes_it_and_does_nothing_loses_it(street: Street, open_request: Open) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    at_the_top(street, open_request, ans)
    hush(street)
    coen.says("/pak 11")
    taken = coen.hears(key="coo.take")
    ans.hears(key="esc.asker.took")
    street.wait(hours=1, minutes=50)
    assert taken.key == "coo.take"
    street.wait(minutes=15)
    coen.hears_nothing()  # it has no moment: the digest is in time
    assert taken.has("2 uur niets")
    taken.press("Ik pak dit")
    coen.hears(key="coo.take")
    hush(street)


def test_a_name_that_is_not_exact(street: Street, open_request: Open) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    street.neighbour("Elske", offer="Ik hang graag lampen op", kinds="odd_jobs")
    elske = next(p for p in street.phones.values() if p.name == "Elske")
    at_the_top(street, open_request, ans)
    hush(street)
    coen.says("/wijs_toe 11 Elsk")
    coen.hears("Wie bedoel je", key="coo.who").press("Elske")
    elske.hears("Boodschappen")
    coen.hears("Gevraagd aan Elske")
    coen.says("/wijs_toe 11 Zebedeus")
    coen.hears("niemand die Zebedeus heet", key="coo.who.none")
    coen.says("Ans")
    coen.hears("Ans kan ik hiervoor niet vragen", key="coo.assign.no")
    hush(street)


def test_calling_the_neighbour(street: Street, open_request: Open) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans", phone="0612345678")
    open_request(ans)
    hush(street)
    coen.says("/toon 11")
    coen.hears(key="coo.item").press("Bel de buur")
    coen.hears("Bel Ans: 0612345678", key="coo.call").press("Geen gehoor")
    ans.hears("Coen belde je", key="g.human.missed")
    coen.hears("nog eens te bellen")
    assert street.look(lambda db: db.query(CallBack).one().request_id) is not None
    coen.says("/toon 11")
    coen.hears("Coen zag het nummer")


def test_the_asker_is_not_known_any_more(street: Street, one: Pair) -> None:
    coen, _ = one
    with street.app.session() as db:
        db.query(Request).one().asker_id = None
        street.planted = True
    coen.says("/toon 11")
    coen.hears("een buur", key="coo.item")
    coen.says("bel de buur")
    coen.hears("niet meer bekend", key="coo.noasker")


def test_closing_and_undoing(street: Street, one: Pair) -> None:
    coen, ans = one
    coen.says("/sluit 11")
    coen.hears("Waarom sluit je", key="coo.close").press("Opgelost")
    closed = coen.hears("gesloten", key="coo.closed")
    ans.hears("Coen heeft je vraag gesloten", key="coo.closed.solved")
    hush(street)
    closed.press("Ongedaan maken")
    skim(coen, "coo.reopened")
    skim(ans, "coo.reopened.asker")
    hush(street)
    coen.says("sluit 11 niet nodig")
    coen.hears(key="coo.closed")
    ans.hears(key="coo.closed.not_needed")
    hush(street)
    street.wait(minutes=11)
    coen.says("ongedaan maken")
    coen.hears("10 minuten lang", key="coo.undo.late")
    coen.says("11 heropenen")
    coen.sees("Hulpvraag 11 staat weer open")
    hush(street)
    coen.says("/heropen 11")
    coen.hears("kan niet opnieuw open", key="coo.reopen.no")
    coen.says("/sluit 11 lukt niet")
    coen.hears(key="coo.closed")
    ans.hears("Dat spijt me", "055-1234567", key="coo.closed.not_helped")
    hush(street)
    coen.says("sluit 11 opgelost")
    coen.hears("kan niet meer", key="coo.over")


def test_the_other_buttons_of_closing(street: Street, open_request: Open) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    for label in ("Niet nodig", "Lukt niet"):
        number = open_request(ans)
        coen.says(f"/sluit {number}")
        hush(street)
        coen.sees("Waarom sluit je").press(label)
        hush(street)
        coen.sees(f"Hulpvraag {number} is gesloten")


def test_more_rows(street: Street, one: Pair) -> None:
    coen, _ = one
    coen.says("/toon 11")
    coen.hears(key="coo.item").press("Meer")
    more = coen.hears(key="coo.more")
    assert more.labels == [
        "Vraag aanpassen", "Meer buren vragen", "Naar vrijwilligers", "Sluiten", "Notitie",
        "Ik pak dit",
    ]  # fmt: skip
    more.press("Meer buren vragen")
    skim(coen, "coo.pushed.nobody")
    bilal = street.neighbour("Bilal", offer="Ik doe boodschappen")
    vera = street.volunteer("Vera")
    coen.says("/toon 11")
    coen.sees("Gevraagd").press("Meer")
    coen.sees("Wat wil je doen").press("Meer buren vragen")
    assert "één mens" in skim(coen, "coo.pushed").text
    bilal.hears("Boodschappen")
    coen.says("/toon 11")
    coen.messages[-1].press("Meer")
    coen.messages[-1].press("Naar vrijwilligers")
    assert vera.messages or coen.sees("niemand meer")
    hush(street)


def more_of(coen: Phone, number: int, row: str) -> None:
    coen.says(f"/toon {number}")
    coen.messages[-1].press("Meer")
    coen.messages[-1].press(row)


def test_every_other_row(street: Street, one: Pair) -> None:
    coen, _ = one
    more_of(coen, 11, "Ik pak dit")
    coen.sees("Je behandelt")
    more_of(coen, 11, "Notitie")
    hush(street)
    coen.says("Heeft een hond")
    coen.hears("Genoteerd", key="coo.note.ok")
    coen.says("/notitie 11 Belt liever laat")
    coen.hears(key="coo.note.ok")
    coen.says("notitie 11")
    coen.hears(key="coo.note")
    coen.says("Trap is steil")
    coen.hears(key="coo.note.ok")
    coen.says("/toon 11")
    coen.hears("Notitie van Coen: Heeft een hond", "Belt liever laat", "Trap is steil")
    more_of(coen, 11, "Sluiten")
    coen.sees("Waarom sluit je").press("Opgelost")
    hush(street)
    more_of(coen, 11, "Notitie")
    hush(street)
    coen.says("Was al klaar")
    coen.hears(key="coo.note.ok")
    more_of(coen, 11, "Heropenen")
    coen.sees("staat weer open")
    hush(street)


def test_correcting_the_moment_and_the_kind(street: Street, one: Pair) -> None:
    coen, ans = one
    more_of(coen, 11, "Vraag aanpassen")
    assert "Wat klopt er niet" in skim(coen, "coo.fix").text
    coen.says("blauw")
    coen.hears("begrijp ik niet", key="coo.fix.no")
    coen.says("woensdag om 14 uur")
    assert skim(coen, "coo.fixed").has("Aangepast", "woensdag 25")
    assert skim(ans, "coo.fixed.asker").has("Coen heeft je vraag aangepast", "14:00")
    hush(street)
    more_of(coen, 11, "Vraag aanpassen")
    hush(street)
    coen.says("Wie kan er een lamp ophangen?")
    coen.sees("Aangepast", "Lamp ophangen")
    ans.sees("aangepast", "Lamp ophangen")
    hush(street)
