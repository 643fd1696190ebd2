"""Links that people send: wherever they stand, nobody calls the address in them."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bot.people import Role
from tests.botapi import Group, Person
from tests.security.reporting import Figure
from tests.telegram_story.town import SOON, Town

LINKS = (Path(__file__).parent / "links.txt").read_text("utf-8").splitlines()
WORDS = ("/start", "/vraag", "/aanbod", "/mens", "/notitie 11", "/koppel", "/woord", "/omroep")

_called: list[str] | None = None  # while somebody listens


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    """A hook of the interpreter, of which Python knows no way back; it hears every library."""
    if _called is None or event not in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        return
    where = arguments[1] if event != "socket.getaddrinfo" else arguments
    if isinstance(where, tuple):  # a path is a socket of this computer's own, without an address
        _called.append(f"{where[0]}:{where[1]}")


sys.addaudithook(_heard)


@pytest.fixture
def called() -> Iterator[list[str]]:
    """Every address that was called or looked up since the program started."""
    global _called  # the hook has nowhere else to look
    _called = []
    yield _called
    _called = None


def in_private(who: Person, _: Group, link: str) -> None:
    who.says(f"Kan iemand mij helpen? {link}")


def in_the_group(who: Person, group: Group, link: str) -> None:
    who.says(f"Wie kan morgen om 10:00 mijn lamp ophangen? {link}", group=group)


def alone(who: Person, group: Group, link: str) -> None:
    who.says(link)
    who.says(link, group=group)


def passed_on(who: Person, group: Group, link: str) -> None:
    who.forwards(link)
    who.forwards(link, group=group)


def changed(who: Person, group: Group, link: str) -> None:
    who.edits(who.says("hallo"), link)
    who.edits(who.says("hallo", group=group), link, group=group)


def under_a_picture(who: Person, group: Group, link: str) -> None:
    who.sends("photo", link)
    who.sends("document", link, group=group)


def hidden_in_words(who: Person, group: Group, link: str) -> None:
    entity = {"type": "text_link", "offset": 0, "length": 5, "url": link}
    preview = {"url": link, "prefer_large_media": True}
    who.says("boodschappen", entities=[entity], link_preview_options=preview)
    who.says("boodschappen", group=group, entities=[entity], link_preview_options=preview)


def as_a_file(who: Person, _: Group, link: str) -> None:
    file = {"file_id": link, "file_unique_id": "x", "file_name": link, "mime_type": link}
    who.api.message(who.chat, who.face, {"document": file, "caption": "mijn agenda"})


def as_a_card(who: Person, _: Group, link: str) -> None:
    card = {"phone_number": "0612345678", "first_name": link, "vcard": f"URL:{link}"}
    who.api.message(who.chat, who.face, {"contact": card})


def as_a_place(who: Person, _: Group, link: str) -> None:
    place = {"location": {"latitude": 52.2, "longitude": 5.9}, "title": link, "address": link}
    who.api.message(who.chat, who.face, {"venue": place, "location": place["location"]})


def as_a_name(who: Person, group: Group, link: str) -> None:
    eve = who.api.person(link)
    eve.says("hallo, ik doe mee")
    group.join(eve)
    eve.says("/start")


def as_a_group(who: Person, _: Group, link: str) -> None:
    group = who.api.group(link, who)
    group.add_bot(by=who)


def in_a_press(who: Person, _: Group, link: str) -> None:
    who.presses_data(who.received[-1], link[:64])


def after_a_command(who: Person, _: Group, link: str) -> None:
    for word in WORDS:
        who.says(f"{word} {link}")


PLACES: tuple[Callable[[Person, Group, str], None], ...] = (
    in_private, in_the_group, alone, passed_on, changed, under_a_picture, hidden_in_words,
    as_a_file, as_a_card, as_a_place, as_a_name, as_a_group, in_a_press, after_a_command,
)  # fmt: skip


@pytest.mark.real
@pytest.mark.threat("T16")
async def test_no_address_is_called_but_the_one_of_the_settings(
    called: list[str], town: Town, figure: Figure
) -> None:
    visits: list[bytes] = []

    async def visited(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visits.append(await reader.read(100))
        writer.close()

    inside = await asyncio.start_server(visited, "127.0.0.1")
    port = inside.sockets[0].getsockname()[1]
    count = figure.of(60, 4)
    ans = town.resident("Ans", Role.COORDINATOR)
    group = town.linked("Buurtapp", ans)
    ans.says("hallo")
    await ans.hears(within=SOON)
    for number, link in enumerate(LINKS[:: len(LINKS) // count][:count]):
        for place in PLACES:
            place(ans, group, link.format(port=port))
        if number % 5 == 0:
            await quiet(town)
    await quiet(town)
    for _ in range(8):  # nor is one kept to be called later
        town.clock.turn(timedelta(hours=6))
        town.api.passes(6 * 3600)
        await town.shell.heartbeat()
        await town.shell.settle()
    api = urlsplit(town.api.url)
    assert set(called) == {f"{api.hostname}:{api.port}"}
    assert visits == []
    _, writer = await asyncio.open_connection("127.0.0.1", port)  # it would have been heard
    assert f"127.0.0.1:{port}" in called
    writer.close()
    inside.close()
    figure.found(f"{count} links in {len(PLACES)} places each: 0 addresses called but the API's")


async def quiet(town: Town) -> None:
    """All of it was dealt with, whatever was answered."""
    await town.api.all_confirmed(60)
    await town.shell.settle()


def test_there_are_sixty_of_them_and_most_lead_to_a_server_inside() -> None:
    assert len(set(LINKS)) == 60
    assert sum("{port}" in link for link in LINKS) >= 45
