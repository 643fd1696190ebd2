"""F11: the asker's yes, in private or in the group, and what happens when she does not answer."""

from bot.people import Trust
from handlers.helping import AskerArrived
from handlers.requests import Request, State
from tests.helping.posting import fetch, leave, post
from tests.hush import hush
from tests.phone import Message, Phone
from tests.street import Street


def claimed(street: Street, ans: Phone, **fields: object) -> tuple[Phone, Message]:
    """Bilal helps Ans; what she is asked."""
    bilal = street.neighbour("Bilal")
    post(street, ans, **fields)
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears(key="clm.check" if "day" in fields else "clm.won")
    return bilal, ans.hears("Bilal wil je helpen", key="clm.asker")


def claimed_in_group(street: Street) -> tuple[Phone, Phone, Message]:
    """Ans has no private chat; Bilal helps, and she is asked in the group."""
    ans = street.resident("Ans", opened=False)
    receipt = ans.says_in_group("Mooi weer")
    bilal = street.neighbour("Bilal")
    post(street, ans, in_group=True, origin=receipt)
    street.group_hears("Hulpvraag 11")
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears("Jij bent de helper")
    return ans, bilal, street.group_hears("Er is een buur die wil helpen", key="grq.yes")


def test_the_asker_says_yes_and_the_helper_hears_it(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, question = claimed(street, ans)
    assert question.labels == ["Ja, fijn", "Liever iemand anders"]
    question.press("Ja, fijn")
    bilal.hears("Het is goed", "Boodschappen", key="clm.yes")
    assert street.look(lambda db: db.query(Request).one().state) is State.AGREED
    leave(street)


def test_yes_in_words(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, _ = claimed(street, ans)
    ans.says("ja fijn")
    bilal.hears("Het is goed")
    leave(street)


def test_the_asker_prefers_somebody_else_and_the_helper_never_hears_why(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, question = claimed(street, ans)
    cor = street.neighbour("Cor")
    question.press("Liever iemand anders")
    ans.hears("Ik zoek een andere buur", "zonder reden", key="clm.asker.no")
    refused = bilal.hears("deze keer lukt het niet samen", key="clm.refused")
    cor.hears("Boodschappen").press("Ik help")
    cor.hears("Jij bent de helper")
    bilal.says("ik help 11")
    bilal.hears("deze keer lukt het niet samen", key="clm.refused")
    ans.hears("Cor wil je helpen").press("Ja, fijn")
    cor.hears("Het is goed")
    assert refused.key == "clm.refused.late"
    assert refused.has("andere buur")
    bilal.says("ik help 11")
    bilal.hears("komt er een andere buur", key="clm.refused.late")
    leave(street)


def test_an_old_button_after_it_was_answered(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, question = claimed(street, ans)
    button = question.button("Ja, fijn")
    question.press("Ja, fijn")
    bilal.hears("Het is goed")
    leave(street)
    question.buttons = [button]
    question.press("Ja, fijn")
    ans.toasted("werkt niet meer")


def test_nobody_else_may_answer_for_her(street: Street) -> None:
    _, bilal, question = claimed_in_group(street)
    assert not question.has("Bilal")
    question.pressed_by(bilal, "Ja, fijn")
    bilal.toasted("Deze knop is voor Ans")


def test_without_a_private_chat_she_agrees_in_the_group(street: Street) -> None:
    ans = street.resident("Ans", opened=False)
    receipt = ans.says_in_group("Mooi weer")
    bilal = street.neighbour("Bilal")
    request = post(street, ans, in_group=True, origin=receipt)
    street.group_hears("Hulpvraag 11")
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears("Jij bent de helper")
    question = street.group_hears("Er is een buur", key="grq.yes")
    question.pressed_by(ans, "Ja, fijn")
    assert fetch(street, request).state is State.AGREED
    assert question.key == "grq.open"
    assert question.has("Start")
    bilal.hears("Het is goed")
    arrived: list[AskerArrived] = []
    street.house.registry.features[0].on(AskerArrived)(lambda turn, news: arrived.append(news))
    try:
        question.pressed_by(ans, "Open gesprek")
    finally:
        street.house.registry.features[0].reactions.pop()
    assert [news.request.id for news in arrived] == [request.id]
    leave(street)


def test_she_never_opens_one_so_the_coordinator_is_asked_to_fetch_her(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans = street.resident("Ans", opened=False)
    receipt = ans.says_in_group("Mooi weer")
    bilal = street.neighbour("Bilal")
    post(street, ans, in_group=True, origin=receipt, day=9)
    street.group_hears("Hulpvraag 11")
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears("Kun je echt")
    street.group_hears("Er is een buur").pressed_by(ans, "Ja, fijn")
    bilal.hears("Het is goed")
    leave(street)
    street.wait(minutes=59)
    leave(street)
    coen.hears_nothing()
    street.wait(minutes=3)
    coen.hears("Hulpvraag 11", "Bilal", "Ans", key="coo.fetch")
    leave(street)


def test_in_the_group_she_may_prefer_somebody_else(street: Street) -> None:
    ans, bilal, question = claimed_in_group(street)
    question.pressed_by(ans, "Liever iemand anders")
    assert question.key == "grq.yes.no"
    bilal.hears("deze keer lukt het niet samen")
    leave(street)


def test_she_opened_a_chat_in_the_meantime(street: Street) -> None:
    ans, bilal, question = claimed_in_group(street)
    ans.says("hallo")
    ans.hears("Hallo")
    question.pressed_by(ans, "Ja, fijn")
    assert question.key == "grq.yes.done"
    bilal.hears("Het is goed")
    leave(street)


def test_the_link_after_the_helper_has_gone(street: Street) -> None:
    ans, bilal, question = claimed_in_group(street)
    question.pressed_by(ans, "Ja, fijn")
    bilal.hears("Het is goed")
    leave(street)
    link = question.button("Open gesprek")
    bilal.says("lukt niet")
    bilal.hears("Ik zoek meteen iemand anders")
    ans.opens(link.link)
    ans.hears("intussen veranderd", key="grq.over")
    leave(street)


def test_on_behalf_of_somebody_the_one_who_asked_answers(street: Street) -> None:
    ans = street.resident("Ans", trust=Trust.TALKED)
    bilal = street.neighbour("Bilal")
    post(street, ans, for_name="mevrouw De Wit")
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears("Jij bent de helper")
    ans.hears("Bilal wil mevrouw De Wit helpen", key="clm.asker.for").press("Ja, fijn")
    bilal.hears("Het is goed")
    hush(ans, bilal)
    leave(street)
