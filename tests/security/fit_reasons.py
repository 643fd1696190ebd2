"""Works out matching/learned/reasons.model from labelled reasons and what is said besides."""

import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from matching.learned.fitting import FOLDS, Example, fit, held_out
from matching.learned.model import HERE as LEARNED
from matching.learned.model import Model, write
from matching.recognise.emergency import emergency
from matching.recognise.health import told_spans
from matching.recognise.pieces import pieces
from matching.recognise.reasons import border, seen_of_a_reason, weigh, weighed
from matching.words import sentence
from tests.security.fit import others

HERE = Path(__file__).parent
LABELS = ("other", "reason")
EPOCHS = 12
NEVER = 2.0  # a chance that nothing has
HALF = 0.5  # of a piece stands between brackets
# What is measured as nobody prepared for it is not learned from.
WHOLE = "reasons_learned.txt"  # all of a reason stands between brackets there
SETS = ("reasons.txt", "reasons_second.txt", WHOLE)  # and elsewhere what tells the most of it

Said = tuple[str, ...]  # the words of a piece


def sentences(name: str) -> Iterator[tuple[str, bool]]:
    """The sentences of a set, and whether a reason is in them."""
    for line in (HERE / name).read_text("utf-8").splitlines()[1:]:
        kind, _, marked = line.split(" ", 2)
        yield marked.replace("[", "").replace("]", ""), kind != "-"


def told() -> Iterator[tuple[str, Said, str]]:
    """The labelled sentences in pieces: the sentence, a piece and its label."""
    for name in SETS:
        for line in (HERE / name).read_text("utf-8").splitlines()[1:]:
            marked = line.split(" ", 2)[2]
            yield from _labelled(marked, whole=name == WHOLE)


def _labelled(marked: str, *, whole: bool) -> Iterator[tuple[str, Said, str]]:
    text = marked.replace("[", "").replace("]", "")
    inside: set[int] = set()
    for number, found in enumerate(re.finditer(r"\[(.*?)\]", marked)):
        inside.update(range(found.start() - 2 * number, found.end() - 2 * number - 2))
    words = sentence(text)
    for piece in pieces(words):
        places = range(words.starts[piece.first], words.ends[piece.last - 1])
        share = sum(at in inside for at in places) / len(places)
        said = words.words[piece.first : piece.last]
        if share >= HALF or (share and not whole and not piece.asks):
            yield text, said, LABELS[1]
        elif whole or not inside or piece.asks:
            yield text, said, LABELS[0]


def besides() -> Iterator[tuple[str, Said, str]]:
    """What is said apart from that, without danger and what the patterns take for a reason."""
    for text, _ in others():
        if emergency(text) is not None:
            continue
        words = sentence(text)
        known = told_spans(words)
        for piece in pieces(words):
            start, end = words.starts[piece.first], words.ends[piece.last - 1]
            if all(high <= start or end <= low for low, high in known):
                yield text, words.words[piece.first : piece.last], LABELS[0]


def example(said: Said, label: str) -> Example:
    """A piece as an example, all of one length."""
    seen = seen_of_a_reason(said)
    size = weigh(len(seen))
    return Example({name: value * size for name, value in seen.items()}, label)


def rows() -> Iterable[tuple[str, Said, str]]:
    """All pieces, each once."""
    return dict.fromkeys((*told(), *besides()))


def learn() -> Model:
    """The model of all of them, the same each time."""
    return fit([example(said, label) for _, said, label in rows()], LABELS, epochs=EPOCHS)


def show() -> None:
    """Print what is cut out of the sentences of the fifths that were left out."""
    every = list(rows())
    places = [zlib.crc32(text.encode()) % FOLDS for text, _, _ in every]
    parts = [(place, example(*row[1:])) for place, row in zip(places, every, strict=True)]
    fifths = sorted(range(len(every)), key=lambda at: places[at])  # as they are held out
    cut: set[tuple[str, str]] = set()
    for at, (one, model) in zip(fifths, held_out(parts, LABELS, epochs=EPOCHS), strict=True):
        text, said, label = every[at]
        if model.chances(one.features)[LABELS[1]] >= borders(text).get(said, NEVER):
            cut.add((text, label))
    for name, told, label in (("with", True, LABELS[1]), ("without", False, LABELS[0])):
        these = {(text, label) for text, why in sentences(WHOLE) if why == told}
        print(f"{len(these & cut)} of {len(these)} {name} a reason would be cut")


def borders(text: str) -> dict[Said, float]:
    """The pieces of a text that are weighed, and what the chance of each has to be."""
    words = sentence(text)
    every = pieces(words)
    return {
        words.words[one.first : one.last]: border(words, one, every)
        for one in weighed(words, every)
    }


def main() -> None:
    """Keeps it where the others are."""
    show()
    write(learn(), LEARNED / "reasons.model")


if __name__ == "__main__":
    main()
