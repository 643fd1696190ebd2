"""Two questions open at once: "ja" is asked back, and the right button is pressed."""

from bot.people import Person
from handlers.welcome.pause import urgent
from tests.phone import Phone
from tests.street import Street


def two_open(street: Street) -> Phone:
    """Ans was asked two things that can be answered with yes."""
    ans = street.resident("Ans")
    identity = street.person(ans).id
    context, turn = street.turn()
    turn.person = turn.db.get_one(Person, identity)
    buttons = [urgent(value="yes"), urgent(value="no")]
    turn.say("pau.urgent", to=turn.person, buttons=buttons)
    context.__exit__(None, None, None)
    street.deliver()
    ans.hears(key="pau.urgent")
    ans.says("/stil 20-8")
    ans.hears(key="pau.quiet")
    return ans


def test_two_open_prompts_are_asked_about(street: Street) -> None:
    ans = two_open(street)
    ans.says("ja")
    which = ans.hears("Waar gaat je antwoord over", key="g.which")
    assert which.labels[0].startswith("Goed. Van 20:00")
    assert which.labels[1].startswith("Mag ik bij spoed")
    which.press("Mag ik")
    ans.hears(key="pau.urgent.yes")
    assert ans.sees("Mag ik bij spoed").has("✔")
    ans.says("ja")  # now only one is open
    ans.hears(key="pau.urgent.yes")


def test_the_answer_to_which_may_be_a_number(street: Street) -> None:
    ans = two_open(street)
    ans.says("nee")
    ans.hears(key="g.which")
    ans.says("1")
    ans.hears(key="pau.urgent.no")
