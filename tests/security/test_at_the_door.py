"""At the front door: the word that is said there, and whom the bot never sends."""

import random

import pytest

from bot.people import Membership, Trust
from bot.turn import Turn
from handlers.helping.candidates import candidates
from handlers.meeting.code import free_pair, new_code, words
from handlers.meeting.model import Meeting
from handlers.requests import Request, Rung
from matching.lexicon.category import CATEGORIES
from tests.helping.posting import open_one, post
from tests.security.reporting import Figure
from tests.street import Street

LEVEL = {Trust.NEW: 0, Trust.TALKED: 1, Trust.VOG: 2}
NEEDED = {"none": 0, "talk": 1, "vog": 2}


@pytest.mark.threat("T6")
def test_visits_at_the_same_time_have_words_of_their_own(
    quiet_street: Street, figure: Figure
) -> None:
    street, count = quiet_street, figure.of(1_000, 100)
    request = post(street, street.resident("Ans"))
    street.planted = True
    [place] = street.look(lambda db: db.query(Request).one() and [request.id])
    codes = []
    context, turn = street.turn()
    for _ in range(count):
        codes.append(new_code(turn))
        ids = {"neighbourhood_id": turn.here.id, "request_id": place, "place_id": place}
        turn.db.add(_open(turn, codes[-1], ids))
        turn.db.flush()
    turn.db.rollback()
    context.__exit__(None, None, None)
    assert len(set(codes)) == count
    figure.found(f"{count:,} visits at the same time: no word twice")


def _open(turn: Turn, code: str, ids: dict[str, int]) -> Meeting:
    turn.db.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    return Meeting(id=turn.house.chance.getrandbits(60), code=code, made_at=turn.now, **ids)


@pytest.mark.threat("T6")
def test_no_pair_is_given_twice_while_one_is_free(figure: Figure) -> None:
    """Also where nearly all of them are taken: more visits than any neighbourhood has."""
    chance, taken, count = random.Random(66), set[str](), figure.of(100_000)
    for _ in range(count):
        pair = free_pair(chance, taken)
        assert pair not in taken
        taken.add(pair)
    one, other = zip(*(pair.split(" ") for pair in taken), strict=True)
    assert {*one, *other} <= set(words())
    every = len(words()) * (len(words()) - 1)
    figure.found(f"{count:,} visits at once, of {every:,} pairs there are: no pair twice")


@pytest.mark.threat("T6")
def test_nobody_is_asked_who_is_not_known_well_enough(
    quiet_street: Street, figure: Figure
) -> None:
    """Whatever the kind of help and the levels of the neighbours, by the table of the kinds."""
    street, chance = quiet_street, random.Random(6)
    street.change(talk_needed=True)
    street.planted = True
    kinds = [kind for kind, what in CATEGORIES.items() if what.vetting != "none"] + ["groceries"]
    for number in range(4):
        street.neighbour(f"Buur {number}", kinds=",".join(kinds))
    ans = street.resident("Ans")
    posted = {kind: open_one(street, ans, category=kind, concept="") for kind in kinds}
    count, asked, below = figure.of(10_000), 0, 0
    context, turn = street.turn()
    for _ in range(count):
        kind = chance.choice(kinds)
        members = {m.person_id: m for m in turn.db.query(Membership).all()}
        for member in members.values():
            member.trust = chance.choice(list(Trust))
        found = candidates(turn, turn.db.get_one(Request, posted[kind].id), Rung.WIDER)
        asked += len(found)
        needed = NEEDED[CATEGORIES[kind].vetting]
        below += sum(LEVEL[members[one.person.id].trust] < needed for one in found)
    turn.db.rollback()
    context.__exit__(None, None, None)
    assert asked > count / 4
    assert below == 0
    figure.found(f"{count:,} matchings, {asked:,} neighbours found: {below} below the level")
