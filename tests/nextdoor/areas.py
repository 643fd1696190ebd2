"""Two areas beside each other, for the tests of this room."""

from handlers.nextdoor.model import Beyond, NextDoor
from tests.phone import Phone
from tests.street import Street


def south(street: Street) -> int:
    """Another area; what lives there is made with `there`."""
    return street.add_neighbourhood("Zuid", postcodes="7337")


class There:
    """While it lasts, people are made in another area: `with There(street, zuid): …`."""

    def __init__(self, street: Street, place: int) -> None:
        self.street, self.place, self.home = street, place, street.neighbourhood_id

    def __enter__(self) -> None:
        self.street.neighbourhood_id = self.place

    def __exit__(self, *problem: object) -> None:
        self.street.neighbourhood_id = self.home


def link(street: Street, one: int, other: int) -> None:
    """As if both had agreed long ago."""
    now = street.clock.now()
    street.keep(
        NextDoor(neighbourhood_id=one, other_id=other, since=now),
        NextDoor(neighbourhood_id=other, other_id=one, since=now),
    )


def said_yes(street: Street, phone: Phone, asking: int, home: int) -> None:
    """As if this neighbour of `home` had agreed to be asked for `asking` as well."""
    now = street.clock.now()
    ids = {"neighbourhood_id": asking, "person_id": street.person(phone).id, "home_id": home}
    street.keep(Beyond(**ids, asked_at=now, yes_at=now))


def beside(street: Street, *names: str, agree: bool = True) -> tuple[int, list[Phone]]:
    """Zuid, linked with this area, and neighbours there who offer groceries."""
    place, home = south(street), street.neighbourhood_id
    link(street, home, place)
    with There(street, place):
        phones = [street.neighbour(name) for name in names]
    for phone in phones if agree else []:
        said_yes(street, phone, home, place)
    return place, phones
