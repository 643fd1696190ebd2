"""Takes bank, card, PIN and citizen numbers out of a text before anything of it is kept."""

import re

_IBAN = re.compile(r"\b[A-Z]{2}\s?\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b", re.I)
_SPREAD = re.compile(  # written so that nobody sees it: "N L 9 1 A B N A 0 4 1 7 …", "nl91-abna-…"
    r"(?<![^\W_])[A-Z][ ._-]?[A-Z][ ._-]?\d(?:[ ._-]{0,2}[A-Z0-9]){12,60}", re.I
)
_DIGITS = 8  # of an account number, at least: "de 12 mensen" holds fewer
_LONG = re.compile(r"(?<!\d)(?:\d[ .-]?){12,18}\d(?!\d)")  # a bank card
_NINE = re.compile(r"(?<!\d)\d{4}[ .]?\d{2}[ .]?\d{3}(?!\d)")  # a citizen number
_SECRET = re.compile(
    r"\b(pin(?:code)?|pas(?:code|nummer)?|code|bsn|burgerservicenummer|wachtwoord|password)\b"
    r"(\W{0,3}(?:\w+\W{1,2}){0,2}?)(\d[\d .-]{2,})",
    re.I,
)
HIDDEN = "•••"


def mask(text: str) -> tuple[str, bool]:
    """`text` without numbers that nobody may have, and whether there were any."""
    masked = _IBAN.sub(lambda m: HIDDEN if _is_iban(m[0]) else m[0], text)
    masked = _SPREAD.sub(lambda m: _without_iban(m[0]), masked)
    masked = _LONG.sub(HIDDEN, masked)
    masked = _SECRET.sub(lambda m: f"{m[1]}{m[2]}{HIDDEN}", masked)
    masked = _NINE.sub(lambda m: HIDDEN if _is_citizen(m[0]) else m[0], masked)
    return masked, masked != text


def _without_iban(text: str) -> str:
    """What is left when an account number with anything between its signs begins this text."""
    ends = [at + 1 for at, sign in enumerate(text) if sign.isalnum()][14:34]
    for end in reversed(ends):
        number = re.sub(r"[ ._-]", "", text[:end])
        if sum(sign.isdigit() for sign in number) >= _DIGITS and _is_iban(number):
            return HIDDEN + text[end:]
    return text


def _is_iban(text: str) -> bool:
    """The checksum of ISO 13616."""
    compact = re.sub(r"\s", "", text).upper()
    if not 15 <= len(compact) <= 34 or not compact.isascii():  # "İ" is an I to `re.I`
        return False
    turned = compact[4:] + compact[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


def _is_citizen(text: str) -> bool:
    """The eleven-test of a Dutch citizen number."""
    digits = [int(letter) for letter in text if letter.isdigit()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(w * d for w, d in zip(weights, digits, strict=True))
    return any(digits) and total % 11 == 0
