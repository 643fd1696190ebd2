"""Strange input: other languages, very long, only emoji, right to left, empty, no name."""

import pytest

from bot.messages import Kind
from handlers.requests import State
from tests.asking.looking import DOG, LAMP, newcomer, offer, requests, the_card
from tests.hush import hush
from tests.street import Street

LONG = (
    "Kan iemand morgen boodschappen voor me doen? "
    + "Ik vertel er graag bij dat het regent. " * 110
)


@pytest.mark.parametrize(
    "text",
    [
        "Can somebody do my shopping tomorrow?",
        "Yarın alışveriş yapabilecek biri var mı?",
        "Czy ktoś może jutro zrobić mi zakupy?",
        "Чи може хтось завтра купити мені продукти?",
    ],
)
def test_in_another_language_it_is_understood(street: Street, text: str) -> None:
    ans = street.resident("Ans")
    ans.says(text)
    ans.hears("Boodschappen", "morgen", key="ask.sum")
    ans.says_in_group(text)
    assert offer(street).has("Boodschappen", "morgen")


def test_four_thousand_characters(street: Street) -> None:
    ans = street.resident("Ans")
    text = LONG[:4096]
    assert len(text) == 4096
    ans.says(text)
    ans.hears("Boodschappen", "morgen", key="ask.sum")
    assert len(requests(street)[0].text or "") <= 1000
    ans.says("w" * 4096)
    ans.hears(key="ask.sum")  # one more piece of the same, which changes nothing


@pytest.mark.parametrize("text", ["😀😀😀", "🙏", "?", "...", "‏שלום‏", "\u202e\u202d", "   "])
def test_what_says_nothing_is_answered_in_private_and_never_in_the_group(
    street: Street, text: str
) -> None:
    ans = street.resident("Ans")
    ans.says_in_group(text)
    assert street.group_messages == []
    ans.says(text)
    assert ans.hears().key.startswith(("g.", "lang.", "onb.lang", "rem."))
    assert requests(street) == []


def test_only_an_emoji_that_says_what(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("🛒 morgen")
    ans.hears("Boodschappen", "morgen", key="ask.sum")


def test_right_to_left_marks_are_no_trouble(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("\u200fKan iemand morgen boodschappen doen?\u200f")
    ans.hears("Boodschappen", "morgen", key="ask.sum")


@pytest.mark.parametrize("name", ["", "   ", "\u202eslA", "😀"])
def test_somebody_without_a_name_asks_in_the_group(street: Street, name: str) -> None:
    kim = street.stranger(name)
    kim.says_in_group(DOG)
    offer(street, "grq.offer.new").pressed_by(kim, "Ja, plaats maar")
    question = street.group_hears("ik help je hier", key="grq.nodm")
    kim.says_in_group("morgen om 10 uur", reply_to=question)
    assert requests(street)[0].state is State.OPEN
    the_card(street)


@pytest.mark.parametrize("media", ["voice", "photo", "sticker", "file"])
def test_something_else_than_text_leaves_the_concept_as_it_is(street: Street, media: str) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ans.says(DOG)
    ans.hears(key="ask.when")
    ans.sends(media)
    ans.hears(key="g.voice.none" if media == "voice" else "g.media")
    ans.says("morgen om 10 uur")
    ans.hears("Hond uitlaten", "10:00", key="ask.sum")
    hush(coen)


def test_media_in_the_group_is_left_alone(street: Street) -> None:
    ans = street.resident("Ans")
    street.receive(ans, Kind.MEDIA, group=True, media="photo")
    assert street.group_messages == []


def test_an_edit_that_comes_before_its_message_is_no_trouble(street: Street) -> None:
    ans = street.resident("Ans")
    ans.edits("555", LAMP, group=True)
    ans.edits("556", LAMP)
    assert street.group_messages == []
    street.receive(ans, Kind.TEXT, text=LAMP, group=True, message="555")
    assert offer(street).has("Lamp")


@pytest.mark.threat("T2")
def test_forged_presses_and_old_ones_change_nothing(street: Street) -> None:
    ans, bea = street.resident("Ans"), newcomer(street, "Bea")
    ans.says_in_group(LAMP)
    preview = offer(street)
    press = preview.button("Ja, plaats maar").press
    for forged in (press[:-1] + ("A" if press[-1] != "A" else "B"), "", "x" * 64, press + "1"):
        street.receive(ans, Kind.PRESS, press=forged, reply_to=preview.receipt, group=True)
        ans.toasted("werkt niet meer")
    street.receive(bea, Kind.PRESS, press=press, reply_to=preview.receipt, group=True)
    street.receive(ans, Kind.PRESS, press=press, reply_to="")  # from the group, in private
    assert requests(street)[0].state is State.CONCEPT


def test_an_unknown_command_in_the_group_is_silence(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group("/weer")
    assert street.group_messages == []
