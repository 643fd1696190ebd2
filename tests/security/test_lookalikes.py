"""Names that pass for somebody else's: found, and seldom where nothing is wrong; and /echt."""

import random
from pathlib import Path

import pytest

from bot.lookalike import _ALIKE, claims_a_title, mixes_scripts, passes_for
from bot.names import clean
from tests.hush import hush
from tests.meeting.visiting import exchanged
from tests.phone import Phone
from tests.security.reporting import Figure
from tests.street import Street

MORE = ("✔", ", coördinator", "\x02")
STAFF = ("Mark", "Els", "Coen", "Olga de Wit", "Ayşe", "Vera", "Bilal", "Pieter van Dam")
NAMES = (Path(__file__).parent / "names.txt").read_text("utf-8").split()
SURNAMES = ("", "de Vries", "Jansen", "Yılmaz", "El Amrani", "Nowak", "van den Berg", "Kaya")


def disguise(name: str, chance: random.Random) -> str:
    """The same name with letters that look the same."""
    places = [n for n, letter in enumerate(name) if letter.lower() in _ALIKE]
    chosen = set(chance.sample(places, chance.randrange(1, len(places) + 1)))
    letters = [
        chance.choice(_ALIKE[letter.lower()]) if n in chosen else letter
        for n, letter in enumerate(name)
    ]
    return "".join(letters) + chance.choice(("", "", "\u200b", " ", ".", "\u0301"))


@pytest.mark.threat("T5")
def test_look_alikes_are_found(figure: Figure) -> None:
    chance, count = random.Random(5), figure.of(2_000, 400)
    missed = []
    for number in range(count):
        if number % 10 == 0:
            title = chance.choice(
                ("Coördinator", "Wijkagent Jan", "BuurtBot", "Politie", "Beheerder")
            )
            fake = disguise(title, chance) if number % 20 else f"{title} ✔"
            found = claims_a_title(fake)
        else:
            real = chance.choice(STAFF)
            fake = disguise(real, chance)
            found = passes_for(fake, real) or mixes_scripts(fake)
        if not found:
            missed.append(fake)
    assert len(missed) <= 0.02 * count, missed[:10]
    figure.found(f"{count:,} look-alikes: {100 * (1 - len(missed) / count):.1f} % found")


@pytest.mark.threat("T5")
def test_other_names_raise_no_alarm(figure: Figure) -> None:
    chance, count = random.Random(55), figure.of(5_000, 1_000)
    alarms = []
    for _ in range(count):
        name = f"{chance.choice(NAMES)} {chance.choice(SURNAMES)}".strip()
        if (
            claims_a_title(name)
            or any(passes_for(name, real) for real in STAFF)
            or mixes_scripts(name)
        ):
            alarms.append(name)
    assert len(alarms) <= 0.01 * count, alarms[:10]
    figure.found(f"{count:,} names in five languages: {len(alarms)} false alarms")


def comes_in(street: Street, name: str, called: str) -> Phone:
    new = street.stranger(name)
    new.opens("https://street/bot?start=w-deheeze")
    new.hears(key="onb.hello").press("Doe mee")
    new.hears(key="onb.cons1").press("Ja, allebei")
    new.hears(key="onb.name")
    new.says(called)
    new.hears(key="onb.role")
    return new


@pytest.mark.threat("T5")
def test_a_coordinator_looks_at_a_name_that_passes_for_theirs(street: Street) -> None:
    mark, els = street.coordinator("Mark"), street.owner("Els")
    comes_in(street, "Bea", "Bea")
    mark.hears_nothing()
    comes_in(street, "Eve", "Маrk")  # Cyrillic
    for one in (mark, els):
        one.hears("lijkt op", key="coo.lookalike")
    comes_in(street, "Coördinator ✔", "Jan")
    mark.hears("Coördinator", key="coo.lookalike")
    els.hears(key="coo.lookalike")


@pytest.mark.threat("T5")
def test_is_this_somebody_you_know(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone="06 12345678"), street.resident("Bilal")
    street.coordinator("Coen")
    street.volunteer("Vera")
    exchanged(street, ans, bilal)
    hush(street)
    ans.says("/echt")
    ans.hears("Over wie", key="ech.who")
    for words, who, key in (
        ("/echt Coen", "Stichting Samen", "ech.role"),
        ("ken je Vera?", "vrijwilliger", "ech.role"),
        ("/echt Bilal", "codewoord", "ech.helper"),
        ("/echt Cоen", "Doe niet open", "ech.unknown"),  # a Cyrillic letter
        ("/echt Zwaantje", "055-1234567", "ech.unknown"),
    ):
        ans.says(words)
        ans.hears(who, key=key)
    cor = street.resident("Cor")
    cor.says("/echt Ans")  # whoever only takes part is nobody's business
    cor.hears(key="ech.unknown")
    kim = street.stranger("Kim")
    kim.says("/echt Coen")
    kim.hears(key="onb.hello")


@pytest.mark.threat("T5", "T12")
def test_no_name_makes_the_mark_of_a_role(figure: Figure) -> None:
    """What somebody is stands in a sentence of the bot, outside of the name."""
    chance, count = random.Random(555), figure.of(20_000)
    for _ in range(count):
        name = clean(disguise(chance.choice(STAFF), chance) + chance.choice(MORE))
        assert not set(name) & set("\x02\x03\x0e\x0f\n")
    figure.found(f"{count:,} names: none brings markup or a line of its own")
