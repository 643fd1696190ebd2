"""[Via de bot]: two who agreed write to each other without knowing each other's number."""

import re

from bot.messages import Address
from bot.outbox import Letter
from bot.people import Person
from bot.presses import Mark
from bot.questions import awaited
from bot.texts import Value
from bot.turn import Refusal, Turn
from handlers import blocking, duty, safety
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting, place_of
from handlers.meeting.say import going_on, how, keep_trace, other_of, say
from matching import asks_for_help, emergency, money_matter, strip_contact

LONGEST = 500  # characters
RELAYED = ("con.relay", "con.relay.in", "con.relay.sent", "con.relay.cut", "con.relay.more")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:nl|com|net|org|me|be|eu|info)/\S*", re.I)


def invite(
    turn: Turn, meeting: Meeting, person: Person, others: list[Mark | None], called: str
) -> None:
    """From now on they write to the other one; with `others` a number or a page is given later.

    `called`: the platform whose page that would be.
    """
    _say_or_ask(turn, meeting, "con.relay", person, [write(meeting), *others], kanaal=called)


def _say_or_ask(
    turn: Turn, meeting: Meeting, key: str, to: Person, buttons: list[Mark | None], **fill: Value
) -> Letter | None:
    """What comes back is for the other one, unless something else is asked of them already."""
    turn.db.flush()
    account = turn.writer.account_of(to)
    chat = Address(account.platform, account.chat) if account is not None else None
    if chat is not None and awaited(turn.db, to, chat, turn.now) is not None:
        return say(turn, meeting, key, to, buttons, more=fill)
    return turn.ask(
        key, then=relayed, subject=meeting, to=to, buttons=buttons,
        **how(turn, meeting, to, dict(fill)),
    )  # fmt: skip


@feature.press("write", Meeting, stays=True)
def write(turn: Turn, meeting: Meeting) -> None:
    """[Schrijf], [Antwoord]."""
    going_on(turn, meeting, meeting.asker_id, meeting.helper_id)
    _in_relay(meeting)
    _ask_again(turn, meeting)


def _ask_again(turn: Turn, meeting: Meeting) -> None:
    turn.ask("con.relay.more", then=relayed, subject=meeting, **how(turn, meeting, turn.me, {}))


def _in_relay(meeting: Meeting) -> None:
    if not meeting.relay:
        raise Refusal("g.stale.plain")


@feature.answer("relayed", Meeting, note=True)
def relayed(turn: Turn, meeting: Meeting, text: str) -> bool:
    """Words for the other one; also when the bot answered 112 to them. Not after it is over.

    Whoever asks *kan iemand …* does not mean the one neighbour who comes already.
    """
    mine = turn.me.id in (meeting.asker_id, meeting.helper_id)
    if not mine or not meeting.relay or place_of(turn, meeting) is None:
        return False
    theirs = emergency(text) or money_matter(text)  # never a request to anybody
    if asks_for_help(text) and not theirs:
        return False
    _pass_on(turn, meeting, text)
    return True


@feature.reply("meeting:", note=True)
def replied(turn: Turn, letter: Letter, text: str) -> bool:
    """A reply to what the other one wrote, however long ago."""
    if letter.text_key not in RELAYED or turn.person is None:
        return False
    meeting = turn.get(Meeting, int(letter.about.removeprefix("meeting:")))
    if meeting is None or place_of(turn, meeting) is None:
        turn.say("con.relay.over")
        return True
    if not meeting.relay or turn.me.id not in (meeting.asker_id, meeting.helper_id):
        return False
    _pass_on(turn, meeting, text)  # quoted: then it is for the other one, whatever it says
    return True


def _pass_on(turn: Turn, meeting: Meeting, text: str) -> None:
    other = other_of(turn, meeting, turn.me)
    if other is None or blocking.apart(turn.db, turn.me.id, [other.id]):
        turn.say("con.relay.over")
        return
    if safety.held(turn, text):
        _ask_again(turn, meeting)
        return
    plain = _LINK.sub("", text)
    words = strip_contact(plain)[:LONGEST].strip()
    if not any(letter.isalnum() for letter in words):
        say(turn, meeting, "con.relay.empty", turn.me, [write(meeting)])
        return
    cut = "".join(words.split()) != "".join(text[:LONGEST].split())
    letter = _say_or_ask(turn, meeting, "con.relay.in", other, [write(meeting)], tekst=words)
    keep_trace(turn, meeting, letter)
    if letter is None:
        say(turn, meeting, "con.relay.not", turn.me, more=duty.contact(turn))
        return
    key = "con.relay.cut" if cut else "con.relay.sent"
    turn.ask(
        key, then=relayed, subject=meeting, buttons=[ready(meeting)],
        **how(turn, meeting, turn.me, {}),
    )  # fmt: skip


@feature.press("relayed", Meeting)
def ready(turn: Turn, meeting: Meeting) -> None:
    """[Klaar]: what they write next is for the bot again."""
    going_on(turn, meeting, meeting.asker_id, meeting.helper_id)
    turn.stop_asking()
    say(turn, meeting, "con.relay.done", turn.me, [write(meeting)])
