"""T19: a link works once, for ten minutes and one browser; the page shows nobody and no more."""

import re
from datetime import timedelta

import pytest
from aiohttp import web

from bot.commandline.overview import Desk
from bot.keeping import sweep
from bot.pages import COOKIE, MOST, Pages
from bot.people import Grant, Person
from handlers.overview import Viewing
from tests.audited import broken
from tests.helping.posting import post
from tests.hush import hush
from tests.overview.browsing import Browser, link_of
from tests.residents import ZONE
from tests.street import Street

pytestmark = pytest.mark.threat("T19")


async def test_the_page_shows_how_the_neighbourhood_stands(
    street: Street, address: str, browser: Browser
) -> None:
    els, ans = street.coordinator("Els"), street.resident("Ans")
    street.coordinator("Nadia")
    els.says("ik neem de dienst")
    els.hears(key="dut.yours")
    post(street, ans, "Wie kan mijn lamp ophangen?", rung="volunteers", asked=4)
    post(street, ans, "Wie kan het gras maaien?")
    els.says("pak 12")
    street.resident("Bilal").says("ik help 11")
    hush(street)
    status, page = await browser.opens(link_of(els))
    assert status == 200
    for words in (
        "De Heeze", "11. Lamp ophangen", "4 mensen gevraagd", "vrijwilligers", "Els",
        "wacht op het ja", "een coördinator heeft het",
    ):  # fmt: skip
        assert words in page
    assert "Ans" not in page
    assert "Bilal" not in page
    assert broken(street.engine) == []
    assert "nog niemand" in page  # there is no back-up
    assert "oensdag 25" not in page
    els.says("ik neem woensdag dienst")
    hush(street)
    _, page = await browser.get(f"{address}overzicht")
    week = page.split("Wie heeft dienst?")[1].split("</dl>")[0]
    assert re.search(r"[Ww]oensdag 25</dt><dd>Els", week)
    assert week.count("nog niemand") == 7  # six days and the back-up
    hush(street)


async def test_previews_use_nothing_up(street: Street, address: str, browser: Browser) -> None:
    els = street.coordinator("Els")
    link = link_of(els)
    for agent in ("TelegramBot (like TwitterBot)", "WhatsApp/2.23", "Mozilla/5.0"):
        for _ in range(4):
            status, page = await browser.get(link, **{"User-Agent": agent})
            assert (status, "form" in page) == ((200, True) if agent[0] == "M" else (204, False))
    async with browser.session.head(link) as got:
        assert got.status == 204
    assert (await browser.opens(link))[0] == 200
    assert (await browser.opens(link))[0] == 410


async def test_a_link_works_once_and_ten_minutes(
    street: Street, address: str, browser: Browser
) -> None:
    els = street.coordinator("Els")
    first, second = link_of(els), link_of(els)
    street.wait(minutes=9)
    assert (await browser.opens(first))[0] == 200
    other = Browser()
    assert (await other.opens(first))[0] == 410
    street.wait(minutes=2)
    assert "te oud" in (await other.opens(second))[1]
    assert (await other.get(f"{address}overzicht"))[0] == 403
    await other.session.close()


async def test_after_eight_hours_it_is_over(
    street: Street, address: str, browser: Browser
) -> None:
    els = street.coordinator("Els")
    await browser.opens(link_of(els))
    street.wait(hours=7, minutes=59)
    assert (await browser.get(f"{address}overzicht"))[0] == 200
    street.wait(minutes=2)
    status, page = await browser.get(f"{address}overzicht")
    assert status == 403
    assert "Schrijf overzicht" in page
    street.wait(days=1)
    sweep(street.app)
    assert street.look(lambda db: db.query(Viewing).count()) == 0


async def test_whoever_coordinates_no_more_looks_no_more(
    street: Street, address: str, browser: Browser
) -> None:
    els = street.coordinator("Els")
    unused = link_of(els)
    await browser.opens(link_of(els))
    with street.app.session() as db:
        db.query(Grant).delete()
    assert (await browser.get(f"{address}overzicht"))[0] == 403
    assert (await browser.opens(unused))[0] == 410


async def test_in_somebody_elses_browser_it_is_refused_and_not_used_up(
    street: Street, address: str, browser: Browser
) -> None:
    els, nadia = street.coordinator("Els"), street.coordinator("Nadia")
    await browser.opens(link_of(els))
    link = link_of(nadia)
    status, page = await browser.opens(link)
    assert (status, "iemand anders" in page) == (403, True)
    own = Browser()
    assert (await own.opens(link))[0] == 200
    await own.session.close()
    assert (await browser.opens(link_of(els)))[0] == 200  # her own second link is no trouble


async def test_closing_it(street: Street, address: str, browser: Browser) -> None:
    els = street.coordinator("Els")
    _, page = await browser.opens(link_of(els))
    check = re.search(r'name="check" value="([^"]+)"', page)
    assert check is not None
    assert (await browser.post(f"{address}overzicht/dicht", {"check": "x"}))[0] == 403
    assert (await browser.get(f"{address}overzicht"))[0] == 200
    status, page = await browser.post(f"{address}overzicht/dicht", {"check": check[1]})
    assert (status, "is dicht" in page) == (200, True)
    assert (await browser.get(f"{address}overzicht"))[0] == 403


async def test_a_form_of_another_page_is_refused(
    street: Street, address: str, browser: Browser
) -> None:
    els = street.coordinator("Els")
    token = {"token": link_of(els).rpartition("/")[2]}
    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {},
    ):
        assert (await browser.post(f"{address}overzicht/open", token, headers))[0] == 403
    ours = {"Origin": "http://127.0.0.1"}  # a browser that tells no more than this
    assert (await browser.post(f"{address}overzicht/open", token, ours))[0] == 200


async def test_every_answer_has_its_headers(
    street: Street, address: str, browser: Browser
) -> None:
    els = street.coordinator("Els")
    await browser.opens(link_of(els))
    cookies = [c for c in browser.session.cookie_jar if c.key == COOKIE]
    assert [(c["httponly"], c["samesite"], c["path"]) for c in cookies] == [(True, "Strict", "/")]
    for path in ("overzicht", "overzicht/stijl.css", "overzicht/open/x"):
        async with browser.session.get(f"{address}{path}") as got:
            told = got.headers
            assert got.status == 200
        assert "default-src 'none'" in told["Content-Security-Policy"]
        assert "script" not in told["Content-Security-Policy"]
        assert told["Referrer-Policy"] == "no-referrer"
        assert told["Cache-Control"] == "no-store"
        assert told["X-Content-Type-Options"] == "nosniff"


async def test_rubbish_and_too_much(street: Street, address: str, browser: Browser) -> None:
    for form in ({}, {"token": ""}, {"token": "\x00é\ud800".encode("utf-8", "replace").decode()}):
        assert (await browser.post(f"{address}overzicht/open", form))[0] == 410
    large = await browser.post(f"{address}overzicht/open", {"token": "x" * 10_000})
    assert large[0] == 413
    for _ in range(MOST):
        status, page = await browser.post(f"{address}overzicht/open", {"token": "x"})
    assert (status, "druk" in page) == (429, True)
    closing = await browser.post(f"{address}overzicht/dicht", {"check": "x"})
    assert closing[0] == 429
    for path in ("overzicht/open", "overzicht/dicht", "overzicht/x"):
        assert (await browser.get(f"{address}{path}"))[0] in (404, 405)
    assert (await browser.get(f"{address}overzicht", Cookie=f"{COOKIE}=;;\xe9"))[0] == 403


async def test_what_is_wicked_in_a_name_stays_words(
    street: Street, address: str, browser: Browser
) -> None:
    els = street.coordinator("<script>alert(1)</script>")
    street.change(name='"><img src=x onerror=alert(1)>')
    els.says("ik neem de dienst")
    els.hears(key="dut.yours")
    _, page = await browser.opens(link_of(els))
    assert "<script" not in page
    assert "<img" not in page


async def test_in_english_and_without_figures(
    street: Street, address: str, browser: Browser
) -> None:
    joe = street.coordinator("Joe")
    with street.app.session() as db:
        db.get_one(Person, street.person(joe).id).language = "en"
    joe.says("/overview")
    link = re.search(r"http\S+", joe.hears("works once", key="pag.link.here").text)
    assert link is not None
    browser.session.headers["Accept-Language"] = "en-GB,nl;q=0.5"
    assert "Press the button" in (await browser.get(link[0]))[1]
    _, page = await browser.opens(link[0])
    for words in ('lang="en"', "Nothing is open", "no figures yet", "nobody yet"):
        assert words in page


def test_who_gets_a_link_and_where(street: Street) -> None:
    els, ans = street.coordinator("Els"), street.resident("Ans")
    ans.says("/overzicht")
    ans.hears(key="coo.norole")
    els.says("/overzicht")
    els.hears("november", key="sts.none")  # there is no page: the picture, or that there is none
    street.house.pages = "https://buurt.example.org/"
    els.says("overzicht")
    told = els.hears("acht uur", key="pag.link")
    assert told.protect
    assert told.button("Open het overzicht").link.startswith(
        "https://buurt.example.org/overzicht/open/"
    )
    stored = street.look(lambda db: db.query(Viewing).one())
    assert stored.token not in told.buttons[0].link
    assert stored.expires_at - street.clock.now() == timedelta(minutes=10)


async def test_beside_https_the_cookie_is_of_that_host_alone(street: Street) -> None:
    pages = Pages("https://buurt.example.org/", Desk(street.app))
    response = pages._remember(web.Response(), "secret")
    assert response.cookies["__Host-overzicht"]["secure"]
    assert street.clock.now().astimezone(ZONE).hour == 9
