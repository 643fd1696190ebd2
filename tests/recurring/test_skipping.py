"""One time is skipped: by her, by him, on a holiday."""

from handlers.requests import Request, State
from tests.hush import hush
from tests.recurring.test_stopping import pair
from tests.recurring.weekly import asked, quiet, series, until
from tests.street import Street

# -- one time is skipped -------------------------------------------------------------------------


def test_this_week_not_before_anybody_was_asked(street: Street) -> None:
    ans, bilal = pair(street)
    street.wait(days=3)  # the first visit is over
    hush(street)
    ans.says("deze week niet")
    ans.hears("dinsdag 1 december", key="rec.skip").press("Ja, overslaan")
    done = ans.hears("8 december", key="rec.skipped")
    bilal.hears_nothing()
    done.press("Toch wel")
    ans.hears(key="rec.unskipped")
    assert series(street).starts_at.day in (30, 1)
    ans.says("volgende week niet")
    ans.hears(key="rec.skip").press("Nee")
    ans.hears(key="rec.kept")
    hush(street)


def test_this_week_not_after_he_was_asked(street: Street) -> None:
    ans, bilal = pair(street)
    turn = until(street, bilal, "rec.turn")
    ans.says("deze week hoeft niet")
    ans.hears(key="rec.skip").press("Ja, overslaan")
    ans.hears("8 december", key="rec.skipped")
    bilal.hears("Ans slaat een keer over", "1 december", key="rec.skipped.helper")
    assert turn.has("niets te doen")
    hush(street)


def test_this_week_not_after_he_said_yes(street: Street) -> None:
    ans, bilal = pair(street)
    until(street, bilal, "rec.turn").press("Ja, ik kom")
    quiet(street)
    ans.hears(key="rec.comes").press("Deze keer niet")
    skipped = ans.hears("8 december", key="rec.skipped")
    last = street.look(lambda db: db.query(Request).order_by(Request.id.desc()).first())
    assert last.state is State.STOPPED
    hush(street)
    street.wait(minutes=11)
    skipped.press("Toch wel")
    ans.toasted("niet meer")
    hush(street)


def test_he_says_that_he_cannot_this_week(street: Street) -> None:
    ans, bilal = pair(street)
    street.wait(days=3)
    hush(street)
    bilal.says("volgende week kan ik niet")
    bilal.hears(key="rec.no")
    ans.hears("Bilal kan deze keer niet", "1 december", key="rec.gap")
    hush(street)


def test_he_cannot_come_to_what_was_agreed(street: Street) -> None:
    ans, bilal = pair(street)
    until(street, bilal, "rec.turn").press("Ja, ik kom")
    hush(street)
    bilal.says("deze week niet")
    assert any(m.key == "can.helper" for m in bilal.messages)
    assert any(m.key == "can.to.asker" for m in ans.messages)
    hush(street)
    assert series(street).helper_id is not None


def test_of_several_it_is_asked_which(street: Street) -> None:
    ans = street.resident("Ans")
    for words in ("Wie kan elke dinsdag boodschappen doen?", "Wie kan elke vrijdag stofzuigen?"):
        asked(street, ans, words)
        ans.hears(key="rec.ask").press("Ja, vaker")
        ans.hears(key="rec.until").press("Tot ik stop zeg")
        ans.hears(key="rec.who").press("Wisselen mag")
        ans.hears(key="rec.ok")
        hush(street)
    ans.says("deze week niet")
    ans.hears("Welke", key="rec.which").press("Boodschappen")
    ans.hears("Boodschappen", key="rec.skip").press("Nee")
    ans.hears(key="rec.kept")
    ans.says("stop vaste hulp")
    hush(street)


def test_who_has_nothing_regular(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("/vast")
    ans.hears("elke dinsdag boodschappen", key="rec.none")
    ans.says("deze week niet")
    hush(street)


# -- holidays ------------------------------------------------------------------------------------


def test_a_holiday_is_asked_about_and_skipped(street: Street) -> None:
    ans = street.resident("Ans")
    asked(street, ans, "Kan iemand elke vrijdag boodschappen doen?")
    ans.hears(key="rec.ask").press("Ja, vaker")
    ans.hears(key="rec.until").press("Tot ik stop zeg")
    ans.hears(key="rec.who").press("Wisselen mag")
    ans.hears(key="rec.ok")
    hush(street)
    feast = until(street, ans, "rec.feast")
    assert feast.has("vrijdag 25 december")
    feast.press("Ja, overslaan")
    ans.hears("1 januari", key="rec.skipped")
    hush(street)
    again = until(street, ans, "rec.feast")
    assert again.has("vrijdag 1 januari")
    again.press("Nee")
    ans.hears("gewoon door", key="rec.kept")
    asked_for = until(street, ans, "rec.asked", days=3)  # also when she had said nothing
    assert asked_for.has("1 januari")
    hush(street)


def test_the_first_time_is_some_day_of_its_week_and_may_be_skipped(street: Street) -> None:
    ans = street.resident("Ans")
    asked(street, ans, "Wie kan elke week een keer met me wandelen?")
    ans.hears(key="rec.ask").press("Ja, vaker")
    ans.hears(key="rec.until").press("Tot ik stop zeg")
    ans.hears(key="rec.who").press("Wisselen mag")
    ans.hears(key="rec.ok")
    ans.says("deze week niet")
    asks = ans.hears("Samen wandelen. Wil je deze keer overslaan", key="rec.skip")
    asks.press("Nee")
    ans.hears(key="rec.kept")
    quiet(street)
