"""The appointment once more, for the side that asks: who, what, when, and what they were given."""

from bot.presses import Mark
from bot.texts import Term, Value
from bot.turn import Turn
from handlers.meeting import address, relay
from handlers.meeting.model import Meeting
from handlers.meeting.say import name, other_of, request_of, say


def recap(turn: Turn, meeting: Meeting) -> None:
    """Whoever began this turn reads their side of it; nothing that they may not know yet."""
    helps = turn.me.id == meeting.helper_id
    where = _where(turn, meeting) if helps else ""
    phone = _phone(turn, meeting)
    word = word_of(meeting)
    buttons: list[Mark] = [relay.write(meeting)] if meeting.relay and not phone else []
    say(
        turn,
        meeting,
        "vis.helper" if helps else "vis.asker",
        turn.me,
        buttons,
        secret=bool(phone or word or where),
        telefoon_zin=phone,
        adres_zin=where,
        woord_zin=word,
    )


def word_of(meeting: Meeting) -> Value:
    """{woord_zin}: the word at the door, once it is known."""
    return Term("vis.word", (("codewoord", meeting.code),)) if meeting.code else ""


def _phone(turn: Turn, meeting: Meeting) -> Value:
    me = turn.me
    given = meeting.phone_of
    if meeting.contact_at is None:
        return Term("vis.phone.later")
    if meeting.phone is None or given is None:
        return ""
    other: Value = name(other_of(turn, meeting, me))
    if given == me.id:
        key = "vis.page.mine" if meeting.by_page else "vis.phone.mine"
        return Term(key, (("voornaam", other),))
    if given == 0 and me.id != meeting.helper_id:
        return ""  # of somebody without the app: who asked for them knows it
    if meeting.by_page:
        return Term("vis.page", (("voornaam", other), ("telefoon", meeting.phone)))
    return Term("vis.phone", (("telefoon", meeting.phone),))


def _where(turn: Turn, meeting: Meeting) -> Value:
    """The address when the visit is near, as *adres* gives it; else when it comes."""
    request = request_of(turn, meeting)
    if meeting.address in ("anywhere", "door") or meeting.contact_at is None:
        return ""
    if meeting.starts_at is not None and not meeting.near(turn.now):
        return Term("con.give.later")
    return address.given(turn, meeting, request) or Term("vis.addr.none")
