"""Seeing, taking along and taking back what is kept about you."""

import json

import pytest

from bot.people import Account
from tests.privacy.test_export import opened
from tests.street import Street


def test_privacy_says_who_is_responsible_and_leads_on(street: Street) -> None:
    ans = street.resident("Ans")
    for label, key in (("Laat zien", "prv.show"), ("Wis alles", "prv.erase")):
        ans.says("/privacy")
        ans.hears("Stichting Samen", key="prv.main").press(label)
        ans.hears(key=key)
    ans.says("privacy")
    ans.hears(key="prv.main").press("Lees meer")
    told = ans.hears("055-1234567", "autoriteitpersoonsgegevens.nl", key="prv.more").document
    assert told is not None
    assert "Telegram brengt de berichten" in told.content.decode()
    assert "een jaar" in told.content.decode()


def test_privacy_for_a_stranger(street: Street) -> None:
    new = street.stranger("Bea")
    new.says("/privacy")
    message = new.hears("Stichting Samen", key="prv.main")
    assert message.labels == ["Lees meer"]
    message.press("Lees meer")
    new.hears(key="prv.more")
    new.says("wat weet je van mij")
    new.hears("Ik bewaar niets", key="prv.unknown")
    new.says("/wis")
    new.hears(key="prv.unknown")
    assert street.look(lambda db: db.query(Account).count()) == 0


def test_what_is_kept_in_one_message(street: Street) -> None:
    ans = street.neighbour("Ans", offer="Ik kan boodschappen doen")
    ans.says("/mijn_gegevens")
    message = ans.hears("naam Ans", "De Heeze", "Nederlands", "boodschappen", key="prv.show")
    assert message.has("0 keer hulp", "hielp 0 keer")
    message.press("Ja")
    ans.hears(key="ins.main")
    bea = street.resident("Bea")
    bea.says("mijn gegevens")
    bea.hears("nog niets", key="prv.show").press("Sluit")
    bea.hears("verandert niets", key="prv.close")


def test_everything_in_one_file(street: Street) -> None:
    ans = street.neighbour("Ans", offer="Ik kan boodschappen doen")
    files = opened(ans)
    found = json.loads(files["gegevens.json"])
    assert found["person"]["name"] == "Ans"
    assert found["person"]["accounts"][0]["chat"] == ans.chat
    assert found["person"]["neighbourhoods"][0]["name"] == "De Heeze"
    assert any("Dit weet ik van je" in m["text"] for m in found["person"]["messages"])
    assert "boodschappen" in json.dumps(found["offers"])
    assert "Vraag het de vertrouwenspersoon" in files["gegevens.html"]  # in everybody's
    assert "vertrouwenspersoon" in files["leesmij.txt"]
    assert "vertrouwenspersoon" in found["about"]["by_hand"]


def test_every_room_that_keeps_something_exports_it(street: Street) -> None:
    rooms = [f.name for f in street.house.registry.features if f.erasers]
    exporting = [f.name for f in street.house.registry.features if f.exporters]
    # Groups keep a first name until the next welcome, under a blinded account: it is forgotten on
    # request, and cannot be looked up from the person. Members keep nothing: what they said of
    # somebody in chats is taken away. Concerns are given by hand: see duties.
    assert set(rooms) - {"groups", "concerns", "members"} <= set(exporting)


def test_consents_are_taken_back_as_easily_as_given(street: Street) -> None:
    ans = street.resident("Ans", pings=True)
    ans.says("waar heb ik ja op gezegd?")
    ans.hears("bewaren (23 november)", "berichten (23 november)", key="prv.cons").press("Nee")
    ans.hears(key="prv.close")
    ans.says("toestemming")
    ans.hears(key="prv.cons").press("Berichten uit")
    ans.hears("geen hulpvragen", key="prv.cons.off")
    assert street.person(ans).pings_at is None
    ans.says("toestemming")
    ans.hears(key="prv.cons.one").press("Nee")
    ans.hears(key="prv.close")


@pytest.mark.parametrize("pings", [True, False])
def test_all_off_is_erasing(street: Street, pings: bool) -> None:
    ans = street.resident("Ans", pings=pings)
    ans.says("/toestemming")
    ans.hears(key="prv.cons" if pings else "prv.cons.one").press("Alles uit")
    ans.hears(key="prv.erase")
