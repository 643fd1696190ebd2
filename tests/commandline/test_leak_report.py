"""`burenhulp leak-report`: whom it touches and what is kept of them, without a word of it."""

import json
from datetime import timedelta
from typing import Any

from tests.commandline.conftest import Run
from tests.commandline.home import SECRET, erase, home
from tests.hush import hush
from tests.street import Street

__all__ = ["home"]


def report(burenhulp: Run, *more: str) -> dict[str, Any]:
    code, out, err = burenhulp("leak-report", *more, SECRET_KEY=SECRET)
    assert (code, err) == (0, "")
    return dict(json.loads(out))


def test_whom_it_touches_and_what_is_kept(burenhulp: Run, home: Street) -> None:
    ans = home.neighbour("Zwaantje", offer="Ik kan boodschappen doen", phone="06 12345678")
    zoe = home.resident("Zoë")
    hush(home)
    found = report(burenhulp)
    assert found["people"] == 2
    assert found["ids"] == sorted(home.person(phone).id for phone in (ans, zoe))
    assert found["accounts"] == 2
    assert found["neighbourhoods"] == {"De Heeze": 2}
    assert found["fields"]["person.name"] == 2
    assert found["fields"]["person.phone"] == 1
    assert found["fields"]["offer.text"] == 1
    assert {"person.name", "letter.body"} <= set(found["encrypted"])
    assert not [word for word in ("Zwaantje", "boodschappen", "12345678") if word in str(found)]


def test_who_was_there_at_the_time(burenhulp: Run, home: Street) -> None:
    zoe = home.resident("Zoë")
    began = home.clock.now()
    home.clock.turn(timedelta(days=1))
    erase(zoe)
    home.clock.turn(timedelta(days=1))
    home.resident("Ans")
    late = home.clock.now() + timedelta(minutes=1)
    assert report(burenhulp)["people"] == 1
    assert report(burenhulp, "--since", began.isoformat())["people"] == 2
    assert report(burenhulp, "--since", late.isoformat())["people"] == 1
    until = (began + timedelta(hours=1)).isoformat()
    assert report(burenhulp, "--since", began.isoformat(), "--until", until)["people"] == 1
    code, _, err = burenhulp("leak-report", "--since", "gisteren", SECRET_KEY=SECRET)
    assert (code, "gisteren" in err) == (2, True)
