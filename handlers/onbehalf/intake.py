"""Reads one message of a coordinator: for whom, where, which number, what is needed."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from matching import TITLES

_WORDS = tomllib.loads((Path(__file__).parent / "intake.toml").read_text("utf-8")).values()


def _any(*keys: str) -> str:
    """One of the words under these keys, in any language."""
    words = (word for language in _WORDS for key in keys for word in language.get(key, ()))
    return f"(?:{'|'.join(dict.fromkeys(words))})"


def _not_after(key: str) -> str:
    """Where none of these words stands before."""
    return "".join(f"(?<!{word} )" for language in _WORDS for word in language[key])


_TEL, _BETWEEN = r"(?:tel(?:efoon)?\.?:?\s*)?(?<!\d)", r"[\s()./-]{0,3}"
_PHONE = re.compile(  # ten digits from the nought on, or a number from abroad
    rf"{_TEL}(\(?0(?:{_BETWEEN}\d){{9}}|\+\d(?:{_BETWEEN}\d){{8,13}})(?!\d)", re.IGNORECASE
)
_LIKE_A_PHONE = re.compile(rf"{_TEL}([+(]?\d[\d\s()./-]{{6,16}}\d)(?!\d)", re.IGNORECASE)
_COLON = re.compile(r"(?<!\d):|:(?!\d)")
_POSTCODE = re.compile(r"\b\d{4}\s?[A-Za-z]{2}\b")
_TITLE = rf"(?:{'|'.join(TITLES)})\b\.?"
_FOR, _PARTICLE = _any("for"), _any("particle", "first_particle")
_WHERE, _THE, _ROADS = _any("where"), _any("the"), _any("road")
_HAS, _JUST, _AND = _any("has"), _any("just"), _any("and")
_ON_BEHALF = re.compile(rf"^\s*{_FOR}\s+", re.IGNORECASE)
_TITLED = re.compile(  # "mevrouw van der Berg", "dhr. Yılmaz"
    rf"\s*(?P<name>{_TITLE}\s+(?:{_PARTICLE}\s+)*[^\W\d_][\w'’-]+)", re.IGNORECASE
)
_LIVES = re.compile(  # "van de Dorpsstraat 5", "uit Lindelaan 12a"
    rf"^[\s,]*(?:{_WHERE}\s+)?(?:{_THE}\s+)?"
    rf"(?P<street>(?:[A-ZÀ-Ý][\w'’.-]+\s|[a-z]+{_ROADS}\s){{1,4}}"
    r"\d{1,4}\s?(?:[a-zA-Z]\b)?)(?=[\s,.]|$)"
)
_CALLED = re.compile(
    rf"^[\s,]*(?:{_HAS} )?(?:{_JUST} )?{_any('called', 'asks')}?(?: {_JUST})?[\s,:]*(?:{_AND} )?",
    re.IGNORECASE,
)
_HAS_CALLED = re.compile(
    rf"(?<!\s)\s+(?:{_HAS} )?(?:{_JUST} )?{_any('called', 'calls')}$", re.IGNORECASE
)
_STREET = re.compile(r"[^\W\d].*\s\d+\s?[a-zA-Z]?(?:-\d+)?$")
_ROAD = re.compile(  # "Lindestraat 4" anywhere, but not "onderweg 2 uur", "naar de Markweg 3"
    rf"{_not_after('towards')}(?:\b{_WHERE}\s+)?(?:\b{_THE}\s+)?"
    rf"(?P<street>\b(?:{_any('old')}\s)?[^\W\d_][\w'’.-]{{1,40}}{_any('road', 'byway')}\s"
    rf"\d{{1,4}}(?:\s?[a-z]\b|-\d+)?)(?!\d|\s*{_any('counted')})",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(  # with a title, anywhere; "samen met mevrouw Bos" is somebody else
    rf"{_not_after('beside')}(?:\b{_FOR}\s+)?\b(?P<name>{_TITLE} (?:{_PARTICLE} )*"
    rf"[^\W\d_][\w'’-]+(?-i:(?: {_any('particle')})* [A-ZÀ-Ý][\w'’-]+)?)",
    re.IGNORECASE,
)
_KIN = re.compile(
    rf"^(?:{_any('my')}\s+)?(?P<kin>(?P<family>{_any('family')})|{_any('neighbour')})\b\s*",
    re.IGNORECASE,
)
_KNOWS = re.compile(  # "ze weet ervan en vindt het goed"
    "|".join(language["knows"].replace("\n", "") for language in _WORDS), re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Intake:
    """What was found; empty when it was not said."""

    name: str
    street: str
    phone: str
    need: str
    knows: bool = False  # "ze weet ervan" stands in it
    relation: str = ""  # "mijn moeder": family, "de buurvrouw": neighbour


def read_intake(text: str) -> Intake:
    """ "mevr. de Vries, Lindestraat 4, 055-1234567: boodschappen vrijdagochtend", in any order."""
    match = _PHONE.search(text) or _LIKE_A_PHONE.search(text)
    phone = " ".join(match[1].split()) if match and _digits(match[1]) >= 9 else ""
    rest = text.replace(match[0], "") if match and phone else text
    told = _KNOWS.sub("", rest)
    name, street, need = _said(told, match.start() if match and phone else 0)
    kin = _KIN.match(_ON_BEHALF.sub("", text))
    relation = ("family" if kin["family"] else "neighbour") if kin else ""
    return Intake(name[:60], street[:80], phone, need, told != rest, relation)


def _said(text: str, phone_at: int) -> tuple[str, str, str]:
    """Name, street and need."""
    said = _said_freely(text) or _in_parts(text, phone_at)
    titled = _SOMEBODY.search(text)
    if titled and (titled["name"] != said[0] or not said[2]):
        said = _in_any_order(text) or said
    name, street, need = said
    if name:  # "Mevrouw Bos weet ervan", at the end
        again = re.compile(rf"(?:(?<=[.,;\n])|^)\s*{re.escape(name)}(?!\w)", re.IGNORECASE)
        need = again.sub("", need)
    road = _ROAD.search(need)
    if road and not street:  # where somebody lives does not stand in what is needed
        street, need = road["street"], need.replace(road[0], "")
    return name, street, _tidy(need)


def _in_parts(text: str, phone_at: int) -> tuple[str, str, str]:
    """Who and where, with commas, before what is needed."""
    head, need = _split(text, phone_at)
    parts = [_POSTCODE.sub("", part).strip(" ,.;\n") for part in head.split(",")]
    parts = [_KIN.sub("", _ON_BEHALF.sub("", part)) for part in parts]
    parts = [part for part in parts if part]
    street = next((p for n, p in enumerate(parts) if (_STREET if n else _ROAD).fullmatch(p)), "")
    name = _HAS_CALLED.sub("", parts[0]) if parts and parts[0] != street else ""
    return name if len(name.split()) <= 6 else "", street, need


def _in_any_order(text: str) -> tuple[str, str, str] | None:
    """Somebody with a title, and what is left without them and their street."""
    road = _ROAD.search(text)
    rest = text.replace(road[0], ",") if road else text
    match = _SOMEBODY.search(rest)
    if match is None:
        return None
    need = rest.replace(match[0], ",", 1).replace(match["name"], "")
    return match["name"], road["street"] if road else "", _CALLED.sub("", need)


def _tidy(need: str) -> str:
    """Without the commas and spaces of what was taken out."""
    need = _POSTCODE.sub("", need) if "," in need else need
    need = re.sub(r"[ ,;:]*[,;:][ ,;:]*(?=[\n,;:.]|$)|^[\s,;:.]+", "", need)
    need = re.sub(r"(?:\s*[,;:])+(?=\s)", ",", need)
    return re.sub(r"[ \t]+", " ", need).strip(" ,.;:\n")


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
