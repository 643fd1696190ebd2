"""A street whose bot goes away and comes back."""

import pytest

from tests.helping.posting import post
from tests.phone import Message, Phone
from tests.street import Street

Asked = tuple[Phone, Message, Message]


def away(street: Street, **span: float) -> None:
    street.goes_down()
    street.wait(**span)
    street.comes_back()


def aside(street: Street) -> None:
    """What the ladder and the helpers say is looked at in their own tests."""
    street.tick()
    for messages in (street.group_messages, *(p.messages for p in street.phones.values())):
        for message in messages:
            message.read = message.read or not message.key.startswith("fail.")


@pytest.fixture
def asked(street: Street) -> Asked:
    """Bilal was asked to help Ans, and the card of her request stands in the group."""
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, in_group=True)
    return bilal, bilal.hears("Boodschappen", key="ping.ask"), street.group_hears(key="card.open")
