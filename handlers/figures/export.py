"""The papers for the funder: a PDF and a CSV, in which small numbers are hidden."""

from datetime import datetime

from bot.messages import Document
from bot.people import Neighbourhood
from bot.turn import Turn
from handlers.figures.count import Figures, count
from handlers.figures.month import Month
from handlers.figures.paper import pdf
from handlers.figures.published import published
from handlers.figures.said import Voice, voice_of
from handlers.figures.table import csv


def papers(
    voice: Voice, figures: Figures, here: Neighbourhood, now: datetime
) -> tuple[Document, Document]:
    """The PDF and the CSV of a month."""
    told = published(voice, figures)
    name = f"burenhulp-{here.code}-{figures.month}"
    return (
        Document(f"{name}.pdf", pdf(voice, told, now), "application/pdf"),
        Document(f"{name}.csv", csv(told), "text/csv"),
    )


def export(turn: Turn, month: Month) -> None:
    """Both papers; of a month that is not over the one before, since it would change daily."""
    now, voice = Month.of(turn.now, turn.here.zone), voice_of(turn)
    language = voice.reader.language
    if month >= now:
        last = now.earlier()
        turn.say("sts.soon", nu=now.said(language), maand=last.said(language))
        month = last
    said = {"maand": month.said(language), "wijk": turn.here.name}
    figures = count(turn.db, turn.here, month)
    if not figures.asked:
        turn.say("sts.none", fill={**said})
        return
    turn.record(f"neighbourhood:{turn.here.id}", "figures_exported", str(month))
    for key, paper in zip(
        ("imp.coo", "imp.coo.table"), papers(voice, figures, turn.here, turn.now), strict=True
    ):
        turn.say(key, options={"document": paper}, fill={**said})
