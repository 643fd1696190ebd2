"""F12: the page on the platform itself instead of a number, by who chooses that, for this help."""

from dataclasses import replace

from handlers.meeting import Meeting, numbers_given
from tests.hush import hush
from tests.meeting.visiting import agree, aside, meeting
from tests.phone import Phone
from tests.street import Street

FIRST = ("con.code", "con.tips", "ask.where", "ask.extra", "con.ready.pass")
ANS = "t.me/ans_van_dam"


def on_telegram(street: Street, **ans: str) -> tuple[Phone, Phone]:
    """On this platform people may have a page; both said yes."""
    street.house.abilities["street"] = replace(street.house.can("street"), pages="Telegram")
    asker, bilal = street.resident("Ans", **ans), street.resident("Bilal")
    agree(street, asker, bilal, day=1)
    return asker, bilal


def test_her_page_instead_of_her_number(street: Street) -> None:
    ans, bilal = on_telegram(street)
    ans.page = ANS
    asked = ans.hears(key="con.phone.new")
    assert asked.labels == ["Deel mijn nummer", "Nee, via de bot", "Via Telegram"]
    asked.press("Via Telegram")
    ans.hears(f"Bilal weet nu waar je bent: {ANS}", key="con.given.page")
    got = bilal.hears(f"Schrijf Ans hier: {ANS}", key="con.give.page")
    assert got.protect
    aside(street, *FIRST)
    bilal.says("adres")
    bilal.hears(ANS, key="con.give.page")
    aside(street, "con.adres", "con.addr")
    bilal.says("hoe bereik ik haar? wat is haar nummer?")
    assert bilal.hears(f"Schrijf Ans hier: {ANS}", key="vis.helper").protect
    ans.says("heeft hij mijn nummer? wie komt er?")
    told = ans.hears("Bilal kan je schrijven", key="vis.asker")
    assert ANS not in told.text
    found = meeting(street)
    assert (found.phone, found.by_page) == (ANS, True)
    assert street.person(ans).phone is None
    assert street.look(lambda db: numbers_given(db, street.person(ans))) == []


def test_in_words_and_where_a_number_is_known(street: Street) -> None:
    ans, bilal = on_telegram(street, phone="06 12345678")
    ans.page = ANS
    ans.hears(key="con.phone")
    ans.says("Liever via Telegram")
    ans.hears(ANS, key="con.given.page")
    bilal.hears(ANS, key="con.give.page")
    aside(street, *FIRST)
    ans.says("via telegram")  # once more: there is nothing to choose
    assert "Telegram" not in ans.messages[-1].text
    ans.messages[-1].read = True


def test_without_a_page_she_is_told_how_and_may_choose_something_else(street: Street) -> None:
    ans, bilal = on_telegram(street)
    ans.hears(key="con.phone.new").press("Via Telegram")
    told = ans.hears("nog geen gebruikersnaam in Telegram", key="con.page.none")
    assert told.labels == ["Nu wel", "Geef mijn nummer", "Nee, via de bot"]
    told.press("Geef mijn nummer")
    again = ans.hears(key="con.phone.new")
    again.press("Via Telegram")
    last = ans.hears(key="con.page.none")
    ans.page = ANS
    last.press("Nu wel")
    ans.hears(key="con.given.page")
    bilal.hears(ANS, key="con.give.page")
    aside(street, *FIRST)


def test_no_page_and_so_through_the_bot_and_then_the_helper_gives_one(street: Street) -> None:
    ans, bilal = on_telegram(street)
    ans.hears(key="con.phone.new").press("Via Telegram")
    ans.hears(key="con.page.none").press("Nee, via de bot")
    aside(street, *FIRST)
    ans.hears(key="con.relay")
    told = bilal.hears(key="con.relay")
    assert told.labels == ["Schrijf", "Geef mijn nummer", "Via Telegram"]
    told.press("Via Telegram")
    empty = bilal.hears(key="con.page.none")
    assert empty.labels == ["Nu wel", "Geef mijn nummer"]
    bilal.page = "t.me/bilal"
    empty.press("Nu wel")
    bilal.hears("Ans weet nu waar je bent", key="con.given.page")
    ans.hears("Schrijf Bilal hier: t.me/bilal", key="con.give.page")
    ans.sees("bij jou thuis").press("Maakt niet uit")
    ans.sees("nog iets weten").press("Nee")
    aside(street, "ask.extra")
    ans.hears("Schrijf Bilal om af te spreken", key="con.ready.write")
    aside(street, *FIRST)
    ans.page = ANS
    ans.sees("Jullie nummers blijven geheim").press("Via Telegram")  # later: they have one already
    ans.toasted("hebben al een nummer")


def test_on_another_platform_it_is_of_no_use(street: Street) -> None:
    """Here nobody has a page; the word means nothing."""
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    asked = ans.hears(key="con.phone.new")
    assert asked.labels == ["Deel mijn nummer", "Nee, via de bot"]
    ans.page = ANS
    ans.says("via telegram")
    ans.messages[-1].read = True
    assert meeting(street).phone is None
    bilal.hears_nothing()


def test_it_goes_from_both_chats_with_the_visit(street: Street) -> None:
    ans, bilal = on_telegram(street)
    ans.page = ANS
    ans.hears(key="con.phone.new").press("Via Telegram")
    given, own = bilal.hears(key="con.give.page"), ans.hears(key="con.given.page")
    aside(street, *FIRST)
    street.wait(hours=47)
    hush(ans, bilal)
    assert ANS not in given.text or given.deleted
    assert ANS not in own.text or own.deleted


def test_who_is_forgotten_leaves_no_page(street: Street) -> None:
    ans, bilal = on_telegram(street)
    ans.page = ANS
    ans.hears(key="con.phone.new").press("Via Telegram")
    given = bilal.hears(key="con.give.page")
    aside(street, *FIRST)
    ans.hears(key="con.given.page")
    ans.says("/wis")
    ans.hears(key="prv.erase").press("Ja, wis alles")
    ans.hears("afspraak", key="prv.erase.open").press("Ja, wis alles")
    ans.hears(key="prv.erased")
    street.tick()
    hush(ans, bilal)
    assert ANS not in given.text or given.deleted
    pages = street.look(lambda db: [m.phone for m in db.query(Meeting).all()])
    assert pages == [None]
