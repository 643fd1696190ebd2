"""Works out matching/learned/leaning.model: which words go with which kind of help."""

import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import matching
from matching.leaning import FILE, key, stems
from matching.learned.train import CORPUS
from matching.lexicon import CATEGORIES
from matching.lexicon.concept import concepts
from matching.words import fold, sentence
from tests.matching.practice.fit import HERE, half, lines

SETS = (HERE.parents[1] / "evaluation", HERE / "situations")
HINTS = Path(matching.__file__).parent / "lexicon" / "hints"
TOGETHER = 8  # hints that count as one text
DOUBT = 0.5  # texts of a kind that a word is thought to be in beforehand
AGAINST, FOR = -0.7, 2.0  # the least and the most a word says

Text = tuple[Iterable[str], Iterable[str]]  # its words, and its kinds of help


def texts() -> Iterable[Text]:
    """What somebody asked or offered, with its kinds; and the hints of the lexicon.

    Half B of the needs and of the services is left out: it is there to measure by.
    """
    rows = [row for where in SETS for row in lines(where / "offers.jsonl")]
    for where in SETS:
        rows += [row for row in lines(where / "requests.jsonl") if row["safe"] == "ok"]
    rows += [row for row in lines(HERE / "needs.jsonl") if half(row["id"]) == "A"]
    for path in sorted(CORPUS.glob("*.jsonl")):
        rows += [row for row in lines(path) if row["categories"]]
    for row in rows:
        yield sentence(row["text"]).words, row["categories"]
    for row in lines(HERE / "services.jsonl"):
        if half(row["id"]) == "A":
            yield sentence(row["text"]).words, (concepts()[row["service"]].category,)
    for path in sorted(HINTS.glob("*.toml")):
        for service, words in tomllib.loads(fold(path.read_text("utf-8"))).items():
            told = [word.strip("=") for part in words.split() for word in part.split("-")]
            if service in concepts():
                for at in range(0, len(told), TOGETHER):
                    yield told[at : at + TOGETHER], (concepts()[service].category,)


def learn(rows: Iterable[Text]) -> Mapping[str, Mapping[str, float]]:
    """How much more often each stem stands in texts of a kind than in others, as logarithms."""
    texts_of: Counter[str] = Counter()
    found: dict[str, Counter[str]] = defaultdict(Counter)
    often: Counter[str] = Counter()
    size = 0
    for words, kinds in rows:
        said = stems(words)
        size += 1
        often.update(said)
        for kind in kinds:
            texts_of[kind] += 1
            found[kind].update(said)
    told: dict[str, dict[str, float]] = defaultdict(dict)
    for kind, stemmed in found.items():
        for stem, count in stemmed.items():
            share = often[stem] / size
            value = math.log((count + DOUBT * share) / (texts_of[kind] + DOUBT) / share)
            if value > AGAINST:
                told[stem][kind] = min(FOR, value) - AGAINST
    return told


def main(file: Path = FILE) -> None:
    """Learn it, and keep it: the kinds, then a line a stem, in the order of their keys."""
    kinds = list(CATEGORIES)
    kept = ["\t".join(kinds)]
    for stem, row in sorted(learn(texts()).items(), key=lambda item: (key(item[0]), item[0])):
        parts = (f"{kinds.index(kind)}:{value:.2f}" for kind, value in sorted(row.items()))
        kept.append("\t".join((stem, *parts)))
    file.write_text("\n".join(kept) + "\n", "utf-8")


if __name__ == "__main__":
    main()
