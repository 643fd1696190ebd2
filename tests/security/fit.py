"""Works out matching/learned/money.model from the sets on money that were measured before."""

from collections.abc import Iterable
from pathlib import Path

from matching.learned import level
from matching.learned.fitting import Example, fit
from matching.learned.model import HERE as LEARNED
from matching.learned.model import Model, write
from matching.learned.train import CORPUS
from matching.recognise.purse import seen_of_money, told_of_money
from matching.recognise.routes import find_route
from matching.words import sentence
from tests.matching.practice.fit import HERE as PRACTICE
from tests.matching.practice.fit import half, lines

HERE = Path(__file__).parent
LABELS = ("other", "money")
KINDS = ("request", "offer", "chitchat", "thanks", "claim")
# What is measured as nobody prepared for it is not learned from.
SETS = (
    "", "_second", "_third", "_fourth", "_fifth", "_sixth", "_seventh", "_eighth", "_learned",
    "_learned_home", "_learned_bank", "_learned_short", "_learned_trade", "_learned_street",
    "_learned_long", "_learned_words",
)  # fmt: skip
SEEN = (
    3  # examples a feature has to be in: with fewer it would hardly be told better, in more memory
)


def example(text: str, label: str) -> Example:
    """A message as an example, all of one length."""
    words = sentence(text)
    seen = seen_of_money(words, told_of_money(words))
    size = level(seen) if seen else 1.0
    return Example(dict.fromkeys(seen, size), label)


def typed() -> Iterable[tuple[str, str]]:
    """The sentences of those sets, and whether they are to be held."""
    for name in SETS:
        for line in (HERE / f"purse{name}.txt").read_text("utf-8").splitlines()[1:]:
            sign, _, _, text = line.split(" ", 3)
            yield text, LABELS[sign != "-"]


def others() -> Iterable[tuple[str, str]]:
    """What is said apart from that: no prices, and nothing that the rules hold by themselves."""
    said = (HERE / "everyday.txt").read_text("utf-8").splitlines()[1:]
    for text in dict.fromkeys((*_of_the_corpus(), *_of_practice(), *_of_the_evaluation(), *said)):
        if find_route(sentence(text)).reason not in ("money", "pin"):
            yield text, LABELS[0]


def services() -> Iterable[tuple[str, str]]:
    """What is asked and offered of each service, without what the rules hold by themselves."""
    for row in lines(PRACTICE / "services.jsonl"):
        told = find_route(sentence(row["text"])).reason
        if half(row["id"]) == "A" and told not in ("money", "pin"):
            yield row["text"], LABELS[0]


def _of_the_corpus() -> Iterable[str]:
    for path in sorted(CORPUS.glob("*.jsonl")):
        for row in lines(path):
            if row["kind"] in KINDS and row.get("categories") != ["other"]:
                yield row["text"]


def _of_practice() -> Iterable[str]:
    for name in ("messages", "more", "needs", "private", "moments", "sixth"):
        for row in lines(PRACTICE / f"{name}.jsonl"):
            if half(row["id"]) == "A":
                yield row["text"]
    yield from (PRACTICE.parent / "quiet.txt").read_text("utf-8").splitlines()


def _of_the_evaluation() -> Iterable[str]:
    for name in ("offers", "requests", "group_messages"):
        for row in lines(PRACTICE.parents[1] / "evaluation" / f"{name}.jsonl"):
            if row.get("safe") != "refuse" and row.get("label", "request") in KINDS:
                yield row["text"]


def learn() -> Model:
    """The model of all of them, the same each time."""
    rows = (*typed(), *others(), *services())
    return fit([example(text, label) for text, label in rows], LABELS, least=SEEN)


def main() -> None:
    """Keeps it where the others are."""
    write(learn(), LEARNED / "money.model")


if __name__ == "__main__":
    main()
