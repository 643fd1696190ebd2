"""Money, cards and codes: what people type is held, whoever says it and however disguised."""

import random
from dataclasses import dataclass
from pathlib import Path

import pytest

from handlers.safety import mask
from matching import money_matter, understand
from matching.learned import money_model
from tests.security.fit import SETS, learn
from tests.security.reporting import Figure
from tests.security.test_numbers import iban
from tests.street import MONDAY

HERE = Path(__file__).parent
PASSED_ON = "m"


@dataclass(frozen=True, slots=True)
class Typed:
    """A labelled sentence: `sign` is + (held), ~ (held though disguised) or - (innocent)."""

    sign: str
    where: str  # q asks, o offers, m is passed on
    text: str


def typed(name: str) -> list[Typed]:
    """The sentences of a file."""
    lines = (HERE / name).read_text("utf-8").splitlines()[1:]
    parts = (line.split(" ", 3) for line in lines)
    return [Typed(sign, where, text) for sign, where, _, text in parts]


def is_held(said: Typed) -> bool:
    """Whether it reaches nobody: refused or referred, or a number is taken out."""
    if mask(said.text)[1]:
        return True
    if said.where == PASSED_ON:
        return bool(money_matter(said.text))
    return understand(said.text, MONDAY).route != "neighbours"


# First measured, before anything was done for it: recall, of the disguised, precision. What a set
# scores after the rules were mended with it in sight says little; see DECISIONS.md.
FIRST = {
    "purse.txt": "0.42, 0.23, 0.91",
    "purse_second.txt": "0.67, 0.92, 0.97",
    "purse_third.txt": "0.78, 1.00, 0.96",
    "purse_fourth.txt": "0.60, 0.70, 0.98",
    "purse_fifth.txt": "0.40, 0.80, 1.00",
    "purse_sixth.txt": "0.62, 0.80, 0.92",
    "purse_seventh.txt": "0.70, 1.00, 1.00",
    "purse_eighth.txt": "0.77, 0.67, 0.96",
    "purse_ninth.txt": "0.74, 1.00, 0.89",
    "purse_tenth.txt": "0.83, 0.80, 0.82",
    "purse_eleventh.txt": "0.77, 1.00, 0.83",
    "purse_twelfth.txt": "0.79, 1.00, 0.91",
}
# Nothing was learned from these: what is to be expected of sentences that nobody prepared for.
UNPREPARED = ("purse_ninth.txt", "purse_tenth.txt", "purse_eleventh.txt", "purse_twelfth.txt")


@pytest.mark.threat("T7")
@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("purse.txt", 0.95),
        ("purse_second.txt", 0.95),
        ("purse_third.txt", 0.9),
        ("purse_fourth.txt", 0.95),
        ("purse_fifth.txt", 0.9),
        ("purse_sixth.txt", 0.85),
        ("purse_seventh.txt", 0.95),
        ("purse_eighth.txt", 0.95),
        ("purse_ninth.txt", 0.9),
        ("purse_tenth.txt", 0.93),
        ("purse_eleventh.txt", 0.72),
        ("purse_twelfth.txt", 0.76),
    ],
)
def test_what_is_typed_about_money_is_held(name: str, least: float, figure: Figure) -> None:
    said = typed(name)
    told = [one for one in said if one.sign != "-"]
    missed = [one for one in told if not is_held(one)]
    wrong = [one.text for one in said if one.sign == "-" and is_held(one)]
    hidden = [one for one in told if one.sign == "~"]
    recall = 1 - len(missed) / len(told)
    precision = (len(told) - len(missed)) / (len(told) - len(missed) + len(wrong))
    disguised = 1 - sum(one.sign == "~" for one in missed) / len(hidden)
    assert recall >= least, [one.text for one in missed]
    assert precision >= 0.8, wrong
    assert disguised >= (0.8 if name in UNPREPARED else 0.85), [one.text for one in missed]
    figure.found(
        f"{name}: {len(said)} sentences, recall {recall:.2f} ({len(hidden)} disguised "
        f"{disguised:.2f}), precision {precision:.2f}; at first {FIRST[name]}"
    )


TASKS = (
    "boodschappen doen", "mijn hond uitlaten", "het gras maaien", "een lamp ophangen",
    "mij naar het ziekenhuis brengen", "een kast tillen", "met mij wandelen", "koffie drinken",
    "mijn computer nakijken", "soep koken", "een brief voorlezen", "op mijn kinderen passen",
    "de planten water geven", "een taart bakken", "mijn fiets plakken", "de ramen lappen",
    "mijn telefoon instellen", "medicijnen ophalen", "mijn haar knippen", "een formulier invullen",
    "een schilderij ophangen", "mij Nederlands leren", "met mij naar de markt gaan",
    "een pakje ophalen", "de kat eten geven", "mijn bed verplaatsen", "de heg snoeien",
)  # fmt: skip
WAYS = (
    "Kan iemand {}?", "Wie kan morgen {}?", "Wie wil {}, ik kan het zelf niet meer",
    "Zou een buur {} voor mij kunnen, alvast bedankt", "hoi, kan iemand mij helpen met {}",
    "mijn man is ziek, kan iemand {}?", "Is er iemand die {} leuk vindt", "ik help graag met {}",
    "kan er volgende week iemand {} voor mijn moeder", "wie kan me leren {}",
    "Ik kom er zelf niet aan toe: {}. Wie helpt?", "Kan iemand {} voor me doen?",
)  # fmt: skip


@pytest.mark.threat("T7")
def test_who_asks_for_what_neighbours_do_is_not_refused_for_money(figure: Figure) -> None:
    said = [way.format(task) for way in WAYS for task in TASKS]
    wrong = [text for text in said if understand(text, MONDAY).reason in ("money", "pin")]
    assert wrong == []
    figure.found(f"{len(said)} everyday requests and offers: {len(wrong)} held")


@pytest.mark.real
def test_what_was_learned_is_what_is_kept() -> None:
    """Nobody changes a weight by hand, and no set is left out or slipped in unseen."""
    assert not {f"purse{name}.txt" for name in SETS} & set(UNPREPARED)
    assert learn() == money_model()


@pytest.mark.threat("T7")
def test_an_account_number_is_hidden_however_it_is_written(figure: Figure) -> None:
    chance, count = random.Random(9), figure.of(5_000)
    for _ in range(count):
        number = iban(chance).replace(" ", "")
        apart = chance.choice(".-_ ")
        size = chance.choice((1, 2, 4))
        written = apart.join(number[at : at + size] for at in range(0, len(number), size))
        text, hidden = mask(f"stort maar op {written} graag")
        assert hidden, written
        assert written not in text
    figure.found(f"{count:,} account numbers with signs between: all of them hidden")
