"""Learns the model of kinds from the corpus: `make learn`; prints how unseen fifths are read."""

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from matching.calibration import expected_error
from matching.language import guess_language
from matching.learned.descent import FOLDS, Example, held_out, learned
from matching.learned.kept import HERE
from matching.learned.reader import write
from matching.profile import quick
from matching.recognise.kinds import ACTED, KINDS, seen, signs
from matching.words import sentence

CORPUS = HERE / "corpus"


def rows(folder: Path = CORPUS) -> Iterable[tuple[str, str]]:
    """Text and kind of every message of the corpus, the files in order.

    Of those in `kinds` only the kind is known: nothing else is learned from them. Those in
    `services` are all requests and offers, so they tell nothing of kinds.
    """
    for file in sorted((*folder.glob("*.jsonl"), *folder.glob("kinds/*.jsonl"))):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            yield row["text"], row["kind"]


def example(text: str, kind: str) -> Example:
    """A message as an example of its kind."""
    words = sentence(text)
    language = guess_language(words)
    clearest = next(iter(quick(words, offer=False).weights.values()), 0.0)
    return Example(seen(words, language, signs(words, language, clearest)), kind)


def unseen(every: Sequence[tuple[int, Example]]) -> list[tuple[str, dict[str, float]]]:
    """What five fits on four fifths make of the fifth they did not see: kind and chances."""
    return [(one.label, reader.chances(one.seen)) for one, reader in held_out(every, KINDS)]


def show(found: Sequence[tuple[str, dict[str, float]]]) -> None:
    """Print how often it was right, how often it acts rightly, and how true its chances are."""
    guesses = [(kind, max(chances, key=lambda name: chances[name])) for kind, chances in found]
    right = sum(kind == guess for kind, guess in guesses)
    print(f"{right / len(found):.3f} of {len(found)} messages that were not seen")
    for sure in (0.5, 0.6, 0.7, 0.8):
        said = [kind for kind, chances in found if sum(chances[a] for a in ACTED) >= sure]
        hit = sum(kind in ACTED for kind in said)
        meant = sum(kind in ACTED for kind, _ in found)
        print(f"  from {sure}: precision {hit / len(said):.3f}, recall {hit / meant:.3f}")
    told = [
        (max(chances.values()), kind == guess)
        for (_, chances), (kind, guess) in zip(found, guesses, strict=True)
    ]
    print(f"  expected error of the chances: {expected_error(told):.3f}")
    for (wanted, got), count in Counter(g for g in guesses if g[0] != g[1]).most_common(8):
        print(f"  {wanted} taken for {got}: {count}")


def main() -> None:
    """Learn the model and keep it beside this file."""
    every = [(zlib.crc32(text.encode()) % FOLDS, example(text, kind)) for text, kind in rows()]
    show(unseen(every))
    write(learned([one for _, one in every], KINDS), HERE / "kinds.model")


if __name__ == "__main__":
    main()
