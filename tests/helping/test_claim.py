"""F11: the tap is the claim; one is first, and everybody hears kindly how it went."""

from handlers.helping.model import Bystander, Standing
from handlers.requests import State
from tests.helping.places import held, helped_before
from tests.helping.posting import fetch, leave, move_in, post, stop
from tests.street import Street


def test_a_tap_is_the_claim_and_the_asker_is_asked(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    helped_before(street, bilal)
    post(street, ans, day=1)
    bilal.hears("Boodschappen").press("Ik help")
    said = bilal.hears("Jij bent de helper van hulpvraag", "Ik vraag nu", key="clm.won")
    assert said.has("Je hoort vóór vandaag 13:15 uur van mij")  # four waking hours
    ans.hears("Bilal wil je helpen", "Boodschappen", "hielp al eerder", key="clm.asker")
    assert held(street)[-1] == "Bilal"


def test_a_first_time_is_checked_once_more(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, day=1)
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears("Kun je echt morgen", key="clm.check").press("Ja, het lukt")
    bilal.hears("Jij bent de helper", key="clm.won")
    ans.hears("Bilal wil je helpen", "Bilal is nieuw")


def test_the_second_thought_gives_it_back(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, day=1)
    bilal.hears("Boodschappen").press("Ik help")
    ans.hears("Bilal wil je helpen")
    bilal.hears("Kun je echt").press("Toch niet")
    bilal.hears("Ik zoek meteen iemand anders", key="can.helper")
    ans.hears("Bilal kan toch niet komen", key="can.to.asker")
    assert held(street) == [""]
    leave(street)


def test_sure_after_the_asker_had_said_yes(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, day=1)
    bilal.hears("Boodschappen").press("Ik help")
    check = bilal.hears("Kun je echt")
    ans.hears("Bilal wil je helpen").press("Ja, fijn")
    bilal.hears("Het is goed", "morgen", key="clm.yes")
    leave(street)
    check.press("Ja, het lukt")
    bilal.hears("dan blijft het zo", key="clm.sure")
    leave(street)


def test_the_second_is_just_too_late_and_can_be_reserve(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, cor = street.neighbours(2)
    request = post(street, ans)
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears("Jij bent de helper")
    assert cor.hears("al een buur gevonden", key="ping.solved").labels == []
    ans.hears("wil je helpen")
    cor.says("ik help 11")
    cor.hears("net iets eerder", key="clm.lost.dm").press("Ja, reserve")
    cor.hears("wachtlijst", key="clm.reserve")
    cor.says("ik help 11")  # once more: nothing new
    cor.hears("Net te laat", key="clm.lost")
    standing = street.look(lambda db: db.query(Bystander).one().standing)
    assert standing is Standing.RESERVE
    assert held(street) == ["Buur1"]
    assert fetch(street, request).state is State.OPEN


def test_too_late_and_no_reserve(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, cor = street.neighbours(2)
    post(street, ans)
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears("Jij bent de helper")
    ans.hears("wil je helpen")
    cor.hears("al een buur gevonden")
    cor.says("ik help 11")
    cor.hears("net iets eerder").press("Nee")
    cor.hears("Fijn dat je wilde helpen", key="ping.thanks")


def test_under_the_card_it_is_a_toast_for_each(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, cor = street.neighbours(2, "Ik kan fietsen plakken")
    post(street, ans, in_group=True)
    card = street.group_hears("Hulpvraag 11", "Boodschappen", key="card.open")
    card.pressed_by(bilal, "Ik help")
    bilal.toasted("Gelukt")
    bilal.hears("Jij bent de helper")
    ans.hears("wil je helpen")
    card = street.group_sees("Iemand helpt")
    assert card.labels == []
    cor.says("ik help 11")
    cor.hears("net iets eerder")


def test_somebody_who_pressed_the_old_card_hears_it_in_a_toast(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, cor = street.neighbours(2, "Ik kan fietsen plakken")
    post(street, ans, in_group=True)
    card = street.group_hears("Hulpvraag 11")
    button = card.button("Ik help")
    card.pressed_by(bilal, "Ik help")
    bilal.hears("Jij bent de helper")
    ans.hears("wil je helpen")
    card.buttons = [button]  # as it stood on the telephone of Cor a second ago
    card.pressed_by(cor, "Ik help")
    cor.toasted("Net te laat")
    cor.hears("net iets eerder", key="clm.lost.dm")
    card.buttons = [button]
    card.pressed_by(bilal, "Ik help")
    bilal.toasted("al de helper")


def test_your_own_request(street: Street) -> None:
    ans = street.resident("Ans")
    street.neighbours(1)
    post(street, ans, in_group=True)
    street.neighbours_hear(how_many=1)
    street.group_hears("Hulpvraag 11").pressed_by(ans, "Ik help")
    ans.toasted("eigen vraag")
    ans.says("ik help 11")
    ans.hears("eigen vraag", key="clm.own")


def test_a_number_nobody_knows_and_one_that_is_over(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    bilal.says("ik help 44")
    bilal.hears("Hulpvraag 44 ken ik niet", key="hlp.nonumber")
    request = post(street, ans)
    bilal.hears("Boodschappen")
    stop(street, request)
    assert bilal.sees("niet meer nodig").key == "ping.gone"
    bilal.says("ik help 11")
    bilal.hears("al klaar", key="clm.closed")


def test_the_same_number_in_two_neighbourhoods_is_asked_back(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    other = street.add_neighbourhood("Het Zuid")
    move_in(street, bilal, other)
    post(street, ans)
    bilal.hears("Boodschappen")
    post(street, street.resident("Bep"), home=other)
    leave(street)
    bilal.says("ik help 11")
    bilal.hears("in twee buurten", key="hlp.which").press("De Heeze")
    bilal.hears("Jij bent de helper")
    ans.hears("Bilal wil je helpen")
    leave(street)


def test_two_helps_at_the_same_time(street: Street) -> None:
    ans, bep = street.resident("Ans"), street.resident("Bep")
    bilal = street.neighbour("Bilal")
    post(street, ans, day=1)
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears("Kun je echt").press("Ja, het lukt")
    bilal.hears("Jij bent de helper")
    ans.hears("Bilal wil je helpen")
    post(street, bep, day=1)
    bilal.hears("Boodschappen").press("Ik help")
    bep.hears("wil je helpen")
    bilal.hears("Je helpt dan al", "Lukt dat allebei", key="clm.busy").press("Nee")
    bilal.hears("Ik zoek meteen iemand anders")
    bep.hears("kan toch niet komen")
    leave(street)
    assert held(street) == ["Bilal", ""]


def test_two_helps_at_the_same_time_that_both_work(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, day=1)
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears("Kun je echt").press("Ja, het lukt")
    bilal.hears("Jij bent de helper")
    ans.hears("Bilal wil je helpen")
    bep = street.resident("Bep")
    post(street, bep, day=1)
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears("allebei").press("Ja")
    bilal.hears("Jij bent de helper")
    bep.hears("Bilal wil je helpen")


def test_the_third_help_in_a_week(street: Street) -> None:
    bilal = street.neighbour("Bilal", max_a_week=9)
    names = [street.resident(name) for name in ("Ans", "Bep", "Cor")]
    for asker in names[:2]:
        post(street, asker)
        bilal.hears("Boodschappen").press("Ik help")
        bilal.hears("Jij bent de helper")
        asker.hears("Bilal wil je helpen").press("Ja, fijn")
        bilal.hears("Het is goed", key="clm.yes")
        leave(street)
    post(street, names[2], in_group=True)
    street.group_hears("Hulpvraag 13").pressed_by(bilal, "Ik help")
    bilal.hears("deze week al 2 keer", key="clm.many").press("Toch helpen")
    bilal.hears("Jij bent de helper van hulpvraag 13")
    names[2].hears("Bilal wil je helpen")
    leave(street)


def test_the_third_help_in_a_week_may_be_left(street: Street) -> None:
    bilal = street.neighbour("Bilal", max_a_week=9)
    names = [street.resident(name) for name in ("Ans", "Bep", "Cor")]
    for asker in names[:2]:
        post(street, asker)
        bilal.hears("Boodschappen").press("Ik help")
        bilal.hears("Jij bent de helper")
        asker.hears("Bilal wil je helpen")
    post(street, names[2], in_group=True)
    street.group_hears("Hulpvraag 13").pressed_by(bilal, "Ik help")
    names[2].hears("Bilal wil je helpen")
    bilal.hears("deze week al 2 keer").press("Deze keer niet")
    bilal.hears("Ik zoek meteen iemand anders")
    names[2].hears("kan toch niet komen")
    leave(street)


def test_two_helpers_are_needed(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, cor, dirk = street.neighbours(3)
    request = post(street, ans, people=2)
    street.neighbours_hear("Boodschappen", how_many=3)
    bilal.says("ik help")
    bilal.hears("zijn 2 helpers nodig", "nummer 1", "vóór", key="ping.two")
    first = ans.hears("wil je helpen")
    cor.says("ja graag")
    cor.hears("nummer 2")
    second = ans.hears("wil je helpen")
    assert dirk.sees("al een buur gevonden")
    first.press("Ja, fijn")
    bilal.hears("Het is goed")
    assert fetch(street, request).state is State.OPEN
    second.press("Ja, fijn")
    cor.hears("Het is goed")
    assert fetch(street, request).state is State.AGREED
    leave(street)
