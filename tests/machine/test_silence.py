"""The machine itself: it starts, keeps silent in small talk, and says sorry for a bug."""

from tests.street import Street


def test_small_talk_in_the_group_is_left_alone(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group("Wat een mooi weer vandaag!")
    street.wait(days=2)
