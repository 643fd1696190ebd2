"""Shopping is paid for by somebody else: both sides hear how, and what is never given."""

from tests.meeting.visiting import agree, aside
from tests.street import Street

PHONE = "06 12345678"
SHOPPING = "Kan iemand morgen boodschappen voor me doen?"


def test_money_for_shopping_is_spoken_of_to_both_sides(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, SHOPPING, category="groceries", day=1)
    ans.hears(key="con.phone").press("Ja, dit nummer")
    aside(street, "con.", "ask.where")
    for phone in (ans, bilal):
        phone.hears("vooraf contant", "de bon", "Geef nooit je pincode", key="ask.cost")


def test_money_is_not_spoken_of_when_there_is_no_shopping(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    ans.hears(key="con.phone").press("Ja, dit nummer")
    aside(street, "con.", "ask.where")
