"""Personal data as spans: numbers, addresses, e-mail, surnames. Every pattern is linear."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from matching.seldom import Seldom
from matching.words import fold

Span = tuple[int, int]

TITLES = (  # before the name of a neighbour, in small letters and without a dot
    "meneer", "mijnheer", "mevrouw", "mevr", "dhr", "mw", "de heer", "familie", "fam", "mr", "mrs",
    "ms",
)  # fmt: skip

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}")
_SPELT = re.compile(  # "piet54 apenstaartje gmail punt com"
    r"[\w.+-]{2,64} ?(?:[(\[]at[)\]]|apenstaart(?:je)?| at ) ?[\w-]{2,30} ?(?:\.|punt|dot) ?"
    r"(?:nl|com|be|org|net|eu)\b",
    re.IGNORECASE,
)
_IBAN = re.compile(
    r"\b(?:(?:NL|BE|DE) \d{2}|[A-Za-z]{2}\d{2})"
    r"(?:[ -]?[A-Za-z0-9]{4}){2,7}(?:[ -]?[A-Za-z0-9]{1,3})?\b"
)
_PHONE = re.compile(r"\(?(?<![\d.,])(?:\+\d{1,3}|00\d{2}|0)(?:[ \-–/.()]{0,3}\d){8,10}(?!\d)")
_NINE = re.compile(r"(?<![\d.,+-])\d{3,4}[. ]?\d{2,3}[. ]?\d{3}(?!\d)")
_LONG = re.compile(r"(?<!\d)\d{8,16}(?!\d)")
_POSTCODE = re.compile(
    r"(?<!\d)[1-9]\d{3} ?[A-Z]{2}(?: ?\d{1,4} ?[a-z]?\b|\b)|(?<!\d)[1-9]\d{3}[a-z]{2}\b"
)
_NUMBER = (
    r"(?:,? (?:nr|no|nummer|huisnummer|numara|numer|номер|رقم)\.?)? ?\d{1,4}"
    r"(?: ?[-/] ?(?:\d{1,4}|[IVX]{1,5}|[a-zA-Z])"
    r"|(?!e\b|de\b)[a-zA-Z]{1,2}\b| (?:bis|hs|huis|[IVX]{2,4})\b)?"
    r"(?!\d|[:.]\d|(?:e|de|ste)\b|[ -]?(?:uur|u|min|euro|jaar|maart|april|t/m)\b)"
)
_ENDS = (
    "straat|straatje|str|laan|weg|plein|hof|hofje|pad|dijk|kade|singel|gracht|steeg|plantsoen"
    "|dreef|oord|akker|veld|horst|wal|erf|brink|donk|heuvel|zoom|boulevard|haven|meent|werf|park"
    "|burg|wijk|weide|markt|poort|brug|sokak|sokagi|caddesi|street|road|lane|avenue|square"
)
_BUILDINGS = (  # ends of names that count only with a capital
    "flat|toren|hoeve|huis|stede|staete|hove|huizen|kamp|land|kant|rand|baan|lei|steenweg|vaart"
    "|kaai|berg|dal|veen|meer|zicht|rode|beek|broek|bos|tuin|tuinen|gaarde|mate|waard|polder|ring"
)
_FURTHER = (  # what may follow the number of a house
    r"(?:,? ?(?:\d{1,2} ?(?:e|de)? ?(?:hoog|verdieping|etage)(?: achter| voor)?))?"
    r"(?:,? [1-9]\d{3} ?[A-Z]{2}\b(?: [A-Z][a-zé]{2,20})?)?"
    r"(?:,? (?:te|in) [A-Z][a-zé]{2,20}(?=[\s,.;!?]|$))?"
)
_STREET = re.compile(
    rf"\b(?:[A-Z][\w'.-]{{0,20}} ){{0,3}}[\w'-]{{0,30}}(?:{_ENDS})\.?{_NUMBER}"
    rf"|\b[A-Z][\w'-]{{2,30}}(?:{_BUILDINGS}){_NUMBER}"
    rf"|\b(?:[Aa]an|[Oo]p) (?:(?:de|het|den|'t) )?(?:[A-Z][\w'-]{{3,30}} ){{1,2}}{_NUMBER}"
    r"(?! ?(?:pak|fles|do[oz]|kilo|stuk|keer|x|pers|mensen|kind|film|jaar|dag|week|weken|van)\b)"
    r"|\b(?:[A-Z][\w'-]{0,20} )?(?:[Ll]aan|[Ww]eg|[Pp]lein|[Ss]traat|[Hh]of|[Pp]ad|[Kk]ade|[Dd]ijk"
    r"|[Pp]ark|[Bb]oulevard) (?:van|der|de|den|ten|ter|'t|het|aan)"
    rf"(?: [\w'.-]{{2,20}}){{1,3}}{_NUMBER}"
    rf"|\b(?:ul|al|вул|вулиця|ulica|sokak|cadde|شارع|rue)\.? [\w'-]{{2,30}},? \d{{1,4}}[a-zA-Z]?\b"
    rf"|\b[A-Z][\w'-]{{3,30}}(?: [A-Z][\w'-]{{2,30}})?{_NUMBER}(?= in\b|,|\.|;|$)"
    r"|\b\d{1,4} [A-Z][a-z]{2,20} (?:Street|Road|Lane|Avenue|St|Rd|Square|Drive)\b"
)
_SURELY_STREET = re.compile(  # not only a capital and a number: "Kerst 25, 26 december"
    rf"\b(?:[A-Z][\w'.-]{{1,20}} |[\w'-]{{2,30}})(?i:{_ENDS}){_NUMBER}"
)
_MORE = re.compile(_FURTHER)
_HOUSE = re.compile(
    r"\b(?:nr|nummer|huisnummer|huisnr|no|house number|appartement|apt|flat|numer|nummero|kapi"
    r"|номер|буд|кв|дім|mieszkanie|kamer|kamernummer|room|huisje|kavel|perceel|chalet|caravan|unit)\b"
    r"\.? ?\d{1,4}(?: ?(?:huis|bis|hs)\b| ?[a-zA-Z]?\b)",
    re.IGNORECASE,
)
_JOIN = (
    r"(?:(?:[Vv]an|[Vv]\.? ?/?[Dd]\.?|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|'t|[Vv]on|[Ee]l|[Aa]l"
    r"|[Bb]en|[Oo]p|[Ii]n)[ -]){0,3}"
)
_TITLE = re.compile(
    rf"\b(?:{'|'.join(f'[{title[0].upper()}{title[0]}]{title[1:]}' for title in TITLES)}"
    r"|[Mm]iss|[Dd]r|[Dd]okter|[Pp]ani?|[Pp]aństwo|[Пп]ані?|[Бб]ей|السيد|السيدة|الاستاذ"
    r"|[Jj]uffrouw|[Mm]ister|[Zz]uster|[Zz]r|[Bb]roeder|[Pp]astoor|[Dd]ominee|[Dd]s|[Pp]ater"
    r"|[Jj]uf|[Mm]eester|[Pp]rof|[Dd]hr\.? en mw)\.?"
    rf" (?:(?:[A-Z]\.){{1,4}} ?)?{_JOIN}[A-ZŁŚŻА-ЯҐЄІЇ؀-ۿ][\w'-]{{1,30}}(?:-[A-Z]\w{{1,30}})?"
    r"|\b[A-ZÇĞİÖŞÜ]\w{2,20} (?:[Hh]anım|[Bb]ey|[Tt]eyze|[Aa]mca)\b"
)
_SHORT_TITLE = re.compile(rf"\b(?:dhr|mw|mevr|fam)\b\.? {_JOIN}[a-z][\w'-]{{2,30}}", re.IGNORECASE)
_SMALL_TITLE = re.compile(
    r"\b(?:meneer|mevrouw|buurman|buurvrouw|heer|familie|pani?) "
    r"((?:(?:van der|van den|van de|van|de|el) )?[a-z][\w'-]{1,30})",
    re.IGNORECASE,
)
_INITIALS = re.compile(rf"\b(?:[A-Z]\. ?){{1,4}}{_JOIN}[A-Z][\w'-]{{1,30}}")
_LARGE = "A-ZÀ-ÖØ-ÝŁŚŻА-ЯҐЄІЇ"
_SMALL = "a-zà-ÿąćęłńóśźżа-яґєії'ğışç"
_FULL = re.compile(
    rf"\b([{_LARGE}][{_SMALL}]{{1,20}}) ({_JOIN}[{_LARGE}][{_SMALL}]{{2,30}}"
    r"(?:-[A-Z]\w{1,30})?)"
)
_CALLED = re.compile(
    rf"\b(?:mijn naam is|my name is|ik heet|adım|nazywam się|мене звати|اسمي|انا اسمي|op naam van"
    rf"|t\.?n\.?v\.?|t\.?a\.?v\.?|onder de naam) "
    rf"(\w{{2,20}} {_JOIN}\w{{3,30}})",
    re.IGNORECASE,
)
_FOR_NAME = re.compile(  # of a parcel or a table, by a surname alone
    rf"\b(?:[Oo]p naam van|[Oo]nder de naam|[Tt]\.?[Nn]\.?[Vv]\.?|[Tt]\.?[Aa]\.?[Vv]\.?) "
    rf"({_JOIN}[{_LARGE}][{_SMALL}]{{2,30}})"
)
_BELL = re.compile(  # the name on a bell
    rf"\b(?:aanbellen bij|bel(?:len)? (?:aan )?bij|bij de bel van|naambel|deurbel) "
    rf"({_JOIN}[A-Z][\w'-]{{2,30}})"
)
_SIGNED = re.compile(r"(?:groet\w{0,4}|groetjes|regards|thanks|mvg|liefs),?\s*$", re.IGNORECASE)
_HANDLE = re.compile(r"(?<!\w)@[A-Za-z]\w{3,31}")
_PROFILE = re.compile(
    r"(?:https?://)?(?:www\.)?(?:(?:t|wa)\.me|(?:facebook|fb|instagram|linkedin)\.com)/\S+"
)
_FIGURES = (
    "nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|elf|twaalf|[a-zë]{0,12}tien|[a-zë]{0,14}tig"
    "|zero|oh|one|two|three|four|five|six|seven|eight|nine|dubbel|double"
)
_SPOKEN = re.compile(rf"\b(?:(?:{_FIGURES})[ ,-]{{1,2}}){{4,14}}(?:{_FIGURES})\b", re.IGNORECASE)
_LABELLED = re.compile(  # what follows is a number or a code of somebody's own
    r"\b(?:bsn|burgerservice\w*|sofi\w*|(?:polis|klant|patient|patiënt|dossier|pas|lid|rekening"
    r"|document|paspoort|relatie|huurders)(?:nummer|nr)|(?:\w{0,20})code|pin|wachtwoord|password"
    r"|passcode|kenteken|szyfr|kod|код|şifre|sifre|kodu|رمز)\b"
    r"(?: (?:van|voor|op|bij|of|for|to|do|on) (?:[^\W\d]{1,20} ){1,4}?)?"
    r"[ :=]{0,2}(?:is|was|to|=|:)? ?(#?[\w-]{0,20}\d[\w.#-]{1,20})",
    re.IGNORECASE,
)
_PLATE = re.compile(
    r"\b(?=[A-Z0-9-]{7,9}\b)(?=[\d-]{0,8}[A-Z])(?=[A-Z-]{0,8}\d)"
    r"(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{2,3}|\d{2,3})-(?:[A-Z]{1,2}|\d{1,2})\b"
)
_MONTHS = (
    "jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec|march|may|october|oct|january|february"
)
_BORN = re.compile(
    rf"\b\d{{1,2}}(?:[-/.]\d{{1,2}}[-/.]|(?: (?:{_MONTHS})[a-z]{{0,6}}\.? ))(?:19\d{{2}}|200\d)\b",
    re.IGNORECASE,
)
_LIVES = re.compile(  # an address without a word for street, after words that lead to one
    r"\b(?:(?:woon|woont|wonen|live|lives|zit|zitten) (?:op|aan|in|at|on)|adres(?: is)?:?"
    r"|address(?: is)?:?|kom(?:en)? (?:maar )?(?:langs )?(?:naar|op)) "
    r"((?:(?!(?:met|al|voor|sinds|een|tot|groep|klas|a|for|since|with) )[^\W\d][\w'.-]{0,25} )"
    r"{1,4}\d{1,4}(?: ?[a-df-z]\b)?)(?! ?(?:e|de|ste|hoog|jaar|maand|uur|min|km|meter|weken|dagen"
    r"|kinder|van|st|nd|rd|th|years|people|kids|mrt|januari|februari|maart|april|mei|juni|juli"
    r"|augustus|september|oktober|november|december)\b)(?![:.,]?\d)",
    re.IGNORECASE,
)


_SELDOM = (  # each has one of these signs
    Seldom(("@",), _EMAIL),
    Seldom(("@",), _HANDLE),
    Seldom(("(at", "[at", " at ", "apenst"), _SPELT),
    Seldom(("/",), _PROFILE),
    Seldom(("zes", "six"), _SPOKEN),
    Seldom(("dhr", "mw", "mevr", "fam"), _SHORT_TITLE),
)
_NAMED = Seldom(
    ("naam", "name", "heet", "adım", "adim", "nazywam", "мене звати", "اسمي",
     "tnv", "tn.v", "t.nv", "t.n.v", "tav", "ta.v", "t.av", "t.a.v"),
    _CALLED,
)  # fmt: skip
_NAMED_FOR = Seldom(("naam", "tnv", "t.n.v", "tav", "t.a.v"), _FOR_NAME)
_LOWLY = ("meneer", "mevrouw", "buurman", "buurvrouw", "heer", "familie", "pan")
_CODE = Seldom(
    ("bsn", "burgerservice", "sofi", "nummer", "nr", "code", "pin", "wachtwoord", "password",
     "kenteken", "szyfr", "kod", "код", "şifre", "sifre", "رمز"),
    _LABELLED,
)  # fmt: skip
_HOME = Seldom(("woon", "wonen", "live", "zit", "adres", "address", "kom"), _LIVES)
_INNER = re.compile(rf"[ .-][{_LARGE}\u0600-\u06ff]")  # a capital that begins no text
_AFTER_NAME = ("hanım", "bey", "teyze", "amca")
_FIGURE = re.compile(r"\d")
_IN_STREET = re.compile(r"[\w.,'-] ?\d|\d [A-Z]")
_ARABIC_DIGITS = {first + n: str(n) for first in (0x0660, 0x06F0) for n in range(10)}


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    return _words_of("names.txt")


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(name.replace("_", " ") for name in _words_of("surnames.txt"))


def _words_of(name: str) -> frozenset[str]:
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def personal_spans(text: str) -> list[Span]:
    """Spans of personal data in the text, unsorted and possibly overlapping."""
    if not text.isascii():
        text = text.translate(_ARABIC_DIGITS)
    small = text.lower()
    found: list[Span] = []
    figures = len(_FIGURE.findall(text))
    if figures:
        found += _numbers(text, small, figures)
    for seldom in _SELDOM:
        found += seldom.spans(text, small)
    if _INNER.search(text):
        found += _names(text, small)
    elif any(title in small for title in _AFTER_NAME):
        found += [match.span() for match in _TITLE.finditer(text)]
    if any(title in small for title in _LOWLY):
        named = _SMALL_TITLE.finditer(text)
        found += [match.span() for match in named if fold(match.group(1)) in _surnames()]
    found += _NAMED.spans(text, small, 1)
    found += _NAMED_FOR.spans(text, small, 1)
    return found


def _names(text: str, small: str) -> Iterator[Span]:
    """Names with a capital, after a title, initials, a first name or "bellen bij"."""
    if "be" in small:
        yield from (match.span(1) for match in _BELL.finditer(text))
    yield from (match.span() for match in _TITLE.finditer(text))
    if small == text:
        return
    titled = _titled(text)
    yield from (match.span() for match in _INITIALS.finditer(text))
    yield from (m.span() for m in _full(text) if _is_name(text, m, titled=titled))


def reveals_contact(text: str) -> bool:
    """Whether a telephone number or an address stands in the text, beyond doubt."""
    if not any(letter.isdigit() for letter in text):
        return False
    return any(pattern.search(text) for pattern in (_PHONE, _POSTCODE, _SURELY_STREET))


def _numbers(text: str, small: str, figures: int) -> Iterator[Span]:
    """What has figures in it: telephones, accounts, codes, plates, birthdays, addresses."""
    patterns = [_IBAN, _HOUSE]
    if figures >= 4:
        patterns += (_POSTCODE, _BORN)
    if figures >= 8:
        patterns += (_PHONE, _NINE, _LONG)
    if "-" in text:
        patterns.append(_PLATE)
    for pattern in patterns:
        yield from (match.span() for match in pattern.finditer(text))
    yield from _CODE.spans(text, small, 1)
    yield from _HOME.spans(text, small, 1)
    if _IN_STREET.search(text):
        yield from _streets(text)


def _full(text: str) -> Iterator[re.Match[str]]:
    """Two words with a capital; "Groetjes Marijke Jansen" also from its second word on."""
    at = 0
    while match := _FULL.search(text, at):
        yield match
        at = match.start(2) if fold(match.group(1)) in _no_names() else match.end()


def _streets(text: str) -> Iterator[Span]:
    """Streets with a number, and the floor, postcode and town that follow."""
    for match in _STREET.finditer(text):
        if _is_street(match.group()):
            further = _MORE.match(text, match.end())
            yield match.start(), further.end() if further else match.end()


def _is_street(words: str) -> bool:
    first = fold(words.split()[0]).strip(".,")
    return first not in _no_names() or len(words.split()) > 2


def _titled(text: str) -> bool:
    """Whether nearly every word has a capital, so that a capital tells nothing."""
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _is_name(text: str, match: re.Match[str], *, titled: bool) -> bool:
    first, last = match.group(1), match.group(2).split()[-1]
    known = _no_names()
    if _SIGNED.search(text[max(0, match.start() - 30) : match.start()]):
        return True
    if titled or fold(first) in known or fold(last) in known:
        return False
    follows = text[match.end() : match.end() + 2].strip()
    return not follows[:1].isdigit() or follows[:1] in "0+"
