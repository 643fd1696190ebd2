"""Safeguards in the database: once, one at a time, and who holds what."""

from types import SimpleNamespace
from typing import Any

from sqlalchemy import Engine, UniqueConstraint, event
from sqlalchemy.dialects.postgresql.base import PGCompiler

import bot.app
import bot.db
from bot.app import App
from bot.letters import Writer
from bot.outbox import Letter
from bot.turn import Refusal
from handlers.ladder import model as ladder
from handlers.requests import life
from handlers.requests.place import Place, PlaceState
from tests.ablation.safeguard import everywhere, safeguard

SAFE = "machine/test_safeguards.py::"
RACE = "helping/test_race.py::test_of_a_hundred_who_press_at_once_one_has_the_place"


@safeguard(
    "an update that was dealt with is noted in the transaction of its effects",
    SAFE + "test_an_update_that_is_offered_again_does_nothing",
)
def seen_mark() -> None:
    bot.app._finish = lambda _db, turn, _incoming: turn.toasted


@safeguard(
    "the same mark, when the reply to COMMIT is lost",
    SAFE + "test_a_commit_whose_reply_is_lost_is_not_done_again",
)
def seen_mark_after_a_lost_reply() -> None:
    seen_mark()


@safeguard(
    "what the database refused for a moment is done again, with the same cause",
    SAFE + "test_a_database_that_is_busy_for_a_moment_is_asked_again",
)
def retry_with_the_same_key() -> None:
    bot.app._passes = lambda _error: False


@safeguard(
    "an update that cannot be handled is set aside, and the next one is heard",
    "machine/test_transactions.py::test_an_impossible_update_is_set_aside_and_the_next_is_heard",
)
def setting_aside() -> None:
    def fail(_app: App, _incoming: object, reason: str) -> None:
        raise RuntimeError(reason)

    App._fail = fail


@safeguard(
    "a letter's cause is a unique key that is looked up first",
    "machine/test_letters.py::test_a_letter_with_the_same_cause_is_written_once",
)
def cause_key_of_a_letter() -> None:
    table: Any = Letter.__table__
    for one in [c for c in table.constraints if isinstance(c, UniqueConstraint)]:
        table.constraints.discard(one)
    Writer._said = lambda *_: False


@safeguard("a place is taken only while it is open", RACE)
def compare_and_set_of_a_place() -> None:
    places = life.places
    life.places = lambda db, request, *states: (
        places(db, request) if states == (PlaceState.OPEN,) else places(db, request, *states)
    )

    def claim(place: Place, helper: Any, now: Any) -> bool:
        place.state, place.helper_id, place.claimed_at = PlaceState.CLAIMED, helper.id, now
        return True

    Place.claim = claim


@safeguard(
    "a step of the ladder is taken once, and whoever takes it holds the row",
    "helping/test_at_once.py::test_two_hearts_beat_at_once_and_each_level_is_taken_once",
    "postgres",
)
def compare_and_set_and_lock_of_a_step() -> None:
    def settle(turn: Any, step: Any, reason: str = "") -> bool:
        step.done_at, step.reason = turn.now, reason
        return True

    everywhere(ladder.settle, settle)
    row_locks()


@safeguard("a transaction on SQLite begins as a writer", RACE)
def begin_immediate() -> None:
    def listen(target: Engine, name: str, run: Any) -> None:
        begins = name == "begin"
        event.listen(target, name, (lambda c: c.exec_driver_sql("BEGIN")) if begins else run)

    bot.db.event = SimpleNamespace(listen=listen)


@safeguard("what a turn works on is locked", RACE, "postgres")
def row_locks() -> None:
    PGCompiler.for_update_clause = lambda *_, **__: ""


@safeguard(
    "what another process holds is passed over",
    SAFE + "test_a_letter_that_another_sender_holds_keeps_nobody_waiting",
    "postgres",
)
def skip_locked() -> None:
    clause = PGCompiler.for_update_clause

    def waits(self: Any, select: Any, **how: Any) -> str:
        return str(clause(self, select, **how)).replace(" SKIP LOCKED", "")

    PGCompiler.for_update_clause = waits


@safeguard(
    "a refusal undoes what the turn did",
    "machine/test_transactions.py::test_a_refusal_undoes_what_the_turn_did",
)
def undoing_a_refused_turn() -> None:
    def keep(app: App, incoming: Any, aid: Any) -> Any:
        with app.session() as db:
            turn = app._turn(db, incoming)
            try:
                bot.app.dispatch.handle(turn, incoming, aid)
            except Refusal as no:
                bot.app.dispatch.refuse(turn, no)
            return bot.app._finish(db, turn, incoming)

    App._receive = keep
