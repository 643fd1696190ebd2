"""The hard parts of a set: what is not Dutch, typed in haste, or says what is not wanted."""

from matching.language import guess_language
from matching.negation import negated
from matching.spelling import repair
from matching.words import sentence

SUBSETS = ("not nl", "noisy", "negation")
_HASTY = {
    "ff", "effe", "ffe", "mn", "m'n", "me", "dr", "d'r", "t", "'t", "n", "'n", "ofzo", "ofz",
    "enzo", "aub", "svp", "zsm", "wrm", "idd", "iig", "omdt", "btje", "pls", "plz", "u", "ur",
    "thx", "gonna", "wanna", "slm", "tmm", "bi", "cb", "nwm", "tez", "wgl",
}  # fmt: skip


def subsets(text: str, language: str) -> frozenset[str]:
    """Which of `SUBSETS` a text of this language is in.

    Noisy: a word in it had to be repaired, or it is written as on a telephone. Negation: some of
    its words are read as ruled out.
    """
    words = sentence(text)
    guess = guess_language(words)
    told = {
        "not nl": language != "nl",
        "noisy": any(word in _HASTY or repair(word, guess) != word for word in words.words),
        "negation": bool(negated(words, offer=False)),
    }
    return frozenset(name for name, is_so in told.items() if is_so)
