"""How a request was before a coordinator corrected it, as the audit trail keeps it: no words."""

from dataclasses import dataclass
from datetime import datetime

from bot.spoken import When
from handlers.requests import Request


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind of help."""

    category: str
    concept: str
    action: str
    chosen: bool = True  # by somebody, not read from the words


def kind_of(request: Request) -> str:
    """The kind of help, for the audit trail."""
    how = "/chosen" if request.kind_chosen else ""
    return f"kind/{request.category}/{request.concept}/{request.action}{how}"


def moment_of(request: Request) -> str:
    """The moment, for the audit trail."""
    start, end = (at.isoformat() if at else "" for at in (request.starts_at, request.ends_at))
    return f"moment/{start}/{end}/{request.grain}/{'by' if request.deadline else ''}"


def read(detail: str) -> Kind | When | None:
    """What `kind_of` or `moment_of` wrote; None: whenever it suits."""
    what, first, second, third, *rest = detail.split("/")
    if what == "kind":
        return Kind(first, second, third, chosen=rest == ["chosen"])
    start, end = (datetime.fromisoformat(at) if at else None for at in (first, second))
    return When.known(start, end, third, rest == ["by"])
