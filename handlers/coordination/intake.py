"""Reads one message of a coordinator: for whom, where, which number, what is needed."""

import re
from dataclasses import dataclass

_PHONE = re.compile(r"(?:tel(?:efoon)?\.?:?\s*)?([+(]?\d[\d\s()./-]{6,16}\d)(?!\d)", re.IGNORECASE)
_COLON = re.compile(r"(?<!\d):|:(?!\d)")
_ON_BEHALF = re.compile(r"^\s*(?:namens|voor|on behalf of|for)\s+", re.IGNORECASE)
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
    head, need = _split(rest, match.start() if match and phone else 0)
    parts = [_POSTCODE.sub("", part).strip(" ,.;\n") for part in head.split(",")]
    parts = [part for part in (_ON_BEHALF.sub("", part) for part in parts) if part]
    street = next((part for part in parts[1:] if _STREET.fullmatch(part)), "")
    name = parts[0] if parts and len(parts[0].split()) <= 6 else ""
    return Intake(name[:60], street[:80], phone, need.strip(" ,.;\n"))


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
