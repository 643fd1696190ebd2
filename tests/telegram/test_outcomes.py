"""What is certain about a message that did not simply arrive."""

import pytest

from bot.messages import Address, Moved, NotDelivered, Outcome, Outgoing, replace
from tests.botapi import BotApi, Person
from tests.telegram.running import Running, to

TEXT = "Een zin die nergens anders mag staan"


async def outcome_of(bot: Running, message: Outgoing) -> NotDelivered:
    """What deliver raises; never with a word of the message or of the token in it."""
    with pytest.raises(NotDelivered) as raised:
        await bot.gateway.deliver(message)
    for shown in (str(raised.value), repr(raised.value), raised.value.reason):
        assert TEXT not in shown
        assert bot.api.token not in shown
    return raised.value


@pytest.mark.parametrize(
    ("fault", "outcome", "arrives"),
    [
        ("hang", Outcome.UNKNOWN, 1),
        ("reset", Outcome.UNKNOWN, 1),
        ("garbage", Outcome.UNKNOWN, 1),
        ("truncate", Outcome.UNKNOWN, 1),
        ("reject", Outcome.UNKNOWN, 0),
        ("500", Outcome.UNKNOWN, 0),
        ("502", Outcome.UNKNOWN, 0),
        ("429", Outcome.NOT_SENT, 0),
        ("403", Outcome.UNREACHABLE, 0),
        ("401", Outcome.FATAL, 0),
        ("400", Outcome.FINAL, 0),
    ],
)
async def test_faults(
    bot: Running, ans: Person, fault: str, outcome: Outcome, arrives: int
) -> None:
    bot.api.fault(fault, "sendMessage")
    assert (await outcome_of(bot, to(ans, TEXT))).outcome is outcome
    assert len(ans.unread) == arrives
    await bot.gateway.deliver(to(ans, "Daarna gewoon weer"))


async def test_a_slow_answer_is_an_answer(bot: Running, ans: Person) -> None:
    bot.api.fault("slow", "sendMessage", seconds=0.2)
    assert await bot.gateway.deliver(to(ans, TEXT))


async def test_how_long_to_wait(bot: Running, ans: Person) -> None:
    bot.api.fault("429", "sendMessage", retry_after=17)
    assert (await outcome_of(bot, to(ans, TEXT))).retry_after == 17


async def test_nobody_listens(bot: Running, ans: Person) -> None:
    await bot.api.down()
    assert (await outcome_of(bot, to(ans, TEXT))).outcome is Outcome.NOT_SENT


async def test_chats_that_cannot_be_reached(bot: Running, ans: Person) -> None:
    never = bot.api.person("Nooit Gestart")
    assert (await outcome_of(bot, to(never, TEXT))).outcome is Outcome.UNREACHABLE
    ans.chat.blocked = True
    ended = await outcome_of(bot, to(ans, TEXT))
    assert (ended.outcome, ended.closed) == (Outcome.UNREACHABLE, False)
    gone = bot.api.person("Weg")
    gone.disappears()
    ended = await outcome_of(bot, to(gone, TEXT))
    assert (ended.outcome, ended.closed) == (Outcome.UNREACHABLE, True)
    street = bot.api.group("De Heeze", ans)
    assert (await outcome_of(bot, to(street, TEXT))).outcome is Outcome.UNREACHABLE
    street.add_bot(by=ans)
    street.remove_bot(by=ans)
    assert (await outcome_of(bot, to(street, TEXT))).outcome is Outcome.UNREACHABLE
    words = [words for _, words in bot.api.world.refusals]
    assert words == [
        "Forbidden: bot can't initiate conversation with a user",
        "Forbidden: bot was blocked by the user",
        "Forbidden: user is deactivated",
        "Forbidden: bot is not a member of the supergroup chat",
        "Forbidden: bot was kicked from the supergroup chat",
    ]


async def test_the_group_moved(bot: Running, ans: Person) -> None:
    street = bot.api.group("De Heeze", ans, kind="group")
    street.add_bot(by=ans)
    new = street.migrate()
    with pytest.raises(Moved) as raised:
        await bot.gateway.deliver(to(street, TEXT))
    assert raised.value.chat == str(new.chat.id)
    await bot.gateway.deliver(to(new, TEXT))


@pytest.mark.parametrize(
    "message",
    [
        Outgoing(Address("telegram", "1"), ""),
        Outgoing(Address("telegram", "1"), "x", replaces="5", delete=True),
    ],
)
async def test_what_telegram_never_takes(bot: Running, ans: Person, message: Outgoing) -> None:
    message = replace(message, to=Address("telegram", str(ans.id)))
    assert (await outcome_of(bot, message)).outcome in {Outcome.FINAL, Outcome.GONE}


async def test_what_telegram_quotes_is_not_passed_on(bot: Running, ans: Person) -> None:
    words = f"Bad Request: inline keyboard button URL '{TEXT}' is invalid: Wrong HTTP URL"
    bot.api.fault("400", "sendMessage", words=words)
    refusal = await outcome_of(bot, to(ans, TEXT))
    assert "inline keyboard button URL" in refusal.reason


async def test_a_gateway_that_is_not_open_sends_nothing(api: BotApi, ans: Person) -> None:
    bot = Running(api)
    assert (await outcome_of(bot, to(ans, TEXT))).outcome is Outcome.NOT_SENT
    with pytest.raises(NotDelivered):
        await bot.gateway.run(bot._receive)
