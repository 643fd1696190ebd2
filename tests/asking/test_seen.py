"""A quiet sign on what the bot takes as a request; on nothing else, and not where it cannot be."""

import pytest

from bot.messages import Abilities
from tests.asking.looking import LAMP, offer
from tests.hush import hush
from tests.street import Street


@pytest.fixture(autouse=True)
def signs(street: Street) -> None:
    street.house.abilities["street"] = Abilities(delete_hours=47, react=True)


@pytest.mark.parametrize("known", [True, False])
def test_a_request_is_seen(street: Street, known: bool) -> None:
    ans = street.resident("Ans") if known else street.stranger("Ans")
    ans.says_in_group(LAMP)
    assert ans.toast is not None
    assert (ans.toast.sign, ans.toast.text, ans.toast.link) == ("👀", "", "")
    offer(street, "grq.offer" if known else "grq.offer.new")


@pytest.mark.parametrize(
    "words",
    ["Wat een mooi weer vandaag!", "wie weet een goede loodgieter", "Kun je geld aan me lenen?"],
)
def test_other_talk_is_not(street: Street, words: str) -> None:
    ans = street.resident("Ans")
    ans.says_in_group(words)
    assert ans.toast is None
    hush(ans)


def test_the_same_again_is_not_seen_twice(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group(LAMP)
    offer(street)
    ans.says_in_group(LAMP)
    assert ans.toast is None


def test_not_in_a_private_chat(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(LAMP)
    assert ans.toast is None
    ans.hears(key="ask.sum")


def test_a_platform_without_signs(street: Street) -> None:
    street.house.abilities["street"] = Abilities(delete_hours=47)
    ans = street.resident("Ans")
    ans.says_in_group(LAMP)
    assert ans.toast is None
    offer(street)


def test_where_the_bot_does_not_read_along(street: Street) -> None:
    street.change(reads_along=False)
    ans = street.resident("Ans")
    ans.says_in_group(LAMP)
    assert ans.toast is None
