"""Coming in: a hello, a yes, a postcode and a name, and everything that can go otherwise."""

from tests.street import Street


def test_a_newcomer_is_in_after_five_taps(street: Street) -> None:
    ans = street.stranger("Ans de Vries")
    ans.says("/start")
    ans.hears("computerprogramma", "De Heeze", key="onb.hello").press("Doe mee")
    ans.hears("16 jaar", key="onb.cons1").press("Ja, allebei")
    ans.hears("postcode", "7334 AB", key="onb.area")
    ans.says("7335 kc")
    ans.hears("De Heeze", key="onb.area.ok").press("Ja")
    ans.hears(key="onb.name").press("Ans")
    ans.hears("Klaar, Ans", "De Heeze", key="onb.role").press("Alleen kijken")
    ans.hears("mens", key="onb.done")
    kept = street.person(ans)
    assert (kept.name, kept.keeps_at, kept.pings_at) == ("Ans", street.clock.now(), None)
