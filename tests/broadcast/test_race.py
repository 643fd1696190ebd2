"""Two at once: one broadcast for two presses, one human who answers, one confidant who has it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest

from bot.messages import Incoming, Kind
from bot.outbox import Letter
from handlers.broadcast import Broadcast, State
from handlers.concerns import Concern
from handlers.human import CallBack
from tests.broadcast.test_writing import shown
from tests.concerns.test_reporting import confidant, reported
from tests.human.test_talking import writing
from tests.hush import hush
from tests.phone import Message, Phone
from tests.street import Street

pytestmark = pytest.mark.race
_updates = count(1)


def at_once(street: Street, incoming: Sequence[Incoming]) -> None:
    """Each from a thread of its own; then everything that follows is delivered."""
    with ThreadPoolExecutor(len(incoming)) as threads:
        list(threads.map(street.app.receive, incoming))
    street.deliver()


def press(street: Street, phone: Phone, message: Message, label: str) -> Incoming:
    return Incoming(
        id=f"race{next(_updates)}",
        kind=Kind.PRESS,
        sender=phone.address,
        name=phone.name,
        address=phone.address,
        at=street.clock.now(),
        press=message.button(label).press,
        press_id="1",
        reply_to=message.receipt,
    )


def reply(street: Street, phone: Phone, message: Message, text: str) -> Incoming:
    return Incoming(
        id=f"race{next(_updates)}",
        kind=Kind.TEXT,
        sender=phone.address,
        name=phone.name,
        address=phone.address,
        at=street.clock.now(),
        text=text,
        message=f"m{next(_updates)}",
        reply_to=message.receipt,
    )


def test_pressed_six_times_at_once_it_goes_once(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    asked = shown(coen)
    at_once(street, [press(street, coen, asked, "Verstuur") for _ in range(6)])
    coen.hears(key="bro.sent")
    street.tick()
    ans.hears(key="nws.msg")
    assert street.look(lambda db: db.query(Letter).filter_by(text_key="nws.msg").count()) == 1
    assert street.look(lambda db: db.query(Broadcast).one().state) is State.COUNTING


def test_undone_by_two_at_once(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    shown(coen).press("Verstuur")
    sent = coen.hears(key="bro.sent")
    street.tick()
    els.hears(key="nws.msg")
    stops = Incoming(
        id="race-stop",
        kind=Kind.COMMAND,
        sender=els.address,
        name="Els",
        address=els.address,
        at=street.clock.now(),
        text="/omroep stop",
    )
    at_once(street, [press(street, coen, sent, "Ongedaan maken"), stops])
    keys = [m.key for phone in (coen, els) for m in phone.messages if not m.read]
    assert keys.count("bro.undone") == 1
    assert keys.count("bro.nothing") + keys.count("g.stale.plain") <= 1
    street.tick()
    assert any(message.key == "nws.gone" and message.deleted for message in els.messages)
    hush(coen, els)


def test_two_humans_who_answer_at_once(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    ans, told = writing(street)
    theirs = els.hears(key="coo.callback")
    at_once(
        street,
        [
            reply(street, coen, told, "Ik kom vanmiddag"),
            reply(street, els, theirs, "Ik bel morgen"),
        ],
    )
    ans.hears(key="g.human.says")
    ans.hears_nothing()
    heard = [m.key for phone in (coen, els) for m in phone.messages if not m.read]
    assert heard.count("coo.reply") == 1
    assert heard.count("coo.callback.conflict") == 1
    assert street.look(lambda db: db.query(CallBack).one().taken_by_id) is not None
    hush(coen, els)


def test_two_confidants_who_read_at_once(street: Street) -> None:
    vic, wim, ans = confidant(street), confidant(street, "Wim"), street.resident("Ans")
    reported(street, ans, vic)
    street.at("maandag 11:01")
    one = vic.hears(key="sig.coo.unread")
    other = wim.hears(key="sig.coo.unread")
    at_once(street, [press(street, vic, one, "Lees"), press(street, wim, other, "Lees")])
    shown_to = [p for p in (vic, wim) if any(m.key == "sig.coo.read" for m in p.messages)]
    assert len(shown_to) == 1
    shown_to[0].hears(key="sig.coo.read")
    ans.hears(key="sig.read")
    owner = street.look(lambda db: db.query(Concern).one().confidant_id)
    assert owner == street.person(shown_to[0]).id
