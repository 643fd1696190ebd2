"""The token and what people say stand in no log and in no error."""

import logging

import pytest

from bot.messages import Button, Moved, NotDelivered, Toast
from tests.botapi import Person
from tests.telegram.running import Running, to

SECRET = "Kerkstraat 12"


@pytest.mark.threat("T13", "T15")
async def test_nothing_to_read_in_the_log(
    bot: Running, ans: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("aiohttp").setLevel(logging.DEBUG)
    another = Running(bot.api)  # its making is logged as well
    await another.gateway.open()
    shown = [repr(another.gateway), str(another.gateway)]
    await another.gateway.close()

    async def deal(_: object) -> Toast | None:
        raise ValueError(SECRET)

    for fault in ("hang", "reset", "garbage", "502", "429", "403", "400", "401", "migrate"):
        bot.api.fault(fault, "sendMessage", words=f"Bad Request: '{SECRET}'", chat_to=-5)
        try:
            await bot.gateway.deliver(to(ans, SECRET, Button(SECRET[:20], press="x")))
        except (NotDelivered, Moved) as error:
            shown += [str(error), repr(error)]
    bot.api.fault("garbage", "getUpdates")
    bot.deal = deal
    ans.says(SECRET)
    await bot.api.all_confirmed()
    await bot.api.down()
    with pytest.raises(NotDelivered) as raised:
        await bot.gateway.deliver(to(ans, SECRET))
    shown += [repr(raised.value), *(repr(vars(record)) for record in caplog.records)]
    for text in shown:
        assert bot.api.token not in text
        assert bot.api.token.partition(":")[2] not in text
        assert SECRET not in text


@pytest.mark.threat("T15")
async def test_an_address_that_is_none_is_not_repeated(
    caplog: pytest.LogCaptureFixture, bot: Running
) -> None:
    caplog.set_level(logging.DEBUG)
    bot.api.server.port, port = 0, bot.api.server.port
    wrong = Running(bot.api)
    bot.api.server.port = port
    with pytest.raises(NotDelivered) as raised:
        await wrong.gateway.open()
    await wrong.gateway.close()
    assert bot.api.token not in caplog.text + str(raised.value)
