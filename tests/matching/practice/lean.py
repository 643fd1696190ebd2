"""Works out which words go with which kind of help (needs.model), and with which service."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

import matching
from matching.idle import idle
from matching.leaning import together
from matching.learned import seen_of
from matching.learned.complement import complement
from matching.learned.descent import Example
from matching.learned.kept import HERE as LEARNED
from matching.learned.reader import reader_of, write
from matching.learned.sparse import sparse_of
from matching.learned.train import CORPUS
from matching.lexicon import CATEGORIES
from matching.lexicon.concept import concepts
from matching.negation import negated
from matching.words import fold, sentence
from tests.matching.practice.fit import HERE, half, lines

SETS = (HERE.parents[1] / "evaluation", HERE / "situations")
HINTS = Path(matching.__file__).parent / "lexicon" / "hints"
TOGETHER = 2  # hints that count as one text
LEAST = 0.5  # what a name has to say for or against a service of its kind

Text = tuple[str, str]  # a text, and its kind of help or its service


def kinds() -> Iterable[Text]:
    """What somebody asked or offered, with its kind of help.

    Half B of the needs and of the services is left out: it is there to measure by.
    """
    rows = [row for where in SETS for row in lines(where / "offers.jsonl")]
    for where in SETS:
        rows += [row for row in lines(where / "requests.jsonl") if row["safe"] == "ok"]
    rows += [row for row in lines(HERE / "needs.jsonl") if half(row["id"]) == "A"]
    for path in sorted(CORPUS.glob("*.jsonl")):
        rows += [row for row in lines(path) if row["categories"]]
    for row in rows:
        yield row["text"], row["categories"][0]
    for text, service in services():
        yield text, concepts()[service].category


def services() -> Iterable[Text]:
    """What somebody asked or offered, with its service; hints of the lexicon, and more words."""
    for row in lines(HERE / "services.jsonl"):
        if half(row["id"]) == "A":
            yield row["text"], row["service"]
    for path in sorted((CORPUS / "services").glob("*.jsonl")):
        for row in lines(path):
            yield row["text"], row["service"]
    for path in sorted((*HINTS.glob("*.toml"), *(CORPUS / "words").glob("*.toml"))):
        for service, words in tomllib.loads(fold(path.read_text("utf-8"))).items():
            told = [word.strip("=") for part in words.split() for word in part.split("-")]
            if service in concepts():
                for at in range(0, len(told), TOGETHER):
                    yield " ".join(told[at : at + TOGETHER]), service


def example(text: str, label: str) -> Example:
    """The words of a text that are meant, as `matching.profile` reads them."""
    words = sentence(text)
    passed = negated(words, offer=False) | idle(words)
    said = (word for at, word in enumerate(words.words) if at not in passed)
    return Example(seen_of([word for word in said if not word[0].isdigit()]), label)


def main(folder: Path = LEARNED) -> None:
    """Learn both and keep them."""
    labels = list(CATEGORIES)
    told = [example(text, kind) for text, kind in kinds() if kind in labels]
    start = [0.0] * len(labels)
    write(reader_of(labels, start, complement(told, labels), least=0.0), folder / "needs.model")
    fine = [name for name, concept in concepts().items() if not concept.general]
    told = [example(text, service) for text, service in services() if service in fine]
    weights = complement(told, fine, list(together(tuple(fine)).values()))
    reader = reader_of(fine, [0.0] * len(fine), weights, sparse_of, LEAST)
    write(reader, folder / "services.model")


if __name__ == "__main__":
    main()
