"""Why an offer fits a need, in one sentence that can be shown to whoever is asked."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from matching.fit import Fit
from matching.lexicon import concept_title


def explain(fit: Fit, language: str = "nl") -> str:
    """The reason for `fit`, in Dutch or else in English; words of the lexicon, of nobody else."""
    sentences = _sentences()["nl" if language == "nl" else "en"]
    if not fit.why:
        return sentences["words"]
    kind = "kind" if not fit.concept else "same" if fit.grade == "good" else "near"
    title = concept_title(fit.concept, fit.why, language)
    return sentences[kind].format(service=title[:1].lower() + title[1:])


@lru_cache(maxsize=1)
def _sentences() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((Path(__file__).parent / "why.toml").read_text("utf-8"))
