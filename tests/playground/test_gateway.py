"""What the bot can say in the playground, and what it hears when it cannot."""

from datetime import timedelta

import pytest

from bot.messages import Address, Button, Document, NotDelivered, Outcome, Outgoing
from bot.platforms.playground import Persona, PlaygroundGateway
from bot.platforms.playground.transcript import MESSAGES
from tests.playground.story import Clock, playground

ANS, COR, GROUP = (Address("playground", chat) for chat in ("ans", "cor", "group"))


async def outcome(gateway: PlaygroundGateway, message: Outgoing) -> Outcome:
    with pytest.raises(NotDelivered) as caught:
        await gateway.deliver(message)
    return caught.value.outcome


def texts(gateway: PlaygroundGateway, chat: str) -> list[object]:
    return [each["text"] for each in gateway.chats[chat].shown()]


async def test_a_message_stands_in_the_chat_and_can_be_changed(
    gateway: PlaygroundGateway,
) -> None:
    buttons = (Button("Ja", "y"), Button("Nee", "n"))
    receipt = await gateway.deliver(Outgoing(ANS, "Klopt dit?", buttons=buttons, pin=True))
    changed = await gateway.deliver(Outgoing(ANS, "Goed.", replaces=receipt))
    assert changed == receipt
    (shown,) = gateway.chats["ans"].shown()
    assert (shown["text"], shown["buttons"], shown["edited"]) == ("Goed.", [], True)
    assert shown["pinned"]


async def test_who_never_opened_a_chat_or_blocked_the_bot_cannot_be_reached(
    gateway: PlaygroundGateway,
) -> None:
    assert await outcome(gateway, Outgoing(COR, "Dag")) is Outcome.UNREACHABLE
    gateway.phones["ans"].blocked = True
    assert await outcome(gateway, Outgoing(ANS, "Dag")) is Outcome.UNREACHABLE
    nobody = Address("playground", "nobody")
    assert await outcome(gateway, Outgoing(nobody, "Dag")) is Outcome.UNREACHABLE
    elsewhere = Address("telegram", "ans")
    assert await outcome(gateway, Outgoing(elsewhere, "Dag")) is Outcome.FINAL


async def test_after_leaving_the_group_nothing_can_be_said_there(
    gateway: PlaygroundGateway,
) -> None:
    await gateway.leave("group")
    assert await outcome(gateway, Outgoing(GROUP, "Dag")) is Outcome.UNREACHABLE


async def test_a_message_is_taken_away_within_two_days_only(
    gateway: PlaygroundGateway, clock: Clock
) -> None:
    early, late = [await gateway.deliver(Outgoing(GROUP, text)) for text in ("een", "twee")]
    await gateway.deliver(Outgoing(GROUP, "weg", replaces=early, delete=True))
    clock.now += timedelta(hours=49)
    await gateway.deliver(Outgoing(GROUP, "weg", replaces=late, delete=True))
    assert texts(gateway, "group") == ["", "weg"]
    again = Outgoing(GROUP, "nog", replaces=early)
    assert await outcome(gateway, again) is Outcome.GONE


@pytest.mark.parametrize(
    "message",
    [
        Outgoing(ANS, "\x02 \x03"),
        Outgoing(ANS, "a" * 4097),
        Outgoing(ANS, "a", buttons=(Button("Ja", "y"),) * 4),
        Outgoing(ANS, "a", buttons=(Button("Ja, dat is heel erg goed", "y"),)),
        Outgoing(ANS, "a", buttons=(Button("", "y"),)),
        Outgoing(ANS, "a", buttons=(Button("Ja", "é" * 33),)),
        Outgoing(ANS, "a", rows=(Button("Ja", "y"),) * 11),
        Outgoing(ANS, "a", rows=(Button("a" * 25, "y"),)),
        Outgoing(ANS, "a", document=Document("a.txt", b"a" * 5_000_001)),
    ],
)
async def test_what_no_platform_takes_is_refused(
    gateway: PlaygroundGateway, message: Outgoing
) -> None:
    assert await outcome(gateway, message) is Outcome.FINAL
    assert texts(gateway, "ans") == []


async def test_while_the_platform_is_down_nothing_is_sent(gateway: PlaygroundGateway) -> None:
    gateway.outage = True
    assert await outcome(gateway, Outgoing(ANS, "Dag")) is Outcome.NOT_SENT


async def test_receipts_of_another_run_are_unknown(
    gateway: PlaygroundGateway, clock: Clock
) -> None:
    receipt = await playground(clock).deliver(Outgoing(ANS, "Gisteren"))
    await gateway.deliver(Outgoing(ANS, "Vandaag"))
    assert await outcome(gateway, Outgoing(ANS, "?", replaces=receipt)) is Outcome.GONE


async def test_a_chat_does_not_grow_for_ever(gateway: PlaygroundGateway) -> None:
    for number in range(MESSAGES + 5):
        await gateway.deliver(Outgoing(ANS, str(number)))
    assert texts(gateway, "ans")[0] == "5"
    assert len(texts(gateway, "ans")) == MESSAGES


async def test_it_says_who_it_is(gateway: PlaygroundGateway) -> None:
    who = await gateway.open()
    assert "bot" in who.name.lower()
    assert gateway.payload(f"{who.link}?start=i-abc") == "i-abc"
    assert gateway.payload("?start=i-abc") == "i-abc"
    assert gateway.payload("https://example.org/?start=i-abc") is None
    assert not gateway.can.first_word


@pytest.mark.parametrize("ids", [("group",), ("",), ("ans", "ans")])
def test_every_persona_has_an_id_of_its_own(ids: tuple[str, ...], clock: Clock) -> None:
    with pytest.raises(ValueError, match="not an id"):
        playground(clock, [Persona(each, "Ans") for each in ids])
