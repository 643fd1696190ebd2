"""Reads one message of a coordinator: for whom, where, which number, what is needed."""

import re
from dataclasses import dataclass

_PHONE = re.compile(r"(?:tel(?:efoon)?\.?:?\s*)?([+(]?\d[\d\s()./-]{6,16}\d)(?!\d)", re.IGNORECASE)
_COLON = re.compile(r"(?<!\d):|:(?!\d)")
_ON_BEHALF = re.compile(r"^\s*(?:namens|voor|on behalf of|for)\s+", re.IGNORECASE)
_TITLED = re.compile(  # "mevrouw van der Berg", "dhr. Yılmaz"
    r"\s*(?P<name>(?:mevrouw|mevr\b\.?|mw\b\.?|meneer|mijnheer|dhr\b\.?|de heer|fam\b\.?|familie"
    r"|mrs\b\.?|mr\b\.?|ms\b\.?)\s+(?:(?:van|de|der|den|ter|ten|te|in|'t|el|al)\s+)*[^\W\d_][\w'’-]+)",
    re.IGNORECASE,
)
_LIVES = re.compile(  # "van de Dorpsstraat 5", "uit Lindelaan 12a"
    r"^[\s,]*(?:(?:van|uit|op|aan|in|at|from)\s+)?(?:(?:de|het|the)\s+)?"
    r"(?P<street>(?:[A-ZÀ-Ý][\w'’.-]+\s|[a-z]+(?:straat|laan|weg|plein|hof|dijk|kade|singel)\s){1,4}"
    r"\d{1,4}\s?(?:[a-zA-Z]\b)?)(?=[\s,.]|$)"
)
_CALLED = re.compile(
    r"^[\s,]*(?:(?:heeft|had|has) )?(?:net |zojuist |just )?(?:gebeld|belde|called|vroeg|vraagt)?"
    r"(?: net| zojuist)?[\s,:]*(?:en |en ze |and )?",
    re.IGNORECASE,
)
_HAS_CALLED = re.compile(
    r"(?<!\s)\s+(?:(?:heeft|had|has) )?(?:net |zojuist |just )?(?:gebeld|belde|belt|called)$",
    re.IGNORECASE,
)
_STREET = re.compile(r"[^\W\d].*\s\d+\s?[a-zA-Z]?(?:-\d+)?$")
_POSTCODE = re.compile(r"\b\d{4}\s?[A-Za-z]{2}\b")


@dataclass(frozen=True, slots=True)
class Intake:
    """What was found; empty when it was not said."""

    name: str
    street: str
    phone: str
    need: str


def read_intake(text: str) -> Intake:
    """ "mevr. de Vries, Lindestraat 4, 055-1234567: boodschappen vrijdagochtend"."""
    match = _PHONE.search(text)
    phone = " ".join(match[1].split()) if match and _digits(match[1]) >= 9 else ""
    rest = text.replace(match[0], "") if match and phone else text
    said = _said_freely(rest)
    if said is not None:
        name, street, need = said
        return Intake(name[:60], street[:80], phone, need)
    head, need = _split(rest, match.start() if match and phone else 0)
    parts = [_POSTCODE.sub("", part).strip(" ,.;\n") for part in head.split(",")]
    parts = [part for part in (_ON_BEHALF.sub("", part) for part in parts) if part]
    street = next((part for part in parts[1:] if _STREET.fullmatch(part)), "")
    name = _HAS_CALLED.sub("", parts[0]) if parts else ""
    name = name if len(name.split()) <= 6 else ""
    return Intake(name[:60], street[:80], phone, need.strip(" ,.;\n"))


def titled(text: str) -> str:
    """The person a message begins with ("Mevrouw Jansen belde …"); "" when there is none."""
    match = _TITLED.match(_ON_BEHALF.sub("", text))
    return match["name"] if match else ""


def _said_freely(text: str) -> tuple[str, str, str] | None:
    """Name, street and need of "mevrouw Jansen van de Dorpsstraat 5 belde, ze zoekt …"."""
    text = _ON_BEHALF.sub("", text)
    match = _TITLED.match(text)
    if match is None or _COLON.search(text) or "\n" in text.strip():
        return None
    rest = text[match.end() :]
    lives = _LIVES.match(rest)
    if lives:
        rest = rest[lives.end() :]
    need = _CALLED.sub("", rest).strip(" ,.;\n")
    return match["name"], lives["street"] if lives else "", need


def _split(text: str, phone_at: int) -> tuple[str, str]:
    """Who it is about, and what is needed: at the colon, the line end, or the number."""
    colon = _COLON.search(text)
    if colon:
        return text[: colon.start()], text[colon.end() :]
    head, line_end, need = text.partition("\n")
    if line_end:
        return head, need
    if phone_at:
        return text[:phone_at], text[phone_at:]
    return "", text


def _digits(text: str) -> int:
    return sum(letter.isdigit() for letter in text)
