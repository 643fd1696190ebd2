"""How long the machine's own rows are kept: letters lose their words, marks and lines go."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from sqlalchemy import delete, func, update
from sqlalchemy.exc import IntegrityError

from bot import outbox, sealing
from bot.app import App
from bot.audit import Seal
from bot.clock import real_now
from bot.db import empty_journal
from bot.outbox import Letter, State
from bot.sealbook import SealBook, book_beside
from bot.seen import SetAside
from bot.upgrade import forget_copies

WORDS = timedelta(days=7)  # of a letter, after it went out or can no longer
LETTERS = timedelta(days=90)  # that a letter was sent, and how that ended
SET_ASIDE = timedelta(days=30)
HELD = timedelta(days=30)  # after a restore, that somebody may still want a letter sent
WAITING = (State.PENDING, State.SENDING)


def sweep(app: App) -> None:
    """Take away what has been kept long enough."""
    now = app.clock.now()
    ended = func.coalesce(Letter.sent_at, Letter.created_at)
    with app.session() as db:
        db.execute(
            update(Letter)
            .where(Letter.body.is_not(None), Letter.state.not_in(WAITING), ended < now - WORDS)
            .values(body=None)
        )
        db.execute(delete(Letter).where(Letter.state.not_in(WAITING), ended < now - LETTERS))
        db.execute(delete(SetAside).where(SetAside.at < now - SET_ASIDE))
        outbox.throw_away(db, before=now - HELD)
        for feature in app.house.registry.features:
            for take_away in feature.sweeps:
                take_away(db, now)
        if app.commits.erasures is not None:
            app.commits.erasures.catch_up(db)
    _keep_trail(app)
    empty_journal(app.engine)
    if app.engine.dialect.name == "sqlite":
        forget_copies(Path(str(app.engine.url.database)), real_now())


def _keep_trail(app: App) -> None:
    """What was recorded is sealed, and what was kept long enough goes."""
    now = app.clock.now()
    book = app.commits.erasures and SealBook(book_beside(app.commits.erasures.file))
    with suppress(IntegrityError):  # another process sealed the same at this very moment
        made = True
        while made:
            with app.session() as db:
                made = bool(sealing.seal(db, app.house, now))
                seals = [row for row in db.new if isinstance(row, Seal)]
            if book and seals:  # nothing new: the book need not be read
                book.note(seals)
        with app.session() as db:
            sealing.let_go(db, now)
