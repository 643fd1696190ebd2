"""The main story on Telegram: a sentence in the group becomes help at the door."""

from bot.people import Role
from handlers.helping import Ping
from tests.botapi import Group, Person
from tests.telegram_story.town import SOON, Town

SHOPPING = "Kan iemand morgen om 15 uur boodschappen voor me doen?"
NUMBER = "06 12 34 56 78"
ONBOARDING = (
    ("De Heeze", "Doe mee"),
    ("16 jaar", "Ja, allebei"),
    ("Hoe mag ik je noemen", "Bilal"),
    ("Klaar, Bilal", "Ik wil helpen"),
    ("Mag ik je een bericht sturen", "Ja, graag"),
)
OFFERING = (
    ("Ik begrijp: je wilt helpen met boodschappen", "Klopt"),
    ("Genoteerd", "Klaar"),
    ("Wanneer kun je", "Wisselt"),
    ("Hoe ver", "De hele wijk"),
    ("Klopt dit", "Klopt"),
)


async def presses_through(person: Person, steps: tuple[tuple[str, str], ...]) -> None:
    """Hear and press, one after the other."""
    for words, label in steps:
        await person.hears(words, within=SOON)
        person.presses(label)


async def offers_shopping(bilal: Person) -> None:
    """A newcomer follows the link of the neighbourhood and offers help, in the chat."""
    bilal.start("w-deheeze")
    await presses_through(bilal, ONBOARDING)
    await bilal.hears("Wat kun je doen", within=SOON)
    bilal.says("boodschappen doen")
    await presses_through(bilal, OFFERING)
    await bilal.hears("Ik stuur alleen een bericht als het past", within=SOON)


async def posts(ans: Person, group: Group) -> int:
    """Ans asks in the group and posts it with one tap; returns which message is the card."""
    ans.says(SHOPPING, group=group)
    preview = await group.hears("Zal ik dit aan je buren vragen", within=SOON)
    assert preview.labels == ["Ja, plaats maar", "Nee"]
    ans.presses("Ja, plaats maar", group=group)
    card = await group.hears("Hulpvraag 11", "Wie kan helpen", within=SOON)
    return card.message_id


async def test_from_a_sentence_in_the_group_to_a_telephone_number(town: Town) -> None:
    bilal, ans = town.api.person("Bilal"), town.api.person("Ans")
    eve = town.api.person("Eve")
    group = town.linked("Buurtapp", ans, bilal, eve)
    await offers_shopping(bilal)
    asked = ans.says(SHOPPING, group=group)
    assert await town.api.server.until(lambda: group.chat.reactions == {asked: "👀"}, 2.0)
    await group.hears("Zal ik dit aan je buren vragen", "16 jaar", within=SOON)
    wrong = await town.api.answer(eve.presses("Ja, plaats maar", group=group), SOON)
    assert "iemand anders" in wrong.text
    await town.api.answer(ans.presses("Ja, plaats maar", group=group), SOON)
    card = await group.hears("Hulpvraag 11", "Wie kan helpen", within=SOON)
    await group.hears("Deze vraag is geplaatst", "1 buur", within=SOON)
    await bilal.hears("Een buur zoekt hulp", "Boodschappen", within=SOON)
    bilal.presses("Ik help")
    await presses_through(bilal, (("Kun je echt morgen", "Ja, het lukt"),))
    await bilal.hears("Jij bent de helper van hulpvraag 11", within=SOON)
    taken = await group.hears("Hulpvraag 11", "Iemand helpt", within=SOON)
    assert (taken.method, taken.message_id) == ("editMessageText", card.message_id)
    await group.hears("Er is een buur die wil helpen", within=SOON)
    ans.presses("Ja, fijn", group=group)
    await group.hears("Druk op de knop en dan op Start", within=SOON)
    ans.presses("Open gesprek", group=group)
    await exchange(town, ans, bilal)
    nothing_personal(group)
    assert town.refused() == []


async def exchange(town: Town, ans: Person, bilal: Person) -> None:
    """Ans gives her number, for this help only; Bilal gets it."""
    await ans.hears("Op welk nummer kan Bilal je bellen", within=SOON)
    ans.shares_contact("+31612345678")
    given = await bilal.hears("Telefoon van Ans", within=SOON)
    assert "12345678" in given.text.replace(" ", "")


def nothing_personal(group: Group) -> None:
    """No name, no number, in whatever the bot wrote in the group."""
    for one in group.received:
        assert not any(word in one.text for word in ("Ans", "Bilal", "12345678", "12 34 56 78"))


async def test_the_yes_in_private_by_words(town: Town) -> None:
    ans = town.resident("Ans")
    bilal = town.resident("Bilal", offer="groceries")
    group = town.linked("Buurtapp", ans, bilal)
    await posts(ans, group)
    await ans.hears("Je vraag is geplaatst", "1 buur", within=SOON)
    await bilal.hears("Een buur zoekt hulp", within=SOON)
    bilal.says("ik help 11")
    await presses_through(bilal, (("Kun je echt morgen", "Ja, het lukt"),))
    await ans.hears("Bilal wil je helpen", within=SOON)
    ans.says("ja, fijn")
    await bilal.hears("Het is goed", within=SOON)
    nothing_personal(group)
    assert town.look(lambda db: db.query(Ping).count()) == 1
    assert town.refused() == []


async def test_who_blocked_the_bot_is_passed_over(town: Town) -> None:
    ans = town.resident("Ans")
    first = town.resident("Bilal", offer="groceries")
    second = town.resident("Cor", offer="groceries")
    first.chat.blocked = True  # the bot does not know it yet
    await posts(ans, town.linked("Buurtapp", ans))
    await second.hears("Een buur zoekt hulp", within=SOON)
    assert first.received == []
    second.presses("Ik help")
    await second.hears("Kun je echt", within=SOON)


async def test_everybody_who_was_asked_blocked_the_bot(town: Town) -> None:
    ans, vera = town.resident("Ans"), town.resident("Vera", Role.VOLUNTEER, pings=True)
    town.resident("Bilal", offer="groceries").chat.blocked = True
    await posts(ans, town.linked("Buurtapp", ans))
    await town.climbs_to("volunteers")
    await vera.hears("Kun jij helpen", within=SOON)
