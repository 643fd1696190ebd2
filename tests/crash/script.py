"""A thousand updates: people who join, people who ask, and a group that chats."""

import random
from collections.abc import Iterator
from typing import Any

NEWCOMERS, ASKERS = 30, 40
# Each request asks three who fit and were not asked before: with this many helpers of a kind that
# never depends on who asked first, and the order between people may differ from run to run.
HELPERS_A_KIND = 48
GROUP, MOMENT = -100200, 1_790_000_000
NEWCOMER, ASKER, HELPER = 10_000, 20_000, 30_000  # the first id of each
WANTED = (
    "Kan iemand morgen om 15 uur boodschappen voor me doen?",
    "Wie kan morgen om 11 uur mijn hond uitlaten?",
    "Wie kan overmorgen om 10 uur mijn fiets repareren?",
)
HELPERS = HELPERS_A_KIND * len(WANTED)
CHAT = ("Wat een weer zeg", "Haha ja", "Goedemorgen allemaal", "Gezellig was het gisteren", "Tja")


def script(seed: int = 3) -> list[dict[str, Any]]:
    """1,000 updates in an order drawn by `seed`; everybody's own stay in order."""
    lanes: list[Iterator[tuple[int, str]]] = [
        *(iter(_joining(NEWCOMER + n)) for n in range(NEWCOMERS)),
        *(iter(_asking(ASKER + n, WANTED[n % len(WANTED)])) for n in range(ASKERS)),
    ]
    chance = random.Random(seed)
    updates: list[dict[str, Any]] = []
    waiting = list(lanes)
    while waiting:
        lane = chance.choice(waiting)
        said = next(lane, None)
        if said is None:
            waiting.remove(lane)
            continue
        updates.append(_update(len(updates) + 1, *said))
        if chance.random() < 0.9:
            updates.append(_chat(len(updates) + 1, chance.choice(CHAT)))
    while len(updates) < 1000:
        updates.append(_chat(len(updates) + 1, chance.choice(CHAT)))
    return updates[:1000]


def newcomers(first: int, many: int, update: int = 1) -> list[dict[str, Any]]:
    """So many people join, each by five messages; `update` is the id of the first one."""
    said = [(who, text) for n in range(5) for who, text in _all_say(first, many, n)]
    return [_update(number, who, text) for number, (who, text) in enumerate(said, update)]


def says(number: int, who: int, text: str) -> dict[str, Any]:
    """One update of somebody in private."""
    return _update(number, who, text)


def _all_say(first: int, many: int, n: int) -> list[tuple[int, str]]:
    return [_joining(who)[n] for who in range(first, first + many)]


def _joining(who: int) -> list[tuple[int, str]]:
    words = (
        "/start w-deheeze",
        "Doe mee",
        "Ja, allebei",
        f"Nieuw {_letters(who)}",
        "Alleen kijken",
    )
    return [(who, said) for said in words]


def _asking(who: int, wanted: str) -> list[tuple[int, str]]:
    return [(who, wanted), (who, "Ja, plaats maar")]


def _letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number))


def _update(number: int, who: int, text: str) -> dict[str, Any]:
    message = _message(number, who, text, {"id": who, "type": "private", "first_name": "Buur"})
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": 6}]
    return {"update_id": number, "message": message}


def _chat(number: int, text: str) -> dict[str, Any]:
    group = {"id": GROUP, "type": "supergroup", "title": "De Heeze"}
    return {"update_id": number, "message": _message(number, ASKER + number % ASKERS, text, group)}


def _message(number: int, who: int, text: str, chat: dict[str, Any]) -> dict[str, Any]:
    return {
        "message_id": number,
        "date": MOMENT,
        "chat": chat,
        "from": {"id": who, "is_bot": False, "first_name": "Buur", "language_code": "nl"},
        "text": text,
    }
