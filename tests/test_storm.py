"""Everything people may type, one after another: nothing breaks, nothing personal is shown."""

import json
from pathlib import Path

import pytest

from bot.seen import SetAside
from tests.phone import Phone
from tests.street import Street

pytestmark = pytest.mark.real
EVALUATION = Path(__file__).parent / "evaluation"


def rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (EVALUATION / name).read_text("utf-8").splitlines()]


def texts(name: str) -> list[str]:
    return [str(row["text"]) for row in rows(name)]


def somebody_new(street: Street, number: int) -> Phone:
    return street.resident(f"Buur{number}")


def nothing_broke(street: Street) -> None:
    assert street.look(lambda db: [(row.kind, row.reason) for row in db.query(SetAside)]) == []


STRANGE = (
    "", " ", "\u200b", "?", "1", "99", "-1", "0", "²", "１", "ja", "nee", "ja nee", "/", "//",
    "/start " + "x" * 200, "/sluit", "/sluit 12", "12", "ik help 12", "ik help " + "9" * 20, "/x",
    "x" * 4096, "\u202eolleh", "😀😀😀", "<b>hallo</b>", "{naam}", "%s %d", "'; DROP TABLE x; --",
    "\n\n\n", "\x02vet\x03", "stop", "menu", "terug", "mens", "help", "112", "u", "taal",
    "nee, woensdag",
    "namens mevr. de Vries, Lindestraat 4, 055-1234567: boodschappen vrijdagochtend",
)  # fmt: skip


@pytest.mark.parametrize("name", ["requests.jsonl", "offers.jsonl", "group_messages.jsonl"])
def test_whatever_is_typed_in_private_nothing_breaks(quiet_street: Street, name: str) -> None:
    for number, text in enumerate(texts(name)[::2]):
        somebody_new(quiet_street, number).says(text)
    nothing_broke(quiet_street)


def test_whatever_is_typed_in_the_group_nothing_breaks(quiet_street: Street) -> None:
    people = [somebody_new(quiet_street, number) for number in range(20)]
    for number, text in enumerate([*texts("group_messages.jsonl"), *texts("requests.jsonl")]):
        people[number % 20].says_in_group(text)
    nothing_broke(quiet_street)
    secrets = [str(p) for row in rows("requests.jsonl") for p in row["pii"]]  # type: ignore[attr-defined]  # a list in the file
    shown = "\n".join(message.text for message in quiet_street.group_messages)
    assert [secret for secret in secrets if len(secret) > 4 and secret in shown] == []


OPENINGS = (
    "", "hallo", "Kan iemand me helpen?", "Kan iemand morgen boodschappen doen?",
    "ik wil helpen", "mens", "pauze", "wis alles", "privacy", "namens",
)  # fmt: skip


@pytest.mark.parametrize("first", OPENINGS)
def test_strange_messages_in_every_state(quiet_street: Street, first: str) -> None:
    """One street each, so that no computer has to walk through all of them in one go."""
    quiet_street.coordinator("Coen")
    for who in (somebody_new(quiet_street, 1), quiet_street.stranger("Vreemd")):
        for text in STRANGE:
            if first:
                who.says(first)
            who.says(text)
    nothing_broke(quiet_street)


def test_strange_messages_from_a_coordinator(quiet_street: Street) -> None:
    coordinator = quiet_street.coordinator("Coen")
    for text in STRANGE:
        coordinator.says(text)
        coordinator.says_in_group(text)
    nothing_broke(quiet_street)
