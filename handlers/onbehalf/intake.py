"""Reads one message of a coordinator: for whom, where, which number, what is needed."""

import re
from dataclasses import dataclass

_TEL, _BETWEEN = r"(?:tel(?:efoon)?\.?:?\s*)?(?<!\d)", r"[\s()./-]{0,3}"
_PHONE = re.compile(  # ten digits from the nought on, or a number from abroad
    rf"{_TEL}(\(?0(?:{_BETWEEN}\d){{9}}|\+\d(?:{_BETWEEN}\d){{8,13}})(?!\d)", re.IGNORECASE
)
_LIKE_A_PHONE = re.compile(rf"{_TEL}([+(]?\d[\d\s()./-]{{6,16}}\d)(?!\d)", re.IGNORECASE)
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
_ROAD = re.compile(  # "Lindestraat 4" anywhere, but not "onderweg 2 uur", "naar de Markweg 3"
    r"(?<!naar )(?<!naar de )(?<!to )(?:\b(?:in|op|aan|uit|van|at)\s+)?(?:\b(?:de|het|the)\s+)?"
    r"(?P<street>\b(?:(?:oude|nieuwe|lange|korte|grote|kleine)\s)?[^\W\d_][\w'’.-]{1,40}"
    r"(?:straat|laan|weg|plein|hof|dijk|kade|singel|pad|steeg|gracht|dreef)\s"
    r"\d{1,4}(?:\s?[a-z]\b|-\d+)?)(?!\d|\s*(?:uur|keer|dag|week|weken|minu|x\b))",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(  # with a title, anywhere; "samen met mevrouw Bos" is somebody else
    r"(?<!met )(?<!bij )(?<!naar )(?<!with )(?:\b(?:namens|voor|on behalf of|for)\s+)?"
    r"\b(?P<name>(?:mevrouw|mevr\b\.?|mw\b\.?|meneer|mijnheer|dhr\b\.?|de heer|fam\b\.?"
    r"|familie|mrs\b\.?|mr\b\.?|ms\b\.?) (?:(?:van|de|der|den|ter|ten|te|in|'t|el|al) )*"
    r"[^\W\d_][\w'’-]+(?-i:(?: (?:van|de|der|den|ter|ten|te))* [A-ZÀ-Ý][\w'’-]+)?)",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"^(?:(?:mijn|m'n|onze|de|my|our|the)\s+)?(?P<kin>(?P<family>(?:schoon|groot)?(?:moeder|vader"
    r"|ouders)|ma|pa|mama|papa|oma|opa|tante|oom|zus|broer|dochter|zoon|man|vrouw|mother|father"
    r"|mum|dad|grandmother|grandfather|aunt|uncle|sister|brother)|buurvrouw|buurman|buren"
    r"|neighbour)\b\s*",
    re.IGNORECASE,
)
_KNOWS = re.compile(  # "ze weet ervan en vindt het goed"
    r"(?:\ben\s+)?(?:\b(?:ze|zij|hij|die|she|he|they)\s+)?\b(?:weet|weten|knows?)\s+"
    r"(?:er\s?van|het|about it)\b(?!\s+(?:nog\s+)?niet)"
    r"(?:\s+(?:en|and)\s+(?:(?:ze|zij|hij|she|he)\s+)?(?:vindt?|vinden|is|agrees?)"
    r"(?:\s+(?:het|dat|it))?(?:\s+(?:goed|fijn|prima|oké|fine))?\b)?",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b\d{4}\s?[A-Za-z]{2}\b")


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
