"""Every command of a role, by everybody who can try it: the set of who may is exact."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.feature import CommandHandler
from bot.messages import Address, Kind
from bot.people import Role
from handlers.staff import ROLES
from tests.coordination.test_who_may import ex_coordinator
from tests.hush import hush
from tests.phone import Phone
from tests.security.reporting import ALL, Figure
from tests.street import Street

NOBODY = frozenset[Role]()


@contextmanager
def only_noted(street: Street) -> Iterator[list[str]]:
    """Commands are not carried out: which of them would be is noted."""
    ran: list[str] = []
    real = {}
    for handler in {*street.house.registry._names.values()}:
        real[handler] = handler.run

        def note(_turn: object, _rest: str, name: str = handler.name) -> None:
            ran.append(name)

        object.__setattr__(handler, "run", note)
    yield ran
    for handler, run in real.items():
        object.__setattr__(handler, "run", run)


def kinds(street: Street) -> dict[str, tuple[Phone, frozenset[Role], dict[str, object]]]:
    """Who tries it, with which rights that counts, and in which way."""
    coen = street.coordinator("Coen")
    staff = frozenset({Role.COORDINATOR})
    group = {"group": True}
    return {
        "resident": (street.resident("Ans"), NOBODY, {}),
        "helper": (street.neighbour("Bilal"), NOBODY, {}),
        "volunteer": (street.volunteer("Vera"), frozenset({Role.VOLUNTEER}), {}),
        "desk": (street.resident("Dora", Role.DESK), frozenset({Role.DESK}), {}),
        "confidant": (street.resident("Cor", Role.CONFIDANT), frozenset({Role.CONFIDANT}), {}),
        "coordinator": (coen, staff, {}),
        "owner": (street.owner("Olga"), frozenset({Role.OWNER}), {}),
        "ex-coordinator": (ex_coordinator(street, "Eve"), NOBODY, {}),
        "stranger or other bot": (street.stranger("Kim"), NOBODY, {}),
        "in the group": (coen, staff, group),  # and answered in private
        "anonymous administrator": (coen, NOBODY, {**group, "sender": None}),
        "channel": (coen, NOBODY, {**group, "sender": None, "forwarded": True}),
        "forwarded": (coen, NOBODY, {"forwarded": True}),
        "edited": (coen, NOBODY, {"edited": True}),
        "resident in the group": (street.resident("Bep"), NOBODY, group),
        "group nobody linked": (coen, NOBODY, {"address": Address("street", "-999")}),
    }


@pytest.mark.threat("T3")
def test_the_matrix_of_who_may_is_exact(quiet_street: Street, figure: Figure) -> None:
    street = quiet_street
    people = kinds(street)
    gated: list[CommandHandler] = sorted(
        {h for h in street.house.registry._names.values() if h.roles}, key=lambda h: h.name
    )
    wrong, tried = [], 0
    with only_noted(street) as ran:
        for handler in gated:
            for who, (phone, roles, how) in people.items():
                fields = dict(how)
                kind = Kind.EDITED if fields.pop("edited", False) else Kind.COMMAND
                ran.clear()
                street.receive(phone, kind, text=f"/{handler.name} 11", **fields)
                tried += 1
                if bool(ran) != bool(roles & handler.roles):
                    wrong.append(f"/{handler.name}: {who}")
        hush(street)
    assert wrong == []
    assert {role for handler in gated for role in handler.roles} <= {
        *ROLES,
        Role.DESK,
        Role.CONFIDANT,
    }
    figure.found(f"{len(gated)} commands x {len(people)} kinds of senders: {tried}, exact")


@pytest.mark.threat("T3")
def test_words_and_phrases_of_a_role_are_theirs_too(quiet_street: Street, figure: Figure) -> None:
    street = quiet_street
    people = kinds(street)
    spoken = {words: h for words, h in street.house.registry._says.items() if h.roles}
    wrong = []
    with only_noted(street) as ran:
        for words, handler in list(spoken.items())[:: 1 if ALL else 12]:
            for who, (phone, roles, how) in people.items():
                if how:
                    continue
                ran.clear()
                phone.says(words)
                if handler.name in ran and not roles & handler.roles:
                    wrong.append(f"{words}: {who}")
    assert wrong == []
    figure.found(f"{len(spoken)} ways to say them in words: nobody else is heard")
