"""A neighbourhood with something of everything on its page."""

from datetime import timedelta

from handlers.requests import Request, Rung, State
from tests.phone import Phone
from tests.street import Street

# Kind of help, what of the lexicon, days open, rung, how many were asked.
OPEN = (
    ("odd_jobs", "hang_lamp", 0.1, Rung.NEIGHBOURS, 3),
    ("groceries", "", 0.4, Rung.WIDER, 7),
    ("company", "", 1.5, Rung.VOLUNTEERS, 9),
    ("garden", "", 2.2, Rung.WIDER, 6),
    ("ride", "", 4.0, Rung.COORDINATOR, 11),
    ("digital", "", 8.0, Rung.ALL, 12),
)


def busy(street: Street) -> Phone:
    """Its coordinator, who is on duty."""
    ans, els = street.resident("Ans"), street.coordinator("Els")
    els.says("ik neem de dienst")
    els.hears(key="dut.yours")
    for day in ("dinsdag", "woensdag"):
        els.says(f"ik neem {day} dienst")
        els.hears()
    now, asker = street.clock.now(), street.person(ans).id
    for number, (kind, concept, days, rung, asked) in enumerate(OPEN, 11):
        opened = now - timedelta(days=days)
        street.keep(
            Request(
                neighbourhood_id=street.neighbourhood_id, number=number, state=State.OPEN,
                asker_id=asker, category=kind, concept=concept, rung=rung, asked=asked,
                made_at=opened, opened_at=opened, grain="part_of_day",
                starts_at=now + timedelta(hours=4), ends_at=now + timedelta(hours=7),
            )
        )  # fmt: skip
    return els
