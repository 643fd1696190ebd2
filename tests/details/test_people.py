"""More helpers than was said at first, or fewer."""

import pytest

from handlers.requests import PlaceState, State, places
from tests.details.opened import agreed, is_asked, newest, thinking, waits
from tests.hush import hush
from tests.street import Street


def free(street: Street) -> int:
    return int(street.look(lambda db: len(places(db, newest(street), PlaceState.OPEN))))


@pytest.mark.parametrize(
    "words",
    [
        "ik heb toch twee mensen nodig",
        "het moet met z'n tweeën",
        "twee is genoeg",
        "ik heb liever twee mensen",
        "I need two people after all",
    ],
)
def test_two_after_all(street: Street, words: str) -> None:
    ans, bilal = thinking(street)
    ans.says(words)
    ans.hears("2 helpers nodig", "vóór", key="det.people")
    assert bilal.sees("Een buur zoekt hulp").has("Er zijn 2 helpers nodig")
    assert free(street) == 2


def test_the_card_says_how_many(street: Street) -> None:
    ans = waits(street)  # nobody to ask in private: it stands in the group
    ans.says("ik heb toch twee mensen nodig, er is geen lift")
    ans.hears(key="det.people")
    ans.hears('"er is geen lift"', key="det.added")
    assert street.group_sees("Helpen tillen").has("Er zijn 2 helpers nodig")


def test_one_more_beside_who_comes_already(street: Street) -> None:
    cor = None
    ans, bilal = agreed(street)
    cor = is_asked(street, "Cor")
    ans.says("ik heb toch twee mensen nodig")
    ans.hears("2 helpers", key="det.people")
    bilal.hears("2 helpers nodig", "Jij bent er één van", key="det.people.helper")
    cor.hears("Er zijn 2 helpers nodig", key="ping.ask").press("Ik help")
    hush(street)
    assert newest(street).state is State.OPEN
    assert free(street) == 0


def test_it_is_taken_back(street: Street) -> None:
    ans, bilal = agreed(street)
    ans.says("ik heb toch twee mensen nodig")
    said = ans.hears(key="det.people")
    bilal.hears(key="det.people.helper")
    hush(street)
    said.press("Toch niet")
    ans.hears("Teruggedraaid", key="det.people.undone")
    bilal.hears("één helper is nu genoeg", key="det.people.helper")
    assert newest(street).state is State.AGREED
    assert newest(street).people == 1
    hush(street)


def test_ten_minutes_later_it_is_said_anew(street: Street) -> None:
    ans = waits(street)
    ans.says("ik heb toch drie mensen nodig")
    said = ans.hears(key="det.people")
    street.wait(minutes=11)
    hush(street)
    said.press("Toch niet")
    ans.toasted("kan niet meer")
    ans.says("één iemand is genoeg")
    ans.hears("één helper is genoeg", key="det.people")
    assert free(street) == 1
    hush(street)


def test_never_fewer_than_said_yes(street: Street) -> None:
    bilal, cor = is_asked(street), is_asked(street, "Cor")
    ans = waits(street, "Wie kunnen morgen met drie mensen een kast tillen?")
    for helper in (bilal, cor):
        helper.sees("Een buur zoekt hulp").press("Ik help")
    hush(street)
    ans.says("één iemand is genoeg")
    ans.hears("Er hebben al 2 buren ja gezegd", key="det.people.held")
    for helper in (bilal, cor):
        helper.hears("2 helpers nodig", key="det.people.helper")
    assert newest(street).people == 2
    ans.says("één iemand is genoeg")
    ans.hears(key="det.people.held")
    hush(street)


def test_whoever_is_not_needed_any_more_reads_so(street: Street) -> None:
    bilal, cor = is_asked(street), is_asked(street, "Cor")
    ans = waits(street, "Wie kunnen morgen met twee mensen een kast tillen?")
    bilal.sees("Een buur zoekt hulp").press("Ik help")
    hush(street)
    ans.says("één iemand is genoeg")
    ans.hears("één helper is genoeg", key="det.people")
    bilal.hears("één helper is nu genoeg", key="det.people.helper")
    assert cor.sees("al een buur gevonden").key == "ping.solved"
    hush(street)


@pytest.mark.parametrize(("words", "n"), [("één iemand is genoeg", 1), ("twee is genoeg", 2)])
def test_what_was_so_already(street: Street, words: str, n: int) -> None:
    text = "Wie kunnen morgen met twee mensen een kast tillen?"
    ans = waits(street, text) if n > 1 else waits(street)
    ans.says(words)
    ans.hears("Dat klopt", key="det.people.same")


def test_a_place_that_was_dropped_comes_back(street: Street) -> None:
    ans = waits(street, "Wie kunnen morgen met drie mensen een kast tillen?")
    for words, n in (("twee is genoeg", 2), ("ik heb toch vier mensen nodig", 4)):
        ans.says(words)
        ans.hears(key="det.people")
        assert free(street) == n
    ans.says("laat maar")
    ans.hears(key="can.asker").press("Ja, stop")
    stopped = ans.hears(key="can.asker.ok")
    hush(street)
    stopped.press("Toch niet")
    hush(street)
    assert free(street) == 4
    hush(street)


@pytest.mark.parametrize(
    "words", ["we zijn met z'n tweeën", "we gaan met twee personen", "twee uur is genoeg"]
)
def test_how_many_they_are_themselves(street: Street, words: str) -> None:
    ans = waits(street)
    ans.says(words)
    hush(street)
    assert newest(street).people == 1


def test_a_coordinator_reads_it_too(street: Street) -> None:
    els = street.coordinator("Els")
    ans = waits(street)
    ans.says("er is geen lift")
    ans.says("ik heb toch twee mensen nodig")
    hush(street)
    els.says("11")
    els.hears("er is geen lift", "er kwam uitleg bij", "2 helpers nodig", key="coo.item")
