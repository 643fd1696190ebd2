"""Which request a coordinator means: commands with a number, asked for when it is missing."""

import re
from collections.abc import Callable

from bot.choices import open_letters
from bot.messages import Kind
from bot.people import Neighbourhood
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import staff
from handlers.coordination.feature import feature
from handlers.requests import CALLED, NR, Request, by_number

Serve = Callable[[Turn, Request, str], None]
_CALLED = rf"(?:(?:even|maar|hulpvragen|just|no|{CALLED})\b\.?\s*)*"
_NUMBERED = re.compile(rf"{_CALLED}#?(\d{{1,6}})\b(.*)", re.DOTALL | re.IGNORECASE)
_ONE_MORE = re.compile(
    rf"(?:\s*[,+&/]\s*|\s+(?:en|and)\s+|\s+(?=#?\d\d)){_CALLED}#?(\d{{1,6}})\b(.*)",
    re.DOTALL | re.IGNORECASE,
)
_AT_THE_END = re.compile(
    rf"(.*\S)\s+(?:aan|bij|over|van|voor|about|for|of|to)\s+{_CALLED}#?(\d{{1,6}})\W*",
    re.DOTALL | re.IGNORECASE,
)

# What is done with a request, by the name of its command.
_serves: dict[str, Serve] = {}
# Set by the file that shows a request, for a number that exists in two neighbourhoods; told
# the name of the command that is to be done with the one that is chosen.
Chooser = Callable[[Turn, list[Request], str], None]
_chooser: list[Chooser] = []


def chooser(run: Chooser) -> Chooser:
    """Declare how somebody chooses between two requests with the same number."""
    _chooser[:] = [run]
    return run


def numbered(name: str, *, several: bool = False) -> Callable[[Serve], Serve]:
    """A command about one request, `/name 12 …`; without a number it is asked back.

    `several`: *sluit 12 en 13* does it with both.
    """

    def add(serve: Serve) -> Serve:
        _serves[name] = serve

        @feature.answer(f"nr-{name}")
        def later(turn: Turn, text: str) -> bool:
            return _serve(turn, text, name, several)

        @feature.command(name, roles=staff.ROLES, takes=True)
        def command(turn: Turn, rest: str) -> None:
            if not _serve(turn, rest, name, several):
                turn.ask("coo.usage", then=later, voorbeeld=Term(f"coo.usage.{name}"))

        return serve

    return add


@feature.phrase(
    r"(?:(?:kun|kan|wil) je |(?:can|could|will) you )?"
    rf"{NR}(\d{{1,6}}) "
    r"(?:even |maar |graag |please )?(\w+)(?: (.*))?",
    roles=staff.ROLES,
)
def number_first(turn: Turn, match: re.Match[str]) -> bool:
    """ "kun je 12 sluiten", "nr 12 pakken"."""
    return serve_words(turn, match[1], f"{match[2]} {match[3] or ''}")


@feature.phrase(
    r"(?:hulpvragen )?(\d{1,6}(?: (?:en|and|&|\+) \d{1,6})+)"
    r" (?:even |allebei |both )?(\w+)(?: (.*))?",
    roles=staff.ROLES,
)
def numbers_first(turn: Turn, match: re.Match[str]) -> bool:
    """ "12 en 13 sluiten"."""
    return serve_words(turn, match[1], f"{match[2]} {match[3] or ''}")


@feature.phrase(r"([^\W\d]{3,12})#?(\d{1,6})([^\W\d]+)", roles=staff.ROLES)
def without_spaces(turn: Turn, match: re.Match[str]) -> bool:
    """ "sluit12opgelost"."""
    return serve_words(turn, match[2], f"{match[1]} {match[3]}")


def serve_words(turn: Turn, number: int | str, words: str) -> bool:
    """Run the command that `words` begin with on request `number`; False when it is none."""
    verb, _, rest = words.strip().partition(" ")
    called = turn.house.registry.spoken(f"{verb} {number} {rest}".strip()) if verb else None
    if called is None or not called.handler.takes or not called.rest.startswith(str(number)):
        return False
    called.handler.run(turn, called.rest)
    return True


def serve_command(turn: Turn, request: Request, name: str) -> bool:
    """Do with this request what command `name` does; False when there is no such command."""
    serve = _serves.get(name)
    if serve is not None:
        serve(turn, request, "")
    return serve is not None


def _serve(turn: Turn, words: str, name: str, several: bool) -> bool:
    staff.only(turn)
    numbers, rest = numbers_in(words.strip(), several)
    if not numbers:
        return False
    if len(numbers) == 1:
        _serve_one(turn, numbers[0], rest, name)
        return True
    for number in dict.fromkeys(numbers):
        try:
            with turn.db.begin_nested():  # what cannot be done with one is done with the other
                _serve_one(turn, number, rest, name)
        except Refusal as no:
            turn.say(no.key, fill=no.values)
    return True


def numbers_in(words: str, several: bool = False) -> tuple[list[int], str]:
    """The numbers that are named and what is said of them: "12 en 13 opgelost"."""
    match = _NUMBERED.match(words)
    if match is None:
        last = _AT_THE_END.fullmatch(words)
        return ([int(last[2])], last[1]) if last else ([], words)
    numbers = [int(match[1])]
    while several and (more := _ONE_MORE.match(match[2])) is not None:
        match = more
        numbers.append(int(match[1]))
    return numbers, match[2].strip().lstrip(".,: \n")


def _serve_one(turn: Turn, number: int, rest: str, name: str) -> None:
    request = find(turn, number, name)
    if request is not None:
        _serves[name](turn, request, rest)


def find(turn: Turn, number: int, command: str = "") -> Request | None:
    """The request with this number where somebody coordinates; None: they are asked which one.

    Refused when there is none at all. `command`: what is to be done with the one they choose.
    """
    ours = found(turn, number)
    if not ours:
        raise Refusal("coo.nonumber", nr=number)
    live = [pair for pair in ours if pair[1].live] or ours[:1]
    if len(live) > 1 and _chooser:
        _chooser[0](turn, [request for _, request in live], command)
        return None
    turn.enter(live[0][0])
    return live[0][1]


def found(turn: Turn, number: int) -> list[tuple[Neighbourhood, Request]]:
    """The requests with this number where whoever began this turn coordinates."""
    ours: list[tuple[Neighbourhood, Request]] = []
    home = turn.here
    for place in staff.where(turn):
        turn.enter(place)
        request = by_number(turn, number)
        if request is not None:
            ours.append((place, request))
    turn.enter(home)
    return ours


def looked_on(turn: Turn, request: Request) -> bool:
    """Whether a button meant in words may be about another request, shown below it since."""
    said, asked = turn.incoming, turn.pressed
    if said is None or asked is None or said.kind is not Kind.TEXT or said.reply_to:
        return False
    return any(
        letter.id > asked.id
        and letter.about.startswith("request:")
        and letter.about != request.about
        for letter in open_letters(turn.db, turn.address, turn.now)
    )


def said_of(turn: Turn, request: Request) -> dict[str, Value]:
    """The blanks that every text about a request has."""
    return {
        "nr": request.number or 0,
        "titel": request.title,
        "icoon": request.icon,
        "wanneer": request.when,
        "buurtdeel": turn.here.name,
        "status": request.standing,
        "n": request.asked,
        "m": request.said_no,
    }
