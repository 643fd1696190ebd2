"""The start: a platform that is down, one that refuses the bot, and being stopped meanwhile."""

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from bot.app import App, StorageDown
from bot.clock import RealClock
from bot.commandline.run import set_aside, show_menus
from bot.messages import Abilities, Command, Menus, NotDelivered, Outcome, Outgoing, Receiver, Self
from bot.seen import SetAside
from bot.shell import Shell
from tests.street import Street

DOWN = NotDelivered(Outcome.NOT_SENT, "ClientConnectorError")


class Door:
    """A platform that does not open the first times it is called on."""

    platform = "door"
    can = Abilities()
    hears = True

    def __init__(self, *answers: NotDelivered) -> None:
        self.answers = list(answers)
        self.called: list[float] = []  # when
        self.closed = False
        self.silent = False  # it neither opens nor says no

    async def open(self) -> Self:
        self.called.append(asyncio.get_running_loop().time())
        if self.silent:
            await asyncio.Event().wait()
        if self.answers:
            raise self.answers.pop(0)
        return Self("BuurtBot")

    async def run(self, receive: Receiver) -> None:
        await asyncio.Event().wait()

    async def deliver(self, message: Outgoing) -> str:
        return "1"

    async def leave(self, chat: str) -> None: ...

    async def chat_menu(self, chat: str, commands: dict[str, tuple[Command, ...]]) -> None: ...

    async def close(self) -> None:
        self.closed = True


@pytest.fixture
def app(engine: Engine, street: Street) -> App:
    return App(engine, RealClock(), street.house)


def shell_at(door: Door, app: App) -> Shell:
    return Shell(app, [door], lambda _: None, beat=60, calls=(0.02, 0.08))


async def test_a_platform_that_is_down_is_called_again_ever_later(app: App) -> None:
    door = Door(*[DOWN] * 5)
    shell = shell_at(door, app)
    assert await shell.open()
    assert app.house.selves["door"].name == "BuurtBot"
    waits = [after - before for before, after in zip(door.called, door.called[1:], strict=False)]
    for wait, least in zip(waits, (0.02, 0.04, 0.08, 0.08, 0.08), strict=True):
        assert wait >= least * 0.9
    shell.stop()
    await shell.run()
    assert door.closed


async def test_the_platform_says_when_to_call_again(app: App) -> None:
    door = Door(NotDelivered(Outcome.NOT_SENT, "429", retry_after=0.3))
    shell = shell_at(door, app)
    assert await shell.open()
    assert door.called[1] - door.called[0] >= 0.3
    shell.stop()
    await shell.run()


async def test_a_platform_that_refuses_the_bot_ends_it(app: App) -> None:
    door = Door(DOWN, NotDelivered(Outcome.FATAL, "401"))
    with pytest.raises(NotDelivered) as raised:
        await shell_at(door, app).open()
    assert raised.value.outcome is Outcome.FATAL
    assert door.closed


@pytest.mark.parametrize("silent", [True, False])
async def test_it_can_be_stopped_while_the_platform_is_down(app: App, silent: bool) -> None:
    door = Door(*[NotDelivered(Outcome.NOT_SENT, "503", retry_after=600)] * 9)
    door.silent = silent
    shell = shell_at(door, app)
    opening = asyncio.create_task(shell.open())
    await asyncio.sleep(0.05)
    shell.stop()
    assert not await asyncio.wait_for(opening, 1)
    assert door.closed


def menus_of(
    *answers: NotDelivered,
) -> tuple[list[Menus], Callable[[Menus], asyncio.Future[None]]]:
    """A platform's menus: what was shown at last, and the call that shows."""
    shown: list[Menus] = []
    left = list(answers)

    def show(menus: Menus) -> asyncio.Future[None]:
        answer: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if left:
            answer.set_exception(left.pop(0))
        else:
            shown.append(menus)
            answer.set_result(None)
        return answer

    return shown, show


async def test_menus_that_are_not_taken_now_are_shown_later() -> None:
    wait = NotDelivered(Outcome.NOT_SENT, "429", retry_after=0.1)
    shown, show = menus_of(wait, NotDelivered(Outcome.UNKNOWN, "502"))
    await asyncio.wait_for(show_menus(show, Menus(), (0.01, 0.02)), 2)
    assert len(shown) == 1


async def test_menus_that_are_never_taken_stop_nothing() -> None:
    shown, show = menus_of(NotDelivered(Outcome.FINAL, "400"))
    await asyncio.wait_for(show_menus(show, Menus()), 2)
    assert shown == []


async def test_an_update_is_not_set_aside_because_the_database_is_away(app: App) -> None:
    with pytest.raises(StorageDown):
        await set_aside(app, "1", "message", "StorageDown")
    await set_aside(app, "2", "message", "KeyError")
    with app.session() as db:
        assert [row.update for row in db.query(SetAside)] == ["2"]
