"""Somebody tells more about a request that is open already."""

import pytest

from handlers.asking import feature as asking
from handlers.requests import State
from tests.details.opened import agreed, is_asked, newest, thinking, waits
from tests.hush import hush
from tests.street import Street

MORE = [
    "oh ja, het is op de derde verdieping, er is geen lift",
    "er is geen lift",
    "het zijn twee dozen",
    "hij is wel zwaar hoor",
    "het gaat om een grote kast",
    "neem handschoenen mee",
    "wil je een steekwagen meenemen?",
    "ik heb zelf gereedschap",
    "vergeten te zeggen: er is een hond",
    "parkeren kan gratis voor de deur",
    "bel even van tevoren",
    "mijn zoon helpt ook mee",
    "liever een man",
    "kun je erbij zetten dat er geen lift is",
    "it's on the third floor, there is no lift",
    "please bring gloves",
    "de bel is stuk, klop maar op het raam",
]


@pytest.mark.parametrize("words", MORE)
def test_it_is_added_and_shown_back_once(street: Street, words: str) -> None:
    ans = waits(street)
    ans.says(words)
    shown = ans.hears("Ik zet het erbij", "Wie ik vraag, leest het ook", key="det.added")
    assert newest(street).told[0] in shown.text
    assert newest(street).told[0] in words


def test_whoever_is_thinking_about_it_reads_it_in_the_question(street: Street) -> None:
    ans, bilal = thinking(street)
    ans.says("trouwens, er is geen lift")
    ans.hears(key="det.added")
    assert bilal.sees("Een buur zoekt hulp").has('schrijft erbij: "er is geen lift"')
    bilal.hears_nothing()  # the question itself says it, without a sound
    bilal.says("hoe laat?")
    bilal.hears("er is geen lift", key="ping.known").press("Ik help")
    hush(street)


def test_whoever_comes_hears_it_and_may_say_that_it_does_not_work_so(street: Street) -> None:
    ans, bilal = agreed(street)
    ans.says("er is geen lift")
    ans.hears("Bilal leest het ook", key="det.added")
    bilal.hears("Helpen tillen", "er is geen lift", key="det.told").press("Lukt niet")
    bilal.hears(key="can.helper")
    ans.hears("Bilal", key="can.to.asker")
    hush(street)
    assert newest(street).state is State.OPEN
    assert newest(street).told == ["er is geen lift"]


def test_whoever_comes_by_the_card_hears_what_was_added(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group("Kan iemand morgen om 15 uur een kast naar boven tillen?")
    street.group_hears(key="grq.offer").pressed_by(ans, "Ja, plaats maar")
    hush(street)
    ans.says("neem handschoenen mee")
    ans.hears(key="det.added")
    cor = street.resident("Cor")
    street.group_sees("Helpen tillen").pressed_by(cor, "Ik help")
    told = [message for message in cor.messages if message.key == "det.told"]
    assert [message.has("neem handschoenen mee") for message in told] == [True]
    told[0].press("Lukt niet")
    hush(street)


def test_several_who_help_read_it(street: Street) -> None:
    bilal, cor = is_asked(street), is_asked(street, "Cor")
    ans = waits(street, "Wie kunnen morgen met twee mensen een kast tillen?")
    for helper in (bilal, cor):
        helper.sees("Een buur zoekt hulp", "Er zijn 2 helpers nodig").press("Ik help")
    hush(street)
    ans.says("er is geen lift")
    ans.hears("De buren die helpen, lezen het ook", key="det.added")
    for helper in (bilal, cor):
        helper.hears("er is geen lift", key="det.told")


def test_it_is_taken_back(street: Street) -> None:
    ans, bilal = agreed(street)
    ans.says("neem handschoenen mee")
    added = ans.hears(key="det.added")
    bilal.hears(key="det.told")
    added.press("Toch niet")
    ans.hears("Het staat er niet meer bij", key="det.undone")
    bilal.hears("geldt niet meer", "neem handschoenen mee", key="det.gone")
    assert newest(street).details is None


def test_ten_minutes_later_it_stands(street: Street) -> None:
    ans = waits(street)
    ans.says("neem handschoenen mee")
    added = ans.hears(key="det.added")
    street.wait(minutes=11)
    hush(street)
    added.press("Toch niet")
    ans.toasted("kan niet meer")
    assert newest(street).told == ["neem handschoenen mee"]


def test_health_and_addresses_are_left_out(street: Street) -> None:
    ans, bilal = thinking(street)
    ans.says("het is best zwaar want ik heb reuma")
    ans.hears('"het is best zwaar"', "laat ik weg", key="det.added")
    assert not bilal.sees("Een buur zoekt hulp").has("reuma")
    ans.says("aanbellen bij nummer 12")
    ans.hears("namen, adressen en gezondheid laat ik weg", key="det.nothing")
    ans.says("ik ben doof, dus bel hard")
    ans.hears('"bel hard"', "laat ik weg", key="det.added")
    assert newest(street).told == ["het is best zwaar", "bel hard"]


def test_what_is_never_passed_on(street: Street) -> None:
    ans = waits(street)
    ans.says("oh ja, neem geld mee want ik wil 50 euro lenen")
    hush(street)
    assert newest(street).details is None


def test_the_same_twice_and_too_much(street: Street) -> None:
    ans = waits(street)
    ans.says("er is geen lift")
    ans.hears(key="det.added")
    ans.says("er is geen lift")
    ans.hears("staat er al bij", key="det.same")
    for words in ("de trap is smal", "er is een hond", "neem touw mee", "bel even van tevoren"):
        ans.says(words)
        ans.hears(key="det.added")
    ans.says("neem ook handschoenen mee")
    ans.hears("Vertel de rest", key="det.full")


@pytest.mark.parametrize("words", ["de lift is kapot", "ik ben achterom", "de deur is open"])
def test_where_they_are_is_told_to_whoever_comes(street: Street, words: str) -> None:
    ans, bilal = agreed(street)
    ans.says(words)
    ans.hears("Bilal leest het ook", key="det.added")
    bilal.hears(words, key="det.told")


def test_in_english(street: Street) -> None:
    ans = street.resident("Ann", language="en")
    ans.says("Can somebody carry a wardrobe upstairs tomorrow at 3 pm?")
    ans.hears(key="ask.sum").press("Yes")
    hush(street)
    ans.says("please bring gloves")
    ans.hears('I add it: "please bring gloves"', "Whoever I ask reads it too", key="det.added")
    ans.says("I need two people after all")
    ans.hears("2 helpers now", key="det.people")


def test_a_volunteer_reads_it_too(street: Street) -> None:
    vera = street.volunteer("Vera")
    ans = waits(street)
    street.until_rung("volunteers")
    hush(street)
    ans.says("er is geen lift")
    ans.hears(key="det.added")
    assert vera.sees("Helpen tillen").has("er is geen lift")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("wie kan er woensdag mijn hond uitlaten?", "ask.sum"),
        ("oh ja, wie kan er woensdag mijn hond uitlaten?", "ask.sum"),
        ("trouwens, laat maar", "can.asker"),
        ("trouwens, ik kan ook koken voor iemand", "off.free"),
        ("de wc is verstopt", "ask.when"),
        ("oh ja bedankt", "sta.lost"),
        ("er is brand", "sos.112"),
        ("het is morgen om vier uur", "chg.ok"),
        ("het is dringend", "rem.urgent"),
    ],
)
def test_what_is_about_something_else(street: Street, words: str, key: str) -> None:
    ans = waits(street)
    ans.says(words)
    ans.hears(key=key)
    cupboard = street.look(lambda db: newest(street))
    assert cupboard.details is None


def test_whoever_waits_for_nothing_adds_nothing(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("neem handschoenen mee")
    assert not ans.messages[-1].key.startswith("det.")
    hush(street)


def test_as_a_reply_to_the_card(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    ans.says_in_group("Kan iemand morgen om 15 uur een kast naar boven tillen?")
    street.group_hears(key="grq.offer").pressed_by(ans, "Ja, plaats maar")
    hush(street)
    card = street.group_sees("Hulpvraag 11", "Wie kan helpen?")
    bilal.says_in_group("er is geen lift", reply_to=card)
    assert newest(street).details is None  # of somebody else
    ans.says_in_group("er is geen lift", reply_to=card)
    ans.hears(key="det.added")  # in private, and nothing of it in the group
    assert newest(street).told == ["er is geen lift"]
    assert not street.group_sees("Hulpvraag 11").has("lift")
    hush(street)


def test_in_the_group_without_a_private_chat(street: Street) -> None:
    ans = street.resident("Ans", opened=False)
    asked = ans.says_in_group("Kan iemand morgen om 15 uur een kast naar boven tillen?")
    street.group_hears(key="grq.offer").pressed_by(ans, "Ja, plaats maar")
    hush(street)
    own = street.group_sees("Hulpvraag 11")
    assert asked
    ans.says_in_group("neem handschoenen mee", reply_to=own)
    said = street.group_hears("Dank je wel", key="det.added.group")
    said.pressed_by(ans, "Toch niet")
    ans.toasted("Het staat er niet meer bij")
    assert newest(street).details is None
    hush(street)


def test_what_is_told_where_an_address_was_asked(street: Street) -> None:
    ans, bilal = thinking(street)
    bilal.sees("Een buur zoekt hulp").press("Ik help")
    bilal.hears(key="clm.check").press("Ja, het lukt")
    ans.hears("Bilal").press("Ja, fijn")
    ans.sees("telefoonnummer geven").press("Ja, dit nummer")
    ans.sees("bij jou thuis").press("Ja, bij mij")
    hush(street)
    ans.says("neem handschoenen mee")
    ans.hears(key="det.added")
    bilal.hears("neem handschoenen mee", key="det.told")
    assert newest(street).street is None


def test_it_is_theirs_to_see_and_to_erase(street: Street) -> None:
    ans = waits(street)
    ans.says("neem handschoenen mee")
    hush(street)
    with street.app.session() as db:
        shown = asking.exporters[0](db, street.person(ans))
    assert shown["requests"][0]["details"] == ["neem handschoenen mee"]
    ans.says("/wis")
    ans.hears(key="prv.erase").press("Ja, wis alles")
    ans.hears(key="prv.erase.sure").press("Ja, wis alles")
    assert newest(street).details is None
    hush(street)
