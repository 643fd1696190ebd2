"""What the group sees: nothing of anybody, and nothing that the author did not see first."""

import json
import random
from pathlib import Path

import pytest

from tests.hush import hush
from tests.phone import Message
from tests.security.reporting import Figure
from tests.street import Street

TESTS = Path(__file__).parent.parent
ASKS = (
    "Kan iemand morgen boodschappen voor me doen?", "Wie kan vrijdag mijn lamp ophangen?",
    "Wie wil mijn hond uitlaten?", "Kan iemand me zaterdag naar het ziekenhuis rijden?",
)  # fmt: skip


def labelled() -> list[tuple[str, list[str]]]:
    """Sentences with what nobody else may read, as it stands in them."""
    found = []
    for file in ("evaluation/requests.jsonl", "matching/practice/private.jsonl"):
        for line in (TESTS / file).read_text("utf-8").splitlines():
            row = json.loads(line)
            private = [*row.get("pii", []), *row.get("health", [])]
            if private:
                found.append((row["text"], private))
    return found


def plant(chance: random.Random) -> tuple[str, list[str]]:
    """A request with a name, an address, a postcode, a number, a reason and an absence."""
    number = f"06{chance.randrange(10**7, 10**8)}"
    postcode = f"{chance.randrange(7334, 7337)} {chance.choice('ABCD')}{chance.choice('EFGH')}"
    house = f"Tulpstraat {chance.randrange(1, 300)}"
    name = f"mevrouw {chance.choice('BDFGKLMN')}erk{chance.choice('amels')}e"
    said = [number, postcode, house, name, "alleen thuis", "chemo"]
    extra = (
        f"bel {number}", f"ik woon {house}, {postcode}", f"groet {name}",
        "ik ben alleen thuis na mijn chemo",
    )  # fmt: skip
    parts = chance.sample(extra, chance.randrange(1, 4))
    text = f"{chance.choice(ASKS)} {'. '.join(parts)}"
    return text, [word for word in said if word in text]


def look(messages: list[Message], text: str, private: list[str]) -> None:
    """Nothing private stands in these messages."""
    for message in messages:
        words = message.text.lower()
        assert "zwaantje" not in words, text
        said = [word for word in private if len(word) > 3 and word.lower() in words]
        assert said == [], f"{text!r}: {message.text!r}"


@pytest.mark.threat("T8", "T9")
def test_nothing_of_anybody_stands_in_the_group(quiet_street: Street, figure: Figure) -> None:
    street, chance = quiet_street, random.Random(8)
    street.planted = True
    corpus = labelled()
    street.coordinator("Coen")
    asker = street.resident("Zwaantje")
    count, shown, unseen, posted = figure.of(5_000), 0, 0, 0
    for number in range(count):
        text, private = chance.choice(corpus) if number % 2 else plant(chance)
        before = len(street.group_messages)
        asker.says_in_group(text)
        previews = [m for m in street.group_messages[before:] if m.key.startswith("grq.offer")]
        look(street.group_messages[before:], text, private)
        for preview in previews:
            if "Ja, plaats maar" in preview.labels:
                preview.pressed_by(asker, "Ja, plaats maar")
        new = street.group_messages[before:]
        look(new, text, private)
        cards = sum(message.key == "card.open" for message in new)
        shown, posted, unseen = shown + len(new), posted + cards, unseen + (cards > len(previews))
        hush(street)
        if number % 4 == 3:
            street.wait(minutes=11)
    assert unseen == 0
    assert posted
    figure.found(f"{count:,} sentences, {shown:,} messages in the group: nothing of anybody")
    figure.found(f"{posted:,} requests posted, all of them shown to the author first")
