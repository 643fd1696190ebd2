"""What can be said in every state: menu, help, thanks, anger, a voice message, nonsense."""

from bot.messages import Kind
from handlers.welcome import Intake
from tests.street import Street


def test_the_menu_and_its_rows(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("menu")
    menu = ans.hears(key="g.menu")
    assert menu.labels == ["Ik zoek hulp", "Ik wil helpen", "Meer"]
    menu.press("Meer")
    rows = ans.hears(key="g.menu.more")
    assert {"Pauze en stilte", "Taal", "Mijn gegevens", "Een mens spreken"} <= set(rows.labels)
    rows.press("Pauze en stilte")
    ans.hears(key="pau.main")
    ans.says("/menu")
    ans.hears(key="g.menu").press("Ik zoek hulp")
    ans.hears(key="ask.start")


def test_from_the_menu_to_helping(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("menu")
    ans.hears(key="g.menu").press("Ik wil helpen")
    ans.hears("3 per week", key="onb.cons2").press("Nee, liever niet")
    ans.hears(key="onb.cons2.no")
    assert street.person(ans).pings_at is None
    ans.says("menu")
    ans.hears(key="g.menu").press("Ik wil helpen")
    ans.hears(key="onb.cons2").press("Ja, graag")
    ans.hears(key="off.intro")
    assert street.person(ans).pings_at == street.clock.now()


def test_every_way_into_the_first_wishes(street: Street) -> None:
    for label, key in (("Ik zoek hulp", "ask.start"), ("Ik wil helpen", "onb.cons2")):
        new = street.stranger("Bea")
        new.opens("https://street/bot?start=w-deheeze")
        new.hears(key="onb.hello").press("Doe mee")
        new.hears(key="onb.cons1").press("Ja, allebei")
        new.hears(key="onb.name").press("Bea")
        new.hears(key="onb.role").press(label)
        new.hears(key=key)


def test_help_is_not_a_manual(street: Street) -> None:
    street.coordinator("Coen")
    ans = street.resident("Ans")
    ans.says("help")
    ans.hears("112", key="g.help").press("Uitleg")
    ans.hears("computerprogramma", key="g.uitleg")
    ans.says("/help")
    ans.hears(key="g.help").press("Een mens spreken")
    ans.hears(key="g.human.ask")
    ans.says("/help")
    ans.hears(key="g.help").press("Ik zoek hulp")
    ans.hears(key="ask.start")
    ans.says("wie ben jij?")
    ans.hears("geen mens", key="g.uitleg")


def test_who_does_not_understand_is_helped_on(street: Street) -> None:
    street.coordinator("Coen")
    ans = street.resident("Ans")
    for words in ("Ik snap er niks van!", "ik begrijp het niet", "wat moet ik doen?"):
        ans.says(words)
        ans.hears("uitleg", key="g.help")
    ans.says("mag ik een mens")
    ans.hears(key="g.human.ask")


def test_a_greeting_is_answered_with_the_menu(street: Street) -> None:
    ans = street.resident("Ans")
    for label, key in (("Ik zoek hulp", "ask.start"), ("Ik wil helpen", "onb.cons2")):
        ans.says("Goedemorgen!")
        ans.hears("Hallo Ans", key="g.hello").press(label)
        ans.hears(key=key)
        ans.says("/start")
        ans.hears(key="onb.dup").press(label)
        ans.hears(key=key)
    ans.says("hoi")
    ans.hears(key="g.hello").press("Meer")
    ans.hears(key="g.menu.more")


def test_thanks(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Dank je wel!")
    ans.hears("Graag gedaan", key="g.thanks")


def test_anger_is_met_with_calm(street: Street) -> None:
    street.coordinator("Coen")
    ans = street.resident("Ans")
    ans.says("Wat ben jij een stomme bot zeg")
    ans.hears("boos", key="g.rude").press("Nee")
    ans.hears(key="g.menu")
    ans.says("waardeloos")
    ans.hears(key="g.rude").press("Een mens spreken")
    ans.hears(key="g.human.ask")


def test_three_misses_bring_a_human(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans = street.resident("Ans")
    ans.says("fluts de kluts")
    ans.hears(key="g.nosee1.open")
    ans.says("flats de klats")
    ans.hears("mens", key="g.nosee2")
    ans.says("flots de klots")
    ans.hears("Els", "Je hoeft niets te doen", key="g.nosee3")
    coen.hears("Ans")


def test_a_miss_after_something_understood_is_the_first_again(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("fluts de kluts")
    ans.hears(key="g.nosee1.open")
    ans.says("flats de klats")
    ans.hears(key="g.nosee2").press("Menu")
    ans.hears(key="g.menu")
    assert street.person(ans).misses == 0
    ans.says("flots de klots")
    ans.hears(key="g.nosee1.open")


def test_the_ways_out_of_a_miss(street: Street) -> None:
    street.coordinator("Coen")
    for label, key in (
        ("Ik zoek hulp", "ask.start"), ("Ik wil helpen", "onb.cons2"),
        ("Een mens spreken", "g.human.ask"),
    ):  # fmt: skip
        ans = street.resident("Ans")
        ans.says("fluts de kluts")
        ans.hears(key="g.nosee1.open").press(label)
        ans.hears(key=key)
    bea = street.resident("Bea")
    bea.says("fluts de kluts")
    bea.hears(key="g.nosee1.open")
    bea.says("flats de klats")
    bea.hears(key="g.nosee2").press("Een mens spreken")
    bea.hears(key="g.human.ask")


def test_a_voice_message_goes_to_a_human(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans = street.resident("Ans")
    ans.sends("voice")
    ans.hears("spraakberichten", "Els", key="g.voice.none")
    coen.hears("Ans")


def test_pictures_and_places_cannot_be_looked_at(street: Street) -> None:
    ans = street.resident("Ans")
    ans.sends("photo")
    ans.hears("niet bekijken", key="g.media")
    street.receive(ans, Kind.LOCATION)
    ans.hears(key="g.media")


def test_words_under_a_picture_are_what_is_said(street: Street) -> None:
    ans = street.resident("Ans")
    ans.sends("photo", "Wie kan morgen om 19:00 deze lamp ophangen?")
    ans.hears("Lamp", "morgen", key="ask.sum")
    ans.sends("file", "ja")
    ans.hears(key="ask.posted.none")
    street.group_hears("Lamp", key="card.open")
    ans.sends("photo", "menu")
    ans.hears(key="g.menu")
    ans.sends("photo", "Mijn man is gevallen en kan niet opstaan")
    ans.hears("112", key="sos.fall")


def test_words_under_a_picture_that_say_nothing_by_themselves(street: Street) -> None:
    """It was the picture that said it: so what is asked for is a sentence, not a guess."""
    ans = street.resident("Ans")
    for _ in range(3):
        ans.sends("photo", "zo ziet het eruit")
        ans.hears("niet bekijken", "in één zin", key="g.media")


def test_several_pictures_sent_together_are_answered_once(street: Street) -> None:
    ans, kim = street.resident("Ans"), street.stranger("Kim")
    for words in ("", "Wie kan morgen om 19:00 deze lamp ophangen?"):
        street.wait(minutes=1)
        ans.sends("photo", words, album=True)
        for _ in range(3):
            ans.sends("photo", album=True)
        ans.hears(key="ask.sum" if words else "g.media")
    kim.sends("photo", album=True)
    kim.sends("photo", album=True)
    kim.hears(key="onb.hello")


def test_a_request_under_a_picture_in_the_group(street: Street) -> None:
    ans = street.resident("Ans")
    receive = {"media": "photo", "group": True}
    street.receive(ans, Kind.TEXT, text="Wie kan morgen om 19:00 deze lamp ophangen?", **receive)
    street.group_hears("Lamp", key="grq.offer")
    street.receive(ans, Kind.TEXT, text="Kijk eens wat een mooie lucht", **receive)
    street.receive(ans, Kind.MEDIA, **receive)


def test_nothing_is_answered_in_the_group(street: Street) -> None:
    ans = street.resident("Ans")
    new = street.stranger("Bea")
    for phone in (ans, new):
        phone.says_in_group("fluts de kluts")
        phone.says_in_group("hallo")
        phone.says_in_group("Dank je wel!")
    assert street.look(lambda db: db.query(Intake).count()) == 0


def test_strange_texts_get_an_answer_too(street: Street) -> None:
    ans = street.resident("Ans")
    for text in ("😀😀😀", "x" * 4096, "مرحبا", ".", "{voornaam} **vet** \x02"):
        ans.says(text)
        assert ans.hears().key != "g.error"


def test_two_guesses_and_something_else(street: Street) -> None:
    ans = street.resident("Ans")
    for position in range(3):
        ans.says("ach de hond en de tuin")
        message = ans.hears("Bedoel je een van deze", key="g.nosee1")
        message.press(message.labels[position])
        assert ans.hears().key.startswith("g.menu" if position == 2 else ("ask.", "vag."))
        ans.says("stop")
        ans.hears()
