"""/open and the detail of one request: what a coordinator sees, in order of urgency."""

from datetime import timedelta

import pytest

from handlers.requests import Request
from tests.coordination.conftest import Open
from tests.hush import hush
from tests.street import TEXTS, Street


def moment(street: Street, days: float, hours: int = 1) -> dict[str, object]:
    start = street.clock.now() + timedelta(days=days)
    return {"starts_at": start, "ends_at": start + timedelta(hours=hours), "grain": "hour"}


def open_three(street: Street, open_request: Open) -> None:
    ans = street.resident("Ans")
    street.neighbours(1, offer="Ik kan lampen ophangen", kinds="odd_jobs")
    open_request(ans, category="company")
    open_request(ans, category="groceries", **moment(street, 3))
    open_request(ans, category="ride", **moment(street, 0.2))
    street.wait(minutes=1)
    hush(*street.phones.values())
    street.group_messages.clear()


def test_the_open_list(street: Street, open_request: Open) -> None:
    coen = street.coordinator("Coen")
    open_three(street, open_request)
    coen.says("/open")
    found = coen.hears("Open hulpvragen (3)", "Vandaag", "Deze week", "Later", key="coo.list")
    assert found.text.index("13 ") < found.text.index("12 ") < found.text.rindex("11 ")
    assert [label.split(".")[0] for label in found.labels] == ["13", "12", "11", "Alleen vandaag"]
    found.press("Alleen vandaag")
    today = coen.hears("Open hulpvragen (1)", "Vandaag")
    coen.says("13")
    coen.hears("13 ", "Ans", "geplaatst", key="coo.item")
    today.press("Alles")
    coen.hears("Open hulpvragen (3)").press("12.")
    coen.hears("12 ", "Gevraagd 0, nee 0, stil 0")


def test_the_open_list_of_one_kind(street: Street, open_request: Open) -> None:
    coen = street.coordinator("Coen")
    open_three(street, open_request)
    for words in ("/open boodschappen", "/open boodschapen", "open boodschappen"):
        coen.says(words)
        coen.hears("Open hulpvragen (1)", "Boodschappen", key="coo.list")
    coen.says("/open zwembad")  # no such kind: that is said, and everything is one tap away
    coen.hears("niets voor open", "3 hulpvragen", key="coo.list.other").press("Alles")
    coen.hears("Open hulpvragen (3)")


def test_nothing_is_open(street: Street, open_request: Open) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    coen.says("lijst")
    coen.hears("niets open", key="coo.list.none")
    open_request(ans)
    hush(ans, coen, street.group_messages)
    coen.says("/open vandaag")
    coen.hears("Voor vandaag staat er niets", key="coo.list.today.none")


def test_the_history_of_a_request(street: Street, open_request: Open) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    open_request(ans)
    street.wait(hours=1)
    hush(ans, coen, street.group_messages)
    coen.says("Wat is er met hulpvraag 11?")
    coen.hears("naar de coördinator", key="coo.item")
    coen.says("Wat gebeurde er met 11?")
    coen.hears("vandaag 09:00 uur: geplaatst", "Kan iemand boodschappen doen?", key="coo.item")
    coen.says("/toon_11")
    coen.hears(key="coo.item")
    coen.says("toon")
    coen.hears("toon 12", key="coo.usage")
    coen.says("11")
    coen.hears(key="coo.item")
    coen.says("/toon 77")
    coen.hears("Hulpvraag 77 is er niet", key="coo.nonumber")


COMMANDS = ("toon", "pak", "los", "wijs_toe", "sluit", "heropen", "notitie")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_missing_number_is_asked(street: Street, open_request: Open, name: str) -> None:
    coen = street.coordinator("Coen")
    coen.says(f"/{name}")
    coen.hears("Welke hulpvraag", " 12", key="coo.usage")
    coen.says("77")
    coen.hears("Hulpvraag 77 is er niet")
    coen.says(f"/{name} 77")
    coen.hears(key="coo.nonumber")


def test_everything_that_happened_has_words(street: Street, open_request: Open) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    open_request(ans)
    words = [key for key in TEXTS.entries["nl"] if key.startswith("log.") and key != "log.climbed"]
    for key in words:
        what, _, detail = key.removeprefix("log.").partition(".")
        context, turn = street.turn()
        turn.record(
            turn.db.query(Request).one().about, *((what,) if not detail else ("climbed", detail))
        )
        context.__exit__(None, None, None)
        hush(ans, coen, street.group_messages)
        coen.says("/toon 11")
        last = coen.hears(key="coo.item").text.splitlines()[-1]
        assert last.startswith("Vandaag 09:00 uur: "), key
        assert not last.endswith("naar"), key


def test_a_number_in_two_neighbourhoods(street: Street, open_request: Open) -> None:
    from bot.people import Grant, Role

    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    open_request(ans)
    other = street.add_neighbourhood("De Maten")
    now = street.clock.now()
    street.keep(
        Grant(
            neighbourhood_id=other,
            person_id=street.person(coen).id,
            role=Role.COORDINATOR,
            granted_at=now,
        ),
        Request(
            neighbourhood_id=other,
            number=11,
            state="open",
            asker_id=street.person(ans).id,
            category="dog",
            made_at=now,
            opened_at=now,
            next_step_at=now + timedelta(days=1),
        ),
    )
    hush(ans, coen, street.group_messages)
    coen.says("11")
    coen.hears("meer buurten", key="coo.where").press("De Maten")
    coen.hears("De Maten", key="coo.item")
    coen.says("/pak 11")
    coen.hears(key="coo.where").press("De Heeze")
    coen.hears("Je behandelt hulpvraag 11", key="coo.take")  # what was said is done
    ans.hears("Coen", "helpt je verder", key="esc.asker.took")


def test_only_coordinators_see_it(street: Street, open_request: Open) -> None:
    ans = street.resident("Ans")
    for words in ("/open", "/toon 11", "/pak 11", "/sluit 11", "/wijs_toe 11 Ans", "/notitie 1 x"):
        ans.says(words)
        ans.hears("voor coördinatoren", key="coo.norole")
