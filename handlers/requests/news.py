"""What becomes a fact about a request: other rooms listen to this and are not called by name."""

from dataclasses import dataclass

from bot.people import Person
from handlers.requests.model import Request, Rung
from handlers.requests.place import Place


@dataclass(frozen=True, slots=True)
class RequestOpened:
    """Somebody's request is there for others to take; nobody was asked yet."""

    request: Request


@dataclass(frozen=True, slots=True)
class RungReached:
    """The request climbed: `rung` is the highest it ever reached."""

    request: Request
    rung: Rung


@dataclass(frozen=True, slots=True)
class PlaceClaimed:
    """Somebody took a place; the asker has not said yes yet."""

    request: Request
    place: Place
    helper: Person


@dataclass(frozen=True, slots=True)
class PlaceAgreed:
    """Asker and helper both said yes."""

    request: Request
    place: Place
    helper: Person


@dataclass(frozen=True, slots=True)
class HelperCalls:
    """The helper of somebody without an app knows whom to call and what to say at the door."""

    request: Request
    helper: Person


@dataclass(frozen=True, slots=True)
class HelperGone:
    """The helper of a place is out, a moment before `PlaceFreed`.

    A room whose request goes with its helper stops it now; then nobody else is asked.
    """

    request: Request
    helper_id: int
    why: str


@dataclass(frozen=True, slots=True)
class PlaceFreed:
    """A helper is out again and the place is open: the next round.

    `why` is one of given_back, refused (the asker prefers another), no_show, erased.
    """

    request: Request
    place: Place
    helper_id: int
    why: str


@dataclass(frozen=True, slots=True)
class RequestReopened:
    """A request that was over is open again."""

    request: Request


@dataclass(frozen=True, slots=True)
class RequestStopped:
    """It is over without help. `why`: asker, coordinator, moment_passed, erased, silence,
    withdrawn (what was offered once is not there any more).

    `helpers` held a place until now.
    """

    request: Request
    why: str
    helpers: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class MomentChanged:
    """The request is now wanted at another moment."""

    request: Request


@dataclass(frozen=True, slots=True)
class PeopleChanged:
    """More or fewer helpers are wanted than `before`; `anew`: nobody was being asked until now."""

    request: Request
    before: int
    anew: bool


@dataclass(frozen=True, slots=True)
class DetailsChanged:
    """Something was added to what everybody who is asked may read, or taken back."""

    request: Request


@dataclass(frozen=True, slots=True)
class HelpGiven:
    """One helper helped; the place is done. `outcome`: helped, partly, silent."""

    request: Request
    place: Place
    helper: Person
    outcome: str
