"""Safeguards of what comes in: acknowledged when kept, and only from who may."""

import asyncio
from types import SimpleNamespace
from typing import Any

from bot import dispatch
from bot.keys import Keys
from bot.platforms.telegram import update, webhook
from bot.platforms.telegram.lanes import Lanes
from bot.platforms.telegram.webhook import Webhook
from tests.ablation.safeguard import safeguard

TRUE = SimpleNamespace(compare_digest=lambda *_: True)


@safeguard(
    "an update that was fetched is acknowledged after its commit",
    "telegram/test_polling.py::test_acknowledged_only_when_kept",
    "",
)
def acknowledging_after_the_commit() -> None:
    put = Lanes.put

    def done(self: Lanes, one: Any) -> None:
        put(self, one)
        self._finished[one.id] = True

    Lanes.put = done


@safeguard(
    "an update that was brought is answered after its commit",
    "telegram/test_webhook.py::test_it_is_answered_only_when_it_is_kept",
    "",
)
def answering_after_the_commit() -> None:
    keep = Webhook._keep

    async def at_once(self: Webhook, intake: Any, body: bytes) -> Any:
        self.under = asyncio.create_task(keep(self, intake, body))
        return webhook.web.Response()

    Webhook._keep = at_once


@safeguard(
    "only who shows the secret may bring updates",
    "telegram/test_webhook.py::test_nobody_else_may_bring_anything",
    "",
)
def secret_of_the_webhook() -> None:
    webhook.hmac = TRUE


@safeguard(
    "what one person says is heard in order",
    "telegram/test_polling.py::test_order_within_a_chat_and_haste_between_chats",
    "",
)
def lanes() -> None:
    update.Update.lane = property(lambda self: str(self.id))


@safeguard(
    "a command of a role is for who has it now",
    "coordination/test_who_may.py::test_refused_politely_to_everybody_else",
)
def role_of_a_command() -> None:
    dispatch._allowed = lambda *_: True


@safeguard(
    "a button was made by us, for this chat",
    "machine/test_presses.py::test_not_in_another_chat_and_not_with_another_key",
    "",
)
def check_value_of_a_button() -> None:
    Keys.is_check_value = lambda *_: True  # type: ignore[method-assign]  # taken away on purpose


@safeguard(
    "a button works in its own neighbourhood",
    "machine/test_safeguards.py::test_a_button_is_of_no_use_in_the_group_of_another_neighbourhood",
)
def neighbourhood_of_a_button() -> None:
    def enter(turn: Any, kind: Any, identity: int) -> None:
        thing = turn.db.get(kind, identity)
        dispatch._go_to(turn, getattr(thing, "neighbourhood_id", None))

    dispatch._enter = enter
