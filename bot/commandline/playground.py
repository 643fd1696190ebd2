"""`burenhulp playground`: a made-up neighbourhood in the browser, on this computer only."""

import asyncio
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from sqlalchemy import event
from sqlalchemy.exc import DatabaseError

from bot import upgrade
from bot.ahead import SECOND, next_due, next_letter
from bot.app import App
from bot.clock import TurnedClock, real_now
from bot.commandline import assemble, demo, overview
from bot.commandline.shells import shell_for, stop_on_signals
from bot.db import Base, open_engine, use_keys
from bot.hours import Hours
from bot.pace import Pace
from bot.people import ZONE
from bot.settings import BadSetting, Settings
from bot.shell import Shell
from bot.web import WebServer, address, ask_for
from handlers.asking.small_talk import small_talk

FILE = "playground.db"
MORNING = time(10)  # a sensible time of day to begin to play


def run(settings: Settings, tell: Callable[[str], None]) -> int:
    """Serve the playground until stopped; returns the exit code."""
    from bot.platforms.playground import loopback_only

    try:
        loopback_only(settings.http_host)
    except ValueError:
        raise BadSetting("BURENHULP_HTTP", "the playground is served on loopback only") from None
    ask_for(settings.http_host, settings.http_port)
    with assemble.lock(settings, "playground.lock") or nullcontext():
        asyncio.run(_run(settings, tell))
    return 0


async def _run(settings: Settings, tell: Callable[[str], None]) -> None:
    """The page is there at once and says that the neighbourhood wakes up, until it has."""
    from bot.platforms.playground import PlaygroundGateway, add_routes

    clock = TurnedClock(_a_morning(real_now()), runs=True)
    app = _fresh(settings, clock)
    server = WebServer(settings.http_host, settings.http_port)
    link = address(settings.http_host, settings.http_port)
    played = demo.read()
    turner = Turner(clock)
    gateway = PlaygroundGateway(
        played.personas,
        played.group,
        clock.now,
        turner.turn,
        link=link,
        name=played.bot,
        unseen=played.unseen,
        awake=False,
    )
    turner.shell = shell = shell_for(app, [gateway], settings, Pace(limits=False))
    stop_on_signals(shell)
    add_routes(server.app, gateway)
    overview.serve(server, app, link)
    await server.start()
    tell(f"The playground is at {link} (stop it with Ctrl-C)")
    try:
        await shell.in_thread(_make_tables, app)
        if await shell.open():
            await shell.in_thread(demo.settle, app, played)
            await shell.settle()
            gateway.wake()
            await shell.run()
    finally:
        await server.stop()
        app.engine.dispose()


def _fresh(settings: Settings, clock: TurnedClock) -> App:
    """A new database each time: what was said before stood on the page, and that is gone."""
    file = settings.data_dir / FILE
    if file.exists():
        version = _version(file)
        if version is not None and version > upgrade.newest():
            raise upgrade.TooNew(version, upgrade.newest())
    for path in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        path.unlink(missing_ok=True)
    keys = assemble.keys_of(settings)
    use_keys(keys)
    engine = open_engine(f"sqlite:///{file}")
    event.listen(engine, "connect", _in_a_hurry)
    return App(engine, clock, assemble.house(keys), small_talk)


def _in_a_hurry(connection: Connection, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")  # nothing here has to survive a power cut


def _make_tables(app: App) -> None:
    """All tables at once: the migrations make the same ones, but one after another."""
    with app.engine.begin() as connection:
        Base.metadata.create_all(connection)
        upgrade.stamp(connection)


def _version(file: Path) -> str | None:
    engine = open_engine(f"sqlite:///{file}")
    try:
        return upgrade.stored(engine)
    except DatabaseError:
        return None  # damaged: a new one takes its place anyway
    finally:
        engine.dispose()


def _a_morning(now: datetime) -> datetime:
    """Ten o'clock on a working day before a working day: today, or the first one after it.

    So the first thing somebody tries is not refused for the night, and turning the clock to
    tomorrow finds the coordinators at work, whatever day it is.
    """
    zone = ZoneInfo(ZONE)
    office = Hours(ZONE, 9 * 60, 17 * 60, "01234", holidays=False)
    day = now.astimezone(zone).date()
    while not (office.on(day) and office.on(day + timedelta(days=1))):
        day += timedelta(days=1)
    return datetime.combine(day, MORNING, tzinfo=zone).astimezone(UTC)


class Turner:
    """Turns the practice clock forward in small steps, so that everything falls due in order."""

    shell: Shell

    def __init__(self, clock: TurnedClock) -> None:
        self._clock = clock

    async def turn(self, by: timedelta) -> None:
        """Let `by` of practice time pass, from one due moment to the next."""
        target = self._clock.now() + by
        while (now := self._clock.now()) < target:
            step = await self.shell.in_thread(self._next, target)
            self._clock.turn(max(SECOND, step - now))
            await self.shell.heartbeat()
        await self.shell.settle()

    def _next(self, target: datetime) -> datetime:
        moments = (next_due(self.shell.app, target), next_letter(self.shell.app, target))
        return min((moment for moment in moments if moment is not None), default=target)
