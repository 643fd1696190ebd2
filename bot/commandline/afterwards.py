"""What follows when an older database was put back: nobody returns, nothing is sent by itself."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import outbox
from bot.app import App
from bot.erasures import Erasures
from bot.installation import remember
from bot.outage import Beat, Restored
from bot.people import Neighbourhood, Person
from bot.turn import Turn
from handlers import staff
from handlers.privacy import forget


@dataclass(frozen=True, slots=True)
class Settled:
    """How many were forgotten again, and which letters wait for whom."""

    forgotten: int
    held: int
    nobody: tuple[str, ...]  # neighbourhoods in which no coordinator can be asked

    def lines(self) -> list[str]:
        """What whoever typed the command has to know."""
        lines = [f"Forgotten again, as they were after the copy was made: {self.forgotten}."]
        if self.held:
            lines.append(
                f"Letters that waited then: {self.held}. They are held; the coordinators are"
                " asked in their chat what to do with them. After 30 days they go."
            )
            lines += [f"Nobody can be asked that in {name}." for name in self.nobody]
        return lines


def settle(app: App, log: Erasures) -> Settled:
    """Forget whoever was forgotten since, hold what waits, and ask; all or nothing."""
    now = app.clock.now()
    which = f"{now:%Y%m%dT%H%M%S}"
    with app.session() as db:
        again = _forget_again(app, db, log, f"restore:{which}")
        db.flush()
        held = outbox.hold(db)
        kept_at = db.scalar(select(Beat.at)) or now
        nobody = []
        for here in db.scalars(select(Neighbourhood).order_by(Neighbourhood.id)).all():
            turn = Turn(app.house, db, now, f"restore:{which}:{here.id}", neighbourhood=here)
            if not staff.coordinators(turn):
                nobody.append(here.name)
            turn.announce(Restored(which, kept_at, outbox.held(db, here)))
        remember(db, "restored", which)
        log.catch_up(db)
    return Settled(again, held, tuple(nobody))


def _forget_again(app: App, db: Session, log: Erasures, cause: str) -> int:
    again = 0
    for identity in sorted(log.read()):
        person = db.get(Person, identity)
        if person is not None and person.forgotten_at is None:
            forget(Turn(app.house, db, app.clock.now(), f"{cause}:{identity}"), person)
            again += 1
    return again
