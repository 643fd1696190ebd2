"""Whether all that a turn says was said in that chat a moment ago."""

from datetime import datetime, timedelta

from sqlalchemy import inspect, select

from bot.outbox import Letter, unpack
from bot.session import Transaction

AGO = timedelta(minutes=1)
LOOKED_AT = 30  # letters
UNIMPORTANT = {"misses", "used_at"}  # how often somebody was not understood is counted again


def said_already(db: Transaction, now: datetime) -> bool:
    """Whether nothing was done but giving answers that were given within the last minute."""
    if db.wrote_before or db.deleted or any(_changed(row) - UNIMPORTANT for row in db.dirty):
        return False
    new = list(db.new)
    answers = [row for row in new if isinstance(row, Letter) and row.kind == "answer"]
    if not answers or len(answers) < len(new):
        return False
    with db.no_autoflush:
        chat = answers[0].address
        lately = db.scalars(
            select(Letter)
            .where(Letter.platform == chat.platform, Letter.chat == chat.chat)
            .order_by(Letter.id.desc())
            .limit(LOOKED_AT)
        ).all()
    said = {
        (letter.text_key, unpack(letter).text)
        for letter in lately
        if letter.created_at > now - AGO
    }
    return all(
        letter.address == chat and (letter.text_key, unpack(letter).text) in said
        for letter in answers
    )


def _changed(row: object) -> set[str]:
    """The columns of a row that are not as they were read."""
    return {one.key for one in inspect(row).attrs if one.history.has_changes()}
