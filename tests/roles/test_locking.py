"""/vergrendel: a colleague's telephone is stolen; whoever has it can do nothing from then on."""

import pytest

from bot.people import Grant
from handlers.coordination import COMMANDS
from tests.hush import hush
from tests.security.reporting import Figure
from tests.street import Street


@pytest.mark.threat("T21")
def test_from_then_on_the_telephone_can_do_nothing(street: Street, figure: Figure) -> None:
    els, coen, olga = street.coordinator("Els"), street.coordinator("Coen"), street.owner("Olga")
    coen.says("/rollen")
    old = coen.messages[-1]
    coen.says("/dienst")
    hush(street)
    began = street.clock.now()
    els.says("/vergrendel Coen")
    els.hears("Vergrendel je Coen", key="coo.lock").press("Ja, vergrendel")
    els.hears("Coen is vergrendeld door Els", key="coo.locked")
    olga.hears("Coen is vergrendeld door Els", key="coo.locked")
    done = 0
    everybodys = ("namens", "cijfers")
    theirs = [command for command in COMMANDS if command not in everybodys]
    for command in theirs:
        coen.says(f"/{command}")
        done += coen.hears().key != "coo.norole"
    old.press(old.labels[0])
    coen.toasted("voor coördinatoren")
    taken = (street.clock.now() - began).total_seconds()
    assert (done, taken) == (0, 0)
    coen_id = street.person(coen).id
    left = street.look(lambda db: db.query(Grant).filter_by(person_id=coen_id).count())
    assert left == 0
    figure.found(f"locked in {taken:.0f} s: {len(theirs)} commands and an old button, {done} done")


def test_which_colleague(street: Street) -> None:
    els, coen = street.coordinator("Els"), street.coordinator("Coen")
    els.says("telefoon gestolen")
    els.hears("Wie zijn telefoon", key="coo.lock.who").press("Coen")
    asked = els.hears(key="coo.lock")
    asked.press("Nee")
    els.hears(key="rol.kept")
    coen.says("/open")
    assert coen.hears().key != "coo.norole"
    els.says("/vergrendel Els")  # never themselves
    els.hears(key="coo.lock.who")


def test_a_thief_does_not_lock_out_the_owner(street: Street) -> None:
    coen, olga = street.coordinator("Coen"), street.owner("Olga")
    coen.says("/vergrendel Olga")
    coen.hears("Bel een eigenaar", key="coo.lock.none")
    vera = street.volunteer("Vera")
    vera.says("/vergrendel Coen")
    vera.hears(key="coo.norole")
    olga.says("/vergrendel Coen")
    asked = olga.hears(key="coo.lock")
    asked.press("Ja, vergrendel")
    olga.hears(key="coo.locked")
    asked.press("Ja, vergrendel") if asked.labels else None
    olga.says("/uitnodiging")
    olga.hears(key="rol.ask")
