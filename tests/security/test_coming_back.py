"""An account that wrote nothing for a year may have another owner by now."""

from datetime import timedelta

import pytest

from bot.people import Grant, Person, Role
from handlers.privacy.model import Watch
from tests.hush import hush
from tests.security.reporting import Figure
from tests.street import Street

COMMANDS = ("/open", "/toon 11", "/rollen", "/uitnodiging", "/terugbellen", "/instellingen_buurt")


@pytest.mark.threat("T32")
def test_after_thirteen_months_nothing_of_a_role_is_left(street: Street, figure: Figure) -> None:
    els, coen = street.owner("Els"), street.coordinator("Coen")
    now, away = street.clock.now(), street.person(coen).id
    for phone in (els, coen):
        street.keep(Watch(person_id=street.person(phone).id, look_at=now))
    for _ in range(3):
        street.clock.turn(timedelta(days=132))  # thirteen months in all
        els.says("/status")  # she is there all the time
        els.messages[-1].read = True
        street.tick()
    els.hears("Coen", "coördinator", "nodig opnieuw uit", key="coo.dormant")
    done = 0
    hush(coen)  # whether they want to stay: asked like anybody else
    for command in COMMANDS:
        coen.says(command)
        done += coen.hears().key != "coo.norole"
    assert done == 0
    left = street.look(lambda db: [(g.person_id, g.role) for g in db.query(Grant)])
    assert left == [(street.person(els).id, Role.OWNER)]
    assert away not in {person for person, _ in left}
    hush(els, coen)
    figure.found(f"13 months later: {len(COMMANDS)} commands of a role, {done} carried out")


@pytest.mark.threat("T32")
def test_the_role_of_an_account_that_is_no_more_rests(street: Street, figure: Figure) -> None:
    els, coen, vera = street.owner("Els"), street.coordinator("Coen"), street.coordinator("Vera")
    coen.closed = coen.blocked = True
    vera.blocked = True  # who only blocked the bot may unblock it
    for phone in (coen, vera):  # some letter finds out
        who = street.person(phone).id
        context, turn = street.turn()
        turn.say("g.slow", to=turn.db.get_one(Person, who), kind="must")
        context.__exit__(None, None, None)
    street.deliver()
    els.hears("account van Coen bestaat niet meer", key="coo.account.gone")
    assert [m.key for m in els.messages].count("coo.account.gone") == 1
    hush(street)
    coen.closed = coen.blocked = vera.blocked = False
    coen.says("/open")  # whoever has it now
    coen.hears(key="coo.norole")
    vera.says("/rollen")
    assert vera.messages[-1].key != "coo.norole"
    hush(street)
    figure.found("an account that is no more: its role rests, a colleague reads it")
