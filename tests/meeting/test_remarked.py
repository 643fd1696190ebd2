"""What else somebody with an appointment remarks: done, moved, money, trust, a nod."""

from handlers.requests import State
from tests.meeting.visiting import PHONE, agree, aside, at_three, keys, meeting, request, visit
from tests.street import Street


def test_it_is_done_says_the_helper_and_she_is_asked_at_once(street: Street) -> None:
    ans, bilal = at_three(street)
    bilal.says("ik ben klaar")
    bilal.hears("Dank je wel voor je hulp", key="chk.helper.ok")
    question = ans.hears("Is het gelukt", key="chk.asker")
    bilal.says("ik ben klaar")
    bilal.hears(key="chk.helper.ok")
    ans.hears_nothing()
    assert request(street).state is State.AGREED  # she has a say in it
    street.wait(hours=30)
    aside(street)
    bilal.hears_nothing()  # it is known what he would say
    question.press("Ja, gelukt")
    ans.hears(key="chk.thanks")
    assert request(street).state is State.DONE
    aside(street)


def test_it_is_done_and_she_says_nothing(street: Street) -> None:
    ans, bilal = at_three(street)
    bilal.says("het is gedaan")
    bilal.hears(key="chk.helper.ok")
    ans.hears(key="chk.asker")
    street.wait(hours=49)
    assert request(street).state is State.DONE
    aside(street)


def test_it_is_done_for_who_cannot_be_asked(street: Street) -> None:
    ans, bilal = at_three(street)
    ans.blocks_the_bot()
    bilal.says("klaar!")
    bilal.hears(key="chk.helper.ok")
    assert request(street).state is State.DONE
    aside(street)


def test_it_worked_out_says_the_asker_only_once_it_began(street: Street) -> None:
    ans, _ = visit(street, day=0, hour=12)
    ans.says("het is gelukt")
    ans.hears(key="vis.asker")
    street.at("maandag 12:00")
    aside(street, "rem.", "nos.")
    ans.says("het is gelukt")
    ans.hears("bedanken", key="chk.thanks")
    assert request(street).state is State.DONE
    aside(street)


def test_another_number_and_another_address(street: Street) -> None:
    ans, bilal = visit(street)
    ans.says("mijn nummer is veranderd")
    ans.hears("Op welk nummer", key="con.phone.new")
    ans.says("06 87654321")
    bilal.hears("06 87654321", key="con.give")
    aside(street, "con.")
    ans.says("mijn adres is veranderd")
    ans.hears("straat en huisnummer", key="ask.addr")
    ans.says("Lindestraat 9")
    bilal.hears("Lindestraat 9", key="con.addr.give")
    aside(street, "ask.", "con.")
    bilal.says("mijn adres is veranderd")
    bilal.hears("Lindestraat 9", key="vis.helper")
    bilal.says("ik heb een nieuw nummer")
    bilal.hears(key="vis.helper")  # she calls nobody: he calls her


def test_money_trust_and_a_nod(street: Street) -> None:
    ans, bilal = visit(street)
    for phone in (ans, bilal):
        phone.says("ok")
        phone.hears("Fijn.", key="vis.well")
    ans.says("moet ik betalen?")
    ans.hears("gratis", key="vis.cost")
    ans.says("is hij te vertrouwen?")
    told = ans.hears(meeting(street).code or "-", "mens", key="vis.trust")
    assert told.protect
    bilal.says("is zij te vertrouwen?")
    bilal.hears("mens", key="vis.trust").press("Ik voel me niet veilig")
    assert keys(bilal)[0].startswith("blk.")
    aside(street, "blk.", "coo.")
    ans.says("moet ik de boodschappen voorschieten?")
    assert keys(ans)[0] == "vis.cost"
    aside(street, "vis.cost")


def test_money_of_groceries(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, "Wie kan boodschappen doen?", day=1, address="Dorpsstraat 7")
    ans.hears(key="con.phone").press("Ja, dit nummer")
    aside(street, "con.", "ask.")
    ans.says("wie betaalt dat?")
    ans.hears("met de bon", key="ask.cost")


def test_a_request_of_their_own_stays_that(street: Street) -> None:
    ans, bilal = visit(street)
    ans.says("Kan iemand zaterdag de hond uitlaten?")
    ans.hears("Hond", "zaterdag", key="ask.sum")
    ans.says("zaterdag om 10 uur")  # about what she is busy asking
    ans.sees("Hond", "10:00")
    bilal.hears_nothing()


def test_a_request_that_begins_like_a_remark(street: Street) -> None:
    ans, bilal = visit(street)
    ans.says("Ik ben morgen niet thuis, wie kan mijn pakket aannemen?")
    ans.hears("Pakje", key="ask.sum")
    bilal.hears_nothing()


def test_in_a_relay_words_are_for_the_other(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, day=1, address="Dorpsstraat 7")
    ans.hears(key="con.phone").press("Nee, via de bot")
    aside(street, "con.", "ask.")
    bilal.says("hoe laat zal ik komen?")
    bilal.hears(key="con.relay.sent")
    ans.hears("hoe laat zal ik komen", key="con.relay.in")


def test_an_asker_who_was_never_in_private(street: Street) -> None:
    ans, bilal = street.resident("Ans", opened=False), street.resident("Bilal")
    agree(street, ans, bilal, day=0, hour=12, address="Dorpsstraat 7")
    bilal.says("hoe laat?")
    bilal.hears("nummer volgt nog", key="vis.helper")
    street.at("maandag 11:55")
    aside(street, "con.", "rem.", "coo.")
    bilal.says("ik ben 10 minuten later")
    bilal.hears("niet bereiken", key="vis.unheard")
    aside(street, "con.", "rem.", "coo.", "nos.")


def test_on_behalf_of_somebody_without_a_chat(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    fields = {"for_name": "Oma Truus", "for_phone": "06 11111111"}
    agree(street, ans, bilal, day=0, hour=12, address="Dorpsstraat 7", **fields)
    aside(street, "obo.", "con.")
    bilal.says("wat is het nummer van haar?")
    bilal.hears("Oma Truus", "06 11111111", key="vis.helper")
    ans.says("hoe laat?")
    assert "06 11111111" not in ans.hears("12:00", key="vis.asker").text
    street.at("maandag 11:55")
    aside(street, "rem.", "nos.")
    bilal.says("ik sta voor de deur")
    bilal.hears(key="nos.good")
    ans.hears_nothing()  # she is not there
    street.wait(minutes=30)
    aside(street, "nos.")


def test_in_english(street: Street) -> None:
    ans, bilal = visit(street, day=0, hour=12)
    street.at("maandag 12:00")
    aside(street, "rem.", "nos.")
    bilal.says("running 10 minutes late")
    bilal.hears(key="nos.good")
    ans.hears("10 minuten", key="nos.late")
    bilal.says("I'm at the door")
    bilal.hears(key="vis.door.ok")
    ans.hears(key="vis.door")
    bilal.says("nobody is home")
    bilal.hears(key="nos.asker_absent")
