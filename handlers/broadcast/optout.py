"""[Geen nieuws meer]: one tap under every such message; what somebody writes back to a human."""

from sqlalchemy import select

from bot.outbox import Letter
from bot.outbox import State as Sent
from bot.people import Organisation
from bot.turn import Turn
from handlers import human, staff
from handlers.broadcast.feature import feature
from handlers.broadcast.model import NoNews


@feature.press("off")
def no_news(turn: Turn) -> None:
    """[Geen nieuws meer]."""
    if turn.db.get(NoNews, (turn.here.id, turn.me.id)) is None:
        turn.keep(NoNews(neighbourhood_id=turn.here.id, person_id=turn.me.id, since=turn.now))
    waits = select(Letter).where(
        Letter.person_id == turn.me.id,
        Letter.neighbourhood_id == turn.here.id,
        Letter.kind == "bulk",
        Letter.state == Sent.PENDING,
    )
    for letter in turn.db.scalars(waits):
        letter.state, letter.body = Sent.RETRACTED, None
    organisation = turn.db.get_one(Organisation, turn.here.organisation_id)
    turn.say("nws.off", buttons=[news_again()], organisatie=organisation.name)


@feature.press("on")
def news_again(turn: Turn) -> None:
    """[Toch wel]."""
    row = turn.db.get(NoNews, (turn.here.id, turn.me.id))
    if row is not None:
        turn.db.delete(row)
    turn.say("nws.on", buttons=[no_news()], wijk=turn.here.name)


@feature.command("nieuws")
def news_command(turn: Turn, rest: str) -> None:
    """/nieuws, *geen nieuws meer*: how it is now turns around, with a way back."""
    del rest
    opted_out = turn.db.get(NoNews, (turn.here.id, turn.me.id)) is not None
    (news_again if opted_out else no_news).run(turn)


@feature.reply("broadcast:")
def to_the_writer(turn: Turn, letter: Letter, text: str) -> bool:
    """What somebody replies to such a message is for the human who wrote it."""
    if letter.text_key != "nws.msg" or turn.person is None or staff.coordinates(turn):
        return False
    human.say_to_human(turn, text, "news")
    return True
