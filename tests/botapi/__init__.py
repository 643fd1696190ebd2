"""A strict Bot API server for tests, with people, groups and faults.

It knows who pressed Start, who blocked the bot and what stands in every chat; it refuses what
Telegram refuses, in Telegram's words, and keeps updates until they are confirmed or expire.

    async with BotApi() as api:
        gateway = TelegramGateway(api.token, api.url, now=clock.now)
        …                                             # start the bot
        ans = api.person("Ans")
        ans.start("w-heeze")                          # "/start w-heeze" in private
        card = await ans.hears("Welkom", "Ans")       # waits; fails with what is unread
        tap = ans.presses("Ja, ik doe mee")           # the newest button with that label
        assert (await api.answer(tap)).text == "Fijn!"

        street = api.group("De Heeze", ans)
        street.add_bot(by=ans, rights=("can_pin_messages",))
        street.says(ans, "Kan iemand morgen boodschappen doen?")
        await street.hears("boodschappen")

        api.fault("hang", "sendMessage", times=1)     # accepted, the answer never comes
        api.passes(3600)                              # its clock: 150 s for taps, 24 h, 48 h
        ans.blocks()
        await api.all_confirmed()
        assert api.report() == []                     # unread, unanswered, refused

`api.sent` lists everything accepted (`Sent`: text, buttons, chat, time, reply, thread, markup).
`api.push({...})` or `api.push("{broken")` queues an update as it stands. In groups privacy mode
hides what is not meant for the bot unless it is administrator or `BotApi(privacy=False)`.
`BotApi(paced=True)` allows 20 messages a minute in a group. As at Telegram, `chat_member`
updates are dropped until the bot has asked for them in getUpdates.

As a program of its own: `python -m tests.botapi --port 8081`, with POST /ctl/push (an update or a
list), /ctl/fault (fields of `Fault`), /ctl/clock {"seconds": n} and GET /ctl/sent, /ctl/taps,
/ctl/confirmed, /ctl/report. Pushed updates teach it the chats they come from.
"""

from tests.botapi.api import TOKEN, BotApi
from tests.botapi.faults import Fault
from tests.botapi.groups import Group
from tests.botapi.people import Person
from tests.botapi.sent import Sent, Shown, Tap

__all__ = ["TOKEN", "BotApi", "Fault", "Group", "Person", "Sent", "Shown", "Tap"]
