"""The emergency answer, found without a database and sent before anything else."""

from collections import deque
from collections.abc import Sequence

from bot import presses
from bot.house import House
from bot.messages import Button, Incoming, Outgoing
from bot.texts import Reader
from handlers.safety.aftercare import marks_under
from handlers.safety.alert import Alert, alert_in
from handlers.safety.phonebook import numbers

LANGUAGES = ("nl", "en", "tr", "ar", "pl", "uk")
REMEMBERED = 5_000  # updates answered already, the newest
_MEMORY = "safety.first_aid"


def first_aid(incoming: Incoming, house: House) -> Outgoing | None:
    """The emergency answer to `incoming`, without a database; None when it is no emergency.

    None too when this very update was answered before: storage may have been down then, and
    the platform offers it again.
    """
    alert = alert_in(incoming)
    if alert is None or not _first_time(incoming, house):
        return None
    key = _text_key(alert, incoming)
    texts = [_say(key, language, incoming, house) for language in _languages(alert, incoming)]
    return Outgoing(
        to=incoming.address,
        text="\n\n".join(texts),
        kind="must",
        buttons=tuple(_buttons(alert, key, incoming, house)) if incoming.private else (),
        about=key,
        reply_to=incoming.message,
    )


def _first_time(incoming: Incoming, house: House) -> bool:
    answered: deque[tuple[str, str]] = house.memory.setdefault(_MEMORY, deque(maxlen=REMEMBERED))
    mark = (incoming.address.platform, incoming.id)
    if mark in answered:
        return False
    answered.append(mark)
    return True


def _text_key(alert: Alert, incoming: Incoming) -> str:
    if not incoming.private:
        return "sos.grp.suicide" if alert.reason == "suicide" else "sos.grp"
    return {"fall": "sos.fall", "suicide": "sos.suicide", "violence": "sos.violence"}.get(
        alert.reason, "sos.112"
    )


def _languages(alert: Alert, incoming: Incoming) -> Sequence[str]:
    """The language it was said in; when the words tell nothing, the phone's, else all of them."""
    if alert.language in LANGUAGES:
        return (alert.language,)
    phone = incoming.language.partition("-")[0]
    if phone in LANGUAGES:
        return tuple(dict.fromkeys(("nl", phone)))
    return LANGUAGES


def _say(key: str, language: str, incoming: Incoming, house: House) -> str:
    return house.texts.say(key, Reader(language, incoming.at, "UTC"), **numbers())


def _buttons(alert: Alert, key: str, incoming: Incoming, house: House) -> list[Button]:
    language = _languages(alert, incoming)[0]
    labels = house.texts.find(key, language).buttons
    marks = marks_under(key, f"{alert.reason}-{language}")
    return [
        Button(label, presses.sign(mark, incoming.address.chat, house.keys))
        for label, mark in zip(labels, marks, strict=True)
    ]
