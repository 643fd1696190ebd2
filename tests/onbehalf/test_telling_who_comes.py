"""Somebody comes for who has no smartphone: it is asked once, and they are told by telephone."""

from tests.hush import hush
from tests.onbehalf.test_on_behalf import INTAKE, relative_until_number
from tests.phone import Message, Phone
from tests.street import HEARD, Street


def agreed(street: Street, phone: Phone) -> Message:
    """A neighbour says yes, and so does whoever asked; what they read at once."""
    helper = street.crowd[0]
    helper.messages[-1].press("Ik help")
    for message in reversed(phone.messages):
        if message.key == "clm.asker.for":
            message.press(message.labels[0])
            break
    answer = phone.messages[-1]
    hush(street)
    street.tick()
    phone.hears_nothing()
    HEARD.add(answer.key)
    return answer


def test_the_desk_calls_to_say_who_comes(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.neighbours(1)
    coen.says(f"/namens {INTAKE}")
    coen.hears(key="obo.sum.coo").press("Ja, plaats maar")
    hush(street)
    call = agreed(street, coen)
    assert call.key == "obo.call"
    assert call.has("Bel mevr. de Vries (055-1234567)", "Buur1", "codewoord")
    assert call.protect
    call.press("Geen gehoor")
    coen.hears("straks nog eens", key="obo.call.again")
    for last in (False, True):
        for _ in range(8):
            street.wait(hours=1)
            if any(m.key == "obo.call" and not m.read for m in coen.messages):
                break
        again = next(m for m in coen.messages if m.key == "obo.call" and not m.read)
        hush(street)
        again.press("Geen gehoor")
        coen.hears(key="obo.call.last" if last else "obo.call.again")
    street.wait(hours=3)
    hush(street)


def test_asked_again_it_stands_there_once(street: Street) -> None:
    """Who looks twice a day reads one question about a helper, not two."""
    coen = street.coordinator("Coen")
    street.neighbours(1)
    coen.says(f"/namens {INTAKE}")
    coen.hears(key="obo.sum.coo").press("Ja, plaats maar")
    hush(street)
    street.crowd[0].messages[-1].press("Ik help")
    first = coen.hears("Buur1 wil mevr. de Vries helpen", key="clm.asker.for")
    hush(street)
    street.wait(hours=2)
    assert first.deleted
    second = coen.hears("Buur1 wil mevr. de Vries helpen", key="clm.asker.for")
    second.press("Ja, fijn")
    coen.hears("codewoord", key="obo.call").press("Gebeld")
    coen.hears(key="obo.called")
    hush(street)


def test_the_desk_called(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.neighbours(1)
    coen.says(f"/namens {INTAKE}")
    coen.hears(key="obo.sum.coo").press("Ja, plaats maar")
    hush(street)
    agreed(street, coen).press("Gebeld")
    coen.hears("mevr. de Vries weet het", key="obo.called")


def test_a_relative_passes_on_who_comes(street: Street) -> None:
    street.neighbours(1)
    bea = relative_until_number(street, "0612345678")
    bea.hears(key="obo.contact").press("Mijn nummer")
    bea.hears(key="obo.sum").press("Ja, plaats maar")
    bea.hears(key="obo.posted")
    hush(street)
    told = agreed(street, bea)
    assert told.key == "obo.tell"
    assert told.has("Vertel Riet wie er komt: Buur1")
    street.wait(minutes=11)
    hush(street)
    bea.says("oeps")
    bea.hears("10 minuten", key="obo.undo.late")
