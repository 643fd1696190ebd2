"""Help that comes back, as far as its first time: what the other rooms say is left aside."""

from datetime import timedelta

from handlers.recurring import Series
from tests.meeting.visiting import aside
from tests.phone import Message, Phone
from tests.street import Street

PHONE = "06 12345678"
ASIDE = ("con.", "ask.", "rem.", "chk.", "coo.", "esc.", "log.", "nos.", "thx.", "pau.")


def quiet(street: Street) -> None:
    """Read what is not about coming back."""
    aside(street, *ASIDE)


def asked(
    street: Street, asker: Phone, text: str = "Kan iemand elke dinsdag boodschappen doen?"
) -> None:
    """A request that comes back, posted; it is asked a moment later what is meant."""
    asker.says(text)
    asker.hears(key="ask.sum").press("Ja, plaats maar")
    asker.hears("geplaatst")
    street.wait(seconds=10)
    quiet(street)


def weekly(street: Street, asker: Phone, helper: Phone, *, number: bool = True) -> None:
    """Every Tuesday, until she says stop, rather one neighbour: and there is one."""
    asked(street, asker)
    asker.hears(key="rec.ask").press("Ja, vaker")
    asker.hears(key="rec.until").press("Tot ik stop zeg")
    asker.hears(key="rec.who").press("Ja")
    asker.hears(key="rec.ok")
    helper.says("ik help 11")
    quiet(street)
    asker.sees("Is dat goed").press("Ja, fijn")
    quiet(street)
    helper.hears(key="rec.helper").press("Ja, vaker")
    helper.hears(key="rec.helper.yes")
    asker.hears(key="rec.found").press("Ja, steeds" if number else "Elke keer vragen")
    asker.hears(key="rec.number.yes" if number else "rec.number.no")
    quiet(street)


def until(street: Street, phone: Phone, key: str, days: int = 60) -> Message:
    """Let time pass until somebody reads this; what comes before it is read meanwhile."""
    limit = street.clock.now() + timedelta(days=days)
    while street.clock.now() < limit:
        quiet(street)
        for message in phone.messages:
            if not message.read and message.key == key:
                return phone.hears(key=key)
            message.read = True
        street.wait(until=street.next_news(limit))
    raise AssertionError(f"{phone.name} never heard {key}")


def series(street: Street) -> Series:
    found: Series = street.look(lambda db: db.query(Series).one())
    return found


__all__ = ["PHONE", "asked", "quiet", "series", "until", "weekly"]
