"""Emergencies: answered first, in six languages, in every state, once."""

import tomllib
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

import handlers.safety
from bot.app import App, StorageDown
from bot.messages import Address, Incoming, Kind
from handlers.requests import Request, next_number
from handlers.safety import first_aid
from tests.hush import hush
from tests.phone import Phone
from tests.street import GROUP, TEXTS, Street

SIX = ("nl", "en", "tr", "ar", "pl", "uk")


def incoming(
    phone: Phone,
    street: Street,
    text: str,
    *,
    number: int = 900,
    forwarded: bool = False,
    group: bool = False,
) -> Incoming:
    return Incoming(
        id=str(number),
        kind=Kind.TEXT,
        sender=phone.address,
        name=phone.name,
        address=Address("street", GROUP) if group else phone.address,
        at=street.clock.now(),
        text=text,
        forwarded=forwarded,
    )


@pytest.mark.threat("T25")
@pytest.mark.parametrize(
    ("text", "key", "number"),
    [
        ("mijn man is gevallen en kan niet opstaan", "sos.fall", "Bel 112"),
        ("ik ruik gas in de keuken", "sos.112", "Bel nu 112"),
        ("mijn moeder ademt niet meer", "sos.112", "Bel nu 112"),
        ("ik wil er niet meer zijn", "sos.suicide", "Bel nu 113"),
        ("mijn ex slaat mij", "sos.violence", "0800-2000"),
        ("I think my mum is having a stroke", "sos.112", "Call 112 now"),
        ("Babam nefes alamıyor, çabuk biri gelsin", "sos.112", "112"),
        ("زوجي سقط عن الدرج وينزف كثيراً", "", "112"),
        ("Дитина випила щось із пляшки під мийкою, що робити?", "", "112"),
        ("Mój mąż nie oddycha", "", "112"),
    ],
)
def test_an_emergency_is_answered_first(street: Street, text: str, key: str, number: str) -> None:
    ans = street.resident("Ans")
    ans.says(text)
    ans.hears(number, key=key)
    street.group_messages.clear()
    assert street.look(lambda db: db.query(Request).count()) == 0


@pytest.mark.threat("T25")
def test_the_answer_is_in_the_language_it_was_said_in(street: Street) -> None:
    ayse = street.resident("Ayşe")
    ayse.says("Babam nefes alamıyor, çabuk biri gelsin")
    message = ayse.hears("Hemen 112")
    message.press("Acil değil")
    ayse.hears("hekim", key="sos.doctor")
    ayse.hears("Acil olmamasına", key="sos.false").press("Hayır")
    ayse.hears("Tamam", key="sos.false.no")


def test_stacked_in_all_languages_when_nothing_tells_which(street: Street) -> None:
    kim = street.stranger("Kim", language="")
    kim.says("112")
    kim.hears("Bel nu 112", "Call 112 now", "Hemen 112", "اتصل", "Zadzwoń", "Телефонуйте")


def test_dutch_and_the_phones_language_for_a_bare_number(street: Street) -> None:
    kim = street.stranger("Kim", language="en-GB")
    kim.says("/112")
    kim.hears("Bel nu 112", "Call 112 now")
    kim.says("113")
    kim.hears("Bel nu 113", "Call 113 now")


def test_every_emergency_text_is_there_in_six_languages() -> None:
    """The same keys with the same number of buttons; those for coordinators are in two."""
    dutch = {
        key: text
        for key, text in TEXTS.entries["nl"].items()
        if key.startswith("sos.") and not key.startswith(("sos.reason", "sos.somebody"))
    }
    for language in SIX:
        entries = TEXTS.entries[language]
        assert set(dutch) - set(entries) == set()
        different = [k for k, t in dutch.items() if len(t.buttons) != len(entries[k].buttons)]
        assert different == []


def test_every_number_has_its_source_and_the_date_it_was_checked() -> None:
    path = Path(handlers.safety.__file__).parent / "numbers.toml"
    for name, row in tomllib.loads(path.read_text("utf-8")).items():
        assert row["number"], name
        assert row["source"], name
        assert row["checked"].year >= 2026, name


def test_in_the_group_one_public_line(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group("Mijn man is gevallen en reageert niet meer!")
    message = street.group_hears("112", key="sos.grp")
    assert message.buttons == []
    ans.says_in_group("ik wil niet meer leven, ik maak er een eind aan")
    street.group_hears("113", "112", key="sos.grp.suicide")


def test_in_the_group_also_from_a_channel_without_a_person(street: Street) -> None:
    message = Incoming(
        "77", Kind.TEXT, None, "Kanaal", Address("street", GROUP), street.clock.now(),
        text="er is brand in de flat, iemand zit vast",
    )  # fmt: skip
    street.feed(message)
    street.group_hears("112", key="sos.grp")


def test_quoted_forwards_and_passed_on_texts_do_not_set_it_off(street: Street) -> None:
    ans = street.resident("Ans")
    fall = "mijn man is gevallen en kan niet opstaan"
    assert first_aid(incoming(ans, street, fall, forwarded=True), street.house) is None
    assert first_aid(incoming(ans, street, f"> {fall}\nwat een verhaal"), street.house) is None
    assert first_aid(incoming(ans, street, f"Doorgestuurd: {fall}"), street.house) is None
    assert first_aid(incoming(ans, street, fall), street.house) is not None


def test_small_talk_with_112_in_it_is_no_emergency(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group("ik heb het al 112 keer gezegd")
    assert street.group_messages == []


def test_in_the_middle_of_another_conversation(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("kan iemand me helpen")
    ans.hears(key="vag.what")
    ans.says("ik ben gevallen en kan niet overeind komen")
    ans.hears("112", key="sos.fall").press("Geen spoed")
    ans.hears("huisarts", key="sos.doctor")
    ans.hears(key="sos.false").press("Ja")
    ans.hears("één zin", key="sos.false.yes")


def test_an_emergency_by_somebody_who_is_just_being_asked_something(street: Street) -> None:
    kim = street.stranger("Kim")
    kim.says("/start")
    kim.hears(key="onb.hello")
    kim.says("mijn moeder ademt niet meer")
    kim.hears("112", key="sos.112")


def test_the_same_update_twice_is_answered_once(street: Street) -> None:
    ans = street.resident("Ans")
    message = incoming(ans, street, "mijn moeder ademt niet meer")
    street.feed(message, ans)
    ans.hears("112")
    street.feed(message, ans)
    ans.hears_nothing()


@pytest.mark.threat("T25")
def test_storage_down_for_a_minute_and_one_emergency_is_one_reply(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The platform offers it again when storage is back: nothing else comes of it then."""
    ans = street.resident("Ans")
    message = incoming(ans, street, "ik ben gevallen en kan niet overeind komen")

    def down(self: App, *arguments: object, **more: object) -> None:
        raise OperationalError("", None, Exception("disk I/O error"))

    with monkeypatch.context() as patch:
        patch.setattr(App, "_receive", down)
        with pytest.raises(StorageDown):
            street.feed(message, ans)
    ans.hears("112", key="sos.fall")
    street.feed(message, ans)
    ans.hears_nothing()
    in_group = incoming(ans, street, "er is brand in huis, help!", number=901, group=True)
    with monkeypatch.context() as patch:
        patch.setattr(App, "_receive", down)
        with pytest.raises(StorageDown):
            street.feed(in_group)
    street.group_hears("112")
    street.feed(in_group)


def test_what_is_remembered_stays_small(street: Street) -> None:
    ans = street.resident("Ans")
    for number in range(5_100):
        first_aid(incoming(ans, street, "112", number=number), street.house)
    assert len(street.house.memory["safety.first_aid"]) == 5_000


def test_words_for_an_emergency_without_a_number(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("noodgeval")
    ans.hears("112", key="sos.112").press("Geen spoed")
    ans.hears("0900-8844", key="sos.police")
    ans.hears(key="sos.false").press("Nee")
    ans.hears("niets te doen", key="sos.false.no")


def test_somebody_who_cannot_speak(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("ik kan niet praten")
    ans.hears("112NL", key="sos.deaf")


def test_erase_this_chat_is_explained(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("mijn man slaat mij")
    ans.hears("Veilig Thuis", key="sos.violence").press("Wis dit gesprek")
    ans.hears("Verwijderen", key="sos.wipe")


def test_a_coordinators_command_is_handled_as_well(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/open mevrouw ademt niet meer")
    coen.hears("112", key="sos.112")
    hush(coen)  # the list itself is tested where it belongs


def test_a_coordinators_note_is_kept_as_well(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans", phone="0612345678")
    ans.says("mens")
    ans.hears(key="g.human.ask").press("Bel mij")
    ans.hears(key="g.human.ok")
    coen.hears(key="coo.callback").press("Ik bel")
    coen.hears(key="coo.call").press("Notitie")
    coen.hears(key="coo.note")
    coen.says("Is gevallen en kon niet opstaan, haar zoon ademt moeilijk")
    coen.hears("112", key="sos.112")
    coen.hears(key="coo.note.ok")
    coen.says("/gebeld 1 mijn moeder ademt niet meer")
    coen.hears("112", key="sos.112")
    coen.hears("Hulpvraag 1 is er niet")


def test_no_request_is_ever_called_112(street: Street) -> None:
    street.change(next_number=111)
    context, turn = street.turn()
    numbers = [next_number(turn.db, turn.here, turn.now) for _ in range(3)]
    context.__exit__(None, None, None)
    assert not {112, 113} & set(numbers)
