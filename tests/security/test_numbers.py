"""Numbers of accounts and of citizens: none is kept, whatever stands around it."""

import random
from pathlib import Path

import pytest

from handlers.safety import mask
from matching import understand
from tests.security.reporting import Figure
from tests.street import MONDAY

AROUND = ("{}", "mijn rekening is {} hoor", "maak over naar {}.", "({})", "iban:{}", "bsn {}")


def iban(chance: random.Random) -> str:
    """A Dutch number whose check digits are right."""
    bank = "".join(chance.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=4))
    account = f"{chance.randrange(10**10):010}"
    digits = "".join(str(int(letter, 36)) for letter in f"{bank}{account}NL00")
    text = f"NL{98 - int(digits) % 97:02}{bank}{account}"
    if chance.random() < 0.5:
        text = " ".join(text[n : n + 4] for n in range(0, len(text), 4))
    return text if chance.random() < 0.7 else text.lower()


def citizen(chance: random.Random) -> str:
    """Nine digits that pass the eleven-test."""
    while True:
        digits = [chance.randrange(10) for _ in range(8)]
        last = sum(w * d for w, d in zip(range(9, 1, -1), digits, strict=True)) % 11
        if last < 10 and any(digits):
            return "".join(map(str, [*digits, last]))


@pytest.mark.threat("T7")
def test_every_number_that_checks_is_hidden(figure: Figure) -> None:
    chance, count = random.Random(7), figure.of(20_000)
    for _ in range(count):
        for make in (iban, citizen):
            number = make(chance)
            text, hidden = mask(chance.choice(AROUND).format(number))
            assert hidden, number
            assert number not in text
    figure.found(f"{count:,} account numbers and as many of citizens: all of them hidden")


@pytest.mark.threat("T7")
def test_money_and_cards_are_held_and_the_bank_is_not(figure: Figure) -> None:
    """Sentences that somebody labelled: + is nothing between neighbours, - is."""
    held: dict[str, list[str]] = {"+": [], "-": []}
    lines = (Path(__file__).parent / "money.txt").read_text("utf-8").splitlines()
    for line in lines:
        sign, text = line[0], line[2:]
        if understand(text, MONDAY).route != "neighbours" or mask(text)[1]:
            held[sign].append(text)
    wanted = sum(line.startswith("+") for line in lines)
    recall = len(held["+"]) / wanted
    precision = len(held["+"]) / (len(held["+"]) + len(held["-"]))
    assert recall >= 0.95, [line for line in lines if line[0] == "+" and line[2:] not in held["+"]]
    assert precision >= 0.8, held["-"]
    many = len(lines)
    figure.found(f"{many} sentences on money: recall {recall:.2f}, precision {precision:.2f}")


@pytest.mark.threat("T7")
def test_a_letter_that_only_looks_like_one_is_no_account() -> None:
    """To a pattern that minds no capitals these are an I, an S and a K."""
    for letter in "İıſK":
        text = f"NL91ABNA041716430{letter}"
        assert mask(text) == (text, False)
