"""Puts the pieces together: settings, keys, database, features, clock."""

import fcntl
import os
import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO

from sqlalchemy import Engine, insert, make_url, select

import handlers
from bot import drilled, upgrade
from bot.app import App
from bot.clock import Clock, FastClock, RealClock, real_now
from bot.db import open_engine, use_keys
from bot.erasures import Erasures
from bot.installation import Fact, fact, remember, selves
from bot.keys import FILE as KEY_FILE
from bot.keys import Keys, WrongKey, open_keys
from bot.menus import RoleMenu
from bot.messages import Menus
from bot.people import ZONE, Grant, Neighbourhood, Organisation, Role
from bot.registry import Registry
from bot.settings import BadSetting, Settings
from bot.texts import Reader, Term, Texts, Value
from bot.turn import House
from handlers import staff
from handlers.coordination import COMMANDS
from handlers.founding import make_founding
from handlers.roles import make_invitation

SHOWN = ("vraag", "aanbod", "status", "mens", "instellingen", "privacy", "help")
LOCK = "run.lock"
KEY_MARK = "the key of this database"
IN_GROUP = ("vraag", "aanbod")
ABOUT = 120  # characters that Telegram shows of a bot beside its name


class InUse(Exception):
    """Another `burenhulp run` works on the same database file."""


def texts() -> Texts:
    """All texts of the machine and of the features."""
    return Texts([Path(__file__).parent.parent, handlers.TEXTS])


def house(keys: Keys) -> House:
    """What all turns share."""
    found = texts()
    return House(found, keys, Registry(handlers.FEATURES, found), random.SystemRandom())


def open_database(settings: Settings, keys: Keys) -> Engine:
    """The database, checked and brought to the newest version."""
    use_keys(keys)
    make_folder(settings)
    engine = open_engine(settings.database())
    upgrade.check(engine)
    upgrade.upgrade(engine, real_now())
    _check_key(engine, keys)
    return engine


def _check_key(engine: Engine, keys: Keys) -> None:
    """Raises `WrongKey` when what is personal was encrypted with another key than this one."""
    marks = keys.blinds(KEY_MARK)
    with engine.begin() as connection:
        known = connection.scalar(select(Fact.value).where(Fact.name == "key"))
        if known is None:
            connection.execute(insert(Fact).values(name="key", value=marks[0]))
        elif known not in marks:
            raise WrongKey


def make_folder(settings: Settings) -> None:
    """The data directory, which only its owner can look into when it is new."""
    try:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        why = f"no such directory can be made ({type(error).__name__})"
        raise BadSetting("BURENHULP_DATA_DIR", why) from None
    if not os.access(settings.data_dir, os.W_OK | os.X_OK):
        raise BadSetting("BURENHULP_DATA_DIR", "nothing can be written there")


def database_file(settings: Settings) -> Path:
    """The SQLite file of these settings."""
    return Path(str(make_url(settings.database()).database))


def erasures(settings: Settings) -> Erasures:
    """Who was forgotten, in a file beside the database; of PostgreSQL in the data directory."""
    if settings.database_url.startswith("postgresql"):
        return Erasures(settings.data_dir / "burenhulp.erased")
    return Erasures(Path(f"{database_file(settings)}.erased"))


def known_keys(settings: Settings) -> Keys:
    """The keys as they are; nothing is made. Raises `BadSetting` when there are none."""
    if not settings.secret_key and not (settings.data_dir / KEY_FILE).exists():
        raise BadSetting("BURENHULP_SECRET_KEY", "there is no key file in the data directory")
    return keys_of(settings)


def keys_of(settings: Settings) -> Keys:
    """The keys; a secret that cannot be one is a bad setting."""
    make_folder(settings)
    try:
        return open_keys(settings.secret_key, settings.data_dir)
    except ValueError as error:
        raise BadSetting("BURENHULP_SECRET_KEY", str(error)) from None
    except OSError as error:
        why = f"the key file in the data directory cannot be read ({type(error).__name__})"
        raise BadSetting("BURENHULP_SECRET_KEY", why) from None


def clock_for(engine: Engine, settings: Settings, the_house: House) -> Clock:
    """The clock of this database: real, or fast when it is one for practice."""
    app = App(engine, RealClock(), the_house)
    now = real_now()
    with app.session() as db:
        began = fact(db, "practice_began")
        if settings.clock_speed == 1:
            if began is not None:
                raise BadSetting(
                    "BURENHULP_CLOCK_SPEED", "this database is one for practice: give it a speed"
                )
            return RealClock()
        if began is None:
            if fact(db, "used"):
                raise BadSetting(
                    "BURENHULP_CLOCK_SPEED", "this database is in real use, not for practice"
                )
            began = now.isoformat()
            remember(db, "practice_began", began)
    return FastClock(settings.clock_speed, datetime.fromisoformat(began))


def mark_used(app: App) -> None:
    """From now on this database may not become one for practice."""
    with app.session() as db:
        remember(db, "used", "yes")
        drilled.begin(db, app.clock.now())


def known_selves(app: App) -> None:
    """The bot's own names as stored at its last start: links need them."""
    with app.session() as db:
        app.house.selves.update(selves(db))


def lock(settings: Settings, name: str = LOCK) -> IO[str] | None:
    """Hold the one lock of a database file; PostgreSQL needs none. Raises `InUse`."""
    if settings.database_url.startswith("postgresql"):
        return None
    make_folder(settings)
    path = settings.data_dir / name
    if settings.database_url and name == LOCK:  # one database, whichever the data directory is
        path = Path(f"{make_url(settings.database_url).database}.lock")
    file = path.open("a", encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise InUse from None
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def show_link(
    the_house: House, payload: str, tell: Callable[[str], None], playground: str = ""
) -> None:
    """Print a link on every platform the bot was started on, and its payload.

    Before the first start on a platform there is only the page of the playground.
    """
    for own in the_house.selves.values():
        tell(f"  {own.link}?start={payload}")
    if not the_house.selves and playground:
        tell(f"  {playground}?start={payload}")
        tell("  (no bot was started here yet: its own link has the same end)")
    tell(f"  start={payload}")


def remember_owner_link(app: App, tell: Callable[[str], None]) -> None:
    """Print a link for whoever will answer for it: of an empty installation, or without owner.

    While there is no neighbourhood each start prints a link, and the one before stops working.
    """
    now, chance = app.clock.now(), app.house.chance
    with app.session() as db:
        if db.scalar(select(Neighbourhood.id).limit(1)) is None:
            payload = make_founding(db, app.house.keys, now, chance)
            links = [("Nobody lives here yet. Link to set up the first neighbourhood", payload)]
        else:
            owned = select(Grant.neighbourhood_id).where(Grant.role == Role.OWNER)
            without = select(Neighbourhood).where(Neighbourhood.id.not_in(owned))
            links = [
                (
                    f"{here.name} has no owner. Link for its first owner",
                    make_invitation(db, app.house.keys, here, Role.OWNER, None, now, chance),
                )
                for here in db.scalars(without)
            ]
    for what, link in links:
        if link is not None:
            tell(f"{what} (once, within 24 hours):")
            show_link(app.house, link, tell)


def menus(app: App) -> Menus:
    """The menus of commands that are there, and what a platform shows of the bot beforehand."""
    registry, found = app.house.registry, app.house.texts
    shown, in_group = (
        [name for name in names if registry.called(f"/{name}")] for names in (SHOWN, IN_GROUP)
    )
    made = registry.menus(found, shown, in_group)
    blanks = _whose(app)
    for language in found.entries:
        reader = Reader(language, app.clock.now(), ZONE)
        made.about[language] = _about(found, reader, blanks)
    return made


def _about(found: Texts, reader: Reader, blanks: dict[str, Value]) -> tuple[str, str]:
    """The short and the long text beside the bot's name: the second path when it is down."""
    if not blanks:  # not the same people answer for everybody
        return found.say("bot.about.plain", reader), found.say("bot.description.plain", reader)
    about = found.say("bot.about", reader, **blanks)
    if len(about) > ABOUT:
        about = found.say("bot.about.short", reader, **blanks)
    second = Term("fail.full", tuple(blanks.items()))
    return about, found.say("bot.description", reader, storing_zin=second)


def staff_menu(house: House) -> RoleMenu:
    """What coordinators and owners see instead: their own commands first, then everybody's."""
    names = [name for name in (*COMMANDS, *SHOWN) if house.registry.called(f"/{name}")]
    return RoleMenu(staff.ROLES, house.registry.menus(house.texts, names, ()).private)


def _whose(app: App) -> dict[str, Value]:
    """{organisatie}, {telefoon} and {coordinator}, when they are the same everywhere.

    Where only the names of the contacts differ, the organisation is whom one calls.
    """
    with app.session() as db:
        rows = db.execute(
            select(Organisation.name, Neighbourhood.phone, Neighbourhood.contact).join_from(
                Neighbourhood, Organisation
            )
        )
        found = {(str(name), str(phone), str(contact)) for name, phone, contact in rows}
    if len({whose[:2] for whose in found}) != 1:
        return {}
    contact = next(iter(found))[2] if len(found) == 1 else ""
    organisation, phone, _ = found.pop()
    return {
        "organisatie": organisation,
        "telefoon": phone,
        "coordinator": contact or organisation,
    }
