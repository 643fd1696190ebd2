"""Why somebody asks: found, left out, and read by nobody who did not see the author allow it."""

import gc
import re
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import handlers
from handlers.requests import Request, State
from matching import CATEGORIES, understand
from matching.learned.model import HERE as LEARNED
from matching.learned.model import read_leaning, write
from tests.hush import hush
from tests.phone import Message, Phone
from tests.security.fit_reasons import SETS, learn
from tests.security.reporting import Figure
from tests.street import MONDAY, Street

pytestmark = pytest.mark.real

HALF = 0.5  # of a reason has to be found, as in `burenhulp evaluate`
ON = ("Ja, plaats maar", "Ja", "Voor mij", "Nederlands", "Geen haast")  # what leads to a request
STEPS = 6  # presses after which it is posted, or never
FRESH = 2  # helpers are asked so many times, and then others are
KINDS = ",".join(CATEGORIES)
ROOMS = ("requests", "helping", "meeting")  # what stands on a card and in a ping is said there
OWN = {  # words of the bot itself: "Geplaatst"
    word
    for room in ROOMS
    for file in (Path(handlers.__file__).parent / room).glob("texts*.toml")
    for word in re.findall(r"\w+", file.read_text("utf-8").lower())
}


@dataclass(frozen=True, slots=True)
class Said:
    """A labelled sentence; `why` are the parts that nobody else may read."""

    kind: str  # h, d, v or -
    text: str
    why: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def telling(self) -> set[str]:
        """The words of the reason that tell something."""
        rest = self.text.lower()
        for part in self.why:
            rest = rest.replace(part.lower(), " ")
        words = {word for part in self.why for word in re.findall(r"\w{4,}", part.lower())}
        short = {word for part in self.why for word in re.findall(r"\w+", part.lower())}
        told = words - OWN - set(re.findall(r"\w+", rest))
        return told or short - OWN - set(re.findall(r"\w+", rest))


def labelled(name: str) -> Iterator[Said]:
    """The sentences of a file, without their brackets."""
    for line in (Path(__file__).parent / name).read_text("utf-8").splitlines()[1:]:
        kind, _, marked = line.split(" ", 2)
        found = list(re.finditer(r"\[(.*?)\]", marked))
        spans = [(m.start() - 2 * n, m.end() - 2 * n - 2) for n, m in enumerate(found)]
        why = tuple(m[1] for m in found)
        yield Said(kind, marked.replace("[", "").replace("]", ""), why, tuple(spans))


def is_found(said: Said) -> bool:
    """Whether it goes to no neighbour at all, or the reason is cut out of it."""
    read = understand(said.text, MONDAY)
    cut = {at for start, end in read.health + read.personal for at in range(start, end)}
    return read.route != "neighbours" or all(
        sum(at in cut for at in range(start, end)) >= HALF * (end - start)
        for start, end in said.spans
    )


UNPREPARED = (
    "reasons_third.txt",
    "reasons_fourth.txt",
    "reasons_fifth.txt",
)  # nothing is learned from these
MANY, MEMORY = 4_000, 200_000  # features that are learned, and bytes that they take at most

# First measured, before anything was done for it: found of the reasons, taken for one of the rest.
# Nothing was changed after the third was measured. The fourth was written after the model, of
# people who go round the word; after that only the border was raised, by what is honest.
FIRST = {
    "reasons.txt": "0.82, 13 of 99",
    "reasons_second.txt": "0.73, 2 of 20",
    "reasons_third.txt": "0.95, 0 of 12",
    "reasons_fourth.txt": "0.55, 5 of 38",
    "reasons_fifth.txt": "0.85, 14 of 100",
}


@pytest.mark.threat("T9")
@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("reasons.txt", 0.95, 0.05),
        ("reasons_second.txt", 0.95, 0.1),
        ("reasons_third.txt", 0.95, 0.1),
        ("reasons_fourth.txt", 0.5, 0.14),  # sentences that look like each other on purpose
        ("reasons_fifth.txt", 0.83, 0.22),  # the same; less is missed since more is cut in vain
    ],
)
def test_reasons_are_found(name: str, least: float, most: float, figure: Figure) -> None:
    told = [said for said in labelled(name) if said.why]
    none = [said for said in labelled(name) if not said.why]
    missed = [said.text for said in told if not is_found(said)]
    wrong = [said.text for said in none if understand(said.text, MONDAY).health]
    recall = 1 - len(missed) / len(told)
    assert recall >= least, missed
    assert len(wrong) <= most * len(none), wrong
    figure.found(
        f"{name}: {len(told)} with a reason, {recall:.2f} of them found; "
        f"{len(wrong)} of {len(none)} without one taken for one; at first {FIRST[name]}"
    )


def test_what_was_learned_of_reasons_is_what_is_kept(tmp_path: Path) -> None:
    """Nobody changes a weight by hand, and no set is left out or slipped in unseen."""
    assert not set(SETS) & set(UNPREPARED)
    write(learn(), tmp_path / "reasons.model")
    assert (tmp_path / "reasons.model").read_text() == (LEARNED / "reasons.model").read_text()


def test_a_model_of_reasons_takes_little_memory() -> None:
    gc.collect()
    tracemalloc.start()
    kept = read_leaning(LEARNED / "reasons.model")
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(kept.weights) > MANY
    assert size < MEMORY


def tells(messages: list[Message], said: Said) -> bool:
    """Whether one of these messages has a word of the reason in it."""
    read = {word for message in messages for word in re.findall(r"\w+", message.text.lower())}
    return not said.telling.isdisjoint(read)


def posted(asker: Phone, said: Said, *, in_group: bool) -> bool:
    """The asker says it and goes on until it is posted; whether they saw the reason stand."""
    street, seen = asker.street, False
    looked = {id(message) for message in (*asker.messages, *street.group_messages)}
    if in_group:
        asker.says_in_group(said.text)
    else:
        asker.says(said.text)
    for _ in range(STEPS):
        mine = [m for m in asker.messages if id(m) not in looked]
        aloud = [m for m in street.group_messages if id(m) not in looked]
        assert seen or not tells(aloud, said), (said.text, [m.text for m in aloud])
        looked |= {id(message) for message in (*mine, *aloud)}
        seen = seen or tells(mine, said)
        on = [(m, label) for m in (*mine, *aloud) for label in ON if label in m.labels]
        if on:
            on[0][0].pressed_by(asker, on[0][1])
        elif mine and mine[-1].key.startswith("ask.when"):
            asker.says("morgen om 15:00")
        else:
            break
    return seen


@pytest.mark.threat("T9")
def test_no_reason_is_read_by_who_should_not(quiet_street: Street, figure: Figure) -> None:
    street, read, allowed, cards, pings = quiet_street, 0, 0, 0, 0
    street.planted = True
    street.coordinator("Coen")
    every = list(labelled("reasons.txt"))
    some = every[:: len(every) // figure.of(len(every), 20)]
    for number, said in enumerate(some):
        if number % FRESH == 0:
            helpers = [street.neighbour(f"Helper{number}{n}", kinds=KINDS) for n in range(2)]
        asker = street.resident(f"Vrager{number}")
        before = {phone.name: len(phone.messages) for phone in helpers}
        there = len(street.group_messages)
        seen = posted(asker, said, in_group=number % 2 == 0)
        street.wait(minutes=3)
        group = street.group_messages[there:]
        others = [m for phone in helpers for m in phone.messages[before[phone.name] :]]
        for message in (*group, *others):
            assert seen or not tells([message], said), (said.text, message.text)
        read += len(group) + len(others)
        cards += any(message.key == "card.open" for message in group)
        pings += sum(message.key.startswith("ping.") for message in others)
        allowed += seen and tells([*group, *others], said)
        hush(street)
        street.wait(minutes=27)
        hush(street)
    asked = street.look(
        lambda db: db.query(Request).filter(Request.state != State.CONCEPT).count()
    )
    assert cards
    assert pings
    figure.found(
        f"{len(some)} sentences, {asked} requests of them, {read} messages in the group and to "
        f"helpers ({cards} cards, {pings} pings): {allowed} with a reason, "
        "all of them seen by the author first"
    )
