"""What stands behind the page to look at: the database, the texts, and who may look."""

from pathlib import Path

from sqlalchemy.orm import Session

import handlers.overview
from bot.app import App
from bot.messages import without_markup
from bot.pages import Pages, Shown
from bot.people import ZONE, Neighbourhood, Person, roles_of
from bot.settings import Settings
from bot.spoken import By
from bot.texts import Reader, Value
from bot.turn import Turn
from bot.web import WebServer, address, on_loopback
from handlers import overview, staff

PURPOSE = "close the page"


def base_of(settings: Settings) -> str:
    """The address that links to pages begin with; nothing where none may be served."""
    if settings.public_url:
        return f"{settings.public_url}/"
    if settings.http_set and on_loopback(settings.http_host):
        return address(settings.http_host, settings.http_port)
    return ""


def serve(server: WebServer, app: App, base: str) -> None:
    """Serve the page, and let `/overzicht` give links to it."""
    if base:
        app.house.pages = base
        Pages(base, Desk(app)).add_to(server.app)


class Desk:
    """See `bot.pages.Desk`."""

    def __init__(self, app: App) -> None:
        self._app = app
        self.style = (Path(handlers.overview.__file__).parent / "style.css").read_text("utf-8")

    def door(self, token: str, language: str) -> Shown:
        """The button behind the link."""
        return Shown(overview.door(self._say(language), language, token))

    def open(self, token: str, secret: str, language: str) -> Shown:
        """Use the link up, once, for whom it was made."""
        house, now = self._app.house, self._app.clock.now()
        with self._app.session() as db:
            viewing = overview.behind(db, house.keys, token, now)
            if viewing is None or _looker(db, viewing) is None:
                return self._no("pag.gone", 410, language)
            other = overview.shown_by(db, house.keys, secret, now) if secret else None
            if other is not None and other.person_id != viewing.person_id:
                return self._no("pag.other", 403, language)
            found = overview.redeem(db, house.keys, viewing, now, house.chance)
            if found is None:
                return self._no("pag.gone", 410, language)
            if secret:
                overview.end(db, house.keys, secret)
        return Shown("", secret=found)

    def look(self, secret: str, language: str) -> Shown:
        """The page, as long as who asked for it coordinates there."""
        house, now = self._app.house, self._app.clock.now()
        with self._app.session() as db:
            viewing = overview.shown_by(db, house.keys, secret, now) if secret else None
            person = _looker(db, viewing) if viewing else None
            if viewing is None or person is None:
                return self._no("pag.ask", 403, language)
            here = db.get_one(Neighbourhood, viewing.neighbourhood_id)
            turn = Turn(house, db, now, f"page:{viewing.id}", person=person, neighbourhood=here)
            say = self._say(person.language, here.zone)
            until = say("pag.until", nu=By(now), tot=By(viewing.expires_at))
            check = house.keys.check_value(PURPOSE, secret)
            board = overview.board(turn)
            return Shown(overview.page(say, turn.reader(person).language, board, until, check))

    def close(self, secret: str, check: str, language: str) -> Shown:
        """That browser looks no more."""
        keys = self._app.house.keys
        if not keys.is_check_value(check, PURPOSE, secret):
            return self._no("pag.ask", 403, language)
        with self._app.session() as db:
            overview.end(db, keys, secret)
        closed = overview.message(self._say(language), language, "pag.closed")
        return Shown(closed, secret="")

    def busy(self, language: str) -> Shown:
        """Too many at once."""
        return self._no("pag.busy", 429, language)

    def _no(self, key: str, status: int, language: str) -> Shown:
        return Shown(overview.message(self._say(language), language, key), status)

    def _say(self, language: str, zone: str = ZONE) -> overview.Say:
        reader = Reader(language, self._app.clock.now(), zone)

        def say(key: str, **values: Value) -> str:
            return without_markup(self._app.house.texts.say(key, reader, **values))

        return say


def _looker(db: Session, viewing: overview.Viewing) -> Person | None:
    """Whoever may look there, if they still may at this moment."""
    person = db.get_one(Person, viewing.person_id)
    here = db.get_one(Neighbourhood, viewing.neighbourhood_id)
    may = roles_of(db, here, person) & {*staff.ROLES}
    return person if may and person.forgotten_at is None else None
