"""Whoever holds certain roles sees a menu of commands of their own, as long as that is so."""

import hashlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bot.app import App
from bot.clock import monotonic
from bot.installation import Fact
from bot.messages import Command, Gateway, NotDelivered, Outcome
from bot.people import Account, Grant, Role

log = logging.getLogger(__name__)

PER_BEAT = 10  # chats that get another menu in one go
PAUSE = 60.0  # seconds before a platform that did not take one is asked again
InThread = Callable[..., Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class RoleMenu:
    """The commands of everybody with one of `roles`, per language."""

    roles: tuple[Role, ...]
    lines: Mapping[str, tuple[Command, ...]]

    @property
    def mark(self) -> str:
        """Another one when the commands are others: then they are shown again."""
        return hashlib.sha256(repr(sorted(self.lines.items())).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Change:
    """A chat whose menu is another one than it should be. Empty mark: everybody's."""

    platform: str
    chat: str
    mark: str

    @property
    def fact(self) -> str:
        """Under which name it is kept what the chat shows."""
        return f"menu:{self.platform}:{self.chat}"


def _shown(row: Fact) -> Change:
    _, platform, chat = row.name.split(":", 2)
    return Change(platform, chat, row.value)


class ChatMenus:
    """Brings what chats show in line with who holds a role; the database is the truth."""

    def __init__(self, app: App, menu: RoleMenu | None, gateways: Mapping[str, Gateway]) -> None:
        self._app = app
        self._menu = menu
        self._gateways = gateways
        self._wait_until: dict[str, float] = {}  # by platform

    async def keep(self, in_thread: InThread) -> None:
        """Show what should be shown; what is not taken now is tried again later."""
        if self._menu is None:
            return
        able = [name for name, gateway in self._gateways.items() if gateway.can.menus]
        ready = [name for name in able if self._wait_until.get(name, 0) <= monotonic()]
        if not ready:
            return
        for change in (await in_thread(self._changes, self._menu, ready))[:PER_BEAT]:
            if not await self._show(self._menu, change):
                return
            await in_thread(self._remember, change)

    def _changes(self, menu: RoleMenu, platforms: list[str]) -> list[Change]:
        with self._app.session() as db:
            held = db.execute(
                select(Account.platform, Account.chat)
                .join(Grant, Grant.person_id == Account.person_id)
                .where(Grant.role.in_(menu.roles), Account.platform.in_(platforms))
                .distinct()
            )
            wanted = {Change(platform, chat, menu.mark) for platform, chat in held}
            rows = db.scalars(select(Fact).where(Fact.name.startswith("menu:")))
            shown = {_shown(row) for row in rows}
        chats = {change.fact for change in wanted}
        gone = {c for c in shown if c.fact not in chats and c.platform in platforms}
        return sorted(wanted - shown, key=lambda c: c.fact) + [
            Change(c.platform, c.chat, "") for c in sorted(gone, key=lambda c: c.fact)
        ]

    async def _show(self, menu: RoleMenu, change: Change) -> bool:
        lines = {name: found if change.mark else () for name, found in menu.lines.items()}
        try:
            await self._gateways[change.platform].chat_menu(change.chat, lines)
        except NotDelivered as problem:
            log.warning("a menu is not shown", extra={"outcome": problem.outcome.value})
            if problem.outcome in (Outcome.NOT_SENT, Outcome.UNKNOWN, Outcome.FATAL):
                wait = max(PAUSE, problem.retry_after or 0)
                self._wait_until[change.platform] = monotonic() + wait
                return False
        return True  # or that chat never will: not asked again

    def _remember(self, change: Change) -> None:
        with self._app.session() as db:
            if change.mark:
                db.merge(Fact(name=change.fact, value=change.mark))
            elif (row := db.get(Fact, change.fact)) is not None:
                db.delete(row)
