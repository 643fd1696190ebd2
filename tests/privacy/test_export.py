"""Taking along what is kept: whole, for a machine, and nothing of others in it."""

import io
import json
import re
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sqlalchemy import insert

import handlers.privacy
from bot.db import Base
from bot.people import Person
from handlers.privacy import everything
from handlers.privacy.duties import LINKS, NOT_EXPORTED
from handlers.privacy.readable import labels
from tests.helping.posting import post
from tests.hush import hush
from tests.meeting.visiting import exchanged
from tests.phone import Phone
from tests.privacy.test_retention import value
from tests.security.reporting import Figure
from tests.street import Street

SHAPED = {  # what is kept as JSON
    "late": {"text": '["x"]'},
    "letter": {"body": '{"text": "x"}'},
    "concept": {"guess": "{}"},
}
SCHEMA = json.loads((Path(handlers.privacy.__file__).parent / "export.schema.json").read_text())


def opened(phone: Phone) -> dict[str, str]:
    """The files in what somebody gets who asks for everything."""
    phone.says("mijn gegevens")
    phone.hears(key="prv.show").press("Stuur alles")
    document = phone.hears("gegevens.html", key="prv.export").document
    assert document is not None
    assert document.media_type == "application/zip"
    with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def sent(phone: Phone) -> dict[str, Any]:
    """What a machine reads of it."""
    return dict(json.loads(opened(phone)["gegevens.json"]))


def a_day_later(street: Street, phone: Phone) -> None:
    """The file is gone from the chat, and may be had again."""
    street.wait(hours=24)
    hush(street)
    assert not [m for m in phone.messages if m.key == "prv.export" and not m.deleted]


def test_it_keeps_to_its_schema(quiet_street: Street) -> None:
    street = quiet_street
    ans, bilal = street.resident("Ans", phone="06 12345678"), street.neighbour("Bilal")
    exchanged(street, ans, bilal)
    street.coordinator("Coen").says("/toon 11")
    hush(street)
    for phone in (ans, bilal):
        found = sent(phone)
        assert list(Draft202012Validator(SCHEMA).iter_errors(found)) == []
        assert "Stichting Samen" in found["about"]["responsible"]
        assert "Telegram" in found["about"]["recipients"]


def test_one_file_with_all_of_it_for_machines_and_for_people(street: Street) -> None:
    ans = street.resident("<b>Ans</b> & =1+1")
    files = opened(ans)
    assert list(files) == ["gegevens.json", "gegevens.schema.json", "gegevens.html", "leesmij.txt"]
    found = json.loads(files["gegevens.json"])
    Draft202012Validator(json.loads(files["gegevens.schema.json"])).validate(found)
    assert datetime.fromisoformat(found["format"]["made_at"]).utcoffset() is not None
    html = files["gegevens.html"]
    assert "&lt;b&gt;Ans&lt;/b&gt; &amp; =1+1" in html
    assert "<b>Ans" not in html
    assert not re.search(r"<script|https?:|src=|@import|url\(", html)
    for words in ("Over jou", "De Heeze", "Ja tegen bewaren"):
        assert words in html
    assert "Stichting Samen is verantwoordelijk" in files["leesmij.txt"]
    assert "autoriteitpersoonsgegevens.nl" in files["leesmij.txt"]


def test_one_a_day_and_it_goes_from_the_chat(street: Street) -> None:
    ans = street.resident("Ans")
    first = opened(ans)
    ans.says("mijn gegevens")
    ans.hears(key="prv.show").press("Stuur alles")
    ans.hears("kreeg je al", key="prv.export.today")
    assert [m.deleted for m in ans.messages if m.document] == [False]
    a_day_later(street, ans)
    assert opened(ans).keys() == first.keys()
    street.wait(days=3)


def test_where_it_cannot_be_deleted_words_stand_in_its_place(street: Street) -> None:
    ans = street.resident("Ans")
    opened(ans)
    street.goes_down()
    street.clock.turn(timedelta(hours=60))
    street.comes_back()
    hush(street)
    [message] = [m for m in ans.messages if m.key.startswith("prv.export")]
    assert message.deleted or message.key == "prv.export.gone"
    assert message.deleted or message.document is None


def test_every_part_of_it_has_a_name_for_people(quiet_street: Street) -> None:
    """Of somebody who has a row in every table."""
    quiet_street.planted = True
    ans = quiet_street.resident("Ans")
    person = quiet_street.person(ans).id
    for number, link in enumerate(sorted(set(LINKS) - set(NOT_EXPORTED))):
        plant(quiet_street, link, person, number)
    names = named(json.loads(exported(quiet_street, person)))
    assert names - set(labels("nl")) == set()


def named(value: Any) -> set[str]:
    """The name of each part."""
    if isinstance(value, dict):
        return set(value).union(*(named(part) for part in value.values()))
    return set().union(*(named(part) for part in value)) if isinstance(value, list) else set()


def test_the_schema_holds(quiet_street: Street) -> None:
    found = sent(quiet_street.resident("Ans"))
    for change in ({"format": {}}, {"read_by": [{"what": "x"}]}, {"person": []}, {"about": {}}):
        assert list(Draft202012Validator(SCHEMA).iter_errors({**found, **change}))


@pytest.mark.threat("T21")
def test_somebody_sees_who_saw_what(street: Street, figure: Figure) -> None:
    """Each time a coordinator opens a request or a number, that is one line, and it is shown."""
    street.planted = True
    ans, coen = street.resident("Ans", phone="06 12345678"), street.coordinator("Coen")
    post(street, ans)
    hush(street)
    for _ in range(15):
        coen.says("/toon 11")
        coen.hears(key="coo.item").press("Bel de buur")
        hush(street)
        street.wait(minutes=1)
        hush(street)
    found = sent(ans)["read_by"]
    by_coordinators = [one for one in found if one["who"] == "coordinator"]
    assert [one["what"] for one in by_coordinators] == ["read", "phone_seen"] * 15
    a_day_later(street, ans)
    last = sent(ans)["read_by"][-1]
    assert (last["what"], last["who"]) == ("exported", "yourself")
    assert "Coen" not in json.dumps(found)
    figure.found(f"30 reads of a coordinator: {len(by_coordinators)} lines, all of them shown")


def test_every_link_is_exported_or_says_why_not(quiet_street: Street) -> None:
    """A row in any table that points to somebody changes what they get."""
    street = quiet_street
    street.planted = True
    assert set(NOT_EXPORTED) <= set(LINKS)
    ans = street.resident("Ans")
    person = street.person(ans).id
    missing = []
    for number, link in enumerate(sorted(set(LINKS) - set(NOT_EXPORTED))):
        before = exported(street, person)
        plant(street, link, person, number)
        if exported(street, person) == before:
            missing.append(link)
    assert not missing, missing


def plant(street: Street, link: str, person: int, number: int) -> None:
    """A row of any table that points to somebody, whatever else there is of it."""
    name, _, column = link.partition(".")
    table = Base.metadata.tables[name]
    with street.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN")
        values = {c.name: value(c, street.clock.now(), number) for c in table.columns}
        values["neighbourhood_id"] = street.neighbourhood_id
        values[column] = person
        values |= SHAPED.get(name, {})
        values = {name: v for name, v in values.items() if name in table.c}
        connection.execute(insert(table).prefix_with("OR REPLACE").values(**values))
        connection.commit()
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")


def exported(street: Street, person: int) -> str:
    context, turn = street.turn()
    found = json.dumps(everything(turn, turn.db.get_one(Person, person)), default=str)
    context.__exit__(None, None, None)
    return found


# -- standing still --------------------------------------------------------------------------


def test_data_that_stands_still_is_kept_and_used_for_nothing(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    bilal.says("zet mijn gegevens stil")
    bilal.hears("tot jij het zegt", key="prv.freeze").press("Nee")
    bilal.hears(key="prv.close")
    bilal.says("/bevries")
    bilal.hears(key="prv.freeze").press("Ja, zet stil")
    bilal.hears("staan nu stil", key="prv.freeze.done")
    post(street, ans)
    street.wait(hours=1)
    bilal.hears_nothing()
    bilal.says("/bevries")
    bilal.hears(key="prv.frozen").press("Nee")
    bilal.hears(key="prv.close")
    hush(street)
    for _ in range(2):
        street.clock.turn(timedelta(days=210))
        street.tick()
    hush(street)
    assert street.person(bilal).name == "Bilal"
    bilal.says("/bevries")
    bilal.hears(key="prv.frozen").press("Weer meedoen")
    bilal.hears("je doet weer mee", key="prv.thaw.done")
    post(street, ans)
    bilal.hears("Boodschappen")
    hush(street)


def test_thawed_from_the_first_message_and_frozen_twice(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("/bevries")
    asked = ans.hears(key="prv.freeze")
    asked.press("Ja, zet stil")
    done = ans.hears(key="prv.freeze.done")
    done.press("Weer meedoen")
    ans.hears(key="prv.thaw.done")
    assert street.person(ans).frozen_at is None
    stranger = street.stranger("Bea")
    stranger.says("/bevries")
    stranger.hears(key="prv.unknown")
