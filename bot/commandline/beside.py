"""Commands that work beside a running bot: a short transaction, a link printed."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from bot.app import App
from bot.commandline import assemble
from bot.commandline.invite import make_invitation
from bot.commandline.neighbourhood import add_neighbourhood
from bot.people import Neighbourhood, Role
from bot.settings import Settings
from bot.web import address

Tell = Callable[[str], None]


@contextmanager
def opened(settings: Settings) -> Iterator[App]:
    """The installation of these settings, for a short transaction."""
    keys = assemble.keys_of(settings)
    engine = assemble.open_database(settings, keys)
    house = assemble.house(keys)
    app = App(engine, assemble.clock_for(engine, settings, house), house)
    assemble.known_selves(app)
    try:
        yield app
    finally:
        engine.dispose()


def neighbourhood(settings: Settings, asked: argparse.Namespace, tell: Tell) -> int:
    """Add a neighbourhood; prints a link for its first owner."""
    with opened(settings) as app, app.session() as db:
        here = add_neighbourhood(
            db,
            name=asked.name,
            postcodes=asked.postcodes,
            organisation=asked.organisation,
            contact=asked.contact,
            phone=asked.phone,
            zone=asked.zone,
            office_hours=asked.office_hours,
            village=asked.village,
            now=app.clock.now(),
            chance=app.house.chance,
        )
        payload = _invitation(app, db, here, Role.OWNER)
    tell(f"{asked.name} is there now. Link for its first owner (once, within 24 hours):")
    assemble.show_link(app.house, payload, tell, address(settings.http_host, settings.http_port))
    return 0


def invite(settings: Settings, asked: argparse.Namespace, tell: Tell) -> int:
    """Print a single-use link that gives a role."""
    with opened(settings) as app, app.session() as db:
        here = named(db, asked.neighbourhood)
        payload = _invitation(app, db, here, Role(asked.role))
    tell(f"Link for a new {asked.role} of {here.name} (once, within 24 hours):")
    assemble.show_link(app.house, payload, tell, address(settings.http_host, settings.http_port))
    return 0


def named(db: Session, name: str) -> Neighbourhood:
    """The neighbourhood that is called so. Raises ValueError when there is none."""
    found = [here for here in db.query(Neighbourhood) if here.name.lower() == name.lower()]
    if not found:
        raise ValueError(f"there is no neighbourhood {name!r}")
    return found[0]


def _invitation(app: App, db: Session, here: Neighbourhood, role: Role) -> str:
    return make_invitation(
        db,
        app.house.keys,
        here,
        role,
        inviter_id=None,
        now=app.clock.now(),
        chance=app.house.chance,
    )
