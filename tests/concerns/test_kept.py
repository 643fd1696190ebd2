"""What is kept of a concern, where it stands nowhere, and when it goes."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.audit import Event
from bot.keeping import sweep
from bot.people import Person
from handlers.concerns import Concern, ConcernNote
from handlers.privacy import everything, forget
from tests.concerns.test_confidant import read
from tests.concerns.test_reporting import confidant, kept, summed_up
from tests.human.test_call_back_list import within
from tests.phone import Phone
from tests.privacy.test_erasing import everything_stored
from tests.security.reporting import Figure
from tests.street import Street


def exported(street: Street, phone: Phone) -> str:
    identity = street.person(phone).id
    context, turn = street.turn()
    found: dict[str, Any] = everything(turn, turn.db.get_one(Person, identity))
    context.__exit__(None, None, None)
    return json.dumps(found, default=str)


@pytest.mark.threat("T22")
def test_a_concern_stands_nowhere_else(street: Street, figure: Figure) -> None:
    """In two encrypted tables, in letters to the two of them, and in no export, line or list."""
    vic, coen, bob = confidant(street), street.coordinator("Coen"), street.resident("Bob")
    ans = street.resident("Ans")
    shown = read(street, ans, vic)
    shown.press("Notitie")
    vic.hears(key="sig.coo.note")
    vic.says("Kanarie notitie")
    vic.hears(key="sig.coo.noted")
    canaries = ("nummer 12 zijn", "Lindestraat 12", "Kanarie notitie")
    places = {
        name
        for name, value in everything_stored(street)
        if isinstance(value, str) and any(canary in value for canary in canaries)
    }
    assert places <= {"concern.text", "concern.who", "concern_note.text", "letter.body"}
    files = [exported(street, phone) for phone in (ans, bob, vic, coen)]
    assert not any(canary in file for canary in canaries for file in files)
    assert "concern" not in files[0]
    assert not any(canary in m.text for canary in canaries for m in street.group_messages)
    lines = select(Event).where(Event.about.like("concern:%")).order_by(Event.id)
    about = street.look(lambda db: db.scalars(lines).all())
    assert [line.what for line in about] == ["reported", "read", "note"]
    assert all(line.detail == "" for line in about)
    figure.found(f"{len(canaries)} canaries: 0 in {len(files)} exports, the trail and the group")


def test_the_reporter_is_forgotten(street: Street) -> None:
    vic, ans = confidant(street), street.resident("Ans", phone="0612345678")
    shown = read(street, ans, vic, anonymous=False)
    ans.says("/wis")
    ans.hears(key="prv.erase").press("Ja, wis alles")
    ans.hears(key="prv.erase.sure").press("Ja, wis alles")
    ans.hears("Eén ding bewaar ik, zonder je naam", "24 maanden", key="prv.erased")
    street.tick()
    assert shown.deleted
    concern = kept(street)[0]
    assert (concern.person_id, concern.phone, concern.named) == (None, None, False)
    stored = [value for _, value in everything_stored(street) if isinstance(value, str)]
    assert not any("0612345678" in value or "Ans" in value for value in stored)
    vic.says("/meldingen")
    vic.hears(key="sig.coo.list").press("Zorg van")
    vic.hears("gordijnen", "doet niet meer mee", key="sig.coo.read")
    vic.says("Bedankt", reply_to=vic.messages[-1])
    vic.hears(key="sig.coo.which").press("Stuur aan melder")
    vic.hears(key="sig.coo.unreach")


def test_a_reporter_who_is_forgotten_halfway_leaves_nothing(street: Street) -> None:
    confidant(street)
    ans = street.resident("Ans")
    summed_up(ans)
    within(street, ans, forget)
    assert kept(street) == []


def test_two_years_after_closing_it_is_gone(street: Street) -> None:
    vic, ans = confidant(street), street.resident("Ans")
    shown = read(street, ans, vic)
    shown.press("Notitie")
    vic.hears(key="sig.coo.note")
    vic.says("Aangebeld")
    vic.hears(key="sig.coo.noted")
    shown.press("Sluiten")
    vic.hears(key="sig.coo.close").press("Geen zorg")
    vic.hears(key="sig.coo.closed")
    ans.hears(key="sig.closed")
    for months, many in ((23, 1), (2, 0)):
        street.clock.turn(timedelta(days=30 * months))
        sweep(street.app)
        assert street.look(lambda db: db.query(Concern).count()) == many
        assert street.look(lambda db: db.query(ConcernNote).count()) == many
    street.planted = True  # nothing beat for two years
