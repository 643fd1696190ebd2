"""Two questions open at once: "ja" is asked back, and the right button is pressed."""

from tests.phone import Phone
from tests.street import Street


def two_open(street: Street) -> Phone:
    """Ans was asked two things that can be answered with yes."""
    ans = street.resident("Ans")
    ans.says("/aanbod")
    ans.hears("Mag ik je een bericht sturen", key="onb.cons2")
    ans.says("/stil 20-8")
    ans.hears(key="pau.quiet")
    return ans


def test_two_open_prompts_are_asked_about(street: Street) -> None:
    ans = two_open(street)
    ans.says("nee")
    which = ans.hears("Waar gaat je antwoord over", key="g.which")
    assert which.labels[0].startswith("Goed. Van 20:00")
    assert which.labels[1].startswith("Mag ik je")
    which.press("Mag ik")
    ans.hears(key="onb.cons2.no")
    assert ans.sees("Niet meer dan 3 per week").has("✔ Nee")
    ans.says("ja")  # now only one is open
    ans.hears(key="pau.urgent.yes")


def test_the_answer_to_which_may_be_a_number(street: Street) -> None:
    ans = two_open(street)
    ans.says("nee")
    ans.hears(key="g.which")
    ans.says("1")
    ans.hears(key="pau.urgent.no")


def test_the_same_question_twice_is_one(street: Street) -> None:
    ans = street.resident("Ans")
    for _ in range(2):
        ans.says("/aanbod")
        ans.hears(key="onb.cons2")
    ans.says("nee")
    ans.hears(key="onb.cons2.no")
