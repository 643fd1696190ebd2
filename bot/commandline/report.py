"""`burenhulp report`: the figures of a month on paper, for whoever pays for a neighbourhood."""

import argparse
from collections.abc import Callable

from sqlalchemy import select

from bot.commandline.beside import named, opened
from bot.people import Organisation
from bot.settings import Settings
from bot.texts import Reader
from handlers import figures

Tell = Callable[[str], None]


def run(settings: Settings, asked: argparse.Namespace, tell: Tell) -> int:
    """Write a PDF and a CSV into the folder; small numbers are hidden. Raises ValueError."""
    with opened(settings) as app, app.session() as db:
        here, now = named(db, asked.neighbourhood), app.clock.now()
        this = figures.Month.of(now, here.zone)
        month = figures.find(asked.month, this) if asked.month else this.earlier()
        if month is None:
            raise ValueError(f"{asked.month!r} is no month: as 2026-10")
        if month >= this:
            raise ValueError(f"{month} is not over yet")
        reader = Reader(asked.language or here.language, now, here.zone)
        organisation = db.scalars(
            select(Organisation).where(Organisation.id == here.organisation_id)
        ).one()
        voice = figures.voice_for(app.house.texts, reader, here, organisation)
        found = figures.count(db, here, month)
        if not found.asked:
            raise ValueError(f"nobody asked for help in {month}")
        papers = figures.papers(voice, found, here, now)
    asked.folder.mkdir(parents=True, exist_ok=True)
    for paper in papers:
        file = asked.folder / paper.name
        file.write_bytes(paper.content)
        tell(str(file))
    return 0
